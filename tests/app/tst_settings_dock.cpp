// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The settings form grows from the tables: every member and every parameter of every axis can be set and read back.
#include "core/spec/axes.h"
#include "views/docks/axis_form.h"
#include "views/docks/elided_combo.h"
#include "views/docks/gap_bar.h"
#include "views/docks/granularity_form.h"
#include "views/docks/number_box.h"
#include "views/docks/result_panel.h"
#include "views/docks/settings_dock.h"
#include "views/docks/slider_box.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QWheelEvent>
#include <cmath>
#include <limits>

using namespace bitloupe;

namespace {

// Another allowed value than the default one.
ParamValue otherValue(const ParamInfo& param)
{
    if (const auto* flag = std::get_if<bool>(&param.defaultValue))
        return !*flag;
    if (std::holds_alternative<std::string>(param.defaultValue))
        return std::string(param.options.back());
    const bool atMaximum = std::holds_alternative<double>(param.defaultValue)
        ? std::get<double>(param.defaultValue) >= param.maximum
        : static_cast<double>(std::get<std::int64_t>(param.defaultValue)) >= param.maximum;
    const double other = atMaximum ? param.minimum : param.maximum;
    if (std::holds_alternative<double>(param.defaultValue))
        return other;
    return static_cast<std::int64_t>(other);
}

TensorInfo info(Shape shape, int outputAxis)
{
    TensorInfo info;
    info.dtype = DType::F32;
    info.shape = std::move(shape);
    info.outputAxis = outputAxis;
    return info;
}

QComboBox* combo(QWidget& parent, const char* name) { return parent.findChild<QComboBox*>(QString::fromLatin1(name)); }

}  // namespace

class TstSettingsDock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMemberCanBeChosen();
    void everyParameterIsSetAndReadBack();
    void everyPresetIsShownByItsName();
    void editsTellTheNewSpecAtOnce();
    void parametersAppearWhenTheyApply();
    void granularityWithAxes();
    void numbersOfAnyMagnitude();
    void everyControlHasAName();
    void gapBarPlacesItsMarks();
    void slidersMoveTheNumber();
    void slidersFollowTheExtentOfTheWeights();
    void theWheelTurnsNothingWithoutFocus();
    void wordsThatDoNotFitAreElided();
    void figuresAreCopied();
    void whatASearchFoundIsAFigure();
    void findingsStandUnderTheFigures();
};

void TstSettingsDock::everyMemberCanBeChosen()
{
    for (const Axis& axis : axes()) {
        AxisForm form(axis);
        QSignalSpy edited(&form, &AxisForm::edited);
        auto* members = form.findChild<QComboBox*>(QString::fromUtf8(axis.key.data(), static_cast<qsizetype>(axis.key.size())));
        QCOMPARE(static_cast<std::size_t>(members->count()), axis.members.size());
        for (int i = members->count() - 1; i >= 0; --i) {
            members->setCurrentIndex(i);
            const AxisMember& member = axis.members[static_cast<std::size_t>(i)];
            QVERIFY(form.choice() == defaultChoice(member.id, member.params));
            QVERIFY(!members->itemText(i).isEmpty());
        }
        QCOMPARE(edited.size(), members->count() > 1 ? members->count() : 0);
    }
}

void TstSettingsDock::everyParameterIsSetAndReadBack()
{
    for (const Axis& axis : axes()) {
        for (const AxisMember& member : axis.members) {
            for (const ParamInfo& param : member.params) {
                int edits = 0;
                const ParamControl control = makeParamControl(param, nullptr, [&] { ++edits; });
                const std::unique_ptr<QWidget> owner(control.widget);
                QVERIFY(control.value() == param.defaultValue);
                control.setValue(otherValue(param));
                QVERIFY2(control.value() == otherValue(param), std::string(param.id).c_str());
                QCOMPARE(edits, 0);  // told, not edited
                QVERIFY(!control.widget->accessibleName().isEmpty());
            }
        }
    }
}

