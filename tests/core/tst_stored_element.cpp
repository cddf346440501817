// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Any element of any file, followed to its bytes: what is told lies there, and means the value that reading gives.
#include "io_fixtures.h"

#include <QtTest>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

// The bytes that the file itself has where the element is said to lie are the element's.
bool liesThere(const Bytes& file, const StoredElement& element)
{
    if (!element.fileOffset || *element.fileOffset + element.bytes.size() > file.size())
        return false;
    return std::memcmp(file.data() + *element.fileOffset, element.bytes.data(), element.bytes.size()) == 0;
}

bool sameValue(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool followsAll(const ModelFile& file, const Bytes& bytes)
{
    for (std::size_t tensor = 0; tensor < file.tensors().size(); ++tensor) {
        const std::uint64_t count = elementCount(file.tensors()[tensor].shape);
        for (std::uint64_t i = 0; i < count; ++i) {
            double value = 0;
            const auto element = file.readStored(tensor, i);
            if (!element || !file.readDouble(tensor, i, 1, &value) || !liesThere(bytes, *element) || !sameValue(element->value, value)
                || element->dtype != file.tensors()[tensor].dtype)
                return false;
        }
    }
    return true;
}

}  // namespace

class TstStoredElement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void npyByHand();
    void everyOrderAndType_data();
    void everyOrderAndType();
    void packedBits();
    void fieldsOfStructures();

private:
    Files m_files;
};

void TstStoredElement::npyByHand()
{
    const Bytes bytes = npy("<f2", {2, 3}, Bytes("\x00\x3C\x00\x40\x00\x42\x00\x44\x00\x45\x00\x46", 12));
    const auto file = m_files.open(bytes);
    QVERIFY(file);
    const auto element = (*file)->readStored(0, 4);
    QVERIFY(element);
    QCOMPARE(element->value, 5.0);
    QCOMPARE(element->arrayOffset, std::uint64_t{8});
    QCOMPARE(element->fileOffset.value(), std::uint64_t{bytes.size() - 4});
    QCOMPARE(element->bytes, (std::vector<std::byte>{std::byte{0x00}, std::byte{0x45}}));
    QVERIFY(!element->bigEndian && element->dtype == DType::F16);
}

void TstStoredElement::everyOrderAndType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("fortran");
    for (const char* type : {"<f4", ">f4", "<f8", ">f2", "|i1", ">i4", "<u8", "|b1"})
        for (const bool fortran : {false, true})
            QTest::addRow("%s%s", type, fortran ? ", Fortran" : "") << QByteArray(type) << fortran;
}

void TstStoredElement::everyOrderAndType()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, fortran);
    const std::size_t width = static_cast<std::size_t>(type[2] - '0');
    const Bytes bytes = npy(type.toStdString(), {3, 4, 5}, randomBytes(60 * width, 4), fortran);
    const auto file = m_files.open(bytes);
    QVERIFY(file && followsAll(**file, bytes));
    QCOMPARE((*file)->readStored(0, 0)->bigEndian, type[0] == '>');
}

void TstStoredElement::packedBits()
{
    const Bytes bytes = safetensors(R"({"a":{"dtype":"F4","shape":[2,3],"data_offsets":[0,3]}})", Bytes("\x21\x43\x65", 3));
    const auto file = m_files.open(bytes);
    QVERIFY(file && followsAll(**file, bytes));
    const auto element = (*file)->readStored(0, 3);  // the high nibble of the second byte
    QCOMPARE(element->firstBit, 4U);
    QCOMPARE(element->arrayOffset, std::uint64_t{1});
    QCOMPARE(element->bytes, (std::vector<std::byte>{std::byte{0x43}}));
    QCOMPARE(element->value, storedValue(DType::F4, 4));
}

void TstStoredElement::fieldsOfStructures()
{
    const Bytes bytes =
        npyWithHeader("{'descr': [('a', '<i2'), ('b', '<f4', (2,))], 'fortran_order': False, 'shape': (3,), }\n", randomBytes(30, 8));
    const auto file = m_files.open(bytes);
    QVERIFY(file);
    QCOMPARE((*file)->tensors().size(), std::size_t{2});
    QVERIFY(followsAll(**file, bytes));
    QCOMPARE((*file)->readStored(1, 3)->arrayOffset, std::uint64_t{14});  // of the field: item 1 at 10, its second float
}

QTEST_GUILESS_MAIN(TstStoredElement)
#include "tst_stored_element.moc"
