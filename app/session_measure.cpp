// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// What a lens measures takes minutes: it goes on while other tensors and lenses are looked at. Its option begins it and ends it.
#include "app/session.h"
#include "views/text/text.h"

namespace bitloupe {

namespace {

using Data = std::shared_ptr<const LensData>;

}  // namespace

void Session::askMeasurement(const LensInfo& lens, const Question& asked)
{
    const QString option = lensOption(m_lens);
    if (m_lens == m_measurement.lens && option == m_measurement.option)
        return;
    m_measureSlot.cancel();
    m_measurement = {m_lens, option, asked.tensor.file, m_measurement.data};
    if (option.isEmpty())
        return;
    LensQuestion question{m_analyst.weightsFor(asked), asked.spec, option.toStdString(), m_analysis};
    question.soFar = [this, option](const Data& data) {
        const auto take = [this, option, data] {
            if (!isMeasuring() || option != m_measurement.option)
                return;
            m_measurement.data = data;
            showMeasured();
        };
        QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
    };
    m_measureSlot.start<Data>([lens, question, asked](Progress& progress) { return computeLens(lens, question, asked, progress); },
                              [this](const Result<Data>& data) {
                                  m_measurement.data = data ? *data : nullptr;
                                  m_measurement.problem = data ? QString() : text::sentence(data.error());
                                  showMeasured();
                              });
}

// What is known so far stays.
void Session::endMeasurement()
{
    if (!isMeasuring())
        return;
    m_measureSlot.cancel();
    m_measurement.option.clear();
    m_lensOptions[m_measurement.lens].clear();
    showMeasured();
}

void Session::showMeasured()
{
    if (m_lens == m_measurement.lens && m_analysis)
        show();
}

}  // namespace bitloupe
