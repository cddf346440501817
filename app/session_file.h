// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A session as a file, NAME.bitloupe: which files are open, what is selected, settings, pins, and how the window stands.
// JSON with a version. Paths stand in it twice, absolute and relative to the file, so that a folder can be moved as a
// whole. Reading checks every value: what is damaged takes its default and is named; unknown keys are ignored; a newer
// version is refused.

#include "views/docks/pin_row.h"

#include <QByteArray>
#include <QStringList>
#include <map>
#include <optional>
#include <vector>

namespace bitloupe {

inline constexpr int kSessionVersion = 1;
inline const QString kSampleFile = QStringLiteral(":sample");  // stands for the built-in sample among a session's files

struct SavedAxis {
    int file = 0;  // index into files
    QString tensor;
    int axis = 0;
    friend bool operator==(const SavedAxis&, const SavedAxis&) = default;
};

struct SavedSession {
    QStringList files;  // absolute
    int selectedFile = -1;  // index into files; -1: none
    QString selectedTensor;
    QuantSpec spec = defaultSpec();
    std::vector<SavedAxis> outputAxes{};
    QString lens{};
    std::map<QString, QString> lensOptions{};
    std::vector<Pin> pins{};  // their ids are their places
    QString filter{};  // of the tensor list
    int order = 0;  // as TensorOrder
    QByteArray layout{};  // of the docks
    QString path{};  // where it was read from; empty: nowhere. Not printed.
    QStringList damaged{};  // the keys whose values were not usable. Not printed.
};

struct ParsedSession {
    SavedSession saved;
    QString problem;  // why it cannot be used, as a sentence; empty: it can
};

QByteArray printSession(const SavedSession& saved, const QString& folder);
// `folder`: where the file stands; paths relative to it go before absolute ones where both lead to a file.
ParsedSession parseSession(const QByteArray& content, const QString& path);

// Nothing where the file is no session file by its content: then it may be something else. Reads few bytes to say so.
std::optional<ParsedSession> readSessionFile(const QString& path);
// Atomically; returns why it could not be written, empty where it was.
QString writeSessionFile(const SavedSession& saved, const QString& path);

}  // namespace bitloupe
