// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <QWidget>

#include "core/base/result.h"
#include "core/network/network.h"
#include "widgets/editors/model_silhouette.h"

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pim::widgets {

/// What the dock says of a network. summarize() is for any thread.
struct ModelSummary
{
    QString title, source; ///< "ResNet-18", "zoo:resnet18"
    int nodes = 0; ///< of the file; layers where no file stands behind
    int unsupported = 0;
    std::int64_t weights = 0, operations = 0; ///< two operations a multiply-accumulate
    ModelSilhouette shape;

    static ModelSummary of(const network::Network& network, const std::vector<network::NodeMapping>& nodes = {});
};

/// A graph input whose shape the file leaves open.
struct InputShape
{
    std::string name;
    std::vector<std::int64_t> extents; ///< 0 or less where the file does not say
};

/// The model section of the Inputs dock.
class ModelSection : public QWidget
{
    Q_OBJECT
public:
    explicit ModelSection(QWidget* parent = nullptr);

    void setModel(const ModelSummary& summary);
    void clear();
    /// Inputs that a person may give the shape of; empty when the file says all of them.
    void setInputShapes(const std::vector<InputShape>& shapes);
    /// The link "Gallery…", for the header of the section.
    QWidget* headerWidget() const;

    /// "1x3x224x224" with x, × or commas. InvalidArgument with the rule and the text; \a rank 0: any.
    [[nodiscard]] static Result<std::vector<std::int64_t>> parseShape(const QString& text, std::size_t rank);

signals:
    void galleryRequested();
    void problemsRequested();
    void inputShapesEdited(std::map<std::string, std::vector<std::int64_t>> shapes);

protected:
    void changeEvent(QEvent* event) override;

private:
    class Picture;
    struct ShapeRow
    {
        InputShape shape;
        QLabel *label, *error;
        QLineEdit* edit;
    };
    void retranslateUi();
    void refresh();
    void judge(const ShapeRow& row);
    void commitShapes();

    ModelSummary m_summary;
    bool m_hasModel = false;
    QLabel *m_title, *m_badge, *m_numbers, *m_mappedIcon, *m_shapesTitle;
    Picture* m_picture;
    QPushButton *m_mapped, *m_gallery;
    QWidget* m_shapes;
    std::vector<ShapeRow> m_rows;
    std::map<std::string, std::vector<std::int64_t>> m_sent;
};

} // namespace pim::widgets
