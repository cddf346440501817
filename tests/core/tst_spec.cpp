// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The question's grammar: three surfaces, one meaning; what is printed can be pasted back.

#include "quant_fixtures.h"

#include <QtTest>
#include <set>

using namespace bitloupe;
using test::spec;

class TstSpec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPresetReadsBack();
    void everyMemberReadsBack();
    void parameterNamesAreUnique();
    void defaultsAreTheTablesFirst();
    void jsonAndPairsMeanTheSame();
    void pairsBehindAPresetReplaceItsOwn();
    void printsWhatApplies();
    void refusals_data();
    void refusals();
    void hostileTexts();
    void axisComesFromSpecOrFile();
};

namespace {

void readsBack(const QuantSpec& wanted)
{
    const std::string text = printSpec(wanted);
    const Result<QuantSpec> fromText = parseSpec(text);
    QVERIFY2(fromText.ok(), text.c_str());
    QVERIFY2(*fromText == wanted, text.c_str());
    const Result<QuantSpec> fromJson = parseSpec(specToJson(wanted));
    QVERIFY2(fromJson.ok(), specToJson(wanted).c_str());
    QVERIFY2(*fromJson == wanted, text.c_str());
    QCOMPARE(hashSpec(*fromText), hashSpec(wanted));
}

// Every value that a parameter can be tried with: its words, its bounds and its default.
std::vector<ParamValue> valuesOf(const ParamInfo& param)
{
    std::vector<ParamValue> values{param.defaultValue};
    if (std::holds_alternative<bool>(param.defaultValue)) {
        values.emplace_back(true);
        values.emplace_back(false);
    }
    for (const std::string_view option : param.options) {
        if (std::holds_alternative<std::int64_t>(param.defaultValue))
            values.emplace_back(std::int64_t{std::stoll(std::string(option))});
        else
            values.emplace_back(std::string(option));
    }
    if (std::holds_alternative<double>(param.defaultValue)) {
        for (const double value : {param.minimum, param.maximum, param.minimum / 3 + param.maximum / 1.7})
            values.emplace_back(value);
    }
    return values;
}

}  // namespace

void TstSpec::everyPresetReadsBack()
{
    std::set<std::string_view> ids;
    for (const Preset& preset : presets()) {
        QVERIFY2(ids.insert(preset.id).second, preset.id.data());
        const Result<QuantSpec> parsed = parseSpec(preset.id);
        QVERIFY2(parsed.ok(), preset.id.data());
        QVERIFY2(*parsed == spec(preset.spec), preset.id.data());
        readsBack(*parsed);
    }
    for (const char* promised :
         {"int8", "int8_channel", "w4a16_g128", "nf4", "nf4_dq", "fp4", "mxfp4", "q4_0", "q8_0", "ternary", "binary"})
        QVERIFY2(ids.contains(promised), promised);
}

void TstSpec::everyMemberReadsBack()
{
    for (const Axis& axis : axes()) {
        for (const AxisMember& member : axis.members) {
            for (const ParamInfo& param : member.params) {
                for (const ParamValue& value : valuesOf(param)) {
                    QuantSpec wanted = defaultSpec();
                    Choice choice = defaultChoice(member.id, member.params);
                    choice.params[std::string(param.id)] = value;
                    if (!applies(param, choice) || !axis.check(choice))
                        continue;
                    for (const ParamInfo& other : member.params) {
                        if (!applies(other, choice))
                            choice.params[std::string(other.id)] = other.defaultValue;
                    }
                    wanted.*axis.choice = choice;
                    readsBack(asFormatSays(wanted));
                }
            }
            QuantSpec plain = defaultSpec();
            plain.*axis.choice = defaultChoice(member.id, member.params);
            readsBack(asFormatSays(plain));
        }
    }
    for (const Granularity& granularity :
         {Granularity(PerChannel{}), Granularity(PerChannel{3}), Granularity(PerGroup{1, {}}), Granularity(PerGroup{96, 0})}) {
        QuantSpec wanted = defaultSpec();
        wanted.granularity = granularity;
        readsBack(wanted);
    }
}

