// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/samples_view.h"

#include "views/chart/chart_view.h"
#include "views/chart/dot_item.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/activations/methods_view.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace bitloupe {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActivationsLens)
};

double placeOf(std::uint64_t tokens) { return std::log10(static_cast<double>(std::max<std::uint64_t>(1, tokens))); }

// Mean SQNR of the draws by number of tokens, all of them last.
std::map<std::uint64_t, double> means(const OutputSweep& sweep)
{
    std::map<std::uint64_t, std::pair<double, int>> sums;
    for (const OutputDraw& draw : sweep.draws) {
        sums[draw.tokens].first += draw.sqnrDb;
        ++sums[draw.tokens].second;
    }
    std::map<std::uint64_t, double> result;
    for (const auto& [tokens, sum] : sums)
        result[tokens] = sum.first / sum.second;
    result[sweep.tokens] = sweep.all.sqnrDb;
    return result;
}

class SamplesView final : public InputView {
    Q_OBJECT
public:
    explicit SamplesView(QWidget* parent);
    void draw(const Picture& picture, const InputRequest& request, const InputPart* part) override;
    QString note() const override { return m_note; }

private:
    void drawSweep();
    void nameAxes();
    void colorLines();
    Reading read(double x) const;
    ValueTable values() const;
    void changeEvent(QEvent* event) override;

    ChartView* m_chart;
    QLineSeries* m_mean = nullptr;
    QLineSeries* m_plain = nullptr;
    DotItem* m_dots;
    OutputSweep m_sweep;
    QString m_note;
};

SamplesView::SamplesView(QWidget* parent)
    : InputView(parent)
    , m_chart(new ChartView(this))
    , m_dots(new DotItem(*m_chart, 5))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_chart, 1);
    m_chart->setLeastHeight(180);
    nameAxes();
    m_mean = new QLineSeries;
    m_plain = new QLineSeries;
    m_chart->addLine(m_mean);
    m_chart->addLine(m_plain);
    m_chart->setReadout([this](double x, double) { return read(x); });
    m_chart->setValues([this] { return values(); });
    colorLines();
}

void SamplesView::draw(const Picture& picture, const InputRequest&, const InputPart* part)
{
    const auto* samples = dynamic_cast<const SamplesPart*>(part);
    const bool any = samples && samples->sweep;
    m_sweep = any ? *samples->sweep : OutputSweep{};
    m_note = any ? samplesNote(m_sweep) : QString();
    m_chart->setFileStem(pictureStem(picture, QStringLiteral("output-samples")));
    m_chart->setSummary(tr("Output error by number of tokens"), m_note);
    if (begin(any, whyNone(picture, samples ? samples->problem : std::nullopt)))
        drawSweep();
}

void SamplesView::nameAxes()
{
    m_chart->setAxes({AxisKind::LogCounts, tr("tokens calibrated on")},
                     {AxisKind::Linear,
                      m_sweep.isApart ? tr("SQNR of the outputs on the tokens held apart, dB (dashed: plain rounding)")
                                      : tr("SQNR of the outputs on all tokens, dB (dashed: plain rounding)")});
}

void SamplesView::drawSweep()
{
    nameAxes();
    QList<QPointF> points;
    double low = m_sweep.plainSqnrDb, high = std::max(m_sweep.plainSqnrDb, m_sweep.all.sqnrDb);
    for (const auto& [tokens, sqnr] : means(m_sweep))
        points.append(QPointF(placeOf(tokens), sqnr));
    std::vector<Dot> dots;
    for (const OutputDraw& draw : m_sweep.draws) {
        dots.push_back({placeOf(draw.tokens), draw.sqnrDb, [](const Theme& theme) { return seriesColor(theme, 0); }});
        low = std::min(low, draw.sqnrDb);
        high = std::max(high, draw.sqnrDb);
    }
    dots.push_back({placeOf(m_sweep.tokens), m_sweep.all.sqnrDb, [](const Theme& theme) { return seriesColor(theme, 0); }, true});
    const double first = points.front().x() - 0.15, last = points.back().x() + 0.15;
    m_mean->replace(points);
    m_plain->replace(QList<QPointF>{{first, m_sweep.plainSqnrDb}, {last, m_sweep.plainSqnrDb}});
    m_dots->setDots(std::move(dots));
    const double margin = std::max(0.08 * (high - low), 0.2);
    m_chart->setHome({first, last, low - margin, high + margin});
}

void SamplesView::colorLines()
{
    m_mean->setPen(QPen(seriesColor(theme(this), 0), 2));
    m_plain->setPen(QPen(theme(this).muted, 1.5, Qt::DashLine));
}

void SamplesView::changeEvent(QEvent* event)
{
    InputView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_plain)
        colorLines();
}

Reading SamplesView::read(double x) const
{
    const auto all = means(m_sweep);
    if (m_sweep.tokens == 0)
        return {};
    const auto nearest = std::min_element(all.begin(), all.end(), [x](const auto& a, const auto& b) {
        return std::abs(placeOf(a.first) - x) < std::abs(placeOf(b.first) - x);
    });
    Reading reading(tr("%1 tokens: %2\nplain rounding: %3")
                        .arg(nearest->first)
                        .arg(text::decibels(nearest->second), text::decibels(m_sweep.plainSqnrDb)));
    reading.x = placeOf(nearest->first);
    return reading;
}

ValueTable SamplesView::values() const
{
    ValueTable table{{QStringLiteral("tokens"), QStringLiteral("seed"), QStringLiteral("output_mse"), QStringLiteral("output_sqnr_db")},
                     {}};
    const auto add = [&table](const OutputDraw& draw) {
        table.rows.push_back({QString::number(draw.tokens), QString::number(draw.seed), exactNumber(draw.mse), exactNumber(draw.sqnrDb)});
    };
    for (const OutputDraw& draw : m_sweep.draws)
        add(draw);
    if (m_sweep.tokens > 0)
        add(m_sweep.all);
    return table;
}

}  // namespace

Result<InputPartPtr> computeSamples(const InputViewQuestion& question, Progress& progress)
{
    const auto tell = [&](const OutputSweep& sweep) {
        auto part = std::make_shared<SamplesPart>();
        part->sweep = sweep;
        question.soFar(part);
    };
    auto part = std::make_shared<SamplesPart>();
    auto sweep = sweepOutputs(question.lens.weights, question.lens.spec, {}, tell, progress);
    if (sweep)
        part->sweep = std::move(*sweep);
    else
        part->problem = sweep.error();
    return InputPartPtr(part);
}

QString samplesNote(const OutputSweep& sweep)
{
    const QString calibrated = sweep.isApart
        ? Words::tr("%1 on all %2 tokens %3, plain rounding %4; judged on %5 held apart").arg(methodName(sweep.spec))
        : Words::tr("%1 on all %2 tokens %3, plain rounding %4").arg(methodName(sweep.spec));
    const QString judged = calibrated.arg(sweep.tokens).arg(text::decibels(sweep.all.sqnrDb), text::decibels(sweep.plainSqnrDb));
    QStringList parts{sweep.isApart ? judged.arg(sweep.judges) : judged};
    std::uint64_t harmful = 0;
    for (const auto& [tokens, sqnr] : means(sweep))
        harmful = sqnr < sweep.plainSqnrDb ? tokens : harmful;
    if (harmful > 0)
        parts += Words::tr("up to %1 tokens it is worse than plain rounding").arg(harmful);
    return parts.join(QStringLiteral(" · "));
}

InputView* makeSamplesView(QWidget* parent) { return new SamplesView(parent); }

}  // namespace bitloupe

#include "samples_view.moc"
