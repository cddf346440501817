// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/ranges_view.h"

#include "core/prepare/preparation.h"
#include "views/frame/chip.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/activations/controls.h"
#include "views/lenses/activations/sizes_chart.h"
#include "views/text/fold_text.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace bitloupe {

namespace {

constexpr double kFirstAlpha = 0.5;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActivationsLens)
};

QString times(double spread) { return Words::tr("%1×").arg(text::significant(spread, 3)); }

// The settings' preparation, where it scales columns.
Result<bool> takePrepared(const InputViewQuestion& question, RangesPart& part, Progress& progress)
{
    const auto prepared = prepare(question.lens.weights, question.lens.spec, progress);
    if (!prepared)
        return prepared.error();
    if (!prepared->restoration || prepared->restoration->columnScale.empty())
        return false;
    part.scale = prepared->restoration->columnScale;
    auto after = channelSizes(*prepared->weights, progress);
    if (!after)
        return after.error();
    part.after = std::move(*after);
    return true;
}

std::vector<std::size_t> orderOf(const RangesPart& part, bool isSorted)
{
    std::vector<std::size_t> order(part.before.inputs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (isSorted)
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return part.before.inputs[a] > part.before.inputs[b]; });
    return order;
}

class RangesView final : public InputView {
    Q_OBJECT
public:
    explicit RangesView(QWidget* parent);
    void draw(const Picture& picture, const InputRequest& request, const InputPart* part) override;
    QString note() const override { return m_note; }

private:
    void redraw();
    Reading read(double x) const;
    ValueTable values() const;

    Controls* m_controls;
    Controls::Slider m_alpha;
    Chip* m_use;
    Chip* m_sorted;
    SizesChart* m_before;
    SizesChart* m_after;
    RangesPart m_part;
    std::vector<std::size_t> m_order;
    QuantSpec m_spec;
    QString m_note;
};

RangesView::RangesView(QWidget* parent)
    : InputView(parent)
    , m_controls(new Controls(this))
    , m_before(new SizesChart(this))
    , m_after(new SizesChart(this))
{
    m_alpha = m_controls->addSlider(tr("SmoothQuant, alpha"), 0, 1, linearScale(0, 1),
                                    [this](double alpha) { Q_EMIT requested("alpha", alpha); });
    m_use = m_controls->addButton(tr("Put to use"), tr("Prepare the weights with SmoothQuant at this alpha"),
                                  [this] { Q_EMIT specEdited(withPreparationNumber(m_spec, "alpha", m_alpha.box->value())); });
    m_sorted =
        m_controls->addSwitch(tr("Largest inputs first"), tr("Order the channels by their inputs before"), [this](bool) { redraw(); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_controls);
    for (SizesChart* chart : {m_before, m_after}) {
        column->addWidget(chart, 1);
        chart->setReadout([this](double x, double) { return read(x); });
        chart->setValues([this] { return values(); });
    }
    ChartView::stack({m_before, m_after});
}

void RangesView::draw(const Picture& picture, const InputRequest& request, const InputPart* part)
{
    m_spec = picture.spec;
    m_before->setFileStem(pictureStem(picture, QStringLiteral("sizes-before")));
    m_after->setFileStem(pictureStem(picture, QStringLiteral("sizes-after")));
    const auto* ranges = dynamic_cast<const RangesPart*>(part);
    m_alpha.set(request.number("alpha", ranges && ranges->alpha ? *ranges->alpha : kFirstAlpha));
    m_part = ranges ? *ranges : RangesPart{};
    m_note = ranges ? rangesNote(*ranges) : QString();
    if (const QString fold = text::foldsInto(m_spec); !fold.isEmpty() && !m_part.scale.empty() && !m_part.alpha)
        m_note += QStringLiteral(" · ") + fold;
    // An importance matrix has no largest inputs, which SmoothQuant asks for.
    const bool smooths = !m_part.before.inputsAreRoots;
    m_alpha.all->setVisible(smooths);
    m_use->setVisible(smooths);
    m_after->setVisible(smooths);
    m_order.clear();
    if (begin(ranges != nullptr, whyNone(picture)))
        redraw();
}

void RangesView::redraw()
{
    m_order = orderOf(m_part, m_sorted->isChecked());
    const PlotRange home = sizesHome(m_part.before, m_part.after);
    m_before->setSizes(m_part.before, m_order, home);
    m_after->setSizes(m_part.after, m_order, home);
    m_before->setSummary(tr("Before: inputs (left bars) and weights by input channel"), m_note);
    m_after->setSummary(tr("After: inputs (left bars) and weights by input channel"), m_note);
    m_before->setWhen(tr("before"));
    m_after->setWhen(m_part.alpha ? tr("after SmoothQuant, alpha %1").arg(text::significant(*m_part.alpha, 3))
                                  : tr("after %1").arg(text::name("preparation", m_spec.preparation.id)));
}

Reading RangesView::read(double x) const
{
    const double place = std::round(x);
    if (place < 0 || place >= static_cast<double>(m_order.size()))
        return {};
    const std::size_t channel = m_order[static_cast<std::size_t>(place)];
    const auto number = [](float size) { return text::significant(double{size}, 3); };
    Reading reading(tr("input channel %1\ninputs up to %2 → %3\nweights up to %4 → %5")
                        .arg(channel)
                        .arg(number(m_part.before.inputs[channel]), number(m_part.after.inputs[channel]),
                             number(m_part.before.weights[channel]), number(m_part.after.weights[channel])));
    if (m_part.before.inputsAreRoots)
        reading.text = tr("input channel %1\ninputs, root mean square: %2\nweights up to %3")
                           .arg(channel)
                           .arg(number(m_part.before.inputs[channel]), number(m_part.before.weights[channel]));
    if (!m_part.scale.empty())
        reading.text += QLatin1Char('\n') + tr("scale %1").arg(number(m_part.scale[channel]));
    reading.x = place;
    return reading;
}

ValueTable RangesView::values() const
{
    ValueTable table{{QStringLiteral("channel"), QStringLiteral("input_before"), QStringLiteral("input_after"),
                      QStringLiteral("weight_before"), QStringLiteral("weight_after"), QStringLiteral("scale")},
                     {}};
    for (const std::size_t channel : m_order)
        table.rows.push_back({QString::number(channel), exactNumber(double{m_part.before.inputs[channel]}),
                              exactNumber(double{m_part.after.inputs[channel]}), exactNumber(double{m_part.before.weights[channel]}),
                              exactNumber(double{m_part.after.weights[channel]}),
                              exactNumber(m_part.scale.empty() ? 1.0 : double{m_part.scale[channel]})});
    return table;
}

}  // namespace

