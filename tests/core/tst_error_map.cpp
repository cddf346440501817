// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The error map: every cell against sums by hand, over all grids and granularities; and one weight followed all the way.
#include "core/grid/code_value.h"
#include "core/report/error_map.h"
#include "core/report/weight_trace.h"
#include "quant_fixtures.h"

#include <QtTest>
#include <limits>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

Q_DECLARE_METATYPE(bitloupe::Choice)

namespace {

constexpr MapQuantity kQuantities[] = {MapQuantity::Weight, MapQuantity::Error, MapQuantity::Code, MapQuantity::Scale};
constexpr MapSummary kSummaries[] = {MapSummary::Mean, MapSummary::Rms, MapSummary::Largest};

std::shared_ptr<const QuantizedTensor> quantized(const std::shared_ptr<const Weights>& weights, const QuantSpec& spec)
{
    Progress progress;
    const auto answer = quantize(weights, spec, progress);
    return answer ? *answer : nullptr;
}

float numberAt(const Weights& weights, const QuantizedTensor& answer, MapQuantity quantity, std::uint64_t row, std::uint64_t col)
{
    const std::uint64_t flat = row * answer.cols + col;
    const BlockParams& params = answer.params[answer.blocks.blockOf(row, col)];
    const int code = codeAt(answer.codes.data(), flat, answer.grid->codeType());
    switch (quantity) {
    case MapQuantity::Weight:
        return weights.data()[flat];
    case MapQuantity::Error:
        return answer.grid->value(code, params) - weights.data()[flat];
    case MapQuantity::Code:
        return static_cast<float>(code);
    case MapQuantity::Scale:
        return params.scale;
    }
    return 0;
}

void everyGridAsRows()
{
    QTest::addColumn<Choice>("choice");
    for (const Choice& choice : everyGrid())
        QTest::addRow("%s", describe(choice).c_str()) << choice;
}

float roundedHere(StepRounding rounding, float x)
{
    const float down = std::floor(x), rest = x - down;
    const bool awayUp = x > 0, evenUp = std::fmod(down, 2.0F) != 0;
    if (rounding == StepRounding::Truncation)
        return x < 0 ? std::ceil(x) : down;
    const bool tieUp = rounding == StepRounding::HalfToEven ? evenUp : awayUp;
    return rest > 0.5F || (rest == 0.5F && tieUp) ? down + 1 : down;
}

// By the words of encode_steps.h alone.
int codeOf(const EncodeSteps& steps, const RoundedRule& rule, const Grid& grid)
{
    const float placed = std::isnan(steps.quotient) ? rule.before : steps.quotient + rule.before;
    if (std::isinf(placed))
        return placed > 0 ? grid.codeMax() : grid.codeMin();
    const double whole = double{roundedHere(rule.rounding, placed)} + rule.after;
    return static_cast<int>(std::clamp<double>(whole, grid.codeMin(), grid.codeMax()));
}

void checkSteps(const Grid& grid, const EncodeSteps& steps, BlockParams params, float x)
{
    const EncodeRule& rule = steps.rule;
    const float moved = x - rule.offset;
    if (rule.scale != 0)
        QCOMPARE(steps.quotient, rule.multiplies ? moved * (1 / rule.scale) : moved / rule.scale);
    if (const auto* const rounded = std::get_if<RoundedRule>(&rule.way))
        QCOMPARE(steps.code, codeOf(steps, *rounded, grid));
    if (const auto* const compared = std::get_if<ComparedRule>(&rule.way))
        QCOMPARE(steps.code, x < compared->low ? compared->below : x > compared->high ? compared->above : compared->between);
    if (!std::holds_alternative<NearestRule>(rule.way) || rule.scale == 0)
        return;
    const auto distance = [&](float level) { return std::fabs(double{level} - double{steps.quotient}); };
    QCOMPARE(grid.decodeSteps(steps.code, params).level, steps.level);
    for (int code = grid.codeMin(); code <= grid.codeMax(); ++code)
        QVERIFY(distance(steps.level) <= distance(grid.decodeSteps(code, params).level) * (1 + 1e-6) + 1e-9);
}

// One cell, by the book.
double cellValue(const Weights& weights, const QuantizedTensor& answer, const MapQuery& query, std::uint64_t cellRow, std::uint64_t cellCol)
{
    const MapRegion& r = query.region;
    double sum = 0, count = 0, largest = 0;
    for (std::uint64_t row = r.row + cellRow * r.rowsPerCell; row < r.row + std::min((cellRow + 1) * r.rowsPerCell, r.rows); ++row) {
        for (std::uint64_t col = r.col + cellCol * r.colsPerCell; col < r.col + std::min((cellCol + 1) * r.colsPerCell, r.cols); ++col) {
            const double value = double{numberAt(weights, answer, query.quantity, row, col)};
            if (!std::isfinite(value))
                continue;
            count += 1;
            sum += query.summary == MapSummary::Mean || r.showsSingleWeights() ? value : value * value;
            largest = std::max(largest, std::fabs(value));
        }
    }
    if (count == 0)
        return std::numeric_limits<double>::quiet_NaN();
    if (r.showsSingleWeights())
        return sum;
    if (query.summary == MapSummary::Largest)
        return largest;
    return query.summary == MapSummary::Mean ? sum / count : std::sqrt(sum / count);
}

bool agrees(const Weights& weights, const QuantizedTensor& answer, const ErrorMap& map)
{
    const MapRegion& region = map.query.region;
    if (map.values.size() != region.cellRows() * region.cellCols())
        return false;
    for (std::uint64_t row = 0; row < region.cellRows(); ++row) {
        for (std::uint64_t col = 0; col < region.cellCols(); ++col) {
            const auto wanted = static_cast<float>(cellValue(weights, answer, map.query, row, col));
            if (!(map.at(row, col) == wanted || (std::isnan(wanted) && std::isnan(map.at(row, col)))))
                return false;
        }
    }
    return true;
}

// Every member of the table, and each value of each of its parameters with the others as they are.
std::vector<QuantSpec> someSpecs(const Granularity& granularity)
{
    std::vector<QuantSpec> specs;
    const auto add = [&](const Choice& grid) {
        QuantSpec one = defaultSpec();
        one.grid = grid;
        one.granularity = granularity;
        const auto sound = parseSpec(printSpec(asFormatSays(one)));
        if (sound && std::find(specs.begin(), specs.end(), *sound) == specs.end())
            specs.push_back(*sound);
    };
    for (const GridInfo& info : grids()) {
        const Choice plain = defaultChoice(info.id, info.params);
        add(plain);
        for (const ParamInfo& param : info.params) {
            for (const std::string_view option : param.options) {
                Choice other = plain;
                ParamValue& value = other.params[std::string(param.id)];
                value = std::holds_alternative<std::int64_t>(value) ? ParamValue(std::int64_t{std::stoll(std::string(option))})
                                                                    : ParamValue(std::string(option));
                if (makeGrid(other))
                    add(other);
            }
        }
    }
    return specs;
}

std::vector<MapRegion> someRegions(std::uint64_t rows, std::uint64_t cols)
{
    return {{0, 0, rows, cols, 1, 1}, {0, 0, rows, cols, 4, 8},           {0, 0, rows, cols, rows, cols},
            {3, 5, 2, 7, 1, 1},       {2, 16, rows - 2, cols - 16, 5, 9}, {rows - 1, cols - 1, 1, 1, 1, 1}};
}

}  // namespace

class TstErrorMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cellsBesideHand();
    void everyCellEqualsSumsByHand_data();
    void everyCellEqualsSumsByHand();
    void nothingFiniteIsNaN();
    void sameBytesForAnyThreadsAndForStreamedWeights();
    void longRowsAreCutWithoutASeam();
    void samplesStandForWhatLiesBehindThem();
    void refusesRegionsThatAreNone();
    void cancels();

    void tracesOneWeightByHand();
    void tracesWhatTheAnswerHolds_data();
    void tracesWhatTheAnswerHolds();
    void stepsTellWhatWasDone_data();
    void stepsTellWhatWasDone();
    void stepsLeadToTheCode_data();
    void stepsLeadToTheCode();
    void factsOfTheBlock();
    void tracesOddWeights();
};

// 2 x 4 weights, scale 1 for each channel: errors (0, 0.25, -0.5 or 0.5, 0).
void TstErrorMap::cellsBesideHand()
{
    const auto weights = matrix({7, 0.75F, 2.25F, -3, 7, 1.25F, -0.5F, 0}, 2, 4);
    const QuantSpec asked = spec("grid=int,bits=4,granularity=channel");
    const auto answer = quantized(weights, asked);
    Progress progress;
    const auto single = errorMap(weights, *answer, {MapQuantity::Error, MapSummary::Rms, {0, 0, 2, 4, 1, 1}}, progress);
    QVERIFY(single);
    QCOMPARE(single->values, (std::vector<float>{0, 0.25F, -0.25F, 0, 0, -0.25F, 0.5F, 0}));
    const auto halves = errorMap(weights, *answer, {MapQuantity::Error, MapSummary::Rms, {0, 0, 2, 4, 2, 2}}, progress);
    QCOMPARE(halves->values, (std::vector<float>{static_cast<float>(std::sqrt(0.125 / 4)), static_cast<float>(std::sqrt(0.3125 / 4))}));
    const auto mean = errorMap(weights, *answer, {MapQuantity::Error, MapSummary::Mean, {0, 0, 2, 4, 2, 4}}, progress);
    QCOMPARE(mean->values, (std::vector<float>{0.25F / 8}));
    const auto largest = errorMap(weights, *answer, {MapQuantity::Code, MapSummary::Largest, {0, 2, 2, 2, 1, 2}}, progress);
    QCOMPARE(largest->values, (std::vector<float>{3, 0}));
    const auto scales = errorMap(weights, *answer, {MapQuantity::Scale, MapSummary::Mean, {0, 0, 2, 4, 1, 4}}, progress);
    QCOMPARE(scales->values, (std::vector<float>{1, 1}));
}

