// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/settings_dock.h"

#include "core/grid/grid.h"
#include "core/spec/axes.h"
#include "views/docks/axis_form.h"
#include "views/docks/granularity_form.h"
#include "views/docks/preset_box.h"
#include "views/docks/result_panel.h"
#include "views/frame/mnemonics.h"
#include "views/text/text.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

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
    , m_side(new QLabel)
    , m_presets(new PresetBox)
    , m_result(new ResultPanel)
{
    setObjectName(QStringLiteral("settingsDock"));
    auto* body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    body->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(6);
    m_side->setTextFormat(Qt::PlainText);
    m_side->setWordWrap(true);
    m_side->setForegroundRole(QPalette::Link);
    m_side->hide();
    column->addWidget(m_side);
    column->addWidget(m_presets);
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
    scroll->setFocusPolicy(Qt::NoFocus);  // it follows the controls
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(kMinimumWidth);
    setWidget(scroll);
    connect(m_presets, &PresetBox::chosen, this, [this](const QuantSpec& spec) {
        setSpec(spec);
        Q_EMIT specEdited(m_spec);
    });
    setSpec(defaultSpec());
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
    m_presets->setSpec(spec);
    showApplicable();
    giveLetters();
}

// Formats that fix their blocks or find their own parameters leave nothing to choose there.
void SettingsDock::showApplicable()
{
    const GridRules rules = gridRules(m_spec.grid);
    m_granularity->setFixed(rules.blockSize > 0);
    for (AxisForm* form : m_axes) {
        if (form->axis().choice == &QuantSpec::range)
            form->setVisible(!rules.fitsItself);
    }
}

// Alt and a letter go to each control; which rows there are changes with the settings.
void SettingsDock::giveLetters()
{
    if (widget())
        giveMnemonics(*widget(), menuLetters(*this) + kLensLetters);
}

// The menus, whose letters are taken, are made after the docks.
void SettingsDock::showEvent(QShowEvent* event)
{
    QDockWidget::showEvent(event);
    giveLetters();
}

void SettingsDock::setRemarks(const Remarks& remarks)
{
    for (AxisForm* form : m_axes)
        form->setRemarks(remarks);
}

void SettingsDock::setTensor(const TensorInfo& info) { m_granularity->setTensor(info); }

// Both ends may be set to either side of zero, a little beyond the weights.
void SettingsDock::setExtent(double low, double high)
{
    const double reach = 1.1 * std::max(std::fabs(low), std::fabs(high));
    if (!std::isfinite(reach) || reach <= 0)
        return;
    for (AxisForm* form : m_axes)
        form->setExtent(-reach, reach);
}

void SettingsDock::setSide(const QString& words)
{
    m_side->setText(words);
    m_side->setVisible(!words.isEmpty());
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
    m_granularity->setGranularity(spec.granularity);
    m_presets->setSpec(spec);
    showApplicable();
    giveLetters();
    Q_EMIT specEdited(m_spec);
}

}  // namespace bitloupe
