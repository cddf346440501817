// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/outliers_view.h"

#include "views/chart/chart_view.h"
#include "views/chart/dot_item.h"
#include "views/chart/level_item.h"
#include "views/frame/chip.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/activations/controls.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QVBoxLayout>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kPoints = 160;
constexpr std::size_t kErrors = 9;
constexpr double kFirstThreshold = 6;  // LLM.int8()'s own
constexpr double kLeast = 1e-3, kMost = 1e4;  // of the slider

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActivationsLens)
};

struct ShareLine {
    const char* name;
    double (*value)(const OutlierShare& share);
};
constexpr std::array kShares{
    ShareLine{QT_TRANSLATE_NOOP("ActivationsLens", "channels in 16 bits"), [](const OutlierShare& s) { return s.columnShare; }},
    ShareLine{QT_TRANSLATE_NOOP("ActivationsLens", "work in 16 bits"), [](const OutlierShare& s) { return s.workShare; }},
    ShareLine{QT_TRANSLATE_NOOP("ActivationsLens", "energy of the inputs in them"), [](const OutlierShare& s) { return s.energyShare; }},
    ShareLine{QT_TRANSLATE_NOOP("ActivationsLens", "single inputs that reach it"), [](const OutlierShare& s) { return s.valueShare; }},
};

// Lines over the logarithm of the threshold; the chosen one stands out.
class ThresholdLines : public ChartView {
public:
    ThresholdLines(QWidget* parent, std::size_t lines)
        : ChartView(parent)
        , m_chosen(new LevelItem(*this, 3, ink(&Theme::text), 2))
    {
        for (std::size_t i = 0; i < lines; ++i) {
            m_lines.push_back(new QLineSeries);
            addLine(m_lines.back());
        }
        setLeastHeight(120);
        colorLines();
    }
    void setChosen(double threshold) { m_chosen->setLevels({std::log10(threshold)}); }
    QLineSeries* line(std::size_t i) { return m_lines[i]; }

protected:
    void changeEvent(QEvent* event) override
    {
        ChartView::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            colorLines();
    }

private:
    void colorLines()
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            m_lines[i]->setPen(QPen(seriesColor(theme(this), i), 2));
    }
    LevelItem* m_chosen;
    std::vector<QLineSeries*> m_lines;
};

class OutliersView final : public InputView {
    Q_OBJECT
public:
    explicit OutliersView(QWidget* parent);
    void draw(const Picture& picture, const InputRequest& request, const InputPart* part) override;
    QString note() const override { return m_note; }

private:
    // Of the axes: the chosen threshold is in sight, too, unless it is far away.
    double lastPlace() const;
    void drawShares();
    void drawErrors();
    Reading readShares(double x) const;
    Reading readErrors(double x) const;
    ValueTable values() const;

    Controls* m_controls;
    Controls::Slider m_threshold;
    ThresholdLines* m_shares;
    ThresholdLines* m_errors;
    DotItem* m_dots;
    OutliersPart m_part;
    QuantSpec m_spec;
    QString m_note;
};

