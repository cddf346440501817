// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/bins/grid_strip.h"

#include "views/chart/chart_view.h"
#include "views/chart/column_item.h"
#include "views/chart/level_item.h"
#include "views/frame/chip.h"
#include "views/frame/elided_label.h"
#include "views/frame/header_layout.h"
#include "views/lenses/bins/grid_picker.h"
#include "views/text/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <algorithm>

namespace bitloupe {

namespace {

Ink faint(const Ink& color)
{
    return [color](const Theme& theme) {
        QColor result = color(theme);
        result.setAlpha(theme.dark ? 34 : 26);
        return result;
    };
}

// A square of the grid's colour, the legend of all charts of the lens.
class Swatch : public QWidget {
public:
    Swatch(Ink color, QWidget* parent)
        : QWidget(parent)
        , m_color(std::move(color))
    {
        setFixedSize(12, 12);
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), m_color(theme(this))); }

private:
    Ink m_color;
};

}  // namespace

GridStrip::GridStrip(const QString& name, Ink color, QWidget* parent)
    : QWidget(parent)
    , m_color(std::move(color))
    , m_picker(new GridPicker(name, this))
    , m_dot(new Swatch(m_color, this))
    , m_quality(new QLabel(this))
    , m_used(new ElidedLabel(this))
    , m_chart(new ChartView(this))
{
    buildHeader();
    m_weights = new ColumnItem(*m_chart, 1, ink(&Theme::fill));
    m_regions = new RegionItem(*m_chart, 2, faint(m_color));
    m_levels = new LevelItem(*m_chart, 3, m_color, 2);
    m_chart->setAxes({AxisKind::Linear, {}}, {AxisKind::Hidden, {}});
    m_chart->setLeastHeight(72);
    m_chart->setFitY([this](PlotRange& range) { fitY(range); });
}

void GridStrip::buildHeader()
{
    auto* column = new QVBoxLayout(this);
    auto* row = new HeaderLayout(8);
    auto* grid = new QWidget(this);
    auto* gridRow = new QHBoxLayout(grid);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    gridRow->setContentsMargins(0, 0, 0, 0);
    gridRow->setSpacing(8);
    QFont bold = font();
    bold.setBold(true);
    m_quality->setFont(bold);
    m_used->setForegroundRole(QPalette::PlaceholderText);
    gridRow->addWidget(m_dot);
    gridRow->addWidget(m_picker);
    row->addWidget(grid);
    row->addWidget(m_quality);
    row->addWidget(m_used);
    column->addLayout(row);
    column->addWidget(m_chart, 1);
}

void GridStrip::draw(std::shared_ptr<const GridComparisonData> answer, const GridUse& use)
{
    m_weights->setHistogram(&answer->comparison.normalized);
    m_data = std::move(answer);
    m_picker->setGrid(use.spec.grid);
    m_quality->setText(text::decibels(use.sqnrDb));
    m_used->setText(bitsUsed(use));
    m_levels->setLevels(use.levels);
    m_regions->setRegions(decisionRegions(use, 1e300, true));
    const QString name = gridName(use.spec.grid);
    m_chart->setSummary(tr("Levels of %1").arg(name),
                        tr("%1, %2, %n level(s).", nullptr, static_cast<int>(use.levels.size())).arg(m_quality->text(), m_used->text()));
    m_chart->setValues([held = m_data] { return binValues(held->comparison); });
    m_chart->setStepper([use](double x, int steps) {
        const auto above = std::upper_bound(use.boundaries.begin(), use.boundaries.end(), x);
        const auto last = static_cast<std::ptrdiff_t>(use.levels.size()) - 1;
        const auto next = std::clamp<std::ptrdiff_t>(above - use.boundaries.begin() + steps, 0, last);
        return use.levels.empty() ? x : use.levels[static_cast<std::size_t>(next)];
    });
    m_chart->setReadout([use](double x, double) -> Reading {
        const auto above = std::upper_bound(use.boundaries.begin(), use.boundaries.end(), x);
        const auto k = static_cast<std::size_t>(above - use.boundaries.begin());
        if (k >= use.levels.size() || k >= use.counts.size())
            return {};
        Reading reading = tr("value %1\nlevel %2 of %3: %4\n%5 weights")
                              .arg(text::significant(x, 4))
                              .arg(k)
                              .arg(use.levels.size())
                              .arg(text::significant(use.levels[k], 4))
                              .arg(use.counts[k]);
        return reading;
    });
    m_chart->setHome({-1.04, 1.04, 0, 1});
}

// Each block's largest weight is at -1 or 1: these columns may reach over the top, or nothing else could be seen.
void GridStrip::fitY(PlotRange& range) const
{
    const Columns shown = m_weights->visible(range.xLow, range.xHigh, m_chart->map().area.width());
    std::uint64_t most = 1;
    for (std::size_t i = 0; i < shown.counts.size(); ++i)
        if (shown.left(i) > -0.999 && shown.right(i) < 0.999)
            most = std::max(most, shown.counts[i]);
    range.yLow = 0;
    range.yHigh = 1.08 * static_cast<double>(most);
}

}  // namespace bitloupe
