// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Tokens held apart from the calibration: which they are, that nothing learns from them, the output error on them, and that a
// method which learned what only its own tokens say is found out, with the reason.
#include "core/activations/activations.h"
#include "core/report/gptq_lesson.h"
#include "core/report/held_apart.h"
#include "core/report/method_survey.h"
#include "core/report/output_sweep.h"
#include "tests/core/input_fixtures.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cstring>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

constexpr std::size_t kColumns = 32, kRows = 24;
constexpr const char* kGptq = "bits=3,granularity=channel,rounding=gptq";

bool isNear(double a, double b, double relative) { return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b)); }

bool sameBytes(const SquareMatrix& one, const SquareMatrix& other)
{
    bool same = one.size() == other.size();
    for (std::size_t i = 0; same && i < one.size(); ++i)
        same = std::memcmp(one.row(i), other.row(i), one.size() * sizeof(double)) == 0;
    return same;
}

std::vector<float> part(const std::vector<float>& x, std::size_t features, std::size_t first, std::size_t end)
{
    return {x.begin() + static_cast<std::ptrdiff_t>(first * features), x.begin() + static_cast<std::ptrdiff_t>(end * features)};
}

// The first `count` tokens calibrate, all others are held apart.
std::shared_ptr<const InputMoments> cutAt(const std::vector<float>& x, std::size_t features, std::size_t count)
{
    MomentsBuilder builder("x", features, count);
    Progress progress;
    builder.add(part(x, features, 0, count), progress);
    return builder.finish(momentsOf(part(x, features, count, x.size() / features), features));
}

std::shared_ptr<const Weights> weights() { return matrix(laplacian(kRows * kColumns, 3), kRows, kColumns); }

// mean over tokens and rows of ((W - Q) x)^2
double meanSquare(const Weights& w, const std::vector<float>& q, const std::vector<float>& x)
{
    const std::size_t tokens = x.size() / w.cols();
    double sum = 0;
    for (std::size_t t = 0; t < tokens; ++t) {
        for (std::size_t row = 0; row < w.rows(); ++row) {
            double error = 0;
            for (std::size_t i = 0; i < w.cols(); ++i)
                error += (double{w.data()[row * w.cols() + i]} - double{q[row * w.cols() + i]}) * double{x[t * w.cols() + i]};
            sum += error * error;
        }
    }
    return sum / static_cast<double>(tokens * w.rows());
}

}  // namespace

class TstHeldApart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whichTokens();
    void heaviestByHand();
    void calibrationIsThatOfAFileOfItsOwnTokens_data();
    void calibrationIsThatOfAFileOfItsOwnTokens();
    void sameBytesForAnyNumberOfThreads();
    void saysWhereNothingCanBeHeldApart();
    void everyShareIsKept();
    void errorByHand();
    void methodsLearnFromTheOthersAlone_data();
    void methodsLearnFromTheOthersAlone();
    void harmIsBetterHereAndWorseThere();
    void fewTokensHarmAndSoIsSaid();
    void heavyTokensHarmAndSoIsSaid();
    void samplesAreJudgedOnThem();

private:
    QTemporaryDir m_folder;
    std::filesystem::path path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
};

void TstHeldApart::whichTokens()
{
    QCOMPARE(tokensHeldApart(1024, 0.25), 256u);
    QCOMPARE(tokensHeldApart(3, 0.25), 1u);  // 0.75, rounded
    QCOMPARE(tokensHeldApart(10, 0.01), 1u);  // never none
    QCOMPARE(tokensHeldApart(3, 0.5), 2u);  // half up
    QCOMPARE(tokensHeldApart(2, 0.5), 1u);
    QCOMPARE(tokensHeldApart(1, 0.5), 0u);
    QCOMPARE(tokensHeldApart(1000, 0), 0u);
}

void TstHeldApart::heaviestByHand()
{
    const auto m = momentsOf({1, -2, 3, 0, -1, 4}, 2);  // squared lengths 5, 9, 17
    QCOMPARE(m->heaviestTokens, 1u);
    QVERIFY(isNear(m->heaviestShare, 17.0 / 31, 1e-15));
    std::vector<float> x(300, 1.0f);
    x[7] = x[120] = x[260] = 10;  // three of 300: all of the heaviest hundredth
    const auto many = momentsOf(x, 1);
    QCOMPARE(many->heaviestTokens, 3u);
    QVERIFY(isNear(many->heaviestShare, 300.0 / 597, 1e-15));
    QCOMPARE(momentsOf({0, 0, 0, 0}, 2)->heaviestShare, 0.0);
}

