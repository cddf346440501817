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

class QLabel;
class QVBoxLayout;

namespace bitloupe {

class AxisForm;
class GranularityForm;
class PresetBox;
class ResultPanel;

class SettingsDock : public QDockWidget {
    Q_OBJECT
public:
    explicit SettingsDock(QWidget* parent = nullptr);

    void setSpec(const QuantSpec& spec);  // tells nobody
    const QuantSpec& spec() const { return m_spec; }
    void setRemarks(const Remarks& remarks);  // of the answer, shown under what they are about
    void setTensor(const TensorInfo& info);
    void setExtent(double low, double high);  // of its weights
    ResultPanel& result() { return *m_result; }
    PresetBox& presetBox() { return *m_presets; }
    void setSide(const QString& words);  // which side is seen; empty: there is but one

Q_SIGNALS:
    void specEdited(const bitloupe::QuantSpec& spec);

private:
    void addAxes(QVBoxLayout& column);
    void readForms();
    void showApplicable();
    void giveLetters();
    void showEvent(QShowEvent* event) override;

    QuantSpec m_spec;
    QLabel* m_side;
    PresetBox* m_presets;
    std::vector<AxisForm*> m_axes;
    GranularityForm* m_granularity = nullptr;
    ResultPanel* m_result;
};

}  // namespace bitloupe
