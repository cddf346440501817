// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Sentences at the top of the window, where an error is said in place instead of in a box that has to be dismissed. Several
// of them queue up: the newest is seen, the others are counted and one press away. Screen readers are told of each. A notice that
// asks for nothing goes by itself after a while, unless somebody points at it.

#include <QFrame>
#include <functional>
#include <vector>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace bitloupe {

class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Notice, Problem };

    // With what can be done about it, if anything: "Reload", "Show in folder". `act` must not hold parts of the window,
    // which are made anew when the language changes.
    struct Message {
        Kind kind = Kind::Notice;
        QString sentence;
        QString actionText{};
        std::function<void()> act{};
    };

    explicit MessageBar(QWidget* parent = nullptr);

    void say(Kind kind, const QString& sentence) { say(Message{kind, sentence}); }
    // The same sentence is not said twice, and one notice takes the place of another: they tell what is, not what to mend.
    void say(const Message& message);
    void dismiss();  // the one that is seen
    void dismissAll();

    QString sentence() const;  // what is seen; empty: nothing
    Kind kind() const;
    QString countText() const;  // "2 of 3"; empty where there is one
    const std::vector<Message>& messages() const { return m_messages; }
    void setMessages(std::vector<Message> messages);

private:
    QToolButton* makeButton(const QString& text, const QString& name);
    void step(int by);
    void showCurrent();
    void announce();
    void letPass();
    void paintColors();
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

    std::vector<Message> m_messages;  // oldest first
    std::size_t m_current = 0;
    QLabel* m_label;
    QLabel* m_count;
    QPushButton* m_action;
    QToolButton* m_before;
    QToolButton* m_after;
    QToolButton* m_copy;
    QToolButton* m_close;
    QTimer* m_passing;
    bool m_painting = false;
};

}  // namespace bitloupe
