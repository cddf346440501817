// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the window shows while no file is open: how to begin, the files of the last days, and which lens answers what.

#include "app/job_slot.h"

#include <QAbstractButton>
#include <QScrollArea>
#include <map>

class QBoxLayout;
class QVBoxLayout;

namespace bitloupe {

class Card;

// A line to press: what it is, and a word on it below.
class StartRow : public QAbstractButton {
    Q_OBJECT
public:
    StartRow(const QString& title, const QString& note, QWidget* parent = nullptr);
    void setMissing(bool isMissing);  // greyed
    bool isMissing() const { return m_isMissing; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }
    int heightForWidth(int width) const override;  // a question takes as many lines as it needs
    void setWraps();

private:
    QRect titleIn(const QRect& inside) const;
    void paintEvent(QPaintEvent* event) override;
    QString m_note;
    bool m_isMissing = false;
    bool m_wraps = false;  // else the title is elided in its middle: a file's name
};

class StartPage : public QScrollArea {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);

    void setRecent(const QStringList& paths);  // newest first; which are gone is found out in the background
    QVBoxLayout& lessons() { return *m_lessons; }  // guided lessons are added here

Q_SIGNALS:
    void openWanted();
    void sampleWanted();
    void recentWanted(const QString& path);
    void pageWanted(const QString& lens);  // of the manual

private:
    QWidget* makeHead();
    Card* makeRecent();
    Card* makeQuestions();
    void lookForMissing();
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    QBoxLayout* m_columns = nullptr;
    QVBoxLayout* m_recent = nullptr;
    QVBoxLayout* m_lessons = nullptr;
    Card* m_recentCard = nullptr;
    std::map<QString, StartRow*> m_rows;  // of recent files, by path
    JobSlot m_slot;
};

}  // namespace bitloupe
