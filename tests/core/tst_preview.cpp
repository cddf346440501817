// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Previews: samples are whole channels or whole groups, are marked, repeat to the bit, and lie near the exact answer.
#include "core/report/preview.h"

#include <QTest>
#include <cmath>
#include <tbb/task_arena.h>

using namespace bitloupe;

namespace {

std::shared_ptr<const Weights> bell(std::uint64_t rows, std::uint64_t cols)
{
    std::vector<float> values(rows * cols);
    std::uint64_t state = 7;
    for (float& value : values) {
        double sum = 0;
        for (int i = 0; i < 4; ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            sum += static_cast<double>(state >> 40) / 16777216.0 - 0.5;
        }
        value = static_cast<float>(0.02 * sum);
    }
    return weightsFromValues("w", {rows, cols}, std::move(values), 0);
}

std::shared_ptr<const Sample> sampleOf(const Weights& weights, std::uint64_t wanted, std::uint64_t group = 0)
{
    Progress progress;
    const auto sample = Sample::take(weights, wanted, group, progress);
    return sample ? *sample : nullptr;
}

QuantSpec spec(const char* text) { return *parseSpec(text); }

}  // namespace

class TstPreview : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesWholeChannels();
    void takesWholeGroupsOfLongRows();
    void smallTensorsAreNotSampled();
    void isMarkedAndTellsOfTheWhole();
    void liesNearTheExactAnswer_data();
    void liesNearTheExactAnswer();
    void repeatsToTheBit();
    void costDecidesByShapeAndSettings();
    void groundworkIsTheSameAnswer();
};

void TstPreview::takesWholeChannels()
{
    const auto weights = bell(1024, 512);
    const auto sample = sampleOf(*weights, 1 << 15);
    QVERIFY(sample);
    QCOMPARE(sample->weights()->cols(), 512U);
    QVERIFY(sample->rowStep() % 2 == 1);
    QVERIFY(sample->weights()->rows() >= 32U && sample->weights()->size() <= weights->size() / 2);
    QCOMPARE(sample->oneIn(), (weights->size() + sample->weights()->size() / 2) / sample->weights()->size());
    for (std::uint64_t flat = 0; flat < sample->weights()->size(); flat += 97)
        QCOMPARE(sample->weights()->data()[flat], weights->data()[sample->place(flat)]);
    const std::vector<int> spread = sample->spread(std::vector<int>(sample->weights()->rows(), 3));
    QCOMPARE(spread.size(), 1024U);
}

void TstPreview::takesWholeGroupsOfLongRows()
{
    const auto weights = bell(3, 400000);
    const auto sample = sampleOf(*weights, 1 << 16, 96);
    QVERIFY(sample);
    QCOMPARE(sample->weights()->rows(), 3U);
    QCOMPARE(sample->weights()->cols() % 96, 0U);
    for (std::uint64_t flat = 0; flat < sample->weights()->size(); flat += 96) {
        QCOMPARE(sample->place(flat) % 400000 % 96, 0U);  // groups begin where groups of the tensor begin
        QCOMPARE(sample->weights()->data()[flat], weights->data()[sample->place(flat)]);
    }
}

void TstPreview::smallTensorsAreNotSampled()
{
    QVERIFY(!sampleOf(*bell(64, 64), 1 << 14));
    QVERIFY(!sampleOf(*bell(1, 3000), 1000));  // one run would be all of it
}

void TstPreview::isMarkedAndTellsOfTheWhole()
{
    const auto weights = bell(1024, 512);
    const auto sample = sampleOf(*weights, 1 << 15);
    Progress progress;
    const auto shown = preview(*sample, weights->info(), nullptr, spec("int4_mse_g128"), progress);
    QVERIFY(shown.ok());
    const Analysis& analysis = **shown;
    QVERIFY(!analysis.exact);
    QCOMPARE(analysis.sampleOneIn, sample->oneIn());
    QCOMPARE(analysis.channelStep, sample->rowStep());
    QCOMPARE(analysis.report.channels.size(), 1024U);
    QCOMPARE(analysis.report.channels[1].mse, analysis.report.channels[0].mse);  // stands in
    QCOMPARE(analysis.statistics.count, weights->size());
    QCOMPARE(analysis.report.bytesBefore, weights->info().bytes);
    QCOMPARE(analysis.report.quantizedHistogram.counts.size(), analysis.weightHistogram.counts.size());
    QVERIFY(analysis.quantized == nullptr);
    const double all = static_cast<double>(weights->size());
    QVERIFY(std::fabs(static_cast<double>(analysis.weightHistogram.total()) / all - 1) < 0.05);
    QVERIFY(std::fabs(static_cast<double>(analysis.report.quantizedHistogram.total()) / all - 1) < 0.05);
}

