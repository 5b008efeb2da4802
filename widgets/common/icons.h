// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace pim::widgets {

/// Make resources/ reachable; icon() and Theme::install() do it by themselves.
void initResources();

/// A symbol of resources/icons by its file name without ".svg". It is drawn in the text colour of the theme in use (in
/// \a role's colour where one is given), sharp at every size, and follows a switch of the theme by itself.
enum class IconRole { Text, Muted, Accent, Error, Warning, Ok };
QIcon icon(const QString& name, IconRole role = IconRole::Text);
/// The same as a pixmap of \a size logical pixels.
QPixmap iconPixmap(const QString& name, int size, IconRole role = IconRole::Text, qreal devicePixelRatio = 1.0);

} // namespace pim::widgets
