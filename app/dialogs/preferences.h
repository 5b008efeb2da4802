// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "app/settings.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QPushButton;
class QSpinBox;

namespace pim::app {

/// Look, language and habits. Changes act at once; the owner applies and saves them on changed().
class Preferences : public QDialog
{
    Q_OBJECT
public:
    Preferences(const Settings& settings, QWidget* parent);

signals:
    void changed(const pim::app::Settings& settings);
    void shortcutsRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void edited();
    void retranslate();

    Settings m_settings;
    QComboBox *m_theme, *m_language;
    QCheckBox *m_gallery, *m_wheel;
    QSpinBox *m_threads, *m_autosave;
    QFormLayout* m_form;
    QPushButton* m_keys;
};

} // namespace pim::app
