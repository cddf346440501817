// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Shows one page of the manual in the colours of the theme, its pictures fitted to the width and sharp at any scaling.

#include <QTextBrowser>

class QTimer;

namespace bitloupe {

class ManualBrowser : public QTextBrowser {
    Q_OBJECT
public:
    explicit ManualBrowser(QWidget* parent);

    // The next place of the words from the cursor on, beginning again at the other end; false where they occur nowhere.
    bool findNext(const QString& words, bool backwards);
    QVariant loadResource(int type, const QUrl& name) override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int pictureWidth() const;
    void dress();
    void showAgain();  // in another width or other colours, at the same place

    QTimer* m_resized;
    int m_shownWidth = 0;
};

}  // namespace bitloupe
