// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inputs.h"

#include "app/cli/tensors.h"
#include "core/base/text.h"
#include "views/text/text.h"

#include <algorithm>
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

// A few of them, to choose from.
std::string namesIn(const Activations& activations)
{
    constexpr std::size_t kMost = 8;
    const auto& entries = activations.entries();
    std::string names;
    for (std::size_t i = 0; i < std::min(entries.size(), kMost); ++i)
        names += (i == 0 ? "" : ", ") + inQuotes(entries[i].name);
    return names + (entries.size() > kMost ? "…" : "");
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
    inputs.m_choice.heldApart = job.arguments.heldApart;
    inputs.m_bits = job.arguments.inputBits;
    if (place.name.empty())
        return inputs;
    inputs.m_choice.entry = (*opened)->find(place.name);
    if (!inputs.m_choice.entry)
        return Error{ErrorCode::BadArgument, place.file, "--activations",
                     "there is no tensor " + inQuotes(place.name) + ", there are " + namesIn(**opened)};
    return inputs;
}

Result<std::shared_ptr<const Weights>> Inputs::attach(Job& job, std::shared_ptr<const Weights> weights) const
{
    if (!m_activations)
        return weights;
    Remarks remarks;
    const std::string name = tensorCell(weights->info());
    auto known = m_activations->attach(std::move(weights), m_choice, remarks, job.progress);
    for (const Remark& remark : remarks) {
        if (m_said.emplace(name, remark.id).second)
            sayRemark(job, name, remark);
    }
    return known;
}

void sayRemark(Job& job, const std::string& tensor, const Remark& remark)
{
    const std::string sentence = tensor + ": " + text::remark(remark).toStdString();
    if (text::isWarning(remark))
        job.console.warning(sentence);
    else
        job.console.note(sentence);
}

}  // namespace bitloupe::cli
