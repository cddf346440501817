// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The settings form grows from the tables: every member and every parameter of every axis can be set and read back.
#include "core/spec/axes.h"
#include "views/docks/axis_form.h"
#include "views/docks/gap_bar.h"
#include "views/docks/granularity_form.h"
#include "views/docks/number_box.h"
#include "views/docks/settings_dock.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

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

QTEST_MAIN(TstSettingsDock)
#include "tst_settings_dock.moc"