void TstHeldApart::calibrationIsThatOfAFileOfItsOwnTokens_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("calibrate");
    QTest::addRow("none") << 0.0 << 1300;
    QTest::addRow("a tenth") << 0.1 << 1170;
    QTest::addRow("a quarter") << 0.25 << 975;
    QTest::addRow("half") << 0.5 << 650;
}

void TstHeldApart::calibrationIsThatOfAFileOfItsOwnTokens()
{
    QFETCH(double, share);
    QFETCH(int, calibrate);
    const std::size_t count = 1300, cut = static_cast<std::size_t>(calibrate);
    std::vector<float> x = tokens(count, kColumns);
    x[5 * kColumns] = NAN;
    x[(count - 3) * kColumns + 1] = INFINITY;
    const auto gathered = [&](const std::vector<float>& values, double heldApart) {
        Progress progress;
        const std::size_t rows = values.size() / kColumns;
        return writeTokens(path("x.npz"), "w", {rows, kColumns}, values)
            ? Activations::open(path("x.npz"), progress).value()->moments(0, progress, heldApart).value()
            : nullptr;
    };
    const auto m = gathered(x, share), own = gathered(part(x, kColumns, 0, cut), 0);
    QVERIFY(m && own && !own->heldApart);
    QCOMPARE(m->tokens, own->tokens);
    QCOMPARE(m->nonFiniteTokens, own->nonFiniteTokens);
    QVERIFY(sameBytes(m->secondMoments, own->secondMoments));
    QCOMPARE(m->meanSquare, own->meanSquare);
    QCOMPARE(m->meanAbs, own->meanAbs);
    QCOMPARE(m->maxAbs, own->maxAbs);
    QCOMPARE(m->min, own->min);
    QCOMPARE(m->max, own->max);
    QCOMPARE(m->sample, own->sample);
    QCOMPARE(m->magnitudes, own->magnitudes);
    QCOMPARE(m->heaviestShare, own->heaviestShare);
    QCOMPARE(m->heldApart != nullptr, share > 0);
    if (share == 0)
        return;
    const auto rest = momentsOf(part(x, kColumns, cut, count), kColumns);
    QCOMPARE(m->heldApart->tokens, rest->tokens);
    QCOMPARE(m->heldApart->nonFiniteTokens, 1u);
    QVERIFY(sameBytes(m->heldApart->secondMoments, rest->secondMoments));
    QVERIFY(m->heldApart->sample.empty());
}

void TstHeldApart::sameBytesForAnyNumberOfThreads()
{
    Progress progress;
    QVERIFY(writeTokens(path("threads.npz"), "w", {2500, kColumns}, tokens(2500, kColumns)));
    const auto run = [&](std::size_t threads) {
        const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
        const auto opened = Activations::open(path("threads.npz"), progress).value();
        Remarks remarks;
        return report(opened->attach(weights(), {std::size_t{0}, {}, 0.25}, remarks, progress).value(), spec(kGptq), progress).value();
    };
    const ErrorReport one = run(1), two = run(2);
    QVERIFY(one.output.heldApart && two.output.heldApart);
    QCOMPARE(one.output.heldApart->mse, two.output.heldApart->mse);
    QCOMPARE(one.output.heldApart->channelMse, two.output.heldApart->channelMse);
    QCOMPARE(one.output.heaviestShare, two.output.heaviestShare);
}

void TstHeldApart::saysWhereNothingCanBeHeldApart()
{
    Progress progress;
    const auto said = [&](const char* file) {
        Remarks remarks;
        const auto known =
            Activations::open(path(file), progress).value()->attach(matrix({1, 2}, 1, 2), {std::size_t{0}, {}, 0.25}, remarks, progress);
        const bool fell = known && (*known)->inputs() && !(*known)->inputs()->heldApart && remarks.size() == 1;
        return fell ? remarks.front().id : std::string_view("nothing");
    };
    QVERIFY(saveMoments(path("sums.npz"), std::vector{momentsOf({1, 2, 3, 4}, 2)}, progress).ok());
    QCOMPARE(said("sums.npz"), std::string_view("apart_no_tokens"));
    QVERIFY(writeTokens(path("one.npz"), "w", {1, 2}, {1, 2}));
    QCOMPARE(said("one.npz"), std::string_view("apart_too_few"));
    // All that could judge hold a NaN; all that could calibrate do.
    QVERIFY(writeTokens(path("nan.npz"), "w", {2, 2}, {1, 2, NAN, 1}));
    Remarks remarks;
    const auto known =
        Activations::open(path("nan.npz"), progress).value()->attach(matrix({1, 2}, 1, 2), {std::size_t{0}, {}, 0.5}, remarks, progress);
    QVERIFY(known && !(*known)->inputs()->heldApart);
    QCOMPARE(remarks.back().id, std::string_view("apart_too_few"));
    QVERIFY(writeTokens(path("first.npz"), "w", {2, 2}, {NAN, 2, 1, 1}));
    const auto none = Activations::open(path("first.npz"), progress).value()->moments(0, progress, 0.5);
    QVERIFY(!none && none.error().code == ErrorCode::NoFiniteTokens);
    QVERIFY(none.error().detail.find("held apart") != std::string::npos);
}

