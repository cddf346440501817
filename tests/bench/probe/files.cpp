// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/probe/files.h"

#include "kernels/kernels.h"

#include <QFile>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

namespace bitloupe::probe {

namespace {

// Bell-shaped, std about 0.02, with a few outliers; seeded.
class Random {
public:
    float next()
    {
        float sum = 0;
        for (int i = 0; i < 4; ++i) {
            m_state = m_state * 6364136223846793005U + 1442695040888963407U;
            sum += static_cast<float>(m_state >> 40) * 0x1p-24F - 0.5F;
        }
        return 0.035F * sum * ((m_state >> 20) % 50000 == 0 ? 6.0F : 1.0F);
    }

private:
    std::uint64_t m_state = 20261121;
};

QByteArray withLength(QByteArray header)
{
    header += QByteArray((8 - header.size() % 8) % 8, ' ');
    QByteArray length(8, '\0');
    for (int i = 0; i < 8; ++i)
        length[i] = static_cast<char>((static_cast<std::uint64_t>(header.size()) >> (8 * i)) & 255U);
    return length + header;
}

bool writeRow(QFile& file, const std::vector<float>& row, const QString& dtype)
{
    const auto bytes = [](const auto& values) {
        return QByteArray::fromRawData(reinterpret_cast<const char*>(values.data()),
                                       static_cast<qsizetype>(values.size() * sizeof(values[0])));
    };
    if (dtype == QLatin1String("F32"))
        return file.write(bytes(row)) > 0;
    std::vector<std::uint16_t> halves(row.size());
    if (dtype == QLatin1String("F16"))
        kernels::active().floatToHalf(row.data(), row.size(), halves.data());
    for (std::size_t i = 0; dtype == QLatin1String("BF16") && i < row.size(); ++i)
        halves[i] = static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(row[i]) >> 16);
    return file.write(bytes(halves)) > 0;
}

}  // namespace

bool writeLarge(const QString& path, std::size_t rows, std::size_t cols, const QString& dtype)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const std::size_t bytes = rows * cols * (dtype == QLatin1String("F32") ? 4 : 2);
    file.write(withLength(QStringLiteral(R"({"model.layers.0.mlp.down_proj.weight":{"dtype":"%1","shape":[%2,%3],"data_offsets":[0,%4]}})")
                              .arg(dtype)
                              .arg(rows)
                              .arg(cols)
                              .arg(bytes)
                              .toUtf8()));
    Random random;
    std::vector<float> row(cols);
    for (std::size_t i = 0; i < rows; ++i) {
        for (float& value : row)
            value = random.next();
        if (!writeRow(file, row, dtype))
            return false;
    }
    return true;
}

bool writeMany(const QString& path, std::size_t count)
{
    constexpr std::size_t kBytes = 16 * 16 * 4;
    const char* const parts[] = {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj",
                                 "mlp.gate_proj",    "mlp.up_proj",      "mlp.down_proj",    "input_layernorm"};
    QByteArray header("{");
    for (std::size_t i = 0; i < count; ++i) {
        header += i == 0 ? "" : ",";
        header += QStringLiteral(R"("model.layers.%1.experts.%2.%3.weight":{"dtype":"F32","shape":[16,16],"data_offsets":[%4,%5]})")
                      .arg(i / 256)
                      .arg(i / 8 % 32)
                      .arg(QLatin1String(parts[i % 8]))
                      .arg(i * kBytes)
                      .arg((i + 1) * kBytes)
                      .toUtf8();
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(withLength(header + '}'));
    Random random;
    std::vector<float> values(256);
    for (std::size_t i = 0; i < count; ++i) {
        for (float& value : values)
            value = random.next() * (1 + static_cast<float>(i % 97) / 10);
        if (!writeRow(file, values, QStringLiteral("F32")))
            return false;
    }
    return true;
}

}  // namespace bitloupe::probe
