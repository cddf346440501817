// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// stats.*: what the project reports of tensors and of their differences.

#include "core/report/divergence.h"
#include "core/report/error_report.h"
#include "core/report/histogram.h"
#include "core/report/statistics.h"
#include "tests/golden/methods.h"

namespace bitloupe::golden {

void moments(Case& c)
{
    const auto x = c.floats("x");
    Progress progress;
    const Statistics s = expect(statistics(Slice(x), progress));
    c.put("mean", s.mean);
    c.put("var", s.variance);
    c.put("skewness", s.skewness);
    c.put("kurtosis", s.kurtosis);
    c.put("min", s.min);
    c.put("max", s.max);
    c.put("absmax", s.absMax);
    c.put("mean_abs", s.meanAbs);
    c.put("rms", s.rms);
    c.put("sparsity", static_cast<double>(s.zero) / static_cast<double>(s.finite()));
}

void percentile(Case& c)
{
    const auto x = c.floats("x");
    const auto percents = c.spec().at("q").get<std::vector<double>>();
    Progress progress;
    c.put("percentile", expect(percentiles(Slice(x), percents, c.word("of") == "abs", progress)));
}

void histogram(Case& c)
{
    const auto x = c.floats("x");
    Progress progress;
    const Histogram found = expect(bitloupe::histogram(Slice(x), c.number("lo"), c.number("hi"), c.size("bins"), progress));
    std::vector<double> edges;
    for (std::size_t k = 0; k <= found.counts.size(); ++k)
        edges.push_back(found.edge(k));
    c.put("hist", std::vector<std::int32_t>(found.counts.begin(), found.counts.end()));
    c.put("edges", edges);
}

void error(Case& c)
{
    const Shape& shape = c.input("x").shape;
    const auto x = weightsFromValues("x", shape, c.floats("x"), 0);
    const auto y = weightsFromValues("y", shape, c.floats("y"), 0);
    Progress progress;
    const Difference found = expect(difference(*x, *y, progress));
    c.put("mse", found.mse);
    c.put("mae", found.meanAbs);
    c.put("max_abs", found.maxAbs);
    c.put("sqnr_db", found.sqnrDb);
    c.put("cosine", found.cosine);
    c.put("channel_mse", found.channelMse);
}

void divergence(Case& c)
{
    const auto p = c.doubles("p"), q = c.doubles("q");
    c.put("kl", klDivergence(p, q));
    c.put("entropy", entropy(p));
    c.put("js", jensenShannon(p, q));
}

}  // namespace bitloupe::golden