OutliersView::OutliersView(QWidget* parent)
    : InputView(parent)
    , m_controls(new Controls(this))
    , m_shares(new ThresholdLines(this, kShares.size()))
    , m_errors(new ThresholdLines(this, 1))
    , m_dots(new DotItem(*m_errors, 5))
{
    m_threshold = m_controls->addSlider(tr("Outliers from"), kLeast, kMost, logarithmicScale(0.05, 100),
                                        [this](double threshold) { Q_EMIT requested("threshold", threshold); });
    m_controls->addButton(tr("Put to use"), tr("Keep the input channels that reach this magnitude in 16 bits, as LLM.int8 does"),
                          [this] { Q_EMIT specEdited(withPreparationNumber(m_spec, "outlier_threshold", m_threshold.box->value())); });
    auto* keys = new Controls(this);
    for (std::size_t i = 0; i < kShares.size(); ++i)
        keys->addKey(Words::tr(kShares[i].name), [i](const Theme& theme) { return seriesColor(theme, i); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_controls);
    column->addWidget(keys);
    column->addWidget(m_shares, 1);
    column->addWidget(m_errors, 1);
    ChartView::stack({m_shares, m_errors});
    m_shares->setAxes({AxisKind::Log, tr("threshold")}, {AxisKind::Linear, tr("share, %")});
    m_errors->setAxes({AxisKind::Log, tr("threshold")}, {AxisKind::Linear, tr("SQNR of the outputs, dB")});
    m_shares->setReadout([this](double x, double) { return readShares(x); });
    m_errors->setReadout([this](double x, double) { return readErrors(x); });
    for (ThresholdLines* chart : {m_shares, m_errors}) {
        chart->setValues([this] { return values(); });
        connect(chart, &ChartView::clicked, this, [this](double x, double) { Q_EMIT requested("threshold", std::pow(10.0, x)); });
    }
}

void OutliersView::draw(const Picture& picture, const InputRequest& request, const InputPart* part)
{
    m_spec = picture.spec;
    const auto* outliers = dynamic_cast<const OutliersPart*>(part);
    m_part = outliers ? *outliers : OutliersPart{};
    m_note = outliers ? outliersNote(*outliers) : QString();
    const double threshold = request.number("threshold", kFirstThreshold);
    m_threshold.set(threshold);
    m_shares->setFileStem(pictureStem(picture, QStringLiteral("outlier-shares")));
    m_errors->setFileStem(pictureStem(picture, QStringLiteral("outlier-errors")));
    for (ThresholdLines* chart : {m_shares, m_errors})
        chart->setChosen(threshold);
    if (!begin(!m_part.curve.empty(),
               outliers ? tr("The inputs' magnitudes are not known: an importance matrix has none.") : whyNone(picture)))
        return;
    drawShares();
    drawErrors();
    if (m_part.errors.empty())
        m_errors->setEmptyText(m_part.hasTokens ? whyNone(picture) : tr("The error is found on tokens: sums of them do not tell it."));
}

double OutliersView::lastPlace() const
{
    const double last = std::log10(m_part.curve.back().threshold), chosen = std::log10(m_part.chosen.threshold) + 0.02;
    return chosen < last + 0.5 ? std::max(last, chosen) : last;
}

void OutliersView::drawShares()
{
    for (std::size_t i = 0; i < kShares.size(); ++i) {
        QList<QPointF> points;
        for (const OutlierShare& share : m_part.curve)
            points.append(QPointF(std::log10(share.threshold), 100 * kShares[i].value(share)));
        m_shares->line(i)->replace(points);
    }
    m_shares->setHome({std::log10(m_part.curve.front().threshold), lastPlace(), -3, 103});
    m_shares->setSummary(tr("What stays in 16 bits, by threshold"), m_note);
}

void OutliersView::drawErrors()
{
    QList<QPointF> points;
    std::vector<Dot> dots;
    double low = 1e300, high = -1e300;
    for (const OutlierError& error : m_part.errors) {
        if (!std::isfinite(error.sqnrDb))
            continue;
        points.append(QPointF(std::log10(error.threshold), error.sqnrDb));
        dots.push_back({points.back().x(), error.sqnrDb, [](const Theme& theme) { return seriesColor(theme, 0); }});
        low = std::min(low, error.sqnrDb);
        high = std::max(high, error.sqnrDb);
    }
    m_errors->line(0)->replace(points);
    m_dots->setDots(std::move(dots));
    if (points.isEmpty())
        return;
    const double margin = std::max(0.1 * (high - low), 0.5);
    m_errors->setHome({std::log10(m_part.curve.front().threshold), lastPlace(), low - margin, high + margin});
    m_errors->setAxes({AxisKind::Log, tr("threshold")},
                      {AxisKind::Linear,
                       tr("SQNR of the outputs, dB: INT8 for the rest, on %n sampled token(s)", nullptr,
                          static_cast<int>(m_part.errors.front().tokens))});
    m_errors->setSummary(tr("Error of the outputs, by threshold"), m_note);
}

Reading OutliersView::readShares(double x) const
{
    if (m_part.curve.empty())
        return {};
    const auto nearest = std::min_element(m_part.curve.begin(), m_part.curve.end(), [x](const OutlierShare& a, const OutlierShare& b) {
        return std::abs(std::log10(a.threshold) - x) < std::abs(std::log10(b.threshold) - x);
    });
    Reading reading(tr("threshold %1").arg(text::significant(nearest->threshold, 3)));
    for (const ShareLine& line : kShares)
        reading.text += QLatin1Char('\n') + Words::tr(line.name) + QStringLiteral(": ") + text::percent(line.value(*nearest));
    reading.x = std::log10(nearest->threshold);
    return reading;
}

Reading OutliersView::readErrors(double x) const
{
    if (m_part.errors.empty())
        return {};
    const auto nearest = std::min_element(m_part.errors.begin(), m_part.errors.end(), [x](const OutlierError& a, const OutlierError& b) {
        return std::abs(std::log10(a.threshold) - x) < std::abs(std::log10(b.threshold) - x);
    });
    Reading reading(tr("threshold %1\n%2").arg(text::significant(nearest->threshold, 3), text::decibels(nearest->sqnrDb)));
    reading.x = std::log10(nearest->threshold);
    return reading;
}

ValueTable OutliersView::values() const
{
    ValueTable table{{QStringLiteral("threshold"), QStringLiteral("channels"), QStringLiteral("channel_share"),
                      QStringLiteral("work_share"), QStringLiteral("energy_share"), QStringLiteral("value_share")},
                     {}};
    for (const OutlierShare& share : m_part.curve)
        table.rows.push_back({exactNumber(share.threshold), QString::number(share.columns), exactNumber(share.columnShare),
                              exactNumber(share.workShare), exactNumber(share.energyShare), exactNumber(share.valueShare)});
    return table;
}

}  // namespace