void TstSettingsDock::everyPresetIsShownByItsName()
{
    SettingsDock dock;
    QSignalSpy edited(&dock, &SettingsDock::specEdited);
    QComboBox* preset = combo(dock, "preset");
    QCOMPARE(static_cast<std::size_t>(preset->count()), presets().size() + 1);
    for (const Preset& known : presets()) {
        const auto spec = parseSpec(known.id);
        QVERIFY(spec.ok());
        dock.setSpec(*spec);
        QVERIFY2(preset->currentIndex() > 0, std::string(known.id).c_str());
    }
    QCOMPARE(edited.size(), 0);
    preset->setCurrentIndex(1);
    Q_EMIT preset->activated(1);
    QVERIFY(dock.spec() == *parseSpec(presets()[0].spec));
    QCOMPARE(edited.size(), 1);
}

void TstSettingsDock::editsTellTheNewSpecAtOnce()
{
    SettingsDock dock;
    QSignalSpy edited(&dock, &SettingsDock::specEdited);
    QComboBox* bits = combo(dock, "bits");
    bits->setCurrentIndex(bits->findData("4"));
    QCOMPARE(edited.size(), 1);
    QCOMPARE(dock.spec().grid.integer("bits"), 4);
    QCOMPARE(combo(dock, "preset")->currentIndex(), 0);  // no preset has these settings
    QCOMPARE(edited.last().first().value<QuantSpec>(), dock.spec());
    QVERIFY(*parseSpec(printSpec(dock.spec())) == dock.spec());
}

void TstSettingsDock::parametersAppearWhenTheyApply()
{
    SettingsDock dock;
    dock.show();
    QComboBox* scheme = combo(dock, "scheme");
    QVERIFY(!combo(dock, "range_kind")->isHidden());
    combo(dock, "range_kind")->setCurrentIndex(1);
    scheme->setCurrentIndex(scheme->findData("asymmetric"));
    QVERIFY(combo(dock, "range_kind")->isHidden());
    QVERIFY(*parseSpec(printSpec(dock.spec())) == dock.spec());
}

void TstSettingsDock::granularityWithAxes()
{
    GranularityForm form;
    form.setTensor(info({3, 3, 8, 16}, 3));
    const Granularity all[] = {PerTensor{}, PerChannel{}, PerChannel{2}, PerGroup{}, PerGroup{64, 0}, PerGroup{7, 9}};
    QSignalSpy edited(&form, &GranularityForm::edited);
    for (const Granularity& granularity : all) {
        form.setGranularity(granularity);
        QVERIFY(form.granularity() == granularity);
    }
    form.setTensor(info({8, 8}, 0));
    QVERIFY(form.granularity() == Granularity(PerGroup{7, 9}));  // kept, although this tensor has no such axis
    QCOMPARE(edited.size(), 0);
    QSpinBox* size = form.findChild<QSpinBox*>("group");
    form.setGranularity(PerGroup{64, {}});
    size->stepUp();
    QCOMPARE(size->value(), 128);
    QVERIFY(edited.size() >= 1);
}

void TstSettingsDock::numbersOfAnyMagnitude()
{
    NumberBox box;
    box.setRange(-3.4e38, 3.4e38);
    for (const double value : {3.2e-05, 0.081, 99.99, -1.25e-30, 3.4e38, 0.0}) {
        box.setValue(value);
        QCOMPARE(box.value(), value);
        QCOMPARE(box.text().toDouble(), value);
    }
    box.setRange(0, 100);
    box.setValue(99.99);
    box.stepUp();
    QVERIFY(box.value() > 99.99 && box.value() < 100);
    box.setValue(0.05);
    box.stepUp();
    QVERIFY(std::fabs(box.value() - 0.051) < 1e-12);
}

