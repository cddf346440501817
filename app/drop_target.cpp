// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/drop_target.h"

#include "views/text/text.h"
#include "views/theme.h"

#include <QApplication>
#include <QDockWidget>
#include <QDropEvent>
#include <QMimeData>
#include <QPainter>

namespace bitloupe {

namespace {

constexpr int kLeaveMs = 80;

class Overlay : public QWidget {
public:
    explicit Overlay(QWidget* window)
        : QWidget(window)
    {
        setObjectName(QStringLiteral("dropOverlay"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }
    void say(const QString& words)
    {
        m_words = words;
        setAccessibleName(words);
        setGeometry(parentWidget()->rect());
        raise();
        show();
        update();
    }

private:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& colors = theme(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor veil = colors.card;
        veil.setAlpha(215);
        painter.fillRect(rect(), veil);
        painter.setPen(QPen(colors.accent, 2, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(12, 12, -12, -12), 10, 10);
        QFont big = font();
        big.setPointSizeF(big.pointSizeF() * 1.5);
        painter.setFont(big);
        painter.setPen(colors.accent);
        painter.drawText(rect().adjusted(32, 32, -32, -32), Qt::AlignCenter | Qt::TextWordWrap, m_words);
    }
    QString m_words;
};

}  // namespace

DropTarget::DropTarget(QWidget& window)
    : QObject(&window)
    , m_window(window)
    , m_overlay(new Overlay(&window))
{
    m_window.setAcceptDrops(true);
    m_leaving.setSingleShot(true);
    m_leaving.setInterval(kLeaveMs);
    connect(&m_leaving, &QTimer::timeout, m_overlay, &QWidget::hide);
    qApp->installEventFilter(this);
}

// Of the window, or of a dock that floats beside it; not of dialogs, which have fields of their own.
bool DropTarget::belongsHere(const QObject* watched) const
{
    const auto* widget = qobject_cast<const QWidget*>(watched);
    if (!widget)
        return false;
    const QWidget* top = widget->window();
    return top == &m_window || (qobject_cast<const QDockWidget*>(top) && top->parentWidget() == &m_window);
}

void DropTarget::showOverlay(const QMimeData& data)
{
    m_leaving.stop();
    static_cast<Overlay*>(m_overlay)->say(dropSentence(data.urls()));
}

bool DropTarget::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::DragLeave && isShown() && belongsHere(watched)) {
        m_leaving.start();
        return false;
    }
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop)
        return false;
    auto* drop = static_cast<QDropEvent*>(event);
    if (!belongsHere(watched) || !drop->mimeData()->hasUrls())
        return false;
    // Files are copied, never moved: a file manager must not delete what was dropped.
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (type == QEvent::Drop) {
        m_overlay->hide();
        m_window.activateWindow();
        Q_EMIT dropped(drop->mimeData()->urls());
    } else if (type == QEvent::DragEnter || !isShown()) {
        showOverlay(*drop->mimeData());
    }
    return true;
}

QString dropSentence(const QList<QUrl>& urls)
{
    if (urls.size() == 1)
        return DropTarget::tr("Drop to open %1").arg(text::safe(urls.first().fileName().toStdString()));
    return DropTarget::tr("Drop to open %n files and folders", nullptr, static_cast<int>(urls.size()));
}

}  // namespace bitloupe
