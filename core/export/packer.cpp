// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/packer.h"

#include "kernels/kernels.h"

#include <cstring>

namespace bitloupe {

std::uint64_t packedBytes(std::uint64_t n, int bits)
{
    const auto width = static_cast<std::uint64_t>(bits > 8 ? 16 : bits);
    return n / 8 * width + (n % 8 * width + 7) / 8;
}

Result<void> Packer::add(std::span<const std::byte> codes)
{
    if (m_bits > 8)
        return m_sink(codes);
    const std::size_t held = m_held.size();
    m_held.resize(held + codes.size());
    if (!codes.empty())
        std::memcpy(m_held.data() + held, codes.data(), codes.size());
    return packHeld(m_held.size() / 8 * 8);  // 8 codes fill whole bytes at any width
}

Result<void> Packer::finish() { return packHeld(m_held.size()); }

Result<void> Packer::packHeld(std::size_t count)
{
    if (count == 0)
        return {};
    std::vector<std::uint8_t> packed(static_cast<std::size_t>(packedBytes(count, m_bits)));
    kernels::active().pack(m_held.data(), count, m_bits, packed.data());
    m_held.erase(m_held.begin(), m_held.begin() + static_cast<std::ptrdiff_t>(count));
    return m_sink(std::as_bytes(std::span(packed)));
}

}  // namespace bitloupe
