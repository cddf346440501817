// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Recognising files by content, and refusing with a helpful word what is no weight file.

#include "core/base/text.h"
#include "io_fixtures.h"

#include <set>
#include <sys/stat.h>
#include <unistd.h>

using namespace bitloupe;
using namespace bitloupe::test;

class TstFormats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void table();
    void contentDecidesNotTheName();
    void specialFiles();
    void knownContents_data();
    void knownContents();
    void randomBytesNeverCrash();
    void damagedFilesNeverCrash();
    void utf8();
    void namesInQuotes();

private:
    Files m_files;
};

namespace {

const Bytes kNpy = npy("<f4", {2, 3}, bytesOf<float>({1, 2, 3, 4, 5, 6}));
const Bytes kSafetensors = safetensors(R"({"w":{"dtype":"F16","shape":[2,2],"data_offsets":[0,8]}})", "12345678");

// Opens and reads whatever is there; the answer does not matter, only that there is one.
void openAndRead(Files& files, const Bytes& bytes)
{
    const auto file = files.open(bytes);
    if (!file) {
        QVERIFY(!file.error().detail.empty());
        return;
    }
    for (std::size_t i = 0; i < (*file)->tensors().size(); ++i) {
        std::vector<double> values(static_cast<std::size_t>(elementCount((*file)->tensors()[i].shape)));
        (void)(*file)->readDouble(i, 0, values.size(), values.data());
    }
}

}  // namespace

void TstFormats::table()
{
    std::set<std::string_view> ids;
    for (const FormatInfo& format : fileFormats()) {
        QVERIFY(ids.insert(format.id).second);
        QVERIFY(!format.suffixes.empty());
        QVERIFY(format.recognises != nullptr && format.open != nullptr);
        QVERIFY(!format.recognises({}, 0));
    }
    QCOMPARE(ids, (std::set<std::string_view>{"npy", "npz", "hdf5", "safetensors"}));
}

void TstFormats::contentDecidesNotTheName()
{
    QCOMPARE((*m_files.open(kNpy, "a.safetensors"))->format(), std::string_view("npy"));
    QCOMPARE((*m_files.open(kSafetensors, "a.npy"))->format(), std::string_view("safetensors"));
    for (const char* name : {"with blank.npy", "100%s%n.npy", "<b>bold.npy", "ümlaut.npy", "...npy"})
        QVERIFY(m_files.open(kNpy, name).ok());
}

void TstFormats::specialFiles()
{
    QCOMPARE(ModelFile::open(m_files.folder()).error().code, ErrorCode::NotARegularFile);
    QCOMPARE(ModelFile::open(m_files.folder() / "none.npy").error().code, ErrorCode::FileNotFound);
    const auto pipe = m_files.folder() / "pipe.npy";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(ModelFile::open(pipe).error().code, ErrorCode::NotARegularFile);
    QCOMPARE(ModelFile::open("/dev/null").error().code, ErrorCode::NotARegularFile);
    const auto link = m_files.folder() / "dangling.npy";
    QCOMPARE(::symlink("no_such_target", link.c_str()), 0);
    QCOMPARE(ModelFile::open(link).error().code, ErrorCode::FileNotFound);
    const auto self = m_files.folder() / "self.npy";
    QCOMPARE(::symlink("self.npy", self.c_str()), 0);
    QVERIFY(!ModelFile::open(self).ok());
    QCOMPARE(m_files.open("").error().code, ErrorCode::Truncated);
    const auto good = m_files.folder() / "good.npy";
    const auto target = m_files.write("target.npy", kNpy);
    QCOMPARE(::symlink(target.c_str(), good.c_str()), 0);
    QVERIFY(ModelFile::open(good).ok());
}

void TstFormats::knownContents_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto add = [](const char* what, const QByteArray& bytes, ErrorCode code, const char* says) {
        QTest::newRow(what) << bytes << static_cast<int>(code) << QString(says);
    };
    add("GGUF", "GGUF\3", ErrorCode::UnsupportedFormat, "GGUF");
    add("pickle", "\x80\x04K\x01.", ErrorCode::UnsupportedFormat, "pickle");
    add("ONNX", "\x08\x08\x12\x07pytorch", ErrorCode::UnsupportedFormat, "ONNX");
    add("gzip", "\x1f\x8b\x08", ErrorCode::UnsupportedFormat, "gzip");
    add("git-lfs", "version https://git-lfs.github.com/spec/v1\n", ErrorCode::UnknownFormat, "git-lfs");
    add("HTML", "\n<!DOCTYPE HTML><html>", ErrorCode::UnknownFormat, "HTML");
    add("program",
        "\x7f"
        "ELF",
        ErrorCode::UnknownFormat, "program");
    add("picture", "\x89PNG\r\n", ErrorCode::UnknownFormat, "picture");
    add("something", "\x01\xAB", ErrorCode::UnknownFormat, "01 ab");
}

void TstFormats::knownContents()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, says);
    const auto file = m_files.open(bytes.toStdString());
    QVERIFY(!file.ok());
    QCOMPARE(static_cast<int>(file.error().code), code);
    QVERIFY2(QString::fromStdString(file.error().detail).contains(says), file.error().detail.c_str());
}

void TstFormats::randomBytesNeverCrash()
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Bytes noise = randomBytes(seed, seed);
        openAndRead(m_files, noise);
        openAndRead(m_files, kNpy.substr(0, 8) + noise);
        openAndRead(m_files, "PK\x03\x04" + noise);
    }
}

void TstFormats::damagedFilesNeverCrash()
{
    std::mt19937 engine(17);
    for (const Bytes& good : {kNpy, kSafetensors})
        for (int i = 0; i < 500; ++i) {
            Bytes bad = good;
            for (auto k = engine() % 3 + 1; k > 0; --k)
                bad[engine() % bad.size()] = static_cast<char>(engine() & 0xFFU);
            openAndRead(m_files, bad);
        }
}

void TstFormats::utf8()
{
    for (const char* good : {"", "abc", "é中😀", "\x7f", "\xf4\x8f\xbf\xbf"})
        QVERIFY(isUtf8(good));
    for (const char* bad :
         {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf8\x88", "\xe4\xb8", "a\xff"})
        QVERIFY(!isUtf8(bad));
    QCOMPARE(utf8FromLatin1("caf\xe9"), std::string("café"));
    std::string text;
    for (const char32_t c : {U'a', U'é', U'中', U'😀', char32_t{0xD800}})
        appendUtf8(text, c);
    QCOMPARE(text, std::string("aé中😀\xEF\xBF\xBD"));
}

void TstFormats::namesInQuotes()
{
    QCOMPARE(inQuotes("w"), std::string("'w'"));
    QCOMPARE(inQuotes(std::string(200, 'x')), "'" + std::string(80, 'x') + "…'");
    QCOMPARE(inQuotes(std::string(79, 'x') + "中中"), "'" + std::string(79, 'x') + "…'");
}

QTEST_GUILESS_MAIN(TstFormats)
#include "tst_formats.moc"
