// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/shape_text.h"

#include "views/text/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace bitloupe {

QString shapeText(const Shape& shape)
{
    if (shape.empty())
        return QCoreApplication::translate("shape", "scalar");
    QStringList extents;
    for (const std::uint64_t extent : shape)
        extents += QString::number(extent);
    return extents.join(QStringLiteral(" × "));
}

QString dtypeText(const TensorInfo& info)
{
    if (info.dtype == DType::Unreadable)
        return text::safe(info.storedType);
    const std::string_view name = dtypeName(info.dtype);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

QString countText(std::uint64_t count)
{
    QString digits = QString::number(count);
    for (qsizetype place = digits.size() - 3; place > 0; place -= 3)
        digits.insert(place, QChar(0x202f));
    return digits;
}

}  // namespace bitloupe
