// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/safetensors/safetensors_file.h"

#include "core/base/checked.h"
#include "core/base/text.h"
#include "core/io/array_file.h"
#include "core/io/output_axis.h"
#include "core/io/safetensors/header.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace bitloupe {
namespace {

constexpr std::uint64_t kLengthBytes = 8;

// u64 header length, header text.
Result<std::string> readHeader(const InputFile& file)
{
    if (file.size() < kLengthBytes)
        return file.error(ErrorCode::Truncated, "byte " + std::to_string(file.size()), "the file ends within the length of the header");
    std::array<std::uint8_t, kLengthBytes> bytes{};
    if (auto read = file.readAt(0, std::as_writable_bytes(std::span(bytes))); !read)
        return read.error();
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < kLengthBytes; ++i)
        length |= std::uint64_t{bytes[i]} << (8 * i);
    const std::uint64_t left = file.size() - kLengthBytes;
    if (length > left)
        return file.error(ErrorCode::Truncated, "header",
                          "it needs " + std::to_string(length) + " bytes, " + std::to_string(left) + " are left");
    if (length > kLongestSafetensorsHeader)
        return file.error(ErrorCode::TooLarge, "header",
                          std::to_string(length) + " bytes; the limit is " + std::to_string(kLongestSafetensorsHeader));
    std::string text(static_cast<std::size_t>(length), '\0');
    if (auto read = file.readAt(kLengthBytes, std::as_writable_bytes(std::span(text))); !read)
        return read.error();
    if (!text.starts_with('{'))
        return file.error(ErrorCode::BadHeader, "header, byte 0", text.empty() ? "it is empty" : "it does not begin with '{'");
    return text;
}

std::string place(const SafetensorsEntry& entry) { return "header, tensor " + inQuotes(entry.name); }

std::string offsets(const SafetensorsEntry& entry) { return "[" + std::to_string(entry.begin) + ", " + std::to_string(entry.end) + "]"; }

// The bytes that the shape asks for must be those that the offsets give.
Result<void> checkSize(const InputFile& file, const SafetensorsEntry& entry)
{
    if (entry.end < entry.begin)
        return file.error(ErrorCode::BadValue, place(entry), "data_offsets " + offsets(entry) + " end before they begin");
    if (entry.dtype.empty())
        return file.error(ErrorCode::BadValue, place(entry), "the dtype is empty");
    const auto count = checkedElementCount(entry.shape);
    if (!count)
        return file.error(ErrorCode::SizeOverflow, place(entry), "the number of elements does not fit 64 bits");
    const DType dtype = dtypeFromName(entry.dtype);
    if (dtype == DType::Unreadable)
        return {};
    const auto bits = checkedMultiply(*count, dtypeBits(dtype));
    if (!bits)
        return file.error(ErrorCode::SizeOverflow, place(entry), "the number of bits does not fit 64 bits");
    if (*bits % 8 != 0)
        return file.error(ErrorCode::SizeMismatch, place(entry), std::to_string(*bits) + " bits are no whole number of bytes");
    if (*bits / 8 != entry.end - entry.begin)
        return file.error(ErrorCode::SizeMismatch, place(entry),
                          "shape and dtype need " + std::to_string(*bits / 8) + " bytes, data_offsets " + offsets(entry) + " give "
                              + std::to_string(entry.end - entry.begin));
    return {};
}

// Sorted by offset, the tensors must cover the buffer: no gap, no overlap, nothing behind the last one.
Result<void> checkTiling(const InputFile& file, const std::vector<SafetensorsEntry>& entries, std::uint64_t bufferBytes)
{
    std::vector<std::size_t> order(entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&entries](std::size_t a, std::size_t b) {
        return std::pair(entries[a].begin, entries[a].end) < std::pair(entries[b].begin, entries[b].end);
    });
    std::uint64_t covered = 0;
    for (const std::size_t i : order) {
        const SafetensorsEntry& entry = entries[i];
        const std::string begins = "data_offsets " + offsets(entry) + ", but the data before end at " + std::to_string(covered);
        if (entry.begin < covered)
            return file.error(ErrorCode::Overlap, place(entry), begins);
        if (entry.end > bufferBytes)
            return file.error(ErrorCode::Truncated, place(entry),
                              "data_offsets " + offsets(entry) + ", but the file has " + std::to_string(bufferBytes) + " bytes of data");
        if (entry.begin > covered)
            return file.error(ErrorCode::SizeMismatch, place(entry), begins + ": a gap");
        covered = entry.end;
    }
    if (covered < bufferBytes)
        return file.error(ErrorCode::SizeMismatch, "data, byte " + std::to_string(covered),
                          std::to_string(bufferBytes - covered) + " bytes behind the last tensor belong to nobody");
    return {};
}

