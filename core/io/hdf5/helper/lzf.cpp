// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/hdf5/helper/lzf.h"

#include "core/io/hdf5/helper/handle.h"

namespace bitloupe::hdf5 {
namespace {

constexpr H5Z_filter_t kLzf = 32000;
constexpr std::size_t kLargestChunk = std::size_t{512} << 20;
constexpr std::size_t kChunkBytesValue = 2;  // h5py's third client value: bytes of an unpacked chunk

// Called by the library for each chunk; 0 means failure.
std::size_t unpackChunk(unsigned flags, std::size_t count, const unsigned values[], std::size_t bytes, std::size_t* capacity, void** buffer)
{
    if (!(flags & H5Z_FLAG_REVERSE) || count <= kChunkBytesValue || values[kChunkBytesValue] == 0
        || values[kChunkBytesValue] > kLargestChunk)
        return 0;
    const std::size_t unpackedBytes = values[kChunkBytesValue];
    void* unpacked = H5allocate_memory(unpackedBytes, false);
    if (!unpacked)
        return 0;
    const std::size_t written =
        decompressLzf({static_cast<const unsigned char*>(*buffer), bytes}, {static_cast<unsigned char*>(unpacked), unpackedBytes});
    if (written == 0) {
        H5free_memory(unpacked);
        return 0;
    }
    H5free_memory(*buffer);
    *buffer = unpacked;
    *capacity = unpackedBytes;
    return written;
}

}  // namespace

// A control byte below 32 announces that many + 1 literal bytes. Otherwise its upper 3 bits are a length (7: plus the
// next byte) and its lower 5 bits with another byte a distance: copy length + 2 bytes from distance + 1 before.
std::size_t decompressLzf(std::span<const unsigned char> in, std::span<unsigned char> out)
{
    std::size_t read = 0, written = 0;
    while (read < in.size()) {
        const unsigned control = in[read++];
        if (control < 32) {
            const std::size_t length = control + 1;
            if (length > in.size() - read || length > out.size() - written)
                return 0;
            for (std::size_t i = 0; i < length; ++i)
                out[written++] = in[read++];
            continue;
        }
        std::size_t length = (control >> 5) + 2;
        if (length == 9 && read < in.size())
            length += in[read++];
        if (read >= in.size())
            return 0;
        const std::size_t distance = ((control & 31u) << 8) + in[read++] + 1;
        if (distance > written || length > out.size() - written)
            return 0;
        for (std::size_t i = 0; i < length; ++i, ++written)
            out[written] = out[written - distance];  // byte by byte: the ranges may overlap
    }
    return written;
}

void registerLzf()
{
    H5Z_class2_t filter{};
    filter.version = H5Z_CLASS_T_VERS;
    filter.id = kLzf;
    filter.decoder_present = 1;
    filter.name = "lzf";
    filter.filter = unpackChunk;
    H5Zregister(&filter);
}

}  // namespace bitloupe::hdf5
