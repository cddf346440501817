// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/known_content.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace bitloupe {
namespace {

using namespace std::string_view_literals;

struct Content {
    std::string_view beginning;
    ErrorCode code;
    std::string_view what;
};

constexpr auto kUnsupported = ErrorCode::UnsupportedFormat;
constexpr auto kUnknown = ErrorCode::UnknownFormat;

constexpr std::array kContents{
    Content{"GGUF"sv, kUnsupported, "GGUF, which this version does not read"},
    Content{"ggjt"sv, kUnsupported, "an old ggml format, which this version does not read"},
    Content{"lmgg"sv, kUnsupported, "an old ggml format, which this version does not read"},
    Content{"\x80\x02"sv, kUnsupported, "a Python pickle, which is never unpickled; save the weights as safetensors"},
    Content{"\x80\x03"sv, kUnsupported, "a Python pickle, which is never unpickled; save the weights as safetensors"},
    Content{"\x80\x04"sv, kUnsupported, "a Python pickle, which is never unpickled; save the weights as safetensors"},
    Content{"\x80\x05"sv, kUnsupported, "a Python pickle, which is never unpickled; save the weights as safetensors"},
    Content{"\x1f\x8b"sv, kUnsupported, "a gzip file; unpack it first"},
    Content{"\x28\xb5\x2f\xfd"sv, kUnsupported, "a zstd file; unpack it first"},
    Content{"\xfd"
            "7zXZ"sv,
            kUnsupported, "an xz file; unpack it first"},
    Content{"BZh"sv, kUnsupported, "a bzip2 file; unpack it first"},
    Content{"version https://git-lfs"sv, kUnknown, "a git-lfs pointer, not the weights themselves; fetch them with 'git lfs pull'"},
    Content{"\x7f"
            "ELF"sv,
            kUnknown, "a program (ELF)"},
    Content{"MZ"sv, kUnknown, "a program (Windows)"},
    Content{"\x89PNG"sv, kUnknown, "a picture (PNG)"},
    Content{"\xff\xd8\xff"sv, kUnknown, "a picture (JPEG)"},
    Content{"%PDF"sv, kUnknown, "a PDF document"},
};

bool beginsWithoutCase(std::string_view text, std::string_view beginning)
{
    return text.size() >= beginning.size() && std::equal(beginning.begin(), beginning.end(), text.begin(), [](char a, char b) {
               return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
           });
}

bool looksLikeHtml(std::string_view text)
{
    const auto start = text.find_first_not_of(" \t\r\n");
    text.remove_prefix(start == std::string_view::npos ? text.size() : start);
    return beginsWithoutCase(text, "<!doctype html") || beginsWithoutCase(text, "<html");
}

// Protobuf: field 1 (ir_version), a small varint, then field 2 (producer) or 7 (graph) or 8 (opset) of ModelProto.
bool looksLikeOnnx(std::string_view text)
{
    if (text.size() < 4 || text[0] != '\x08' || text[1] < 1 || text[1] > 20)
        return false;
    return text[2] == '\x12' || text[2] == '\x3a' || text[2] == '\x42';
}

std::string hex(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string result;
    for (const char c : text.substr(0, 8)) {
        const auto byte = static_cast<unsigned char>(c);
        result += result.empty() ? "" : " ";
        result += kDigits[byte >> 4U];
        result += kDigits[byte & 15U];
    }
    return result;
}

}  // namespace

Error unknownContent(const std::string& file, std::span<const std::byte> head)
{
    const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
    const auto known = [&](ErrorCode code, std::string_view what) { return Error{code, file, "content", "it is " + std::string(what)}; };
    for (const Content& content : kContents)
        if (text.starts_with(content.beginning))
            return known(content.code, content.what);
    if (looksLikeHtml(text))
        return known(kUnknown, "an HTML page, perhaps an error page saved in place of the weights");
    if (looksLikeOnnx(text))
        return known(kUnsupported, "ONNX, which this version does not read");
    return {kUnknown, file, "content", "it begins with the bytes " + hex(text)};
}

}  // namespace bitloupe
