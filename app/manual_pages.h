// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The manual's pages (resources/manual, compiled into the program), in the order of its list.

#include <QString>
#include <QUrl>
#include <vector>

namespace bitloupe {

struct ManualPage {
    QString file;  // "histogram.md"
    QString title;  // in the language of the window

    QUrl url() const;
};

std::vector<ManualPage> manualPages();
// The page of a lens's id, or another page by its name ("keyboard"); the first page where there is none of that name.
ManualPage manualPageOf(const QString& name);

}  // namespace bitloupe
