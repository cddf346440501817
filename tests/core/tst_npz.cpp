// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The npz reader: stored and deflated members, ZIP64, every lie that an archive can tell, every truncation.

#include "io_fixtures.h"

#include <zlib.h>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

struct Member {
    std::string name = {};
    Bytes content = {};
    bool deflated = false;
    bool zip64 = false;  // sizes in the extra field of the directory, as large files have them
    bool sizesBehindData = false;  // flag bit 3
    std::uint16_t flags = 0;
    std::uint16_t method = 0xFFFF;  // instead of the true one
    std::uint32_t crcError = 0;
    Bytes packed = {};  // instead of the true packed bytes
};

// `times` copies of the content, one behind the other.
Bytes deflated(const Bytes& content, int times = 1)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    Bytes out(deflateBound(&stream, content.size()) + static_cast<std::size_t>(times) * content.size() / 1000, '\0');
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    for (int i = 0; i < times; ++i) {
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
        stream.avail_in = static_cast<uInt>(content.size());
        deflate(&stream, i + 1 < times ? Z_NO_FLUSH : Z_FINISH);
    }
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::uint32_t crcOf(const Bytes& content)
{
    return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(content.data()), content.size()));
}

// What the tests of lies change. Fields of the end record; nothing means the truth.
struct Archive {
    std::vector<Member> members = {};
    Bytes comment = {};
    bool zip64End = false;
    std::optional<std::uint64_t> count = {};
    std::optional<std::uint64_t> directoryBytes = {};
    std::optional<std::uint64_t> directoryOffset = {};
    std::optional<std::uint64_t> commentLength = {};
    std::optional<std::uint64_t> locator = {};
    std::uint16_t disk = 0;
};

Bytes archive(const Archive& a)
{
    Bytes out;
    Bytes directory;
    for (const Member& m : a.members) {
        const Bytes packed = !m.packed.empty() ? m.packed : m.deflated ? deflated(m.content) : m.content;
        const std::uint64_t offset = out.size();
        const std::uint16_t flags = static_cast<std::uint16_t>(m.flags | (m.sizesBehindData ? 8 : 0));
        const std::uint16_t method = m.method != 0xFFFF ? m.method : m.deflated ? 8 : 0;
        const Bytes crc = littleEndian(crcOf(m.content) + m.crcError, 4);
        const Bytes common = littleEndian(flags, 2) + littleEndian(method, 2) + Bytes(4, '\0');
        const Bytes sizes = crc + littleEndian(packed.size(), 4) + littleEndian(m.content.size(), 4);
        const Bytes localExtra = Bytes("\x01\x00\x10\x00", 4) + littleEndian(m.content.size(), 8) + littleEndian(packed.size(), 8);
        out += "PK\x03\x04" + littleEndian(20, 2) + common + (m.sizesBehindData ? Bytes(12, '\0') : sizes) + littleEndian(m.name.size(), 2)
            + littleEndian(localExtra.size(), 2) + m.name + localExtra + packed;
        if (m.sizesBehindData)
            out += "PK\x07\x08" + sizes;
        const Bytes extra = m.zip64 ? littleEndian(0x9999, 2) + littleEndian(2, 2) + "xx" + littleEndian(1, 2) + littleEndian(24, 2)
                + littleEndian(m.content.size(), 8) + littleEndian(packed.size(), 8) + littleEndian(offset, 8)
                                    : Bytes();
        directory += "PK\x01\x02" + littleEndian(20, 2) + littleEndian(20, 2) + common + (m.zip64 ? crc + Bytes(8, '\xff') : sizes)
            + littleEndian(m.name.size(), 2) + littleEndian(extra.size(), 2) + Bytes(10, '\0')
            + (m.zip64 ? Bytes(4, '\xff') : littleEndian(offset, 4)) + m.name + extra;
    }
    const std::uint64_t directoryOffset = a.directoryOffset.value_or(out.size());
    const std::uint64_t directoryBytes = a.directoryBytes.value_or(directory.size());
    const std::uint64_t count = a.count.value_or(a.members.size());
    out += directory;
    if (a.zip64End) {
        const std::uint64_t record = a.locator.value_or(out.size());
        out += "PK\x06\x06" + littleEndian(44, 8) + Bytes(12, '\0') + littleEndian(count, 8) + littleEndian(count, 8)
            + littleEndian(directoryBytes, 8) + littleEndian(directoryOffset, 8);
        out += "PK\x06\x07" + Bytes(4, '\0') + littleEndian(record, 8) + littleEndian(1, 4);
    }
    const Bytes end64(4, '\xff');
    return out + "PK\x05\x06" + littleEndian(a.disk, 2) + littleEndian(a.disk, 2) + littleEndian(count, 2) + littleEndian(count, 2)
        + (a.zip64End ? end64 + end64 : littleEndian(directoryBytes, 4) + littleEndian(directoryOffset, 4))
        + littleEndian(a.commentLength.value_or(a.comment.size()), 2) + a.comment;
}

