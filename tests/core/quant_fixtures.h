// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the tests of quantization share: seeded weights, weights that are only ever streamed, every grid there is.

#include "core/grid/grid.h"
#include "core/round/quantize.h"
#include "core/spec/axes.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace bitloupe::test {

// Our own transform of the generator's bits: the distributions of the standard library differ between its vendors.
class Noise {
public:
    explicit Noise(std::uint64_t seed)
        : m_bits(seed)
    {
    }
    double uniform() { return (static_cast<double>(m_bits() >> 11) + 0.5) * 0x1p-53; }  // (0, 1)
    double gauss() { return std::sqrt(-2 * std::log(uniform())) * std::cos(6.283185307179586 * uniform()); }
    double laplace()
    {
        const double u = uniform() - 0.5;
        return std::copysign(-std::log1p(-2 * std::fabs(u)), u);  // unit scale b = 1
    }

private:
    std::mt19937_64 m_bits;
};

inline std::vector<float> gaussian(std::size_t count, std::uint64_t seed = 1)
{
    Noise noise(seed);
    std::vector<float> values(count);
    std::generate(values.begin(), values.end(), [&] { return static_cast<float>(noise.gauss()); });
    return values;
}

inline std::vector<float> laplacian(std::size_t count, std::uint64_t seed = 1)
{
    Noise noise(seed);
    std::vector<float> values(count);
    std::generate(values.begin(), values.end(), [&] { return static_cast<float>(noise.laplace()); });
    return values;
}

inline std::shared_ptr<const Weights> matrix(std::vector<float> values, std::uint64_t rows, std::uint64_t cols)
{
    return weightsFromValues("w", {rows, cols}, std::move(values), 0);
}

// Passes on another tensor's values, but has none in memory itself.
class StreamedCopy final : public Weights {
public:
    explicit StreamedCopy(std::shared_ptr<const Weights> source)
        : m_source(std::move(source))
    {
        setLayout(m_source->info(), m_source->outputAxis());
    }
    const float* data() const override { return nullptr; }
    Result<Piece> read(std::uint64_t first, std::uint64_t count) const override
    {
        auto copy = std::make_shared<std::vector<float>>(m_source->data() + first, m_source->data() + first + count);
        return Piece{first, *copy, copy};
    }

private:
    std::shared_ptr<const Weights> m_source;
};

// Each value that a parameter's list, or its being a flag, allows; its default alone where there is neither.
inline std::vector<ParamValue> listedValues(const ParamInfo& param)
{
    if (std::holds_alternative<bool>(param.defaultValue))
        return {false, true};
    std::vector<ParamValue> values;
    for (const std::string_view option : param.options) {
        const bool isNumber = std::holds_alternative<std::int64_t>(param.defaultValue);
        values.push_back(isNumber ? ParamValue(std::int64_t{std::stoll(std::string(option))}) : ParamValue(std::string(option)));
    }
    return values.empty() ? std::vector{param.defaultValue} : values;
}

// A parameter that does not apply has its default.
inline bool isPlain(const Choice& choice, std::span<const ParamInfo> params)
{
    return std::all_of(params.begin(), params.end(), [&](const ParamInfo& param) {
        return applies(param, choice) || choice.params.at(std::string(param.id)) == param.defaultValue;
    });
}

// Every choice of grid: each member with each value of each parameter that has a list of values, all together.
inline std::vector<Choice> everyGrid()
{
    std::vector<Choice> choices;
    for (const GridInfo& info : grids()) {
        std::vector<Choice> some{defaultChoice(info.id, info.params)};
        for (const ParamInfo& param : info.params) {
            std::vector<Choice> more;
            for (const Choice& choice : some) {
                for (const ParamValue& value : listedValues(param)) {
                    more.push_back(choice);
                    more.back().params[std::string(param.id)] = value;
                }
            }
            some = std::move(more);
        }
        std::copy_if(some.begin(), some.end(), std::back_inserter(choices),
                     [&info](const Choice& choice) { return isPlain(choice, info.params) && makeGrid(choice).ok(); });
    }
    return choices;
}

inline std::string describe(const Choice& choice)
{
    std::string text = choice.id;
    for (const auto& [key, value] : choice.params)
        text += " " + key + "=" + valueText(value);
    return text;
}

inline QuantSpec spec(std::string_view text)
{
    const Result<QuantSpec> parsed = parseSpec(text);
    return parsed.value();
}

}  // namespace bitloupe::test
