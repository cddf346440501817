// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/pin_model.h"

#include "views/text/text.h"
#include "views/theme.h"

#include <QFont>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QPixmap>
#include <algorithm>

namespace bitloupe {

namespace {

const QString kMime = QStringLiteral("application/x-bitloupe-pin");
constexpr int kDot = 10;

QPixmap dot(const QColor& color)
{
    const double ratio = qGuiApp->devicePixelRatio();
    QPixmap picture((QSizeF(kDot, kDot) * ratio).toSize());
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(1, 1, kDot - 2, kDot - 2));
    return picture;
}

}  // namespace

PinModel::PinModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

// The same pins with other figures keep the view's selection and its open editor.
void PinModel::setRows(std::vector<PinRow> rows, int chosen)
{
    m_chosen = chosen;
    const bool samePins = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                     [](const PinRow& a, const PinRow& b) { return a.pin.id == b.pin.id; });
    if (!samePins)
        beginResetModel();
    m_rows = std::move(rows);
    m_conflicts = rankConflicts(m_rows);
    if (!samePins)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int PinModel::idAt(const QModelIndex& index) const { return index.isValid() ? m_rows[static_cast<std::size_t>(index.row())].pin.id : -1; }

QModelIndex PinModel::indexOf(int pin) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].pin.id == pin)
            return index(static_cast<int>(i), Name);
    }
    return {};
}

int PinModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

int PinModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kColumns; }

QString PinModel::words(const PinRow& row, int column) const
{
    switch (column) {
    case Side:
        return row.pin.id == m_chosen ? QStringLiteral("B") : QString();
    case Name:
        return row.pin.name;
    case Bits:
        return row.figures ? QString::number(row.figures->bitsPerWeight, 'f', 3) : QStringLiteral("–");
    case Sqnr:
        return row.figures ? text::decibels(row.figures->sqnrDb) : QStringLiteral("–");
    default:
        return row.figures && row.figures->outputSqnrDb ? text::decibels(*row.figures->outputSqnrDb) : QStringLiteral("–");
    }
}

bool PinModel::knowsOutputs() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const PinRow& row) { return row.figures && row.figures->outputSqnrDb; });
}

// What the mark beside the output error means.
QString PinModel::conflictText(const PinRow& row) const
{
    const RankConflict& conflict = m_conflicts[static_cast<std::size_t>(&row - m_rows.data())];
    QStringList lines;
    if (conflict.betterThan >= 0)
        lines += tr("≠ By the outputs better than “%1”, though by the weights worse: the two errors disagree.")
                     .arg(m_rows[static_cast<std::size_t>(conflict.betterThan)].pin.name);
    if (conflict.worseThan >= 0)
        lines += tr("≠ By the outputs worse than “%1”, though by the weights better: the two errors disagree.")
                     .arg(m_rows[static_cast<std::size_t>(conflict.worseThan)].pin.name);
    return lines.join(u'\n');
}

QString PinModel::toolTip(const PinRow& row) const
{
    QStringList lines{row.pin.name, text::shortSpec(row.pin.spec), QString::fromStdString(printSpec(row.pin.spec))};
    lines.removeDuplicates();
    if (row.figures)
        lines += tr("%1 bit per weight, SQNR %2, MSE %3, largest error %4, %5")
                     .arg(QString::number(row.figures->bitsPerWeight, 'f', 3), text::decibels(row.figures->sqnrDb),
                          text::significant(row.figures->mse, 3), text::significant(row.figures->maxAbsError, 3),
                          text::bytes(row.figures->bytesAfter));
    if (row.figures && row.figures->outputSqnrDb)
        lines += tr("output SQNR %1, output MSE %2")
                     .arg(text::decibels(*row.figures->outputSqnrDb), text::significant(*row.figures->outputMse, 3));
    if (row.figures && row.figures->outputSqnrDbApart)
        lines += tr("on the tokens held apart: output SQNR %1, output MSE %2")
                     .arg(text::decibels(*row.figures->outputSqnrDbApart), text::significant(*row.figures->outputMseApart, 3));
    if (const QString conflict = conflictText(row); !conflict.isEmpty())
        lines += conflict;
    if (!row.problem.isEmpty())
        lines += row.problem;
    return lines.join(u'\n');
}

QVariant PinModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PinRow& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Output && !conflictText(row).isEmpty() ? QStringLiteral("≠ ") + words(row, Output)
                                                                        : words(row, index.column());
    case Qt::EditRole:
        return index.column() == Name ? QVariant(row.pin.name) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::AccessibleTextRole:
        if (index.column() == Output && !conflictText(row).isEmpty())
            return QString(words(row, Output) + QStringLiteral(". ") + conflictText(row));
        return index.column() == Side && row.pin.id == m_chosen ? tr("chosen as side B") : words(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() >= Bits ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::DecorationRole:
        return index.column() == Name ? QVariant(dot(gridColor(theme(QGuiApplication::palette()), row.pin.spec.grid.id))) : QVariant();
    case Qt::FontRole: {
        QFont font = QGuiApplication::font();
        font.setWeight(row.isCurrent || index.column() == Side ? QFont::DemiBold : QFont::Normal);
        return font;
    }
    default:
        return {};
    }
}

QVariant PinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= Bits)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return section == Bits ? tr("Bits per weight, scales and zero points counted")
            : section == Output
            ? tr("SQNR of the outputs, on the activations that are loaded. ≠: ranks otherwise than by the weights' SQNR")
            : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    const QString names[kColumns] = {QString(), tr("Settings"), tr("bits/w"), tr("SQNR"), tr("Output")};
    return names[section];
}

Qt::ItemFlags PinModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;  // between rows, not onto them
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    return index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

bool PinModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString name = value.toString().simplified();
    if (role != Qt::EditRole || index.column() != Name || name.isEmpty())
        return false;
    if (name != m_rows[static_cast<std::size_t>(index.row())].pin.name)
        Q_EMIT renameWanted(idAt(index), name);
    return true;
}

QStringList PinModel::mimeTypes() const { return {kMime}; }

QMimeData* PinModel::mimeData(const QModelIndexList& indexes) const
{
    auto* data = new QMimeData;
    if (!indexes.isEmpty()) {
        data->setData(kMime, QByteArray::number(idAt(indexes.first())));
        data->setText(QString::fromStdString(printSpec(m_rows[static_cast<std::size_t>(indexes.first().row())].pin.spec)));
    }
    return data;
}

// Always false: the view would remove the dragged row itself.
bool PinModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent)
{
    bool isNumber = false;
    const int pin = data->data(kMime).toInt(&isNumber);
    const QModelIndex source = indexOf(pin);
    if (!isNumber || action != Qt::MoveAction || !source.isValid())
        return false;
    const int target = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    const int place = target > source.row() ? target - 1 : target;
    if (place != source.row())
        QMetaObject::invokeMethod(
            this, [this, pin, place] { Q_EMIT moveWanted(pin, place); }, Qt::QueuedConnection);  // when the drag is over
    return false;
}

}  // namespace bitloupe
