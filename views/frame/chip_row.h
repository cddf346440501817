// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Chips side by side. Each has one text or several, the longest first: the longest with which all fit into one line are
// shown, else the shortest, in as many lines as they need.

#include <QStringList>
#include <QWidget>
#include <vector>

namespace bitloupe {

class Chip;

class ChipRow : public QWidget {
    Q_OBJECT
public:
    explicit ChipRow(QWidget* parent = nullptr);

    Chip* addChip();
    const std::vector<Chip*>& chips() const { return m_chips; }
    void setTexts(std::size_t chip, const QStringList& texts);  // none: the chip is hidden

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    std::vector<int> widths(qsizetype variant) const;
    qsizetype variantFor(int width) const;
    int arrange(int width, bool places) const;

    std::vector<Chip*> m_chips;
    std::vector<QStringList> m_texts;
};

}  // namespace bitloupe