void TstSpec::parameterNamesAreUnique()
{
    std::set<std::string_view> taken{"granularity", "group", "axis"};
    for (const Axis& axis : axes())
        QVERIFY(taken.insert(axis.key).second);
    for (const Axis& axis : axes()) {
        std::set<std::string_view> own;  // members of one axis may share a name
        for (const AxisMember& member : axis.members) {
            for (const ParamInfo& param : member.params)
                own.insert(param.id);
        }
        for (const std::string_view id : own)
            QVERIFY2(taken.insert(id).second, id.data());
    }
}

void TstSpec::defaultsAreTheTablesFirst()
{
    QCOMPARE(printSpec(defaultSpec()), printSpec(spec("int8")));
    QVERIFY(printSpec(defaultSpec()).starts_with("grid=int,bits=8,scheme=symmetric,range_kind=narrow,"));
    QVERIFY(std::holds_alternative<PerTensor>(defaultSpec().granularity));
    QCOMPARE(spec("grid=nf4").grid, defaultGrid("nf4"));
    QCOMPARE(spec("range=percentile").range, defaultRange("percentile"));
}

void TstSpec::jsonAndPairsMeanTheSame()
{
    QCOMPARE(printSpec(spec(R"( {"grid":"int","bits":4,"scheme":"asymmetric","granularity":"group","group":128,"range":"mse"} )")),
             printSpec(spec(" grid = int , bits=4,scheme=asymmetric,granularity=group,group=128,range=mse,rounding=nearest\n")));
    QCOMPARE(printSpec(spec(R"({"bits":"4"})")), printSpec(spec("bits=4")));
}

void TstSpec::pairsBehindAPresetReplaceItsOwn()
{
    QCOMPARE(std::get<PerGroup>(spec("nf4,group=32").granularity).size, std::int64_t{32});
    QCOMPARE(spec("int8,range=mse").range.id, std::string("mse"));
    // range_kind belongs to symmetric grids: the preset's own goes, a person's own is an error.
    QCOMPARE(spec("w4a16_g128,scheme=asymmetric").grid.word("scheme"), std::string("asymmetric"));
    QVERIFY(!parseSpec("w4a16_g128,scheme=asymmetric,range_kind=full"));
    QCOMPARE(spec("w4a16_g128,grid=nf4").grid, defaultGrid("nf4"));
}

void TstSpec::printsWhatApplies()
{
    QVERIFY(printSpec(spec("scheme=asymmetric")).find("range_kind") == std::string::npos);
    QVERIFY(printSpec(spec("scheme=symmetric")).find("range_kind=narrow") != std::string::npos);
    QVERIFY(printSpec(spec("nf4")).find("bits") == std::string::npos);
    QVERIFY(printSpec(spec("granularity=channel,axis=2")).find("granularity=channel,axis=2") != std::string::npos);
}

