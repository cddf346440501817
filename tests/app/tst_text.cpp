// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/bench/product_case.h"
#include "core/calibrate/calibrator.h"
#include "core/export/exporter.h"
#include "core/io/model_file.h"
#include "core/spec/axes.h"
#include "views/text/finding.h"
#include "views/text/text.h"

#include <QRegularExpression>
#include <QtTest>
#include <cmath>
#include <limits>

using namespace bitloupe;

class TstText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMemberHasAName();
    void everyParameterAndWordHasAName();
    void everyOtherTableHasNames();
    void everyErrorCodeHasASentence();
    void everyFindingHasASentence();
    void sentencesNameFilePlaceAndFact();
    void sentencesAreSafeAndShort();
    void safeShowsWhatIsHidden_data();
    void safeShowsWhatIsHidden();
    void numbersHaveUnits();
    void shortSpecs_data();
    void shortSpecs();
};

namespace {
void requireName(std::string_view kind, std::string_view id)
{
    const std::string message = "no human name for " + std::string(kind) + " '" + std::string(id) + "' (views/text/names.cpp)";
    QVERIFY2(!text::name(kind, id).isEmpty(), message.c_str());
}
}  // namespace

void TstText::everyMemberHasAName()
{
    for (const Axis& axis : axes()) {
        requireName("param", axis.key);
        QVERIFY(!axis.members.empty());
        for (const AxisMember& member : axis.members)
            requireName(axis.key, member.id);
    }
    requireName("param", "granularity");
    for (const std::string_view word : kGranularityWords)
        requireName("granularity", word);
}

void TstText::everyParameterAndWordHasAName()
{
    for (const Axis& axis : axes()) {
        for (const AxisMember& member : axis.members) {
            for (const ParamInfo& param : member.params) {
                requireName("param", param.id);
                if (!std::holds_alternative<std::string>(param.defaultValue))
                    continue;  // options of numbers are their own names
                for (const std::string_view word : param.options)
                    requireName("word", word);
            }
        }
    }
    requireName("param", "axis");
    requireName("param", "group");
}

void TstText::everyOtherTableHasNames()
{
    for (const Preset& preset : presets())
        requireName("preset", preset.id);
    for (const FormatInfo& format : fileFormats())
        requireName("format", format.id);
    for (const ExporterInfo& exporter : exporters())
        requireName("exporter", exporter.id);
    for (const ProductCase& way : productCases())
        requireName("product", way.id);
    requireName("product", dequantizeCase().id);
    QVERIFY(text::name("grid", "no such grid").isEmpty());
}

void TstText::everyFindingHasASentence()
{
    for (const FindingKind& kind : findingKinds()) {
        const QString sentence = text::sentence(Finding{kind.id, kind.severity, kind.unit, 3, 40, 7, 0.625, 0.5});
        QVERIFY2(sentence.endsWith(QLatin1Char('.')) && (sentence.front().isUpper() || sentence.front().isDigit()), kind.id.data());
        QVERIFY2(!sentence.contains(QRegularExpression(QStringLiteral("%[0-9]"))), kind.id.data());
        QCOMPARE(sentence.contains(QStringLiteral("of 40")), kind.unit != FindingUnit::Tensor && kind.id != "short_blocks");
    }
    for (const CalibratorInfo& info : calibrators())
        if (!info.objective.empty())
            requireName("objective", info.objective);
}

void TstText::everyErrorCodeHasASentence()
{
    QSet<QString> sentences;
    const int last = static_cast<int>(ErrorCode::VerifyFailed);
    for (int code = 0; code <= last; ++code) {
        const QString said = text::sentence(Error{static_cast<ErrorCode>(code), {}, {}, {}});
        QVERIFY2(said.size() > 40, qPrintable(QStringLiteral("code %1: %2").arg(code).arg(said)));
        QVERIFY(said.endsWith(QLatin1Char('.')));
        QVERIFY(said[0].isUpper());
        sentences << said;
    }
    QCOMPARE(sentences.size(), last + 1);
}

void TstText::sentencesNameFilePlaceAndFact()
{
    const QString said = text::sentence(Error{ErrorCode::Truncated, "a/weights.npy", "data", "needs 4096 bytes, 120 are left"});
    QCOMPARE(said,
             QStringLiteral("a/weights.npy: the file ends too early (data): needs 4096 bytes, 120 are left. Copy or download it again."));
}

