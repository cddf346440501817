// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/hold_apart_box.h"

#include "views/text/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

namespace bitloupe {

namespace {
constexpr double kShares[] = {0, 0.1, 0.25, 0.5};
}  // namespace

HoldApartBox::HoldApartBox(QWidget* parent)
    : QWidget(parent)
    , m_box(new QComboBox(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("Hold apart"));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(m_box);
    m_box->setAccessibleName(tr("Tokens held apart from the calibration"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const double share : kShares)
        offer(share);
    row->addWidget(label);
    row->addWidget(m_box);
    connect(m_box, &QComboBox::activated, this, [this](int index) { Q_EMIT chosen(m_box->itemData(index).toDouble()); });
}

void HoldApartBox::offer(double share) { m_box->addItem(text::shareHeldApart(share), share); }

void HoldApartBox::setShare(double share, bool isPossible)
{
    if (m_box->findData(share) < 0)
        offer(share);
    m_box->setCurrentIndex(m_box->findData(share));
    setEnabled(isPossible);
    setToolTip(isPossible ? tr("Methods learn from the other tokens; the last ones of each tensor judge them: a method that learned what "
                               "only its own tokens say is found out.")
                          : tr("Only sums of these activations are known, no tokens: none can be held apart."));
}

}  // namespace bitloupe
