// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/frame/card_page.h"

#include "views/frame/card.h"
#include "views/frame/chip.h"

#include <QButtonGroup>
#include <QEvent>
#include <QLayout>
#include <QStyle>
#include <algorithm>
#include <numeric>

namespace bitloupe {

namespace {

constexpr int kMargin = 8;
constexpr int kGap = 8;
constexpr int kNarrow = 520;  // below this two cards side by side have no room for their words
constexpr int kNarrowCard = 230;  // one of several

int leastHeight(const QWidget* card, int width)
{
    const QLayout* layout = card->layout();
    const int wanted = layout->hasHeightForWidth() ? layout->minimumHeightForWidth(width) : 0;
    return std::max(wanted, layout->minimumSize().height());
}

}  // namespace

CardPage::CardPage(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CardPage::setCards(Card* main, double mainShare, const std::vector<Card*>& others, const std::vector<int>& widths)
{
    m_main = main;
    m_mainShare = mainShare;
    m_others = others;
    m_widths = widths;
    auto* group = new QButtonGroup(this);
    QWidget* before = main;
    for (std::size_t i = 0; i < others.size(); ++i) {
        auto* tab = new Chip(this);
        tab->setText(others[i]->title());
        tab->setAccessibleName(others[i]->title());
        tab->setCheckable(true);
        tab->setChecked(i == 0);
        tab->hide();
        group->addButton(tab);
        m_tabs.push_back(tab);
        QWidget::setTabOrder(before, tab);
        before = tab;
        connect(tab, &Chip::clicked, this, [this, i] { choose(i); });
    }
}

void CardPage::choose(std::size_t card)
{
    m_chosen = card;
    arrange();
}

bool CardPage::isNarrowAt(int width) const
{
    return m_others.size() > 1 && width < std::max(kNarrow, kNarrowCard * static_cast<int>(m_others.size()));
}

QSize CardPage::minimumSizeHint() const { return {100, 100}; }

int CardPage::tabsHeight(int width) const
{
    int x = 0;
    int height = 0;
    for (const Chip* tab : m_tabs) {
        const QSize size = tab->sizeHint();
        if (x == 0 || x + size.width() > width) {
            x = 0;
            height += size.height() + 4;
        }
        x += size.width() + 6;
    }
    return height;
}

int CardPage::heightForWidth(int width) const
{
    if (m_main == nullptr)
        return 0;
    const int inner = width - 2 * kMargin;
    int others = 0;
    const int total = std::max(1, std::accumulate(m_widths.begin(), m_widths.end(), 0));
    const bool narrow = isNarrowAt(width);
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        const int room = inner - static_cast<int>(m_others.size() - 1) * kGap;
        others = std::max(others, leastHeight(m_others[i], narrow ? inner : room * m_widths[i] / total));
    }
    return leastHeight(m_main, inner) + others + (narrow ? tabsHeight(inner) : 0) + 2 * kMargin + kGap;
}

void CardPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool CardPage::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        // The scroll area gives more height later: until then cards would stand with too little.
        if (const int least = heightForWidth(width()); least > height())
            resize(width(), least);
        else
            arrange();
    }
    return QWidget::event(event);
}

void CardPage::arrangeTabs(const QRect& place)
{
    int x = place.left();
    int y = place.top();
    for (Chip* tab : m_tabs) {
        const QSize size = tab->sizeHint();
        if (x > place.left() && x + size.width() > place.right() + 1) {
            x = place.left();
            y += size.height() + 4;
        }
        tab->setGeometry(QStyle::visualRect(layoutDirection(), place, QRect(QPoint(x, y), size)));
        x += size.width() + 6;
    }
}

void CardPage::arrange()
{
    if (m_main == nullptr)
        return;
    const bool narrow = isNarrowAt(width());
    const QRect inner = rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const int tabs = narrow ? tabsHeight(inner.width()) : 0;
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        m_others[i]->setTitleShown(!narrow);
        m_others[i]->setVisible(!narrow || i == m_chosen);
        m_tabs[i]->setVisible(narrow);
    }
    // What the cards need, and of the rest each its share.
    const int spare = inner.height() - (heightForWidth(width()) - 2 * kMargin);
    const int least = leastHeight(m_main, inner.width());
    const int wanted = static_cast<int>(m_mainShare * (inner.height() - kGap - tabs));
    const int height = std::clamp(wanted, least, std::max(least, least + spare));
    m_main->setGeometry(QRect(inner.topLeft(), QSize(inner.width(), height)));
    QRect below = inner;
    below.setTop(inner.top() + height + kGap);
    arrangeTabs(below);
    below.setTop(below.top() + tabs);
    const int total = std::max(1, std::accumulate(m_widths.begin(), m_widths.end(), 0));
    const int room = below.width() - static_cast<int>(m_others.size() - 1) * kGap;
    int x = below.left();
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        const int width = narrow ? below.width() : room * m_widths[i] / total;
        m_others[i]->setGeometry(
            QStyle::visualRect(layoutDirection(), below, QRect(narrow ? below.left() : x, below.top(), width, below.height())));
        x += width + kGap;
    }
    if (narrow != m_isNarrow) {
        m_isNarrow = narrow;
        Q_EMIT narrowChanged(narrow);
    }
}

}  // namespace bitloupe
