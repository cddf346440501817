// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/activations/activations.h"
#include "core/activations/imatrix.h"
#include "tests/core/input_fixtures.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cstring>
#include <fstream>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

class Bytes {
public:
    template <class T>
    Bytes& add(T value)
    {
        const auto* const raw = reinterpret_cast<const char*>(&value);
        m_text.append(raw, sizeof(T));
        return *this;
    }
    Bytes& text(std::string_view words)
    {
        m_text += words;
        return *this;
    }
    Bytes& pad(std::size_t multiple)
    {
        while (m_text.size() % multiple != 0)
            m_text += '\0';
        return *this;
    }
    const std::string& get() const { return m_text; }

private:
    std::string m_text;
};

std::string olderImatrix()
{
    Bytes bytes;
    bytes.add(std::int32_t{2});
    bytes.add(std::int32_t{5}).text("blk.0").add(std::int32_t{4}).add(std::int32_t{3}).add(4.0f).add(8.0f).add(0.0f);
    bytes.add(std::int32_t{1}).text("b").add(std::int32_t{1}).add(std::int32_t{1}).add(2.5f);
    bytes.add(std::int32_t{7});  // last chunk
    return bytes.get();
}

void ggufTensor(Bytes& bytes, std::string_view name, std::uint64_t columns, std::uint64_t offset)
{
    bytes.add(std::uint64_t{name.size()}).text(name).add(std::uint32_t{2}).add(columns).add(std::uint64_t{1});
    bytes.add(std::uint32_t{0}).add(offset);
}

std::string ggufImatrix()
{
    Bytes bytes;
    bytes.text("GGUF").add(std::uint32_t{3}).add(std::uint64_t{2}).add(std::uint64_t{2});
    bytes.add(std::uint64_t{12}).text("general.type").add(std::uint32_t{8}).add(std::uint64_t{7}).text("imatrix");
    bytes.add(std::uint64_t{1}).text("k").add(std::uint32_t{9}).add(std::uint32_t{4}).add(std::uint64_t{2}).add(1u).add(2u);
    ggufTensor(bytes, "a.weight.in_sum2", 3, 0);
    ggufTensor(bytes, "a.weight.counts", 1, 32);
    bytes.pad(32).add(8.0f).add(16.0f).add(0.0f).pad(32).add(4.0f);
    return bytes.get();
}

void write(const QString& path, const std::string& content)
{
    std::ofstream out(path.toStdString(), std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
}

}  // namespace

class TstActivations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsByHand();
    void sumsDoNotDependOnPieces();
    void nonFiniteTokensAreLeftOutAndCounted();
    void samplesEveryStrideThToken();
    void gathersFromAFile();
    void matchesNames();
    void momentsAreReopened();
    void importanceOfBothForms();
    void truncatedImportanceIsRefused();

private:
    QTemporaryDir m_folder;
    std::filesystem::path path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
};

void TstActivations::sumsByHand()
{
    const auto m = momentsOf({1, -2, 3, 0, -1, 4}, 2);
    QCOMPARE(m->tokens, 3u);
    QCOMPARE(m->secondMoments.at(0, 0), 11.0);
    QCOMPARE(m->secondMoments.at(0, 1), -6.0);
    QCOMPARE(m->secondMoments.at(1, 0), -6.0);
    QCOMPARE(m->secondMoments.at(1, 1), 20.0);
    QCOMPARE(m->meanAbs[1], 2.0);
    QCOMPARE(m->maxAbs[1], 4.0f);
    QCOMPARE(m->min[1], -2.0f);
    QCOMPARE(m->meanSquare[0], 11.0 / 3);
}

void TstActivations::sumsDoNotDependOnPieces()
{
    const std::size_t n = 45, count = 700;
    const std::vector<float> x = tokens(count, n);
    const auto whole = momentsOf(x, n);
    MomentsBuilder builder("x", n, count);
    Progress progress;
    for (std::size_t first = 0, step = 1; first < count; first += step, step = step % 97 + 13)
        builder.add(std::span(x).subspan(first * n, std::min(step, count - first) * n), progress);
    const auto parts = builder.finish();
    for (std::size_t i = 0; i < n; ++i)
        QCOMPARE(std::memcmp(parts->secondMoments.row(i), whole->secondMoments.row(i), n * sizeof(double)), 0);
    QCOMPARE(parts->meanAbs, whole->meanAbs);
    QCOMPARE(parts->sample, whole->sample);
    QCOMPARE(parts->magnitudes, whole->magnitudes);
    for (std::size_t i = 0; i < n; ++i) {
        double sum = 0;
        for (std::size_t t = 0; t < count; ++t)
            sum += double{x[t * n + i]} * double{x[t * n]};
        QVERIFY(std::fabs(sum - whole->secondMoments.at(0, i)) <= 1e-9 * whole->secondMoments.at(0, 0));
    }
}

