// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// One grid at many group sizes: the same figures as a report gives, and where two of them change places.
#include "core/report/analysis.h"
#include "core/report/group_sweep.h"
#include "quant_fixtures.h"

#include <QtTest>
#include <tbb/global_control.h>

using namespace bitloupe;
using namespace bitloupe::test;

class TstGroupSweep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizes();
    void pointsAreReports();
    void sameBytesForAnyThreads();
    void crossingsByHand();
    void everyTwoGridsCanBeCompared();
};

void TstGroupSweep::sizes()
{
    QCOMPARE(sweptGroups(172), (std::vector<std::uint64_t>{16, 32, 64, 128, 172}));
    QCOMPARE(sweptGroups(64), (std::vector<std::uint64_t>{16, 32, 64}));
    QCOMPARE(sweptGroups(5), (std::vector<std::uint64_t>{5}));
    QCOMPARE(sweptGroups(0), std::vector<std::uint64_t>{});
    QCOMPARE(sweptGroups(std::uint64_t{1} << 40).size(), std::size_t{12});
}

void TstGroupSweep::pointsAreReports()
{
    const auto weights = matrix(laplacian(std::size_t{9} * 200, 3), 9, 200);
    Progress progress;
    for (const char* grid : {"grid=int,bits=4", "grid=nf4", "grid=int,bits=3,scheme=asymmetric"}) {
        for (const std::uint64_t group : sweptGroups(200)) {
            const std::string blocks = group == 200 ? ",granularity=channel" : ",granularity=group,group=" + std::to_string(group);
            const auto direct = report(weights, spec(grid + blocks), progress);
            const auto point = errorAtGroup(weights, spec(grid), group, progress);
            QVERIFY(direct && point);
            QCOMPARE(point->group, group);
            QVERIFY(std::fabs(point->mse - direct->mse) <= 1e-12 * direct->mse);
            QVERIFY(std::fabs(point->sqnrDb - direct->sqnrDb) < 1e-9);
            QCOMPARE(point->bitsPerWeight, direct->bitsPerWeight);
        }
    }
}

void TstGroupSweep::sameBytesForAnyThreads()
{
    const auto weights = matrix(gaussian(std::size_t{300} * 999, 3), 300, 999);
    Progress progress;
    const auto one = [&](std::size_t threads, const std::shared_ptr<const Weights>& from) {
        const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
        return errorAtGroup(from, spec("grid=nf4"), 64, progress)->mse;
    };
    const double first = one(1, weights);
    QCOMPARE(one(2, weights), first);
    QCOMPARE(one(8, weights), first);
}

void TstGroupSweep::crossingsByHand()
{
    const std::vector<GroupPoint> falling{{16, 0, 22, 0}, {64, 0, 20, 0}, {256, 0, 18, 0}};
    const std::vector<GroupPoint> flat{{16, 0, 19, 0}, {64, 0, 19, 0}, {256, 0, 19, 0}};
    const std::vector<double> places = crossings(falling, flat);  // +1 at 2^6, -1 at 2^8: half way, 2^7
    QCOMPARE(places.size(), std::size_t{1});
    QVERIFY(std::fabs(places.front() - 128) < 1e-9);
    QCOMPARE(crossings(flat, falling), places);
    QVERIFY(crossings(flat, flat).empty());
    const std::vector<GroupPoint> exact{{16, 0, std::numeric_limits<double>::infinity(), 0}, {64, 0, 20, 0}, {256, 0, 18, 0}};
    QCOMPARE(crossings(exact, flat), places);
}

// Bins puts any two members of the table against each other: every finite weight lands on a level of each.
void TstGroupSweep::everyTwoGridsCanBeCompared()
{
    const auto weights = matrix(laplacian(std::size_t{4} * 512, 11), 4, 512);
    Progress progress;
    QuantSpec base = spec("grid=int,bits=4,granularity=group,group=64");
    for (const GridInfo& info : grids()) {
        QuantSpec other = base;
        other.grid = defaultChoice(info.id, info.params);
        for (const auto& [first, second] : {std::pair{base, other}, std::pair{other, base}}) {
            const auto comparison = compareGrids(weights, first, second, progress);
            QVERIFY2(comparison.ok(), info.id.data());
            for (const GridUse* use : {&comparison->first, &comparison->second}) {
                QVERIFY2(use->levels.size() >= 2 && use->boundaries.size() + 1 == use->levels.size(), info.id.data());
                QVERIFY(std::is_sorted(use->levels.begin(), use->levels.end()));
                std::uint64_t sum = 0;
                for (const std::uint64_t count : use->counts)
                    sum += count;
                QCOMPARE(sum, weights->size());
                QVERIFY2(std::isfinite(use->sqnrDb) && use->sqnrDb > 0, info.id.data());
            }
        }
    }
}

QTEST_GUILESS_MAIN(TstGroupSweep)
#include "tst_group_sweep.moc"
