// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The npy reader: every type, byte order and element order; every fault of a header; every truncation.

#include "io_fixtures.h"

using namespace bitloupe;
using namespace bitloupe::test;

class TstNpy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTypeAndOrder_data();
    void everyTypeAndOrder();
    void largeFortranArrays();
    void scalarsAndEmptyArrays();
    void versions();
    void headerTexts();
    void faults_data();
    void faults();
    void truncations();
    void structures();
    void structuresInFortranOrder();
    void bfloat16UnderAnotherName();
    void trailingBytesAreToldOf();
    void doublesBeyondFloatAreKept();
    void nameIsTheFiles();
    void aFileThatShrinks();

private:
    Files m_files;
};

namespace {

struct NpyKind {
    const char* name;
    DType dtype;
};
constexpr NpyKind kKinds[] = {
    {"b1", DType::Bool}, {"i1", DType::I8},  {"i2", DType::I16}, {"i4", DType::I32}, {"i8", DType::I64}, {"u1", DType::U8},
    {"u2", DType::U16},  {"u4", DType::U32}, {"u8", DType::U64}, {"f2", DType::F16}, {"f4", DType::F32}, {"f8", DType::F64},
};

// Values of a Fortran-order file, put into C order element by element.
std::vector<double> cOrder(const std::vector<double>& fortran, const Shape& shape)
{
    std::vector<double> values(fortran.size());
    std::vector<std::uint64_t> index(shape.size(), 0);
    for (double& value : values) {
        std::uint64_t place = 0;
        for (std::size_t axis = shape.size(); axis-- > 0;)
            place = place * shape[axis] + index[axis];
        value = fortran[place];
        for (std::size_t axis = shape.size(); axis-- > 0 && ++index[axis] == shape[axis];)
            index[axis] = 0;
    }
    return values;
}

}  // namespace

void TstNpy::everyTypeAndOrder_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("dtype");
    QTest::addColumn<bool>("big");
    QTest::addColumn<bool>("fortran");
    for (const NpyKind& kind : kKinds)
        for (const bool big : {false, true})
            for (const bool fortran : {false, true}) {
                const QString type = (big ? ">" : "<") + QString(kind.name);
                QTest::addRow("%s %s", qPrintable(type), fortran ? "Fortran" : "C")
                    << type << static_cast<int>(kind.dtype) << big << fortran;
            }
}

void TstNpy::everyTypeAndOrder()
{
    QFETCH(QString, type);
    QFETCH(int, dtype);
    QFETCH(bool, big);
    QFETCH(bool, fortran);
    const DType expectedType = static_cast<DType>(dtype);
    for (const Shape& shape : {Shape{12}, Shape{7, 9}, Shape{3, 1, 5}, Shape{4, 3, 2, 5}}) {
        const Bytes data = randomBytes(elementCount(shape) * dtypeBits(expectedType) / 8, 5);
        const auto file = m_files.open(npy(type.toStdString(), shape, data, fortran));
        QVERIFY(file.ok());
        const TensorInfo& info = (*file)->tensors()[0];
        QCOMPARE(info.dtype, expectedType);
        QCOMPARE(info.shape, shape);
        QCOMPARE(info.bytes, data.size());
        QCOMPARE(QString::fromStdString(info.storedType), type);
        const auto stored = storedValues(expectedType, data, big);
        QVERIFY(reads(**file, 0, fortran ? cOrder(stored, shape) : stored));
        QVERIFY((*file)->warnings().empty());
    }
}

// Shapes on both sides of the reader's block sizes: tall, wide, and with more than two axes.
void TstNpy::largeFortranArrays()
{
    for (const Shape& shape : {Shape{40000, 3}, Shape{3, 40000}, Shape{700, 900}, Shape{60, 50, 40, 3}, Shape{20000, 2, 2}}) {
        const Bytes data = randomBytes(elementCount(shape) * 2, 9);
        const auto file = m_files.open(npy("<i2", shape, data, true));
        QVERIFY(file.ok());
        QVERIFY(reads(**file, 0, cOrder(storedValues(DType::I16, data), shape)));
    }
}

void TstNpy::scalarsAndEmptyArrays()
{
    const auto scalar = m_files.open(npy("<f4", {}, bytesOf<float>({3.25F})));
    QVERIFY(scalar.ok());
    QVERIFY((*scalar)->tensors()[0].shape.empty());
    QCOMPARE(allDoubles(**scalar, 0), std::vector<double>{3.25});
    QCOMPARE((*scalar)->tensors()[0].outputAxis, kNoAxis);
    for (const Shape& shape : {Shape{0}, Shape{3, 0, 2}})
        for (const bool fortran : {false, true}) {
            const auto empty = m_files.open(npy("<f4", shape, {}, fortran));
            QVERIFY(empty.ok());
            QCOMPARE((*empty)->tensors()[0].shape, shape);
            QCOMPARE(allDoubles(**empty, 0), std::vector<double>{});
        }
}