void TstActivations::nonFiniteTokensAreLeftOutAndCounted()
{
    const auto m = momentsOf({1, 2, NAN, 5, 3, INFINITY, 2, 1}, 2);
    QCOMPARE(m->tokens, 2u);
    QCOMPARE(m->nonFiniteTokens, 2u);
    QCOMPARE(m->secondMoments.at(0, 1), 4.0);
    QCOMPARE(m->maxAbs[1], 2.0f);
}

void TstActivations::samplesEveryStrideThToken()
{
    std::vector<float> x(1100);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<float>(i);
    const auto m = momentsOf(x, 1);  // stride floor(1100 / 512) = 2
    QCOMPARE(m->sampleTokens, 550u);
    QCOMPARE(m->sample[3], 6.0f);
    QVERIFY(!m->sampleIsAll());
    QVERIFY(momentsOf({x.begin(), x.begin() + 600}, 1)->sampleIsAll());
}

void TstActivations::gathersFromAFile()
{
    const std::vector<float> x = tokens(60, 8);
    QVERIFY(writeTokens(path("tokens.npz"), "layer", {3, 20, 8}, x));
    Progress progress;
    const auto opened = Activations::open(path("tokens.npz"), progress);
    QVERIFY(opened.ok());
    QCOMPARE((*opened)->entries()[0].features, 8u);
    const auto m = (*opened)->moments(0, progress);
    QVERIFY(m.ok());
    QCOMPARE((*m)->tokens, 60u);
    QCOMPARE((*m)->secondMoments.at(2, 5), momentsOf(x, 8)->secondMoments.at(2, 5));
    QCOMPARE((*opened)->moments(0, progress).value().get(), m->get());  // kept
    std::vector<float> bad(16, NAN);
    QVERIFY(writeTokens(path("bad.npz"), "layer", {2, 8}, bad));
    QCOMPARE(Activations::open(path("bad.npz"), progress).value()->moments(0, progress).error().code, ErrorCode::NoFiniteTokens);
}

void TstActivations::matchesNames()
{
    Progress progress;
    QVERIFY(writeTokens(path("names.npz"), "output", {2, 4}, std::vector<float>(8, 1.0f)));
    const auto one = Activations::open(path("names.npz"), progress).value();
    QVERIFY(one->match("output.weight", 4).has_value());
    QVERIFY(one->match("anything", 4).has_value());  // the only one
    QVERIFY(!one->match("output", 5).has_value());
}

void TstActivations::momentsAreReopened()
{
    Progress progress;
    const std::vector<std::shared_ptr<const InputMoments>> all{momentsOf(tokens(90, 12), 12), momentsOf(tokens(700, 3, 5), 3)};
    QVERIFY(saveMoments(path("cache.npz"), all, progress).ok());
    const auto opened = Activations::open(path("cache.npz"), progress).value();
    QCOMPARE(opened->entries().size(), std::size_t{2});
    for (std::size_t k = 0; k < 2; ++k) {
        const auto m = opened->moments(k, progress).value();
        QCOMPARE(m->name, all[k]->name);
        QCOMPARE(m->tokens, all[k]->tokens);
        QCOMPARE(m->meanAbs, all[k]->meanAbs);
        QCOMPARE(m->maxAbs, all[k]->maxAbs);
        QCOMPARE(m->sample, all[k]->sample);
        QCOMPARE(m->magnitudes, all[k]->magnitudes);
        for (std::size_t i = 0; i < m->features; ++i)
            QCOMPARE(std::memcmp(m->secondMoments.row(i), all[k]->secondMoments.row(i), m->features * sizeof(double)), 0);
    }
}

void TstActivations::importanceOfBothForms()
{
    Progress progress;
    write(m_folder.filePath("imatrix.dat"), olderImatrix());
    const auto older = Activations::open(path("imatrix.dat"), progress);
    QVERIFY(older.ok());
    QCOMPARE((*older)->entries().size(), std::size_t{2});
    QCOMPARE((*older)->moments(0, progress).value()->meanSquare, (std::vector<double>{1, 2, 0}));
    QVERIFY(!(*older)->moments(0, progress).value()->hasSecondMoments());
    write(m_folder.filePath("imatrix.gguf"), ggufImatrix());
    const auto newer = Activations::open(path("imatrix.gguf"), progress);
    QVERIFY(newer.ok());
    QCOMPARE((*newer)->entries()[0].name, std::string("a.weight"));
    QCOMPARE((*newer)->moments(0, progress).value()->meanSquare, (std::vector<double>{2, 4, 0}));
}

void TstActivations::truncatedImportanceIsRefused()
{
    const std::string older = olderImatrix(), gguf = ggufImatrix();
    for (std::size_t length = 8; length + 4 < older.size(); ++length) {
        write(m_folder.filePath("cut"), older.substr(0, length));
        const auto read = readImportance(path("cut"));
        QVERIFY(!read.ok() || !read->has_value());
    }
    for (std::size_t length = 8; length < gguf.size(); ++length) {
        write(m_folder.filePath("cut"), gguf.substr(0, length));
        const auto read = readImportance(path("cut"));
        QVERIFY(!read.ok() || !read->has_value());
    }
}

QTEST_APPLESS_MAIN(TstActivations)
#include "tst_activations.moc"
