// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Small weight files that the tests of the window make for themselves.

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <cmath>

namespace bitloupe {

// A version 1.0 .npy of rows x cols float32: sin(i * i), which is of full rank; `first` in place of the first one, where it is not 0.
// Folders are made.
inline void writeNpy(const QString& path, int rows, int cols, float first = 0)
{
    QByteArray header = QStringLiteral("{'descr': '<f4', 'fortran_order': False, 'shape': (%1, %2), }").arg(rows).arg(cols).toLatin1();
    header += QByteArray(118 - header.size() - 1, ' ') + '\n';
    QByteArray bytes("\x93NUMPY\x01\x00", 8);
    bytes += char(header.size());
    bytes += '\0';
    bytes += header;
    for (int i = 0; i < rows * cols; ++i) {
        const auto at = static_cast<float>(i);
        const float value = i == 0 && first != 0 ? first : std::sin(at * at);
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

}  // namespace bitloupe
