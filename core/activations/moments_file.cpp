// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The cache file of moments. Every extent is checked against the others before a value is read.

#include "core/activations/activations.h"
#include "core/base/text.h"
#include "core/export/atomic_file.h"
#include "core/export/npz_archive.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace bitloupe {

namespace {

constexpr std::size_t kRows = 5;  // of "features"

std::string pathOf(std::size_t entry, std::string_view leaf) { return std::to_string(entry) + "/" + std::string(leaf); }

template <class T>
Result<void> writeArray(NpzArchive& archive, const std::string& path, DType dtype, const Shape& shape, std::span<const T> values)
{
    if (auto begun = archive.beginArray(path, dtype, shape); !begun)
        return begun;
    if (auto written = archive.append(std::as_bytes(values)); !written)
        return written;
    return archive.endArray();
}

Result<void> writeSecondMoments(NpzArchive& archive, const std::string& path, const SquareMatrix& matrix)
{
    if (auto begun = archive.beginArray(path, DType::F64, {matrix.size(), matrix.size()}); !begun)
        return begun;
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        if (auto written = archive.append(std::as_bytes(std::span(matrix.row(i), matrix.size()))); !written)
            return written;
    }
    return archive.endArray();
}

std::vector<double> featureRows(const InputMoments& m)
{
    std::vector<double> rows(m.meanSquare);
    rows.insert(rows.end(), m.meanAbs.begin(), m.meanAbs.end());
    rows.insert(rows.end(), m.maxAbs.begin(), m.maxAbs.end());
    rows.insert(rows.end(), m.min.begin(), m.min.end());
    rows.insert(rows.end(), m.max.begin(), m.max.end());
    return rows;
}

Result<void> writeEntry(NpzArchive& archive, std::size_t entry, const InputMoments& m)
{
    const std::vector<double> counts{static_cast<double>(m.tokens), static_cast<double>(m.nonFiniteTokens),
                                     static_cast<double>(m.sampleTokens)};
    const std::vector<double> magnitudes(m.magnitudes.begin(), m.magnitudes.end()), rows = featureRows(m);
    const std::span<const char> name(m.name);
    if (auto done = writeArray(archive, pathOf(entry, "name"), DType::U8, {name.size()}, name); !done)
        return done;
    if (auto done = writeSecondMoments(archive, pathOf(entry, "second_moments"), m.secondMoments); !done)
        return done;
    if (auto done = writeArray(archive, pathOf(entry, "features"), DType::F64, {kRows, m.features}, std::span<const double>(rows)); !done)
        return done;
    if (auto done = writeArray(archive, pathOf(entry, "counts"), DType::F64, {counts.size()}, std::span<const double>(counts)); !done)
        return done;
    if (auto done =
            writeArray(archive, pathOf(entry, "sample"), DType::F32, {m.sampleTokens, m.features}, std::span<const float>(m.sample));
        !done)
        return done;
    return writeArray(archive, pathOf(entry, "magnitudes"), DType::F64, {magnitudes.size()}, std::span<const double>(magnitudes));
}

std::optional<std::size_t> indexOf(const ModelFile& file, const std::string& name)
{
    for (std::size_t i = 0; i < file.tensors().size(); ++i) {
        if (file.tensors()[i].name == name)
            return i;
    }
    return std::nullopt;
}

class Reader {
public:
    Reader(const ModelFile& file, std::size_t entry)
        : m_file(file)
        , m_entry(entry)
    {
    }

