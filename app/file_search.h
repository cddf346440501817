// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Weight files in folders, recognised by what is in them and not by their names.

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QStringList>

namespace bitloupe {

inline constexpr int kMostFoundFiles = 500;  // of one search: more would fill the window without helping anybody
inline constexpr int kMostLookedAt = 200000;

struct FoundFiles {
    QStringList files;  // in the order of their paths, numbers as numbers; no file twice, through whichever link
    int others = 0;  // files that hold no weights
    bool isCut = false;  // there may be more: one of the limits was met
};

// Looks through the folders and all below them. Hidden folders are left out; links are followed, and each folder is
// entered once, so that a link to a parent ends nowhere. What may not be read is counted among the others. Throws
// Cancelled from `progress`, as all work does.
FoundFiles searchFolders(const QStringList& folders, Progress& progress);

// Words of a command line or a drop as paths: file:// addresses are turned into paths, patterns that the shell has left
// (it leaves those that match nothing, and those in quotes) are matched here, the rest stays as it is.
QStringList pathsOf(const QStringList& words);

}  // namespace bitloupe
