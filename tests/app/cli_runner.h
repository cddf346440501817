// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Runs the real bitloupe-cli on small files that a test writes, and reads what it says.

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QtEndian>
#include <vector>

namespace bitloupe::testing {

struct Ran {
    int code = -1;  // -1: it crashed, or did not end
    QByteArray out;
    QByteArray err;

    // The JSON lines of standard output; a line that is no object gives an empty one.
    std::vector<QJsonObject> objects() const
    {
        std::vector<QJsonObject> found;
        for (const QByteArray& line : out.split('\n')) {
            if (!line.isEmpty())
                found.push_back(QJsonDocument::fromJson(line).object());
        }
        return found;
    }
};

inline Ran runCli(const QStringList& words, const QString& folder = {})
{
    QProcess process;
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(QStringLiteral(BITLOUPE_BIN_DIR "/bitloupe-cli"), words);
    if (!process.waitForFinished(60000)) {
        process.kill();
        process.waitForFinished();
        return {-1, {}, "did not end"};
    }
    const bool ended = process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

inline bool writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QByteArray floatBytes(const std::vector<float>& values)
{
    QByteArray bytes(static_cast<qsizetype>(values.size() * 4), '\0');
    if (!values.empty())
        qToLittleEndian<float>(values.data(), static_cast<qsizetype>(values.size()), bytes.data());
    return bytes;
}

// npy 1.0, little-endian float32, C order. `shape` as Python has it: "(2, 2)".
inline QByteArray npy(const QByteArray& shape, const std::vector<float>& values)
{
    QByteArray header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
    header += QByteArray(63 - (10 + header.size()) % 64, ' ') + '\n';
    QByteArray bytes = QByteArray::fromRawData("\x93NUMPY\x01\x00", 8);
    bytes += static_cast<char>(header.size() & 0xFF);
    bytes += static_cast<char>(header.size() >> 8);
    return bytes + header + floatBytes(values);
}

struct Tensor {
    QByteArray name;  // as JSON has it between the quotes
    QByteArray shape;  // "[2,2]"
    std::vector<float> values;
};

// safetensors, all float32.
inline QByteArray safetensors(const std::vector<Tensor>& tensors)
{
    QByteArray header = "{", data;
    for (const Tensor& tensor : tensors) {
        const QByteArray bytes = floatBytes(tensor.values);
        header += (header.size() > 1 ? ",\"" : "\"") + tensor.name + R"(":{"dtype":"F32","shape":)" + tensor.shape + ",\"data_offsets\":["
            + QByteArray::number(data.size()) + "," + QByteArray::number(data.size() + bytes.size()) + "]}";
        data += bytes;
    }
    header += "}";
    header += QByteArray((8 - header.size() % 8) % 8, ' ');
    QByteArray length(8, '\0');
    qToLittleEndian<quint64>(static_cast<quint64>(header.size()), length.data());
    return length + header + data;
}

}  // namespace bitloupe::testing
