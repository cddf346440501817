// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The head of a card: title, note, controls, in one line where they fit, else each in the next: words stay whole. The last
// item of a line that has others before it stands at its right end.

#include <QLayout>
#include <memory>
#include <vector>

namespace bitloupe {

class HeaderLayout : public QLayout {
    Q_OBJECT
public:
    explicit HeaderLayout(int gap, QWidget* parent = nullptr);
    ~HeaderLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;

private:
    using Line = std::vector<QLayoutItem*>;
    std::vector<Line> lines(int width) const;
    int arrange(const QRect& rect, bool places) const;  // its height
    int placeLine(const Line& line, const QRect& rect, int top, bool places) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_gap;
};

}  // namespace bitloupe