void TstSettingsDock::everyControlHasAName()
{
    SettingsDock dock;
    dock.setSpec(*parseSpec("w4a16_g128"));
    for (const QComboBox* box : dock.findChildren<QComboBox*>())
        QVERIFY2(!box->accessibleName().isEmpty(), qPrintable(box->objectName()));
    for (const QAbstractSpinBox* box : dock.findChildren<QAbstractSpinBox*>())
        QVERIFY2(!box->accessibleName().isEmpty(), qPrintable(box->objectName()));
}

void TstSettingsDock::gapBarPlacesItsMarks()
{
    const GapBar::Values values{12, 20, 24, true};
    QCOMPARE(GapBar::position(values, 24), 1.0);
    QCOMPARE(GapBar::position(values, 12), 0.5);
    QCOMPARE(GapBar::position(values, -3), 0.0);
    QCOMPARE(GapBar::position({HUGE_VAL, 20, 24, true}, HUGE_VAL), 1.0);
    QCOMPARE(GapBar::position({-HUGE_VAL, 0, 0, true}, -HUGE_VAL), 0.0);
}

void TstSettingsDock::slidersMoveTheNumber()
{
    for (const SliderScale& scale : {linearScale(-0.3, 0.5), scaleTowards(50, 100, 0.0001), powersOfTwo(3, 12)}) {
        for (int place = 1; place <= scale.places; ++place)
            QVERIFY(scale.value(place) >= scale.value(place - 1));
        for (const int place : {0, scale.places / 3, scale.places})
            QVERIFY(std::fabs(scale.place(scale.value(place)) - place) < 2);
    }
    SettingsDock dock;
    dock.setSpec(*parseSpec("grid=int,bits=4,range=percentile,percentile=99.99,granularity=group,group=64"));
    QSignalSpy edited(&dock, &SettingsDock::specEdited);
    auto* percentile = dock.findChild<NumberBox*>("percentile");
    auto* slider = percentile->parentWidget()->findChild<QSlider*>();
    QVERIFY(!slider->accessibleName().isEmpty());
    slider->setValue(slider->maximum());
    QCOMPARE(dock.spec().range.number("percentile"), 100.0);
    slider->setValue(0);
    QCOMPARE(dock.spec().range.number("percentile"), 50.0);
    auto* size = dock.findChild<QSpinBox*>("group");
    auto* sizes = size->parentWidget()->findChild<QSlider*>();
    QCOMPARE(sizes->value(), 3);  // 2^(3 + 3)
    sizes->setValue(5);
    QCOMPARE(size->value(), 256);
    QCOMPARE(edited.size(), 3);
    dock.setSpec(*parseSpec("grid=int,bits=4,granularity=group,group=8"));
    QCOMPARE(sizes->value(), 0);
    QCOMPARE(edited.size(), 3);  // told, not edited
}

void TstSettingsDock::slidersFollowTheExtentOfTheWeights()
{
    SettingsDock dock;
    dock.setExtent(-0.2, 0.1);
    dock.setSpec(*parseSpec("grid=int,bits=4,range=manual,low=-0.1,high=0.1"));
    auto* high = dock.findChild<NumberBox*>("high");
    auto* slider = high->parentWidget()->findChild<QSlider*>();
    slider->setValue(slider->maximum());
    QVERIFY(std::fabs(high->value() - 0.22) < 1e-9);
    dock.setExtent(-2, 1);
    slider->setValue(slider->maximum() - 1);
    QVERIFY(high->value() > 2);
}

