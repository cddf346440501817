// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The Activations lens: every view on known inputs by its values, what its controls ask for, what is said without inputs; and
// where the two errors of pins disagree.
#include "core/activations/input_moments.h"
#include "fixture.h"
#include "views/chart/chart_view.h"
#include "views/docks/pin_ranks.h"
#include "views/frame/chip.h"
#include "views/frame/elided_label.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/activations/columns_view.h"
#include "views/lenses/activations/hold_apart_box.h"
#include "views/lenses/activations/methods_view.h"
#include "views/lenses/activations/outliers_view.h"
#include "views/lenses/activations/ranges_view.h"
#include "views/lenses/activations/rotation_view.h"
#include "views/lenses/activations/samples_view.h"
#include "views/lenses/activations/search_view.h"
#include "views/lenses/activations/tokens_view.h"
#include "views/table/figure_table.h"
#include "views/text/text.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <map>

using namespace bitloupe;

namespace {

constexpr std::string_view kSpec = "grid=int,bits=4,granularity=channel";
constexpr std::size_t kOutputs = 12, kFeatures = 32, kTokens = 90;

const LensInfo& lensInfo()
{
    const auto found = std::find_if(lenses().begin(), lenses().end(), [](const LensInfo& info) { return info.id == "activations"; });
    Q_ASSERT(found != lenses().end());
    return *found;
}

float noise(std::uint64_t& state)
{
    double sum = 0;
    for (int k = 0; k < 12; ++k) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        sum += static_cast<double>(state >> 11) / 9007199254740992.0 - 0.5;
    }
    return static_cast<float>(sum);
}

// Feature 3 is twenty times as large as the others; all hang together. The first `calibrating` tokens do, the others are held apart.
std::shared_ptr<const Weights> knownWeights(std::size_t calibrating = kTokens)
{
    std::uint64_t state = 5;
    std::vector<float> w(kOutputs * kFeatures), x(kTokens * kFeatures);
    std::generate(w.begin(), w.end(), [&] { return 0.05f * noise(state); });
    for (std::size_t i = 0; i < x.size(); i += kFeatures) {
        const float common = noise(state);
        for (std::size_t k = 0; k < kFeatures; ++k)
            x[i + k] = (noise(state) + common) * (k == 3 ? 20.0f : 1.0f);
    }
    const auto momentsOf = [&x](std::size_t first, std::size_t end, std::shared_ptr<const InputMoments> heldApart) {
        MomentsBuilder builder("x", kFeatures, end - first);
        Progress progress;
        builder.add(std::span(x).subspan(first * kFeatures, (end - first) * kFeatures), progress);
        return builder.finish(std::move(heldApart));
    };
    const auto heldApart = calibrating < kTokens ? momentsOf(calibrating, kTokens, nullptr) : nullptr;
    return withInputs(weightsFromValues("layer.weight", {kOutputs, kFeatures}, w, 0), momentsOf(0, calibrating, heldApart));
}

std::shared_ptr<const InputLensData> answered(const std::string& option, const std::shared_ptr<const Weights>& weights = knownWeights(),
                                              std::string_view spec = kSpec)
{
    Progress progress;
    const auto data = lensInfo().compute({weights, fixture::spec(spec), option}, progress);
    return data ? std::dynamic_pointer_cast<const InputLensData>(*data) : nullptr;
}

template <class Part>
const Part& partOf(const std::shared_ptr<const InputLensData>& data)
{
    const auto* part = dynamic_cast<const Part*>(data->part.get());
    Q_ASSERT(part != nullptr);
    return *part;
}

