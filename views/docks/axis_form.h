// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One axis of the grammar as rows of a form, grown from its table: a combo of the members, and under it the parameters of
// the chosen one that apply.

#include "core/base/remark.h"
#include "core/spec/axes.h"
#include "views/docks/form_rows.h"
#include "views/docks/param_control.h"

#include <vector>

class QComboBox;
class QLabel;

namespace bitloupe {

class AxisForm : public FormRows {
    Q_OBJECT
public:
    explicit AxisForm(const Axis& axis, QWidget* parent = nullptr);

    const Axis& axis() const { return m_axis; }
    const Choice& choice() const { return m_choice; }
    void setChoice(const Choice& choice);  // tells nobody
    // What the chosen member has to say of the answer, in place; the others' remarks are left out.
    void setRemarks(const Remarks& remarks);
    QString remarks() const;
    void setExtent(double low, double high);  // of the weights: where sliders of free numbers move

Q_SIGNALS:
    void edited();

private:
    struct Row {
        const ParamInfo* param;
        ParamControl control;
    };
    void chooseMember();
    void readControls();
    void rebuildRows();
    void showApplicable();

    const Axis& m_axis;
    Choice m_choice;
    QComboBox* m_members;
    QLabel* m_remarks = nullptr;  // made when there is one
    std::vector<Row> m_rows;
    double m_low = 0;
    double m_high = 0;
};

}  // namespace bitloupe