    Result<std::vector<double>> values(std::string_view leaf, const Shape& shape) const
    {
        const auto index = indexOf(m_file, pathOf(m_entry, leaf));
        if (!index || m_file.tensors()[*index].shape != shape)
            return error(leaf, "missing, or of another shape than its neighbours say");
        std::vector<double> all(static_cast<std::size_t>(elementCount(shape)));
        if (auto read = m_file.readDouble(*index, 0, all.size(), all.data()); !read)
            return read.error();
        if (!std::all_of(all.begin(), all.end(), [](double x) { return std::isfinite(x); }))
            return error(leaf, "a value is not finite");
        return all;
    }
    Shape shapeOf(std::string_view leaf) const
    {
        const auto index = indexOf(m_file, pathOf(m_entry, leaf));
        return index ? m_file.tensors()[*index].shape : Shape{};
    }
    Error error(std::string_view leaf, std::string detail) const
    {
        return {ErrorCode::BadHeader, m_file.path().string(), "array '" + pathOf(m_entry, leaf) + "'", std::move(detail)};
    }

private:
    const ModelFile& m_file;
    std::size_t m_entry;
};

std::string nameOf(const ModelFile& file, std::size_t entry)
{
    const Reader reader(file, entry);
    const Shape shape = reader.shapeOf("name");
    std::string name;
    if (shape.size() != 1 || shape[0] > 4096)
        return std::to_string(entry);
    if (const auto bytes = reader.values("name", shape)) {
        for (const double byte : *bytes)
            name += static_cast<char>(static_cast<unsigned char>(byte));
    }
    return name;
}

Result<void> fill(const Reader& reader, InputMoments& m)
{
    const std::uint64_t n = m.features;
    const auto square = reader.values("second_moments", {n, n});
    if (!square)
        return square.error();
    m.secondMoments = SquareMatrix(n);
    for (std::size_t i = 0; i < n; ++i)
        std::copy_n(square->data() + i * n, n, m.secondMoments.row(i));
    const auto rows = reader.values("features", {kRows, n});
    if (!rows)
        return rows.error();
    const auto row = [&](std::size_t k) { return std::span(*rows).subspan(k * n, n); };
    m.meanSquare.assign(row(0).begin(), row(0).end());
    m.meanAbs.assign(row(1).begin(), row(1).end());
    m.maxAbs.assign(row(2).begin(), row(2).end());
    m.min.assign(row(3).begin(), row(3).end());
    m.max.assign(row(4).begin(), row(4).end());
    const auto counts = reader.values("counts", {3});
    if (!counts)
        return counts.error();
    if (!std::all_of(counts->begin(), counts->end(), [](double x) { return x >= 0 && x < 0x1p53; }) || (*counts)[0] < 1)
        return reader.error("counts", "a count is out of range");
    m.tokens = static_cast<std::uint64_t>((*counts)[0]);
    m.nonFiniteTokens = static_cast<std::uint64_t>((*counts)[1]);
    m.sampleTokens = static_cast<std::uint64_t>((*counts)[2]);
    return {};
}

// The moments that are written next; null: there are no more.
using NextMoments = std::function<Result<std::shared_ptr<const InputMoments>>()>;

Result<void> saveEntries(const std::filesystem::path& path, const NextMoments& next, Progress& progress)
{
    auto file = AtomicFile::create(path);
    if (!file)
        return file.error();
    NpzArchive archive(**file);
    for (std::size_t place = 0;; ++place) {
        progress.advance(0);
        const auto moments = next();
        if (!moments)
            return moments.error();
        if (!*moments)
            break;
        if (!(*moments)->hasSecondMoments())
            return Error{ErrorCode::BadArgument, {}, "tensor " + inQuotes((*moments)->name), "only its channels' importance is known"};
        if (auto written = writeEntry(archive, place, **moments); !written)
            return written;
    }
    if (auto finished = archive.finish(); !finished)
        return finished;
    if (auto synced = (*file)->sync(); !synced)
        return synced;
    return (*file)->commit();
}