struct Shown {
    explicit Shown(const std::string& option, const std::shared_ptr<const Weights>& weights = knownWeights())
        : view(lensInfo().make(nullptr))
    {
        Progress progress;
        const auto analysis = analyze(weights, fixture::spec(kSpec), progress);
        picture = {QStringLiteral("m.h5"), weights->info(), fixture::spec(kSpec), *analysis, answered(option, weights), {}};
        picture.option = QString::fromStdString(option);
        view->resize(900, 700);
        view->QWidget::show();
        view->show(picture);
    }
    LensFrame& frame() { return *qobject_cast<LensFrame*>(view.get()); }
    InputView& shownView()
    {
        for (InputView* part : view->findChildren<InputView*>())
            if (part->isVisible())
                return *part;
        Q_UNREACHABLE();
    }
    Chip* chip(const QString& words)
    {
        for (Chip* chip : view->findChildren<Chip*>())
            if (chip->isVisible() && chip->accessibleName() == words)
                return chip;
        return nullptr;
    }
    Picture picture;
    std::unique_ptr<LensView> view;
};

}  // namespace

class TstActivationsLens : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void requestsPrintAndReadBack();
    void everyViewDraws_data();
    void everyViewDraws();
    void nothingOfAnotherTensorIsShown_data() { everyViewDraws_data(); }
    void nothingOfAnotherTensorIsShown();
    void cancelledIsSaid_data() { everyViewDraws_data(); }
    void cancelledIsSaid();
    void stackedPlotsAreAligned_data() { everyViewDraws_data(); }
    void stackedPlotsAreAligned();
    void headsWrap();
    void plainRoundingStandsAlone();
    void chipsChooseViews();
    void slidersAskLive();
    void puttingToUseIsASpec();
    void rangesFollowAlphaOrTheSettings();
    void searchesMarkTheirBest();
    void outliersComeInSteps();
    void methodsComeOneByOne();
    void methodsMarkDisagreement();
    void methodsMarkHarm();
    void shareIsChosenInTheHead();
    void barsOfTokensHeldApart();
    void lessonIsKeptAndWalked();
    void harmIsInDecibels();
    void notesTellTheNumbers();
    void withoutInputsItSaysWhatToDo();
    void pinsDisagree();
};

void TstActivationsLens::requestsPrintAndReadBack()
{
    const InputRequest request{"tokens", {{"bits", 4}, {"row", 0.125}}};
    QCOMPARE(parseInputRequest(printInputRequest(request)), request);
    QCOMPARE(parseInputRequest({}).view, std::string("ranges"));
    QCOMPARE(parseInputRequest("no-such-view alpha=0.5").view, std::string("ranges"));
    QCOMPARE(parseInputRequest("samples alpha bits=x bits=").numbers.size(), std::size_t{0});
    QCOMPARE(parseInputRequest("ranges alpha=0.25").number("alpha", 1), 0.25);
    QCOMPARE(parseInputRequest("ranges").number("alpha", 1), 1.0);
}

void TstActivationsLens::everyViewDraws_data()
{
    QTest::addColumn<QString>("id");
    for (const InputViewInfo& info : inputViews())
        QTest::newRow(std::string(info.id).c_str()) << QString::fromStdString(std::string(info.id));
}

void TstActivationsLens::everyViewDraws()
{
    QFETCH(const QString, id);
    Shown shown(id.toStdString());
    QCOMPARE(shown.frame().hint(), QString());
    QCOMPARE(shown.shownView().objectName(), id);
    QVERIFY(!shown.shownView().note().isEmpty());
    QVERIFY(!text::name("input_view", id.toStdString()).isEmpty());
    QVERIFY(!text::hint("input_view", id.toStdString()).isEmpty());
    const auto charts = shown.shownView().findChildren<ChartView*>();
    QVERIFY(!charts.isEmpty());
    for (ChartView* chart : charts) {
        QCOMPARE(chart->emptyText(), QString());
        QVERIFY(!chart->accessibleName().isEmpty());
        QVERIFY(chart->map().range.xHigh > chart->map().range.xLow && chart->map().range.yHigh > chart->map().range.yLow);
        QVERIFY(!chart->grab().toImage().isNull());
    }
}

