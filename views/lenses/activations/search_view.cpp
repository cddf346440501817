// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/search_view.h"

#include "views/chart/chart_view.h"
#include "views/chart/dot_item.h"
#include "views/frame/chip.h"
#include "views/frame/chip_row.h"
#include "views/frame/lens_frame.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>
#include <QtCharts/QLineSeries>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActivationsLens)
};

std::size_t bestOf(const PreparationCurve& curve)
{
    return static_cast<std::size_t>(std::min_element(curve.loss.begin(), curve.loss.end()) - curve.loss.begin());
}

QString nameOf(const SearchedCurve& searched) { return text::name("preparation", searched.spec.preparation.id); }

class SearchChart final : public ChartView {
public:
    explicit SearchChart(QWidget* parent)
        : ChartView(parent)
        , m_dots(new DotItem(*this, 5))
    {
        setLeastHeight(180);
        setReadout([this](double x, double) { return read(x); });
        setValues([this] { return values(); });
        setAxes({AxisKind::Linear, Words::tr("ratio (AWQ), alpha (SmoothQuant)")},
                {AxisKind::Log, Words::tr("output error (mean square)")});
    }
    void setPart(const SearchPart& part);

protected:
    void changeEvent(QEvent* event) override;

private:
    Reading read(double x) const;
    ValueTable values() const;
    void colorLines();

    SearchPart m_part;
    std::vector<QLineSeries*> m_lines;
    DotItem* m_dots;
};

void SearchChart::setPart(const SearchPart& part)
{
    m_part = part;
    while (m_lines.size() < part.curves.size()) {
        m_lines.push_back(new QLineSeries);
        addLine(m_lines.back());
    }
    std::vector<Dot> dots;
    PlotRange home{-0.03, 1.03, 1e300, -1e300};
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QList<QPointF> points;
        for (std::size_t k = 0; i < part.curves.size() && k < part.curves[i].curve.loss.size(); ++k) {
            const double loss = part.curves[i].curve.loss[k];
            if (!(loss > 0) || !std::isfinite(loss))
                continue;
            points.append(QPointF(part.curves[i].curve.parameter[k], std::log10(loss)));
            home.yLow = std::min(home.yLow, points.back().y());
            home.yHigh = std::max(home.yHigh, points.back().y());
            if (k == bestOf(part.curves[i].curve))
                dots.push_back({points.back().x(), points.back().y(), [i](const Theme& theme) { return seriesColor(theme, i); }, true,
                                i == 0 ? Marker::Circle : Marker::Diamond});
        }
        m_lines[i]->replace(points);
    }
    if (!dots.empty()) {
        const double margin = std::max(0.08 * (home.yHigh - home.yLow), 0.02);
        setHome({home.xLow, home.xHigh, home.yLow - margin, home.yHigh + margin});
    }
    m_dots->setDots(std::move(dots));
    colorLines();
}

Reading SearchChart::read(double x) const
{
    Reading reading;
    for (const SearchedCurve& searched : m_part.curves) {
        const auto& at = searched.curve.parameter;
        const auto nearest = static_cast<std::size_t>(
            std::min_element(at.begin(), at.end(), [x](double a, double b) { return std::abs(a - x) < std::abs(b - x); }) - at.begin());
        reading.text += (reading.text.isEmpty() ? QString() : QStringLiteral("\n"))
            + Words::tr("%1 at %2: %3")
                  .arg(nameOf(searched), text::significant(at[nearest], 3), text::significant(searched.curve.loss[nearest], 4));
    }
    return reading;
}

ValueTable SearchChart::values() const
{
    ValueTable table{{QStringLiteral("preparation"), QStringLiteral("parameter"), QStringLiteral("output_mse")}, {}};
    for (const SearchedCurve& searched : m_part.curves)
        for (std::size_t k = 0; k < searched.curve.loss.size(); ++k)
            table.rows.push_back({QString::fromStdString(searched.spec.preparation.id), exactNumber(searched.curve.parameter[k]),
                                  exactNumber(searched.curve.loss[k])});
    return table;
}

void SearchChart::changeEvent(QEvent* event)
{
    ChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorLines();
}

void SearchChart::colorLines()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i]->setPen(QPen(seriesColor(theme(this), i), 2));
}

class SearchView final : public InputView {
    Q_OBJECT
public:
    explicit SearchView(QWidget* parent)
        : InputView(parent)
        , m_keys(new ChipRow(this))
        , m_chart(new SearchChart(this))
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_keys);
        column->addWidget(m_chart, 1);
    }
    void draw(const Picture& picture, const InputRequest&, const InputPart* part) override
    {
        const auto* searches = dynamic_cast<const SearchPart*>(part);
        m_note = searches ? searchNote(*searches) : QString();
        m_chart->setFileStem(pictureStem(picture, QStringLiteral("search")));
        m_chart->setSummary(tr("Output error by what is searched for"), m_note);
        begin(searches && !searches->curves.empty(),
              searches && searches->isComplete
                  ? tr("None of the preparations could search here: they ask for tokens or their second moments.")
                  : whyNone(picture));
        m_chart->setPart(searches ? *searches : SearchPart{});
        drawKeys(searches ? searches->curves : std::vector<SearchedCurve>{});
    }
    QString note() const override { return m_note; }

private:
    void drawKeys(const std::vector<SearchedCurve>& curves)
    {
        while (m_keys->chips().size() < curves.size()) {
            const std::size_t i = m_keys->chips().size();
            Chip* key = m_keys->addChip();
            key->setDot([i](const Theme& theme) { return seriesColor(theme, i); }, i == 0 ? Marker::Circle : Marker::Diamond);
            key->setFocusPolicy(Qt::NoFocus);
            key->setAttribute(Qt::WA_TransparentForMouseEvents);
        }
        for (std::size_t i = 0; i < m_keys->chips().size(); ++i)
            m_keys->setTexts(i, i < curves.size() ? QStringList{nameOf(curves[i])} : QStringList{});
    }

    ChipRow* m_keys;
    SearchChart* m_chart;
    QString m_note;
};

}  // namespace

Result<InputPartPtr> computeSearches(const InputViewQuestion& question, Progress& progress)
{
    SearchPart part;
    for (const QuantSpec& variant : searchVariants(question.lens.spec)) {
        const auto curve = searchCurve(question.lens.weights, variant, progress);
        if (!curve)
            return curve.error();
        if (curve->loss.empty())
            continue;
        part.curves.push_back({variant, *curve});
        question.soFar(std::make_shared<const SearchPart>(part));
    }
    part.isComplete = true;
    return InputPartPtr(std::make_shared<const SearchPart>(std::move(part)));
}

QString searchNote(const SearchPart& part)
{
    QStringList parts;
    for (const SearchedCurve& searched : part.curves) {
        const PreparationCurve& curve = searched.curve;
        parts += Words::tr("%1: least output error at %2, %3 of that at 0")
                     .arg(nameOf(searched), text::significant(curve.best, 3),
                          text::percent(curve.loss.front() > 0 ? curve.loss[bestOf(curve)] / curve.loss.front() : 1));
    }
    return parts.join(QStringLiteral(" · "));
}

InputView* makeSearchView(QWidget* parent) { return new SearchView(parent); }

}  // namespace bitloupe

#include "search_view.moc"
