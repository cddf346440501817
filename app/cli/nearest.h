// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// "Did you mean": the words that are nearest to one that was mistyped.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bitloupe::cli {

// Insertions, deletions and replacements of bytes that turn one word into the other (Levenshtein).
std::size_t editDistance(std::string_view a, std::string_view b);
// At most `most` of `words`: those that share most runs of three letters with `word` first, whatever their length. For
// long names of which a part was remembered; ties by distance.
std::vector<std::string> mostAlike(std::string_view word, std::span<const std::string_view> words, std::size_t most);
// At most `most` of `words`, nearest first; ties in the order given.
std::vector<std::string> nearestWords(std::string_view word, std::span<const std::string_view> words, std::size_t most);

}  // namespace bitloupe::cli