// What the channels are before does not depend on the settings.
Result<InputPartPtr> computeRanges(const InputViewQuestion& question, Progress& progress)
{
    auto part = std::make_shared<RangesPart>();
    if (const auto before = std::dynamic_pointer_cast<const RangesPart>(question.before)) {
        part->before = before->before;
    } else {
        auto sizes = channelSizes(*question.lens.weights, progress);
        if (!sizes)
            return sizes.error();
        part->before = std::move(*sizes);
    }
    const bool isTried = question.request.numbers.contains("alpha");
    if (!isTried) {
        const Result<bool> taken = takePrepared(question, *part, progress);
        if (!taken)
            return taken.error();
        if (*taken)
            return InputPartPtr(part);
    }
    part->after = part->before;
    if (part->before.inputsAreRoots)
        return InputPartPtr(part);
    part->alpha = std::clamp(question.request.number("alpha", kFirstAlpha), 0.0, 1.0);
    part->scale = smoothingScale(part->before, *part->alpha);
    part->after = scaledSizes(part->before, part->scale);
    return InputPartPtr(part);
}

QString rangesNote(const RangesPart& part)
{
    if (part.before.inputsAreRoots)
        return Words::tr(
                   "root mean squares, largest against the median: inputs %1, weights %2 · SmoothQuant asks for largest inputs, which "
                   "an importance matrix does not hold")
            .arg(times(spreadOf(part.before.inputs)), times(spreadOf(part.before.weights)));
    return Words::tr("largest against the median: inputs %1 → %2, weights %3 → %4")
        .arg(times(spreadOf(part.before.inputs)), times(spreadOf(part.after.inputs)), times(spreadOf(part.before.weights)),
             times(spreadOf(part.after.weights)));
}

InputView* makeRangesView(QWidget* parent) { return new RangesView(parent); }

}  // namespace bitloupe

#include "ranges_view.moc"
