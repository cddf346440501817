// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/manual_window.h"

#include "app/manual_browser.h"
#include "app/manual_pages.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>

namespace bitloupe {

namespace {

constexpr QSize kFirstSize{1040, 780};
constexpr int kPagesWidth = 220;
constexpr int kSpace = 6;

QToolButton* button(const QString& text, const QString& hint)
{
    auto* made = new QToolButton;
    made->setText(text);
    made->setToolTip(hint);
    made->setAccessibleName(text);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

}  // namespace

ManualWindow::ManualWindow()
{
    setAttribute(Qt::WA_QuitOnClose, false);
    setWindowIcon(QIcon(QStringLiteral(":/icons/bitloupe-256.png")));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    assemble();
    resize(kFirstSize.boundedTo(screen()->availableSize()));
}

void ManualWindow::assemble()
{
    m_parts = new QWidget;
    auto* column = new QVBoxLayout(m_parts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* halves = new QSplitter;
    m_browser = new ManualBrowser(nullptr);
    column->addWidget(makeBar());
    halves->addWidget(makePages());
    halves->addWidget(m_browser);
    halves->setStretchFactor(1, 1);
    halves->setSizes({kPagesWidth, width() - kPagesWidth});
    column->addWidget(halves, 1);
    layout()->addWidget(m_parts);
    connect(m_browser, &QTextBrowser::sourceChanged, this, &ManualWindow::takeSource);
    addShortcuts(*m_parts);
    setTabOrder(m_words, m_pages);
    setTabOrder(m_pages, m_browser);
}

QWidget* ManualWindow::makeBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    QToolButton* back = button(tr("Back"), tr("The page before (Alt+Left)"));
    QToolButton* forward = button(tr("Forward"), tr("The page after (Alt+Right)"));
    back->setEnabled(false);
    forward->setEnabled(false);
    m_words = new QLineEdit;
    m_words->setPlaceholderText(tr("Find in page (Ctrl+F)"));
    m_words->setAccessibleName(tr("Find in page"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(280);
    m_notFound = new QLabel;
    row->addWidget(back);
    row->addWidget(forward);
    row->addStretch(1);
    row->addWidget(m_notFound);
    row->addWidget(m_words, 2);
    connect(back, &QToolButton::clicked, m_browser, &QTextBrowser::backward);
    connect(forward, &QToolButton::clicked, m_browser, &QTextBrowser::forward);
    connect(m_browser, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);
    connect(m_words, &QLineEdit::returnPressed, this, [this] { findWords(false); });
    connect(m_words, &QLineEdit::textEdited, this, [this] {
        m_browser->moveCursor(QTextCursor::Start);
        findWords(false);
    });
    return bar;
}

QWidget* ManualWindow::makePages()
{
    m_pages = new QListWidget;
    m_pages->setFrameShape(QFrame::NoFrame);
    m_pages->setAccessibleName(tr("Pages of the manual"));
    for (const ManualPage& page : manualPages()) {
        auto* item = new QListWidgetItem(page.title, m_pages);
        item->setData(Qt::UserRole, page.url());
        item->setToolTip(page.title);
    }
    connect(m_pages, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item)
            m_browser->setSource(item->data(Qt::UserRole).toUrl());
    });
    m_pages->setSpacing(1);
    return m_pages;
}

void ManualWindow::addShortcuts(QWidget& parent)
{
    const auto add = [&](const QKeySequence& keys, auto act) { connect(new QShortcut(keys, &parent), &QShortcut::activated, this, act); };
    add(QKeySequence::Back, [this] { m_browser->backward(); });
    add(QKeySequence::Forward, [this] { m_browser->forward(); });
    add(QKeySequence::Find, [this] { focusFind(); });
    add(QKeySequence::FindNext, [this] { findWords(false); });
    add(QKeySequence::FindPrevious, [this] { findWords(true); });
    add(Qt::CTRL | Qt::Key_W, [this] { close(); });
    add(Qt::Key_Escape, [this] { leave(); });
}

void ManualWindow::open(const ManualPage& page)
{
    m_browser->setSource(page.url());
    m_browser->setFocus();
}

void ManualWindow::takeSource(const QUrl& page)
{
    m_notFound->clear();
    const QSignalBlocker shown(m_pages);  // choosing the row shows nothing anew
    for (int row = 0; row < m_pages->count(); ++row) {
        if (m_pages->item(row)->data(Qt::UserRole).toUrl() != page)
            continue;
        m_pages->setCurrentRow(row);
        setWindowTitle(tr("%1 – Bitloupe manual").arg(m_pages->item(row)->text()));
    }
}

void ManualWindow::findWords(bool backwards)
{
    const bool found = m_browser->findNext(m_words->text(), backwards);
    m_notFound->setText(found ? QString() : tr("Not on this page"));
}

void ManualWindow::focusFind()
{
    m_words->setFocus();
    m_words->selectAll();
}

void ManualWindow::leave()
{
    if (m_words->hasFocus())
        m_browser->setFocus();
    else
        close();
}

void ManualWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || !m_parts)
        return;
    const QUrl page = m_browser->source();
    delete m_parts;
    assemble();
    m_browser->setSource(page);
}

ManualHost::~ManualHost() { delete m_window; }

void ManualHost::openAt(const QString& page)
{
    if (!m_window)
        m_window = new ManualWindow;
    m_window->open(manualPageOf(page));
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

}  // namespace bitloupe
