// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The manual in a window of its own: the list of pages, the page, back and forward, find in page.

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace bitloupe {

class ManualBrowser;
struct ManualPage;

class ManualWindow : public QWidget {
    Q_OBJECT
public:
    ManualWindow();

    void open(const ManualPage& page);
    ManualBrowser& browser() { return *m_browser; }

private:
    void assemble();
    QWidget* makeBar();
    QWidget* makePages();
    void addShortcuts(QWidget& parent);
    void takeSource(const QUrl& page);  // another page is shown, by whichever way
    void findWords(bool backwards);
    void focusFind();
    void leave();  // Escape: from the find field back to the page, from the page out of the manual
    void changeEvent(QEvent* event) override;

    QWidget* m_parts = nullptr;  // everything, made anew when the language changes
    ManualBrowser* m_browser = nullptr;
    QListWidget* m_pages = nullptr;
    QLineEdit* m_words = nullptr;
    QLabel* m_notFound = nullptr;
};

// Keeps the one manual window of a main window, and takes it down with it.
class ManualHost : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~ManualHost() override;

    void openAt(const QString& page);
    ManualWindow* window() const { return m_window; }

private:
    QPointer<ManualWindow> m_window;
};

}  // namespace bitloupe
