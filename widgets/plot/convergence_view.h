// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <QWidget>

#include "core/synthesis/synthesis.h"

namespace pim::widgets {

/// How a run came to its best: best and bound above; temperature, acceptance and spread of the chains below.
class ConvergenceView : public QWidget
{
    Q_OBJECT
public:
    explicit ConvergenceView(QWidget* parent = nullptr);
    ~ConvergenceView() override;

    void setObjective(synthesis::Objective objective);
    void setSamples(std::vector<synthesis::TraceSample> samples);
    void append(const std::vector<synthesis::TraceSample>& more);
    void setOverTime(bool overTime); ///< otherwise over evaluations
    bool isOverTime() const;
    std::size_t sampleCount() const;
    [[nodiscard]] Result<void> exportTo(const QString& path);
    void repaintNow();

    QSize minimumSizeHint() const override { return { 320, 100 }; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

/// Positions of the samples that are enough to draw \a samples on \a most places: first, last and the extremes of \a value
/// within equal parts. All of them when they are few.
std::vector<std::size_t> thinned(const std::vector<synthesis::TraceSample>& samples, double synthesis::TraceSample::* value, std::size_t most);

} // namespace pim::widgets