void TstErrorMap::everyCellEqualsSumsByHand_data()
{
    QTest::addColumn<QString>("text");
    const Granularity granularities[] = {PerTensor{}, PerChannel{}, PerGroup{12, std::nullopt}, PerChannelGroup{3, std::nullopt},
                                         PerToken{}};
    for (const Granularity& granularity : granularities) {
        for (const QuantSpec& one : someSpecs(granularity)) {
            const std::string text = printSpec(one);
            QTest::addRow("%s", text.c_str()) << QString::fromStdString(text);
        }
    }
}

void TstErrorMap::everyCellEqualsSumsByHand()
{
    QFETCH(QString, text);
    const QuantSpec some = spec(text.toStdString());
    std::vector<float> values = gaussian(std::size_t{11} * 64, 7);
    values[70] = std::numeric_limits<float>::quiet_NaN();
    values[100] = std::numeric_limits<float>::infinity();
    const auto weights = matrix(values, 11, 64);
    const auto answer = quantized(weights, some);
    QVERIFY(answer);
    Progress progress;
    for (const MapRegion& region : someRegions(11, 64)) {
        for (const MapQuantity quantity : kQuantities) {
            for (const MapSummary summary : kSummaries) {
                const auto map = errorMap(weights, *answer, {quantity, summary, region}, progress);
                QVERIFY(map);
                QVERIFY(agrees(*weights, *answer, *map));
            }
        }
    }
}

void TstErrorMap::nothingFiniteIsNaN()
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const auto weights = matrix({nan, nan, 1, 2}, 2, 2);
    const auto answer = quantized(weights, spec("grid=int,bits=8"));
    Progress progress;
    for (const MapSummary summary : kSummaries) {
        const auto map = errorMap(weights, *answer, {MapQuantity::Error, summary, {0, 0, 2, 2, 1, 2}}, progress);
        QVERIFY(std::isnan(map->values[0]) && std::isfinite(map->values[1]));
        const auto codes = errorMap(weights, *answer, {MapQuantity::Code, summary, {0, 0, 2, 2, 1, 2}}, progress);
        QCOMPARE(codes->values[0], 0.0F);  // NaN encodes as zero
    }
}

