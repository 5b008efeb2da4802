// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "widgets/program/program_data.h"

class QLabel;
class QPushButton;

namespace pim::widgets {

/// The selected instruction in words, and ways to what it works for.
class InstructionDetails : public QWidget
{
    Q_OBJECT
public:
    explicit InstructionDetails(QWidget* parent = nullptr);
    void setInstruction(std::shared_ptr<const ProgramData> program, std::optional<InstructionPlace> place);
    QString words() const;
    bool isEmpty() const;
    QList<QWidget*> tabOrder() const;
    void retranslateUi();

signals:
    /// "layers", "network", "timeline" or "floorplan"
    void layerRequested(const QString& view, int layer);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void show();
    void fitHeight(); ///< lines are scrolled to, not squeezed

    std::shared_ptr<const ProgramData> m_data;
    std::optional<InstructionPlace> m_place;
    QLabel *m_title, *m_words, *m_source;
    QPushButton *m_layers, *m_network, *m_timeline, *m_floorplan;
};

} // namespace pim::widgets
