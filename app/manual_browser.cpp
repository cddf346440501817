// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/manual_browser.h"

#include "app/manual_pages.h"
#include "app/manual_style.h"
#include "views/theme.h"

#include <QEvent>
#include <QFile>
#include <QImage>
#include <QScrollBar>
#include <QTimer>

namespace bitloupe {

namespace {

constexpr int kPictureScale = 2;  // resources/screenshots/make takes the manual's pictures at 200 %
constexpr int kMargin = 20;
constexpr int kResizePauseMs = 80;

}  // namespace

ManualBrowser::ManualBrowser(QWidget* parent)
    : QTextBrowser(parent)
    , m_resized(new QTimer(this))
{
    setOpenExternalLinks(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // else its coming and going changes the width that pictures are made for
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Page of the manual"));
    document()->setDocumentMargin(kMargin);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    // The one thing that setSource(), back, forward and reload have in common.
    connect(this, &QTextBrowser::sourceChanged, this, &ManualBrowser::dress);
    m_resized->setSingleShot(true);
    m_resized->setInterval(kResizePauseMs);
    connect(m_resized, &QTimer::timeout, this, [this] {
        if (m_shownWidth != pictureWidth())
            showAgain();
    });
}

int ManualBrowser::pictureWidth() const { return std::max(viewport()->width() - 2 * kMargin, 100); }

QVariant ManualBrowser::loadResource(int type, const QUrl& name)
{
    if (type != QTextDocument::ImageResource)
        return QTextBrowser::loadResource(type, name);
    QImage image(QStringLiteral(":") + manualPages().front().url().resolved(name).path());  // pages and pictures lie in one folder
    if (image.isNull())
        return {};
    const double ratio = devicePixelRatioF();
    const int width = std::min(image.width() / kPictureScale, pictureWidth());
    image = image.scaledToWidth(static_cast<int>(width * ratio), Qt::SmoothTransformation);
    image.setDevicePixelRatio(ratio);
    return image;
}

void ManualBrowser::dress()
{
    m_shownWidth = pictureWidth();
    dressManual(*document(), theme(this));
}

void ManualBrowser::showAgain()
{
    if (source().isEmpty())
        return;
    const int place = verticalScrollBar()->value(), height = std::max(verticalScrollBar()->maximum(), 1);
    const int cursor = textCursor().position();
    reload();
    QTextCursor same(document());
    same.setPosition(std::min(cursor, document()->characterCount() - 1));
    setTextCursor(same);
    verticalScrollBar()->setValue(place * verticalScrollBar()->maximum() / height);
}

bool ManualBrowser::findNext(const QString& words, bool backwards)
{
    if (words.isEmpty())
        return true;
    const QTextDocument::FindFlags direction = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (find(words, direction))
        return true;
    const QTextCursor before = textCursor();
    moveCursor(backwards ? QTextCursor::End : QTextCursor::Start);
    if (find(words, direction))
        return true;
    setTextCursor(before);
    return false;
}

void ManualBrowser::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    m_resized->start();
}

void ManualBrowser::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        showAgain();
}

}  // namespace bitloupe
