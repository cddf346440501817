// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/rotation_view.h"

#include "views/chart/bar_item.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/activations/sizes_chart.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace bitloupe {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActivationsLens)
};

class RotationView final : public InputView {
    Q_OBJECT
public:
    explicit RotationView(QWidget* parent);
    void draw(const Picture& picture, const InputRequest& request, const InputPart* part) override;
    QString note() const override { return m_note; }

private:
    void drawSizes();
    void drawHarm();
    Reading readSizes(double x) const;
    Reading readHarm(double x) const;
    ValueTable sizes() const;
    ValueTable errors() const;

    SizesChart* m_before;
    SizesChart* m_after;
    ChartView* m_harm;
    BarItem* m_bars;
    RotationPreview m_preview;
    QString m_note;
};

RotationView::RotationView(QWidget* parent)
    : InputView(parent)
    , m_before(new SizesChart(this))
    , m_after(new SizesChart(this))
    , m_harm(new ChartView(this))
    , m_bars(new BarItem(*m_harm, 1, ink(&Theme::accent)))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (ChartView* chart : {static_cast<ChartView*>(m_before), static_cast<ChartView*>(m_after), m_harm})
        column->addWidget(chart, 1);
    for (SizesChart* chart : {m_before, m_after}) {
        chart->setReadout([this](double x, double) { return readSizes(x); });
        chart->setValues([this] { return sizes(); });
    }
    ChartView::stack({m_before, m_after});
    m_harm->setLeastHeight(110);
    m_harm->setAxes({AxisKind::Counts, tr("output channel")}, {AxisKind::Linear, tr("output error grows by, dB")});
    m_harm->setReadout([this](double x, double) { return readHarm(x); });
    m_harm->setStepper([](double x, int steps) { return std::round(x) + steps; });
    m_harm->setValues([this] { return errors(); });
}

void RotationView::draw(const Picture& picture, const InputRequest&, const InputPart* part)
{
    const auto* rotation = dynamic_cast<const RotationPart*>(part);
    const bool any = rotation && rotation->preview;
    m_preview = any ? *rotation->preview : RotationPreview{};
    m_note = any ? rotationNote(m_preview) : QString();
    const bool isOdd = any && m_preview.block == 1;
    const QString why = isOdd ? tr("An odd number of input channels has no Hadamard rotation.")
                              : whyNone(picture, rotation ? rotation->problem : std::nullopt);
    m_before->setFileStem(pictureStem(picture, QStringLiteral("rotation-before")));
    m_after->setFileStem(pictureStem(picture, QStringLiteral("rotation-after")));
    m_harm->setFileStem(pictureStem(picture, QStringLiteral("rotation-harm")));
    if (!begin(any && !isOdd, why))
        return;
    drawSizes();
    drawHarm();
}

