// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/settings_dock.h"

#include "core/spec/axes.h"
#include "views/docks/axis_form.h"
#include "views/docks/granularity_form.h"
#include "views/docks/result_panel.h"
#include "views/text/text.h"

#include <QComboBox>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

constexpr int kMinimumWidth = 250;  // nothing is cut off on the right

QWidget* heading(const QString& words)
{
    auto* label = new QLabel(words);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setContentsMargins(0, 8, 0, 2);
    return label;
}

QWidget* separator()
{
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    line->setFrameShadow(QFrame::Plain);
    return line;
}

// Parameters that do not apply take their defaults, so that equal settings compare equal.
QuantSpec normalised(const QuantSpec& spec)
{
    auto parsed = parseSpec(printSpec(spec));
    return parsed ? *parsed : spec;
}

}  // namespace

SettingsDock::SettingsDock(QWidget* parent)
    : QDockWidget(tr("Quantization"), parent)
    , m_preset(new QComboBox)
    , m_result(new ResultPanel)
{
    setObjectName(QStringLiteral("settingsDock"));
    auto* body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    body->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(6);
    addPresets(*column);
    addAxes(*column);
    column->addSpacing(4);
    column->addWidget(separator());
    column->addWidget(heading(tr("Result")));
    column->addWidget(m_result);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(kMinimumWidth);
    setWidget(scroll);
    setSpec(defaultSpec());
}

void SettingsDock::addPresets(QVBoxLayout& column)
{
    m_preset->setObjectName(QStringLiteral("preset"));
    m_preset->setAccessibleName(text::name("param", "preset"));
    m_preset->setToolTip(text::hint("param", "preset"));
    m_preset->addItem(tr("Custom"));
    for (const Preset& preset : presets()) {
        const auto spec = parseSpec(preset.spec);
        m_presetSpecs.push_back(spec ? *spec : defaultSpec());
        m_preset->addItem(text::name("preset", preset.id));
        m_preset->setItemData(m_preset->count() - 1, text::shortSpec(m_presetSpecs.back()), Qt::ToolTipRole);
    }
    auto* rows = new FormRows;
    rows->addRow(text::name("param", "preset"), m_preset);
    column.addWidget(rows);
    connect(m_preset, &QComboBox::activated, this, &SettingsDock::choosePreset);
}

// The order of the grammar: grid, granularity, range, rounding, preparation.
void SettingsDock::addAxes(QVBoxLayout& column)
{
    for (const Axis& axis : axes()) {
        m_axes.push_back(new AxisForm(axis));
        column.addWidget(m_axes.back());
        connect(m_axes.back(), &AxisForm::edited, this, &SettingsDock::readForms);
        if (m_granularity)
            continue;
        m_granularity = new GranularityForm;
        column.addWidget(m_granularity);
        connect(m_granularity, &GranularityForm::edited, this, &SettingsDock::readForms);
    }
}

void SettingsDock::setSpec(const QuantSpec& spec)
{
    m_spec = spec;
    for (AxisForm* form : m_axes)
        form->setChoice(spec.*form->axis().choice);
    m_granularity->setGranularity(spec.granularity);
    showPreset();
}

void SettingsDock::setTensor(const TensorInfo& info) { m_granularity->setTensor(info); }

void SettingsDock::choosePreset()
{
    const int index = m_preset->currentIndex() - 1;
    if (index < 0)
        return showPreset();  // "Custom" is what settings are, not something to choose
    setSpec(m_presetSpecs[static_cast<std::size_t>(index)]);
    Q_EMIT specEdited(m_spec);
}

void SettingsDock::readForms()
{
    QuantSpec spec = m_spec;
    for (const AxisForm* form : m_axes)
        spec.*form->axis().choice = form->choice();
    spec.granularity = m_granularity->granularity();
    spec = normalised(spec);
    if (spec == m_spec)
        return;
    m_spec = spec;
    showPreset();
    Q_EMIT specEdited(m_spec);
}

void SettingsDock::showPreset()
{
    int index = 0;
    for (std::size_t i = 0; i < m_presetSpecs.size(); ++i) {
        if (m_presetSpecs[i] == m_spec)
            index = static_cast<int>(i) + 1;
    }
    m_preset->setCurrentIndex(index);
}

}  // namespace bitloupe
