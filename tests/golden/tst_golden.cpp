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

// No more than so much mean squared error between an answer and an input.
bool keepsTheError(const json& tolerance, const Arrays& answered, const Arrays& given)
{
    const std::vector<double> got = answered.at(tolerance.at("of").get<std::string>()).doubles();
    const std::vector<double> want = given.at(tolerance.at("against").get<std::string>()).doubles();
    double sum = 0;
    for (std::size_t i = 0; i < want.size(); ++i)
        sum += (got.at(i) - want[i]) * (got.at(i) - want[i]);
    const double limit = tolerance.at("ref").get<double>() * (1 + tolerance.at("rtol").get<double>()) + tolerance.at("atol").get<double>();
    return tolerance.at("metric") == "mse" && tolerance.at("mode") == "le" && sum / static_cast<double>(want.size()) <= limit;
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
            QVERIFY2(keepsTheError(tolerance, *answered, *expected), name.c_str());
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
