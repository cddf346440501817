// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One sentence at the top of the window, where an error is said in place instead of in a box that has to be dismissed.

#include <QFrame>

class QLabel;

namespace bitloupe {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Notice, Problem };
    explicit MessageBar(QWidget* parent = nullptr);

    void say(Kind kind, const QString& sentence);
    QString sentence() const;
    Kind kind() const { return m_kind; }

private:
    void paintColors();
    void changeEvent(QEvent* event) override;

    QLabel* m_label;
    Kind m_kind = Kind::Notice;
    bool m_painting = false;
};

}  // namespace bitloupe