void TstHeldApart::everyShareIsKept()
{
    Progress progress;
    QVERIFY(writeTokens(path("kept.npz"), "w", {40, 4}, tokens(40, 4)));
    const auto opened = Activations::open(path("kept.npz"), progress).value();
    const auto all = opened->moments(0, progress).value(), quarter = opened->moments(0, progress, 0.25).value();
    QCOMPARE(all->tokens, 40u);
    QCOMPARE(quarter->tokens, 30u);
    QCOMPARE(opened->moments(0, progress).value(), all);
    QCOMPARE(opened->moments(0, progress, 0.25).value(), quarter);
}

// Levels -1, 0, 1: the errors of (1, 0.3) are (0, 0.3).
void TstHeldApart::errorByHand()
{
    Progress progress;
    const auto known = withInputs(matrix({1.0f, 0.3f}, 1, 2), cutAt({1, 1, 2, 0, 0, 2, 3, -1}, 2, 2));
    const auto found = report(known, spec("bits=2,range_kind=narrow,granularity=tensor"), progress);
    QVERIFY(found && found->output.heldApart);
    QCOMPARE(found->output.tokens, 2u);
    QVERIFY(isNear(found->output.mse, 0.045, 1e-6));  // (0.09 + 0) / 2
    QCOMPARE(found->output.heldApart->tokens, 2u);
    QVERIFY(isNear(found->output.heldApart->mse, 0.225, 1e-6));  // (0.36 + 0.09) / 2
    QVERIFY(isNear(found->output.heldApart->channelMse[0], 0.225, 1e-6));
    // |W x|^2 there: 0.36 and 2.7^2
    QVERIFY(isNear(found->output.heldApart->sqnrDb, 10 * std::log10(7.65 / 0.45), 1e-6));
}

void TstHeldApart::methodsLearnFromTheOthersAlone_data()
{
    QTest::addColumn<QString>("asked");
    for (const QuantSpec& variant : methodVariants(spec("bits=4,granularity=group,group=16")))
        QTest::addRow("%s", printSpec(variant).c_str()) << QString::fromStdString(printSpec(variant));
}

// The same codes as from the calibration's tokens alone, and the error on the others as it is computed from the values.
void TstHeldApart::methodsLearnFromTheOthersAlone()
{
    QFETCH(QString, asked);
    Progress progress;
    const QuantSpec variant = spec(asked.toStdString());
    const std::vector<float> x = tokens(400, kColumns), first = part(x, kColumns, 0, 300), rest = part(x, kColumns, 300, 400);
    const auto alone = quantize(withInputs(weights(), momentsOf(first, kColumns)), variant, progress),
               held = quantize(withInputs(weights(), cutAt(x, kColumns, 300)), variant, progress);
    QVERIFY(alone && held);
    QCOMPARE((*held)->codes, (*alone)->codes);
    const auto known = withInputs(weights(), cutAt(x, kColumns, 300));
    const auto errors = report(known, variant, progress);
    QVERIFY(errors && errors->output.heldApart);
    const std::vector<float> values = restoredValues(**held);
    QVERIFY(isNear(errors->output.mse, meanSquare(*known, values, first), 1e-5));
    QVERIFY(isNear(errors->output.heldApart->mse, meanSquare(*known, values, rest), 1e-5));
    const auto other = report(withInputs(weights(), momentsOf(first, kColumns)), variant, progress);
    QCOMPARE(errors->output.mse, other->output.mse);
    QCOMPARE(errors->output.hawqSensitivity, other->output.hawqSensitivity);
    QVERIFY(!other->output.heldApart);
    const auto alone2 = outputErrorOf(known, variant, progress);
    QVERIFY(alone2 && alone2->mse == errors->output.mse && alone2->heldApart->mse == errors->output.heldApart->mse);
}

