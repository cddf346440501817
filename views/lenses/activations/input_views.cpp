// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The table of views, in the order of their chips, and how one of them is computed.
#include "core/prepare/preparation.h"
#include "views/chart/chart_view.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/activations/columns_view.h"
#include "views/lenses/activations/methods_view.h"
#include "views/lenses/activations/outliers_view.h"
#include "views/lenses/activations/ranges_view.h"
#include "views/lenses/activations/rotation_view.h"
#include "views/lenses/activations/samples_view.h"
#include "views/lenses/activations/search_view.h"
#include "views/lenses/activations/tokens_view.h"
#include "views/text/text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace bitloupe {

std::span<const InputViewInfo> inputViews()
{
    static constexpr std::array table{
        InputViewInfo{"ranges", &makeRangesView, &computeRanges},       InputViewInfo{"search", &makeSearchView, &computeSearches},
        InputViewInfo{"outliers", &makeOutliersView, &computeOutliers}, InputViewInfo{"methods", &makeMethodsView, &computeMethods},
        InputViewInfo{"columns", &makeColumnsView, &computeColumns},    InputViewInfo{"tokens", &makeTokensView, &computeTokens},
        InputViewInfo{"rotation", &makeRotationView, &computeRotation}, InputViewInfo{"samples", &makeSamplesView, &computeSamples},
    };
    return table;
}

namespace {

const InputViewInfo& viewOf(std::string_view id)
{
    const auto views = inputViews();
    const auto found = std::find_if(views.begin(), views.end(), [id](const InputViewInfo& view) { return view.id == id; });
    return found == views.end() ? views.front() : *found;
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0)
            words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

}  // namespace

bool InputView::begin(bool any, const QString& why)
{
    for (ChartView* chart : findChildren<ChartView*>())
        chart->setEmptyText(any ? QString() : why);
    return any;
}

QString InputView::whyNone(const Picture& picture, const std::optional<Error>& problem)
{
    return problem ? text::sentence(*problem) : waiting(picture);
}

double InputRequest::number(const std::string& name, double otherwise) const
{
    const auto found = numbers.find(name);
    return found == numbers.end() ? otherwise : found->second;
}

InputRequest parseInputRequest(std::string_view option)
{
    InputRequest request{std::string(inputViews().front().id), {}};
    const std::vector<std::string_view> words = wordsOf(option);
    if (!words.empty())
        request.view = viewOf(words.front()).id;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::size_t equals = words[i].find('=');
        double number = 0;
        if (equals == std::string_view::npos)
            continue;
        const auto read = std::from_chars(words[i].data() + equals + 1, words[i].data() + words[i].size(), number);
        if (read.ec == std::errc() && read.ptr == words[i].data() + words[i].size())
            request.numbers[std::string(words[i].substr(0, equals))] = number;
    }
    return request;
}

std::string printInputRequest(const InputRequest& request)
{
    std::string text = request.view;
    for (const auto& [name, number] : request.numbers)
        text += ' ' + name + '=' + valueText(number);
    return text;
}

Result<std::shared_ptr<const LensData>> computeInputView(const LensQuestion& question, Progress& progress)
{
    InputLensData data;
    data.request = parseInputRequest(question.option);
    data.spec = question.spec;
    data.weights = question.weights;
    if (!question.weights->inputs())
        return std::shared_ptr<const LensData>(std::make_shared<const InputLensData>(std::move(data)));
    const auto tell = [&](InputPartPtr part) {
        InputLensData soFar = data;
        soFar.part = std::move(part);
        question.soFar(std::make_shared<const InputLensData>(std::move(soFar)));
    };
    const auto before = std::dynamic_pointer_cast<const InputLensData>(question.before);
    const bool fits = before && before->weights.lock() == question.weights && before->request.view == data.request.view;
    const auto part =
        viewOf(data.request.view)
            .compute({question, data.request, fits ? before->part : nullptr, fits ? before->spec : question.spec, tell}, progress);
    if (part)
        data.part = *part;
    else
        data.problem = part.error();
    return std::shared_ptr<const LensData>(std::make_shared<const InputLensData>(std::move(data)));
}

QuantSpec withPreparationNumber(QuantSpec spec, std::string_view param, double number)
{
    for (const PreparationInfo& info : preparations()) {
        const auto found =
            std::find_if(info.params.begin(), info.params.end(), [param](const ParamInfo& known) { return known.id == param; });
        if (found == info.params.end())
            continue;
        if (spec.preparation.id != info.id)
            spec.preparation = defaultChoice(info.id, info.params);
        spec.preparation.params[std::string(param)] = number;
        // What it needs to apply ("alpha_search=false") is made so.
        const std::size_t equals = found->needs.find('=');
        const auto needed = spec.preparation.params.find(std::string(found->needs.substr(0, equals)));
        if (needed != spec.preparation.params.end() && std::holds_alternative<bool>(needed->second))
            needed->second = found->needs.substr(equals + 1) == "true";
    }
    return spec;
}

}  // namespace bitloupe
