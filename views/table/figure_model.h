// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a table of figures asks of its model beside Qt's questions: its values as they are, and which columns may give way.

#include "views/chart/csv.h"

#include <QAbstractTableModel>
#include <vector>

namespace bitloupe {

class FigureModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    ValueTable values() const;  // in the order shown
    virtual ValueTable valuesOf(const std::vector<int>& rows) const = 0;
    // The order in which columns give way where they do not all fit, first the one that goes first.
    virtual std::vector<int> lessImportant() const = 0;
    // Whether a column has nothing to say for these rows: it goes before all others.
    virtual bool isIdle(int /*column*/) const { return false; }
};

}  // namespace bitloupe
