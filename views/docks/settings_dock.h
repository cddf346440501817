// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The right dock: the five axes as a form grown from the tables, and under it the result. An edit tells the new spec at
// once. Passive: it shows the spec that it is told.

#include "core/report/analysis.h"
#include "core/spec/quant_spec.h"

#include <QDockWidget>
#include <optional>
#include <vector>

class QComboBox;
class QVBoxLayout;

namespace bitloupe {

class AxisForm;
class GranularityForm;
class ResultPanel;

class SettingsDock : public QDockWidget {
    Q_OBJECT
public:
    explicit SettingsDock(QWidget* parent = nullptr);

    void setSpec(const QuantSpec& spec);  // tells nobody
    const QuantSpec& spec() const { return m_spec; }
    void setTensor(const TensorInfo& info);
    ResultPanel& result() { return *m_result; }

Q_SIGNALS:
    void specEdited(const bitloupe::QuantSpec& spec);

private:
    void addPresets(QVBoxLayout& column);
    void addAxes(QVBoxLayout& column);
    void choosePreset();
    void readForms();
    void showPreset();

    QuantSpec m_spec;
    std::vector<QuantSpec> m_presetSpecs;  // in the order of presets()
    QComboBox* m_preset;
    std::vector<AxisForm*> m_axes;
    GranularityForm* m_granularity = nullptr;
    ResultPanel* m_result;
};

}  // namespace bitloupe
