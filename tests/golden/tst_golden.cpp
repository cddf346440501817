// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// golden_runner over the cases in tests/data/golden, compared under the tolerances of their manifest: results of
// implementations that this project did not write. The whole set is checked outside by check_golden.py.

#include "tests/golden/npz.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

using bitloupe::golden::Array;
using bitloupe::golden::Arrays;
using nlohmann::json;

namespace {

const std::string kData = BITLOUPE_TEST_DATA "/golden/";

json manifest()
{
    std::ifstream file(kData + "manifest.json");
    return json::parse(file);
}

bool same(double got, double want) { return got == want || (std::isnan(got) && std::isnan(want)); }

std::size_t allowance(const json& tolerance, std::size_t count)
{
    const auto share = static_cast<std::size_t>(std::floor(tolerance.value("max_frac", 0.0) * static_cast<double>(count)));
    return std::max(share, tolerance.value("min_count", std::size_t{0}));
}

bool matchesExactly(const json&, const std::vector<double>& got, const std::vector<double>& want)
{
    return std::equal(got.begin(), got.end(), want.begin(), want.end(), same);
}

bool matchesClosely(const json& tolerance, const std::vector<double>& got, const std::vector<double>& want)
{
    std::size_t outside = 0;
    for (std::size_t i = 0; i < want.size(); ++i) {
        const double limit = tolerance.at("atol").get<double>() + tolerance.at("rtol").get<double>() * std::fabs(want[i]);
        outside += same(got[i], want[i]) || std::fabs(got[i] - want[i]) <= limit ? 0U : 1U;
    }
    return outside <= allowance(tolerance, want.size());
}

double canonical(const json& tolerance, double code)
{
    for (const json& pair : tolerance.value("canon", json::array()))
        if (code == pair.at(0).get<double>())
            return pair.at(1).get<double>();
    return code;
}

bool matchesCodes(const json& tolerance, const std::vector<double>& got, const std::vector<double>& want)
{
    std::size_t different = 0;
    for (std::size_t i = 0; i < want.size(); ++i) {
        const double distance = std::fabs(canonical(tolerance, got[i]) - canonical(tolerance, want[i]));
        if (!(distance <= tolerance.at("max_diff").get<double>()))
            return false;
        different += distance > 0 ? 1U : 0U;
    }
    return different <= allowance(tolerance, want.size());
}

// Counts times bins that have to move.
bool matchesHistogram(const json& tolerance, const std::vector<double>& got, const std::vector<double>& want)
{
    double balance = 0, moved = 0;
    for (std::size_t i = 0; i < want.size(); ++i) {
        balance += got[i] - want[i];
        moved += std::fabs(balance);
    }
    return balance == 0 && moved <= tolerance.at("max_moved").get<double>();
}

bool hasTheSize(const json&, const std::vector<double>&, const std::vector<double>&) { return true; }

bool isFinite(const json&, const std::vector<double>& got, const std::vector<double>&)
{
    return std::all_of(got.begin(), got.end(), [](double value) { return std::isfinite(value); });
}

// The arrays that a metric names, in double.
class Named {
public:
    Named(const json& tolerance, const Arrays& answered, const Arrays& given)
        : m_tolerance(tolerance)
        , m_answered(answered)
        , m_given(given)
    {
    }
    std::vector<double> operator()(const char* key) const { return array(key).doubles(); }
    std::size_t columns(const char* key) const { return array(key).shape.back(); }
    // of - against
    std::vector<double> difference() const
    {
        std::vector<double> values = (*this)("of");
        const std::vector<double> want = (*this)("against");
        for (std::size_t i = 0; i < want.size(); ++i)
            values.at(i) -= want[i];
        return values;
    }

private:
    const Array& array(const char* key) const
    {
        const std::string name = m_tolerance.at(key).get<std::string>();
        return m_given.count(name) == 1 && name.starts_with("in_") ? m_given.at(name) : m_answered.at(name);
    }

