// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/calibrate/reference/gptq_quantizer.h"
#include "core/linear/cholesky.h"
#include "core/linear/products.h"
#include "core/report/error_report.h"
#include "core/round/gptq.h"
#include "kernels/kernels.h"
#include "tests/core/input_fixtures.h"

#include <QtTest>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

SquareMatrix squareOf(const std::vector<std::vector<double>>& rows)
{
    SquareMatrix h(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::copy(rows[i].begin(), rows[i].end(), h.row(i));
    return h;
}

std::shared_ptr<const Grid> integers(int bits)
{
    return makeGrid(spec("bits=" + std::to_string(bits) + ",scheme=asymmetric").grid).value();
}

FindGroup plainParams(int bits)
{
    return [bits](std::span<const float> weights) {
        const BlockParams params = reference::gptqParams(weights, {bits, false, false});
        return Result<GroupParams>({params, params, {}});
    };
}

struct Rounded {
    std::vector<std::uint8_t> codes;
    std::vector<float> values;
    std::vector<double> losses;
    double damp = 0;
};

Rounded rounded(const std::vector<float>& weights, const SquareMatrix& h, int bits, const GptqOptions& options, const FindGroup& find)
{
    Progress progress;
    const std::size_t n = h.size(), rows = weights.size() / n, groups = gptqGroups(n, options);
    const auto factor = GptqFactor::make(h, options, progress);
    const auto grid = integers(bits);
    Rounded result{std::vector<std::uint8_t>(weights.size()), std::vector<float>(weights.size()), std::vector<double>(rows),
                   factor->damp()};
    std::vector<GroupParams> params(rows * groups);
    const GptqRows work{rows, weights.data(), reinterpret_cast<std::byte*>(result.codes.data()), params.data(), result.losses.data()};
    const bool done =
        gptqFindStatic(*factor, options, work, find, progress).ok() && gptqRound(*factor, options, *grid, work, find, progress).ok();
    const std::vector<std::size_t> groupOf = gptqGroupOf(*factor, options);
    for (std::size_t i = 0; done && i < weights.size(); ++i)
        grid->decode(result.codes.data() + i, 1, params[i / n * groups + groupOf[i % n]].stored, &result.values[i]);
    return result;
}

std::vector<float> errorsOf(const std::vector<float>& weights, const std::vector<float>& values)
{
    std::vector<float> errors(weights.size());
    std::transform(weights.begin(), weights.end(), values.begin(), errors.begin(), std::minus<>());
    return errors;
}

// Section 9.3 as it stands: H inverted, one column after the other over the whole row, in double.
std::vector<double> textbook(std::vector<double> w, std::vector<std::vector<double>> h, const BlockParams& params, int bits)
{
    const std::size_t n = h.size();
    std::vector<std::vector<double>> inverse(n, std::vector<double>(n, 0.0));
    std::vector<double> result(n);
    for (std::size_t c = 0; c < n; ++c) {
        const std::size_t left = n - c;  // the inverse of the part not yet rounded, by Gauss and Jordan
        std::vector<std::vector<double>> a(left, std::vector<double>(2 * left, 0.0));
        for (std::size_t i = 0; i < left; ++i) {
            std::copy(h[c + i].begin() + static_cast<std::ptrdiff_t>(c), h[c + i].end(), a[i].begin());
            a[i][left + i] = 1;
        }
        for (std::size_t i = 0; i < left; ++i) {
            const double pivot = a[i][i];
            for (double& x : a[i])
                x /= pivot;
            for (std::size_t k = 0; k < left; ++k) {
                const double factor = k == i ? 0 : a[k][i];
                for (std::size_t j = 0; j < 2 * left; ++j)
                    a[k][j] -= factor * a[i][j];
            }
        }
        const double code = std::clamp(std::nearbyint(w[c] / double{params.scale}) + params.zero, 0.0, std::exp2(bits) - 1);
        result[c] = double{params.scale} * (code - params.zero);
        for (std::size_t j = 0; j < left; ++j)
            w[c + j] -= (w[c] - result[c]) / a[0][left] * (j == 0 ? 0.0 : a[0][left + j]);
    }
    return result;
}

}  // namespace

