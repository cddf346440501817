// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/calibrators/survey_data.h"

#include <algorithm>

namespace bitloupe {

namespace {

// The settings but for their calibrator: what all rows of a survey have in common.
QuantSpec commonPart(QuantSpec spec)
{
    spec.range = defaultRange(calibrators().front().id);
    return spec;
}

std::shared_ptr<const SurveyData> earlier(const LensQuestion& question)
{
    const auto before = std::dynamic_pointer_cast<const SurveyData>(question.before);
    const bool fits =
        before != nullptr && before->weights.lock() == question.weights && commonPart(before->spec) == commonPart(question.spec);
    return fits ? before : nullptr;
}

SurveyRow keptRow(const std::shared_ptr<const SurveyData>& before, const Choice& choice)
{
    if (before == nullptr)
        return nullptr;
    for (const SurveyRow& row : before->rows)
        if (row->calibrator == choice)
            return row;
    return nullptr;
}

Result<std::shared_ptr<const Groundwork>> groundworkOf(const LensQuestion& question, Progress& progress)
{
    if (question.groundwork)
        return question.groundwork;
    return Groundwork::make(question.weights, progress);
}

Result<void> addRows(const LensQuestion& question, SurveyData& data, Progress& progress)
{
    const auto before = earlier(question);
    const std::vector<Choice> choices = surveyedChoices(question.spec.range);
    data.expected = choices.size();
    std::shared_ptr<const Groundwork> groundwork;
    for (const Choice& choice : choices) {
        SurveyRow row = keptRow(before, choice);
        if (row == nullptr && groundwork == nullptr) {
            auto laid = groundworkOf(question, progress);
            if (!laid)
                return laid.error();
            groundwork = *laid;
        }
        if (row == nullptr) {
            auto surveyed = surveyCalibrator(*groundwork, question.spec, choice, {}, progress);
            if (!surveyed)
                return surveyed.error();
            surveyed->ranges = {};  // as many as there are blocks, and nobody looks at them
            row = std::make_shared<const SurveyedCalibrator>(std::move(*surveyed));
            data.rows.push_back(row);
            question.soFar(std::make_shared<const SurveyData>(data));
        } else {
            data.rows.push_back(row);
        }
    }
    return {};
}

// Ours and the field's usual ones: the toolkits' variants of them settle alike.
std::vector<Choice> sweptChoices(const Choice& own)
{
    std::vector<Choice> choices;
    for (const Choice& choice : surveyedChoices(own)) {
        const CalibratorInfo* info = findCalibrator(choice.id);
        if (choice == own || (info != nullptr && info->automatic && !info->isVariant()))
            choices.push_back(choice);
    }
    return choices;
}

void takeLevel(SurveyData& data, const Choice& calibrator, const SweepLevel& level)
{
    auto found =
        std::find_if(data.sweep.begin(), data.sweep.end(), [&](const SweptCalibrator& swept) { return swept.calibrator == calibrator; });
    if (found == data.sweep.end())
        found = data.sweep.insert(data.sweep.end(), SweptCalibrator{calibrator, {}, std::nullopt});
    const auto behind =
        std::find_if(found->levels.begin(), found->levels.end(), [&](const SweepLevel& other) { return other.samples > level.samples; });
    found->levels.insert(behind, level);
}

void addSweep(const LensQuestion& question, SurveyData& data, Progress& progress)
{
    const auto before = earlier(question);
    if (before != nullptr && before->wantsSweep && before->own == data.own && !before->sweep.empty()) {
        data.sweep = before->sweep;
        return;
    }
    SweepOptions options;
    options.calibrators = sweptChoices(question.spec.range);
    const auto told = [&](const Choice& calibrator, const SweepLevel& level) {
        takeLevel(data, calibrator, level);
        question.soFar(std::make_shared<const SurveyData>(data));
    };
    const auto sweep = sweepSamples(question.weights, question.spec, options, told, progress);
    if (sweep)
        data.sweep = sweep->calibrators;
    else
        data.sweepProblem = sweep.error();
}

}  // namespace

Result<std::shared_ptr<const LensData>> computeSurvey(const LensQuestion& question, Progress& progress)
{
    SurveyData data;
    data.spec = question.spec;
    data.own = question.spec.range;
    data.weights = question.weights;
    data.wantsSweep = question.option == kSweepOption;
    if (gridRules(question.spec.grid).fitsItself)
        return std::shared_ptr<const LensData>(std::make_shared<const SurveyData>(std::move(data)));
    if (Result<void> added = addRows(question, data, progress); !added)
        return added.error();
    if (data.wantsSweep)
        addSweep(question, data, progress);
    return std::shared_ptr<const LensData>(std::make_shared<const SurveyData>(std::move(data)));
}

}  // namespace bitloupe