void TstErrorMap::sameBytesForAnyThreadsAndForStreamedWeights()
{
    const auto weights = matrix(laplacian(std::size_t{700} * 301, 3), 700, 301);
    for (const char* text : {"grid=int,bits=4,range=mse", "grid=nf4,granularity=group,group=64", "grid=int,bits=3,granularity=channel"}) {
        const QuantSpec some = spec(text);
        const auto answer = quantized(weights, some);
        for (const MapRegion& region : {MapRegion{0, 0, 700, 301, 16, 8}, MapRegion{333, 17, 100, 200, 1, 1}}) {
            const MapQuery query{MapQuantity::Error, MapSummary::Rms, region};
            Progress progress;
            const auto one = [&](std::size_t threads) {
                const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
                return errorMap(weights, *answer, query, progress)->values;
            };
            const std::vector<float> first = one(1);
            QCOMPARE(one(2), first);
            QCOMPARE(one(8), first);
            const auto streamed = errorMap(std::make_shared<StreamedCopy>(weights), some, query, progress);
            QVERIFY(streamed);
            QCOMPARE(streamed->values, first);
        }
    }
}

void TstErrorMap::longRowsAreCutWithoutASeam()
{
    const auto weights = matrix(gaussian(std::size_t{2} * 150000, 5), 2, 150000);
    for (const char* text : {"grid=int,bits=4,granularity=channel", "grid=int,bits=4,granularity=group,group=96"}) {
        const QuantSpec some = spec(text);
        const auto answer = quantized(weights, some);
        const MapQuery query{MapQuantity::Error, MapSummary::Largest, {0, 60000, 2, 20000, 2, 700}};
        Progress progress;
        const auto streamed = errorMap(std::make_shared<StreamedCopy>(weights), some, query, progress);
        QVERIFY(agrees(*weights, *answer, *streamed));
    }
}

void TstErrorMap::samplesStandForWhatLiesBehindThem()
{
    const auto weights = matrix(gaussian(std::size_t{900} * 128, 9), 900, 128);
    Progress progress;
    const auto sample = Sample::take(*weights, 20000, 0, progress);
    QVERIFY(sample && *sample);
    const std::uint64_t step = (*sample)->rowStep();
    QVERIFY(step > 1);
    const QuantSpec some = spec("grid=int,bits=4,granularity=channel");
    const auto answer = quantized(weights, some);  // channels are whole in the sample: the same scales
    const auto map = errorMap(**sample, some, {MapQuantity::Error, MapSummary::Rms, {0, 0, 900, 128, 1, 1}}, progress);
    QVERIFY(map && !map->exact);
    for (const std::uint64_t row : {std::uint64_t{0}, std::uint64_t{1}, step - 1, step, 7 * step + 1, std::uint64_t{899}})
        for (const std::uint64_t col : {std::uint64_t{0}, std::uint64_t{127}})
            QCOMPARE(map->at(row, col), numberAt(*weights, *answer, MapQuantity::Error, row / step * step, col));
}

void TstErrorMap::refusesRegionsThatAreNone()
{
    const auto weights = matrix(gaussian(24), 4, 6);
    const auto answer = quantized(weights, spec("grid=int,bits=4"));
    Progress progress;
    for (const MapRegion& bad :
         {MapRegion{0, 0, 5, 6, 1, 1}, MapRegion{0, 0, 0, 6, 1, 1}, MapRegion{4, 0, 1, 1, 1, 1}, MapRegion{0, 2, 1, 5, 1, 1},
          MapRegion{0, 0, 4, 6, 0, 1}, MapRegion{0, 0, 4, 6, 1, 0}, MapRegion{~std::uint64_t{0}, 0, 2, 1, 1, 1}}) {
        const auto map = errorMap(weights, *answer, {MapQuantity::Error, MapSummary::Rms, bad}, progress);
        QVERIFY(!map && map.error().code == ErrorCode::BadArgument);
        const auto streamed = errorMap(weights, answer->spec, {MapQuantity::Error, MapSummary::Rms, bad}, progress);
        QVERIFY(!streamed && streamed.error().code == ErrorCode::BadArgument);
    }
}