class TstGptq : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void factorsGiveTheMatrixBack();
    void refusesWhatIsNotPositive();
    void quadraticFormsByHand();
    void workedExample();
    void followsTheTextbook();
    void lossesAddUpToTheOutputError_data();
    void lossesAddUpToTheOutputError();
    void withoutCorrelationItIsNearest();
    void sameBytesForAnyThreadsAndLevels();
    void sayWhatWasNotDone();
    void everyGridTakesPart();
    void beatsNearestOnItsInputs_data();
    void beatsNearestOnItsInputs();
};

void TstGptq::factorsGiveTheMatrixBack()
{
    for (const std::size_t n : {1u, 5u, 16u, 127u, 128u, 300u}) {
        SquareMatrix h = momentsOf(tokens(2 * n + 3, n), n)->secondMoments, upper = h;
        Progress progress;
        QVERIFY(factorUpper(upper, progress));
        double worst = 0, largest = 0;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = i; j < n; ++j) {
                double sum = 0;
                for (std::size_t k = j; k < n; ++k)
                    sum += upper.at(i, k) * upper.at(j, k);
                worst = std::max(worst, std::fabs(sum - h.at(i, j)));
                largest = std::max(largest, std::fabs(h.at(i, j)));
            }
        }
        QVERIFY(worst <= 1e-12 * largest);
    }
}

void TstGptq::refusesWhatIsNotPositive()
{
    Progress progress;
    SquareMatrix zero(3), negative = squareOf({{1, 2}, {2, 1}}), nan = squareOf({{1, 0}, {0, NAN}});
    QVERIFY(!factorUpper(zero, progress));
    QVERIFY(!factorUpper(negative, progress));
    QVERIFY(!factorUpper(nan, progress));
}

void TstGptq::quadraticFormsByHand()
{
    Progress progress;
    const SquareMatrix h = squareOf({{2, 1}, {1, 3}});
    const std::vector<float> e{1, 0, 1, -2};
    const std::vector<double> forms = quadraticForms(e, 2, h, progress);
    QCOMPARE(forms[0], 2.0);
    QCOMPARE(forms[1], 2.0 - 4.0 + 12.0);
}

// reference/methods.md 29.3.
void TstGptq::workedExample()
{
    const std::vector<float> x{1, 2, 0, 1, 0, 1, 1, 2, 2, 1, 1, 0, 1, 0, 3, 1, 1, 1, 0, 1, 0, 2, 1, 1};
    const SquareMatrix h = scaledMoments(*momentsOf(x, 4), 2.0 / 6);
    const std::vector<float> w{0.9f, -0.5f, 0.3f, 0.1f, -0.2f, 0.7f, -0.6f, 0.4f};
    const Rounded answer = rounded(w, h, 3, {}, [](std::span<const float> weights) {
        // 0.9 / scale and -min / scale of the first row are ties, which float32 breaks the other way.
        const BlockParams params = weights[0] > 0 ? BlockParams{0.1999999f, 2} : BlockParams{1.3f / 7, 3};
        return Result<GroupParams>({params, params, {}});
    });
    QCOMPARE(answer.codes, (std::vector<std::uint8_t>{7, 0, 3, 2, 2, 7, 0, 5}));
    Progress progress;
    const std::vector<double> forms = quadraticForms(errorsOf(w, answer.values), 2, h, progress);
    QVERIFY(std::fabs(forms[0] + forms[1] - 0.087619048) < 1e-6);
    QVERIFY(std::fabs(answer.losses[0] + answer.losses[1] - 0.0445171769) < 1e-6);
}