void TstSettingsDock::theWheelTurnsNothingWithoutFocus()
{
    SettingsDock dock;
    dock.setSpec(*parseSpec("w4a16_g128"));
    dock.resize(300, 300);
    dock.show();
    dock.setFocus();
    const QuantSpec before = dock.spec();
    QList<QWidget*> controls;
    for (QWidget* control : dock.findChildren<QWidget*>()) {
        if (qobject_cast<QComboBox*>(control) || qobject_cast<QAbstractSpinBox*>(control) || qobject_cast<QSlider*>(control))
            controls += control;
    }
    QVERIFY(controls.size() > 8);
    for (QWidget* control : controls) {
        control->clearFocus();
        QWheelEvent wheel(QPointF(5, 5), control->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(control, &wheel);
    }
    QVERIFY(dock.spec() == before);
}

void TstSettingsDock::wordsThatDoNotFitAreElided()
{
    ElidedCombo box;
    box.addItem(QStringLiteral("Narrow (as many codes below zero as above)"));
    box.resize(90, 28);
    QVERIFY(box.shownText().endsWith(u'…'));
    box.resize(600, 28);
    QCOMPARE(box.shownText(), box.currentText());
}

void TstSettingsDock::figuresAreCopied()
{
    Analysis analysis;
    analysis.spec = defaultSpec();
    analysis.report.sqnrDb = 40.5;
    analysis.report.mse = 2.05e-05;
    analysis.report.clippedFraction = 0.25;
    const auto figures = resultFigures(analysis);
    for (const ResultFigure& figure : figures)
        QVERIFY2(!figure.unit.isEmpty() || figure.name == QStringLiteral("Cosine"), qPrintable(figure.name));
    const QString csv = figuresAsCsv(figures);
    QVERIFY(csv.contains("SQNR,40.5,dB"));
    QVERIFY(csv.contains("MSE,2.05e-05,weight²"));
    QVERIFY(csv.contains("Clipped,25,%"));
    QCOMPARE(figuresAsMarkdown(figures).count(u'\n'), static_cast<qsizetype>(figures.size()) + 2);
    ResultPanel panel;
    panel.setAnalysis(&analysis);
    panel.show();
    for (auto* label : panel.findChildren<QLabel*>()) {
        if (label->text() != QStringLiteral("40.50 dB") || label->accessibleName() != QStringLiteral("SQNR"))
            continue;
        QTest::keyClick(label, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("40.50 dB"));
        return;
    }
    QFAIL("no figure");
}

void TstSettingsDock::whatASearchFoundIsAFigure()
{
    Analysis analysis;
    analysis.spec = *parseSpec("int4_channel,preparation=smoothquant,alpha_search=true");
    ResultPanel panel;
    panel.setAnalysis(&analysis);
    QVERIFY(!panel.asText().contains("alpha"));
    analysis.report.remarks = {{"smoothquant_dead_columns", 3}, {"smoothquant_alpha_found", 0.55}};
    panel.setAnalysis(&analysis);
    QVERIFY2(panel.asText().contains("SmoothQuant: alpha 0.55 found."), qPrintable(panel.asText()));
    QVERIFY(figuresAsCsv(panel.figures()).contains("alpha,0.55,"));
}

// What would go wrong is said where the figures are: warnings first, and gone with the next answer.
void TstSettingsDock::findingsStandUnderTheFigures()
{
    Progress progress;
    std::vector<float> values(96, 0.5F);
    values[40] = std::numeric_limits<float>::quiet_NaN();
    const auto weights = weightsFromValues("w", {2, 48}, values, 0);
    const auto spoiled = analyze(weights, *parseSpec("grid=int,bits=4,granularity=group,group=32"), progress);
    QVERIFY(spoiled && !(*spoiled)->findings.empty());
    ResultPanel panel;
    panel.show();
    panel.setAnalysis(spoiled->get());
    const QString text = panel.asText();
    QVERIFY(text.contains(QStringLiteral("Warning: 1 of 96 values are NaN")));
    QVERIFY(text.contains(QStringLiteral("Note: ")));
    QVERIFY(text.indexOf(QStringLiteral("Warning: ")) < text.indexOf(QStringLiteral("Note: ")));
    Analysis clean;
    clean.spec = defaultSpec();
    panel.setAnalysis(&clean);
    QVERIFY(!panel.asText().contains(QStringLiteral("NaN")));
}

QTEST_MAIN(TstSettingsDock)
#include "tst_settings_dock.moc"
