// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace pim::widgets {

class Segmented;

/// One design's name above its drawing.
struct PanelHead
{
    QString name;
    QString about; ///< "38 macros, 7×6"
    QString missing; ///< why there is no drawing; empty: there is one
};

/// Drawings of up to four designs beside each other or one below the other, with a switch that links them. What is
/// linked and how is the business of who puts drawings in.
class LinkedPanels : public QWidget
{
    Q_OBJECT
public:
    enum class Arrangement { Beside, Below };
    /// Takes the drawings; all are made at once and shown as there are designs. \a leastHeight: px of each of three or
    /// four drawings; with less room for all of them they scroll. Two stay in sight as long as anything can be seen.
    LinkedPanels(const std::vector<QWidget*>& drawings, Arrangement arrangement, int leastHeight, QWidget* parent = nullptr);

    void setHeads(const std::vector<PanelHead>& heads); ///< as many as are shown
    void setAbout(std::size_t panel, const QString& about);
    std::size_t count() const { return m_count; }
    bool isLinked() const;
    void setLinked(bool linked);
    void setArrangement(Arrangement arrangement);
    Arrangement arrangement() const { return m_arrangement; }
    void setScaleText(const QString& text); ///< "all at 41.0 px/mm"
    void addTool(QWidget* tool); ///< into the bar, before the scale
    void setHint(const QString& text); ///< how to use it, after the buttons

signals:
    void linkedChanged(bool linked);
    void fitRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Panel
    {
        QWidget* frame = nullptr;
        QLabel *badge = nullptr, *name = nullptr, *about = nullptr, *missing = nullptr;
        QStackedWidget* stack = nullptr;
        QString nameText;
    };
    void arrange();
    void retranslate();
    void colour();

    std::vector<Panel> m_panels;
    std::size_t m_count = 0;
    Arrangement m_arrangement;
    int m_leastHeight;
    QPushButton* m_link;
    QToolButton* m_fit;
    Segmented* m_arrangements;
    QLabel *m_hint, *m_scale;
    QGridLayout* m_grid;
    QHBoxLayout* m_tools;
};

/// Rows and columns for \a count panels.
std::pair<int, int> panelGrid(std::size_t count, LinkedPanels::Arrangement arrangement);

} // namespace pim::widgets
