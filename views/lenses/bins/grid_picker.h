// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Chooses a grid and its first parameters (bits, scheme). Grown from the table of grids; what is finer stands in the
// settings.

#include "core/spec/param.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;

namespace bitloupe {

struct GridInfo;

class GridPicker : public QWidget {
    Q_OBJECT
public:
    GridPicker(const QString& accessibleName, QWidget* parent);

    void setGrid(const Choice& grid);  // says nothing back
    const Choice& grid() const { return m_grid; }

Q_SIGNALS:
    void chosen();

private:
    void rebuildParams();
    void addParam(const ParamInfo& param);
    const GridInfo& info() const;

    Choice m_grid;
    QComboBox* m_grids;
    QHBoxLayout* m_row;
    QList<QComboBox*> m_params;
};

}  // namespace bitloupe
