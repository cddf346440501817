// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One golden case while it runs: its spec, its inputs, and the outputs that a method adds. A method calls the project's
// functions; what it does itself is picking arguments from the spec and cutting arrays into channels.

#include "core/tensor/weights.h"
#include "tests/golden/npz.h"

#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace bitloupe::golden {

// The program cannot answer a case of this method (exit status 3).
struct Unsupported { };
// The project gave an Error where the protocol knows none.
struct Failed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The value of a Result, or Failed.
template <class T>
T expect(Result<T> result)
{
    if (!result)
        throw Failed(result.error().where + ": " + result.error().detail);
    return std::move(*result);
}

class Case {
public:
    explicit Case(Arrays inputs);

    const nlohmann::json& spec() const { return m_spec; }
    std::string word(const char* key) const { return m_spec.at(key).get<std::string>(); }
    std::int32_t integer(const char* key) const { return m_spec.at(key).get<std::int32_t>(); }
    std::size_t size(const char* key) const { return m_spec.at(key).get<std::size_t>(); }
    double number(const char* key) const { return m_spec.at(key).get<double>(); }
    bool flag(const char* key) const { return m_spec.at(key).get<bool>(); }
    bool has(const char* key) const { return m_spec.contains(key) && !m_spec.at(key).is_null(); }

    const Array& input(const std::string& name) const { return m_inputs.at("in_" + name); }
    std::vector<float> floats(const std::string& name) const { return input(name).floats(); }
    std::vector<double> doubles(const std::string& name) const { return input(name).doubles(); }
    // in_x, in_x1, ... as `batches` says.
    std::vector<std::vector<float>> batches() const;

    template <class T>
    void put(const std::string& name, const std::vector<T>& values)
    {
        put(name, values, {values.size()});
    }
    template <class T>
    void put(const std::string& name, const std::vector<T>& values, Shape shape)
    {
        m_outputs["out_" + name] = arrayOf(std::span<const T>(values), std::move(shape));
    }
    void put(const std::string& name, double value) { put(name, std::vector{value}); }
    void put(const std::string& name, float value) { put(name, std::vector{value}); }
    void put(const std::string& name, std::int32_t value) { put(name, std::vector{value}); }

    const Arrays& outputs() const { return m_outputs; }

private:
    Arrays m_inputs;
    Arrays m_outputs;
    nlohmann::json m_spec;
};

// in_x as the matrix whose rows share parameters: per_tensor one row, per_channel the channels of `axis`, per_group the
// rows of the view (-1, group_size).
std::shared_ptr<const Weights> rowsOf(const Case& c, std::string_view name = "x");

struct Method {
    std::string_view name;
    void (*run)(Case& c);
};
std::span<const Method> methods();  // methods.cpp: the table

}  // namespace bitloupe::golden