void TstErrorMap::cancels()
{
    const auto weights = matrix(gaussian(std::size_t{500} * 400), 500, 400);
    const auto answer = quantized(weights, spec("grid=int,bits=4"));
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)errorMap(weights, *answer, {MapQuantity::Error, MapSummary::Rms, {0, 0, 500, 400, 4, 4}}, progress),
                             Cancelled);
}

// Group of 4 with the largest weight 7: scale 1. 2.25 lies between the levels 2 and 3.
void TstErrorMap::tracesOneWeightByHand()
{
    const auto weights = matrix({1, 1, 1, 1, 7, 0.75F, 2.25F, -3}, 1, 8);
    const auto answer = quantized(weights, spec("grid=int,bits=4,granularity=group,group=4"));
    Progress progress;
    const auto trace = traceWeight(weights, *answer, 0, 6, progress);
    QVERIFY(trace);
    QCOMPARE(trace->element, std::uint64_t{6});
    QCOMPARE(trace->block, std::uint64_t{1});
    QCOMPARE(trace->blockFirst, std::uint64_t{4});
    QCOMPARE(trace->blockSize, std::uint64_t{4});
    QCOMPARE(trace->params.scale, 1.0F);
    QCOMPARE(trace->code, 2);
    QCOMPARE(trace->decoded, 2.0F);
    QCOMPARE(trace->error, -0.25F);
    QCOMPARE(trace->levelBelow.value(), 2.0F);
    QCOMPARE(trace->levelAbove.value(), 3.0F);
    QVERIFY(!trace->isClipped);
    QCOMPARE(trace->steps.quotient, 2.25F);
    QCOMPARE(trace->steps.rounded, 2.0F);
    QCOMPARE(trace->neighbours.size(), std::size_t{4});
    QCOMPARE(trace->neighbours[3].code, -3);
    QCOMPARE(trace->neighbours[3].col, std::uint64_t{7});
}

void TstErrorMap::tracesWhatTheAnswerHolds_data() { everyCellEqualsSumsByHand_data(); }

void TstErrorMap::tracesWhatTheAnswerHolds()
{
    QFETCH(QString, text);
    const QuantSpec some = spec(text.toStdString());
    const auto weights = matrix(laplacian(std::size_t{5} * 64, 21), 5, 64);
    const auto answer = quantized(weights, some);
    QVERIFY(answer);
    Progress progress;
    for (std::uint64_t flat = 0; flat < weights->size(); flat += 7) {
        const std::uint64_t row = flat / 64, col = flat % 64;
        const auto trace = traceWeight(weights, *answer, row, col, progress);
        QVERIFY(trace);
        QCOMPARE(trace->weight, weights->data()[flat]);
        QCOMPARE(trace->code, static_cast<int>(numberAt(*weights, *answer, MapQuantity::Code, row, col)));
        QCOMPARE(trace->error, numberAt(*weights, *answer, MapQuantity::Error, row, col));
        QCOMPARE(trace->block, answer->blocks.blockOf(row, col));
        QVERIFY(trace->params == answer->params[trace->block]);
        QVERIFY(flat >= trace->blockFirst && flat < trace->blockFirst + trace->blockSize);
        QVERIFY(!trace->neighbours.empty() && trace->neighbours.size() <= kNeighbours);
        QVERIFY(trace->neighbours.front().col <= col && trace->neighbours.back().col >= col);
        for (const TracedWeight& other : trace->neighbours)
            QCOMPARE(answer->blocks.blockOf(row, other.col), trace->block);
        if (gridRules(some.grid).learns)
            continue;  // levels learned from a stream come from its bins (core/report/bounds.h)
        const auto streamed = traceWeight(std::make_shared<StreamedCopy>(weights), some, row, col, progress);
        QVERIFY(streamed);
        QCOMPARE(streamed->code, trace->code);
        QCOMPARE(streamed->decoded, trace->decoded);
        QVERIFY(streamed->range == trace->range);
    }
}

// Over every grid, with the parameters that quantizing finds, tails and blocks of zeros included: what is told of the way to a
// code leads to that code, and what is told of its meaning to the value.
void TstErrorMap::stepsTellWhatWasDone_data() { everyGridAsRows(); }