void TstHeldApart::harmIsBetterHereAndWorseThere()
{
    const auto output = [](double sqnrDb, double apart) {
        OutputError error;
        error.known = true;
        error.sqnrDb = sqnrDb;
        error.heldApart.emplace().sqnrDb = apart;
        return error;
    };
    const OutputError plain = output(20, 20);
    QCOMPARE(harmOf(output(23, 18.5), plain), (Harm{3, 1.5}));
    QVERIFY(!harmOf(output(23, 21), plain));
    QVERIFY(!harmOf(output(19, 18), plain));  // worse on both: no news
    QVERIFY(!harmOf(output(20.005, 19), plain));  // not noticeably better
    OutputError unknown = output(23, 18);
    unknown.heldApart.reset();
    QVERIFY(!harmOf(unknown, plain));
    OutputError method = output(23, 18.5);
    method.tokens = 1000;
    method.inputChannels = 100;
    const auto reasons = [&] {
        std::vector<std::string_view> ids;
        for (const Remark& remark : harmRemarks({3, 1.5}, method))
            ids.push_back(remark.id);
        return ids;
    };
    using Ids = std::vector<std::string_view>;
    QCOMPARE(reasons(), (Ids{"apart_worse", "apart_unlike"}));
    method.heaviestTokens = 10, method.heaviestShare = 0.3;
    QCOMPARE(reasons(), (Ids{"apart_worse", "apart_heavy_tokens"}));
    method.tokens = 150, method.heaviestTokens = 2;
    QCOMPARE(reasons(), (Ids{"apart_worse", "apart_few_tokens", "apart_heavy_tokens"}));
    QVERIFY(!learns(spec("bits=4")) && learns(spec("rounding=gptq")) && learns(spec("preparation=awq")));
}

void TstHeldApart::fewTokensHarmAndSoIsSaid()
{
    Progress progress;
    const auto few = withInputs(weights(), cutAt(gaussian(1000 * kColumns, 4), kColumns, 24));
    const auto found = report(few, spec(kGptq), progress);
    std::optional<OutputError> plain;
    const auto harm = judgeHeldApart(few, spec(kGptq), found->output, progress, &plain);
    QVERIFY(harm && plain && plain->heldApart);
    QVERIFY2(found->output.mse < plain->mse && found->output.heldApart->mse > plain->heldApart->mse,
             qPrintable(QStringLiteral("%1 against %2").arg(found->output.heldApart->mse).arg(plain->heldApart->mse)));
    QCOMPARE(harm->at(1).id, std::string_view("apart_few_tokens"));
    QCOMPARE(harm->at(1).value, 24.0);
    const auto many = withInputs(weights(), cutAt(tokens(1000, kColumns), kColumns, 750));
    const auto good = report(many, spec(kGptq), progress);
    QVERIFY(judgeHeldApart(many, spec(kGptq), good->output, progress)->empty());
    QVERIFY(judgeHeldApart(few, spec("bits=3,granularity=channel"), good->output, progress)->empty());  // nothing learns
}

// A few tokens of the calibration are a hundred times as large as all others, and point elsewhere: there are tokens enough, but
// what GPTQ keeps right is these.
void TstHeldApart::heavyTokensHarmAndSoIsSaid()
{
    Progress progress;
    Noise noise(5);
    std::vector<float> x(800 * kColumns);
    for (std::size_t t = 0; t < 800; ++t) {
        const double size = t < 400 && t % 100 == 7 ? 100 : 1;
        for (std::size_t i = 0; i < kColumns; ++i)
            x[t * kColumns + i] = static_cast<float>(size * noise.gauss());
    }
    const auto known = withInputs(weights(), cutAt(x, kColumns, 400));
    const auto found = report(known, spec(kGptq), progress);
    const auto harm = judgeHeldApart(known, spec(kGptq), found->output, progress);
    QVERIFY(harm && harm->size() == 2);
    QCOMPARE(harm->front().id, std::string_view("apart_worse"));
    QCOMPARE(harm->back().id, std::string_view("apart_heavy_tokens"));
    QVERIFY(harm->back().value > 0.9);
}

void TstHeldApart::samplesAreJudgedOnThem()
{
    Progress progress;
    const auto known = withInputs(weights(), cutAt(tokens(400, kColumns), kColumns, 300));
    const auto sweep = sweepOutputs(
        known, spec(kGptq), {{16}, 1}, [](const OutputSweep&) {}, progress);
    const auto all = report(known, spec(kGptq), progress);
    QVERIFY(sweep && sweep->isApart);
    QCOMPARE(sweep->tokens, 300u);
    QCOMPARE(sweep->judges, 100u);
    QVERIFY(isNear(sweep->all.mse, all->output.heldApart->mse, 1e-9));
}

QTEST_APPLESS_MAIN(TstHeldApart)
#include "tst_held_apart.moc"
