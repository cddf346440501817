// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/channels/channel_model.h"

#include "views/text/text.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <numeric>

namespace bitloupe {

namespace {

struct Column {
    const char* title;
    const char* key;  // in CSV
    double (*value)(const ChannelReport& channel, std::size_t index);
    QString (*text)(double value);
};

QString plain(double value) { return text::significant(value, 3); }
QString whole(double value) { return QString::number(value, 'g', 8); }

constexpr std::array kColumns{
    Column{QT_TRANSLATE_NOOP("ChannelModel", "Channel"), "channel",
           [](const ChannelReport&, std::size_t i) { return static_cast<double>(i); }, whole},
    Column{QT_TRANSLATE_NOOP("ChannelModel", "MSE"), "mse", [](const ChannelReport& c, std::size_t) { return c.mse; }, plain},
    Column{QT_TRANSLATE_NOOP("ChannelModel", "SQNR"), "sqnr_db", [](const ChannelReport& c, std::size_t) { return c.sqnrDb; },
           text::decibels},
    Column{QT_TRANSLATE_NOOP("ChannelModel", "Clipped"), "clipped", [](const ChannelReport& c, std::size_t) { return c.clippedFraction; },
           text::percent},
    Column{QT_TRANSLATE_NOOP("ChannelModel", "Min"), "min",
           [](const ChannelReport& c, std::size_t) { return static_cast<double>(c.weightMin); }, plain},
    Column{QT_TRANSLATE_NOOP("ChannelModel", "Max"), "max",
           [](const ChannelReport& c, std::size_t) { return static_cast<double>(c.weightMax); }, plain},
    Column{QT_TRANSLATE_NOOP("ChannelModel", "Scale"), "scale", [](const ChannelReport& c, std::size_t) { return c.scale; }, plain},
    Column{QT_TRANSLATE_NOOP("ChannelModel", "Zero point"), "zero_point", [](const ChannelReport& c, std::size_t) { return c.zeroPoint; },
           plain},
};

}  // namespace

void ChannelModel::setAnalysis(std::shared_ptr<const Analysis> analysis)
{
    beginResetModel();
    m_analysis = std::move(analysis);
    m_order.resize(m_analysis ? m_analysis->report.channels.size() : 0);
    reorder();
    endResetModel();
}

int ChannelModel::rowOf(std::size_t channel) const
{
    const auto found = std::find(m_order.begin(), m_order.end(), channel);
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

int ChannelModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_order.size()); }

int ChannelModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(kColumns.size()); }

QVariant ChannelModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    const Column& column = kColumns[static_cast<std::size_t>(index.column())];
    const std::size_t channel = channelAt(index.row());
    const double value = column.value(m_analysis->report.channels[channel], channel);
    if (role == Qt::DisplayRole)
        return column.text(value);
    return role == Qt::UserRole ? QVariant(value) : QVariant();
}

QVariant ChannelModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QCoreApplication::translate("ChannelModel", kColumns[static_cast<std::size_t>(section)].title)
                                   : QVariant();
}

void ChannelModel::sort(int column, Qt::SortOrder order)
{
    m_column = std::clamp(column, 0, columnCount() - 1);
    m_direction = order;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    std::vector<std::size_t> channels;
    for (const QModelIndex& index : before)
        channels.push_back(channelAt(index.row()));
    reorder();
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf(channels[static_cast<std::size_t>(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void ChannelModel::reorder()
{
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    if (m_analysis == nullptr)
        return;
    std::vector<double> keys;
    keys.reserve(m_order.size());
    for (std::size_t i = 0; i < m_order.size(); ++i)
        keys.push_back(kColumns[static_cast<std::size_t>(m_column)].value(m_analysis->report.channels[i], i));
    const bool ascending = m_direction == Qt::AscendingOrder;
    std::stable_sort(m_order.begin(), m_order.end(),
                     [&](std::size_t a, std::size_t b) { return ascending ? keys[a] < keys[b] : keys[a] > keys[b]; });
}

std::vector<int> ChannelModel::lessImportant() const { return {7, 6, 3, 5, 4, 2}; }

bool ChannelModel::isIdle(int column) const
{
    if (column + 1 != columnCount())
        return false;
    const Column& shown = kColumns[static_cast<std::size_t>(column)];
    for (std::size_t i = 0; i < m_order.size(); ++i)
        if (shown.value(m_analysis->report.channels[i], i) != 0)
            return false;
    return true;
}

ValueTable ChannelModel::valuesOf(const std::vector<int>& rows) const
{
    ValueTable table;
    for (const Column& column : kColumns)
        table.columns.append(QLatin1String(column.key));
    for (const int shown : rows) {
        const std::size_t channel = channelAt(shown);
        QStringList row;
        for (const Column& column : kColumns)
            row.append(exactNumber(column.value(m_analysis->report.channels[channel], channel)));
        table.rows.push_back(row);
    }
    return table;
}

}  // namespace bitloupe
