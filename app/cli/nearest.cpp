// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/nearest.h"

#include <algorithm>
#include <numeric>
#include <tuple>

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

namespace {

using Ranked = std::tuple<std::size_t, std::size_t, std::size_t>;  // two measures, smaller is nearer, and the place

std::vector<std::string> best(std::vector<Ranked> ranked, std::span<const std::string_view> words, std::size_t most)
{
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i)
        out.emplace_back(words[std::get<2>(ranked[i])]);
    return out;
}

std::size_t sharedRuns(std::string_view a, std::string_view b)
{
    constexpr std::size_t kRun = 3;
    std::size_t shared = 0;
    for (std::size_t i = 0; i + kRun <= a.size(); ++i)
        shared += std::size_t{b.find(a.substr(i, kRun)) != std::string_view::npos};
    return shared;
}

}  // namespace

std::vector<std::string> nearestWords(std::string_view word, std::span<const std::string_view> words, std::size_t most)
{
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < words.size(); ++i)
        ranked.emplace_back(editDistance(word, words[i]), std::size_t{0}, i);
    return best(std::move(ranked), words, most);
}

std::vector<std::string> mostAlike(std::string_view word, std::span<const std::string_view> words, std::size_t most)
{
    word = word.substr(0, kLongest);
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < words.size(); ++i)
        ranked.emplace_back(word.size() - sharedRuns(word, words[i].substr(0, kLongest)), editDistance(word, words[i]), i);
    return best(std::move(ranked), words, most);
}

}  // namespace bitloupe::cli