Result<InputPartPtr> computeOutliers(const InputViewQuestion& question, Progress& progress)
{
    const InputMoments& inputs = *question.lens.weights->inputs();
    OutliersPart part;
    const auto before = std::dynamic_pointer_cast<const OutliersPart>(question.before);
    part.curve = before ? before->curve : outlierCurve(inputs, kPoints);
    if (before)
        part.errors = before->errors;
    part.channels = inputs.features;
    part.hasTokens = inputs.sampleTokens > 0;
    part.chosen = outlierShare(inputs, question.request.number("threshold", kFirstThreshold));
    if (part.curve.empty() || inputs.sampleTokens == 0)
        return InputPartPtr(std::make_shared<const OutliersPart>(std::move(part)));
    progress.expect(kErrors);
    for (std::size_t i = part.errors.size(); i < kErrors; ++i) {
        question.soFar(std::make_shared<const OutliersPart>(part));
        const auto error = outlierError(*question.lens.weights, part.curve[i * (kPoints - 1) / (kErrors - 1)].threshold, progress);
        if (!error)
            return error.error();
        part.errors.push_back(*error);
        progress.advance(1);
    }
    return InputPartPtr(std::make_shared<const OutliersPart>(std::move(part)));
}

QString outliersNote(const OutliersPart& part)
{
    if (part.curve.empty())
        return {};
    return Words::tr("from %1 on: %2 channels in 16 bits (%3 of %4), %5 of the work, %6 of the inputs' energy")
        .arg(text::significant(part.chosen.threshold, 3))
        .arg(part.chosen.columns)
        .arg(text::percent(part.chosen.columnShare))
        .arg(part.channels)
        .arg(text::percent(part.chosen.workShare), text::percent(part.chosen.energyShare));
}

InputView* makeOutliersView(QWidget* parent) { return new OutliersView(parent); }

}  // namespace bitloupe

#include "outliers_view.moc"
