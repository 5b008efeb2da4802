// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "widgets/common/theme.h"
#include "widgets/gallery/gallery_data.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace pim::widgets {

class CardFlow;
class StartColumn;

/// The page that stands where no project is open: examples, networks, recent files. It shows what it is given and says
/// what a person chose.
class GalleryPage : public QWidget
{
    Q_OBJECT
public:
    explicit GalleryPage(QWidget* parent = nullptr);

    void setExamples(std::vector<ExampleCard> examples);
    /// The names are there from the start (zooCards()); fill in the figures of one network when zooCard() has them.
    void setZooCard(const ZooCard& card);
    void setRecentFiles(std::vector<RecentFile> files);
    /// Languages as code and own name ("de", "Deutsch") and the code in use.
    void setLanguages(const std::vector<std::pair<QString, QString>>& languages, const QString& current);
    void setThemeMode(ThemeMode mode);
    void setShowAtStart(bool show);

signals:
    void openRequested();
    void newRequested();
    void exampleRequested(QString path);
    void zooRequested(QString name);
    void fileDropped(QString path);
    void recentRequested(QString path);
    void clearRecentRequested();
    void languageChosen(QString code);
    void themeChosen(pim::widgets::ThemeMode mode);
    void showAtStartChanged(bool show);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void retranslateUi();
    void filterNetworks(const QString& text);
    void refreshKeys();

    StartColumn* m_start;
    QLabel *m_examplesTitle, *m_examplesHint, *m_networksTitle, *m_networksHint, *m_keyConvolution, *m_keyFullyConnected, *m_keyBar, *m_noMatch,
        *m_noteIcon, *m_note;
    QLineEdit* m_filter;
    CardFlow *m_examples, *m_networks;
    QWidget* m_examplesHead;
    QCheckBox* m_showAtStart;
};

} // namespace pim::widgets
