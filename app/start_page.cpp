// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/start_page.h"

#include "views/frame/card.h"
#include "views/lens.h"
#include "views/text/text.h"
#include "views/theme.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

constexpr int kWidest = 900;
constexpr int kTwoColumns = 640;  // below this width the cards stand below each other
constexpr int kPadding = 10;
constexpr int kAbove = 6;

QFont titleFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont noteFont(const QFont& font)
{
    QFont smaller = font;
    smaller.setPointSizeF(font.pointSizeF() * 0.92);
    return smaller;
}

QLabel* paragraph(const QString& words)
{
    auto* label = new QLabel(words);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

// Home as "~", as people write it.
QString folderOf(const QString& path)
{
    QString folder = QFileInfo(path).absolutePath();
    const QString home = qEnvironmentVariable("HOME");
    if (home.size() > 1 && (folder == home || folder.startsWith(home + u'/')))
        folder.replace(0, home.size(), QStringLiteral("~"));
    return text::safe(folder.toStdString());
}

}  // namespace

StartRow::StartRow(const QString& title, const QString& note, QWidget* parent)
    : QAbstractButton(parent)
    , m_note(note)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(note);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StartRow::setMissing(bool isMissing)
{
    m_isMissing = isMissing;
    setAccessibleDescription(isMissing ? tr("%1, not there any more").arg(m_note) : m_note);
    update();
}

QSize StartRow::sizeHint() const { return {280, fontMetrics().height() + QFontMetrics(noteFont(font())).height() + 2 * kAbove}; }

void StartRow::setWraps()
{
    m_wraps = true;
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    updateGeometry();
}

QRect StartRow::titleIn(const QRect& inside) const
{
    const QFontMetrics metrics(titleFont(font()));
    if (!m_wraps)
        return {inside.left(), inside.top(), inside.width(), fontMetrics().height()};
    return metrics.boundingRect(QRect(inside.left(), inside.top(), inside.width(), QWIDGETSIZE_MAX), Qt::TextWordWrap, text());
}

int StartRow::heightForWidth(int width) const
{
    const QRect inside(kPadding, kAbove, std::max(1, width - 2 * kPadding), 1);
    return titleIn(inside).height() + QFontMetrics(noteFont(font())).height() + 2 * kAbove;
}

void StartRow::paintEvent(QPaintEvent*)
{
    const Theme& colors = theme(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(colors.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? colors.field : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    const QRect inside = rect().adjusted(kPadding, kAbove, -kPadding, -kAbove);
    const int titleHeight = titleIn(inside).height();
    const int start = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    const QFont bold = titleFont(font());
    painter.setFont(bold);
    painter.setPen(m_isMissing ? colors.muted : colors.text);
    painter.drawText(QRect(inside.left(), inside.top(), inside.width(), titleHeight), start | Qt::AlignVCenter | Qt::TextWordWrap,
                     m_wraps ? text() : QFontMetrics(bold).elidedText(text(), Qt::ElideMiddle, inside.width()));
    painter.setFont(noteFont(font()));
    painter.setPen(colors.muted);
    const QString note = m_isMissing ? tr("not there any more · %1").arg(m_note) : m_note;
    painter.drawText(QRect(inside.left(), inside.top() + titleHeight, inside.width(), inside.height() - titleHeight),
                     start | Qt::AlignVCenter, painter.fontMetrics().elidedText(note, Qt::ElideMiddle, inside.width()));
}

StartPage::StartPage(QWidget* parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("startPage"));
    setAccessibleName(tr("Start page"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto* middle = new QWidget;
    middle->setMaximumWidth(kWidest);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(20, 24, 20, 24);
    column->setSpacing(14);
    column->addWidget(makeHead());
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(14);
    for (Card* card : {makeRecent(), makeQuestions()}) {
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);  // as tall as what it holds
        m_columns->addWidget(card, 1, Qt::AlignTop);
    }
    column->addLayout(m_columns);
    m_lessons = new QVBoxLayout;
    column->addLayout(m_lessons);
    column->addStretch();
    auto* body = new QWidget;
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch();
    row->addWidget(middle, 100);
    row->addStretch();
    setWidget(body);
}

QWidget* StartPage::makeHead()
{
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 6);
    column->setSpacing(8);
    auto* title = new QLabel(tr("See what quantization does to neural-network weights"));
    QFont big = font();
    big.setPointSizeF(big.pointSizeF() * 1.5);
    big.setWeight(QFont::DemiBold);
    title->setFont(big);
    title->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(paragraph(tr("Drop files or folders anywhere in this window: npy, npz, HDF5 (Keras) and safetensors.")));
    auto* buttons = new QHBoxLayout;
    auto* open = new QPushButton(tr("Open files…"));
    auto* sample = new QPushButton(tr("Open the built-in sample"));
    open->setObjectName(QStringLiteral("startOpen"));
    sample->setObjectName(QStringLiteral("startSample"));
    sample->setToolTip(tr("A small language model of 260 thousand weights"));
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);
    connect(sample, &QPushButton::clicked, this, &StartPage::sampleWanted);
    buttons->addWidget(open);
    buttons->addWidget(sample);
    buttons->addStretch();
    column->addSpacing(4);
    column->addLayout(buttons);
    return head;
}

