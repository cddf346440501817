// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/pin_figures.h"

#include "app/answer_cache.h"
#include "views/text/text.h"

namespace bitloupe {

namespace {

constexpr qsizetype kMostKnown = 20000;

struct Reported {
    std::shared_ptr<const Weights> weights;
    PinFigures figures;
};

PinFigures figuresOf(const ErrorReport& report)
{
    PinFigures figures{report.bitsPerWeight, report.sqnrDb, report.mse, report.maxAbsError, report.bytesAfter, {}, {}, {}, {}};
    if (report.output.known) {
        figures.outputSqnrDb = report.output.sqnrDb;
        figures.outputMse = report.output.mse;
    }
    if (report.output.heldApart) {
        figures.outputSqnrDbApart = report.output.heldApart->sqnrDb;
        figures.outputMseApart = report.output.heldApart->mse;
    }
    return figures;
}

Result<Reported> reportOn(const Question& question, std::shared_ptr<const Weights> weights, Progress& progress)
{
    if (!weights) {
        auto opened = weightsOf(question, progress);
        if (!opened)
            return opened.error();
        weights = *opened;
    }
    const auto errors = report(weights, question.spec, progress);
    if (!errors)
        return errors.error();
    return Reported{weights, figuresOf(*errors)};
}

}  // namespace

PinSurvey::PinSurvey(QObject* parent)
    : QObject(parent)
    , m_known(kMostKnown)
    , m_slot(nullptr, JobSlot::Priority::Background)
{
}

void PinSurvey::start(std::vector<Question> questions)
{
    m_slot.cancel();
    std::erase_if(questions, [this](const Question& question) { return find(question) != nullptr; });
    m_waiting.assign(std::make_move_iterator(questions.begin()), std::make_move_iterator(questions.end()));
    next();
}

void PinSurvey::hold(bool held)
{
    m_held = held;
    next();
}

void PinSurvey::cancel()
{
    m_slot.cancel();
    m_waiting.clear();
    m_weights = nullptr;
}

void PinSurvey::forget(int file)
{
    const QString prefix = QStringLiteral("%1/").arg(file);  // as AnswerCache::key() begins
    for (const QString& known : m_known.keys()) {
        if (known.startsWith(prefix))
            m_known.remove(known);
    }
    if (m_weightsOf.file == file)
        m_weights = nullptr;
    std::erase_if(m_waiting, [file](const Question& question) { return question.tensor.file == file; });
}

const PinSurvey::Known* PinSurvey::find(const Question& question) const { return m_known.object(AnswerCache::key(question)); }

void PinSurvey::insert(const Question& question, const ErrorReport& report)
{
    if (!find(question))
        m_known.insert(AnswerCache::key(question), new Known{figuresOf(report), {}});
}

void PinSurvey::next()
{
    if (m_slot.isRunning() || m_held)
        return;
    if (m_waiting.empty()) {
        m_weights = nullptr;  // may be large
        return;
    }
    const Question question = std::move(m_waiting.front());
    m_waiting.pop_front();
    const bool fits =
        m_weights && m_weightsOf == question.tensor && m_weightsInputs == question.inputs && m_weights->outputAxis() == question.outputAxis;
    m_slot.start<Reported>(
        [question, weights = fits ? m_weights : nullptr](Progress& progress) { return reportOn(question, weights, progress); },
        [this, question](const Result<Reported>& reported) {
            auto known = std::make_unique<Known>();
            if (reported) {
                known->figures = reported->figures;
                m_weights = reported->weights;
                m_weightsOf = question.tensor;
                m_weightsInputs = question.inputs;
            } else {
                known->problem = text::sentence(reported.error());
            }
            m_known.insert(AnswerCache::key(question), known.release());
            next();
            Q_EMIT changed();
        });
}

}  // namespace bitloupe
