// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace pim::app {

/// What the toolbar says of the run under way, or of the one before.
struct RunBarState
{
    enum class Kind { Idle, Running, Paused, Finished, Stopped, NothingFits, Failed };
    Kind kind = Kind::Idle;
    QString headline; ///< "Annealing duplication", "Run finished"
    QString detail; ///< "grid point 119 of 189 · 256×256, 2-bit cells"
    double fraction = 0; ///< 0…1
    double evaluationsPerSecond = 0;
    QString best; ///< "394.3 GOPS/W"
    double remainingSeconds = -1; ///< below 0: not known
    int queued = 0; ///< runs that wait
};

/// Stage and progress in one line and a bar, then speed, best so far and time left. Narrow windows drop the detail
/// first.
class RunBar : public QWidget
{
    Q_OBJECT
public:
    explicit RunBar(QWidget* parent = nullptr);
    void setState(const RunBarState& state);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Figure
    {
        QWidget* box;
        QLabel *title, *value;
    };
    Figure figure();
    void display(const RunBarState& state);

    RunBarState m_state;
    QLabel *m_icon, *m_headline, *m_percent;
    QProgressBar* m_bar;
    Figure m_speed, m_best, m_remaining;
};

} // namespace pim::app
