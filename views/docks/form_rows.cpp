// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/form_rows.h"

#include "views/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace bitloupe {

namespace {

constexpr int kLabelWidth = 84;
constexpr int kWidestLabel = 110;  // longer ones take a second line: the control needs the room

// Scrolling the dock must not turn settings that happen to lie under the pointer.
class WheelGuard : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (event->type() != QEvent::Wheel || !widget || widget->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

}  // namespace

FormRows::FormRows(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_layout(new QFormLayout)
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    m_column->addLayout(m_layout);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setVerticalSpacing(6);
    m_layout->setHorizontalSpacing(8);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void FormRows::addRow(const QString& label, QWidget* control)
{
    auto* caption = new QLabel(label);
    caption->setMinimumWidth(kLabelWidth);
    caption->setMaximumWidth(kWidestLabel);
    caption->setWordWrap(true);
    caption->setForegroundRole(QPalette::PlaceholderText);
    caption->setToolTip(control->toolTip());
    caption->setBuddy(control->focusProxy() ? control->focusProxy() : control);  // a label's letter does not look for proxies
    QList<QWidget*> parts = control->findChildren<QWidget*>();
    parts += control;
    for (auto* part : parts) {
        auto* combo = qobject_cast<QComboBox*>(part);
        if (!combo)
            continue;
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(6);
    }
    (control->focusProxy() ? control->focusProxy() : control)->setFocusPolicy(Qt::StrongFocus);
    control->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* guard = new WheelGuard(control);
    for (QWidget* part : parts)
        part->installEventFilter(guard);
    m_layout->addRow(caption, control);
}

void FormRows::setRowVisible(QWidget* control, bool visible) { m_layout->setRowVisible(control, visible); }

QLabel* FormRows::addNote()
{
    auto* note = new QLabel(this);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(note);
    return note;
}

void FormRows::removeRow(QWidget* control) { m_layout->removeRow(control); }

}  // namespace bitloupe
