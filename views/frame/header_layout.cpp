// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/frame/header_layout.h"

#include "views/frame/elided_label.h"

#include <QStyle>
#include <QWidget>
#include <algorithm>

namespace bitloupe {

namespace {

constexpr int kLineGap = 4;

// A note of parts may lose some of them before it takes a line of its own.
int leastWidth(QLayoutItem& item)
{
    const auto* label = qobject_cast<ElidedLabel*>(item.widget());
    return label == nullptr ? item.sizeHint().width() : std::min(label->wholeWidth(), item.sizeHint().width());
}

}  // namespace

HeaderLayout::HeaderLayout(int gap, QWidget* parent)
    : QLayout(parent)
    , m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

HeaderLayout::~HeaderLayout() = default;

void HeaderLayout::addItem(QLayoutItem* item) { m_items.emplace_back(item); }

QLayoutItem* HeaderLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* HeaderLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

void HeaderLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize HeaderLayout::sizeHint() const
{
    QSize size;
    for (const auto& item : m_items)
        if (!item->isEmpty())
            size = QSize(size.width() + (size.width() > 0 ? m_gap : 0) + item->sizeHint().width(),
                         std::max(size.height(), item->sizeHint().height()));
    return size;
}

QSize HeaderLayout::minimumSize() const
{
    QSize size;
    for (const auto& item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    return size;
}

std::vector<HeaderLayout::Line> HeaderLayout::lines(int width) const
{
    std::vector<Line> lines;
    int left = width;
    for (const auto& item : m_items) {
        const int wish = item->sizeHint().width();
        if (item->isEmpty() || wish == 0)
            continue;
        if (lines.empty() || left - m_gap < leastWidth(*item)) {
            lines.emplace_back();
            left = width;
        } else {
            left -= m_gap;
        }
        lines.back().push_back(item.get());
        left -= std::min(left, wish);
    }
    return lines;
}

int HeaderLayout::placeLine(const Line& line, const QRect& rect, int top, bool places) const
{
    int height = 0;
    for (const QLayoutItem* item : line) {
        const int width = std::min(rect.width(), item->sizeHint().width());
        height = std::max(height, item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height());
    }
    int x = rect.x();
    for (std::size_t i = 0; places && i < line.size(); ++i) {
        const int right = rect.x() + rect.width();
        const int width = std::min(right - x, line[i]->sizeHint().width());
        const bool isEnd = i + 1 == line.size() && i > 0;
        // Rows of chips stand at their own top: in the middle of what is taller.
        const int own = line[i]->hasHeightForWidth() ? std::min(height, line[i]->heightForWidth(width)) : height;
        const QRect place(isEnd ? right - width : x, top + (height - own) / 2, width, own);
        const auto direction = parentWidget() != nullptr ? parentWidget()->layoutDirection() : Qt::LeftToRight;
        line[i]->setGeometry(QStyle::visualRect(direction, rect, place));
        x += width + m_gap;
    }
    return height;
}

int HeaderLayout::arrange(const QRect& rect, bool places) const
{
    int y = rect.y();
    for (const Line& line : lines(rect.width())) {
        if (y > rect.y())
            y += kLineGap;
        y += placeLine(line, rect, y, places);
    }
    return y - rect.y();
}

}  // namespace bitloupe
