// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/bins/grid_picker.h"

#include "core/grid/grid.h"
#include "core/spec/quant_spec.h"
#include "views/text/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace bitloupe {

namespace {

constexpr std::size_t kMostParams = 2;

QString stringOf(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

// The words a parameter can have, as a spec has them. Only words and whole numbers are offered here.
std::vector<std::string> optionsOf(const ParamInfo& param)
{
    std::vector<std::string> options(param.options.begin(), param.options.end());
    if (options.empty() && std::holds_alternative<std::int64_t>(param.defaultValue))
        for (auto value = static_cast<std::int64_t>(param.minimum); value <= static_cast<std::int64_t>(param.maximum); ++value)
            options.push_back(std::to_string(value));
    return options;
}

ParamValue valueOf(const ParamInfo& param, const QString& word)
{
    if (std::holds_alternative<std::int64_t>(param.defaultValue))
        return static_cast<std::int64_t>(word.toLongLong());
    return word.toStdString();
}

}  // namespace

GridPicker::GridPicker(const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_grid(defaultGrid(grids().front().id))
    , m_grids(new QComboBox(this))
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(m_grids);
    m_grids->setAccessibleName(accessibleName);
    for (const GridInfo& member : grids()) {
        const QString shortName = text::name("short", member.id);
        m_grids->addItem(shortName.isEmpty() ? text::name("grid", member.id) : shortName, stringOf(member.id));
        m_grids->setItemData(m_grids->count() - 1, text::name("grid", member.id), Qt::ToolTipRole);
    }
    connect(m_grids, &QComboBox::activated, this, [this](int index) {
        setGrid(defaultGrid(grids()[static_cast<std::size_t>(index)].id));
        Q_EMIT chosen();
    });
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    rebuildParams();
}

const GridInfo& GridPicker::info() const
{
    for (const GridInfo& member : grids())
        if (member.id == m_grid.id)
            return member;
    return grids().front();
}

void GridPicker::setGrid(const Choice& grid)
{
    if (m_grid == grid)
        return;
    const bool sameMember = m_grid.id == grid.id;
    m_grid = grid;
    const QSignalBlocker quiet(m_grids);
    m_grids->setCurrentIndex(m_grids->findData(stringOf(grid.id)));
    if (!sameMember) {
        rebuildParams();
        return;
    }
    for (QComboBox* box : m_params) {
        const auto value = m_grid.params.find(box->property("param").toString().toStdString());
        if (value != m_grid.params.end())
            box->setCurrentIndex(box->findData(QString::fromStdString(valueText(value->second))));
    }
}

void GridPicker::rebuildParams()
{
    for (QComboBox* box : m_params) {
        m_row->removeWidget(box);
        box->hide();
        box->deleteLater();  // may be the sender
    }
    m_params.clear();
    for (const ParamInfo& param : info().params)
        if (static_cast<std::size_t>(m_params.size()) < kMostParams && !optionsOf(param).empty())
            addParam(param);
}

void GridPicker::addParam(const ParamInfo& param)
{
    auto* box = new QComboBox(this);
    box->setProperty("param", stringOf(param.id));
    box->setAccessibleName(m_grids->accessibleName() + QStringLiteral(": ") + text::name("param", param.id));
    box->setToolTip(text::name("param", param.id));
    for (const std::string& option : optionsOf(param)) {
        const QString name = text::name("word", option);
        box->addItem(name.isEmpty() ? QString::fromStdString(option) : name, QString::fromStdString(option));
    }
    const auto value = m_grid.params.find(std::string(param.id));
    if (value != m_grid.params.end())
        box->setCurrentIndex(box->findData(QString::fromStdString(valueText(value->second))));
    const ParamInfo* descriptor = &param;  // of a constant table
    connect(box, &QComboBox::activated, this, [this, box, descriptor] {
        m_grid.params[std::string(descriptor->id)] = valueOf(*descriptor, box->currentData().toString());
        Q_EMIT chosen();
    });
    m_row->addWidget(box);
    m_params.append(box);
}

}  // namespace bitloupe
