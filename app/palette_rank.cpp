// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/palette_rank.h"

#include <algorithm>
#include <limits>

namespace bitloupe {

namespace {

constexpr int kLetter = 16;
constexpr int kStart = 10;  // of the text
constexpr int kPart = 9;  // after a dot, slash, space…
constexpr int kHump = 7;  // "projWeight", "layer12"
constexpr int kTogether = 8;  // with the letter before it
constexpr int kGap = 3;  // a gap begins; each letter in it costs one more
constexpr int kNever = std::numeric_limits<int>::min() / 2;

QChar fold(QChar letter)
{
    if (letter.unicode() < 0x80)
        return letter.toLower();
    if (letter.decompositionTag() == QChar::Canonical && !letter.isSurrogate()) {
        const QString parts = letter.decomposition();
        if (parts.size() > 1 && parts[1].category() == QChar::Mark_NonSpacing)
            return parts[0].toLower();
    }
    return letter.toLower();
}

std::uint64_t bitOf(char16_t letter) { return std::uint64_t{1} << (letter % 61); }

int bonusOf(QStringView text, qsizetype i)
{
    if (i == 0)
        return kStart;
    const QChar before = text[i - 1];
    const QChar letter = text[i];
    if (!letter.isLetterOrNumber())
        return 0;
    if (!before.isLetterOrNumber())
        return kPart;
    const bool hump = (letter.isUpper() && !before.isUpper()) || (letter.isDigit() != before.isDigit());
    return hump ? kHump : 0;
}

}  // namespace

FoldedText foldText(QStringView text)
{
    FoldedText folded;
    const auto size = static_cast<std::size_t>(text.size());
    folded.letters.resize(size);
    folded.bonus.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
        folded.letters[i] = fold(text[static_cast<qsizetype>(i)]).unicode();
        folded.bonus[i] = static_cast<std::int8_t>(bonusOf(text, static_cast<qsizetype>(i)));
        folded.set |= bitOf(folded.letters[i]);
    }
    return folded;
}

FoldedQuery foldQuery(QStringView query)
{
    FoldedQuery words;
    for (const QStringView part : query.split(u' ', Qt::SkipEmptyParts)) {
        FoldedWord word;
        for (const QChar letter : part) {
            word.letters += fold(letter).unicode();
            word.set |= bitOf(word.letters.back());
        }
        words.push_back(std::move(word));
    }
    return words;
}

std::optional<int> Ranker::score(const FoldedQuery& query, const FoldedText& text, std::vector<int>* positions)
{
    int sum = 0;
    for (const FoldedWord& word : query) {
        const std::optional<int> one = scoreWord(word, text, positions);
        if (!one)
            return std::nullopt;
        sum += *one;
    }
    if (positions) {
        std::sort(positions->begin(), positions->end());
        positions->erase(std::unique(positions->begin(), positions->end()), positions->end());
    }
    return sum;
}

std::optional<int> Ranker::scoreWord(const FoldedWord& word, const FoldedText& text, std::vector<int>* positions)
{
    if ((word.set & ~text.set) != 0 || word.letters.size() > text.letters.size() || !findBand(word.letters, text.letters))
        return std::nullopt;
    const std::size_t width = text.letters.size();
    m_ending.resize(std::max(m_ending.size(), word.letters.size() * width));
    m_upTo.resize(m_ending.size());
    for (std::size_t i = 0; i < word.letters.size(); ++i)
        fillRow(word, text, i);
    const std::size_t bottom = (word.letters.size() - 1) * width;
    const auto row = m_ending.begin() + static_cast<std::ptrdiff_t>(bottom);
    const int best = *std::max_element(row + m_first[word.letters.size() - 1], row + m_last[word.letters.size() - 1] + 1);
    if (positions)
        trace(word, text, *positions);
    return best;
}

// Where each letter can be at all: as far left as its predecessors allow, as far right as its successors do.
bool Ranker::findBand(const std::u16string& word, const std::u16string& text)
{
    m_first.resize(std::max(m_first.size(), word.size()));
    m_last.resize(m_first.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < word.size(); ++i, ++at) {
        at = text.find(word[i], at);
        if (at == std::u16string::npos)
            return false;
        m_first[i] = static_cast<int>(at);
    }
    at = text.size();
    for (std::size_t i = word.size(); i-- > 0;) {
        at = text.rfind(word[i], at - 1);
        m_last[i] = static_cast<int>(at);
    }
    return true;
}

void Ranker::fillRow(const FoldedWord& word, const FoldedText& text, std::size_t i)
{
    const std::size_t width = text.letters.size();
    int* ending = m_ending.data() + i * width;
    int* upTo = m_upTo.data() + i * width;
    const int* endingBefore = i == 0 ? nullptr : ending - width;
    const int* upToBefore = i == 0 ? nullptr : upTo - width;
    int running = kNever;
    for (int j = m_first[i]; j <= m_last[i]; ++j) {
        int best = kNever;
        if (text.letters[static_cast<std::size_t>(j)] == word.letters[i]) {
            const int bonus = text.bonus[static_cast<std::size_t>(j)];
            if (i == 0) {
                best = kLetter + 2 * bonus - std::min(j, kGap);
            } else {
                const int reach = std::min(j - 1, m_last[i - 1]);  // beyond it the row before was not filled
                if (reach >= m_first[i - 1])
                    best = upToBefore[reach] - (j - 1 - reach) - kGap + kLetter + bonus;
                if (reach == j - 1 && endingBefore[reach] > kNever)
                    best = std::max(best, endingBefore[reach] + kLetter + std::max(bonus, kTogether));
            }
        }
        ending[j] = best;
        running = std::max(running - 1, best);
        upTo[j] = running;
    }
}

// Backwards from the best end: how each letter got its score says where the one before it stands.
void Ranker::trace(const FoldedWord& word, const FoldedText& text, std::vector<int>& positions) const
{
    const std::size_t width = text.letters.size();
    std::size_t i = word.letters.size() - 1;
    const int* ending = m_ending.data() + i * width;
    int j = static_cast<int>(std::max_element(ending + m_first[i], ending + m_last[i] + 1) - ending);
    positions.push_back(j);
    for (; i > 0; --i) {
        ending = m_ending.data() + i * width;
        const int* before = ending - width;
        const int bonus = text.bonus[static_cast<std::size_t>(j)];
        const int reach = std::min(j - 1, m_last[i - 1]);
        const bool together = reach == j - 1 && before[reach] + kLetter + std::max(bonus, kTogether) == ending[j];
        int previous = reach;
        while (!together && before[previous] - (reach - previous) != m_upTo[(i - 1) * width + static_cast<std::size_t>(reach)])
            --previous;
        j = previous;
        positions.push_back(j);
    }
}

}  // namespace bitloupe