const Bytes kFirst = npy("<f4", {2, 3}, bytesOf<float>({1, 2, 3, 4, 5, 6}));
const Bytes kSecond = npy("<i2", {2}, bytesOf<std::int16_t>({-7, 9}));
const std::vector<double> kFirstValues{1, 2, 3, 4, 5, 6};
const std::vector<double> kSecondValues{-7, 9};

bool readsEverything(const Result<std::shared_ptr<const ModelFile>>& file)
{
    if (!file || (*file)->tensors().empty())
        return false;
    for (std::size_t i = 0; i < (*file)->tensors().size(); ++i) {
        std::vector<double> values(static_cast<std::size_t>(elementCount((*file)->tensors()[i].shape)));
        if (!(*file)->tensors()[i].readable || !(*file)->readDouble(i, 0, values.size(), values.data()))
            return false;
    }
    return (*file)->warnings().empty();
}

}  // namespace

class TstNpz : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodArchives_data();
    void goodArchives();
    void truncations();
    void lies_data();
    void lies();
    void damagedMembers_data();
    void damagedMembers();
    void aBadMemberBesideAGoodOne();
    void hostileNames();
    void otherArchives();
    void emptyArchive();
    void anyPlaceOfADeflatedMember();
    void bombIsRefused();
    void manyMembersOpenFast();

private:
    Files m_files;
};

void TstNpz::goodArchives_data()
{
    QTest::addColumn<bool>("deflated");
    QTest::addColumn<bool>("zip64");
    QTest::addColumn<bool>("behind");
    QTest::addColumn<QByteArray>("comment");
    for (int i = 0; i < 8; ++i)
        for (const char* comment : {"", "a comment", "PK\x05\x06 and 18 more bytes."})
            QTest::addRow("%d '%s'", i, comment) << ((i & 1) != 0) << ((i & 2) != 0) << ((i & 4) != 0) << QByteArray(comment);
}

void TstNpz::goodArchives()
{
    QFETCH(bool, deflated);
    QFETCH(bool, zip64);
    QFETCH(bool, behind);
    QFETCH(QByteArray, comment);
    Archive a{{{"w.npy", kFirst, deflated, zip64, behind}, {"dir/v.npy", kSecond, deflated, false, behind}, {"dir/", ""}},
              comment.toStdString()};
    a.zip64End = zip64;
    const auto file = m_files.open(archive(a));
    QVERIFY(file.ok());
    QCOMPARE((*file)->format(), std::string_view("npz"));
    QCOMPARE((*file)->tensors().size(), std::size_t{2});
    QCOMPARE((*file)->tensors()[0].name, std::string("w"));
    QCOMPARE((*file)->tensors()[1].name, std::string("dir/v"));
    QVERIFY((*file)->warnings().empty());
    QVERIFY(reads(**file, 0, kFirstValues));
    QVERIFY(reads(**file, 1, kSecondValues));
    const auto element = (*file)->readStored(0, 1);
    QVERIFY(element);
    QCOMPARE(element->value, kFirstValues[1]);
    QCOMPARE(element->fileOffset.has_value(), !deflated);  // only what is stored as it is has a place in the file
}

