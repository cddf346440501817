// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/error_map/loupe_card.h"

#include "views/chart/chart_menu.h"
#include "views/frame/chip.h"
#include "views/frame/chip_row.h"
#include "views/frame/header_layout.h"
#include "views/lenses/error_map/neighbour_strip.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace bitloupe {

LoupeCard::LoupeCard(QWidget* parent)
    : Card(tr("Under the loupe"), parent)
    , m_strip(new NeighbourStrip(this))
    , m_grid(new QGridLayout)
{
    buildHeader();
    body()->addWidget(m_strip);
    m_grid->setContentsMargins(0, 2, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(1, 1);
    body()->addLayout(m_grid);
    body()->addStretch(1);
    connect(m_strip, &NeighbourStrip::chosen, this, [this](std::uint64_t col) {
        if (m_trace)
            Q_EMIT chosen({m_trace->row, col});
    });
}

void LoupeCard::buildHeader()
{
    auto* row = new ChipRow(this);
    const auto add = [row](const QString& words, const QString& hint) {
        Chip* chip = row->addChip();
        row->setTexts(row->chips().size() - 1, {words});
        chip->setAccessibleName(words);
        chip->setToolTip(hint);
        return chip;
    };
    m_hold = add(tr("Hold"), tr("Stay at this weight while the mouse moves over the map; a click on the map does the same"));
    m_hold->setCheckable(true);
    Chip* worst = add(tr("Largest error"), tr("Go to the weight with the largest error of the tensor"));
    Chip* copies = add(tr("Copy"), tr("Copy all that is said of this weight"));
    header()->addWidget(row);
    connect(m_hold, &Chip::toggled, this, &LoupeCard::heldChanged);
    connect(worst, &Chip::clicked, this, &LoupeCard::worstWanted);
    connect(copies, &Chip::clicked, this, &LoupeCard::copy);
}

bool LoupeCard::isHeld() const { return m_hold->isChecked(); }

void LoupeCard::setHeld(bool isHeld) { m_hold->setChecked(isHeld); }

void LoupeCard::draw(const ErrorMapData& answer, const QString& title, const QString& fileStem)
{
    m_title = title;
    m_fileStem = fileStem;
    if (!answer.trace)
        return;  // of a preview: what was seen before stays for the moment
    m_trace = answer.trace;
    m_facts = loupeFacts(*m_trace, answer.stored ? &*answer.stored : nullptr, answer.storedProblem ? &*answer.storedProblem : nullptr,
                         answer.cols);
    setNote(loupePlace(*m_trace, answer.cols));
    m_strip->setTrace(m_trace);
    setFacts();
}

// Labels are kept, so that what is marked in them is lost only where it changes.
void LoupeCard::setFacts()
{
    while (m_lines.size() < m_facts.size()) {
        const Line line{new QLabel(this), new QLabel(this)};
        const auto row = static_cast<int>(m_lines.size());
        line.label->setForegroundRole(QPalette::PlaceholderText);
        line.label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        line.text->setTextFormat(Qt::PlainText);
        line.text->setWordWrap(true);
        line.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(line.label, row, 0);
        m_grid->addWidget(line.text, row, 1);
        m_lines.push_back(line);
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const bool isShown = i < m_facts.size();
        m_lines[i].label->setVisible(isShown);
        m_lines[i].text->setVisible(isShown);
        if (!isShown)
            continue;
        m_lines[i].label->setText(m_facts[i].label);
        m_lines[i].text->setText(m_facts[i].text);
        m_lines[i].text->setAccessibleName(m_facts[i].label);
        m_lines[i].text->setFont(m_facts[i].isCode ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : font());
    }
}

QString LoupeCard::words() const
{
    QStringList lines;
    for (const LoupeFact& fact : m_facts)
        lines += fact.label + QStringLiteral(": ") + fact.text;
    return lines.join(QLatin1Char('\n'));
}

void LoupeCard::copy() const
{
    if (m_trace)
        QGuiApplication::clipboard()->setText(m_title + QLatin1Char('\n') + words() + QLatin1Char('\n'));
}

void LoupeCard::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_trace)
        return;
    ChartMenuActions actions;
    actions.title = m_title;
    actions.fileStem = m_fileStem;
    actions.picture = [this] { return grab().toImage(); };
    actions.values = [trace = *m_trace] { return neighbourTable(trace); };
    actions.report = [facts = m_facts] { return factTable(facts); };
    actions.say = [this](const QString& sentence, bool isProblem) { Q_EMIT said(sentence, isProblem); };
    makeChartMenu(this, actions)->popup(event->globalPos());
}

}  // namespace bitloupe
