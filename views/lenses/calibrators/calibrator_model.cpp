// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/calibrators/calibrator_model.h"

#include "views/chart/marker.h"
#include "views/lenses/histogram/histogram_facts.h"
#include "views/text/text.h"
#include "views/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>
#include <QWidget>
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace bitloupe {

namespace {

constexpr int kMarkSize = 12;

using Row = SurveyedCalibrator;

struct Column {
    const char* title;
    const char* hint;
    const char* key;  // in CSV
    double (*value)(const Row& row);  // what it is sorted by
    QString (*text)(const Row& row);
};

double reach(Range range) { return static_cast<double>(std::max(-range.low, range.high)); }
QString plain(double value) { return text::significant(value, 3); }

QString duration(double ms)
{
    if (ms < 0.95)
        return QStringLiteral("%1 µs").arg(std::max(1.0, 1000 * ms), 0, 'f', 0);
    return QStringLiteral("%1 ms").arg(ms, 0, 'f', ms < 9.5 ? 1 : 0);
}

constexpr std::array kColumns{
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "Calibrator"), QT_TRANSLATE_NOOP("CalibratorModel", "A click or Enter puts it to use."),
           "calibrator", [](const Row&) { return 0.0; }, [](const Row& row) { return calibratorName(row.calibrator); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "Range"),
           QT_TRANSLATE_NOOP("CalibratorModel", "What the grid spans; the widest of all blocks where there are several."), "range",
           [](const Row& row) { return reach(row.range); }, [](const Row& row) { return rangeText(row.range); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "SQNR"),
           QT_TRANSLATE_NOOP("CalibratorModel", "Power of the weights over power of the error; 6 dB are one bit."), "sqnr_db",
           [](const Row& row) { return row.report.sqnrDb; }, [](const Row& row) { return text::decibels(row.report.sqnrDb); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "MSE"), QT_TRANSLATE_NOOP("CalibratorModel", "Mean squared error."), "mse",
           [](const Row& row) { return row.report.mse; }, [](const Row& row) { return plain(row.report.mse); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "KL"),
           QT_TRANSLATE_NOOP("CalibratorModel", "Divergence of the two distributions over 2048 common bins, in nats."), "kl_nats",
           [](const Row& row) { return row.report.kl; }, [](const Row& row) { return plain(row.report.kl); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "Relative error"),
           QT_TRANSLATE_NOOP("CalibratorModel", "Root of the squared error over the squared weights."), "relative_error",
           [](const Row& row) { return row.report.relativeError; }, [](const Row& row) { return text::percent(row.report.relativeError); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "Mean error"),
           QT_TRANSLATE_NOOP("CalibratorModel", "Mean distance between a weight and its quantized value."), "mean_abs_error",
           [](const Row& row) { return row.report.meanAbsError; }, [](const Row& row) { return plain(row.report.meanAbsError); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "Largest error"),
           QT_TRANSLATE_NOOP("CalibratorModel", "Largest distance between a weight and its quantized value."), "max_abs_error",
           [](const Row& row) { return row.report.maxAbsError; }, [](const Row& row) { return plain(row.report.maxAbsError); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "Cosine"),
           QT_TRANSLATE_NOOP("CalibratorModel", "Cosine of the angle between weights and quantized weights."), "cosine",
           [](const Row& row) { return row.report.cosine; }, [](const Row& row) { return QString::number(row.report.cosine, 'f', 5); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "Clipped"), QT_TRANSLATE_NOOP("CalibratorModel", "Share of the weights beyond the range."),
           "clipped", [](const Row& row) { return row.report.clippedFraction; },
           [](const Row& row) { return text::percent(row.report.clippedFraction); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "Clipped energy"),
           QT_TRANSLATE_NOOP("CalibratorModel", "Share of the sum of squares that the clipped weights hold."), "clipped_energy",
           [](const Row& row) { return row.clippedEnergy; }, [](const Row& row) { return text::percent(row.clippedEnergy); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "Error of clipping"),
           QT_TRANSLATE_NOOP("CalibratorModel", "Share of the squared error that is due to clipping; the rest is rounding."),
           "clipping_error", [](const Row& row) { return row.clippingError; },
           [](const Row& row) { return text::percent(row.clippingError); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "Bits used"), QT_TRANSLATE_NOOP("CalibratorModel", "Entropy of the codes."),
           "code_entropy_bits", [](const Row& row) { return row.report.codeEntropyBits; },
           [](const Row& row) { return QString::number(row.report.codeEntropyBits, 'f', 2); }},
    Column{QT_TRANSLATE_NOOP("CalibratorModel", "Time"),
           QT_TRANSLATE_NOOP("CalibratorModel", "What the choosing took, all blocks together."), "time_ms",
           [](const Row& row) { return row.elapsedMs; }, [](const Row& row) { return duration(row.elapsedMs); }},
};

