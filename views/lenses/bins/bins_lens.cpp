// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// How does one grid differ from another here?
#include "views/chart/bar_item.h"
#include "views/chart/chart_view.h"
#include "views/frame/card.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/bins/bins_facts.h"
#include "views/lenses/bins/error_chart.h"
#include "views/lenses/bins/grid_picker.h"
#include "views/lenses/bins/grid_strip.h"
#include "views/lenses/bins/group_chart.h"
#include "views/text/text.h"

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

class BinsLens final : public LensFrame {
    Q_OBJECT
public:
    explicit BinsLens(QWidget* parent);

protected:
    void draw() override;
    QString missing() const override;

private:
    Ink inkOf(bool second) const;
    void buildTop();
    void buildBottom();
    void drawUse(const GridComparison& comparison);
    Reading useAt(double x) const;
    std::vector<ChartView*> charts() const { return {m_first->chart(), m_second->chart(), m_use, m_errors, m_groups}; }

    Choice m_grids[2];  // whose colours are shown
    Card* m_top;
    Card* m_left;
    Card* m_right;
    Card* m_sizes;
    GridStrip* m_first = nullptr;
    GridStrip* m_second = nullptr;
    ChartView* m_use = nullptr;
    BarItem* m_firstBars = nullptr;
    BarItem* m_secondBars = nullptr;
    BinErrorChart* m_errors = nullptr;
    GroupChart* m_groups = nullptr;
};

BinsLens::BinsLens(QWidget* parent)
    : LensFrame(parent)
    , m_top(new Card(tr("Where the levels fall"), page()))
    , m_left(new Card(tr("How often each level is used"), page()))
    , m_right(new Card(tr("Error inside each bin"), page()))
    , m_sizes(new Card(tr("Error by group size"), page()))
{
    buildTop();
    buildBottom();
    page()->setCards(m_top, 0.55, {m_left, m_right, m_sizes}, {1, 1, 1});
}

// Each kind of grid has its own colour everywhere; two of one kind are told apart by the next colour.
Ink BinsLens::inkOf(bool second) const
{
    return [this, second](const Theme& theme) {
        const QColor own = gridColor(theme, m_grids[second ? 1 : 0].id);
        const bool sameKind = gridColor(theme, m_grids[0].id) == gridColor(theme, m_grids[1].id);
        return second && sameKind ? seriesColor(theme, own == seriesColor(theme, 1) ? 2 : 1) : own;
    };
}

void BinsLens::buildTop()
{
    m_first = new GridStrip(tr("First grid, of the settings"), inkOf(false), m_top);
    m_second = new GridStrip(tr("Second grid"), inkOf(true), m_top);
    m_top->body()->addWidget(m_first, 1);
    m_top->body()->addWidget(m_second, 1);
    connect(m_first->picker(), &GridPicker::chosen, this, [this] {
        QuantSpec spec = picture().spec;
        spec.grid = m_first->picker()->grid();
        Q_EMIT specEdited(spec);
    });
    connect(m_second->picker(), &GridPicker::chosen, this, [this] {
        QuantSpec spec = picture().spec;
        spec.grid = m_second->picker()->grid();
        Q_EMIT optionChosen(QString::fromStdString(printSpec(spec)));
    });
    // Zooming one strip zooms the other.
    const auto follow = [this](ChartView* from, ChartView* to) {
        connect(from, &ChartView::rangeChanged, this, [from, to] {
            const PlotRange& range = from->map().range;
            if (to->map().range.xLow != range.xLow || to->map().range.xHigh != range.xHigh)
                to->setRange(range);
        });
    };
    follow(m_first->chart(), m_second->chart());
    follow(m_second->chart(), m_first->chart());
}

void BinsLens::buildBottom()
{
    m_use = new ChartView(m_left);
    m_left->body()->addWidget(m_use, 1);
    m_firstBars = new BarItem(*m_use, 1, inkOf(false));
    m_secondBars = new BarItem(*m_use, 2, inkOf(true));
    m_firstBars->setPlace(0.1, 0.5);
    m_secondBars->setPlace(0.5, 0.9);
    m_use->setAxes({AxisKind::Counts, tr("level, from the lowest")}, {AxisKind::Linear, tr("% of the weights")});
    m_use->setStepper([](double x, int steps) { return std::round(x) + steps; });
    m_use->setReadout([this](double x, double) { return useAt(x); });
    m_errors = new BinErrorChart(inkOf(false), inkOf(true), m_right);
    m_right->body()->addWidget(m_errors, 1);
    m_groups = new GroupChart(inkOf(false), inkOf(true), m_sizes);
    m_sizes->body()->addWidget(m_groups, 1);
    for (ChartView* chart : {m_use, static_cast<ChartView*>(m_errors), static_cast<ChartView*>(m_groups)})
        chart->setLeastHeight(130);
    m_right->setNote(tr("shaded: squared error"));
}