void TstNpz::truncations()
{
    for (const bool deflated : {false, true}) {
        Archive a{{{"w.npy", kFirst, deflated}, {"v.npy", kSecond, deflated}}, "comment"};
        a.zip64End = deflated;
        everyTruncationIsRefused(m_files, archive(a), readsEverything);
    }
}

void TstNpz::lies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto add = [](const char* what, const Bytes& bytes, ErrorCode code) {
        QTest::newRow(what) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << static_cast<int>(code);
    };
    const Archive good{{{"w.npy", kFirst}, {"v.npy", kSecond}}};
    const auto with = [&good](const auto& change) {
        Archive a = good;
        change(a);
        return archive(a);
    };
    using enum ErrorCode;
    add("more members than fit", with([](Archive& a) { a.count = 60000; }), SizeMismatch);
    add("one member less", with([](Archive& a) { a.count = 1; }), SizeMismatch);
    add("no members", with([](Archive& a) { a.count = 0; }), SizeMismatch);
    add("directory too short", with([](Archive& a) { a.directoryBytes = 20; }), SizeMismatch);
    add("directory beyond the end", with([](Archive& a) { a.directoryOffset = 0xFFFFFF; }), OffsetBeyondEnd);
    add("directory of 4 GiB", with([](Archive& a) { a.directoryBytes = 0xFFFFFFFE; }), OffsetBeyondEnd);
    add("ZIP64 offset without a record", with([](Archive& a) { a.directoryOffset = 0xFFFFFFFF; }), BadHeader);
    add("comment too long", with([](Archive& a) { a.commentLength = 999; }), Truncated);
    add("disk 7", with([](Archive& a) { a.disk = 7; }), UnsupportedFeature);
    add("ZIP64 offset of 2^63", with([](Archive& a) {
            a.zip64End = true;
            a.directoryOffset = std::uint64_t{1} << 63U;
        }),
        OffsetBeyondEnd);
    add("ZIP64 size of 2^64 - 1", with([](Archive& a) {
            a.zip64End = true;
            a.directoryBytes = ~std::uint64_t{0};
        }),
        OffsetBeyondEnd);
    add("ZIP64 record beyond the end", with([](Archive& a) {
            a.zip64End = true;
            a.locator = 1U << 30U;
        }),
        OffsetBeyondEnd);
    add("the same name twice", with([](Archive& a) { a.members[1].name = "w.npy"; }), Duplicate);
    Bytes bytes = archive(good);
    const std::size_t directory = bytes.find("PK\x01\x02");
    const std::size_t second = bytes.find("PK\x01\x02", directory + 4);
    const auto patched = [&bytes](std::size_t at, const Bytes& patch) {
        Bytes copy = bytes;
        return copy.replace(at, patch.size(), patch);
    };
    add("directory signature", patched(directory, "XX"), BadHeader);
    add("local signature",
        patched(0,
                "PK\x03\x04"
                "PK")
            .replace(2, 2, "\x05\x06", 2),
        BadHeader);
    add("name longer than the directory", patched(second + 28, "\xff\xff"), Truncated);
    add("member beyond the end", patched(second + 42, littleEndian(0x00FFFFFF, 4)), OffsetBeyondEnd);
    add("two entries, one member", patched(second + 42, littleEndian(0, 4)), SizeMismatch);
    add("packed size beyond the directory", patched(second + 20, littleEndian(100000, 4)), OffsetBeyondEnd);
    add("another name in the member", patched(30, "x"), SizeMismatch);
}

void TstNpz::lies()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto file = m_files.open(bytes.toStdString());
    QVERIFY(!file.ok());
    QCOMPARE(static_cast<int>(file.error().code), code);
    QVERIFY(!file.error().where.empty() && !file.error().detail.empty());
}

