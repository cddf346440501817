// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/recent_menu.h"

#include "views/text/text.h"

#include <QFileInfo>
#include <QMenu>

namespace bitloupe {

namespace {

// Where two have one name, the folder tells them apart.
QString label(const QString& path, const QStringList& all)
{
    const QString name = QFileInfo(path).fileName();
    qsizetype same = 0;
    for (const QString& other : all)
        same += QFileInfo(other).fileName() == name ? 1 : 0;
    const QString words = same > 1 ? name + QStringLiteral(" – ") + QFileInfo(path).path() : name;
    return text::safe(words.toStdString()).replace(u'&', QStringLiteral("&&"));
}

}  // namespace

RecentMenu::RecentMenu(QMenu& menu)
    : QObject(&menu)
    , m_menu(menu)
    , m_slot(nullptr, JobSlot::Priority::Background)
{
    m_menu.setToolTipsVisible(true);
    connect(&m_menu, &QMenu::aboutToShow, this, &RecentMenu::check);
}

void RecentMenu::fill(const QStringList& paths)
{
    m_paths = paths;
    m_menu.clear();
    for (const QString& path : paths) {
        QAction* entry = m_menu.addAction(label(path, paths));
        entry->setToolTip(text::safe(path.toStdString()));
        entry->setData(path);
        connect(entry, &QAction::triggered, this, [this, path] { Q_EMIT openRequested(path); });
    }
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("&Clear the list")), &QAction::triggered, this, &RecentMenu::clearRequested);
    m_menu.setEnabled(!paths.isEmpty());
}

void RecentMenu::check()
{
    m_slot.start<QStringList>(
        [paths = m_paths](Progress&) -> Result<QStringList> {
            QStringList missing;
            for (const QString& path : paths) {
                if (!QFileInfo::exists(path))
                    missing += path;
            }
            return missing;
        },
        [this](const Result<QStringList>& missing) {
            for (QAction* entry : m_menu.actions()) {
                const QString path = entry->data().toString();
                if (path.isEmpty())
                    continue;
                const bool isGone = missing && missing->contains(path);
                entry->setEnabled(!isGone);
                const QString words = text::safe(path.toStdString());
                entry->setToolTip(isGone ? tr("%1 is not there any more").arg(words) : words);
            }
        });
}

}  // namespace bitloupe