void TstPreview::liesNearTheExactAnswer_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"int8", "int8_channel", "w4a16_g128", "nf4", "int4_mse_g128", "grid=int,bits=4,granularity=channel,range=kl",
                             "grid=int,bits=16", "grid=int,bits=8,scheme=asymmetric,range=percentile"})
        QTest::newRow(text) << text;
}

void TstPreview::liesNearTheExactAnswer()
{
    QFETCH(QString, text);
    const QuantSpec asked = spec(qPrintable(text));
    const auto weights = bell(1024, 512);
    const auto sample = sampleOf(*weights, 1 << 16);
    Progress progress;
    const auto groundwork = Groundwork::make(weights, progress);
    const auto exact = analyze(**groundwork, asked, progress);
    QVERIFY(exact.ok());
    const auto fresh = Groundwork::make(weights, progress);  // has not seen these settings
    for (const Groundwork* known : {static_cast<const Groundwork*>(nullptr), fresh->get(), groundwork->get()}) {
        const auto shown = preview(*sample, weights->info(), known, asked, progress);
        QVERIFY(shown.ok());
        QVERIFY(std::fabs((*shown)->report.sqnrDb - (*exact)->report.sqnrDb) < 0.7);
        QCOMPARE((*shown)->report.bitsPerWeight, (*exact)->report.bitsPerWeight);
        QCOMPARE((*shown)->report.bytesAfter, (*exact)->report.bytesAfter);
        QCOMPARE((*shown)->calibrations.size(), (*exact)->calibrations.size());
        QVERIFY(!(*shown)->errorByThreshold.threshold.empty());
        if (known != nullptr) {
            QCOMPARE((*shown)->statistics.absMax, (*exact)->statistics.absMax);
            QCOMPARE((*shown)->weightHistogram.counts, (*exact)->weightHistogram.counts);
        }
    }
    const auto reused = preview(*sample, weights->info(), groundwork->get(), asked, progress);
    QCOMPARE((*reused)->errorByThreshold.objective, (*exact)->errorByThreshold.objective);
    for (std::size_t i = 0; i < (*exact)->calibrations.size(); ++i)
        QVERIFY((*reused)->calibrations[i].choice.range == (*exact)->calibrations[i].choice.range);
}

void TstPreview::repeatsToTheBit()
{
    const auto weights = bell(1024, 512);
    const auto once = [&](int threads) {
        std::shared_ptr<const Analysis> shown;
        tbb::task_arena(threads).execute([&] {
            Progress progress;
            shown = *preview(*sampleOf(*weights, 1 << 15), weights->info(), nullptr, spec("w4a16_g128"), progress);
        });
        return shown;
    };
    const auto first = once(1), second = once(2);
    QCOMPARE(first->report.mse, second->report.mse);
    QCOMPARE(first->report.quantizedHistogram.counts, second->report.quantizedHistogram.counts);
    QCOMPARE(first->errorByThreshold.objective, second->errorByThreshold.objective);
    QCOMPARE(first->bestPossible.levels, second->bestPossible.levels);
}

void TstPreview::costDecidesByShapeAndSettings()
{
    QVERIFY(expectedMs(512, 512, defaultSpec()) < kPatienceForExactMs);
    QVERIFY(expectedMs(4096, 11008, defaultSpec()) > kPatienceForExactMs);
    QVERIFY(expectedMs(1024, 4096, spec("int4_mse_g128")) > expectedMs(1024, 4096, spec("w4a16_g128")));
    QVERIFY(sampleSize(11008, spec("int4_mse_g128")) < sampleSize(11008, spec("w4a16_g128")));
    QCOMPARE(sampleGroup(spec("w4a16_g128")), 128U);
}

// An analysis over groundwork that has seen other settings is the one that is made from nothing.
void TstPreview::groundworkIsTheSameAnswer()
{
    const auto weights = bell(128, 512);
    Progress progress;
    const auto groundwork = Groundwork::make(weights, progress);
    for (const char* text : {"int8", "grid=int,bits=8,range=percentile,percentile=99", "grid=int,bits=8,range=mse", "w4a16_g128", "int8"}) {
        const auto kept = analyze(**groundwork, spec(text), progress);
        const auto fresh = analyze(weights, spec(text), progress);
        QVERIFY(kept.ok() && fresh.ok());
        QCOMPARE((*kept)->report.mse, (*fresh)->report.mse);
        QCOMPARE((*kept)->errorByThreshold.objective, (*fresh)->errorByThreshold.objective);
        QCOMPARE((*kept)->bestPossible.mse, (*fresh)->bestPossible.mse);
        for (std::size_t i = 0; i < (*fresh)->calibrations.size(); ++i) {
            QVERIFY((*kept)->calibrations[i].choice.range == (*fresh)->calibrations[i].choice.range);
            QCOMPARE((*kept)->calibrations[i].mse, (*fresh)->calibrations[i].mse);
        }
    }
}

QTEST_APPLESS_MAIN(TstPreview)
#include "tst_preview.moc"
