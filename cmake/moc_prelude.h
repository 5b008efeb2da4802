// SPDX-License-Identifier: GPL-3.0-or-later
// Read by moc before every file: moc 6.4 cannot parse <compare> when it meets it first.
// A file of its own because moc writes the name into its dependencies, and a bare "string" is never up to date.
#include <string>
