// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/granularity_form.h"

#include "core/spec/axes.h"
#include "views/docks/elided_combo.h"
#include "views/docks/number_box.h"
#include "views/docks/slider_box.h"
#include "views/text/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>
#include <algorithm>

namespace bitloupe {

namespace {

enum Kind { Tensor, Channel, Group, ChannelGroup, Token };  // by index of the variant

void describe(QWidget* control, const char* param)
{
    control->setObjectName(QString::fromLatin1(param));
    control->setAccessibleName(text::name("param", param));
    control->setToolTip(text::hint("param", param));
}

}  // namespace

GranularityForm::GranularityForm(QWidget* parent)
    : FormRows(parent)
    , m_kind(new ElidedCombo(this))
    , m_size(new GroupSizeBox)
    , m_sizeBox(new SliderBox(
          m_size, powersOfTwo(3, 12), [this](double value) { m_size->setValue(static_cast<int>(value)); }, this))
    , m_channels(new GroupSizeBox)
    , m_axis(new ElidedCombo(this))
    , m_slices(new QCheckBox(this))
{
    for (const std::string_view word : kGranularityWords)
        m_kind->addItem(text::name("granularity", word));
    m_size->setValue(static_cast<int>(PerGroup{}.size));
    m_channels->setValue(static_cast<int>(PerChannelGroup{}.channels));
    listAxes();
    addRows();
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showApplicable();
        Q_EMIT edited();
    });
    connect(m_size, &QSpinBox::valueChanged, this, [this](int size) {
        m_sizeBox->follow(size);
        Q_EMIT edited();
    });
    connect(m_channels, &QSpinBox::valueChanged, this, &GranularityForm::edited);
    connect(m_axis, &QComboBox::currentIndexChanged, this, &GranularityForm::edited);
    connect(m_slices, &QCheckBox::toggled, this, [this] {
        const QSignalBlocker quiet(m_axis);
        listAxes();
        showApplicable();
        Q_EMIT edited();
    });
    showApplicable();
}

void GranularityForm::addRows()
{
    describe(m_kind, "granularity");
    describe(m_size, "group");
    describe(m_channels, "channels");
    describe(m_axis, "axis");
    describe(m_slices, "slices");
    addRow(text::name("param", "granularity"), m_kind);
    m_sizeBox->setToolTip(m_size->toolTip());
    m_sizeBox->setName(m_size->accessibleName());
    addRow(text::name("param", "group"), m_sizeBox);
    addRow(text::name("param", "channels"), m_channels);
    addRow(text::name("param", "axis"), m_axis);
    addRow(text::name("param", "slices"), m_slices);
}

std::optional<int> GranularityForm::axis() const
{
    const QVariant axis = m_axis->currentData();
    return axis.isValid() ? std::optional(axis.toInt()) : std::nullopt;
}

Granularity GranularityForm::granularity() const
{
    const bool slices = m_slices->isChecked();
    const std::optional<int> named = axis();
    switch (m_kind->currentIndex()) {
    case Channel:
        return PerChannel{named, slices};
    case Group:
        return PerGroup{m_size->value(), named, slices};
    case ChannelGroup:
        return PerChannelGroup{m_channels->value(), named, slices};
    case Token:
        return PerToken{};
    default:
        return PerTensor{};
    }
}

void GranularityForm::setGranularity(const Granularity& granularity)
{
    const QSignalBlocker quietKind(m_kind);
    const QSignalBlocker quietSize(m_size);
    const QSignalBlocker quietChannels(m_channels);
    const QSignalBlocker quietSlices(m_slices);
    m_kind->setCurrentIndex(static_cast<int>(granularity.index()));
    if (const auto* group = std::get_if<PerGroup>(&granularity)) {
        m_size->setValue(static_cast<int>(std::min<std::int64_t>(group->size, m_size->maximum())));
        m_sizeBox->follow(m_size->value());
    }
    if (const auto* group = std::get_if<PerChannelGroup>(&granularity))
        m_channels->setValue(static_cast<int>(std::min<std::int64_t>(group->channels, m_channels->maximum())));
    if (m_kind->currentIndex() != Tensor && m_kind->currentIndex() != Token) {
        const QSignalBlocker quietAxis(m_axis);
        m_slices->setChecked(takesSlices(granularity));
        listAxes();
        chooseAxis(namedAxis(granularity));
    }
    showApplicable();
}

// An axis that this tensor lacks stays in the list: the settings are shown as they are.
void GranularityForm::chooseAxis(std::optional<int> axis)
{
    const QSignalBlocker quiet(m_axis);
    if (axis && m_axis->findData(*axis) < 0)
        m_axis->addItem(tr("Axis %1").arg(*axis), *axis);
    m_axis->setCurrentIndex(axis ? m_axis->findData(*axis) : 0);
}

// The first one is what no name means: the file's own, or with slices the second.
void GranularityForm::listAxes()
{
    const auto title = [this](std::size_t i) { return tr("Axis %1 (%2)").arg(i).arg(m_shape[i]); };
    const bool slices = m_slices->isChecked() && m_shape.size() > kSlicedAxis;
    m_axis->clear();
    if (slices)
        m_axis->addItem(title(kSlicedAxis));
    else
        m_axis->addItem(m_fileAxis < 0 ? tr("As the file says") : tr("As the file says (%1)").arg(m_fileAxis));
    for (std::size_t i = slices ? std::size_t{kSlicedAxis + 1} : 0; m_shape.size() > 1 && i < m_shape.size(); ++i)
        m_axis->addItem(title(i), static_cast<int>(i));
}

void GranularityForm::setTensor(const TensorInfo& info)
{
    const std::optional<int> chosen = axis();
    const QSignalBlocker quiet(m_axis);
    m_shape = info.shape;
    m_fileAxis = info.outputAxis;
    listAxes();
    chooseAxis(chosen);
    showApplicable();
}

void GranularityForm::setFixed(bool fixed)
{
    m_fixed = fixed;
    showApplicable();
}

void GranularityForm::showApplicable()
{
    const int kind = m_kind->currentIndex();
    const bool hasChannels = kind != Tensor && kind != Token;
    setRowVisible(m_kind, !m_fixed);
    setRowVisible(m_sizeBox, kind == Group && !m_fixed);
    setRowVisible(m_channels, kind == ChannelGroup);
    setRowVisible(m_axis, hasChannels && (!m_slices->isChecked() || m_shape.size() > 2));
    setRowVisible(m_slices, hasChannels && (m_shape.size() > 2 || m_slices->isChecked()));
}

}  // namespace bitloupe