void TstNpz::damagedMembers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto add = [](const char* what, Member member, ErrorCode code) {
        member.name = "w.npy";
        const Bytes bytes = archive({{std::move(member)}});
        QTest::newRow(what) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())) << static_cast<int>(code);
    };
    const Bytes content = npy("<f4", {5000}, randomBytes(20000, 2));
    const Bytes good = deflated(content);
    Member member{"", content};
    using enum ErrorCode;
    member.crcError = 1;
    add("stored, wrong CRC", member, ChecksumMismatch);
    member.deflated = true;
    add("deflated, wrong CRC", member, ChecksumMismatch);
    member.crcError = 0;
    member.packed = good.substr(0, good.size() / 2);
    add("stream cut", member, Truncated);
    member.packed = good + "more";
    add("bytes behind the stream", member, SizeMismatch);
    member.packed = deflated(content + "more");
    add("stream too long", member, SizeMismatch);
    member.packed = deflated(content.substr(0, content.size() - 4));
    add("stream too short", member, Truncated);
    member.packed = good.substr(0, 200) + Bytes(good.size() - 200, '\xff');
    add("stream damaged", member, BadValue);
    member = {"", content};
    member.method = 77;
    add("unknown compression", member, UnsupportedFeature);
    member.method = 0xFFFF;
    member.flags = 1;
    add("encrypted", member, UnsupportedFeature);
    member.flags = 0;
    member.packed = content + "more";
    add("stored with two sizes", member, SizeMismatch);
    add("array larger than the member", {"", npy("<f4", {5000}, Bytes(100, 'x'))}, Truncated);
    add("not npy", {"", "hello, world"}, BadHeader);
    add("too much behind the array", {"", kFirst + Bytes(70000, 'x')}, TooLarge);
}

void TstNpz::damagedMembers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto file = m_files.open(bytes.toStdString());
    Error error{ErrorCode::VerifyFailed, "", "", ""};
    if (file) {
        std::vector<double> values(static_cast<std::size_t>(elementCount((*file)->tensors()[0].shape)));
        const auto read = (*file)->readDouble(0, 0, values.size(), values.data());
        QVERIFY(!read.ok());
        error = read.error();
        QVERIFY(!(*file)->readDouble(0, 0, values.size(), values.data()).ok());  // and it stays so
    } else {
        error = file.error();
    }
    QCOMPARE(static_cast<int>(error.code), code);
    QVERIFY(error.where.find("w") != std::string::npos);
}

void TstNpz::aBadMemberBesideAGoodOne()
{
    const Bytes object = npyWithHeader(npyHeader("'|O'", false, {1}), "\x80\x04K\x01.");
    for (const Member& bad : {Member{"bad.npy", object}, Member{"bad.npy", "no array"}, Member{"readme.txt", "no array"},
                              Member{"bad.npy", npy("|S4", {1}, "text")}}) {
        const auto file = m_files.open(archive({{{"w.npy", kFirst}, bad}}));
        QVERIFY(file.ok());
        QCOMPARE((*file)->warnings().size(), std::size_t{1});
        QVERIFY((*file)->warnings()[0].where.find(bad.name.substr(0, 3)) != std::string::npos);
        QVERIFY(reads(**file, 0, kFirstValues));
    }
}

void TstNpz::hostileNames()
{
    for (const char* name : {"../w", "a/../../w", "..\\..\\w", "/etc/w", "C:\\w", "a\x1b[31mb", "\xff\xfe"}) {
        const auto file = m_files.open(archive({{{std::string(name) + ".npy", kFirst}}}));
        QVERIFY(file.ok());
        QCOMPARE((*file)->tensors()[0].name, std::string(name));
        QCOMPARE((*file)->warnings().size(), std::size_t{1});
    }
    for (const char* name : {"gewicht_é", "a..b", "...", "a/b.c"}) {
        const auto file = m_files.open(archive({{{std::string(name) + ".npy", kFirst}}}));
        QVERIFY(file.ok());
        QVERIFY((*file)->warnings().empty());
    }
}