// The pickers must stay at hand when two grids cannot be compared, so a problem is said in the note, not instead of all.
QString BinsLens::missing() const { return picture().analysis == nullptr ? LensFrame::missing() : emptiness(); }

void BinsLens::draw()
{
    m_top->setNote(picture().problem, true);
    const auto answer = std::dynamic_pointer_cast<const GridComparisonData>(picture().data);
    if (answer == nullptr) {
        m_first->picker()->setGrid(picture().spec.grid);
        for (ChartView* chart : charts())
            chart->setEmptyText(picture().problem.isEmpty() ? QString() : tr("Choose two grids of at most 256 levels."));
        if (picture().problem.isEmpty())
            m_top->setNote(waiting(picture()));
        return;
    }
    const GridComparison& comparison = answer->comparison;
    m_first->chart()->setFileStem(pictureStem(picture(), QStringLiteral("levels-1")));
    m_second->chart()->setFileStem(pictureStem(picture(), QStringLiteral("levels-2")));
    m_use->setFileStem(pictureStem(picture(), QStringLiteral("level-use")));
    m_errors->setFileStem(pictureStem(picture(), QStringLiteral("bin-error")));
    m_groups->setFileStem(pictureStem(picture(), QStringLiteral("error-by-group-size")));
    for (ChartView* chart : charts())
        chart->setEmptyText({});
    m_grids[0] = comparison.first.spec.grid;
    m_grids[1] = comparison.second.spec.grid;
    if (picture().problem.isEmpty())
        m_top->setNote(withStopped(text::shortSpec(comparison.first.spec) + tr(" · largest weight of the block = 1"), picture()));
    m_top->setTitle(comparison.first.levels.size() == comparison.second.levels.size()
                        ? tr("Where the %n levels fall", nullptr, static_cast<int>(comparison.first.levels.size()))
                        : tr("Where %1 and %2 levels fall").arg(comparison.first.levels.size()).arg(comparison.second.levels.size()));
    m_first->draw(answer, comparison.first);
    m_second->draw(answer, comparison.second);
    drawUse(comparison);
    m_errors->draw(answer);
    m_groups->draw(answer, picture());
    m_sizes->setNote(crossingWords(*answer));
}

Reading BinsLens::useAt(double x) const
{
    const auto answer = std::dynamic_pointer_cast<const GridComparisonData>(picture().data);
    if (answer == nullptr)
        return {};
    const auto level = static_cast<std::size_t>(std::max(0.0, std::round(x)));
    Reading reading(tr("level %1 from the lowest").arg(level));
    bool isKnown = false;
    for (const GridUse* use : {&answer->comparison.first, &answer->comparison.second}) {
        if (level >= use->counts.size() || level >= use->levels.size())
            continue;
        isKnown = true;
        reading.text += tr("\n%1: %2 weights at %3")
                            .arg(gridName(use->spec.grid))
                            .arg(use->counts[level])
                            .arg(text::significant(use->levels[level], 4));
    }
    reading.x = static_cast<double>(level);
    return isKnown ? reading : Reading();
}

void BinsLens::drawUse(const GridComparison& comparison)
{
    double highest = 0;
    const auto shares = [&](const GridUse& use) {
        double total = 0;
        for (const std::uint64_t count : use.counts)
            total += static_cast<double>(count);
        std::vector<double> percent;
        for (const std::uint64_t count : use.counts)
            percent.push_back(total > 0 ? 100 * static_cast<double>(count) / total : 0);
        for (const double value : percent)
            highest = std::max(highest, value);
        return percent;
    };
    m_firstBars->setValues(shares(comparison.first));
    m_secondBars->setValues(shares(comparison.second));
    const auto count = static_cast<double>(std::max(comparison.first.counts.size(), comparison.second.counts.size()));
    m_use->setSummary(tr("How often each level is used"), binsSummary(comparison));
    m_use->setHome({-0.7, std::max(0.5, count - 0.3), 0, std::max(highest * 1.06, 1e-9)});
    const auto answer = std::dynamic_pointer_cast<const GridComparisonData>(picture().data);
    m_use->setValues([answer] { return binValues(answer->comparison); });
}

}  // namespace

LensView* makeBinsLens(QWidget* parent) { return new BinsLens(parent); }

}  // namespace bitloupe

#include "bins_lens.moc"
