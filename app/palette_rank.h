// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How well what somebody types fits a name: pure functions, no window. Every word of the query must occur in the text as a
// subsequence ("ffw2" in "feed_forward.w2"). Letters at the beginning of words, dotted parts and CamelCase humps count
// more, letters that stand together count more, gaps count less. Case and accents do not matter.

#include <QStringList>
#include <optional>
#include <vector>

namespace bitloupe {

// A text prepared once for many queries.
struct FoldedText {
    std::u16string letters;  // lower case, without accents; as long as the text
    std::vector<std::int8_t> bonus;  // of each letter, for where it stands
    std::uint64_t set = 0;  // which letters occur, hashed to bits: most texts are refused by it
};
FoldedText foldText(QStringView text);

struct FoldedWord {
    std::u16string letters;
    std::uint64_t set = 0;
};
using FoldedQuery = std::vector<FoldedWord>;
FoldedQuery foldQuery(QStringView query);

class Ranker {
public:
    // Higher is better; nothing where a word does not occur. `positions`: ascending places of the letters that matched.
    std::optional<int> score(const FoldedQuery& query, const FoldedText& text, std::vector<int>* positions = nullptr);

private:
    std::optional<int> scoreWord(const FoldedWord& word, const FoldedText& text, std::vector<int>* positions);
    bool findBand(const std::u16string& word, const std::u16string& text);
    void fillRow(const FoldedWord& word, const FoldedText& text, std::size_t i);
    void trace(const FoldedWord& word, const FoldedText& text, std::vector<int>& positions) const;

    // Letter i of the word lies in [m_first[i], m_last[i]]. Row i, column j: the best score of the first i + 1 letters with
    // the last one at j (m_ending), or anywhere up to j (m_upTo, a point less for each letter skipped).
    std::vector<int> m_first, m_last;
    std::vector<int> m_ending, m_upTo;
};

}  // namespace bitloupe
