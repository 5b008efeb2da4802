// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <QWidget>

#include "core/synthesis/synthesis.h"

namespace pim::widgets {

/// A moment of a search. Figures that the stage does not have are NaN.
struct ConvergenceSample
{
    double evaluations = 0, seconds = 0;
    double best = 0, bound = 0; ///< in the objective's unit; 0: none yet
    double temperature = 0, acceptance = 0, spread = 0; ///< of the annealing: its unit, 0…1, relative
};

/// How a run came to its best: best and bound above; temperature, acceptance and spread of the chains below.
class ConvergenceView : public QWidget
{
    Q_OBJECT
public:
    explicit ConvergenceView(QWidget* parent = nullptr);
    ~ConvergenceView() override;

    void setObjective(synthesis::Objective objective);
    void setSamples(std::vector<ConvergenceSample> samples);
    void append(const std::vector<ConvergenceSample>& more);
    void setOverTime(bool overTime); ///< otherwise over evaluations
    bool isOverTime() const;
    std::size_t sampleCount() const;
    [[nodiscard]] Result<void> exportTo(const QString& path);
    void repaintNow();

    QSize minimumSizeHint() const override { return { 320, 130 }; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

/// Positions of the samples that are enough to draw \a samples on \a most places: first, last and the extremes of \a value
/// within equal parts. All of them when they are few.
std::vector<std::size_t> thinned(const std::vector<ConvergenceSample>& samples, double ConvergenceSample::* value, std::size_t most);

} // namespace pim::widgets
