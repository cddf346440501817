// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Curvature by hand: tokens (1, 2) and (3, 0) have H = 2/2 [[10, 2], [2, 4]], with the trace 14 for each output.

#include "core/report/curvature.h"

#include <QtTest>
#include <cmath>

using namespace bitloupe;

namespace {

std::shared_ptr<const InputMoments> inputs()
{
    MomentsBuilder builder("x", 2, 2);
    Progress progress;
    const std::vector<float> tokens{1, 2, 3, 0};
    builder.add(tokens, progress);
    return builder.finish();
}

}  // namespace

class TstCurvature : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void traceIsThatOfAllOutputs()
    {
        QCOMPARE(hessianTrace(*inputs(), 1), 14.0);
        QCOMPARE(hessianTrace(*inputs(), 3), 42.0);
    }
    void drawsAreQuadraticForms()
    {
        const std::vector<std::vector<float>> probes{{1, 1, 1, -1}, {-1, 1, 1, -1}};  // 18 + 10, then 10 + 10
        Progress progress;
        const TraceEstimate found = estimateTrace(
            *inputs(), 2, [&](std::size_t k) { return std::span(probes[k]); }, 2, 0, progress);
        QCOMPARE(found.draws, (std::vector<double>{28, 20}));
        QCOMPARE(found.trace, 24.0);
    }
    void endsWhereTheMeanSettles()
    {
        const std::vector<float> probe{1, 1};
        Progress progress;
        const TraceEstimate found = estimateTrace(
            *inputs(), 1, [&](std::size_t) { return std::span(probe); }, 100, 1e-3, progress);
        QCOMPARE(found.draws, (std::vector<double>{18, 18}));
        QCOMPARE(estimateTrace(
                     *inputs(), 1, [&](std::size_t) { return std::span(probe); }, 0, 1e-3, progress)
                     .trace,
                 0.0);
    }
    void sensitivityIsTheMeanTraceTimesTheError()
    {
        QCOMPARE(hawqSensitivity(42, 6, 0.5), 3.5);
        QCOMPARE(hawqSensitivity(42, 0, 0), 0.0);
    }
    // methods.md 29.10: the mean trace is 1.583333, the squared error of 2 bits 0.4.
    void layersAreToldWithHalfTheLoss()
    {
        InputMoments known;
        known.features = 3;
        known.meanSquare = {1.75, 1.0, 2.0};
        QVERIFY(std::fabs(layerSensitivity(known, 0.4) - 0.633333) < 1e-6);
    }
};

QTEST_APPLESS_MAIN(TstCurvature)
#include "tst_curvature.moc"