void TstErrorMap::stepsTellWhatWasDone()
{
    QFETCH(Choice, choice);
    constexpr std::uint64_t kRows = 3, kCols = 556;
    std::vector<float> values = laplacian(kRows * kCols, 23);
    std::fill_n(values.begin() + 64, 64, 0.0F);
    std::for_each(values.begin() + 600, values.begin() + 700, [](float& x) { x *= 1e-4F; });
    const auto weights = matrix(std::move(values), kRows, kCols);
    QuantSpec some = spec(gridRules(choice).learns ? "granularity=channel" : "granularity=group,group=60");
    some.grid = choice;
    const auto answer = quantized(weights, some);
    QVERIFY(answer);
    Progress progress;
    for (std::uint64_t flat = 0; flat < weights->size(); flat += 19) {
        const auto trace = traceWeight(weights, *answer, flat / kCols, flat % kCols, progress);
        QVERIFY(trace);
        QCOMPARE(trace->steps.code, trace->code);
        checkSteps(*trace->grid, trace->steps, trace->params, trace->weight);
        const DecodeSteps decode = trace->grid->decodeSteps(trace->code, trace->params);
        QCOMPARE(decode.level * decode.scale + decode.offset, trace->decoded);
    }
}

// The same near ties, on them, and beyond the ends, in full blocks and in others.
void TstErrorMap::stepsLeadToTheCode_data() { everyGridAsRows(); }

void TstErrorMap::stepsLeadToTheCode()
{
    QFETCH(Choice, choice);
    Noise noise(5);
    const auto grid = *makeGrid(choice);
    const BlockParams params = grid->params({-1.5F, 1});
    const float scale = params.scale == 0 ? 1 : params.scale;
    for (int i = 0; i < 400; ++i) {
        const auto x = static_cast<float>(i % 3 == 0 ? 2 * noise.gauss() : std::round(20 * noise.gauss()) / 2 * double{scale});
        for (const bool isFull : {true, false}) {
            const EncodeSteps steps = grid->steps(x, params, isFull);
            std::byte code[2] = {};
            grid->encode(&x, 1, params, isFull, code);
            QCOMPARE(steps.code, codeAt(code, 0, grid->codeType()));
            checkSteps(*grid, steps, params, x);
        }
    }
}

void TstErrorMap::factsOfTheBlock()
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const auto weights = matrix({1, -2, 3, nan, -9, 4, 0.5F, 9}, 2, 4);
    const auto answer = quantized(weights, spec("grid=int,bits=4"));
    Progress progress;
    const auto trace = traceWeight(weights, *answer, 0, 1, progress);
    QVERIFY(trace && trace->facts);
    QCOMPARE(trace->facts->largest, 9.0F);
    QCOMPARE(trace->facts->largestAt, std::uint64_t{4});  // the first of two
    QCOMPARE(trace->facts->median, 3.0F);  // of 0.5 1 2 3 4 9 9
    QCOMPARE(trace->blockSize, std::uint64_t{8});
    QCOMPARE(trace->neighbours.size(), std::size_t{4});  // of its own row
}

void TstErrorMap::tracesOddWeights()
{
    const float nan = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
    const auto weights = matrix({nan, infinity, 0, 1}, 2, 2);
    const auto answer = quantized(weights, spec("grid=int,bits=4,range=manual,low=-0.5,high=0.5"));
    Progress progress;
    const auto none = traceWeight(weights, *answer, 0, 0, progress);
    QVERIFY(none && std::isnan(none->weight) && !none->levelBelow && !none->levelAbove);
    QCOMPARE(none->decoded, 0.0F);
    const auto far = traceWeight(weights, *answer, 0, 1, progress);
    QVERIFY(far && far->isClipped && far->levelBelow && !far->levelAbove);
    QVERIFY(traceWeight(weights, *answer, 1, 1, progress)->isClipped);
    for (const auto& [row, col] : {std::pair{std::uint64_t{2}, std::uint64_t{0}}, {std::uint64_t{0}, std::uint64_t{2}}})
        QCOMPARE(traceWeight(weights, *answer, row, col, progress).error().code, ErrorCode::BadArgument);
}

QTEST_GUILESS_MAIN(TstErrorMap)
#include "tst_error_map.moc"
