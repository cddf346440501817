// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// HDF5 files through the helper: every kind of number, what is refused, and helpers that misbehave.

#include "core/io/model_file.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace bitloupe;

namespace {

std::shared_ptr<const ModelFile> openData(const char* name)
{
    auto file = ModelFile::open(std::filesystem::path(BITLOUPE_TEST_DATA "/hdf5") / name);
    if (!file)
        qWarning("%s: %s", name, file.error().detail.c_str());
    return file ? *file : nullptr;
}

int indexOf(const ModelFile& file, std::string_view name)
{
    const auto tensors = file.tensors();
    const auto found = std::find_if(tensors.begin(), tensors.end(), [name](const TensorInfo& info) { return info.name == name; });
    return found == tensors.end() ? -1 : static_cast<int>(found - tensors.begin());
}

std::vector<double> valuesOf(const ModelFile& file, std::string_view name)
{
    const int index = indexOf(file, name);
    if (index < 0)
        return {};
    const TensorInfo& info = file.tensors()[static_cast<std::size_t>(index)];
    std::vector<double> values(elementCount(info.shape) * (info.dtype == DType::C64 ? 2 : 1));
    if (!file.readDouble(static_cast<std::size_t>(index), 0, values.size(), values.data()))
        return {};
    return values;
}

// tests/export/make_hdf5_data.py writes these.
double floatAt(std::size_t i) { return (static_cast<double>(i) - 20) / 2; }

const Error* warningAbout(const ModelFile& file, std::string_view name)
{
    for (const Error& warning : file.warnings())
        if (warning.where.find(name) != std::string::npos)
            return &warning;
    return nullptr;
}

}  // namespace

