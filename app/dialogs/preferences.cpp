// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/preferences.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/language.h"

namespace pim::app {

Preferences::Preferences(const Settings& settings, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_theme(new QComboBox(this))
    , m_language(new QComboBox(this))
    , m_gallery(new QCheckBox(this))
    , m_wheel(new QCheckBox(this))
    , m_threads(new QSpinBox(this))
    , m_autosave(new QSpinBox(this))
    , m_form(new QFormLayout)
    , m_keys(new QPushButton(this))
{
    for (int i = 0; i < 3; ++i)
        m_theme->addItem(QString());
    m_theme->setCurrentIndex(static_cast<int>(settings.theme));
    m_language->addItem(QString(), QString());
    for (const Language& language : languages())
        m_language->addItem(language.name, language.code);
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings.language)));
    m_gallery->setChecked(settings.showGallery);
    m_wheel->setChecked(settings.wheelZooms);
    m_threads->setRange(0, 1024);
    m_threads->setValue(settings.threads);
    m_autosave->setRange(1, 60);
    m_autosave->setValue(settings.autosaveSeconds);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    for (QWidget* field :
         std::initializer_list<QWidget*> { m_theme, m_language, m_threads, m_autosave, m_gallery, m_wheel, m_keys })
        m_form->addRow(new QLabel(this), field);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(m_form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    retranslate();
    resize(440, sizeHint().height());
    connect(m_theme, &QComboBox::currentIndexChanged, this, &Preferences::edited);
    connect(m_language, &QComboBox::currentIndexChanged, this, &Preferences::edited);
    connect(m_gallery, &QCheckBox::toggled, this, &Preferences::edited);
    connect(m_wheel, &QCheckBox::toggled, this, &Preferences::edited);
    connect(m_threads, &QSpinBox::valueChanged, this, &Preferences::edited);
    connect(m_autosave, &QSpinBox::valueChanged, this, &Preferences::edited);
    connect(m_keys, &QPushButton::clicked, this, &Preferences::shortcutsRequested);
}

void Preferences::edited()
{
    m_settings.theme = static_cast<widgets::ThemeMode>(m_theme->currentIndex());
    m_settings.language = m_language->currentData().toString();
    m_settings.showGallery = m_gallery->isChecked();
    m_settings.wheelZooms = m_wheel->isChecked();
    m_settings.threads = m_threads->value();
    m_settings.autosaveSeconds = m_autosave->value();
    emit changed(m_settings);
}

void Preferences::retranslate()
{
    setWindowTitle(tr("Preferences"));
    m_theme->setItemText(0, tr("As the desktop"));
    m_theme->setItemText(1, tr("Light"));
    m_theme->setItemText(2, tr("Dark"));
    m_language->setItemText(0, tr("As the desktop"));
    const std::pair<QWidget*, QString> labels[] { { m_theme, tr("Theme") },
                                                  { m_language, tr("Language") },
                                                  { m_threads, tr("Threads of a run") },
                                                  { m_autosave, tr("Keep unsaved work every") },
                                                  { m_gallery, tr("Start") },
                                                  { m_wheel, tr("Mouse wheel") },
                                                  { m_keys, tr("Keys") } };
    for (const auto& [field, text] : labels) {
        static_cast<QLabel*>(m_form->labelForField(field))->setText(text);
        field->setAccessibleName(text);
    }
    m_threads->setSpecialValueText(tr("All"));
    m_threads->setToolTip(tr("Results do not depend on it; 0 uses every core"));
    m_autosave->setSuffix(tr(" s"));
    m_autosave->setToolTip(tr("After a crash, nothing older than this is lost (seconds)"));
    m_gallery->setText(tr("Show the gallery when no project is open"));
    m_wheel->setText(tr("Zooms (with Ctrl it scrolls)"));
    m_keys->setText(tr("Keyboard shortcuts…"));
}

void Preferences::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace pim::app