Card* StartPage::makeRecent()
{
    m_recentCard = new Card(tr("Recent files"));
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(1);
    m_recentCard->body()->addLayout(m_recent);
    return m_recentCard;
}

Card* StartPage::makeQuestions()
{
    auto* card = new Card(tr("Which lens answers what"));
    for (const LensInfo& lens : lenses()) {
        auto* row = new StartRow(text::hint("lens", lens.id), text::name("lens", lens.id));
        const QString id = QString::fromLatin1(lens.id.data(), static_cast<qsizetype>(lens.id.size()));
        row->setObjectName(QStringLiteral("question.") + id);
        row->setWraps();
        row->setToolTip(tr("Read about it in the manual"));
        connect(row, &QAbstractButton::clicked, this, [this, id] { Q_EMIT pageWanted(id); });
        card->body()->addWidget(row);
    }
    return card;
}

void StartPage::setRecent(const QStringList& paths)
{
    while (QLayoutItem* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows.clear();
    for (const QString& path : paths) {
        auto* row = new StartRow(text::safe(QFileInfo(path).fileName().toStdString()), folderOf(path));
        row->setToolTip(path);
        row->setObjectName(QStringLiteral("recent.") + path);
        connect(row, &QAbstractButton::clicked, this, [this, path] { Q_EMIT recentWanted(path); });
        m_recent->addWidget(row);
        m_rows[path] = row;
    }
    if (paths.isEmpty())
        m_recent->addWidget(paragraph(tr("Files that you open are listed here.")));
    lookForMissing();
}

// On a worker: a file of a server that does not answer would hold up the window.
void StartPage::lookForMissing()
{
    QStringList paths;
    for (const auto& row : m_rows)
        paths += row.first;
    m_slot.start<QStringList>(
        [paths](Progress& progress) -> Result<QStringList> {
            QStringList missing;
            for (const QString& path : paths) {
                progress.advance(1);
                if (!QFileInfo::exists(path))
                    missing += path;
            }
            return missing;
        },
        [this](const Result<QStringList>& missing) {
            for (const auto& row : m_rows)
                row.second->setMissing(missing && missing->contains(row.first));
        });
}

void StartPage::resizeEvent(QResizeEvent* event)
{
    m_columns->setDirection(width() < kTwoColumns ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QScrollArea::resizeEvent(event);
}

// Up and down go through everything that can be pressed.
void StartPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down)
        focusNextPrevChild(true);
    else if (event->key() == Qt::Key_Up)
        focusNextPrevChild(false);
    else
        QScrollArea::keyPressEvent(event);
    if (const QWidget* focus = focusWidget())
        ensureWidgetVisible(const_cast<QWidget*>(focus));
}

}  // namespace bitloupe
