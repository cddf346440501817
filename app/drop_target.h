// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Makes the whole window a place to drop files on: charts, lists and fields that take drops of their own never see the
// files. While files hang over the window, a frame over all of it says what will happen.

#include <QTimer>
#include <QUrl>
#include <QWidget>

class QMimeData;

namespace bitloupe {

class DropTarget : public QObject {
    Q_OBJECT
public:
    explicit DropTarget(QWidget& window);
    bool isShown() const { return m_overlay && m_overlay->isVisible(); }

Q_SIGNALS:
    void dropped(const QList<QUrl>& urls);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool belongsHere(const QObject* watched) const;
    void showOverlay(const QMimeData& data);

    QWidget& m_window;
    QWidget* m_overlay;
    QTimer m_leaving;  // a drag leaves one widget before it enters the next
};

// "Drop to open 3 files" — what the frame says.
QString dropSentence(const QList<QUrl>& urls);

}  // namespace bitloupe