void TstSpec::refusals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("inDetail");
    QTest::newRow("empty") << ""
                           << "spec"
                           << "empty";
    QTest::newRow("unknown preset") << "in8"
                                    << "spec"
                                    << "nearest: int8;";
    QTest::newRow("unknown key") << "grid=int,bist=4"
                                 << "key 'bist'"
                                 << "nearest: bits;";
    QTest::newRow("unknown grid") << "grid=nf5"
                                  << "key 'grid'"
                                  << "nearest: nf4; allowed: int, nf4, fp4";
    QTest::newRow("unknown word") << "scheme=asymetric"
                                  << "key 'scheme'"
                                  << "nearest: asymmetric; allowed: symmetric, asymmetric";
    QTest::newRow("bits 9") << "bits=9"
                            << "key 'bits'"
                            << "allowed: 1, 2, 3, 4, 5, 6, 7, 8, 16";
    QTest::newRow("bits 8.5") << "bits=8.5"
                              << "key 'bits'"
                              << "allowed: 1, 2";
    QTest::newRow("one narrow bit") << "bits=1"
                                    << "key 'range_kind'"
                                    << "range_kind=full";
    QTest::newRow("range kind in vain") << "scheme=asymmetric,range_kind=full"
                                        << "key 'range_kind'"
                                        << "needs scheme=symmetric";
    QTest::newRow("bits of nf4") << "grid=nf4,bits=4"
                                 << "key 'bits'"
                                 << "needs grid=int";
    QTest::newRow("group of tensor") << "group=32"
                                     << "key 'group'"
                                     << "needs granularity=group";
    QTest::newRow("axis of tensor") << "axis=0"
                                    << "key 'axis'"
                                    << "needs granularity=channel or granularity=group";
    QTest::newRow("group 0") << "granularity=group,group=0"
                             << "key 'group'"
                             << "1 to ";
    QTest::newRow("group -1") << "granularity=group,group=-1"
                              << "key 'group'"
                              << "1 to ";
    QTest::newRow("axis -1") << "granularity=channel,axis=-1"
                             << "key 'axis'"
                             << "0 to 63";
    QTest::newRow("granularity") << "granularity=row"
                                 << "key 'granularity'"
                                 << "tensor, channel, group";
    QTest::newRow("twice") << "bits=4,bits=8"
                           << "key 'bits'"
                           << "twice";
    QTest::newRow("no value") << "grid=int,bits"
                              << "key 'bits'"
                              << "needs a value";
    QTest::newRow("empty value") << "bits="
                                 << "key 'bits'"
                                 << "allowed";
    QTest::newRow("json array") << "{\"bits\":[4]}"
                                << "key 'bits'"
                                << "needs a word";
    QTest::newRow("json cut") << "{\"bits\":4"
                              << "spec"
                              << "complete";
    QTest::newRow("json null") << "{\"bits\":null}"
                               << "key 'bits'"
                               << "needs a word";
    QTest::newRow("json huge") << "{\"bits\":18446744073709551615}"
                               << "key 'bits'"
                               << "too large";
}

void TstSpec::refusals()
{
    QFETCH(QString, text);
    QFETCH(QString, where);
    QFETCH(QString, inDetail);
    const Result<QuantSpec> parsed = parseSpec(text.toStdString());
    QVERIFY(!parsed.ok());
    QCOMPARE(parsed.error().code, ErrorCode::BadSpec);
    QCOMPARE(QString::fromStdString(parsed.error().where), where);
    QVERIFY2(QString::fromStdString(parsed.error().detail).contains(inDetail), parsed.error().detail.c_str());
}

void TstSpec::hostileTexts()
{
    QVERIFY(!parseSpec(std::string(1'000'000, 'a')));
    QVERIFY(!parseSpec(std::string(60'000, ',')));
    QVERIFY(!parseSpec("{\"a\":" + std::string(60'000, '[')));
    QVERIFY(!parseSpec("bits=" + std::string(60'000, '9')));
    QVERIFY(!parseSpec(std::string("bits=4\0", 7)));
    QVERIFY(!parseSpec("range=percentile,percentile=nan"));
    QVERIFY(!parseSpec("=4"));
    QVERIFY(!parseSpec("{}{}"));
}

void TstSpec::axisComesFromSpecOrFile()
{
    TensorInfo info;
    info.outputAxis = 3;
    QCOMPARE(axisFor(spec("int8"), info), 3);
    QCOMPARE(axisFor(spec("int8_channel"), info), 3);
    QCOMPARE(axisFor(spec("granularity=channel,axis=1"), info), 1);
    QCOMPARE(axisFor(spec("granularity=group,axis=0"), info), 0);
}

QTEST_GUILESS_MAIN(TstSpec)
#include "tst_spec.moc"