// Goes over the entries; those without a usable token are left out.
class UsableEntries {
public:
    UsableEntries(const Activations& activations, const EntrySay& say, Progress& progress)
        : m_activations(activations)
        , m_say(say)
        , m_progress(progress)
    {
    }
    Result<std::shared_ptr<const InputMoments>> next()
    {
        while (m_entry < m_activations.entries().size()) {
            const std::size_t entry = m_entry++;
            auto moments = m_activations.moments(entry, m_progress);
            if (moments) {
                for (const Remark& remark : m_activations.momentsRemarks(**moments, 0))
                    m_say(entry, remark);
                m_taken.push_back(entry);
                return moments;
            }
            const ErrorCode code = moments.error().code;
            if (code != ErrorCode::NoTokens && code != ErrorCode::NoFiniteTokens)
                return moments.error();
            m_leftOut.push_back({entry, moments.error()});
        }
        if (m_taken.empty() && !m_leftOut.empty())
            return m_leftOut.front().error;
        for (const LeftOut& each : m_leftOut)
            m_say(each.entry, {each.error.code == ErrorCode::NoTokens ? "moments_no_tokens" : "moments_none_finite"});
        return std::shared_ptr<const InputMoments>();
    }
    const std::vector<std::size_t>& taken() const { return m_taken; }

private:
    struct LeftOut {
        std::size_t entry = 0;
        Error error;
    };
    const Activations& m_activations;
    const EntrySay& m_say;
    Progress& m_progress;
    std::size_t m_entry = 0;
    std::vector<std::size_t> m_taken;
    std::vector<LeftOut> m_leftOut;
};

}  // namespace

Result<void> saveMoments(const std::filesystem::path& path, std::span<const std::shared_ptr<const InputMoments>> moments,
                         Progress& progress)
{
    std::size_t i = 0;
    const auto next = [&] { return Result<std::shared_ptr<const InputMoments>>(i < moments.size() ? moments[i++] : nullptr); };
    return saveEntries(path, next, progress);
}

Result<std::vector<std::size_t>> saveMoments(const std::filesystem::path& path, const Activations& activations, const EntrySay& say,
                                             Progress& progress)
{
    std::error_code ignored;
    if (std::filesystem::equivalent(path, activations.path(), ignored))
        return Error{ErrorCode::BadTarget, path.string(), {}, "it is the input file itself"};
    UsableEntries entries(activations, say, progress);
    if (auto saved = saveEntries(
            path, [&entries] { return entries.next(); }, progress);
        !saved)
        return saved.error();
    return entries.taken();
}

bool holdsMoments(const ModelFile& file)
{
    return indexOf(file, pathOf(0, "second_moments")) && indexOf(file, pathOf(0, "features")) && indexOf(file, pathOf(0, "counts"));
}

std::vector<Activations::Entry> momentsEntries(const ModelFile& file)
{
    std::vector<Activations::Entry> entries;
    while (indexOf(file, pathOf(entries.size(), "features"))) {
        const Shape shape = Reader(file, entries.size()).shapeOf("features");
        entries.push_back({nameOf(file, entries.size()), shape.size() == 2 ? shape[1] : 0});
    }
    return entries;
}

Result<std::shared_ptr<const InputMoments>> readMoments(const ModelFile& file, std::size_t entry)
{
    const Reader reader(file, entry);
    const Shape shape = reader.shapeOf("features");
    if (shape.size() != 2 || shape[0] != kRows || shape[1] == 0)
        return reader.error("features", "missing, or not five rows");
    auto m = std::make_shared<InputMoments>();
    m->name = nameOf(file, entry);
    m->features = static_cast<std::size_t>(shape[1]);
    if (auto filled = fill(reader, *m); !filled)
        return filled.error();
    const auto sample = reader.values("sample", {m->sampleTokens, m->features});
    if (!sample)
        return sample.error();
    m->sample.assign(sample->begin(), sample->end());
    const auto magnitudes = reader.values("magnitudes", {32768});
    if (!magnitudes)
        return magnitudes.error();
    for (const double count : *magnitudes)
        m->magnitudes.push_back(static_cast<std::uint64_t>(std::max(count, 0.0)));
    return std::shared_ptr<const InputMoments>(std::move(m));
}

}  // namespace bitloupe
