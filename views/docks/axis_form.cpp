// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/axis_form.h"

#include "views/docks/elided_combo.h"
#include "views/text/text.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>

namespace bitloupe {

namespace {

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

AxisForm::AxisForm(const Axis& axis, QWidget* parent)
    : FormRows(parent)
    , m_axis(axis)
    , m_members(new ElidedCombo(this))
{
    m_members->setObjectName(fromView(axis.key));
    m_members->setAccessibleName(text::name("param", axis.key));
    m_members->setToolTip(text::hint("param", axis.key));
    for (const AxisMember& member : axis.members) {
        m_members->addItem(text::name(axis.key, member.id), fromView(member.id));
        m_members->setItemData(m_members->count() - 1, text::hint(axis.key, member.id), Qt::ToolTipRole);
    }
    addRow(text::name("param", axis.key), m_members);
    connect(m_members, &QComboBox::currentIndexChanged, this, &AxisForm::chooseMember);
    if (!axis.members.empty())
        setChoice(defaultChoice(axis.members.front().id, axis.members.front().params));
}

void AxisForm::setChoice(const Choice& choice)
{
    const bool sameMember = choice.id == m_choice.id;
    m_choice = choice;
    if (!sameMember)
        setRemarks({});  // the other member's
    const QSignalBlocker quiet(m_members);
    m_members->setCurrentIndex(m_members->findData(QString::fromStdString(choice.id)));
    if (!sameMember)
        rebuildRows();
    for (const Row& row : m_rows) {
        const auto value = choice.params.find(std::string(row.param->id));
        row.control.setValue(value == choice.params.end() ? row.param->defaultValue : value->second);
    }
    showApplicable();
}

// Another member: its own defaults.
void AxisForm::chooseMember()
{
    const AxisMember* member = m_axis.member(m_members->currentData().toString().toStdString());
    if (!member)
        return;
    setChoice(defaultChoice(member->id, member->params));
    Q_EMIT edited();
}

void AxisForm::readControls()
{
    for (const Row& row : m_rows)
        m_choice.params[std::string(row.param->id)] = row.control.value();
    for (const Row& row : m_rows) {
        if (!applies(*row.param, m_choice))
            m_choice.params[std::string(row.param->id)] = row.param->defaultValue;
    }
    showApplicable();
    Q_EMIT edited();
}

// Remarks are called by the member that makes them: "gptq_no_inputs" is GPTQ's.
void AxisForm::setRemarks(const Remarks& remarks)
{
    QStringList lines;
    for (const Remark& remark : remarks) {
        if (remark.id.starts_with(m_choice.id + "_"))
            lines += text::remark(remark);
    }
    lines.removeAll(QString());
    if (m_remarks == nullptr && lines.isEmpty())
        return;
    if (m_remarks == nullptr)
        m_remarks = addNote();
    m_remarks->setText(lines.join(u' '));
    m_remarks->setVisible(!lines.isEmpty());
}

QString AxisForm::remarks() const { return m_remarks == nullptr ? QString() : m_remarks->text(); }

void AxisForm::rebuildRows()
{
    for (const Row& row : m_rows)
        removeRow(row.control.widget);
    m_rows.clear();
    const AxisMember* member = m_axis.member(m_choice.id);
    if (!member)
        return;
    for (const ParamInfo& param : member->params) {
        m_rows.push_back({&param, makeParamControl(param, this, [this] { readControls(); })});
        addRow(text::name("param", param.id), m_rows.back().control.widget);
        if (m_rows.back().control.setExtent && m_high > m_low)
            m_rows.back().control.setExtent(m_low, m_high);
    }
}

void AxisForm::setExtent(double low, double high)
{
    m_low = low;
    m_high = high;
    for (const Row& row : m_rows) {
        if (row.control.setExtent && high > low)
            row.control.setExtent(low, high);
    }
}

void AxisForm::showApplicable()
{
    for (const Row& row : m_rows)
        setRowVisible(row.control.widget, applies(*row.param, m_choice));
}

}  // namespace bitloupe
