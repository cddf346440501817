// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/methods_view.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QFont>
#include <QGuiApplication>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActivationsLens)
};

QString signedDecibels(double db) { return (db > 0 ? QStringLiteral("+") : QString()) + text::decibels(db); }

}  // namespace

QString methodName(const QuantSpec& spec)
{
    const bool isPlain = spec.rounding.id == defaultSpec().rounding.id, isBare = spec.preparation.id == defaultSpec().preparation.id;
    QStringList parts;
    if (!isBare)
        parts += text::name("preparation", spec.preparation.id);
    if (!isPlain || isBare)
        parts += text::name("rounding", spec.rounding.id);
    return parts.join(QStringLiteral(", "));
}

double rankedBy(const OutputError& output) { return output.heldApart ? output.heldApart->sqnrDb : output.sqnrDb; }

namespace {

const MethodResult* bestOf(const MethodsPart& part)
{
    const MethodResult* best = nullptr;
    for (const auto& row : part.rows) {
        if (!row->error && row->output.known && (!best || rankedBy(row->output) > rankedBy(best->output)))
            best = row.get();
    }
    return best;
}

std::ptrdiff_t harmfulOf(const MethodsPart& part)
{
    return std::count_if(part.rows.begin(), part.rows.end(),
                         [&part](const auto& row) { return harmOf(row->output, part.rows.front()->output).has_value(); });
}

QString bestNote(const MethodsPart& part)
{
    const MethodResult* best = bestOf(part);
    if (!best)
        return {};
    const bool isApart = best->output.heldApart.has_value();
    if (best == part.rows.front().get())
        return isApart ? Words::tr("plain rounding is the best on the tokens held apart so far")
                       : Words::tr("plain rounding has the least output error so far");
    const QString words =
        isApart ? Words::tr("best on these: %1, %2 above plain rounding") : Words::tr("least output error: %1, %2 above plain rounding");
    return words.arg(methodName(best->spec), text::decibels(rankedBy(best->output) - rankedBy(part.rows.front()->output)));
}

// Named once, before what is said of them.
QString apartNote(const MethodsPart& part)
{
    const bool isApart = !part.rows.empty() && part.rows.front()->output.heldApart;
    if (!isApart)
        return {};
    if (const auto harmful = harmfulOf(part); harmful > 0)
        return Words::tr("▲ %1 of %2 harm on tokens held apart").arg(harmful).arg(part.rows.size() - 1);
    return Words::tr("%1 tokens held apart").arg(part.rows.front()->output.heldApart->tokens);
}

}  // namespace

