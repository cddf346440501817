// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A table of figures. It never scrolls sideways: where columns do not fit, the less important ones give way. Ctrl+C copies the
// chosen rows with all columns, the context menu copies and saves. Enter takes the row in focus.

#include <QTableView>

namespace bitloupe {

class FigureModel;

class FigureTable : public QTableView {
    Q_OBJECT
public:
    explicit FigureTable(QWidget* parent = nullptr);

    void setFigures(FigureModel* model);
    void setNames(const QString& title, const QString& fileStem);  // of what is copied and saved
    // Columns that do not fit are hidden, unless the table keeps them: then it scrolls sideways.
    void setKeepsColumns(bool keeps);
    void fitColumns();
    QString selectedText() const;  // tab-separated

Q_SIGNALS:
    void said(const QString& sentence, bool isProblem);
    void taken(int row);  // Enter on it

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    std::vector<int> selectedRows() const;
    int leastWidth(int column) const;

    FigureModel* m_figures = nullptr;
    bool m_keepsColumns = false;
    QString m_title, m_fileStem;
};

}  // namespace bitloupe
