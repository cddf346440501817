// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/sha256.h"

#include "core/io/input_file.h"

#include <algorithm>
#include <nettle/sha2.h>
#include <vector>

namespace bitloupe {

struct Sha256::State {
    sha256_ctx context{};
};

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{
    sha256_init(&m_state->context);
}
Sha256::~Sha256() = default;

void Sha256::add(std::span<const std::byte> bytes)
{
    sha256_update(&m_state->context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

Digest Sha256::finish()
{
    Digest digest{};
    sha256_digest(&m_state->context, digest.size(), reinterpret_cast<std::uint8_t*>(digest.data()));
    return digest;
}

std::string hexText(const Digest& digest)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const std::byte byte : digest) {
        text += kDigits[std::to_integer<std::size_t>(byte >> 4)];
        text += kDigits[std::to_integer<std::size_t>(byte & std::byte{15})];
    }
    return text;
}

std::string sha256Hex(std::span<const std::byte> bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hexText(hash.finish());
}

Result<std::string> sha256OfFile(const std::filesystem::path& path, Progress& progress)
{
    constexpr std::uint64_t kBlock = std::uint64_t{1} << 20;
    const auto file = InputFile::open(path);
    if (!file)
        return file.error();
    const std::uint64_t bytes = (*file)->size();
    progress.expect(bytes / 4);
    std::vector<std::byte> block(static_cast<std::size_t>(std::min(bytes, kBlock)));
    Sha256 hash;
    for (std::uint64_t offset = 0; offset < bytes; offset += block.size()) {
        const auto part = std::span(block).first(static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), bytes - offset)));
        if (auto read = (*file)->readAt(offset, part); !read)
            return read.error();
        hash.add(part);
        progress.advance(part.size() / 4);
    }
    return hexText(hash.finish());
}

}  // namespace bitloupe
