// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/decode.h"

#include "core/io/small_float.h"
#include "kernels/kernels.h"

#include <bit>
#include <cassert>
#include <cstring>
#include <span>
#include <type_traits>

namespace bitloupe {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr auto kE4M3 = smallFloatTable<8>({4, 3, 7, Specials::AllOnesNan});
constexpr auto kE5M2 = smallFloatTable<8>({5, 2, 15, Specials::Ieee});
constexpr auto kE8M0 = e8m0Table();
constexpr auto kE4M3Fnuz = smallFloatTable<8>({4, 3, 8, Specials::MinusZeroNan});
constexpr auto kE5M2Fnuz = smallFloatTable<8>({5, 2, 16, Specials::MinusZeroNan});
constexpr auto kE2M3 = smallFloatTable<6>({2, 3, 1, Specials::None});
constexpr auto kE3M2 = smallFloatTable<6>({3, 2, 3, Specials::None});
constexpr auto kE2M1 = smallFloatTable<4>({2, 1, 1, Specials::None});

void toLittleEndian(std::byte* in, std::size_t bytesEach, std::size_t n)
{
    const kernels::Kernels& k = kernels::active();
    if (bytesEach == 2)
        k.swapBytes2(in, n, in);
    else if (bytesEach == 4)
        k.swapBytes4(in, n, in);
    else if (bytesEach == 8)
        k.swapBytes8(in, n, in);
}

template <class Stored, class Value>
void convert(const std::byte* in, std::size_t n, Value* out)
{
    for (std::size_t i = 0; i < n; ++i) {
        Stored stored;
        std::memcpy(&stored, in + i * sizeof(Stored), sizeof(Stored));
        out[i] = static_cast<Value>(stored);
    }
}

template <class Value>
void lookUp(std::span<const float, 256> table, const std::byte* in, std::size_t n, Value* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = static_cast<Value>(table[std::to_integer<std::size_t>(in[i])]);
}

template <class Value>
void convertBool(const std::byte* in, std::size_t n, Value* out)
{
    for (std::size_t i = 0; i < n; ++i)
        out[i] = in[i] == std::byte{0} ? Value{0} : Value{1};
}

using HalfKernel = void (*)(const std::uint16_t*, std::size_t, float*);

void convertHalf(HalfKernel kernel, const std::byte* in, std::size_t n, float* out)
{
    // The kernels need no alignment; scratch comes from the allocator, which aligns it for any type anyway.
    kernel(reinterpret_cast<const std::uint16_t*>(in), n, out);
}

void convertHalf(HalfKernel kernel, const std::byte* in, std::size_t n, double* out)
{
    constexpr std::size_t kBlock = 512;
    float block[kBlock];
    for (std::size_t done = 0; done < n; done += kBlock) {
        const std::size_t count = n - done < kBlock ? n - done : kBlock;
        convertHalf(kernel, in + 2 * done, count, block);
        for (std::size_t i = 0; i < count; ++i)
            out[done + i] = static_cast<double>(block[i]);
    }
}

void convertDouble(const std::byte* in, std::size_t n, float* out)
{
    kernels::active().doubleToFloat(reinterpret_cast<const double*>(in), n, out);
}

void convertDouble(const std::byte* in, std::size_t n, double* out) { std::memcpy(out, in, n * sizeof(double)); }

template <class Value>
void decodeReal(DType dtype, std::byte* in, std::size_t n, Value* out)
{
    const kernels::Kernels& k = kernels::active();
    switch (dtype) {
    case DType::F64:
        return convertDouble(in, n, out);
    case DType::F32:
        return convert<float>(in, n, out);
    case DType::F16:
        return convertHalf(k.halfToFloat, in, n, out);
    case DType::BF16:
        return convertHalf(k.bfloat16ToFloat, in, n, out);
    case DType::F8_E4M3:
        return lookUp(kE4M3, in, n, out);
    case DType::F8_E5M2:
        return lookUp(kE5M2, in, n, out);
    case DType::F8_E8M0:
        return lookUp(kE8M0, in, n, out);
    case DType::F8_E4M3FNUZ:
        return lookUp(kE4M3Fnuz, in, n, out);
    case DType::F8_E5M2FNUZ:
        return lookUp(kE5M2Fnuz, in, n, out);
    default:
        assert(!"complex, packed and unreadable types are taken apart before decoding");
    }
}

template <class Value>
void decode(DType dtype, std::byte* in, std::size_t n, Value* out)
{
    switch (dtype) {
    case DType::I64:
        return convert<std::int64_t>(in, n, out);
    case DType::I32:
        return convert<std::int32_t>(in, n, out);
    case DType::I16:
        return convert<std::int16_t>(in, n, out);
    case DType::I8:
        return convert<std::int8_t>(in, n, out);
    case DType::U64:
        return convert<std::uint64_t>(in, n, out);
    case DType::U32:
        return convert<std::uint32_t>(in, n, out);
    case DType::U16:
        return convert<std::uint16_t>(in, n, out);
    case DType::U8:
        return convert<std::uint8_t>(in, n, out);
    case DType::Bool:
        return convertBool(in, n, out);
    default:
        return decodeReal(dtype, in, n, out);
    }
}

template <class Value>
void decodeBits(std::span<const float> table, unsigned bits, const std::byte* in, unsigned firstBit, std::size_t n, Value* out)
{
    for (std::size_t j = 0; j < n; ++j) {
        const std::size_t bit = firstBit + static_cast<std::size_t>(bits) * j;
        const unsigned shift = static_cast<unsigned>(bit % 8);
        unsigned window = std::to_integer<unsigned>(in[bit / 8]);
        if (shift + bits > 8)
            window |= std::to_integer<unsigned>(in[bit / 8 + 1]) << 8U;
        out[j] = static_cast<Value>(table[(window >> shift) & ((1U << bits) - 1)]);
    }
}

template <class Value>
void decodePackedAs(DType dtype, const std::byte* in, unsigned firstBit, std::size_t n, Value* out)
{
    assert(dtype == DType::F4 || dtype == DType::F6_E2M3 || dtype == DType::F6_E3M2);
    if (dtype == DType::F4)
        return decodeBits<Value>(kE2M1, 4, in, firstBit, n, out);
    decodeBits<Value>(dtype == DType::F6_E2M3 ? kE2M3 : kE3M2, 6, in, firstBit, n, out);
}

}  // namespace

void decodeElements(DType dtype, bool bigEndian, std::byte* in, std::size_t n, float* out)
{
    if (bigEndian)
        toLittleEndian(in, dtypeBits(dtype) / 8, n);
    decode(dtype, in, n, out);
}

void decodeElements(DType dtype, bool bigEndian, std::byte* in, std::size_t n, double* out)
{
    if (bigEndian)
        toLittleEndian(in, dtypeBits(dtype) / 8, n);
    decode(dtype, in, n, out);
}

void decodePacked(DType dtype, const std::byte* in, unsigned firstBit, std::size_t n, float* out)
{
    decodePackedAs(dtype, in, firstBit, n, out);
}

void decodePacked(DType dtype, const std::byte* in, unsigned firstBit, std::size_t n, double* out)
{
    decodePackedAs(dtype, in, firstBit, n, out);
}

}  // namespace bitloupe