class TstHdf5 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("BITLOUPE_HDF5_HELPER", BITLOUPE_BIN_DIR "/bitloupe-hdf5"); }

    void readsEveryFloat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("dtype");
        const std::pair<const char*, DType> kNames[] = {
            {"float/littlef2", DType::F16},   {"float/bigf2", DType::F16},      {"float/littlef4", DType::F32},
            {"float/bigf4", DType::F32},      {"float/littlef8", DType::F64},   {"float/bigf8", DType::F64},
            {"bfloat16/opaque", DType::BF16}, {"bfloat16/marked", DType::BF16}, {"chunked/deflate", DType::F32},
            {"chunked/lzf", DType::F32},      {"chunked/plain", DType::F32},    {"chunked/all", DType::F32},
        };
        for (const auto& [name, dtype] : kNames)
            QTest::newRow(name) << QString(name) << static_cast<int>(dtype);
    }
    void readsEveryFloat()
    {
        QFETCH(const QString, name);
        QFETCH(const int, dtype);
        const auto file = openData("kinds.h5");
        QVERIFY(file);
        const int index = indexOf(*file, name.toStdString());
        QVERIFY(index >= 0);
        QCOMPARE(static_cast<int>(file->tensors()[static_cast<std::size_t>(index)].dtype), dtype);
        QCOMPARE(file->tensors()[static_cast<std::size_t>(index)].shape, (Shape{3, 4, 5}));
        const auto values = valuesOf(*file, name.toStdString());
        QCOMPARE(values.size(), std::size_t{60});
        for (std::size_t i = 0; i < values.size(); ++i)
            QCOMPARE(values[i], floatAt(i));
        const auto element = file->readStored(static_cast<std::size_t>(index), 7);
        QVERIFY(element);
        QCOMPARE(element->value, floatAt(7));
        QCOMPARE(element->bytes.size(), std::size_t{dtypeBits(static_cast<DType>(dtype)) / 8});
        QCOMPARE(element->fileOffset.has_value(), !name.startsWith(QLatin1String("chunked")));
    }

    void readsAnyRange()
    {
        const auto file = openData("kinds.h5");
        QVERIFY(file);
        for (const char* name : {"chunked/all", "float/bigf2", "unwritten"}) {
            const auto index = static_cast<std::size_t>(indexOf(*file, name));
            const auto all = valuesOf(*file, name);
            for (std::size_t first = 0; first < all.size(); ++first)
                for (std::size_t count = 0; count <= all.size() - first; ++count) {
                    std::vector<float> part(count);
                    QVERIFY(file->readFloat(index, first, count, part.data()).ok());
                    for (std::size_t i = 0; i < count; ++i)
                        QCOMPARE(part[i], static_cast<float>(all[first + i]));
                }
        }
    }

    void readsIntegers()
    {
        const auto file = openData("kinds.h5");
        QVERIFY(file);
        int seen = 0;
        for (const TensorInfo& info : file->tensors()) {
            if (!info.name.starts_with("integer/") && info.name != "chunked/scaleoffset")
                continue;
            const auto values = valuesOf(*file, info.name);
            QCOMPARE(values.size(), std::size_t{60});
            for (std::size_t i = 0; i < values.size(); ++i)
                QCOMPARE(values[i], static_cast<double>(i));
            ++seen;
        }
        QCOMPARE(seen, 10);
    }

    void readsTheRest()
    {
        const auto file = openData("kinds.h5");
        QVERIFY(file);
        const auto complex = valuesOf(*file, "complex");
        QCOMPARE(complex.size(), std::size_t{120});
        for (std::size_t i = 0; i < 60; ++i) {
            QCOMPARE(complex[2 * i], floatAt(i));
            QCOMPARE(complex[2 * i + 1], floatAt(i) + 100);
        }
        QVERIFY(warningAbout(*file, "complex"));
        const auto flags = valuesOf(*file, "bool");
        for (std::size_t i = 0; i < flags.size(); ++i)
            QCOMPARE(flags[i], i % 3 == 0 ? 1.0 : 0.0);
        QCOMPARE(valuesOf(*file, "scalar"), std::vector<double>{-2.5});
        QCOMPARE(valuesOf(*file, "unwritten"), std::vector<double>(6, 1.5));
        QCOMPARE(file->tensors()[static_cast<std::size_t>(indexOf(*file, "empty"))].shape, (Shape{0, 7}));
        QCOMPARE(indexOf(*file, "text"), -1);
        QCOMPARE(indexOf(*file, "nothing"), -1);
    }

    void refusesWhatLeadsOut()
    {
        const auto file = openData("refused.h5");
        QVERIFY(file);
        QCOMPARE(valuesOf(*file, "good").size(), std::size_t{60});
        for (const char* name : {"link", "outside", "virtual", "claims"}) {
            const Error* warning = warningAbout(*file, name);
            QVERIFY2(warning, name);
            QCOMPARE(warning->file, file->path().string());
        }
        std::size_t readable = 0;
        for (const TensorInfo& info : file->tensors())
            readable += info.readable;
        QCOMPARE(readable, std::size_t{1});  // also: loops ended, and 'same' is not listed twice
    }

    void knowsKeras()
    {
        const auto legacy = openData("keras.h5");
        QVERIFY(legacy);
        const auto axis = [](const ModelFile& file, const char* name) {
            return file.tensors()[static_cast<std::size_t>(indexOf(file, name))].outputAxis;
        };
        QCOMPARE(axis(*legacy, "dense/dense/kernel:0"), 1);
        QCOMPARE(axis(*legacy, "dense/dense/bias:0"), kNoAxis);
        QCOMPARE(axis(*legacy, "depthwise/depthwise/depthwise_kernel:0"), 2);
        QCOMPARE(axis(*legacy, "embedding/embedding/embeddings:0"), 0);
        const auto keras3 = openData("keras3.weights.h5");
        QVERIFY(keras3);
        QCOMPARE(axis(*keras3, "layers/conv2d/vars/0"), 3);
        QCOMPARE(axis(*keras3, "layers/conv2d_transpose/vars/0"), 2);
        QVERIFY(indexOf(*keras3, "optimizer/vars/0") >= 0);
        const auto plain = openData("kinds.h5");
        QCOMPARE(axis(*plain, "float/littlef4"), 0);
    }

    void refusesEveryTruncation()
    {
        QTemporaryDir folder;
        QFile source(BITLOUPE_TEST_DATA "/hdf5/keras.h5");
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QByteArray whole = source.readAll();
        for (qsizetype bytes = 0; bytes < whole.size(); bytes += whole.size() / 40) {
            const QString path = folder.filePath("cut.h5");
            QFile cut(path);
            QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write(whole.left(bytes)) == bytes);
            cut.close();
            const auto file = ModelFile::open(path.toStdString());
            QVERIFY(!file.ok());
            QVERIFY(!file.error().detail.empty());
        }
    }

    void survivesBadHelpers_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("code");
        QTest::newRow("ends") << "exit 1" << static_cast<int>(ErrorCode::HelperDied);
        QTest::newRow("crashes") << "kill -SEGV $$" << static_cast<int>(ErrorCode::HelperDied);
        QTest::newRow("talks nonsense") << "exec /bin/cat /proc/self/maps >&$2" << static_cast<int>(ErrorCode::HelperDied);
        QTest::newRow("hangs") << "exec sleep 60" << static_cast<int>(ErrorCode::HelperTimeout);
    }
    void survivesBadHelpers()
    {
        QFETCH(const QString, script);
        QFETCH(const int, code);
        QTemporaryDir folder;
        const QString path = folder.filePath("helper");
        QFile program(path);
        QVERIFY(program.open(QIODevice::WriteOnly) && program.write("#!/bin/sh\n" + script.toUtf8() + "\n") > 0);
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        program.close();
        qputenv("BITLOUPE_HDF5_HELPER", path.toUtf8());
        QElapsedTimer timer;
        timer.start();
        const auto file = ModelFile::open(BITLOUPE_TEST_DATA "/hdf5/keras.h5");
        initTestCase();
        QVERIFY(!file.ok());
        QCOMPARE(static_cast<int>(file.error().code), code);
        QVERIFY(timer.elapsed() < 10000);
    }
};

QTEST_GUILESS_MAIN(TstHdf5)
#include "tst_hdf5.moc"
