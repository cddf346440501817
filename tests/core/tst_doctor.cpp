// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Every finding on the smallest tensor that has it, and on one that nearly has it.

#include "core/report/doctor.h"
#include "core/report/heavy_weights.h"
#include "tests/core/calibration_fixtures.h"

#include <QtTest>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

std::vector<Finding> found(const std::shared_ptr<const Weights>& weights, std::string_view text)
{
    Progress progress;
    return examine(*weights, spec(text), progress).value();
}

// The finding of this kind; id empty where there is none.
Finding one(const std::vector<Finding>& findings, std::string_view id)
{
    for (const Finding& finding : findings)
        if (finding.id == id)
            return finding;
    return {};
}

constexpr float kNan = std::numeric_limits<float>::quiet_NaN(), kInfinity = std::numeric_limits<float>::infinity();

}  // namespace

class TstDoctor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingToSay();
    void kindsAreTold();
    void notFinite();
    void zerosAndConstants();
    void oneSided();
    void scales();
    void fewWeights();
    void dominated();
    void heaviestShare();
    void shapeAndPrecision();
    void everyGridOfTheTable();
    void streamedEqualsResident();
};

void TstDoctor::nothingToSay() { QVERIFY(found(matrix(gaussian(6400), 64, 100), "grid=int,bits=8,granularity=channel").empty()); }