void TstNpy::versions()
{
    const Bytes data = bytesOf<float>({1, -2});
    for (const int major : {1, 2, 3}) {
        const auto file = m_files.open(npyWithHeader(npyHeader("'<f4'", false, {2}), data, major));
        QVERIFY(file.ok());
        QCOMPARE(allDoubles(**file, 0), (std::vector<double>{1, -2}));
    }
    for (const int major : {0, 4})
        QCOMPARE(m_files.open(npyWithHeader(npyHeader("'<f4'", false, {2}), data, major)).error().code, ErrorCode::UnsupportedFormat);
}

// Ways to write the same header.
void TstNpy::headerTexts()
{
    const Bytes data = bytesOf<float>({1, -2});
    const std::string texts[] = {
        "{'shape': (2,), 'fortran_order': False, 'descr': '<f4'}",
        "{\"descr\": \"<f4\", \"fortran_order\": False, \"shape\": (2L,)}\n",
        "  {'descr' : u'<f4' ,\t'fortran_order':False,'shape':(2,),}   \n",
        "{'descr': '\\x3cf4', 'fortran_order': False, 'shape': (2,), }" + std::string(9000, ' ') + "\n",
    };
    for (const std::string& text : texts) {
        const auto file = m_files.open(npyWithHeader(text, data));
        QVERIFY2(file.ok(), text.c_str());
        QCOMPARE(allDoubles(**file, 0), (std::vector<double>{1, -2}));
    }
}

void TstNpy::faults_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<int>("code");
    const auto add = [](const char* header, ErrorCode code) { QTest::newRow(header) << QString(header) << static_cast<int>(code); };
    using enum ErrorCode;
    add("", BadHeader);
    add("[]", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False}", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': 1}", BadHeader);
    add("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", Duplicate);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} {}", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': [2]}", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (2)}", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (2.0,)}", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': ((2,),)}", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (True,)}", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (,)}", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (9**9,)}", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (18446744073709551616,)}", BadHeader);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904,)}", SizeOverflow);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296)}", SizeOverflow);
    add("{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000,)}", Truncated);
    add("{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}", BadHeader);
    add("{'descr': '<f4, 'fortran_order': False, 'shape': (2,)}", BadHeader);
    add("{'descr': '', 'fortran_order': False, 'shape': (2,)}", BadHeader);
    add("{'descr': '<', 'fortran_order': False, 'shape': (2,)}", BadHeader);
    add("{'descr': '<f', 'fortran_order': False, 'shape': (2,)}", BadHeader);
    add("{'descr': '<f3', 'fortran_order': False, 'shape': (2,)}", BadHeader);
    add("{'descr': '<f4294967300', 'fortran_order': False, 'shape': (2,)}", BadHeader);
    add("{'descr': '=f4', 'fortran_order': False, 'shape': (2,)}", BadValue);
    add("{'descr': '|f4', 'fortran_order': False, 'shape': (2,)}", BadValue);
    add("{'descr': 4, 'fortran_order': False, 'shape': (2,)}", BadHeader);
    add("{'descr': '|O', 'fortran_order': False, 'shape': (2,)}", UnsupportedFeature);
    add("{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}", UnsupportedType);
    add("{'descr': '|S4', 'fortran_order': False, 'shape': (2,)}", UnsupportedType);
    add("{'descr': '<U1', 'fortran_order': False, 'shape': (2,)}", UnsupportedType);
    add("{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (1,)}", UnsupportedType);
    add("{'descr': [('a', '<f4'), ('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", Duplicate);
    add("{'descr': [('a',)], 'fortran_order': False, 'shape': (1,)}", BadHeader);
    add("{'descr': [('a', '<f4', (4611686018427387904,))], 'fortran_order': False, 'shape': (0,)}", SizeOverflow);
}

void TstNpy::faults()
{
    QFETCH(QString, header);
    QFETCH(int, code);
    const auto file = m_files.open(npyWithHeader(header.toStdString(), bytesOf<float>({1, -2})));
    QVERIFY(!file.ok());
    QCOMPARE(static_cast<int>(file.error().code), code);
    QVERIFY(!file.error().where.empty());
    QVERIFY(!file.error().detail.empty());
    QVERIFY(file.error().file.ends_with("w.bin"));
}

void TstNpy::truncations()
{
    const auto readsAll = [](const auto& file) { return file.ok() && !allDoubles(**file, 0).empty(); };
    const Bytes data = bytesOf<float>({1, 2, 3, 4, 5, 6});
    everyTruncationIsRefused(m_files, npy("<f4", {2, 3}, data), readsAll);
    everyTruncationIsRefused(m_files, npyWithHeader(npyHeader("'<f4'", true, {2, 3}), data, 3), readsAll);
}

