// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/granularity_form.h"

#include "core/spec/axes.h"
#include "views/docks/elided_combo.h"
#include "views/docks/number_box.h"
#include "views/docks/slider_box.h"
#include "views/text/text.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <algorithm>

namespace bitloupe {

namespace {

enum Kind { Tensor, Channel, Group };  // by index of the variant

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
    , m_axis(new ElidedCombo(this))
{
    for (const std::string_view word : kGranularityWords)
        m_kind->addItem(text::name("granularity", word));
    m_size->setValue(static_cast<int>(PerGroup{}.size));
    m_axis->addItem(tr("As the file says"));
    describe(m_kind, "granularity");
    describe(m_size, "group");
    describe(m_axis, "axis");
    addRow(text::name("param", "granularity"), m_kind);
    m_sizeBox->setToolTip(m_size->toolTip());
    m_sizeBox->setName(m_size->accessibleName());
    addRow(text::name("param", "group"), m_sizeBox);
    addRow(text::name("param", "axis"), m_axis);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showApplicable();
        Q_EMIT edited();
    });
    connect(m_size, &QSpinBox::valueChanged, this, [this](int size) {
        m_sizeBox->follow(size);
        Q_EMIT edited();
    });
    connect(m_axis, &QComboBox::currentIndexChanged, this, &GranularityForm::edited);
    showApplicable();
}

std::optional<int> GranularityForm::axis() const
{
    const QVariant axis = m_axis->currentData();
    return axis.isValid() ? std::optional(axis.toInt()) : std::nullopt;
}

Granularity GranularityForm::granularity() const
{
    switch (m_kind->currentIndex()) {
    case Channel:
        return PerChannel{axis()};
    case Group:
        return PerGroup{m_size->value(), axis()};
    default:
        return PerTensor{};
    }
}

void GranularityForm::setGranularity(const Granularity& granularity)
{
    const QSignalBlocker quietKind(m_kind);
    const QSignalBlocker quietSize(m_size);
    m_kind->setCurrentIndex(static_cast<int>(granularity.index()));
    if (const auto* group = std::get_if<PerGroup>(&granularity)) {
        m_size->setValue(static_cast<int>(std::min<std::int64_t>(group->size, m_size->maximum())));
        m_sizeBox->follow(m_size->value());
        chooseAxis(group->axis);
    } else if (const auto* channel = std::get_if<PerChannel>(&granularity)) {
        chooseAxis(channel->axis);
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

void GranularityForm::setTensor(const TensorInfo& info)
{
    const std::optional<int> chosen = axis();
    const QSignalBlocker quiet(m_axis);
    m_axis->clear();
    m_axis->addItem(info.outputAxis < 0 ? tr("As the file says") : tr("As the file says (%1)").arg(info.outputAxis));
    for (std::size_t i = 0; info.shape.size() > 1 && i < info.shape.size(); ++i) {
        m_axis->addItem(tr("Axis %1 (%2)").arg(i).arg(info.shape[i]), static_cast<int>(i));
    }
    chooseAxis(chosen);
}

void GranularityForm::showApplicable()
{
    setRowVisible(m_sizeBox, m_kind->currentIndex() == Group);
    setRowVisible(m_axis, m_kind->currentIndex() != Tensor);
}

}  // namespace bitloupe
