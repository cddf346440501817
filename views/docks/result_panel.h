// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The selected tensor's figures under the current settings. Every number can be selected and copied: Ctrl+C copies the one
// that has the focus, the menu also all of them.

#include "core/report/analysis.h"
#include "views/docks/gap_bar.h"
#include "views/docks/result_text.h"

#include <QLabel>
#include <array>

class QFormLayout;

namespace bitloupe {

class FindingList;

class ResultPanel : public QWidget {
    Q_OBJECT
public:
    explicit ResultPanel(QWidget* parent = nullptr);

    void setAnalysis(const Analysis* analysis);  // null: no answer, the figures are dashes
    void setStale(bool stale);  // a new answer is being made
    QString asText() const;  // one "name<tab>value" a line
    const std::vector<ResultFigure>& figures() const { return m_figures; }  // empty: no answer

private:
    static constexpr std::size_t kRows = 17;
    void addRows();
    void addGap();
    void setGap(const Analysis* analysis);
    QLabel* makeValue(const QLabel& caption);
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;  // Ctrl+C copies all figures
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    std::array<QLabel*, kRows> m_values{};
    QFormLayout* m_form = nullptr;
    std::vector<ResultFigure> m_figures;
    QLabel* m_gapTitle = nullptr;
    FindingList* m_findings = nullptr;
    GapBar* m_gap = nullptr;
    QLabel* m_reached = nullptr;
    QLabel* m_bounds = nullptr;
};

}  // namespace bitloupe
