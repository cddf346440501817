// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/double_quantization.h"

#include "core/grid/bitsandbytes_maps.h"
#include "core/grid/codebook_grid.h"

#include <algorithm>
#include <numeric>

namespace bitloupe {

DoubleQuantized doubleQuantize(std::span<const float> magnitudes, std::size_t block)
{
    DoubleQuantized result;
    if (magnitudes.empty())
        return result;
    const CodebookGrid map(reference::dynamicMap(true, 7, 8), false);
    const std::size_t n = magnitudes.size();
    result.offset = static_cast<float>(std::accumulate(magnitudes.begin(), magnitudes.end(), 0.0) / static_cast<double>(n));
    std::vector<float> centred(n);
    std::transform(magnitudes.begin(), magnitudes.end(), centred.begin(), [&](float a) { return a - result.offset; });
    result.codes.resize(n);
    result.restored.resize(n);
    for (std::size_t first = 0; first < n; first += block) {
        const std::size_t count = std::min(block, n - first);
        const auto [low, high] = std::minmax_element(centred.begin() + static_cast<std::ptrdiff_t>(first),
                                                     centred.begin() + static_cast<std::ptrdiff_t>(first + count));
        const BlockParams params = map.params({std::min(*low, 0.0f), std::max(*high, 0.0f)});
        map.encode(centred.data() + first, count, params, count == block, result.codes.data() + first);
        map.decode(result.codes.data() + first, count, params, result.restored.data() + first);
        result.magnitudes.push_back(params.scale);
    }
    for (float& value : result.restored)
        value += result.offset;
    return result;
}

}  // namespace bitloupe
