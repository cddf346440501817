// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/message_bar.h"

#include "views/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

namespace bitloupe {

namespace {
constexpr std::size_t kMost = 100;  // older ones make room
constexpr int kPassingMilliseconds = 8000;
}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_label(new QLabel)
    , m_count(new QLabel)
    , m_action(new QPushButton)
    , m_before(makeButton(QStringLiteral("‹"), tr("Message before")))
    , m_after(makeButton(QStringLiteral("›"), tr("Next message")))
    , m_copy(makeButton(tr("Copy"), tr("Copy the message")))
    , m_close(makeButton(QStringLiteral("×"), tr("Dismiss the message")))
    , m_passing(new QTimer(this))
{
    setObjectName(QStringLiteral("messageBar"));
    setAutoFillBackground(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_label->setObjectName(QStringLiteral("messageText"));
    m_action->setObjectName(QStringLiteral("messageAction"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 6, 6, 6);
    layout->setSpacing(6);
    layout->addWidget(m_label, 1);
    for (QWidget* widget : {static_cast<QWidget*>(m_action), static_cast<QWidget*>(m_before), static_cast<QWidget*>(m_count),
                            static_cast<QWidget*>(m_after), static_cast<QWidget*>(m_copy), static_cast<QWidget*>(m_close)})
        layout->addWidget(widget, 0, Qt::AlignTop);
    m_count->setContentsMargins(0, 5, 0, 0);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto act = m_messages.at(m_current).act;
        dismiss();
        act();
    });
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_after, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(sentence()); });
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    m_passing->setSingleShot(true);
    m_passing->setInterval(kPassingMilliseconds);
    connect(m_passing, &QTimer::timeout, this, &MessageBar::letPass);
    hide();
}

QToolButton* MessageBar::makeButton(const QString& text, const QString& name)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void MessageBar::say(const Message& message)
{
    std::erase_if(m_messages, [&](const Message& old) {
        return old.sentence == message.sentence || (old.kind == Kind::Notice && message.kind == Kind::Notice);
    });
    if (m_messages.size() >= kMost)
        m_messages.erase(m_messages.begin());
    m_messages.push_back(message);
    m_current = m_messages.size() - 1;
    showCurrent();
    announce();
    m_passing->start();
}

void MessageBar::letPass()
{
    const QWidget* focus = QApplication::focusWidget();
    if (underMouse() || (focus && isAncestorOf(focus)))
        return m_passing->start();
    std::erase_if(m_messages, [](const Message& message) { return message.kind == Kind::Notice && !message.act; });
    m_current = m_messages.empty() ? 0 : m_messages.size() - 1;
    showCurrent();
}

void MessageBar::setMessages(std::vector<Message> messages)
{
    m_messages = std::move(messages);
    m_current = m_messages.empty() ? 0 : m_messages.size() - 1;
    showCurrent();
    m_passing->start();
}

void MessageBar::dismiss()
{
    if (m_messages.empty())
        return;
    m_messages.erase(m_messages.begin() + static_cast<std::ptrdiff_t>(m_current));
    m_current = m_messages.empty() ? 0 : std::min(m_current, m_messages.size() - 1);
    showCurrent();
}

void MessageBar::dismissAll()
{
    m_messages.clear();
    m_current = 0;
    showCurrent();
}

void MessageBar::step(int by)
{
    const auto last = static_cast<std::ptrdiff_t>(m_messages.size()) - 1;
    m_current = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(m_current) + by, 0, last));
    showCurrent();
    announce();
}

QString MessageBar::sentence() const { return m_messages.empty() ? QString() : m_messages[m_current].sentence; }

MessageBar::Kind MessageBar::kind() const { return m_messages.empty() ? Kind::Notice : m_messages[m_current].kind; }

QString MessageBar::countText() const
{
    return m_messages.size() < 2 ? QString() : tr("%1 of %2").arg(m_current + 1).arg(m_messages.size());
}

void MessageBar::showCurrent()
{
    setVisible(!m_messages.empty());
    if (m_messages.empty())
        return;
    const Message& message = m_messages[m_current];
    m_label->setText(message.sentence);
    m_label->setAccessibleName((message.kind == Kind::Problem ? tr("Problem: %1") : tr("Notice: %1")).arg(message.sentence));
    m_action->setText(message.actionText);
    m_action->setVisible(message.act && !message.actionText.isEmpty());
    m_count->setText(countText());
    for (QWidget* widget : {static_cast<QWidget*>(m_count), static_cast<QWidget*>(m_before), static_cast<QWidget*>(m_after)})
        widget->setVisible(m_messages.size() > 1);
    m_before->setEnabled(m_current > 0);
    m_after->setEnabled(m_current + 1 < m_messages.size());
    paintColors();
}

void MessageBar::announce()
{
    QAccessibleEvent alert(m_label, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::paintColors()
{
    m_painting = true;
    const Theme& colors = theme(parentWidget() ? parentWidget() : this);
    const bool isProblem = kind() == Kind::Problem;
    QPalette palette = paletteOf(colors);
    const QColor ink = isProblem ? (colors.dark ? QColor(0xff101418) : QColor(Qt::white)) : colors.text;
    palette.setColor(QPalette::Window, isProblem ? colors.bad : colors.accentSoft);
    palette.setColor(QPalette::WindowText, ink);
    setPalette(palette);
    palette.setColor(QPalette::ButtonText, ink);
    for (QToolButton* button : {m_before, m_after, m_copy, m_close})
        button->setPalette(palette);
    m_action->setPalette(paletteOf(colors));
    m_painting = false;
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_painting)
        paintColors();
    QFrame::changeEvent(event);
}

void MessageBar::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    QStringList all;
    for (const Message& message : m_messages)
        all += message.sentence;
    connect(menu.addAction(tr("&Copy all messages")), &QAction::triggered, this,
            [all] { QGuiApplication::clipboard()->setText(all.join(u'\n')); });
    connect(menu.addAction(tr("&Dismiss all messages")), &QAction::triggered, this, &MessageBar::dismissAll);
    menu.exec(event->globalPos());
}

}  // namespace bitloupe