QString translated(const char* words) { return QCoreApplication::translate("CalibratorModel", words); }

QString textOf(const Column& column, const Row& row)
{
    const bool isKnown = !row.error || &column == kColumns.data();
    return isKnown ? column.text(row) : QStringLiteral("–");
}

}  // namespace

CalibratorModel::CalibratorModel(QWidget* parent)
    : FigureModel(parent)
    , m_themed(parent)
{
}

void CalibratorModel::setSurvey(std::shared_ptr<const SurveyData> survey)
{
    beginResetModel();
    m_survey = std::move(survey);
    m_order.resize(m_survey ? m_survey->rows.size() : 0);
    reorder();
    endResetModel();
}

int CalibratorModel::rowOf(const std::string& calibrator) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (calibratorAt(row).calibrator.id == calibrator)
            return row;
    return -1;
}

void CalibratorModel::themeChanged()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::DecorationRole});
}

int CalibratorModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_order.size()); }

int CalibratorModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(kColumns.size()); }

QVariant CalibratorModel::mark(const SurveyedCalibrator& row) const
{
    const double ratio = m_themed->devicePixelRatioF();
    QPixmap picture(QSize(kMarkSize, kMarkSize) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(calibratorColor(theme(m_themed), row.calibrator.id));
    painter.drawPath(markerPath(calibratorMarker(row.calibrator.id), QPointF(kMarkSize / 2.0, kMarkSize / 2.0), kMarkSize / 2.0 - 1));
    return picture;
}

QVariant CalibratorModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = calibratorAt(index.row());
    const Column& column = kColumns[static_cast<std::size_t>(index.column())];
    const bool isName = index.column() == 0;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(column, row);
    case Qt::UserRole:
        return column.value(row);
    case Qt::DecorationRole:
        return isName ? mark(row) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((isName ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::FontRole: {
        QFont font = m_themed->font();
        font.setBold(row.calibrator == m_survey->own);
        return font;
    }
    case Qt::ToolTipRole:
        return row.error ? text::sentence(*row.error) : text::hint("range", row.calibrator.id);
    default:
        return {};
    }
}

QVariant CalibratorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = kColumns[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return translated(column.hint);
    return role == Qt::DisplayRole ? translated(column.title) : QVariant();
}

void CalibratorModel::sort(int column, Qt::SortOrder order)
{
    m_column = std::clamp(column, 0, columnCount() - 1);
    m_direction = order;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<std::string> names;
    for (const QModelIndex& index : before)
        names.push_back(calibratorAt(index.row()).calibrator.id);
    reorder();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf(names[static_cast<std::size_t>(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

// By name in the order of the table of calibrators; rows without figures come last whatever the direction.
void CalibratorModel::reorder()
{
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    const Column& column = kColumns[static_cast<std::size_t>(m_column)];
    const bool ascending = m_direction == Qt::AscendingOrder;
    if (m_column == 0 && !ascending)
        std::reverse(m_order.begin(), m_order.end());
    const auto isBefore = [&](std::size_t a, std::size_t b) {
        const Row &first = *m_survey->rows[a], &second = *m_survey->rows[b];
        if (first.error.has_value() != second.error.has_value())
            return second.error.has_value();
        const double x = column.value(first), y = column.value(second);
        return ascending ? x < y : x > y;
    };
    std::stable_sort(m_order.begin(), m_order.end(), isBefore);
}

ValueTable CalibratorModel::valuesOf(const std::vector<int>& rows) const
{
    ValueTable table;
    table.columns = {QStringLiteral("calibrator"), QStringLiteral("low"), QStringLiteral("high")};
    for (std::size_t i = 2; i < kColumns.size(); ++i)
        table.columns.append(QLatin1String(kColumns[i].key));
    for (const int shown : rows) {
        const Row& row = calibratorAt(shown);
        QStringList cells{QString::fromStdString(row.calibrator.id)};
        for (const float end : {row.range.low, row.range.high})
            cells.append(row.error ? QString() : exactNumber(double{end}));
        for (std::size_t i = 2; i < kColumns.size(); ++i)
            cells.append(row.error ? QString() : exactNumber(kColumns[i].value(row)));
        table.rows.push_back(cells);
    }
    return table;
}

ValueTable CalibratorModel::report() const
{
    ValueTable table;
    for (const Column& column : kColumns)
        table.columns.append(translated(column.title));
    for (int shown = 0; shown < rowCount(); ++shown) {
        QStringList cells;
        for (const Column& column : kColumns)
            cells.append(textOf(column, calibratorAt(shown)));
        table.rows.push_back(cells);
    }
    return table;
}

std::vector<int> CalibratorModel::lessImportant() const { return {12, 5, 8, 6, 10, 7, 4, 3, 13, 11, 9, 1}; }

}  // namespace bitloupe
