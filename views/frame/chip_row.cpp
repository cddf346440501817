// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/frame/chip_row.h"

#include "views/frame/chip.h"

#include <QEvent>
#include <QStyle>
#include <algorithm>

namespace bitloupe {

namespace {
constexpr int kGap = 6;
constexpr int kLineGap = 4;
}  // namespace

ChipRow::ChipRow(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

Chip* ChipRow::addChip()
{
    auto* chip = new Chip(this);
    if (!m_chips.empty())
        QWidget::setTabOrder(m_chips.back(), chip);
    m_chips.push_back(chip);
    m_texts.emplace_back();
    return m_chips.back();
}

void ChipRow::setTexts(std::size_t chip, const QStringList& texts)
{
    m_chips[chip]->setVisible(!texts.isEmpty());
    if (m_texts[chip] == texts)
        return;
    m_texts[chip] = texts;
    updateGeometry();
    arrange(width(), true);
}

std::vector<int> ChipRow::widths(qsizetype variant) const
{
    std::vector<int> result;
    for (std::size_t i = 0; i < m_chips.size(); ++i)
        if (!m_texts[i].isEmpty())
            result.push_back(m_chips[i]->widthFor(m_texts[i][std::min(variant, m_texts[i].size() - 1)]));
    return result;
}

qsizetype ChipRow::variantFor(int width) const
{
    qsizetype variants = 1;
    for (const QStringList& texts : m_texts)
        variants = std::max(variants, texts.size());
    for (qsizetype variant = 0; variant < variants; ++variant) {
        int total = -kGap;
        for (const int chip : widths(variant))
            total += chip + kGap;
        if (total <= width)
            return variant;
    }
    return variants - 1;
}

// Chips of a hidden row keep their words: a row is measured by texts, not by what is shown.
int ChipRow::arrange(int width, bool places) const
{
    const qsizetype variant = variantFor(width);
    const int height = m_chips.empty() ? 0 : m_chips.front()->sizeHint().height();
    int x = 0;
    int y = 0;
    bool isEmpty = true;
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        if (m_texts[i].isEmpty())
            continue;
        const QString& text = m_texts[i][std::min(variant, m_texts[i].size() - 1)];
        const int wide = std::min(m_chips[i]->widthFor(text), width);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += height + kLineGap;
        }
        if (places) {
            m_chips[i]->setText(text);
            m_chips[i]->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, width, height), QRect(x, y, wide, height)));
        }
        x += wide + kGap;
        isEmpty = false;
    }
    return isEmpty ? 0 : y + height;
}

int ChipRow::heightForWidth(int width) const { return arrange(width, false); }

QSize ChipRow::sizeHint() const
{
    int total = -kGap;
    for (const int chip : widths(0))
        total += chip + kGap;
    return {std::max(0, total), m_chips.empty() ? 0 : m_chips.front()->sizeHint().height()};
}

QSize ChipRow::minimumSizeHint() const
{
    int widest = 0;
    for (const int chip : widths(1000))
        widest = std::max(widest, chip);
    return {widest, m_chips.empty() ? 0 : m_chips.front()->sizeHint().height()};
}

void ChipRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(width(), true);
}

bool ChipRow::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        arrange(width(), true);
    return QWidget::event(event);
}

}  // namespace bitloupe
