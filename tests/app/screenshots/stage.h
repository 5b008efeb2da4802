// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QAction>
#include <QElapsedTimer>
#include <QTimer>

#include "app/actions.h"
#include "app/document.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "app/studio.h"
#include "core/synthesis/synthesis.h"
#include "widgets/common/selection.h"
#include "widgets/layers/layers_view.h"
#include "widgets/network/graph_canvas.h"
#include "widgets/network/network_view.h"
#include "widgets/plot/explore_view.h"

namespace pim::test {

using namespace pim::app;

/// Handle events for \a ms; with \a until, no longer than it takes to become true. Whether it did.
inline bool wait(int ms, const std::function<bool()>& until = {})
{
    QElapsedTimer timer;
    timer.start();
    do {
        if (until && until())
            return true;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    } while (timer.elapsed() < ms);
    return until && until();
}

inline constexpr int kLong = 240'000; ///< ms; only where something is broken, or under a sanitizer

/// The window and what is open in it.
class Stage
{
public:
    explicit Stage(const QString& example)
        : m_example(example)
    {
        // Threads hand their results to the loop, so it must wake up even when nothing happens.
        m_tick.start(10);
        m_window = std::make_unique<MainWindow>(Settings::load());
        m_window->show();
        m_window->start({});
    }

    ~Stage()
    {
        document().discard();
        m_window.reset();
    }

    MainWindow& window() { return *m_window; }
    Document& document() { return m_window->studio().document(); }
    template<typename T>
    T& find()
    {
        return *m_window->findChild<T*>();
    }
    QAction& action(const char* id) { return *m_window->actions()[id]; }

    bool openExample()
    {
        if (m_open == Open::Example)
            return true;
        if (!m_example.isEmpty()) {
            m_window->studio().open(m_example);
            if (!wait(kLong, [this] { return document().path() == m_example && !document().runs().empty(); }))
                return false;
        } else if (!run(QStringLiteral("zoo:resnet18"), 49)) {
            return false;
        }
        m_open = Open::Example;
        m_window->showGallery(false);
        auto& explore = find<widgets::ExploreView>();
        const auto& selection = m_window->studio().selection();
        wait(kLong, [&] { return explore.data().points().size() > 0; });
        action("design.best").trigger();
        return wait(kLong, [&] {
            return explore.data().points().size() > 0 && selection.design().valid()
                && find<widgets::LayersView>().model()->rowCount() > 0 && find<widgets::NetworkView>().canvas()->scene();
        });
    }

    /// A budget that one copy of the weights alone exceeds.
    bool openNothingFits()
    {
        if (m_open == Open::NothingFits)
            return true;
        m_open = Open::NothingFits;
        return run(QStringLiteral("zoo:vgg16"), 12);
    }

private:
    enum class Open { Nothing, Example, NothingFits };

    bool run(const QString& network, double watts)
    {
        document().discard();
        document().newProject();
        m_window->studio().open(network);
        if (!wait(kLong, [this] { return document().inputs().model != nullptr; }))
            return false;
        m_window->showGallery(false);
        document().setPowerBudget(Power { watts });
        synthesis::SynthesisOptions options = document().inputs().options;
        options.effort = synthesis::Effort::Fast;
        document().setOptions(options);
        action("run.start").trigger();
        return wait(kLong, [this] {
            return !document().runs().empty() && document().runs().back()->state != project::RunState::Queued
                && document().runs().back()->state != project::RunState::Running;
        });
    }

    QTimer m_tick;
    QString m_example;
    std::unique_ptr<MainWindow> m_window;
    Open m_open = Open::Nothing;
};

} // namespace pim::test
