// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Scales that halves cannot hold are told of, and no others: weights of 1 in eight blocks, times a factor.

#include "core/report/error_report.h"
#include "core/round/scale_remarks.h"
#include "tests/core/calibration_fixtures.h"

#include <QtTest>

#include <algorithm>

using namespace bitloupe;
using namespace bitloupe::test;

namespace {

constexpr std::size_t kBlock = 32, kBlocks = 8;

Remarks remarksOf(std::vector<float> values, std::string_view text)
{
    Progress progress;
    const auto weights = matrix(std::move(values), 1, static_cast<int>(kBlock * kBlocks));
    const auto answer = quantize(weights, spec(text), progress);
    const auto streamed = report(weights, spec(text), progress);
    Q_ASSERT(answer && streamed);
    if ((*answer)->remarks != streamed->remarks)
        return {{"quantize() and report() differ"}};
    Remarks all = streamed->remarks;
    std::erase_if(all, [](const Remark& remark) { return !isOfScales(remark); });
    return all;
}

// In the first `blocks` times `factor`.
std::vector<float> scaled(std::size_t blocks, float factor)
{
    std::vector<float> values(kBlock * kBlocks);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = (i % 2 == 0 ? 1.0F : -0.5F) * (i < blocks * kBlock ? factor : 1.0F);
    return values;
}

}  // namespace

class TstScaleRemarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void toldByFormat_data();
    void toldByFormat();
    void singleScalesOnlyWhereHalf();
    void blocksWithoutScale();
};

void TstScaleRemarks::toldByFormat_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char* format : {"grid=int,bits=4,scale_dtype=float16,granularity=group,group=32",
                               "grid=int,bits=4,scheme=asymmetric,scale_dtype=float16,granularity=group,group=32", "q4_0", "q8_0"})
        QTest::newRow(format) << QByteArray(format);
}

void TstScaleRemarks::toldByFormat()
{
    QFETCH(const QByteArray, format);
    QCOMPARE(remarksOf(scaled(kBlocks, 1), format.constData()), Remarks());
    QCOMPARE(remarksOf(scaled(3, 1e-2F), format.constData()), Remarks());
    QCOMPARE(remarksOf(scaled(3, 1e-6F), format.constData()), (Remarks{{"scales_too_small", 3}}));
    QCOMPARE(remarksOf(scaled(5, 1e-30F), format.constData()), (Remarks{{"scales_too_small", 5}}));
    QCOMPARE(remarksOf(scaled(2, 1e9F), format.constData()), (Remarks{{"scales_too_large", 2}}));
}

void TstScaleRemarks::singleScalesOnlyWhereHalf()
{
    for (const char* format : {"grid=int,bits=4,granularity=group,group=32", "nf4", "mxfp4"}) {
        QCOMPARE(remarksOf(scaled(3, 1e-6F), format), Remarks());
        QCOMPARE(remarksOf(scaled(3, 1e9F), format), Remarks());
    }
    for (const float factor : {1e-6F, 1e9F}) {
        const Remarks told = remarksOf(scaled(kBlocks, factor), "grid=int,bits=8,scale_dtype=float16");
        QCOMPARE(told.size(), std::size_t{1});
        QCOMPARE(told.front().value, 1.0);
    }
}

void TstScaleRemarks::blocksWithoutScale()
{
    QCOMPARE(remarksOf(scaled(3, 0), "q4_0"), Remarks());
    QCOMPARE(remarksOf(scaled(3, 0), "grid=int,bits=4,scale_dtype=float16,granularity=group,group=32"), Remarks());
    QCOMPARE(remarksOf(std::vector<float>(kBlock * kBlocks, 3), "q4_1"), Remarks());  // the minimum says all
}

QTEST_APPLESS_MAIN(TstScaleRemarks)

#include "tst_scale_remarks.moc"