void TstGptq::followsTheTextbook()
{
    const std::size_t n = 37;
    const auto moments = momentsOf(tokens(90, n), n);
    std::vector<std::vector<double>> damped(n, std::vector<double>(n));
    double mean = 0;
    for (std::size_t i = 0; i < n; ++i)
        mean += moments->secondMoments.at(i, i) / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j)
            damped[i][j] = moments->secondMoments.at(i, j) + (i == j ? 0.01 * mean : 0.0);
    }
    for (const std::size_t block : {1u, 5u, 8u, 16u, 128u}) {
        GptqOptions options;
        options.blockSize = block;
        const std::vector<float> w = gaussian(3 * n, 4);
        const Rounded answer = rounded(w, moments->secondMoments, 4, options, plainParams(4));
        for (std::size_t row = 0; row < 3; ++row) {
            const std::span<const float> part = std::span(w).subspan(row * n, n);
            const std::vector<double> wanted =
                textbook({part.begin(), part.end()}, damped, reference::gptqParams(part, {4, false, false}), 4);
            for (std::size_t i = 0; i < n; ++i)
                QVERIFY(std::fabs(double{answer.values[row * n + i]} - wanted[i]) < 1e-5);
        }
    }
}

void TstGptq::lossesAddUpToTheOutputError_data()
{
    QTest::addColumn<int>("order");
    QTest::addColumn<int>("group");
    QTest::addColumn<bool>("isStatic");
    QTest::addColumn<bool>("isStale");
    for (const int order : {0, 1, 2}) {
        for (const int group : {0, 12, 32, 200}) {
            for (const bool isStatic : {false, true}) {
                for (const bool isStale : {false, true})
                    QTest::addRow("%d %d %d %d", order, group, isStatic, isStale) << order << group << isStatic << isStale;
            }
        }
    }
}

// Sum of losses = 1/2 tr((W - Q) H_damped (W - Q)^T): section 9.3's identity, whatever the order, the groups and the blocks.
void TstGptq::lossesAddUpToTheOutputError()
{
    QFETCH(int, order);
    QFETCH(int, group);
    QFETCH(bool, isStatic);
    QFETCH(bool, isStale);
    const std::size_t n = 150;
    SquareMatrix h = momentsOf(tokens(400, n), n)->secondMoments;
    GptqOptions options{static_cast<ColumnOrder>(order), 0.01, 64, static_cast<std::size_t>(group), isStatic, isStale};
    const std::vector<float> w = gaussian(40 * n, 9);
    const Rounded answer = rounded(w, h, 3, options, plainParams(3));
    double mean = 0;
    for (std::size_t i = 0; i < n; ++i)
        mean += h.at(i, i) / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i)
        h.at(i, i) += answer.damp * mean;
    Progress progress;
    const std::vector<double> forms = quadraticForms(errorsOf(w, answer.values), 40, h, progress);
    for (std::size_t row = 0; row < 40; ++row)
        QVERIFY(std::fabs(answer.losses[row] - forms[row] / 2) <= 1e-4 * forms[row]);
}

void TstGptq::withoutCorrelationItIsNearest()
{
    const std::size_t n = 50;
    SquareMatrix h(n);
    for (std::size_t i = 0; i < n; ++i)
        h.at(i, i) = 1 + static_cast<double>(i);
    const std::vector<float> w = gaussian(8 * n, 2);
    const Rounded answer = rounded(w, h, 4, {}, plainParams(4));
    const auto grid = integers(4);
    for (std::size_t row = 0; row < 8; ++row) {
        std::vector<std::uint8_t> codes(n);
        grid->encode(w.data() + row * n, n, reference::gptqParams(std::span(w).subspan(row * n, n), {4, false, false}), true, codes.data());
        QVERIFY(std::equal(codes.begin(), codes.end(), answer.codes.begin() + static_cast<std::ptrdiff_t>(row * n)));
    }
}

void TstGptq::sameBytesForAnyThreadsAndLevels()
{
    const std::size_t n = 200;
    const auto weights = withInputs(matrix(gaussian(150 * n), 150, n), momentsOf(tokens(500, n), n));
    const QuantSpec asked = spec("bits=4,granularity=group,group=32,rounding=gptq");
    Buffer<std::byte> first;
    const auto codes = [&] {
        Progress progress;
        const auto again = withInputs(weights, momentsOf(tokens(500, n), n));
        return quantize(again, asked, progress).value()->codes;
    };
    for (const std::size_t threads : {1u, 2u, 5u}) {
        const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
        const Buffer<std::byte> now = codes();
        first = first.empty() ? now : first;
        QCOMPARE(now, first);
    }
    const kernels::Level best = kernels::active().level;
    for (const kernels::Level level : {kernels::Level::Scalar, kernels::Level::Avx2}) {
        if (kernels::use(level))
            QCOMPARE(codes(), first);
    }
    kernels::use(best);
}

