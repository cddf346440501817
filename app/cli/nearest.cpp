// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/nearest.h"

#include <algorithm>
#include <numeric>

namespace bitloupe::cli {

namespace {
constexpr std::size_t kLongest = 200;  // names can be hostile; the table of distances grows with their product
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    a = a.substr(0, kLongest);
    b = b.substr(0, kLongest);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

std::vector<std::string> nearestWords(std::string_view word, std::span<const std::string_view> words, std::size_t most)
{
    std::vector<std::pair<std::size_t, std::size_t>> byDistance;
    for (std::size_t i = 0; i < words.size(); ++i)
        byDistance.emplace_back(editDistance(word, words[i]), i);
    std::sort(byDistance.begin(), byDistance.end());
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min(most, byDistance.size()); ++i)
        out.emplace_back(words[byDistance[i].second]);
    return out;
}

}  // namespace bitloupe::cli
