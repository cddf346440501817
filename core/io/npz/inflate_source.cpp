// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/npz/inflate_source.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <zlib.h>

namespace bitloupe {

namespace {

constexpr std::size_t kWindow = 32768;
constexpr std::size_t kInput = 64 * 1024;
constexpr std::uint64_t kSpacing = 1024 * 1024;  // least distance of the points, in unpacked bytes
constexpr std::uint64_t kMostPoints = 1024;

}  // namespace

// Between two deflate blocks: where it is in both streams, the bits of the last byte that belong to the next block, and
// the 32 KiB before it.
struct InflateSource::Point {
    std::uint64_t position = 0;  // unpacked
    std::uint64_t packed = 0;  // packed bytes used
    int bits = 0;
    std::vector<std::byte> window;
};

// One way through the stream.
class InflateSource::Cursor {
public:
    Cursor(const InputFile& file, const ZipMember& member)
        : m_file(file)
        , m_member(member)
        , m_input(kInput)
    {
    }
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    ~Cursor()
    {
        if (m_started)
            inflateEnd(&m_stream);
    }

    std::uint64_t position() const { return m_position; }
    bool atEnd() const { return m_atEnd; }
    bool atBlock() const { return (m_stream.data_type & 0xC0) == 0x80; }  // a block ended, and it was not the last
    std::uint64_t packedLeft() const { return m_member.packedBytes - m_packed + m_stream.avail_in; }

    // Raw deflate; from the beginning, or from a point. False: no memory, or the point cannot be read.
    bool start(const Point* point)
    {
        m_started = inflateInit2(&m_stream, -15) == Z_OK;
        if (!m_started || point == nullptr)
            return m_started;
        m_position = point->position;
        m_packed = point->packed;
        if (point->bits != 0) {
            std::byte last{};
            if (!m_file.readAt(m_member.dataOffset + m_packed - 1, {&last, 1}))
                return false;
            inflatePrime(&m_stream, point->bits, std::to_integer<int>(last) >> (8 - point->bits));
        }
        return inflateSetDictionary(&m_stream, reinterpret_cast<const Bytef*>(point->window.data()),
                                    static_cast<uInt>(point->window.size()))
            == Z_OK;
    }

    // Fills as much of `out` as there is before the next block begins or the stream ends. Null on success, else zlib's code.
    struct Step {
        std::size_t produced = 0;
        int code = Z_OK;
        std::optional<Error> readError;
    };
    Step step(std::span<std::byte> out)
    {
        Step result;
        if (m_stream.avail_in == 0)
            result.readError = refill();
        if (result.readError)
            return result;
        constexpr std::size_t kMost = 1U << 30U;
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data());
        m_stream.avail_out = static_cast<uInt>(std::min(out.size(), kMost));
        const uInt room = m_stream.avail_out;
        result.code = inflate(&m_stream, Z_BLOCK);
        result.produced = room - m_stream.avail_out;
        m_position += result.produced;
        m_atEnd = result.code == Z_STREAM_END;
        return result;
    }

    Point point()
    {
        Point point;
        point.position = m_position;
        point.packed = m_packed - m_stream.avail_in;
        point.bits = m_stream.data_type & 7;
        point.window.resize(kWindow);
        uInt length = 0;
        inflateGetDictionary(&m_stream, reinterpret_cast<Bytef*>(point.window.data()), &length);
        point.window.resize(length);
        return point;
    }

private:
    std::optional<Error> refill()
    {
        const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(kInput, m_member.packedBytes - m_packed));
        if (auto read = m_file.readAt(m_member.dataOffset + m_packed, std::span(m_input).first(n)); !read)
            return read.error();
        m_packed += n;
        m_stream.next_in = reinterpret_cast<Bytef*>(m_input.data());
        m_stream.avail_in = static_cast<uInt>(n);
        return std::nullopt;
    }

    const InputFile& m_file;
    const ZipMember& m_member;
    std::vector<std::byte> m_input;
    z_stream m_stream{};
    std::uint64_t m_position = 0;
    std::uint64_t m_packed = 0;  // packed bytes handed to the stream or waiting in m_input
    bool m_started = false;
    bool m_atEnd = false;
};

InflateSource::InflateSource(std::shared_ptr<const InputFile> file, const ZipMember& member)
    : m_file(std::move(file))
    , m_member(member)
{
}

InflateSource::~InflateSource() = default;

Error InflateSource::fail(ErrorCode code, std::string detail) const
{
    return m_file->error(code, "member " + inQuotes(m_member.name), std::move(detail));
}

Result<void> InflateSource::readAt(std::uint64_t offset, std::span<std::byte> out) const
{
    assert(offset <= size() && out.size() <= size() - offset);
    const std::lock_guard lock(m_mutex);
    if (m_failure)
        return *m_failure;
    auto done = moveTo(offset);
    if (done)
        done = produce(out);
    if (done && m_cursor->position() == size())
        done = finish();
    if (!done) {
        m_cursor.reset();
        if (done.error().code != ErrorCode::NeedsMemory)
            m_failure = done.error();
    }
    return done;
}