ArrayTensor makeTensor(SafetensorsEntry entry, std::uint64_t bufferOffset, std::shared_ptr<const InputFile> file)
{
    ArrayTensor tensor;
    TensorInfo& info = tensor.info;
    info.dtype = dtypeFromName(entry.dtype);
    info.readable = info.dtype != DType::Unreadable;
    info.bytes = entry.end - entry.begin;
    info.outputAxis = outputAxisFromName(entry.name, entry.shape);
    const bool complex = info.dtype == DType::C64 || info.dtype == DType::C128;
    tensor.layout.dtype = !complex ? info.dtype : info.dtype == DType::C64 ? DType::F32 : DType::F64;
    tensor.layout.outer = entry.shape;
    tensor.layout.inner = complex ? 2 : 1;
    tensor.layout.offset = bufferOffset + entry.begin;
    tensor.layout.stride = dtypeBits(info.dtype) / 8;
    info.name = std::move(entry.name);
    info.storedType = std::move(entry.dtype);
    info.shape = std::move(entry.shape);
    tensor.source = std::move(file);
    return tensor;
}

Result<std::vector<SafetensorsEntry>> readEntries(const InputFile& file, std::uint64_t& headerBytes, Progress& progress)
{
    auto text = readHeader(file);
    if (!text)
        return text.error();
    headerBytes = kLengthBytes + text->size();
    auto entries = parseSafetensorsHeader(*text, progress);
    if (!entries) {
        Error error = entries.error();
        error.file = file.path().string();
        return error;
    }
    for (const SafetensorsEntry& entry : *entries)
        if (auto done = checkSize(file, entry); !done)
            return done.error();
    if (auto done = checkTiling(file, *entries, file.size() - headerBytes); !done)
        return done.error();
    return entries;
}

}  // namespace

bool recognisesSafetensors(std::span<const std::byte> head, std::uint64_t /*fileBytes*/)
{
    // White space before the brace is looked through here, to be refused by name when the header is read.
    const auto isSpace = [](std::byte b) {
        return b == std::byte{' '} || b == std::byte{'\t'} || b == std::byte{'\n'} || b == std::byte{'\r'};
    };
    if (head.size() <= kLengthBytes)
        return false;
    const auto text = head.subspan(kLengthBytes);
    const auto first = std::find_if_not(text.begin(), text.end(), isSpace);
    return first != text.end() && *first == std::byte{'{'};
}

Result<std::shared_ptr<const ModelFile>> openSafetensors(const std::filesystem::path& path, Progress& progress)
{
    auto opened = InputFile::open(path);
    if (!opened)
        return opened.error();
    const std::shared_ptr<const InputFile> file = std::move(opened).value();
    std::uint64_t headerBytes = 0;
    auto entries = readEntries(*file, headerBytes, progress);
    if (!entries)
        return entries.error();
    std::vector<ArrayTensor> tensors;
    std::vector<Error> warnings;
    bool readable = entries->empty();
    tensors.reserve(entries->size());
    for (SafetensorsEntry& entry : *entries) {
        tensors.push_back(makeTensor(std::move(entry), headerBytes, file));
        const TensorInfo& info = tensors.back().info;
        readable = readable || info.readable;
        if (!info.readable)
            warnings.push_back(
                file->error(ErrorCode::UnsupportedType, "tensor " + inQuotes(info.name), "unknown dtype " + inQuotes(info.storedType)));
    }
    if (!readable)
        return warnings.front();
    if (tensors.empty())
        warnings.push_back(file->error(ErrorCode::EmptyTensor, "header", "the file holds no tensors"));
    return std::shared_ptr<const ModelFile>(std::make_shared<ArrayFile>(*file, "safetensors", std::move(tensors), std::move(warnings)));
}

}  // namespace bitloupe
