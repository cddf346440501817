// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/text.h"

#include <QCoreApplication>
#include <array>
#include <charconv>
#include <cmath>

namespace bitloupe::text {

namespace {

QString formatted(double value, std::chars_format format, int precision)
{
    std::array<char, 400> buffer{};  // the largest double has 309 digits before its point
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, precision).ptr;
    return QString::fromLatin1(buffer.data(), end - buffer.data());
}

QString notFinite(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
}

}  // namespace

QString bytes(std::uint64_t count)
{
    static constexpr std::array kUnits{"kB", "MB", "GB", "TB", "PB", "EB"};
    if (count < 1000)
        return QStringLiteral("%1 B").arg(count);
    double value = static_cast<double>(count) / 1000;
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < kUnits.size()) {
        value /= 1000;
        ++unit;
    }
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;  // three digits
    return formatted(value, std::chars_format::fixed, decimals) + QLatin1Char(' ') + QLatin1String(kUnits[unit]);
}

QString decibels(double db)
{
    if (std::isinf(db) && db > 0)
        return QCoreApplication::translate("text", "exact");
    const QString number = std::isfinite(db) ? formatted(db, std::chars_format::fixed, 2) : notFinite(db);
    return number + QStringLiteral(" dB");
}

QString significant(double value, int digits)
{
    return std::isfinite(value) ? formatted(value, std::chars_format::general, digits) : notFinite(value);
}

QString percent(double fraction)
{
    return (std::isfinite(fraction) ? significant(fraction * 100, 3) : notFinite(fraction)) + QStringLiteral(" %");
}

}  // namespace bitloupe::text
