// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The safetensors reader: every dtype, the tiling of the buffer, every fault of a header, every truncation.

#include "io_fixtures.h"

using namespace bitloupe;
using namespace bitloupe::test;

class TstSafetensors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDtype_data();
    void everyDtype();
    void complexIsReadInParts();
    void severalTensors();
    void unknownFieldsAndMetadata();
    void unknownDtypeIsListed();
    void emptyTensorsAndFiles();
    void faults_data();
    void faults();
    void limits();
    void truncations();
    void manyTensorsOpenFast();

private:
    Files m_files;
};

namespace {

std::string entry(const std::string& name, const std::string& dtype, const Shape& shape, std::uint64_t begin, std::uint64_t end)
{
    std::string extents;
    for (const std::uint64_t extent : shape)
        extents += (extents.empty() ? "" : ",") + std::to_string(extent);
    return '"' + name + R"(":{"dtype":")" + dtype + R"(","shape":[)" + extents + R"(],"data_offsets":[)" + std::to_string(begin) + ","
        + std::to_string(end) + "]}";
}

}  // namespace

void TstSafetensors::everyDtype_data()
{
    QTest::addColumn<int>("dtype");
    for (int i = 0; i < static_cast<int>(DType::C64); ++i)
        QTest::newRow(dtypeName(static_cast<DType>(i)).data()) << i;
}

void TstSafetensors::everyDtype()
{
    QFETCH(int, dtype);
    const auto type = static_cast<DType>(dtype);
    const Bytes data = randomBytes(100'000 * dtypeBits(type) / 8, 13);
    // One byte more in the header makes every element unaligned.
    const std::string json = "{" + entry("w", std::string(dtypeName(type)), {1000, 4, 25}, 0, data.size()) + "}";
    for (const char* padding : {"", " "}) {
        const auto file = m_files.open(safetensors(json + padding, data));
        QVERIFY(file.ok());
        QCOMPARE((*file)->tensors()[0].dtype, type);
        QCOMPARE((*file)->tensors()[0].outputAxis, 0);
        QVERIFY(reads(**file, 0, storedValues(type, data)));
    }
}

void TstSafetensors::complexIsReadInParts()
{
    const auto file = m_files.open(safetensors("{" + entry("w", "C64", {2}, 0, 16) + "}", bytesOf<float>({1, -2, 3, -4})));
    QVERIFY(file.ok());
    QCOMPARE((*file)->tensors()[0].dtype, DType::C64);
    QCOMPARE(readDoubles(**file, 0, 0, 4), (std::vector<double>{1, -2, 3, -4}));
    QCOMPARE(readDoubles(**file, 0, 1, 2), (std::vector<double>{-2, 3}));
}

void TstSafetensors::severalTensors()
{
    // In the order of the header, whatever the order of the data.
    const std::string json = "{" + entry("b", "F32", {2}, 2, 10) + "," + entry("s", "I16", {}, 0, 2) + ","
        + entry("e", "F32", {0, 7}, 10, 10) + "," + entry("dense/kernel", "U8", {1, 2}, 10, 12) + "}";
    const auto file = m_files.open(safetensors(json, littleEndian(5, 2) + bytesOf<float>({1, 2}) + "\x03\x04"));
    QVERIFY(file.ok());
    QCOMPARE((*file)->format(), std::string_view("safetensors"));
    QCOMPARE((*file)->tensors().size(), std::size_t{4});
    QCOMPARE((*file)->tensors()[0].name, std::string("b"));
    QCOMPARE(allDoubles(**file, 0), (std::vector<double>{1, 2}));
    QCOMPARE(allDoubles(**file, 1), std::vector<double>{5});
    QCOMPARE(allDoubles(**file, 2), std::vector<double>{});
    QCOMPARE(allDoubles(**file, 3), (std::vector<double>{3, 4}));
    QCOMPARE((*file)->tensors()[3].outputAxis, 1);
    QVERIFY((*file)->warnings().empty());
}

void TstSafetensors::unknownFieldsAndMetadata()
{
    const std::string json = R"({"__metadata__":{"format":"pt","a":"b"},"caf\u00e9":{"x":{"y":[1,{"z":null}]},"dtype":"U8","n":1.5,)"
                             R"("shape":[1],"data_offsets":[0,1],"s":"t"}})";
    const auto file = m_files.open(safetensors(json + "\r\n\t ", "\x07"));
    QVERIFY(file.ok());
    QCOMPARE((*file)->tensors()[0].name, std::string("café"));
    QCOMPARE(allDoubles(**file, 0), std::vector<double>{7});
}

void TstSafetensors::unknownDtypeIsListed()
{
    const std::string json = "{" + entry("q", "Q4_7", {3}, 0, 5) + "," + entry("w", "U8", {1}, 5, 6) + "}";
    const auto file = m_files.open(safetensors(json, "12345\x07"));
    QVERIFY(file.ok());
    QVERIFY(!(*file)->tensors()[0].readable);
    QCOMPARE((*file)->tensors()[0].storedType, std::string("Q4_7"));
    QCOMPARE((*file)->warnings().size(), std::size_t{1});
    double value = 0;
    QCOMPARE((*file)->readDouble(0, 0, 1, &value).error().code, ErrorCode::UnsupportedType);
    QCOMPARE(allDoubles(**file, 1), std::vector<double>{7});
    const auto alone = m_files.open(safetensors("{" + entry("q", "Q4_7", {3}, 0, 5) + "}", "12345"));
    QCOMPARE(alone.error().code, ErrorCode::UnsupportedType);
}

void TstSafetensors::emptyTensorsAndFiles()
{
    const auto tensor = m_files.open(safetensors("{" + entry("e", "F32", {2, 0}, 0, 0) + "}", ""));
    QVERIFY(tensor.ok());
    QVERIFY((*tensor)->warnings().empty());
    for (const char* json : {"{}", R"({"__metadata__":{"format":"pt"}})"}) {
        const auto file = m_files.open(safetensors(json, ""));
        QVERIFY(file.ok());
        QCOMPARE((*file)->warnings().size(), std::size_t{1});
    }
}

void TstSafetensors::faults_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<int>("code");
    const auto add = [](const std::string& json, ErrorCode code) {
        QTest::newRow(json.substr(0, 100).c_str()) << QString::fromStdString(json) << static_cast<int>(code);
    };
    using enum ErrorCode;
    const auto one = [](const char* fields) { return std::string(R"({"w":{)") + fields + "}}"; };
    add("{", BadHeader);
    add("{]", BadHeader);
    add(" {}", BadHeader);
    add("{'w':1}", BadHeader);
    add(R"({"w":null})", BadHeader);
    add(R"({"w":[]})", BadHeader);
    add(R"({"w":"x"})", BadHeader);
    add(R"({"w":{}})", BadHeader);
    add(R"({"\ud800":{}})", BadHeader);
    add(R"({"__metadata__":[]})", BadHeader);
    add(R"({"__metadata__":{"a":1}})", BadHeader);
    add(R"({"__metadata__":{"a":{}}})", BadHeader);
    add(R"({"__metadata__":{"a":"1","a":"2"}})", Duplicate);
    add(one(R"("dtype":"F32","shape":[2])"), BadHeader);
    add(one(R"("dtype":"F32","data_offsets":[0,8])"), BadHeader);
    add(one(R"("shape":[2],"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8])"), Duplicate);
    add(one(R"("dtype":"","shape":[2],"data_offsets":[0,8])"), BadValue);
    add(one(R"("dtype":5,"shape":[2],"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":null,"shape":[2],"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":["F32"],"shape":[2],"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":"F32","shape":2,"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":"F32","shape":[-2],"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":"F32","shape":[2.0],"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":"F32","shape":["2"],"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":"F32","shape":[[2]],"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":"F32","shape":[true],"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":"F32","shape":{},"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,8])"), BadHeader);
    add(one(R"("dtype":"F32","shape":[2],"data_offsets":[0])"), BadHeader);
    add(one(R"("dtype":"F32","shape":[2],"data_offsets":[0,8,8])"), BadHeader);
    add(one(R"("dtype":"F32","shape":[2],"data_offsets":[0,8.0])"), BadHeader);
    add(one(R"("dtype":"F32","shape":[2],"data_offsets":[-8,0])"), BadHeader);
    add(one(R"("dtype":"F32","shape":[2],"data_offsets":[8,0])"), BadValue);
    add(one(R"("dtype":"F32","shape":[2],"data_offsets":[18446744073709551608,0])"), BadValue);
    add(one(R"("dtype":"F32","shape":[3],"data_offsets":[0,8])"), SizeMismatch);
    add(one(R"("dtype":"F32","shape":[1],"data_offsets":[4,8])"), SizeMismatch);
    add(one(R"("dtype":"F32","shape":[1],"data_offsets":[0,4])"), SizeMismatch);
    add(one(R"("dtype":"F32","shape":[3],"data_offsets":[0,12])"), Truncated);
    add(one(R"("dtype":"F4","shape":[15],"data_offsets":[0,8])"), SizeMismatch);
    add(one(R"("dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8])"), SizeOverflow);
    add(one(R"("dtype":"F32","shape":[1152921504606846976],"data_offsets":[0,8])"), SizeOverflow);
    add("{" + entry("a", "F32", {2}, 0, 8) + "," + entry("b", "F32", {2}, 0, 8) + "}", Overlap);
    add("{" + entry("a", "F32", {1}, 0, 4) + "," + entry("b", "U8", {2}, 3, 5) + "}", Overlap);
    add("{" + entry("a", "U8", {2}, 0, 2) + "," + entry("b", "U8", {2}, 6, 8) + "}", SizeMismatch);
    add("{" + entry("a", "U8", {4}, 0, 4) + "," + entry("a", "U8", {4}, 4, 8) + "}", Duplicate);
}

void TstSafetensors::faults()
{
    QFETCH(QString, json);
    QFETCH(int, code);
    const auto file = m_files.open(safetensors(json.toStdString(), bytesOf<float>({1, 2})));
    QVERIFY(!file.ok());
    QCOMPARE(static_cast<int>(file.error().code), code);
    QVERIFY(!file.error().where.empty() && !file.error().detail.empty() && !file.error().file.empty());
}

void TstSafetensors::limits()
{
    const Bytes good = safetensors("{" + entry("w", "F32", {2}, 0, 8) + "}", bytesOf<float>({1, 2}));
    for (const std::uint64_t length : {~std::uint64_t{0}, ~std::uint64_t{0} - 7, std::uint64_t{1} << 30U, std::uint64_t{good.size() - 7}})
        QCOMPARE(m_files.open(littleEndian(length, 8) + good.substr(8)).error().code, ErrorCode::Truncated);
    QCOMPARE(m_files.open(safetensors(R"({"w":{"x":)" + std::string(100'000, '['), "")).error().code, ErrorCode::TooLarge);
    QCOMPARE(m_files.open(safetensors(R"({"w":{"shape":[)" + std::string(1'000'000, '1') + "]}}", "")).error().code, ErrorCode::BadHeader);
    const auto nul = m_files.open(safetensors(std::string("{}\0\0", 4), ""));
    QCOMPARE(nul.error().code, ErrorCode::BadHeader);
    const auto utf8 = m_files.open(safetensors("{\"\xff\":{}}", ""));
    QCOMPARE(utf8.error().code, ErrorCode::BadHeader);
}

void TstSafetensors::truncations()
{
    const std::string json = "{" + entry("a", "F32", {2}, 0, 8) + "," + entry("b", "F16", {2, 2}, 8, 16) + "}   ";
    everyTruncationIsRefused(m_files, safetensors(json, randomBytes(16, 1)), [](const auto& file) { return file.ok(); });
}

void TstSafetensors::manyTensorsOpenFast()
{
    std::string json = "{";
    for (std::uint64_t i = 0; i < 20'000; ++i)
        json += (i == 0 ? "" : ",") + entry("model.layers." + std::to_string(i) + ".weight", "F32", {1, 1}, 4 * i, 4 * i + 4);
    const auto path = m_files.write("many.safetensors", safetensors(json + "}", Bytes(80'000, '\0')));
    QElapsedTimer timer;
    timer.start();
    const auto file = ModelFile::open(path);
    QVERIFY(file.ok());
    QCOMPARE((*file)->tensors().size(), std::size_t{20'000});
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));  // a fifth of a second when alone
}

QTEST_GUILESS_MAIN(TstSafetensors)
#include "tst_safetensors.moc"
