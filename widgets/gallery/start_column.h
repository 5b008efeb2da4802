// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QFrame>
#include <QWidget>

#include "widgets/common/theme.h"
#include "widgets/gallery/gallery_data.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace pim::widgets {

class Segmented;

/// Where files may be dropped; a click opens one.
class DropZone : public QFrame
{
    Q_OBJECT
public:
    explicit DropZone(QWidget* parent = nullptr);
    void setActive(bool active); ///< a file hovers over the page

signals:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    bool m_active = false;
};

/// The left column of the gallery: what the program is, ways to open a file, language and theme.
class StartColumn : public QWidget
{
    Q_OBJECT
public:
    explicit StartColumn(QWidget* parent = nullptr);
    void setRecentFiles(std::vector<RecentFile> files);
    /// Languages as code and own name ("de", "Deutsch") and the code in use.
    void setLanguages(const std::vector<std::pair<QString, QString>>& languages, const QString& current);
    void setThemeMode(ThemeMode mode);
    void setDropActive(bool active) { m_drop->setActive(active); }

signals:
    void openRequested();
    void newRequested();
    void recentRequested(QString path);
    void clearRecentRequested();
    void languageChosen(QString code);
    void themeChosen(pim::widgets::ThemeMode mode);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateUi();
    void fillRecent();

    QLabel *m_title, *m_subtitle, *m_recentTitle, *m_noRecent, *m_languageLabel, *m_themeLabel;
    DropZone* m_drop;
    QPushButton *m_open, *m_new, *m_clear;
    QVBoxLayout* m_recentList;
    QComboBox* m_language;
    Segmented* m_theme;
    std::vector<RecentFile> m_files;
};

} // namespace pim::widgets
