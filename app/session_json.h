// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A session as a JSON object and back. Every value is checked for type, size and meaning.

#include "app/session_file.h"

#include <QJsonObject>

namespace bitloupe {

QJsonObject sessionToJson(const SavedSession& saved, const QString& folder);
SavedSession sessionFromJson(const QJsonObject& json, const QString& folder);

// A name that people gave or that came from a file: no control characters, not longer than `longest`.
bool isPlainText(const QString& text, qsizetype longest);

}  // namespace bitloupe
