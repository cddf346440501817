// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which weights share a scale: tensor, channel, group, channels together or token; how many, the axis of the output channels,
// and whether the tensor is a stack of matrices.

#include "core/spec/quant_spec.h"
#include "views/docks/form_rows.h"

class QCheckBox;
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
    // Where the format fixes its blocks only the axis is left to choose.
    void setFixed(bool fixed);

Q_SIGNALS:
    void edited();

private:
    std::optional<int> axis() const;
    void addRows();
    void listAxes();
    void chooseAxis(std::optional<int> axis);
    void showApplicable();

    QComboBox* m_kind;
    QSpinBox* m_size;
    SliderBox* m_sizeBox;
    QSpinBox* m_channels;
    QComboBox* m_axis;
    QCheckBox* m_slices;
    Shape m_shape;  // of the tensor
    int m_fileAxis = kNoAxis;
    bool m_fixed = false;
};

}  // namespace bitloupe