void RotationView::drawSizes()
{
    std::vector<std::size_t> order(m_preview.before.inputs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const PlotRange home = sizesHome(m_preview.before, m_preview.after);
    m_before->setSizes(m_preview.before, order, home);
    m_after->setSizes(m_preview.after, order, home);
    m_before->setWhen(tr("before"));
    m_after->setWhen(tr("rotated in blocks of %1").arg(m_preview.block));
    const auto peaks = [](double inputs, double weights) {
        return tr("largest over root mean square: inputs %1, weights %2").arg(text::significant(inputs, 3), text::significant(weights, 3));
    };
    m_before->setSummary(tr("Before: inputs (left bars) and weights by input channel"),
                         peaks(m_preview.inputPeakBefore, m_preview.weightPeakBefore));
    m_after->setSummary(tr("Rotated: inputs (left bars) and weights by input channel"),
                        peaks(m_preview.inputPeakAfter, m_preview.weightPeakAfter));
}

void RotationView::drawHarm()
{
    const std::vector<double> harm = rotationHarm(m_preview);
    std::vector<double> tops, floors;
    std::vector<std::size_t> worse;
    double most = 0.1;
    for (std::size_t i = 0; i < harm.size(); ++i) {
        tops.push_back(std::isnan(harm[i]) ? harm[i] : std::max(harm[i], 0.0));
        floors.push_back(std::isnan(harm[i]) ? harm[i] : std::min(harm[i], 0.0));
        most = std::isnan(harm[i]) ? most : std::max(most, std::abs(harm[i]));
        if (harm[i] > 0)
            worse.push_back(i);
    }
    m_bars->setValues(std::move(tops), std::move(floors));
    m_bars->setHighlights(std::move(worse), ink(&Theme::bad));
    m_harm->setHome({-0.5, static_cast<double>(harm.size()) - 0.5, -1.1 * most, 1.1 * most});
    m_harm->setSummary(tr("Where the rotation hurts"), m_note);
}

Reading RotationView::readSizes(double x) const
{
    const double place = std::round(x);
    if (place < 0 || place >= static_cast<double>(m_preview.before.inputs.size()))
        return {};
    const auto i = static_cast<std::size_t>(place);
    const auto number = [](float size) { return text::significant(double{size}, 3); };
    Reading reading(tr("input channel %1\ninputs up to %2 → %3\nweights up to %4 → %5")
                        .arg(i)
                        .arg(number(m_preview.before.inputs[i]), number(m_preview.after.inputs[i]), number(m_preview.before.weights[i]),
                             number(m_preview.after.weights[i])));
    reading.x = place;
    return reading;
}

Reading RotationView::readHarm(double x) const
{
    const double place = std::round(x);
    if (place < 0 || place >= static_cast<double>(m_preview.channelMseAfter.size()))
        return {};
    const auto i = static_cast<std::size_t>(place);
    Reading reading(tr("output channel %1\noutput error %2 → %3")
                        .arg(i)
                        .arg(text::significant(m_preview.channelMseBefore[i], 3), text::significant(m_preview.channelMseAfter[i], 3)));
    reading.x = place;
    return reading;
}

ValueTable RotationView::sizes() const
{
    ValueTable table{{QStringLiteral("channel"), QStringLiteral("input_before"), QStringLiteral("input_after"),
                      QStringLiteral("weight_before"), QStringLiteral("weight_after")},
                     {}};
    for (std::size_t i = 0; i < m_preview.before.inputs.size(); ++i)
        table.rows.push_back({QString::number(i), exactNumber(double{m_preview.before.inputs[i]}),
                              exactNumber(double{m_preview.after.inputs[i]}), exactNumber(double{m_preview.before.weights[i]}),
                              exactNumber(double{m_preview.after.weights[i]})});
    return table;
}

ValueTable RotationView::errors() const
{
    ValueTable table{{QStringLiteral("output_channel"), QStringLiteral("output_mse_before"), QStringLiteral("output_mse_after")}, {}};
    for (std::size_t i = 0; i < m_preview.channelMseAfter.size(); ++i)
        table.rows.push_back({QString::number(i), exactNumber(m_preview.channelMseBefore[i]), exactNumber(m_preview.channelMseAfter[i])});
    return table;
}

}  // namespace

Result<InputPartPtr> computeRotation(const InputViewQuestion& question, Progress& progress)
{
    auto part = std::make_shared<RotationPart>();
    auto preview = previewRotation(question.lens.weights, question.lens.spec, progress);
    if (preview)
        part->preview = std::move(*preview);
    else
        part->problem = preview.error();
    return InputPartPtr(part);
}

QString rotationNote(const RotationPreview& preview)
{
    return Words::tr("outputs %1 → %2, weights %3 → %4; %5 of %6 output channels get worse")
        .arg(text::decibels(preview.outputSqnrBefore), text::decibels(preview.outputSqnrAfter), text::decibels(preview.sqnrBefore),
             text::decibels(preview.sqnrAfter))
        .arg(preview.worseChannels)
        .arg(preview.channelMseAfter.size());
}

std::vector<double> rotationHarm(const RotationPreview& preview)
{
    std::vector<double> harm;
    for (std::size_t i = 0; i < preview.channelMseAfter.size(); ++i) {
        const double before = preview.channelMseBefore[i], after = preview.channelMseAfter[i];
        harm.push_back(before > 0 && after > 0 ? 10 * std::log10(after / before) : std::numeric_limits<double>::quiet_NaN());
    }
    return harm;
}

InputView* makeRotationView(QWidget* parent) { return new RotationView(parent); }

}  // namespace bitloupe

#include "rotation_view.moc"
