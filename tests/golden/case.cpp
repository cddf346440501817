// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/case.h"

namespace bitloupe::golden {

namespace {

std::string textOf(const Array& array) { return {reinterpret_cast<const char*>(array.bytes.data()), array.bytes.size()}; }

}  // namespace

Case::Case(Arrays inputs)
    : m_inputs(std::move(inputs))
    , m_spec(nlohmann::json::parse(textOf(m_inputs.at("spec"))))
{
}

std::vector<std::vector<float>> Case::batches() const
{
    std::vector<std::vector<float>> all = {floats("x")};
    for (std::size_t i = 1; i < size("batches"); ++i)
        all.push_back(floats("x" + std::to_string(i)));
    return all;
}

std::shared_ptr<const Weights> rowsOf(const Case& c, std::string_view name)
{
    const Array& x = c.input(std::string(name));
    const std::string granularity = c.has("granularity") ? c.word("granularity") : "per_tensor";
    if (granularity == "per_channel")
        return weightsFromValues("x", x.shape, x.floats(), c.integer("axis"));
    if (granularity == "per_group") {
        const std::uint64_t group = c.integer("group_size") > 0 ? c.size("group_size") : x.shape.back();  // -1: the whole row
        return weightsFromValues("x", {x.size() / group, group}, x.floats(), 0);
    }
    return weightsFromValues("x", {x.size()}, x.floats(), kNoAxis);
}

}  // namespace bitloupe::golden