// A tensor whose data is not there yet: the charts are as those of a view that has never had any.
void TstActivationsLens::nothingOfAnotherTensorIsShown()
{
    QFETCH(const QString, id);
    Shown shown(id.toStdString());
    Picture next = shown.picture;
    next.info.name = "another";
    next.data = nullptr;
    shown.view->show(next);
    Shown fresh(id.toStdString());
    fresh.view.reset(lensInfo().make(nullptr));
    fresh.view->resize(shown.view->size());
    fresh.view->QWidget::show();
    fresh.view->show(next);
    const auto charts = shown.shownView().findChildren<ChartView*>(), anew = fresh.shownView().findChildren<ChartView*>();
    QCOMPARE(charts.size(), anew.size());
    for (qsizetype i = 0; i < charts.size(); ++i) {
        if (!charts[i]->isVisible())
            continue;
        QCOMPARE(charts[i]->emptyText(), QStringLiteral("computing…"));
        QCOMPARE(charts[i]->accessibleDescription(), charts[i]->emptyText());
        anew[i]->resize(charts[i]->size());
        QCOMPARE(charts[i]->grab().toImage(), anew[i]->grab().toImage());
        charts[i]->setFocus();
        QTest::keyClick(charts[i], Qt::Key_Home);  // as well as the pointer: it asks what there is
        QCOMPARE(charts[i]->readoutText(), QString());
    }
}

void TstActivationsLens::cancelledIsSaid()
{
    QFETCH(const QString, id);
    Shown shown(id.toStdString());
    const auto note = [&] {
        QString all;
        for (const ElidedLabel* label : shown.view->findChildren<ElidedLabel*>())
            all += label->text() + QLatin1Char('\n');
        return all;
    };
    shown.picture.stopped = QStringLiteral("Cancelled. Press F5.");
    shown.view->show(shown.picture);  // what is known stays
    QVERIFY2(note().contains(shown.picture.stopped), qPrintable(note()));
    shown.picture.data = nullptr;
    shown.view->show(shown.picture);
    for (const ChartView* chart : shown.shownView().findChildren<ChartView*>())
        QCOMPARE(chart->emptyText(), shown.picture.stopped);
    QVERIFY(!note().contains(QStringLiteral("computing")));
}

void TstActivationsLens::stackedPlotsAreAligned()
{
    QFETCH(const QString, id);
    const Shown shown(id.toStdString());
    std::map<QString, std::vector<double>> lefts;  // by what the x axis says
    for (const ChartView* chart : const_cast<Shown&>(shown).shownView().findChildren<ChartView*>())
        lefts[chart->xAxis().title].push_back(chart->map().area.left());
    for (const auto& [title, places] : lefts)
        for (const double place : places)
            QVERIFY2(place == places.front(), qPrintable(title));
}

void TstActivationsLens::headsWrap()
{
    Shown shown("tokens");
    shown.view->resize(420, 700);
    for (const ElidedLabel* label : shown.view->findChildren<ElidedLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        QVERIFY(label->width() >= label->wholeWidth() || label->height() > label->fontMetrics().height());
    }
}

// Before any method is known there is plain rounding alone, and not twice.
void TstActivationsLens::plainRoundingStandsAlone()
{
    Shown shown("methods");
    MethodsPart part = partOf<MethodsPart>(std::dynamic_pointer_cast<const InputLensData>(shown.picture.data));
    part.rows.resize(1);
    auto data = std::make_shared<InputLensData>(*std::dynamic_pointer_cast<const InputLensData>(shown.picture.data));
    data->part = std::make_shared<MethodsPart>(part);
    const auto* chart = shown.shownView().findChild<ChartView*>();
    QVERIFY(chart->yAxis().title.contains(QStringLiteral("left bars")));
    shown.picture.data = data;
    shown.view->show(shown.picture);
    QCOMPARE(chart->yAxis().title, QStringLiteral("output error: Nearest"));
    QCOMPARE(chart->accessibleDescription(), QStringLiteral("Nearest: %1 channels").arg(kOutputs));
}

