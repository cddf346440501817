// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which weights share a scale: tensor, channel or group, the group's size and the axis of the output channels.

#include "core/spec/quant_spec.h"
#include "views/docks/form_rows.h"

class QComboBox;
class QSpinBox;

namespace bitloupe {

class SliderBox;

class GranularityForm : public FormRows {
    Q_OBJECT
public:
    explicit GranularityForm(QWidget* parent = nullptr);

    Granularity granularity() const;
    void setGranularity(const Granularity& granularity);  // tells nobody
    void setTensor(const TensorInfo& info);  // whose axes can be chosen

Q_SIGNALS:
    void edited();

private:
    std::optional<int> axis() const;
    void chooseAxis(std::optional<int> axis);
    void showApplicable();

    QComboBox* m_kind;
    QSpinBox* m_size;
    SliderBox* m_sizeBox;
    QComboBox* m_axis;
};

}  // namespace bitloupe