QString methodsNote(const MethodsPart& part)
{
    QStringList parts{apartNote(part), bestNote(part)};
    if (part.rows.size() < part.expected)
        parts += Words::tr("%1 of %2 so far").arg(part.rows.size()).arg(part.expected);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void MethodModel::setPart(const MethodsPart& part)
{
    const bool sameRows = part.rows.size() == m_part.rows.size();
    if (!sameRows)
        beginResetModel();
    m_part = part;
    if (!sameRows)
        endResetModel();
    else if (!m_part.rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

bool MethodModel::disagrees(int row) const
{
    return row > 0 && ranksDisagree(*m_part.rows[static_cast<std::size_t>(row)], *m_part.rows.front());
}

std::optional<Harm> MethodModel::harm(int row) const
{
    return row > 0 ? harmOf(m_part.rows[static_cast<std::size_t>(row)]->output, m_part.rows.front()->output) : std::nullopt;
}

bool MethodModel::holdsApart() const
{
    return std::any_of(m_part.rows.begin(), m_part.rows.end(), [](const auto& row) { return row->output.heldApart.has_value(); });
}

double MethodModel::gain(const MethodResult& result, bool apart) const
{
    const OutputError& plain = m_part.rows.front()->output;
    return apart ? result.output.heldApart->sqnrDb - plain.heldApart->sqnrDb : result.output.sqnrDb - plain.sqnrDb;
}

int MethodModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_part.rows.size()); }

int MethodModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString MethodModel::words(const MethodResult& result, int row, int column) const
{
    if (column == Name)
        return methodName(result.spec);
    const bool isApart = column == Apart || column == GainApart, isOutput = isApart || column == Output || column == Gain;
    if (result.error || (isOutput && !result.output.known) || (isApart && !result.output.heldApart))
        return QStringLiteral("–");
    switch (column) {
    case Output:
        return text::decibels(result.output.sqnrDb);
    case Gain:
        return row == 0 ? QStringLiteral("–") : signedDecibels(gain(result, false)) + (disagrees(row) ? QStringLiteral(" ≠") : QString());
    case Apart:
        return text::decibels(result.output.heldApart->sqnrDb);
    case GainApart:
        return row == 0 ? QStringLiteral("–") : signedDecibels(gain(result, true)) + (harm(row) ? QStringLiteral(" ▲") : QString());
    case Weights:
        return text::decibels(result.sqnrDb);
    default:
        return QString::number(result.bitsPerWeight, 'f', 3);
    }
}

QVariant MethodModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MethodResult& result = *m_part.rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return words(result, index.row(), index.column());
    if (role == Qt::TextAlignmentRole && index.column() != Name)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::FontRole) {
        QFont font = QGuiApplication::font();
        font.setWeight(result.spec == m_part.spec ? QFont::DemiBold : QFont::Normal);
        return font;
    }
    if (role == Qt::AccessibleTextRole && index.column() == GainApart && harm(index.row()))
        return QString(words(result, index.row(), GainApart) + QStringLiteral(". ")
                       + text::remark(harmRemarks(*harm(index.row()), result.output).front()));
    return role == Qt::ToolTipRole ? QVariant(toolTip(result, index.row())) : QVariant();
}

QString MethodModel::toolTip(const MethodResult& result, int row) const
{
    QStringList lines{text::shortSpec(result.spec), QString::fromStdString(printSpec(result.spec))};
    if (result.error)
        lines += text::sentence(*result.error);
    if (disagrees(row))
        lines += Words::tr("≠ The two errors disagree: against plain rounding the outputs say better where the weights say worse, or the "
                           "other way round.");
    if (const auto harmed = harm(row)) {
        for (const Remark& remark : harmRemarks(*harmed, result.output))
            lines += QStringLiteral("▲ ") + text::remark(remark);
    }
    for (const Remark& remark : result.remarks)
        lines += text::remark(remark);
    return lines.join(u'\n');
}

QVariant MethodModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    const QString names[kColumns] = {Words::tr("Method"),     Words::tr("Output SQNR"),          Words::tr("against plain"),
                                     Words::tr("held apart"), Words::tr("against plain, apart"), Words::tr("SQNR"),
                                     Words::tr("bits/w")};
    return role == Qt::DisplayRole ? QVariant(names[section]) : QVariant();
}

ValueTable MethodModel::valuesOf(const std::vector<int>& rows) const
{
    ValueTable table{{QStringLiteral("spec"), QStringLiteral("output_sqnr_db"), QStringLiteral("output_mse"), QStringLiteral("sqnr_db"),
                      QStringLiteral("mse"), QStringLiteral("bits_per_weight"), QStringLiteral("output_sqnr_db_apart"),
                      QStringLiteral("output_mse_apart")},
                     {}};
    for (const int row : rows) {
        const MethodResult& result = *m_part.rows[static_cast<std::size_t>(row)];
        const auto& apart = result.output.heldApart;
        QStringList cells{QString::fromStdString(printSpec(result.spec))};
        if (result.error)
            cells += QStringList(7, QString());
        else
            cells += {exactNumber(result.output.sqnrDb),
                      exactNumber(result.output.mse),
                      exactNumber(result.sqnrDb),
                      exactNumber(result.mse),
                      exactNumber(result.bitsPerWeight),
                      apart ? exactNumber(apart->sqnrDb) : QString(),
                      apart ? exactNumber(apart->mse) : QString()};
        table.rows.push_back(cells);
    }
    return table;
}

}  // namespace bitloupe
