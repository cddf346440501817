// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The table of channels. It never scrolls sideways: where columns do not fit, the less important ones give way. Ctrl+C
// copies the chosen rows with all columns, the context menu copies and saves.

#include <QTableView>

namespace bitloupe {

class ChannelModel;

class ChannelTable : public QTableView {
    Q_OBJECT
public:
    explicit ChannelTable(QWidget* parent = nullptr);

    void setChannels(ChannelModel* model);
    void setNames(const QString& title, const QString& fileStem);  // of what is copied and saved
    void fitColumns();
    QString selectedText() const;  // tab-separated

Q_SIGNALS:
    void said(const QString& sentence, bool isProblem);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    std::vector<int> selectedRows() const;
    int leastWidth(int column) const;

    ChannelModel* m_channels = nullptr;
    QString m_title, m_fileStem;
};

}  // namespace bitloupe
