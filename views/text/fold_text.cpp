// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/fold_text.h"

#include "views/text/text.h"

namespace bitloupe::text {

QString foldsInto(const QuantSpec& spec)
{
    const auto fold = spec.preparation.params.find("fold");
    if (fold == spec.preparation.params.end())
        return {};
    return QStringLiteral("%1: %2").arg(name("param", fold->first), name("word", std::get<std::string>(fold->second)));
}

}  // namespace bitloupe::text
