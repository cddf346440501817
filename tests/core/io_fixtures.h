// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Files for the tests of the readers, put together byte by byte, and the slow, plain meaning of every stored number.

#include "core/io/model_file.h"
#include "core/tensor/dtype.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace bitloupe::test {

using Bytes = std::string;

inline Bytes littleEndian(std::uint64_t value, std::size_t bytes)
{
    Bytes out;
    for (std::size_t i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
    return out;
}

template <class Number>
Bytes bytesOf(const std::vector<Number>& numbers)
{
    return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number)};
}

// A folder of files that goes away with the test.
class Files {
public:
    std::filesystem::path write(const std::string& name, const Bytes& bytes)
    {
        const std::filesystem::path path = folder() / name;
        QFile file(QString::fromStdString(path.string()));
        const bool written = file.open(QIODevice::WriteOnly)
            && file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
        if (!written)
            qFatal("cannot write a test file");
        return path;
    }
    Result<std::shared_ptr<const ModelFile>> open(const Bytes& bytes, const std::string& name = "w.bin")
    {
        return ModelFile::open(write(name, bytes));
    }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

inline Bytes npyWithHeader(const std::string& header, const Bytes& data, int major = 1)
{
    return Bytes("\x93NUMPY", 6) + static_cast<char>(major) + '\0' + littleEndian(header.size(), major == 1 ? 2 : 4) + header + data;
}

inline std::string npyHeader(const std::string& descr, bool fortran, const Shape& shape)
{
    std::string text = "{'descr': " + descr + ", 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (";
    for (const std::uint64_t extent : shape)
        text += std::to_string(extent) + ", ";
    return text + "), }\n";
}

inline Bytes npy(const std::string& type, const Shape& shape, const Bytes& data, bool fortran = false)
{
    return npyWithHeader(npyHeader("'" + type + "'", fortran, shape), data);
}

inline Bytes safetensors(const std::string& json, const Bytes& data) { return littleEndian(json.size(), 8) + json + data; }

inline Bytes randomBytes(std::size_t count, unsigned seed)
{
    std::mt19937 engine(seed);
    Bytes bytes(count, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(engine() & 0xFFU);
    return bytes;
}

struct FloatFormat {
    DType dtype;
    unsigned exponentBits, mantissaBits;
    int bias;
    bool hasInfinity;
    std::vector<unsigned> nan;  // codes that are NaN (without infinities: all of them)
};

// Sign, exponent, mantissa by the book, in double.
inline double floatValue(const FloatFormat& f, std::uint64_t code)
{
    if (std::find(f.nan.begin(), f.nan.end(), code) != f.nan.end())
        return std::numeric_limits<double>::quiet_NaN();
    const double mantissa = static_cast<double>(code & ((std::uint64_t{1} << f.mantissaBits) - 1));
    const std::uint64_t top = (std::uint64_t{1} << f.exponentBits) - 1;
    const std::uint64_t exponent = code >> f.mantissaBits & top;
    const double sign = (code >> (f.mantissaBits + f.exponentBits) & 1U) != 0 ? -1 : 1;
    if (f.hasInfinity && exponent == top)
        return mantissa == 0 ? sign * std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    const double scaled = std::ldexp(mantissa, -static_cast<int>(f.mantissaBits));
    if (exponent == 0)
        return sign * std::ldexp(scaled, 1 - f.bias);
    return sign * std::ldexp(1 + scaled, static_cast<int>(exponent) - f.bias);
}

inline const std::vector<FloatFormat>& floatFormats()
{
    static const std::vector<FloatFormat> formats{
        {DType::F64, 11, 52, 1023, true, {}},
        {DType::F32, 8, 23, 127, true, {}},
        {DType::F16, 5, 10, 15, true, {}},
        {DType::BF16, 8, 7, 127, true, {}},
        {DType::F8_E4M3, 4, 3, 7, false, {0x7F, 0xFF}},
        {DType::F8_E5M2, 5, 2, 15, true, {}},
        {DType::F8_E4M3FNUZ, 4, 3, 8, false, {0x80}},
        {DType::F8_E5M2FNUZ, 5, 2, 16, false, {0x80}},
        {DType::F6_E2M3, 2, 3, 1, false, {}},
        {DType::F6_E3M2, 3, 2, 3, false, {}},
        {DType::F4, 2, 1, 1, false, {}},
    };
    return formats;
}

// The value of one element, given its bits.
inline double storedValue(DType dtype, std::uint64_t code)
{
    for (const FloatFormat& format : floatFormats())
        if (format.dtype == dtype)
            return floatValue(format, code);
    switch (dtype) {
    case DType::F8_E8M0:
        return code == 255 ? std::numeric_limits<double>::quiet_NaN() : std::ldexp(1.0, static_cast<int>(code) - 127);
    case DType::Bool:
        return code != 0 ? 1 : 0;
    case DType::I8:
        return static_cast<std::int8_t>(code);
    case DType::I16:
        return static_cast<std::int16_t>(code);
    case DType::I32:
        return static_cast<std::int32_t>(code);
    case DType::I64:
        return static_cast<double>(static_cast<std::int64_t>(code));
    default:
        return static_cast<double>(code);
    }
}

// Elements of `bits` bits, LSB first; whole bytes in the byte order asked for.
inline std::vector<double> storedValues(DType dtype, const Bytes& data, bool bigEndian = false)
{
    const unsigned bits = dtypeBits(dtype);
    std::vector<double> values(data.size() * 8 / bits);
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::uint64_t code = 0;
        for (unsigned b = 0; b < bits; ++b) {
            const std::size_t bit = i * bits + b;
            const std::size_t byte = bigEndian ? i * (bits / 8) + (bits / 8 - 1 - b / 8) : bit / 8;
            code |= (std::uint64_t{static_cast<unsigned char>(data[byte])} >> (bit % 8) & 1U) << b;
        }
        values[i] = storedValue(dtype, code);
    }
    return values;
}

template <class Value>
bool sameBits(Value a, Value b)
{
    return (std::isnan(a) && std::isnan(b)) || std::memcmp(&a, &b, sizeof(Value)) == 0;
}

inline std::vector<double> readDoubles(const ModelFile& file, std::size_t tensor, std::uint64_t first, std::size_t count)
{
    std::vector<double> values(count);
    const auto done = file.readDouble(tensor, first, count, values.data());
    if (!done)
        qFatal("%s: %s", done.error().where.c_str(), done.error().detail.c_str());
    return values;
}

inline std::vector<float> readFloats(const ModelFile& file, std::size_t tensor, std::uint64_t first, std::size_t count)
{
    std::vector<float> values(count);
    const auto done = file.readFloat(tensor, first, count, values.data());
    if (!done)
        qFatal("%s: %s", done.error().where.c_str(), done.error().detail.c_str());
    return values;
}

inline std::vector<double> allDoubles(const ModelFile& file, std::size_t tensor)
{
    return readDoubles(file, tensor, 0, static_cast<std::size_t>(elementCount(file.tensors()[tensor].shape)));
}

// Both ways of reading agree with the values that are expected, whole and in pieces.
inline bool reads(const ModelFile& file, std::size_t tensor, const std::vector<double>& expected)
{
    std::mt19937 engine(7);
    const auto check = [&](std::size_t first, std::size_t count) {
        const auto doubles = readDoubles(file, tensor, first, count);
        const auto floats = readFloats(file, tensor, first, count);
        for (std::size_t i = 0; i < count; ++i)
            if (!sameBits(doubles[i], expected[first + i]) || !sameBits(floats[i], static_cast<float>(expected[first + i])))
                return false;
        return true;
    };
    bool good = check(0, expected.size());
    for (int i = 0; i < 20 && good && !expected.empty(); ++i) {
        const std::size_t first = engine() % expected.size();
        good = check(first, engine() % (expected.size() - first + 1));
    }
    return good;
}

// Every file that is cut anywhere is refused, with a code, a place and the path.
template <class Accept>
void everyTruncationIsRefused(Files& files, const Bytes& whole, const Accept& readsAll)
{
    QVERIFY(readsAll(files.open(whole)));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto cut = files.open(whole.substr(0, length));
        if (cut) {
            QVERIFY2(!readsAll(cut), qPrintable(QString("accepted when cut at %1").arg(length)));
            continue;
        }
        QVERIFY2(!cut.error().where.empty() && !cut.error().detail.empty() && !cut.error().file.empty(),
                 qPrintable(QString::number(length)));
    }
}

}  // namespace bitloupe::test