void TstActivationsLens::chipsChooseViews()
{
    Shown shown("ranges alpha=0.3");
    QSignalSpy asked(shown.view.get(), &LensView::optionChosen);
    QVERIFY(shown.chip(text::name("input_view", "methods")));
    shown.chip(text::name("input_view", "methods"))->click();
    QCOMPARE(asked.last()[0].toString(), QStringLiteral("methods"));
    QCOMPARE(shown.shownView().objectName(), QStringLiteral("methods"));  // at once, before there is data
    shown.chip(text::name("input_view", "ranges"))->click();
    QCOMPARE(asked.last()[0].toString(), QStringLiteral("ranges alpha=0.3"));  // as it was left
}

void TstActivationsLens::slidersAskLive()
{
    Shown shown("ranges");
    QSignalSpy asked(shown.view.get(), &LensView::optionChosen);
    shown.shownView().findChild<QDoubleSpinBox*>()->setValue(0.75);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.last()[0].toString(), QStringLiteral("ranges alpha=0.75"));
}

void TstActivationsLens::puttingToUseIsASpec()
{
    Shown ranges("ranges alpha=0.75");
    QSignalSpy edited(ranges.view.get(), &LensView::specEdited);
    ranges.chip(QStringLiteral("Put to use"))->click();
    QCOMPARE(edited.size(), 1);
    const auto spec = edited.last()[0].value<QuantSpec>();
    QCOMPARE(spec, fixture::spec("grid=int,bits=4,granularity=channel,preparation=smoothquant,alpha=0.75"));
    Shown outliers("outliers threshold=5");
    QSignalSpy kept(outliers.view.get(), &LensView::specEdited);
    outliers.chip(QStringLiteral("Put to use"))->click();
    QCOMPARE(kept.last()[0].value<QuantSpec>(),
             fixture::spec("grid=int,bits=4,granularity=channel,preparation=llm_int8,outlier_threshold=5"));
    // A search that was on is off where alpha is set by hand.
    const QuantSpec searching = fixture::spec("bits=4,preparation=smoothquant,alpha_search=true");
    QCOMPARE(withPreparationNumber(searching, "alpha", 0.25), fixture::spec("bits=4,preparation=smoothquant,alpha=0.25"));
    QCOMPARE(withPreparationNumber(searching, "no such parameter", 1), searching);
}

void TstActivationsLens::rangesFollowAlphaOrTheSettings()
{
    const auto tried = answered("ranges alpha=0");
    const auto& part = partOf<RangesPart>(tried);
    QCOMPARE(*part.alpha, 0.0);
    for (std::size_t i = 0; i < kFeatures; ++i)
        QVERIFY(std::abs(part.after.weights[i] - 1) < 1e-5f);  // s = 1 / max |w|
    QVERIFY(spreadOf(part.before.inputs) > 10);
    const auto set = answered("ranges", knownWeights(), "bits=4,granularity=channel,preparation=awq");
    const auto& own = partOf<RangesPart>(set);
    QVERIFY(!own.alpha.has_value());
    QCOMPARE(own.scale.size(), kFeatures);
    // Nothing prepared: alpha one half is tried.
    QCOMPARE(*partOf<RangesPart>(answered("ranges")).alpha, 0.5);
}

void TstActivationsLens::searchesMarkTheirBest()
{
    const auto data = answered("search");
    const auto& part = partOf<SearchPart>(data);
    QVERIFY(part.isComplete);
    QCOMPARE(part.curves.size(), std::size_t{2});
    for (const SearchedCurve& searched : part.curves)
        QVERIFY(searchNote(part).contains(text::significant(searched.curve.best, 3)));
}