void TstText::sentencesAreSafeAndShort()
{
    const QString hostile = text::sentence(Error{ErrorCode::BadValue, "x\x1b[31m", "tensor '\n\xff'", std::string(1000000, 'a')});
    QVERIFY(hostile.contains(QStringLiteral("x\\u001B[31m")));
    QVERIFY(hostile.contains(QStringLiteral("\\u000A\\xFF")));
    QVERIFY(hostile.size() < 700);
    for (const QChar c : hostile)
        QVERIFY(c.unicode() >= 0x20);
}

void TstText::safeShowsWhatIsHidden_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QByteArray("layer.0/weight:0") << QStringLiteral("layer.0/weight:0");
    QTest::newRow("letters") << QByteArray("gewicht.é中😀") << QStringLiteral("gewicht.é中😀");
    QTest::newRow("escape") << QByteArray("\x1b[2J") << QStringLiteral("\\u001B[2J");
    QTest::newRow("zero") << QByteArray("a\0b", 3) << QStringLiteral("a\\u0000b");
    QTest::newRow("C1") << QByteArray("\xc2\x9b") << QStringLiteral("\\u009B");
    QTest::newRow("right to left") << QByteArray("a\xe2\x80\xae"
                                                 "b")
                                   << QStringLiteral("a\\u202Eb");
    QTest::newRow("tag") << QByteArray("\xf3\xa0\x80\xa0") << QStringLiteral("\\u{E0020}");
    QTest::newRow("bad byte") << QByteArray("\xffx") << QStringLiteral("\\xFFx");
    QTest::newRow("cut off") << QByteArray("a\xe4\xb8") << QStringLiteral("a\\xE4\\xB8");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QStringLiteral("\\xC0\\xAF");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QStringLiteral("\\xED\\xA0\\x80");
}

void TstText::safeShowsWhatIsHidden()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, shown);
    QCOMPARE(text::safe(std::string_view(name.constData(), static_cast<std::size_t>(name.size()))), shown);
}

void TstText::numbersHaveUnits()
{
    const double infinity = std::numeric_limits<double>::infinity();
    QCOMPARE(text::bytes(0), QStringLiteral("0 B"));
    QCOMPARE(text::bytes(999), QStringLiteral("999 B"));
    QCOMPARE(text::bytes(1000), QStringLiteral("1.00 kB"));
    QCOMPARE(text::bytes(1048576), QStringLiteral("1.05 MB"));
    QCOMPARE(text::bytes(999999), QStringLiteral("1.00 MB"));
    QCOMPARE(text::bytes(64200000000), QStringLiteral("64.2 GB"));
    QCOMPARE(text::bytes(std::numeric_limits<std::uint64_t>::max()), QStringLiteral("18.4 EB"));
    QCOMPARE(text::decibels(18.186), QStringLiteral("18.19 dB"));
    QCOMPARE(text::decibels(infinity), QStringLiteral("exact"));
    QCOMPARE(text::decibels(-infinity), QStringLiteral("−∞ dB"));
    QCOMPARE(text::significant(2.0512e-05, 3), QStringLiteral("2.05e-05"));
    QCOMPARE(text::significant(std::nan(""), 3), QStringLiteral("NaN"));
    QCOMPARE(text::percent(0.00603), QStringLiteral("0.603 %"));
    QCOMPARE(text::percent(1), QStringLiteral("100 %"));
}

void TstText::shortSpecs_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* spec, const char* shown) {
        QTest::newRow(spec) << QString::fromUtf8(spec) << QString::fromUtf8(shown);
    };
    row("int8", "INT8 · per tensor · symmetric · min-max");
    row("grid=int,bits=4,scheme=symmetric,granularity=group,group=128,range=mse", "INT4 · group 128 · symmetric · MSE");
    row("grid=int,bits=4,scheme=asymmetric,granularity=channel,range=percentile,percentile=99.9",
        "INT4 · per channel · asymmetric · percentile 99.9");
    row("grid=nf4,granularity=group,group=64", "NF4 · group 64 · min-max");
    row("grid=int,bits=8,range_kind=full", "INT8 · per tensor · symmetric · full range · min-max");
}

void TstText::shortSpecs()
{
    QFETCH(QString, spec);
    QFETCH(QString, shown);
    const auto parsed = parseSpec(spec.toStdString());
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(text::sentence(parsed.error())));
    QCOMPARE(text::shortSpec(*parsed), shown);
}

QTEST_GUILESS_MAIN(TstText)
#include "tst_text.moc"