void TstDoctor::kindsAreTold()
{
    std::vector<std::string_view> ids;
    for (const FindingKind& kind : findingKinds())
        ids.push_back(kind.id);
    std::sort(ids.begin(), ids.end());
    QVERIFY(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

void TstDoctor::notFinite()
{
    const auto findings =
        found(weightsFromValues("w", {2, 3}, {1, kNan, -2, kInfinity, kNan, 3}, 1), "grid=int,bits=8,granularity=channel");
    const Finding nan = one(findings, "nan");
    QCOMPARE(nan.severity, Severity::Warning);
    QCOMPARE(nan.count, std::uint64_t{2});
    QCOMPARE(nan.of, std::uint64_t{6});
    QCOMPARE(nan.first, std::uint64_t{1});  // in the tensor's own order, whichever axis is the output
    QCOMPARE(one(findings, "infinity").first, std::uint64_t{3});
    QCOMPARE(one(found(matrix({kNan, kNan}, 1, 2), "grid=int,bits=8"), "empty").id, std::string_view("empty"));
    QCOMPARE(one(found(matrix({}, 0, 2), "grid=int,bits=8"), "empty").id, std::string_view("empty"));
}

void TstDoctor::zerosAndConstants()
{
    const auto weights = matrix({0, 0, 1, -1, 2, 2, 0, 0, 3, 3, -3, 1}, 3, 4);
    const auto findings = found(weights, "grid=int,bits=8,granularity=group,group=2");
    const Finding zero = one(findings, "zero_blocks"), constant = one(findings, "constant_blocks");
    QCOMPARE(zero.count, std::uint64_t{2});
    QCOMPARE(zero.of, std::uint64_t{6});
    QCOMPARE(zero.first, std::uint64_t{0});
    QCOMPARE(constant.count, std::uint64_t{2});
    QCOMPARE(constant.first, std::uint64_t{2});
    QCOMPARE(zero.severity, Severity::Note);
    QCOMPARE(one(found(matrix({0, 0, 0, 0}, 2, 2), "grid=int,bits=8"), "zero_tensor").count, std::uint64_t{1});
    const Finding all = one(found(matrix({-2, -2, -2, -2}, 2, 2), "grid=int,bits=8,granularity=channel"), "constant_tensor");
    QCOMPARE(all.value, -2.0);
    QVERIFY(one(found(matrix({-2, -2, -2, -2}, 2, 2), "grid=int,bits=8,granularity=channel"), "constant_blocks").id.empty());
}

void TstDoctor::oneSided()
{
    const auto weights = matrix({1, 2, -1, -3, 1, -1}, 3, 2);
    const Finding blocks = one(found(weights, "grid=int,bits=8,granularity=channel"), "one_sided_blocks");
    QCOMPARE(blocks.count, std::uint64_t{2});
    QVERIFY(one(found(weights, "grid=int,bits=8,scheme=asymmetric,granularity=channel"), "one_sided_blocks").id.empty());
    const Finding tensor = one(found(matrix({-1, -2, 0, -4}, 2, 2), "grid=int,bits=8"), "one_sided_tensor");
    QCOMPARE(tensor.value, -4.0);
    QVERIFY(one(found(matrix({-1, -2, 0, -4}, 2, 2), "grid=int,bits=8,granularity=channel"), "one_sided_blocks").id.empty());
}

void TstDoctor::scales()
{
    // 1e-3 / 127 = 7.9e-6 is no normal half, 1e-2 / 127 = 7.9e-5 is one.
    const auto weights = matrix({1e-3F, -1e-3F, 1e-2F, -1e-2F}, 2, 2);
    const Finding half = one(found(weights, "grid=int,bits=8,scale_dtype=float16,granularity=channel"), "scale_below_normal");
    QCOMPARE(half.count, std::uint64_t{1});
    QCOMPARE(half.first, std::uint64_t{0});
    QVERIFY(half.value < half.limit && half.value > 7e-6);
    QVERIFY(one(found(weights, "grid=int,bits=8,granularity=channel"), "scale_below_normal").id.empty());
    const auto tiny = matrix({1e-37F, -1e-37F}, 1, 2);  // / 127: raised to the smallest normal number
    QCOMPARE(one(found(tiny, "grid=int,bits=8"), "scale_below_normal").severity, Severity::Warning);
    const auto large = matrix({1e8F, -1e8F}, 1, 2);
    QCOMPARE(one(found(large, "grid=int,bits=8,scale_dtype=float16"), "scale_beyond_type").count, std::uint64_t{1});
    QVERIFY(one(found(large, "grid=int,bits=8"), "scale_beyond_type").id.empty());
    // ggml's blocks keep halves: 1e-3 / 8 = 1.25e-4 is a normal one, 1e-4 / 8 is not.
    std::vector<float> blocks(64, 1e-3F);
    std::fill_n(blocks.begin() + 32, 32, 1e-4F);
    blocks[0] = -1e-3F;
    blocks[32] = -1e-4F;
    const Finding ggml = one(found(matrix(blocks, 1, 64), "grid=q4_0"), "scale_below_normal");
    QCOMPARE(ggml.count, std::uint64_t{1});
    QCOMPARE(ggml.first, std::uint64_t{1});
    QCOMPARE(ggml.limit, 6.103515625e-5);
    // The minimum says all of a constant block, so that its scale 0 is the right one.
    QVERIFY(one(found(matrix(std::vector<float>(32, 0.25F), 1, 32), "grid=q4_1"), "scale_below_normal").id.empty());
}

void TstDoctor::fewWeights()
{
    const auto weights = matrix(gaussian(2 * 1000), 2, 1000);
    const Finding few = one(found(weights, "grid=int,bits=8,granularity=channel,range=percentile,percentile=99.99"), "few_weights");
    QCOMPARE(few.count, std::uint64_t{2});
    QCOMPARE(few.value, 1000.0);
    QCOMPARE(few.limit, 10000.0);
    QVERIFY(one(found(weights, "grid=int,bits=8,granularity=channel,range=percentile,percentile=99.9"), "few_weights").id.empty());
    QCOMPARE(one(found(weights, "grid=int,bits=8,granularity=channel,range=kl"), "few_weights").limit, 2000.0);
    QVERIFY(one(found(weights, "grid=int,bits=8,granularity=channel,range=mse"), "few_weights").id.empty());
}

void TstDoctor::dominated()
{
    std::vector<float> values = gaussian(5000);
    QVERIFY(one(found(matrix(values, 5, 1000), "grid=int,bits=8"), "dominated").id.empty());
    for (const std::size_t i : {std::size_t{7}, std::size_t{300}, std::size_t{4000}})
        values[i] = 100;
    const Finding finding = one(found(matrix(values, 5, 1000), "grid=int,bits=8"), "dominated");
    QCOMPARE(finding.count, std::uint64_t{5});
    QVERIFY(finding.value > 0.84 && finding.value < 0.87);  // 30000 of 35000 or so
}

void TstDoctor::heaviestShare()
{
    Progress progress;
    const std::vector<float> values = {3, -4, 1, 0, kNan, 4};  // squares 16, 16, 9, 1: 42
    const Slice slice{std::span<const float>(values)};
    QCOMPARE(shareOfHeaviest(slice, 5, 0, progress).value(), 0.0);
    QCOMPARE(shareOfHeaviest(slice, 5, 1, progress).value(), 16.0 / 42);  // one of two equal ones
    QCOMPARE(shareOfHeaviest(slice, 5, 2, progress).value(), 32.0 / 42);
    QCOMPARE(shareOfHeaviest(slice, 5, 3, progress).value(), 41.0 / 42);
    QCOMPARE(shareOfHeaviest(slice, 5, 5, progress).value(), 1.0);
}

void TstDoctor::shapeAndPrecision()
{
    const Finding tail = one(found(matrix(gaussian(300), 3, 100), "grid=int,bits=4,granularity=group,group=64"), "short_blocks");
    QCOMPARE(tail.count, std::uint64_t{3});
    QCOMPARE(tail.of, std::uint64_t{6});
    QCOMPARE(tail.value, 36.0);
    QCOMPARE(tail.limit, 64.0);
    QVERIFY(one(found(matrix(gaussian(300), 3, 100), "grid=int,bits=4,granularity=group,group=50"), "short_blocks").id.empty());
}

void TstDoctor::everyGridOfTheTable()
{
    std::vector<float> values = gaussian(4 * 512);
    values[3] = kNan;
    std::fill_n(values.begin() + 512, 256, 0.0F);
    for (const GridInfo& info : grids()) {
        QuantSpec asked = defaultSpec();
        asked.grid = defaultChoice(info.id, info.params);
        asked.granularity = PerGroup{256, {}};
        Progress progress;
        const auto findings = examine(*matrix(values, 4, 512), asked, progress);
        QVERIFY2(findings.ok(), std::string(info.id).c_str());
        QCOMPARE(one(*findings, "nan").count, std::uint64_t{1});
        QVERIFY2(one(*findings, "scale_below_normal").id.empty(), std::string(info.id).c_str());
    }
}

void TstDoctor::streamedEqualsResident()
{
    std::vector<float> values = laplacian(2 * kTileSize + 300, 12);
    values[kTileSize + 5] = kNan;
    values[17] = 1e4F;
    const auto resident = matrix(values, 2, kTileSize + 150);
    const StreamedCopy streamed(resident);
    for (const std::string text : {"grid=int,bits=8", "grid=int,bits=8,granularity=channel,range=kl", "w4a16_g128"}) {
        Progress progress;
        const auto a = examine(*resident, spec(text), progress).value(), b = examine(streamed, spec(text), progress).value();
        QCOMPARE(a.size(), b.size());
        QVERIFY(!a.empty());
        for (std::size_t i = 0; i < a.size(); ++i) {
            QCOMPARE(a[i].id, b[i].id);
            QCOMPARE(a[i].count, b[i].count);
            QCOMPARE(a[i].first, b[i].first);
            QCOMPARE(a[i].value, b[i].value);
        }
    }
}

QTEST_GUILESS_MAIN(TstDoctor)
#include "tst_doctor.moc"
