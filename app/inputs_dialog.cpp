// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/inputs_dialog.h"

#include "app/session.h"
#include "core/tensor/fold.h"
#include "views/text/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

constexpr QSize kSize{720, 480};
enum Column { kWeights, kFeatures, kMeets };
// Items of the choices that name no entry.
const QString kByName = QStringLiteral("by name");
const QString kNone = QStringLiteral("none");

}  // namespace

InputsDialog::InputsDialog(const Session& session, QWidget* parent)
    : QDialog(parent)
    , m_file(session.activations())
    , m_matches(session.inputMatches())
    , m_filter(new QLineEdit)
    , m_list(new QTreeWidget)
    , m_choices(new QComboBox)
{
    setWindowTitle(tr("Match activations"));
    resize(kSize);
    takeTensors(session);
    build();
    fill();
    const auto info = session.info(session.selected());
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (info && m_rows[static_cast<std::size_t>(i)].tensor == QString::fromStdString(info->name))
            m_list->setCurrentItem(m_list->topLevelItem(i));
    }
    showChoices();
}

void InputsDialog::takeTensors(const Session& session)
{
    for (const FileEntry& entry : session.files()) {
        for (std::size_t i = 0; i < entry.file->tensors().size(); ++i) {
            const auto info = session.info({entry.id, i});
            if (!info || !info->readable || info->shape.size() < 2)
                continue;
            const int axis = axisFor(session.spec(), *info);
            if (axis != kNoAxis)
                m_rows.push_back({QString::fromStdString(info->name), foldAround(info->shape, axis).cols()});
        }
    }
}

void InputsDialog::build()
{
    auto* column = new QVBoxLayout(this);
    auto* words =
        new QLabel(tr("Weights meet the activations of their own name. Where names differ, choose what a tensor is multiplied with; "
                      "only activations with as many features as it has inputs fit."));
    words->setWordWrap(true);
    m_filter->setPlaceholderText(tr("Filter tensors"));
    m_filter->setAccessibleName(tr("Filter tensors"));
    m_filter->setClearButtonEnabled(true);
    m_list->setHeaderLabels({tr("Weights"), tr("Inputs"), tr("Activations")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Weights and their activations"));
    m_list->header()->setSectionResizeMode(kWeights, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(kMeets, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    auto* label = new QLabel(tr("The chosen tensor &meets:"));
    label->setBuddy(m_choices);
    m_choices->setAccessibleName(tr("Activations of the chosen tensor"));
    m_choices->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    for (QWidget* part : {static_cast<QWidget*>(words), static_cast<QWidget*>(m_filter), static_cast<QWidget*>(m_list),
                          static_cast<QWidget*>(label), static_cast<QWidget*>(m_choices), static_cast<QWidget*>(buttons)})
        column->addWidget(part, part == m_list ? 1 : 0);
    connect(m_filter, &QLineEdit::textChanged, this, &InputsDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &InputsDialog::showChoices);
    connect(m_choices, &QComboBox::activated, this, &InputsDialog::choose);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString InputsDialog::meets(const Row& row) const
{
    const auto chosen = m_matches.find(row.tensor);
    if (chosen != m_matches.end() && chosen->second.isEmpty())
        return tr("none");
    const auto entry = chosen == m_matches.end() ? m_file->match(row.tensor, row.features) : m_file->find(chosen->second);
    if (!entry || m_file->entries()[*entry].features != row.features)
        return QStringLiteral("–");
    return text::safe(m_file->entries()[*entry].name);
}

void InputsDialog::fill()
{
    for (const Row& row : m_rows)
        m_list->addTopLevelItem(new QTreeWidgetItem({text::safe(row.tensor.toStdString()), QString::number(row.features), meets(row)}));
    m_list->resizeColumnToContents(kFeatures);
}

void InputsDialog::filter(const QString& words)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_list->topLevelItem(i)->setHidden(!m_list->topLevelItem(i)->text(kWeights).contains(words.trimmed(), Qt::CaseInsensitive));
}

int InputsDialog::chosenRow() const { return m_list->indexOfTopLevelItem(m_list->currentItem()); }

void InputsDialog::showChoices()
{
    const QSignalBlocker quiet(m_choices);
    m_choices->clear();
    const int row = chosenRow();
    m_choices->setEnabled(row >= 0);
    if (row < 0)
        return;
    const Row& weights = m_rows[static_cast<std::size_t>(row)];
    m_choices->addItem(tr("what has its name"), kByName);
    m_choices->addItem(tr("none"), kNone);
    for (std::size_t i = 0; i < m_file->entries().size(); ++i) {
        if (m_file->entries()[i].features == weights.features)
            m_choices->addItem(text::safe(m_file->entries()[i].name), static_cast<int>(i));
    }
    const auto chosen = m_matches.find(weights.tensor);
    const auto entry = chosen == m_matches.end() ? std::nullopt : m_file->find(chosen->second);
    const int index = chosen == m_matches.end() ? 0 : entry ? m_choices->findData(static_cast<int>(*entry)) : 1;
    m_choices->setCurrentIndex(std::max(0, index));
}

void InputsDialog::choose()
{
    const int row = chosenRow();
    if (row < 0)
        return;
    const Row& weights = m_rows[static_cast<std::size_t>(row)];
    const QVariant chosen = m_choices->currentData();
    if (chosen.typeId() == QMetaType::Int)
        m_matches[weights.tensor] = QString::fromStdString(m_file->entries()[static_cast<std::size_t>(chosen.toInt())].name);
    else if (chosen.toString() == kNone)
        m_matches[weights.tensor] = QString();
    else
        m_matches.erase(weights.tensor);
    m_list->topLevelItem(row)->setText(kMeets, meets(weights));
}

}  // namespace bitloupe
