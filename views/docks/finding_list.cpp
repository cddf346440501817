// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/finding_list.h"

#include "views/text/finding.h"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>

namespace bitloupe {

namespace {

// Shapes beside colours, for eyes that do not tell these apart.
QString markOf(Severity severity) { return severity == Severity::Warning ? QStringLiteral("▲") : QStringLiteral("●"); }

}  // namespace

FindingList::FindingList(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 6, 0, 0);
    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    setAccessibleName(tr("What to look at"));
    hide();
}

FindingList::Row FindingList::makeRow()
{
    const Row row{new QLabel(this), new QLabel(this)};
    row.mark->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    row.words->setTextFormat(Qt::PlainText);
    row.words->setWordWrap(true);
    row.words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const auto index = static_cast<int>(m_rows.size());
    m_grid->addWidget(row.mark, index, 0);
    m_grid->addWidget(row.words, index, 1);
    return row;
}

void FindingList::setFindings(std::span<const Finding> findings, const QStringList& warnings)
{
    std::vector<Said> all;
    for (const QString& warning : warnings)
        all.push_back({Severity::Warning, warning});
    for (const Finding& finding : findings)
        all.push_back({finding.severity, text::sentence(finding)});
    std::stable_sort(all.begin(), all.end(), [](const Said& a, const Said& b) { return a.severity > b.severity; });
    while (m_rows.size() < all.size())
        m_rows.push_back(makeRow());
    m_lines.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool isShown = i < all.size();
        m_rows[i].mark->setVisible(isShown);
        m_rows[i].words->setVisible(isShown);
        if (isShown)
            showRow(m_rows[i], all[i]);
    }
    setAccessibleDescription(m_lines.join(QLatin1Char(' ')));
    setVisible(!all.empty());
}

void FindingList::showRow(const Row& row, const Said& said)
{
    const QString severity = text::severity(said.severity);
    row.mark->setText(markOf(said.severity));
    row.mark->setToolTip(severity);
    row.mark->setForegroundRole(said.severity == Severity::Warning ? QPalette::BrightText : QPalette::PlaceholderText);
    row.words->setText(said.sentence);
    row.words->setAccessibleName(severity);
    m_lines += severity + QStringLiteral(": ") + said.sentence;
}

QString FindingList::asText() const { return m_lines.join(QLatin1Char('\n')); }

}  // namespace bitloupe