void TstActivationsLens::outliersComeInSteps()
{
    std::size_t steps = 0, most = 0;
    Progress progress;
    LensQuestion question{knownWeights(), fixture::spec(kSpec), "outliers threshold=10"};
    question.soFar = [&](const std::shared_ptr<const LensData>& data) {
        ++steps;
        most = std::max(most, dynamic_cast<const OutliersPart&>(*dynamic_cast<const InputLensData&>(*data).part).errors.size());
    };
    const auto data = lensInfo().compute(question, progress);
    QVERIFY(data);
    const auto& part = partOf<OutliersPart>(std::dynamic_pointer_cast<const InputLensData>(*data));
    QCOMPARE(steps, part.errors.size());
    QCOMPARE(most, part.errors.size() - 1);
    QCOMPARE(part.chosen.columns, std::uint64_t{1});
    QVERIFY(outliersNote(part).contains(text::percent(1.0 / kFeatures)));
    // Another threshold keeps the errors that are known.
    question.before = *data;
    question.option = "outliers threshold=1e6";
    steps = 0;
    const auto next = lensInfo().compute(question, progress);
    QCOMPARE(steps, std::size_t{0});
    QCOMPARE(partOf<OutliersPart>(std::dynamic_pointer_cast<const InputLensData>(*next)).chosen.columns, std::uint64_t{0});
}

void TstActivationsLens::methodsComeOneByOne()
{
    std::vector<std::size_t> rows;
    Progress progress;
    LensQuestion question{knownWeights(), fixture::spec(kSpec), "methods"};
    question.soFar = [&](const std::shared_ptr<const LensData>& data) {
        rows.push_back(dynamic_cast<const MethodsPart&>(*dynamic_cast<const InputLensData&>(*data).part).rows.size());
    };
    const auto data = lensInfo().compute(question, progress);
    const auto part = partOf<MethodsPart>(std::dynamic_pointer_cast<const InputLensData>(*data));
    QCOMPARE(rows.size(), part.expected);
    QVERIFY(std::is_sorted(rows.begin(), rows.end()));
    QCOMPARE(part.rows.size(), part.expected);
    // Other settings of the same weights: rows of equal specs are kept.
    question.before = *data;
    const auto again = lensInfo().compute(question, progress);
    const auto kept = partOf<MethodsPart>(std::dynamic_pointer_cast<const InputLensData>(*again));
    for (std::size_t i = 0; i < part.rows.size(); ++i)
        QCOMPARE(kept.rows[i], part.rows[i]);
    Shown shown("methods");
    auto* table = shown.view->findChild<FigureTable*>();
    QCOMPARE(table->model()->rowCount(), static_cast<int>(part.expected));
    QSignalSpy edited(shown.view.get(), &LensView::specEdited);
    Q_EMIT table->taken(3);
    QCOMPARE(edited.last()[0].value<QuantSpec>(), part.rows[3]->spec);
}

void TstActivationsLens::methodsMarkDisagreement()
{
    auto plain = std::make_shared<MethodResult>(), other = std::make_shared<MethodResult>();
    plain->spec = other->spec = fixture::spec(kSpec);
    plain->output.known = other->output.known = true;
    plain->sqnrDb = 20, plain->output.sqnrDb = 20;
    other->sqnrDb = 18, other->output.sqnrDb = 25;
    MethodsPart part;
    part.spec = plain->spec;
    part.rows = {plain, other};
    part.expected = 2;
    MethodModel model;
    model.setPart(part);
    QVERIFY(!model.disagrees(0) && model.disagrees(1));
    QCOMPARE(model.index(1, MethodModel::Gain).data().toString(), QStringLiteral("+5.00 dB ≠"));
    QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u'≠'));
    QVERIFY(methodsNote(part).contains(QStringLiteral("5.00 dB")));
}