void TstNpy::structures()
{
    // Items of 16 bytes: u2, pad 2, f4, f2[2][2].
    const std::string descr = "[('n', '<u2'), ('', '|V2'), ('a', [('x', '>f4')]), (('title', 'm'), '<f2', (2, 2))]";
    const Bytes data = randomBytes(16 * 5000, 21);
    const auto file = m_files.open(npyWithHeader(npyHeader(descr, false, {50, 100}), data), "s.npy");
    QVERIFY(file.ok());
    QCOMPARE((*file)->tensors().size(), std::size_t{3});
    QCOMPARE((*file)->tensors()[1].name, std::string("s.a.x"));
    QCOMPARE((*file)->tensors()[2].shape, (Shape{50, 100, 2, 2}));
    const auto field = [&data](std::size_t offset, std::size_t bytes) {
        Bytes picked;
        for (std::size_t i = 0; i < 5000; ++i)
            picked += data.substr(i * 16 + offset, bytes);
        return picked;
    };
    QVERIFY(reads(**file, 0, storedValues(DType::U16, field(0, 2))));
    QVERIFY(reads(**file, 1, storedValues(DType::F32, field(4, 4), true)));
    QVERIFY(reads(**file, 2, storedValues(DType::F16, field(8, 8))));
}

void TstNpy::structuresInFortranOrder()
{
    // Items of 6 bytes in Fortran order; the field's own elements stay side by side.
    const Shape shape{30, 40};
    const Bytes data = randomBytes(6 * 1200, 22);
    const auto file = m_files.open(npyWithHeader(npyHeader("[('a', '<i2', (2,)), ('b', '<i2')]", true, shape), data), "s.npy");
    QVERIFY(file.ok());
    std::vector<double> a;
    std::vector<double> b;
    for (std::size_t i = 0; i < 30; ++i)
        for (std::size_t k = 0; k < 40; ++k) {
            const auto item = storedValues(DType::I16, data.substr((i + 30 * k) * 6, 6));
            a.insert(a.end(), {item[0], item[1]});
            b.push_back(item[2]);
        }
    QVERIFY(reads(**file, 0, a));
    QVERIFY(reads(**file, 1, b));
}

void TstNpy::bfloat16UnderAnotherName()
{
    const auto file = m_files.open(npy("|V2", {3}, Bytes("\x80\x3f\x00\xc0\x80\x7f", 6)));
    QVERIFY(file.ok());
    QCOMPARE((*file)->tensors()[0].dtype, DType::BF16);
    QCOMPARE((*file)->warnings().size(), std::size_t{1});
    QCOMPARE(allDoubles(**file, 0), (std::vector<double>{1, -2, std::numeric_limits<double>::infinity()}));
}

void TstNpy::trailingBytesAreToldOf()
{
    const auto file = m_files.open(npy("<f4", {2}, bytesOf<float>({1, 2, 3})));
    QVERIFY(file.ok());
    QCOMPARE((*file)->warnings().size(), std::size_t{1});
    QCOMPARE((*file)->warnings()[0].code, ErrorCode::TrailingData);
    QCOMPARE(allDoubles(**file, 0), (std::vector<double>{1, 2}));
}

void TstNpy::doublesBeyondFloatAreKept()
{
    const auto file = m_files.open(npy("<f8", {2}, bytesOf<double>({1e300, -1e-300})));
    QVERIFY(file.ok());
    QCOMPARE(allDoubles(**file, 0), (std::vector<double>{1e300, -1e-300}));
    const auto floats = readFloats(**file, 0, 0, 2);
    QVERIFY(std::isinf(floats[0]));
    QCOMPARE(floats[1], -0.0F);
}

void TstNpy::nameIsTheFiles()
{
    const auto file = m_files.open(npy("<f4", {3, 3, 8, 16}, Bytes(3 * 3 * 8 * 16 * 4, '\0')), "conv kernel.npy");
    QVERIFY(file.ok());
    QCOMPARE((*file)->tensors()[0].name, std::string("conv kernel"));
    QCOMPARE((*file)->format(), std::string_view("npy"));
    QCOMPARE((*file)->tensors()[0].outputAxis, 3);
}

void TstNpy::aFileThatShrinks()
{
    const Bytes whole = npy("<f4", {1000}, Bytes(4000, '\1'));
    const auto file = m_files.open(whole, "shrinks.npy");
    QVERIFY(file.ok());
    QVERIFY(QFile::resize(QString::fromStdString((*file)->path().string()), static_cast<qint64>(whole.size() - 1)));
    std::vector<float> values(1000);
    const auto read = (*file)->readFloat(0, 0, 1000, values.data());
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, ErrorCode::FileChanged);
    QVERIFY(read.error().where.find("tensor 'shrinks'") != std::string::npos);
    QVERIFY((*file)->readFloat(0, 0, 999, values.data()).ok());
}

QTEST_GUILESS_MAIN(TstNpy)
#include "tst_npy.moc"
