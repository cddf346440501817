// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/manual_style.h"

#include "views/theme.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

namespace bitloupe {

namespace {

constexpr int kLineHeight = 125;  // percent
constexpr int kCellPadding = 5;

void dressBlock(QTextCursor& cursor, const Theme& theme)
{
    QTextBlockFormat format = cursor.blockFormat();
    const bool inTable = cursor.currentTable() != nullptr;
    const int level = format.headingLevel();
    if (level > 0) {
        format.setTopMargin(level == 1 ? 0 : 18);
        format.setBottomMargin(6);
    } else if (!inTable) {
        const bool isItem = cursor.currentList() != nullptr;
        format.setTopMargin(isItem ? 2 : 6);
        format.setBottomMargin(isItem ? 2 : 6);
    }
    if (!format.hasProperty(QTextFormat::BlockCodeFence) && cursor.block().text() != QString(QChar::ObjectReplacementCharacter))
        format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    if (format.hasProperty(QTextFormat::BlockCodeFence))
        format.setBackground(theme.field);
    cursor.setBlockFormat(format);
}

void dressCode(QTextDocument& document, const Theme& theme)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const bool fenced = block.blockFormat().hasProperty(QTextFormat::BlockCodeFence);
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment fragment = part.fragment();
            if (fenced || !fragment.charFormat().fontFixedPitch())
                continue;
            QTextCursor cursor(&document);
            cursor.setPosition(fragment.position());
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            QTextCharFormat code;
            code.setBackground(theme.field);
            cursor.mergeCharFormat(code);
        }
    }
}

void dressTable(QTextTable& table, const Theme& theme)
{
    QTextTableFormat format = table.format();
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(theme.border);
    format.setBorderCollapse(true);
    format.setCellPadding(kCellPadding);
    format.setTopMargin(6);
    format.setBottomMargin(10);
    table.setFormat(format);
    for (int column = 0; column < table.columns(); ++column) {
        QTextTableCell cell = table.cellAt(0, column);
        QTextCharFormat head = cell.format();
        head.setBackground(theme.field);
        cell.setFormat(head);
    }
}

}  // namespace

void dressManual(QTextDocument& document, const Theme& theme)
{
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    do {
        dressBlock(cursor, theme);
    } while (cursor.movePosition(QTextCursor::NextBlock));
    cursor.endEditBlock();
    dressCode(document, theme);
    const QList<QTextFrame*> frames = document.rootFrame()->childFrames();
    for (QTextFrame* frame : frames) {
        if (auto* table = qobject_cast<QTextTable*>(frame))
            dressTable(*table, theme);
    }
    document.setUndoRedoEnabled(false);
}

}  // namespace bitloupe
