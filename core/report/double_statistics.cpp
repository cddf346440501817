// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Statistics of tensors that float32 cannot hold (float64, wide integers): in double, from the file, in passes that never
// hold the tensor. Sums go tile by tile in their order.

#include "core/calibrate/interpolate.h"
#include "core/report/moments.h"
#include "core/report/statistics.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <map>

namespace bitloupe {

namespace {

constexpr std::array<double, 5> kAbsPercents = {50, 90, 99, 99.9, 99.99};
constexpr std::uint64_t kPanel = 1U << 20;  // values read at once: 8 MiB

// A tensor's values, panel by panel. Complex numbers count as two values.
class Values {
public:
    Values(const ModelFile& file, std::size_t tensor)
        : m_file(file)
        , m_tensor(tensor)
    {
        const TensorInfo& info = file.tensors()[tensor];
        m_parts = info.dtype == DType::C64 || info.dtype == DType::C128 ? 2 : 1;
        m_elements = elementCount(info.shape);
    }

    std::uint64_t count() const { return m_elements * m_parts; }

    template <class Visit>
    Result<void> forEachPanel(Progress& progress, const Visit& visit) const
    {
        progress.expect(count());
        std::vector<double> panel(static_cast<std::size_t>(std::min(m_elements, kPanel) * m_parts));
        for (std::uint64_t first = 0; first < m_elements; first += kPanel) {
            const auto elements = static_cast<std::size_t>(std::min(kPanel, m_elements - first));
            progress.advance(elements * m_parts);
            if (auto read = m_file.readDouble(m_tensor, first, elements, panel.data()); !read)
                return read.error();
            visit(std::span<const double>(panel.data(), elements * m_parts));
        }
        return {};
    }

private:
    const ModelFile& m_file;
    std::size_t m_tensor;
    std::uint64_t m_elements = 0;
    std::uint64_t m_parts = 1;
};

void addExtremes(MomentSums& sums, double x)
{
    sums.min = sums.finite == 0 ? x : std::min(sums.min, x);
    sums.max = sums.finite == 0 ? x : std::max(sums.max, x);
    ++sums.finite;
    sums.zero += x == 0 ? 1U : 0U;
    sums.subnormal += x != 0 && std::fabs(x) < static_cast<double>(std::numeric_limits<float>::min()) ? 1U : 0U;
}

void addPanel(MomentSums& sums, std::span<const double> panel)
{
    MomentSums part;  // of this panel alone: fewer roundings than one long sum
    for (const double x : panel) {
        if (!std::isfinite(x)) {
            ++(std::isnan(x) ? sums.nan : sums.inf);
            continue;
        }
        addExtremes(sums, x);
        const double d = x - sums.pivot;
        const double d2 = d * d;
        part.sum1 += d;
        part.sum2 += d2;
        part.sum3 += d2 * d;
        part.sum4 += d2 * d2;
        part.sumAbs += std::fabs(x);
    }
    sums.sum1 += part.sum1;
    sums.sum2 += part.sum2;
    sums.sum3 += part.sum3;
    sums.sum4 += part.sum4;
    sums.sumAbs += part.sumAbs;
}

double pivotOf(std::span<const double> panel)
{
    double mean = 0;
    double count = 0;
    for (const double x : panel.first(std::min<std::size_t>(panel.size(), 1024)))
        if (std::isfinite(x))
            mean += (x - mean) / ++count;
    return mean;
}

// A rank of |x| on its way from the upper 16 bits of the double to all 64.
struct Search {
    std::uint64_t prefix = 0;  // bits known so far
    std::uint64_t rank = 0;  // among the values that begin with them
};

constexpr std::size_t kDigits = 65536;

std::uint64_t magnitudeBits(double x) { return std::bit_cast<std::uint64_t>(std::fabs(x)); }

// One more digit of 16 bits, `shift` bits above the end, for every search.
Result<void> narrow(const Values& values, std::vector<Search>& searches, unsigned shift, Progress& progress)
{
    std::map<std::uint64_t, std::vector<std::uint64_t>> counts;  // by prefix
    for (const Search& search : searches)
        counts.try_emplace(search.prefix, kDigits, 0);
    const auto visit = [&](std::span<const double> panel) {
        for (const double x : panel) {
            if (!std::isfinite(x))
                continue;
            const std::uint64_t bits = magnitudeBits(x);
            const auto found = counts.find(shift == 48 ? 0 : bits >> (shift + 16));
            if (found != counts.end())
                ++found->second[(bits >> shift) & (kDigits - 1)];
        }
    };
    if (auto done = values.forEachPanel(progress, visit); !done)
        return done.error();
    for (Search& search : searches) {
        const auto& digits = counts[search.prefix];
        std::size_t digit = 0;
        while (digit + 1 < kDigits && search.rank >= digits[digit])
            search.rank -= digits[digit++];
        search.prefix = (search.prefix << 16) | digit;
    }
    return {};
}

Result<void> addPercentiles(Statistics& s, const Values& values, Progress& progress)
{
    std::vector<Search> searches;
    for (const double percent : kAbsPercents) {
        if (s.finite() == 0)
            continue;
        const RankPosition at = rankPosition(s.finite(), percent);
        searches.push_back({0, at.rank});
        searches.push_back({0, at.next});
    }
    for (const unsigned shift : {48U, 32U, 16U, 0U})
        if (!searches.empty())
            if (auto done = narrow(values, searches, shift, progress); !done)
                return done.error();
    for (std::size_t i = 0; i < kAbsPercents.size(); ++i) {
        const auto at = [&](std::size_t k) { return std::bit_cast<double>(searches[k].prefix); };
        const double value = searches.empty() ? 0 : interpolate(rankPosition(s.finite(), kAbsPercents[i]), at(2 * i), at(2 * i + 1));
        s.absPercentiles.push_back({kAbsPercents[i], value});
    }
    return {};
}

Result<void> addOutliers(Statistics& s, const Values& values, Progress& progress)
{
    const double reach = 6 * s.std;
    if (s.max - s.mean <= reach && s.mean - s.min <= reach)
        return {};
    return values.forEachPanel(progress, [&](std::span<const double> panel) {
        for (const double x : panel)
            s.outliers6Sigma += std::isfinite(x) && std::fabs(x - s.mean) > reach ? 1U : 0U;
    });
}

}  // namespace

Result<Statistics> statistics(const ModelFile& file, std::size_t tensor, Progress& progress)
{
    if (tensor >= file.tensors().size())
        return Error{ErrorCode::TensorNotFound, file.path().string(), {}, {}};
    if (!file.tensors()[tensor].readable)
        return Error{ErrorCode::NotNumeric, file.path().string(), "tensor '" + file.tensors()[tensor].name + "'", {}};
    const Values values(file, tensor);
    MomentSums sums;
    bool first = true;
    const auto visit = [&](std::span<const double> panel) {
        if (first)
            sums.pivot = pivotOf(panel);
        first = false;
        addPanel(sums, panel);
    };
    if (auto done = values.forEachPanel(progress, visit); !done)
        return done.error();
    Statistics s = statisticsOf(sums);
    if (auto done = addPercentiles(s, values, progress); !done)
        return done.error();
    if (auto done = addOutliers(s, values, progress); !done)
        return done.error();
    return s;
}

}  // namespace bitloupe
