// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// LZF, the fast compression that h5py offers (filter 32000). Written from the format's description: LibLZF by Marc
// Lehmann; the filter around it: h5py, lzf_filter.c.

#include <cstddef>
#include <span>

namespace bitloupe::hdf5 {

// Bytes written to `out`, or 0 where the stream is damaged or does not fit.
std::size_t decompressLzf(std::span<const unsigned char> in, std::span<unsigned char> out);

// Makes the library able to read datasets compressed with it.
void registerLzf();

}  // namespace bitloupe::hdf5
