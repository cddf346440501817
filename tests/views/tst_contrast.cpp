// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Whether everybody can read it: contrast of text (WCAG 2.1: 4.5:1, marks 3:1) in both themes, and colours of calibrators,
// grids and series told apart by colour-blind eyes.
#include "core/calibrate/calibrator.h"
#include "core/grid/grid.h"
#include "views/theme.h"

#include <QTest>
#include <array>
#include <cmath>

using namespace bitloupe;

namespace {

using Triple = std::array<double, 3>;

double toLinear(double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }

Triple linear(const QColor& color) { return {toLinear(color.redF()), toLinear(color.greenF()), toLinear(color.blueF())}; }

double luminance(const QColor& color)
{
    const Triple rgb = linear(color);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

double contrast(const QColor& a, const QColor& b)
{
    const double brighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

// Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB.
struct Eyes {
    const char* name;
    std::array<Triple, 3> matrix;
};
constexpr std::array<Eyes, 4> kEyes{{
    {"usual", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protan", {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deutan", {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritan", {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
}};

double labCurve(double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; }

// As these eyes see it, in CIE L*a*b* (D65).
Triple seen(const QColor& color, const Eyes& eyes)
{
    const Triple rgb = linear(color);
    Triple v{};
    for (std::size_t i = 0; i < 3; ++i)
        v[i] = std::clamp(eyes.matrix[i][0] * rgb[0] + eyes.matrix[i][1] * rgb[1] + eyes.matrix[i][2] * rgb[2], 0.0, 1.0);
    const double x = labCurve((0.4124564 * v[0] + 0.3575761 * v[1] + 0.1804375 * v[2]) / 0.95047);
    const double y = labCurve(0.2126729 * v[0] + 0.7151522 * v[1] + 0.0721750 * v[2]);
    const double z = labCurve((0.0193339 * v[0] + 0.1191920 * v[1] + 0.9503041 * v[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

// dE76
double difference(const QColor& a, const QColor& b, const Eyes& eyes)
{
    const Triple p = seen(a, eyes);
    const Triple q = seen(b, eyes);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

constexpr double kText = 4.5;
constexpr double kMark = 3;
constexpr double kApart = 10;

struct NamedColor {
    QString name;
    QColor color;
};

}  // namespace

class TstContrast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsTheExtremes();
    void textIsReadable_data();
    void textIsReadable();
    void paletteIsReadable_data() { textIsReadable_data(); }
    void paletteIsReadable();
    void marksStandOut_data() { textIsReadable_data(); }
    void marksStandOut();
    void coloursAreToldApart_data() { textIsReadable_data(); }
    void coloursAreToldApart();
};

void TstContrast::knowsTheExtremes()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);  // the well-known near miss
    const QColor red(200, 60, 60), green(110, 120, 50);
    QVERIFY(difference(red, green, kEyes[0]) > 2 * difference(red, green, kEyes[2]));
}

void TstContrast::textIsReadable_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TstContrast::textIsReadable()
{
    QFETCH(bool, isDark);
    const Theme& theme = isDark ? darkTheme() : lightTheme();
    const NamedColor grounds[] = {{"window", theme.window}, {"card", theme.card}, {"field", theme.field}, {"chosen", theme.accentSoft}};
    const NamedColor inks[] = {{"text", theme.text}, {"muted", theme.muted}, {"accent", theme.accent},
                               {"good", theme.good}, {"fair", theme.fair},   {"bad", theme.bad}};
    for (const NamedColor& ground : grounds) {
        for (const NamedColor& ink : inks)
            QVERIFY2(contrast(ink.color, ground.color) >= kText,
                     qPrintable(QStringLiteral("%1 on %2: %3").arg(ink.name, ground.name).arg(contrast(ink.color, ground.color))));
    }
}

void TstContrast::paletteIsReadable()
{
    QFETCH(bool, isDark);
    const QPalette palette = paletteOf(isDark ? darkTheme() : lightTheme());
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {{QPalette::WindowText, QPalette::Window},
                                                                         {QPalette::Text, QPalette::Base},
                                                                         {QPalette::Text, QPalette::AlternateBase},
                                                                         {QPalette::ButtonText, QPalette::Button},
                                                                         {QPalette::HighlightedText, QPalette::Highlight},
                                                                         {QPalette::ToolTipText, QPalette::ToolTipBase},
                                                                         {QPalette::PlaceholderText, QPalette::Base},
                                                                         {QPalette::PlaceholderText, QPalette::Window},
                                                                         {QPalette::PlaceholderText, QPalette::Button},
                                                                         {QPalette::Link, QPalette::Base},
                                                                         {QPalette::Link, QPalette::Window},
                                                                         {QPalette::BrightText, QPalette::Base}};
    for (const auto& pair : pairs) {
        const double found = contrast(palette.color(QPalette::Active, pair.first), palette.color(QPalette::Active, pair.second));
        QVERIFY2(found >= kText, qPrintable(QStringLiteral("role %1 on %2: %3").arg(pair.first).arg(pair.second).arg(found)));
    }
}

// Lines and dots of a colour of their own, and their names, which are written in a darker tone of it on light ground.
void TstContrast::marksStandOut()
{
    QFETCH(bool, isDark);
    const Theme& theme = isDark ? darkTheme() : lightTheme();
    for (const CalibratorInfo& calibrator : calibrators()) {
        const QColor color = calibratorColor(theme, calibrator.id);
        QVERIFY2(contrast(color, theme.card) >= kMark, calibrator.id.data());
        QVERIFY2(contrast(isDark ? color : color.darker(130), theme.card) >= kText, calibrator.id.data());
    }
    for (const GridInfo& grid : grids())
        QVERIFY2(contrast(gridColor(theme, grid.id), theme.card) >= kMark, grid.id.data());
    for (std::size_t i = 0; i < 5; ++i)
        QVERIFY(contrast(seriesColor(theme, i), theme.card) >= kMark);
    QVERIFY(contrast(theme.accent, theme.card) >= kMark);
    QVERIFY(contrast(theme.accent, theme.fill) >= kMark / 1.5);  // the quantized in front of the original
}

void TstContrast::coloursAreToldApart()
{
    QFETCH(bool, isDark);
    const Theme& theme = isDark ? darkTheme() : lightTheme();
    QList<NamedColor> calibratorColors, gridColors, seriesColors;
    for (const CalibratorInfo& calibrator : calibrators())
        if (!calibrator.isVariant())
            calibratorColors.append({QString::fromUtf8(calibrator.id.data()), calibratorColor(theme, calibrator.id)});
    for (const GridInfo& grid : grids())
        gridColors.append({QString::fromUtf8(grid.id.data()), gridColor(theme, grid.id)});
    for (std::size_t i = 0; i < 5; ++i)
        seriesColors.append({QStringLiteral("series %1").arg(i), seriesColor(theme, i)});
    for (const QList<NamedColor>& together : {calibratorColors, gridColors, seriesColors}) {
        for (qsizetype i = 0; i < together.size(); ++i) {
            for (qsizetype j = i + 1; j < together.size(); ++j) {
                for (const Eyes& eyes : kEyes) {
                    const double found = difference(together[i].color, together[j].color, eyes);
                    QVERIFY2(found >= kApart,
                             qPrintable(QStringLiteral("%1 and %2, %3: %4")
                                            .arg(together[i].name, together[j].name, QLatin1String(eyes.name))
                                            .arg(found)));
                }
            }
        }
    }
}

QTEST_MAIN(TstContrast)
#include "tst_contrast.moc"
