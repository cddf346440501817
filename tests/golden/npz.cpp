// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/npz.h"

#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <zlib.h>

namespace bitloupe::golden {

namespace {

constexpr std::size_t kLocalHeader = 30;
constexpr std::size_t kNpyStart = 10;  // magic, version, length of the header

std::uint32_t number(const std::string& bytes, std::size_t at, std::size_t width)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < width; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes.at(at + i))) << (8 * i);
    return value;
}

void append(std::string& bytes, std::uint64_t value, int width)
{
    for (int i = 0; i < width; ++i)
        bytes += static_cast<char>((value >> (8 * i)) & 0xFF);
}

// What stands between `before` and `after`.
std::string between(const std::string& text, const std::string& before, const std::string& after)
{
    const std::size_t begin = text.find(before);
    if (begin == std::string::npos)
        return {};
    const std::size_t end = text.find(after, begin + before.size());
    return text.substr(begin + before.size(), end - begin - before.size());
}

Array parseNpy(const std::string& npy)
{
    Array array;
    const std::size_t headerBytes = number(npy, 8, 2);
    const std::string header = npy.substr(kNpyStart, headerBytes);
    array.type = between(header, "'descr': '", "'");
    const std::string shape = between(header, "'shape': (", ")");
    for (std::size_t at = shape.find_first_of("0123456789"); at != std::string::npos;) {
        std::size_t used = 0;
        array.shape.push_back(std::stoull(shape.substr(at), &used));
        at = shape.find_first_of("0123456789", at + used);
    }
    const auto* data = reinterpret_cast<const std::byte*>(npy.data()) + kNpyStart + headerBytes;
    array.bytes.assign(data, reinterpret_cast<const std::byte*>(npy.data()) + npy.size());
    return array;
}

template <class From, class To>
void convert(const Array& array, std::vector<To>& out)
{
    for (std::size_t i = 0; i < array.size(); ++i) {
        From value;
        std::memcpy(&value, array.bytes.data() + i * sizeof(From), sizeof(From));
        out.push_back(static_cast<To>(value));
    }
}

template <class To>
std::vector<To> converted(const Array& array)
{
    using Convert = void (*)(const Array&, std::vector<To>&);
    static const std::map<std::string, Convert> table = {
        {"<f4", convert<float, To>},        {"<f8", convert<double, To>},       {"<i4", convert<std::int32_t, To>},
        {"<i8", convert<std::int64_t, To>}, {"<i2", convert<std::int16_t, To>}, {"<u2", convert<std::uint16_t, To>},
        {"|i1", convert<std::int8_t, To>},  {"|u1", convert<std::uint8_t, To>},
    };
    std::vector<To> values;
    values.reserve(array.size());
    table.at(array.type)(array, values);
    return values;
}

template <class T>
Array make(std::string type, std::span<const T> values, Shape shape)
{
    const auto bytes = std::as_bytes(values);
    return {std::move(type), std::move(shape), {bytes.begin(), bytes.end()}};
}

std::string npyOf(const Array& array)
{
    std::string dict = "{'descr': '" + array.type + "', 'fortran_order': False, 'shape': (";
    for (const std::uint64_t side : array.shape)
        dict += std::to_string(side) + ",";
    dict += "), }";
    dict.append(63 - (kNpyStart + dict.size()) % 64, ' ');
    dict += '\n';
    std::string npy("\x93NUMPY\x01\x00", 8);
    append(npy, dict.size(), 2);
    npy += dict;
    npy.append(reinterpret_cast<const char*>(array.bytes.data()), array.bytes.size());
    return npy;
}

// The fields that a local header and the directory share: version needed to name length.
std::string commonFields(const std::string& name, const std::string& npy)
{
    const auto checksum = crc32(0, reinterpret_cast<const Bytef*>(npy.data()), static_cast<uInt>(npy.size()));
    std::string fields;
    append(fields, 20, 2);  // version
    append(fields, 0, 2);  // flags
    append(fields, 0, 2);  // stored
    append(fields, 0x00210000, 4);  // 1980-01-01
    append(fields, checksum, 4);
    append(fields, npy.size(), 4);
    append(fields, npy.size(), 4);
    append(fields, name.size(), 2);
    return fields;
}

}  // namespace

std::vector<float> Array::floats() const { return converted<float>(*this); }

std::vector<double> Array::doubles() const { return converted<double>(*this); }

Array arrayOf(std::span<const float> values, Shape shape) { return make("<f4", values, std::move(shape)); }
Array arrayOf(std::span<const double> values, Shape shape) { return make("<f8", values, std::move(shape)); }
Array arrayOf(std::span<const std::int32_t> values, Shape shape) { return make("<i4", values, std::move(shape)); }

std::optional<Arrays> readNpz(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    Arrays arrays;
    for (std::size_t at = 0; at + kLocalHeader <= bytes.size() && number(bytes, at, 4) == 0x04034B50;) {
        if (number(bytes, at + 8, 2) != 0)
            return std::nullopt;  // compressed
        const std::size_t size = number(bytes, at + 18, 4), nameBytes = number(bytes, at + 26, 2);
        const std::size_t data = at + kLocalHeader + nameBytes + number(bytes, at + 28, 2);
        const std::string name = bytes.substr(at + kLocalHeader, nameBytes);
        arrays[name.substr(0, name.rfind(".npy"))] = parseNpy(bytes.substr(data, size));
        at = data + size;
    }
    return arrays;
}

bool writeNpz(const std::filesystem::path& path, const Arrays& arrays)
{
    std::string bytes, directory;
    for (const auto& [key, array] : arrays) {
        const std::string name = key + ".npy";
        const std::string npy = npyOf(array);
        const std::string fields = commonFields(name, npy);
        append(directory, 0x02014B50, 4);
        append(directory, 20, 2);  // made by
        directory += fields;
        directory.append(12, '\0');  // extra, comment, disk, attributes
        append(directory, bytes.size(), 4);
        directory += name;
        append(bytes, 0x04034B50, 4);
        bytes += fields;
        append(bytes, 0, 2);  // extra
        bytes += name + npy;
    }
    const std::size_t start = bytes.size();
    bytes += directory;
    append(bytes, 0x06054B50, 4);
    append(bytes, 0, 4);  // disks
    append(bytes, arrays.size(), 2);
    append(bytes, arrays.size(), 2);
    append(bytes, directory.size(), 4);
    append(bytes, start, 4);
    append(bytes, 0, 2);  // comment
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file.good();
}

}  // namespace bitloupe::golden
