// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/gallery_controller.h"

#include <QTimer>

#include "app/examples.h"
#include "app/language.h"
#include "app/main_window.h"
#include "core/project/project.h"
#include "widgets/gallery/gallery_page.h"

namespace pim::app {
namespace {

struct Cards
{
    std::vector<widgets::ExampleCard> examples;
    std::vector<widgets::ZooCard> networks;
};

/// Budget and points of a project, for its card. A file that cannot be read has a card without a picture.
void describe(widgets::ExampleCard& card)
{
    auto project = project::Project::open(card.path.toStdString(), project::Project::Mode::ReadOnly);
    if (!project)
        return;
    const auto runs = (*project)->runs();
    if (!runs || runs->empty())
        return;
    const project::RunRecord& run = runs->front();
    card.budgetW = run.inputs->options.constraints.powerBudget.value;
    card.withRun = run.feasible;
    if (const auto points = (*project)->points(run.id))
        card.preview = widgets::ExamplePreview::of(*points);
}

} // namespace

GalleryController::GalleryController(MainWindow& window)
    : m_window(window)
    , m_page(new widgets::GalleryPage)
{
    connect(m_page, &widgets::GalleryPage::zooRequested, this, &GalleryController::zooRequested);
    connect(m_page, &widgets::GalleryPage::exampleRequested, this, &GalleryController::exampleRequested);
    connect(m_page, &widgets::GalleryPage::fileDropped, this, &GalleryController::fileRequested);
    connect(m_page, &widgets::GalleryPage::recentRequested, this, &GalleryController::fileRequested);
    connect(m_page, &widgets::GalleryPage::openRequested, this, &GalleryController::openRequested);
    connect(m_page, &widgets::GalleryPage::newRequested, this, &GalleryController::newRequested);
    connect(m_page, &widgets::GalleryPage::clearRecentRequested, this, [this] {
        m_window.settings().recentFiles.clear();
        m_window.settings().save();
        refresh();
    });
    connect(m_page, &widgets::GalleryPage::languageChosen, this, [this](const QString& code) {
        Settings changed = m_window.settings();
        changed.language = code;
        m_window.applySettings(changed);
    });
    connect(m_page, &widgets::GalleryPage::themeChosen, this, [this](widgets::ThemeMode mode) {
        Settings changed = m_window.settings();
        changed.theme = mode;
        m_window.applySettings(changed);
    });
    connect(m_page, &widgets::GalleryPage::showAtStartChanged, this, [this](bool show) {
        m_window.settings().showGallery = show;
        m_window.settings().save();
    });
    refresh();
}

QWidget* GalleryController::page() const { return m_page; }

void GalleryController::refresh()
{
    std::vector<widgets::RecentFile> files;
    for (const RecentFile& file : m_window.settings().recentFiles)
        files.push_back({ file.path, file.opened });
    m_page->setRecentFiles(std::move(files));
    settingsChanged();
    fill();
}

void GalleryController::settingsChanged()
{
    std::vector<std::pair<QString, QString>> names;
    for (const Language& language : languages())
        names.emplace_back(language.code, language.name);
    m_page->setLanguages(names, currentLanguage());
    m_page->setThemeMode(m_window.settings().theme);
    m_page->setShowAtStart(m_window.settings().showGallery);
}

void GalleryController::fill()
{
    std::vector<widgets::ExampleCard> cards;
    for (const Example& example : examples())
        cards.push_back({ .path = example.path, .title = example.title, .description = example.description });
    if (!m_filled)
        m_page->setExamples(cards);
    m_cards.setPriority(Job::Priority::Low);
    m_cards.start<Cards>(
        [cards](const RunContext& run) mutable -> Result<Cards> {
            Cards found;
            for (widgets::ExampleCard& card : cards) {
                if (run.cancelled())
                    return fail(ErrorCode::Cancelled, "stopped");
                describe(card);
            }
            found.examples = std::move(cards);
            for (const widgets::ZooCard& named : widgets::zooCards()) {
                if (run.cancelled())
                    return fail(ErrorCode::Cancelled, "stopped");
                if (auto card = widgets::zooCard(named.name.toStdString()))
                    found.networks.push_back(std::move(*card));
            }
            return found;
        },
        [this](Result<Cards> found) {
            if (!found)
                return;
            m_filled = true;
            m_page->setExamples(std::move(found->examples));
            for (const widgets::ZooCard& card : found->networks)
                m_page->setZooCard(card);
        });
}

} // namespace pim::app
