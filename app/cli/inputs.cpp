// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inputs.h"

#include "app/cli/tensors.h"
#include "views/text/text.h"

#include <filesystem>

namespace bitloupe::cli {

namespace {

struct Place {
    std::string file, name;
};

// A file of that very name first: names may hold colons.
Place placeOf(const std::string& text)
{
    std::error_code ignored;
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || std::filesystem::exists(text, ignored))
        return {text, {}};
    return {text.substr(0, colon), text.substr(colon + 1)};
}

}  // namespace

Result<Inputs> Inputs::open(Job& job)
{
    Inputs inputs;
    if (job.arguments.activations.empty())
        return inputs;
    const Place place = placeOf(job.arguments.activations);
    auto opened = Activations::open(place.file, job.progress);
    if (!opened)
        return opened.error();
    inputs.m_activations = *opened;
    if (place.name.empty())
        return inputs;
    inputs.m_entry = (*opened)->find(place.name);
    if (!inputs.m_entry)
        return Error{ErrorCode::BadArgument, place.file, "--activations", "there is no tensor '" + place.name + "'"};
    return inputs;
}

Result<std::shared_ptr<const Weights>> Inputs::attach(Job& job, std::shared_ptr<const Weights> weights) const
{
    if (!m_activations)
        return weights;
    const auto entry = m_entry ? m_entry : m_activations->match(weights->info().name, weights->cols());
    if (!entry || m_activations->entries()[*entry].features != weights->cols()) {
        job.console.warning(tensorCell(weights->info()) + ": the activations hold no tensor of its name with "
                            + std::to_string(weights->cols()) + " features; it is treated as without them.");
        return weights;
    }
    const auto moments = m_activations->moments(*entry, job.progress);
    if (!moments)
        return moments.error();
    if ((*moments)->nonFiniteTokens > 0)
        job.console.warning(tensorCell(weights->info()) + ": " + std::to_string((*moments)->nonFiniteTokens)
                            + " tokens hold NaN or infinite activations; they are left out.");
    return withInputs(std::move(weights), *moments);
}

std::string remarkText(const Remark& remark) { return text::remark(remark).toStdString(); }

}  // namespace bitloupe::cli