void TstNpz::otherArchives()
{
    const auto torch = m_files.open(archive({{{"m/data.pkl", "\x80\x02}."}, {"m/data/0", "1234"}}}));
    QCOMPARE(torch.error().code, ErrorCode::UnsupportedFormat);
    QVERIFY(torch.error().detail.find("PyTorch") != std::string::npos);
    const auto keras = m_files.open(archive({{{"config.json", "{}"}, {"model.weights.h5", "x"}}}));
    QVERIFY(keras.error().detail.find("Keras") != std::string::npos);
    QCOMPARE(m_files.open(archive({{{"a.txt", "x"}}})).error().code, ErrorCode::UnsupportedFormat);
}

void TstNpz::emptyArchive()
{
    const auto file = m_files.open(archive({}));
    QVERIFY(file.ok());
    QVERIFY((*file)->tensors().empty());
    QCOMPARE((*file)->warnings().size(), std::size_t{1});
}

// 6 MB, so that reading starts anew from several kept places; some of it packs well, some not at all.
void TstNpz::anyPlaceOfADeflatedMember()
{
    Bytes data = randomBytes(6'000'000, 4);
    for (std::size_t i = 0; i < data.size(); ++i)
        if (i / 500'000 % 2 == 0)
            data[i] = static_cast<char>(i / 1000);
    const auto expected = storedValues(DType::U16, data);
    const auto file = m_files.open(archive({{{"w.npy", npy("<u2", {3'000'000}, data), true}}}));
    QVERIFY(file.ok());
    QVERIFY(!(*file)->readsAnywhere(0));
    std::mt19937 engine(1);
    const auto matches = [&](std::size_t first, std::size_t count) {
        return readDoubles(**file, 0, first, count)
            == std::vector<double>(expected.begin() + static_cast<std::ptrdiff_t>(first),
                                   expected.begin() + static_cast<std::ptrdiff_t>(first + count));
    };
    QVERIFY(matches(2'000'000, 10));  // forward, before anything is known of the middle
    QVERIFY(matches(5, 1000));
    QVERIFY(matches(0, 3'000'000));
    for (int i = 0; i < 40; ++i)
        QVERIFY(matches(engine() % 2'990'000, engine() % 10'000));
}

void TstNpz::bombIsRefused()
{
    Bytes bytes = archive({{{"w.npy", npy("<f4", {1000}, Bytes(4000, '\0')), true}}});
    const Bytes size = littleEndian(400'000'000, 4);
    const std::size_t directory = bytes.find("PK\x01\x02");
    bytes.replace(22, 4, size);
    bytes.replace(directory + 24, 4, size);
    QCOMPARE(m_files.open(bytes).error().code, ErrorCode::SizeMismatch);  // no deflate stream is that short
    const Bytes real = deflated(Bytes(1'000'000, '\0'), 300);
    bytes = archive({{{"w.npy", Bytes(100, '\0'), true, false, false, 0, 0xFFFF, 0, real}}});
    const Bytes large = littleEndian(300'000'000, 4);
    bytes.replace(22, 4, large);
    bytes.replace(bytes.rfind("PK\x01\x02") + 24, 4, large);
    QCOMPARE(m_files.open(bytes).error().code, ErrorCode::TooLarge);
}

void TstNpz::manyMembersOpenFast()
{
    Archive a;
    for (int i = 0; i < 12000; ++i)
        a.members.push_back({"layer/" + std::to_string(i) + ".npy", kFirst});
    const auto path = m_files.write("many.npz", archive(a));
    QElapsedTimer timer;
    timer.start();
    const auto file = ModelFile::open(path);
    QVERIFY(file.ok());
    QCOMPARE((*file)->tensors().size(), std::size_t{12000});
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));  // a fifth of a second when alone
}

QTEST_GUILESS_MAIN(TstNpz)
#include "tst_npz.moc"