    const json& m_tolerance;
    const Arrays &m_answered, &m_given;
};

double meanSquare(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value * value;
    return sum / static_cast<double>(values.size());
}

double meanSquaredError(const Named& named) { return meanSquare(named.difference()); }

// tr(D H D^T)
double hessianLoss(const Named& named)
{
    const std::vector<double> d = named.difference(), h = named("hessian");
    const std::size_t n = named.columns("against");
    double sum = 0;
    for (std::size_t row = 0; row < d.size(); row += n) {
        for (std::size_t i = 0; i < n * n; ++i)
            sum += d[row + i / n] * h[i] * d[row + i % n];
    }
    return sum;
}

// mean((X D^T)^2)
double linearError(const Named& named)
{
    const std::vector<double> d = named.difference(), x = named("x");
    const std::size_t n = named.columns("against");
    std::vector<double> products;
    for (std::size_t token = 0; token < x.size(); token += n) {
        for (std::size_t row = 0; row < d.size(); row += n)
            products.push_back(std::inner_product(d.begin() + static_cast<std::ptrdiff_t>(row),
                                                  d.begin() + static_cast<std::ptrdiff_t>(row + n),
                                                  x.begin() + static_cast<std::ptrdiff_t>(token), 0.0));
    }
    return meanSquare(products);
}

// Largest |value - scale (code - zero)| / scale; one scale for each row and group.
double offGrid(const Named& named)
{
    const std::vector<double> values = named("of"), scales = named("scale"), zeros = named("zero"), codes = named("codes"),
                              group = named("g_idx");
    const std::size_t n = group.size(), groups = scales.size() / (values.size() / n);
    double worst = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t at = i / n * groups + static_cast<std::size_t>(group[i % n]);
        worst = std::max(worst, std::fabs(values[i] - scales.at(at) * (codes[i] - zeros.at(at))) / scales[at]);
    }
    return worst;
}

bool meetsTheMetric(const json& tolerance, const Arrays& answered, const Arrays& given)
{
    static const std::map<std::string, double (*)(const Named&)> metrics = {
        {"mse", meanSquaredError}, {"hessian_loss", hessianLoss}, {"linear_mse", linearError}, {"on_grid", offGrid}};
    const double value = metrics.at(tolerance.at("metric").get<std::string>())(Named(tolerance, answered, given));
    const double ref = tolerance.at("ref").get<double>(),
                 within = ref * tolerance.at("rtol").get<double>() + tolerance.at("atol").get<double>();
    return value <= ref + within && (tolerance.at("mode") == "le" || value >= ref - within);
}

bool matches(const json& tolerance, const std::vector<double>& got, const std::vector<double>& want)
{
    using Rule = bool (*)(const json&, const std::vector<double>&, const std::vector<double>&);
    static const std::map<std::string, Rule> rules = {
        {"exact", matchesExactly},  {"close", matchesClosely}, {"int", matchesCodes},
        {"hist", matchesHistogram}, {"size", hasTheSize},      {"finite", isFinite},
    };
    return got.size() == want.size() && rules.at(tolerance.at("kind").get<std::string>())(tolerance, got, want);
}

int runGolden(const std::string& input, const std::string& output)
{
    return QProcess::execute(QStringLiteral(BITLOUPE_BIN_DIR "/golden_runner"),
                             {QStringLiteral("golden"), QString::fromStdString(input), QString::fromStdString(output)});
}

}  // namespace

class TstGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cases_data();
    void cases();
    void unknownMethodsAreNotSupported();
};

void TstGolden::cases_data()
{
    QTest::addColumn<QString>("text");
    const json list = manifest().at("cases");
    QVERIFY(list.size() > 40);
    for (const json& entry : list)
        QTest::newRow(entry.at("name").get<std::string>().c_str()) << QString::fromStdString(entry.dump());
}

void TstGolden::cases()
{
    QFETCH(QString, text);
    const json entry = json::parse(text.toStdString());
    const std::string input = kData + entry.at("file").get<std::string>();
    const QTemporaryDir folder;
    const std::string output = folder.filePath(QStringLiteral("out.npz")).toStdString();
    QCOMPARE(runGolden(input, output), 0);
    const auto expected = bitloupe::golden::readNpz(input);
    const auto answered = bitloupe::golden::readNpz(output);
    QVERIFY(expected && answered);
    QVERIFY(!entry.at("tolerance").empty());
    for (const auto& [name, tolerance] : entry.at("tolerance").items()) {
        if (tolerance.at("kind") == "metric") {
            QVERIFY2(meetsTheMetric(tolerance, *answered, *expected), name.c_str());
            continue;
        }
        QVERIFY2(answered->count(name) == 1, name.c_str());
        QVERIFY2(matches(tolerance, answered->at(name).doubles(), expected->at(name).doubles()), name.c_str());
    }
}

void TstGolden::unknownMethodsAreNotSupported()
{
    const QTemporaryDir folder;
    const std::string input = folder.filePath(QStringLiteral("in.npz")).toStdString();
    const std::string spec = R"({"method": "no.such_method"})";
    const auto* bytes = reinterpret_cast<const std::byte*>(spec.data());
    QVERIFY(bitloupe::golden::writeNpz(input, Arrays{{"spec", Array{"|u1", {spec.size()}, {bytes, bytes + spec.size()}}}}));
    QCOMPARE(runGolden(input, folder.filePath(QStringLiteral("out.npz")).toStdString()), 3);
}

QTEST_GUILESS_MAIN(TstGolden)
#include "tst_golden.moc"
