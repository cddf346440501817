// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/safetensors/header.h"

#include "core/base/text.h"
#include "core/io/safetensors/safetensors_file.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>

namespace bitloupe {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kDeepest = 64;

// Receives the JSON piece by piece, so that duplicate keys are seen, nothing is kept that is not needed, and the first
// fault stops the reading. Depth 1 is the object of tensors, 2 one tensor or the metadata, 3 a shape or the offsets.
class HeaderReader final : public nlohmann::json_sax<Json> {
public:
    explicit HeaderReader(Progress& progress)
        : m_progress(progress)
    {
    }

    Result<std::vector<SafetensorsEntry>> read(std::string_view text)
    {
        // The library takes a zero byte for the end of the text; in JSON it stands nowhere.
        if (const auto zero = text.find('\0'); zero != std::string_view::npos)
            return Error{ErrorCode::BadHeader, "", "header, byte " + std::to_string(zero), "a zero byte in the JSON"};
        Json::sax_parse(text.begin(), text.end(), this);
        if (m_error)
            return *m_error;
        return std::move(m_entries);
    }

    bool null() override { return scalar("null"); }
    bool boolean(bool /*value*/) override { return scalar("a bool"); }
    bool number_integer(std::int64_t /*value*/) override { return scalar("a negative number"); }
    bool number_float(double /*value*/, const std::string& /*text*/) override
    {
        return scalar("a number that is no whole number of 64 bits");
    }
    bool binary(Json::binary_t& /*value*/) override { return scalar("binary"); }

    bool number_unsigned(std::uint64_t value) override
    {
        if (m_target == Target::Shape && m_depth == 3) {
            if (m_entry.shape.size() == kHighestSafetensorsRank)
                return fail(ErrorCode::TooLarge, "shape", "more than " + std::to_string(kHighestSafetensorsRank) + " dimensions");
            m_entry.shape.push_back(value);
            return true;
        }
        if (m_target == Target::Offsets && m_depth == 3) {
            m_offsets.push_back(value);
            return m_offsets.size() <= 2 || fail(ErrorCode::BadHeader, "data_offsets", "more than two numbers");
        }
        return scalar("a number");
    }

    bool string(std::string& value) override
    {
        if (m_target == Target::Dtype && m_depth == 2) {
            m_entry.dtype = std::move(value);
            return true;
        }
        return m_target == Target::Metadata ? m_depth == 2 || scalar("a string") : scalar("a string");
    }

    bool key(std::string& name) override
    {
        if (m_depth > 2)
            return true;  // of something unknown
        auto& keys = m_depth == 1 ? m_names : m_keys;
        if (!keys.insert(name).second)
            return fail(ErrorCode::Duplicate, m_depth == 1 ? std::string() : "key " + inQuotes(name),
                        m_depth == 1 ? "the name " + inQuotes(name) + " stands twice" : "it stands twice");
        if (m_depth == 1)
            beginEntry(name);
        else if (m_target != Target::Metadata)
            m_target = targetOf(name);
        return true;
    }

    bool start_object(std::size_t /*size*/) override
    {
        if (m_depth == 0 || m_depth == 1)
            return enter();
        return m_target == Target::Unknown ? enter() : scalar("an object");
    }

    bool start_array(std::size_t /*size*/) override
    {
        if (m_depth == 0)
            return fail(ErrorCode::BadHeader, "", "the header is an array, not an object");
        const bool list = m_target == Target::Shape || m_target == Target::Offsets;
        return (list && m_depth == 2) || m_target == Target::Unknown ? enter() : scalar("an array");
    }

    bool end_object() override
    {
        --m_depth;
        return m_depth != 1 || m_target == Target::Metadata || endEntry();
    }

    bool end_array() override
    {
        --m_depth;
        return true;
    }

    bool parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::detail::exception& /*exception*/) override
    {
        m_error = Error{ErrorCode::BadHeader, "", "header, byte " + std::to_string(position), "it is not valid JSON"};
        return false;
    }

private:
    enum class Target { None, Metadata, Dtype, Shape, Offsets, Unknown };

    static Target targetOf(std::string_view key)
    {
        if (key == "dtype")
            return Target::Dtype;
        if (key == "shape")
            return Target::Shape;
        return key == "data_offsets" ? Target::Offsets : Target::Unknown;
    }

    std::string place() const
    {
        if (m_depth == 0)
            return "header";
        return m_target == Target::Metadata ? "header, __metadata__" : "header, tensor " + inQuotes(m_entry.name);
    }

    bool fail(ErrorCode code, const std::string& where, std::string detail)
    {
        m_error = Error{code, "", where.empty() ? place() : place() + ", " + where, std::move(detail)};
        return false;
    }

    // A value where it does not belong.
    bool scalar(const std::string& what)
    {
        switch (m_target) {
        case Target::Unknown:
            return true;
        case Target::None:
            return fail(ErrorCode::BadHeader, "", what + " where an object should be");
        case Target::Metadata:
            return fail(ErrorCode::BadHeader, "", what + " where " + (m_depth == 1 ? "an object" : "a string") + " should be");
        case Target::Dtype:
            return fail(ErrorCode::BadHeader, "dtype", what + " where a string should be");
        case Target::Shape:
            return fail(ErrorCode::BadHeader, "shape", what + " where a size should be");
        case Target::Offsets:
            return fail(ErrorCode::BadHeader, "data_offsets", what + " where an offset should be");
        }
        return false;
    }

    bool enter()
    {
        m_progress.advance(0);
        if (++m_depth > kDeepest)
            return fail(ErrorCode::TooLarge, "", "nested deeper than " + std::to_string(kDeepest));
        return true;
    }

    void beginEntry(std::string& name)
    {
        m_target = name == "__metadata__" ? Target::Metadata : Target::None;
        m_entry = {};
        m_entry.name = std::move(name);
        m_offsets.clear();
        m_keys.clear();
    }

    bool endEntry()
    {
        m_target = Target::None;
        for (const char* needed : {"dtype", "shape", "data_offsets"})
            if (m_keys.count(needed) == 0)
                return fail(ErrorCode::BadHeader, "", std::string("'") + needed + "' is missing");
        if (m_offsets.size() != 2)
            return fail(ErrorCode::BadHeader, "data_offsets", std::to_string(m_offsets.size()) + " numbers instead of two");
        m_entry.begin = m_offsets[0];
        m_entry.end = m_offsets[1];
        m_entries.push_back(std::move(m_entry));
        return true;
    }

    Progress& m_progress;
    std::vector<SafetensorsEntry> m_entries;
    std::unordered_set<std::string> m_names;
    std::unordered_set<std::string> m_keys;  // of the object at depth 2
    SafetensorsEntry m_entry;
    std::vector<std::uint64_t> m_offsets;
    Target m_target = Target::None;
    std::size_t m_depth = 0;
    std::optional<Error> m_error;
};

}  // namespace

Result<std::vector<SafetensorsEntry>> parseSafetensorsHeader(std::string_view json, Progress& progress)
{
    return HeaderReader(progress).read(json);
}

}  // namespace bitloupe