// Goes on from where it is, or starts anew from the last point before `offset`, whichever is nearer.
Result<void> InflateSource::moveTo(std::uint64_t offset) const
{
    const auto next = std::upper_bound(m_points.begin(), m_points.end(), offset,
                                       [](std::uint64_t position, const Point& point) { return position < point.position; });
    const Point* point = next == m_points.begin() ? nullptr : &*(next - 1);
    const std::uint64_t from = point == nullptr ? 0 : point->position;
    if (!m_cursor || m_cursor->position() > offset || m_cursor->position() < from) {
        m_cursor = std::make_unique<Cursor>(*m_file, m_member);
        if (!m_cursor->start(point))
            return fail(ErrorCode::NeedsMemory, std::to_string(2 * kWindow) + " bytes");
    }
    std::array<std::byte, 16384> skipped;
    while (m_cursor->position() < offset) {
        const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(skipped.size(), offset - m_cursor->position()));
        if (auto done = produce(std::span(skipped).first(n)); !done)
            return done;
    }
    return {};
}

// Unpacks exactly `out`, and books what was never unpacked before.
Result<void> InflateSource::produce(std::span<std::byte> out) const
{
    while (!out.empty()) {
        if (m_cursor->atEnd())
            return fail(ErrorCode::Truncated,
                        "it unpacks to " + std::to_string(m_cursor->position()) + " bytes, should be " + std::to_string(size()));
        const std::uint64_t begin = m_cursor->position();
        const Cursor::Step step = m_cursor->step(out);
        if (step.readError)
            return *step.readError;
        if (step.code == Z_BUF_ERROR && m_cursor->packedLeft() == 0)
            return fail(ErrorCode::Truncated, "its compressed bytes end after " + std::to_string(m_cursor->position()) + " unpacked bytes");
        if (step.code == Z_MEM_ERROR)
            return fail(ErrorCode::NeedsMemory, std::to_string(2 * kWindow) + " bytes");
        if (step.code != Z_OK && step.code != Z_STREAM_END && step.code != Z_BUF_ERROR)
            return fail(ErrorCode::BadValue,
                        "its compressed bytes are damaged after " + std::to_string(m_cursor->position()) + " unpacked bytes");
        const std::uint64_t end = begin + step.produced;
        if (end > m_front) {
            const auto fresh = out.subspan(static_cast<std::size_t>(m_front - begin), static_cast<std::size_t>(end - m_front));
            m_crc = crc32_z(m_crc, reinterpret_cast<const Bytef*>(fresh.data()), fresh.size());
            m_front = end;
            if (m_cursor->atBlock())
                keepPoint();
        }
        out = out.subspan(step.produced);
    }
    return {};
}

void InflateSource::keepPoint() const
{
    const std::uint64_t last = m_points.empty() ? 0 : m_points.back().position;
    if (m_front - last >= std::max(kSpacing, size() / kMostPoints))
        m_points.push_back(m_cursor->point());
}

// All bytes are there: the stream must end here too, and the CRC must be right.
Result<void> InflateSource::finish() const
{
    std::byte more{};
    while (!m_cursor->atEnd()) {
        const Cursor::Step step = m_cursor->step({&more, 1});
        if (step.readError)
            return *step.readError;
        if (step.produced != 0)
            return fail(ErrorCode::SizeMismatch, "it unpacks to more than its " + std::to_string(size()) + " bytes");
        if (step.code == Z_BUF_ERROR && m_cursor->packedLeft() == 0)
            return fail(ErrorCode::Truncated, "its compressed bytes have no end");
        if (step.code != Z_OK && step.code != Z_STREAM_END && step.code != Z_BUF_ERROR)
            return fail(ErrorCode::BadValue, "its compressed bytes are damaged at the end");
    }
    if (m_cursor->packedLeft() != 0)
        return fail(ErrorCode::SizeMismatch, std::to_string(m_cursor->packedLeft()) + " compressed bytes behind the end");
    m_cursor.reset();  // its memory is not needed until somebody reads again
    if (m_crc != m_member.crc)
        return fail(ErrorCode::ChecksumMismatch, checksums(m_crc, m_member.crc));
    return {};
}

std::string checksums(unsigned long is, unsigned long shouldBe)
{
    const auto hex = [](unsigned long value) {
        std::string text(8, '0');
        for (auto digit = text.rbegin(); digit != text.rend(); ++digit, value >>= 4U)
            *digit = "0123456789abcdef"[value & 15U];
        return text;
    };
    return "CRC-32 is " + hex(is) + ", should be " + hex(shouldBe);
}

}  // namespace bitloupe