void TstActivationsLens::methodsMarkHarm()
{
    const auto result = [](double sqnrDb, double apart) {
        auto made = std::make_shared<MethodResult>();
        made->spec = fixture::spec(kSpec);
        made->output.known = true;
        made->output.sqnrDb = sqnrDb;
        made->output.heldApart.emplace().sqnrDb = apart;
        made->output.tokens = 20;
        made->output.inputChannels = 32;
        return made;
    };
    MethodsPart part;
    part.rows = {result(20, 20), result(26, 18), result(22, 21)};
    part.rows[1] = [&] {
        auto learned = std::make_shared<MethodResult>(*part.rows[1]);
        learned->spec = fixture::spec("bits=4,rounding=gptq");
        return learned;
    }();
    part.expected = 3;
    MethodModel model;
    model.setPart(part);
    QVERIFY(model.holdsApart() && !model.isIdle(MethodModel::Apart));
    QVERIFY(!model.harm(0) && model.harm(1) && !model.harm(2));
    QCOMPARE(model.index(1, MethodModel::Apart).data().toString(), QStringLiteral("18.00 dB"));
    QCOMPARE(model.index(1, MethodModel::GainApart).data().toString(), QStringLiteral("-2.00 dB ▲"));
    QCOMPARE(model.index(2, MethodModel::GainApart).data().toString(), QStringLiteral("+1.00 dB"));
    const QString hint = model.index(1, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(hint.contains(QStringLiteral("2.00 dB worse")) && hint.contains(QStringLiteral("only 20,")), qPrintable(hint));
    // Ranked by what no method has learned from.
    const QString note = methodsNote(part);
    QVERIFY2(note.contains(QStringLiteral("▲ 1 of 2")) && note.contains(QStringLiteral("Nearest, 1.00 dB above")), qPrintable(note));
    QCOMPARE(model.valuesOf({1}).columns.size(), model.valuesOf({1}).rows[0].size());
    part.rows = {std::make_shared<MethodResult>()};
    model.setPart(part);
    QVERIFY(model.isIdle(MethodModel::Apart) && model.isIdle(MethodModel::GainApart) && !model.isIdle(MethodModel::Gain));
}

void TstActivationsLens::shareIsChosenInTheHead()
{
    Shown shown("methods");
    auto* box = shown.view->findChild<HoldApartBox*>()->findChild<QComboBox*>();
    QVERIFY(!box->isEnabled());  // of moments that were handed over nobody has the tokens
    shown.picture.canHoldApart = true;
    shown.picture.heldApart = 0.25;
    shown.view->show(shown.picture);
    QVERIFY(box->isEnabled());
    QCOMPARE(box->currentText(), QStringLiteral("a quarter"));
    QSignalSpy chosen(shown.view.get(), &LensView::heldApartChosen);
    const int tenth = box->findText(QStringLiteral("a tenth"));
    Q_EMIT box->activated(tenth);
    QCOMPARE(chosen.last()[0].toDouble(), 0.1);
}

// The bars below are of the tokens held apart where that is asked for.
void TstActivationsLens::barsOfTokensHeldApart()
{
    Shown plain("methods");
    QVERIFY(!plain.chip(QStringLiteral("On those held apart")));
    Shown shown("methods", knownWeights(60));
    Chip* chip = shown.chip(QStringLiteral("On those held apart"));
    QVERIFY(chip);
    auto* chart = shown.shownView().findChild<ChartView*>();
    QVERIFY(chart->accessibleName().contains(QLatin1String("held apart")));
    chip->click();
    QVERIFY(!chart->accessibleName().contains(QLatin1String("held apart")));
}

void TstActivationsLens::lessonIsKeptAndWalked()
{
    Progress progress;
    LensQuestion question{knownWeights(), fixture::spec(kSpec), "columns row=5"};
    const auto data = lensInfo().compute(question, progress);
    const auto lesson = partOf<ColumnsPart>(std::dynamic_pointer_cast<const InputLensData>(*data)).lesson;
    QVERIFY(lesson);
    QCOMPARE(lesson->row, std::uint64_t{5});
    question.before = *data;
    const auto again = lensInfo().compute(question, progress);
    QCOMPARE(partOf<ColumnsPart>(std::dynamic_pointer_cast<const InputLensData>(*again)).lesson, lesson);
    Shown shown("columns row=5");
    const QString note = shown.shownView().note();
    shown.chip(QStringLiteral("Step"))->click();
    QVERIFY(shown.shownView().note() != note);
    QCOMPARE(shown.shownView().note(), stepNote(*lesson, kFeatures / 3 + 1));
    shown.chip(QStringLiteral("Play"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(shown.shownView().note() == stepNote(*lesson, kFeatures), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.chip(QStringLiteral("Play"))->isChecked(), 5000);
}

void TstActivationsLens::harmIsInDecibels()
{
    RotationPreview preview;
    preview.channelMseBefore = {1, 1, 0};
    preview.channelMseAfter = {10, 0.1, 1};
    const std::vector<double> harm = rotationHarm(preview);
    QCOMPARE(harm[0], 10.0);
    QCOMPARE(harm[1], -10.0);
    QVERIFY(std::isnan(harm[2]));
}

void TstActivationsLens::notesTellTheNumbers()
{
    TokenQuantization tokens;
    tokens.scalings = {{.perToken = true, .outputSqnrDb = 38}, {.outputSqnrDb = 31}, {.isStatic = true, .outputSqnrDb = 30}};
    for (const char* number : {"38.00 dB", "31.00 dB", "30.00 dB"})
        QVERIFY(tokensNote(tokens).contains(QLatin1String(number)));
    OutputSweep sweep;
    sweep.spec = fixture::spec(kSpec);
    sweep.tokens = 90;
    sweep.all.sqnrDb = 20;
    sweep.plainSqnrDb = 15;
    sweep.draws = {{8, 1, 0, 10}, {8, 2, 0, 12}, {16, 1, 0, 17}};
    QVERIFY(samplesNote(sweep).contains(QStringLiteral("up to 8 tokens")));
    sweep.draws.clear();
    QVERIFY(!samplesNote(sweep).contains(QStringLiteral("up to")));
}

void TstActivationsLens::withoutInputsItSaysWhatToDo()
{
    const auto view = std::unique_ptr<LensView>(lensInfo().make(nullptr));
    Picture picture{QStringLiteral("m.h5"), fixture::weights()->info(), fixture::spec(kSpec), fixture::analysis(kSpec), nullptr, {}};
    picture.noInputs = QStringLiteral("Load activations.");
    view->show(picture);
    QCOMPARE(qobject_cast<LensFrame*>(view.get())->hint(), picture.noInputs);
    QVERIFY(answered("methods", fixture::weights())->part == nullptr);
}

void TstActivationsLens::pinsDisagree()
{
    const auto pin = [](double sqnr, std::optional<double> output) {
        PinRow row;
        row.figures = PinFigures{4, sqnr, 0, 0, 0, output, output};
        return row;
    };
    // By the weights 1 < 0 < 2, by the outputs 0 < 1 < 2; of the fourth the outputs are not known.
    const auto conflicts = rankConflicts({pin(20, 10), pin(18, 15), pin(30, 30), pin(1, std::nullopt), PinRow{}});
    QCOMPARE(conflicts[1].betterThan, 0);
    QCOMPARE(conflicts[0].worseThan, 1);
    for (const std::size_t i : {std::size_t{2}, std::size_t{3}, std::size_t{4}}) {
        QCOMPARE(conflicts[i].betterThan, -1);
        QCOMPARE(conflicts[i].worseThan, -1);
    }
    QCOMPARE(conflicts[0].betterThan, -1);
    QCOMPARE(rankConflicts({pin(20, 10), pin(20.005, 9)})[0].betterThan, -1);  // alike by the weights
}

QTEST_MAIN(TstActivationsLens)
#include "tst_activations_lens.moc"
