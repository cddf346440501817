// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A session as a file, NAME.bitloupe: which files are open, what is selected, settings, pins, and how the window stands.
// JSON with a version. Paths stand in it twice, absolute and relative to the file, so that a folder can be moved as a
// whole. Reading checks every value: what is damaged takes its default and is named; unknown keys are ignored; a newer
// version is refused.

#include "app/input_matches.h"
#include "views/docks/pin_row.h"

#include <QByteArray>
#include <QStringList>
#include <map>
#include <optional>
#include <vector>

namespace bitloupe {

inline constexpr int kSessionVersion = 1;
inline const QString kSampleFile = QStringLiteral(":sample");  // stands for the built-in sample among a session's files
inline const QString kSampleActivations = QStringLiteral(":sample");  // and for its activations

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
    std::map<QString, QString> looks{};  // of the lenses: LensView::look()
    QString activations{};  // the file of activations beside the weights, absolute; empty: none
    InputMatches inputs{};
    double heldApart = 0;  // share of the activations' tokens
    std::vector<Pin> pins{};  // their ids are their places
    QString filter{};  // of the tensor list
    int order = 0;  // as TensorOrder
    QByteArray layout{};  // of the docks
    // Not printed:
    QString activationsBeside{};  // likewise, below
    QStringList beside{};  // for each file where it would be if it had moved together with the session file; may be empty
    QString path{};  // where it was read from; empty: nowhere
    QStringList damaged{};  // the keys whose values were not usable
};

struct ParsedSession {
    SavedSession saved;
    QString problem;  // why it cannot be used, as a sentence; empty: it can
};

QByteArray printSession(const SavedSession& saved, const QString& folder);
// `path`: where the content was read from. Touches no file.
ParsedSession parseSession(const QByteArray& content, const QString& path);

// For a worker. Nothing where the file is no session file by its content: then it may be something else. Files are taken
// from beside the session file where they are there.
std::optional<ParsedSession> readSessionFile(const QString& path);
// Atomically; returns why it could not be written, empty where it was.
QString writeSessionFile(const SavedSession& saved, const QString& path);

}  // namespace bitloupe
