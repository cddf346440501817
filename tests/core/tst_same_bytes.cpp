// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// One law over all tables: the same codes, parameters, ranges and decoded values for 1, 2 and 8 threads and for every
// instruction-set level, whatever member of whatever axis a spec names.

#include "input_fixtures.h"

#include "core/report/output_tally.h"
#include "kernels/kernels.h"

#include <QtTest>
#include <cstring>
#include <limits>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

using namespace bitloupe;
using namespace bitloupe::test;

class TstSameBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { kernels::use(m_best); }
    void everyGridAgrees();
    void everyMemberAgrees_data();
    void everyMemberAgrees();

private:
    kernels::Level m_best = kernels::active().level;
};

namespace {

// More than one tile, rows with shorter last groups, a row that leans to one side, and what is not finite.
std::shared_ptr<const Weights> plainWeights()
{
    std::vector<float> values = laplacian(24 * 3001, 3);
    for (std::size_t i = 0; i < 3001; ++i)
        values[5 * 3001 + i] = std::fabs(values[5 * 3001 + i]) + 0.5f;
    values[77] = std::nanf("");
    values[40'000] = std::numeric_limits<float>::infinity();
    return matrix(values, 24, 3001);
}

// Finite, and with inputs: what second-order roundings and preparations work on.
std::shared_ptr<const Weights> weightsWithInputs()
{
    constexpr std::size_t kFeatures = 96;
    return withInputs(matrix(gaussian(700 * kFeatures, 8), 700, kFeatures), momentsOf(tokens(300, kFeatures), kFeatures));
}

template <class T>
void append(QByteArray& bytes, std::span<const T> items)
{
    bytes.append(reinterpret_cast<const char*>(items.data()), static_cast<qsizetype>(items.size_bytes()));
}

// Everything that an answer is: compared byte by byte. Parameters are written member by member.
QByteArray answerOf(const std::shared_ptr<const Weights>& weights, const QuantSpec& question, int threads, kernels::Level level)
{
    kernels::use(level);
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    return arena.execute([&] {
        Progress progress;
        const auto answer = quantize(weights, question, progress);
        if (!answer)
            return QByteArray("error: ") + answer.error().detail.c_str();
        const QuantizedTensor& tensor = **answer;
        QByteArray bytes;
        append(bytes, std::span<const std::byte>(tensor.codes));
        for (std::size_t i = 0; i < tensor.params.size(); ++i) {
            const float floats[] = {tensor.params[i].scale, tensor.params[i].offset, tensor.ranges[i].low, tensor.ranges[i].high};
            append(bytes, std::span<const float>(floats));
            append(bytes, std::span<const std::int32_t>(&tensor.params[i].zero, 1));
        }
        std::vector<float> values(tensor.rows * tensor.cols);
        decodePiece({0,
                     {weights->data(), values.size()},
                     tensor.codes,
                     0,
                     tensor.params,
                     tensor.ranges,
                     tensor.grid.get(),
                     tensor.restoration.get()},
                    tensor.blocks, tensor.cols, values);
        append(bytes, std::span<const float>(values));
        return bytes;
    });
}

// What differs from one thread on the best level; empty: nothing.
QByteArray disagreement(const std::shared_ptr<const Weights>& weights, const QuantSpec& question, kernels::Level best)
{
    const QByteArray one = answerOf(weights, question, 1, best);
    if (one.startsWith("error: "))
        return one;
    for (const int threads : {2, 8}) {
        if (answerOf(weights, question, threads, best) != one)
            return QByteArray::number(threads) + " threads";
    }
    for (const kernels::Level level : {kernels::Level::Scalar, kernels::Level::Avx2, kernels::Level::Avx512}) {
        const kernels::Kernels* table = kernels::table(level);
        if (table && level != best && answerOf(weights, question, 2, level) != one)
            return table->name;
    }
    return {};
}

}  // namespace

void TstSameBytes::everyGridAgrees()
{
    const auto weights = plainWeights();
    for (const Choice& choice : everyGrid()) {
        QuantSpec question = defaultSpec();
        question.grid = choice;
        question.granularity = PerGroup{256, {}};
        const QByteArray found = disagreement(weights, asFormatSays(question), m_best);
        QVERIFY2(found.isEmpty(), (describe(choice) + ": ").c_str() + found);
    }
}

void TstSameBytes::everyMemberAgrees_data()
{
    QTest::addColumn<QByteArray>("spec");
    for (const Axis& axis : axes()) {
        if (axis.key == "grid")
            continue;
        for (const AxisMember& member : axis.members) {
            // Calibrators look at the blocks of a tensor one by one: two kinds of them are enough.
            const bool isRange = axis.choice == &QuantSpec::range;
            for (const char* blocks : {"granularity=tensor", isRange ? "granularity=channel" : "granularity=group,group=40"}) {
                const std::string text = "grid=int,bits=4,scheme=asymmetric," + std::string(axis.key) + "=" + std::string(member.id);
                QTest::addRow("%s %s", text.c_str(), blocks) << QByteArray((text + "," + blocks).c_str());
            }
        }
    }
}

void TstSameBytes::everyMemberAgrees()
{
    QFETCH(const QByteArray, spec);
    const QuantSpec question = test::spec(spec.toStdString());
    const auto weights = weightsWithInputs();
    const QByteArray found = disagreement(weights, question, m_best);
    QVERIFY2(found.isEmpty(), found);
    if (question.range == defaultSpec().range)
        return;
    // Of whole tensors and long rows too, which calibrators look at in another way; few of them.
    if (std::holds_alternative<PerTensor>(question.granularity)) {
        const QByteArray large = disagreement(plainWeights(), question, m_best);
        QVERIFY2(large.isEmpty(), large);
    }
}

QTEST_APPLESS_MAIN(TstSameBytes)
#include "tst_same_bytes.moc"
