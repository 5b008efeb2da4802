#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window of PIM Studio shows, as a screen reader is told (AT-SPI): places for a mouse to go to, texts to compare.

Controls are found by role and name, so nothing here knows a pixel. A control that cannot be found this way cannot be
found by somebody who does not see either.
"""
import argparse
import re
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

BIG = ("table", "tree", "tree table", "list")  # their cells only when asked: there may be thousands


def children(node, cells):
    if not cells and node.get_role_name() in BIG:
        return
    for i in range(min(node.get_child_count(), 2000)):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def has(node, state):
    return node.get_state_set().contains(state)


def extents(node):
    r = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    return r.x, r.y, r.width, r.height


def walk(node, cells, shown_only):
    """The nodes below `node`, a hidden one without what is below it."""
    for child in children(node, cells):
        try:
            if shown_only and not has(child, Atspi.StateType.SHOWING):
                continue
            yield child
            yield from walk(child, cells, shown_only)
        except Exception:  # gone meanwhile
            continue


def programs():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(i)
        if program is not None and program.get_name() == "pimstudio":
            yield program


def text_of(node):
    """What a control holds: the text of a field, the number of a slider, else its name."""
    if node.get_role_name() in ("slider", "progress bar"):
        return repr(Atspi.Value.get_current_value(node))
    if "Text" in node.get_interfaces():
        return Atspi.Text.get_text(node, 0, -1)
    return node.get_name()


def find(args):
    wanted = re.compile(args.name)
    seen = 0
    for program in programs():
        for node in walk(program, args.cells, True):
            if args.role and node.get_role_name() != args.role:
                continue
            if not wanted.fullmatch(node.get_name() or ""):
                continue
            if args.enabled and not has(node, Atspi.StateType.ENABLED):
                continue
            if args.checked and not has(node, Atspi.StateType.CHECKED):
                continue
            if args.focused and not has(node, Atspi.StateType.FOCUSED):
                continue
            if args.text is not None and not re.fullmatch(args.text, text_of(node)):
                continue
            x, y, w, h = extents(node)
            if w <= 0 or h <= 0:
                continue
            seen += 1
            if seen == args.nth:
                return node
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["where", "text", "list", "dump"],
                        help="where: 'X Y WIDTH HEIGHT' on the screen; text: what it holds; list: role, name and text of all; dump: also places")
    parser.add_argument("name", nargs="?", default=".*", help="a regular expression for the whole name")
    parser.add_argument("--role", help="as AT-SPI calls it: push button, label, spin button")
    parser.add_argument("--text", help="a regular expression for what it holds")
    parser.add_argument("--enabled", action="store_true")
    parser.add_argument("--checked", action="store_true")
    parser.add_argument("--focused", action="store_true", help="has the keyboard")
    parser.add_argument("--cells", action="store_true", help="look into tables and trees")
    parser.add_argument("--nth", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=15.0, help="seconds to wait until it is there")
    args = parser.parse_intermixed_args()
    if args.command in ("list", "dump"):
        for program in programs():
            for node in walk(program, args.cells, True):
                if args.role and node.get_role_name() != args.role:
                    continue
                if re.fullmatch(args.name, node.get_name() or ""):
                    place = " ".join(map(str, extents(node))) + "\t" if args.command == "dump" else ""
                    print(f"{place}{node.get_role_name()}\t{node.get_name()}\t{text_of(node)}")
        return 0
    end = time.monotonic() + args.timeout
    while True:
        try:
            node = find(args)
            if node is not None:
                print(text_of(node) if args.command == "text" else " ".join(map(str, extents(node))))
                return 0
        except Exception as error:  # the window changed while it was looked at
            if time.monotonic() > end:
                print(f"ui: {error}", file=sys.stderr)
        if time.monotonic() > end:
            what = " ".join(filter(None, [args.role, f'"{args.name}"', f'with text "{args.text}"' if args.text else "",
                                          "enabled" if args.enabled else "", "checked" if args.checked else ""]))
            print(f"ui: after {args.timeout:g} s the window has no {what}", file=sys.stderr)
            return 1
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())