void TstGptq::sayWhatWasNotDone()
{
    Progress progress;
    const std::size_t n = 24;
    const auto plain = matrix(gaussian(4 * n), 4, n);
    const QuantSpec asked = spec("bits=4,granularity=channel,rounding=gptq,damp=0");
    const auto nearest = quantize(plain, spec("bits=4,granularity=channel"), progress).value();
    const auto unknown = quantize(plain, asked, progress).value();
    QCOMPARE(unknown->remarks, (Remarks{{"gptq_no_inputs", 0}}));
    QCOMPARE(unknown->codes, nearest->codes);
    // Fewer tokens than channels, of which one never moves: singular without damping.
    std::vector<float> few = tokens(6, n);
    for (std::size_t t = 0; t < 6; ++t)
        few[t * n + 3] = 0;
    const auto singular = quantize(withInputs(plain, momentsOf(few, n)), asked, progress).value();
    QCOMPARE(singular->remarks.back(), (Remark{"gptq_dead_columns", 1}));
    auto broken = std::make_shared<InputMoments>(*momentsOf(few, n));
    broken->secondMoments.at(2, 2) = -1e9;
    const auto lost = quantize(withInputs(plain, broken), asked, progress).value();
    QCOMPARE(lost->remarks, (Remarks{{"gptq_few_tokens", 6}, {"gptq_not_positive", 0}}));
    QCOMPARE(lost->codes, nearest->codes);
}

void TstGptq::everyGridTakesPart()
{
    const std::size_t n = 256;
    const auto weights = withInputs(matrix(gaussian(6 * n), 6, n), momentsOf(tokens(300, n), n));
    for (const Choice& grid : everyGrid()) {
        for (const Granularity& granularity : {Granularity(PerTensor{}), Granularity(PerChannel{}), Granularity(PerGroup{96, {}})}) {
            QuantSpec asked = spec("rounding=gptq");
            asked.grid = grid;
            asked.granularity = granularity;
            Progress progress;
            const auto answer = quantize(weights, asFormatSays(asked), progress);
            QVERIFY2(answer.ok(), describe(grid).c_str());
            const auto errors = compare(*weights, **answer, progress);
            QVERIFY2(errors.ok() && errors->output.known && std::isfinite(errors->output.mse), describe(grid).c_str());
        }
    }
}

void TstGptq::beatsNearestOnItsInputs_data()
{
    QTest::addColumn<QString>("grid");
    for (const char* grid : {"bits=2,scheme=asymmetric", "bits=3", "bits=4", "bits=4,range=mse", "bits=8", "grid=nf4", "grid=fp4"}) {
        for (const char* granularity : {"tensor", "channel", "group,group=64"}) {
            for (const char* order : {"natural", "activation", "group_aware"}) {
                const QString text =
                    QStringLiteral("%1,granularity=%2,order=%3").arg(QLatin1String(grid), QLatin1String(granularity), QLatin1String(order));
                QTest::addRow("%s", qPrintable(text)) << text;
            }
        }
    }
}

void TstGptq::beatsNearestOnItsInputs()
{
    QFETCH(QString, grid);
    const std::size_t n = 192;
    const auto weights = withInputs(matrix(gaussian(64 * n), 64, n), momentsOf(tokens(600, n), n));
    Progress progress;
    const QuantSpec asked = spec(grid.toStdString() + ",rounding=gptq");
    QuantSpec plain = asked;
    plain.rounding = defaultSpec().rounding;
    const auto second = report(weights, asked, progress), nearest = report(weights, plain, progress);
    QVERIFY(second.ok() && nearest.ok() && second->output.known);
    QVERIFY2(second->output.mse < 0.9 * nearest->output.mse,
             qPrintable(QStringLiteral("%1 against %2").arg(second->output.mse).arg(nearest->output.mse)));
    QCOMPARE(parseSpec(printSpec(asked)).value(), asked);
}

QTEST_APPLESS_MAIN(TstGptq)
#include "tst_gptq.moc"
