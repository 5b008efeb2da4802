// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/base/run_context.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace pim::widgets {

class EmptyState;
class FlowLayout;

/// A page whose contents take a run in the background: what to run in a bar above, Run and Stop, how far it is, what went
/// wrong; and below the result, or what it would be. Pages say what their fields, their words and their results are.
class RunPage : public QWidget
{
    Q_OBJECT
public:
    void setRunning(bool running);
    void setProgress(const Progress& progress);
    /// Why there is nothing, or what is wrong; empty: nothing.
    void setMessage(const QString& message);

signals:
    void startRequested();
    void stopRequested();

protected:
    struct Words
    {
        QString start, startTip; ///< of the button
        QString emptyTitle, emptyAdvice; ///< instead of a result
    };
    /// \a symbol of what is shown instead of a result
    RunPage(const QString& symbol, QWidget* parent);
    /// A control with a label before it, in the bar.
    QLabel* addField(QWidget* field);
    /// After all fields: the buttons, and what a result is shown in.
    void finish(QWidget* content);

    virtual Words words() const = 0;
    virtual bool hasResult() const = 0;
    virtual bool stoppedEarly() const = 0; ///< of the result there is
    virtual QString summary() const { return {}; } ///< of the result, beside the buttons
    virtual void retranslate() = 0; ///< fields and content; the base does the rest
    void changeEvent(QEvent* event) override;
    void setWords(); ///< once at the end of a constructor
    void refresh();
    static void name(QWidget* widget, const QString& name, const QString& tip);

private:
    QWidget* m_bar;
    FlowLayout* m_tools;
    std::vector<QWidget*> m_fields;
    QPushButton *m_start, *m_stop;
    QProgressBar* m_progress;
    QLabel* m_state;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QString m_message;
    bool m_running = false;
};

} // namespace pim::widgets
