// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/error_map/map_chart.h"

#include "views/frame/lens_frame.h"
#include "views/lenses/error_map/map_facts.h"
#include "views/lenses/error_map/place_item.h"

#include <QKeyEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

constexpr double kWheelStep = 1.25;
constexpr double kPanShare = 0.1;
constexpr double kFewestPlaces = 4;  // zoomed in as far as that
constexpr int kRightMargin = 92;
constexpr std::int64_t kFar = 10;  // weights that Shift walks

std::uint64_t moved(std::uint64_t from, std::int64_t by, std::uint64_t size)
{
    const auto last = static_cast<std::int64_t>(size) - 1;
    return static_cast<std::uint64_t>(std::clamp(static_cast<std::int64_t>(from) + by, std::int64_t{0}, std::max(last, std::int64_t{0})));
}

// [low, high] moved so that `place` is well inside.
void reveal(double place, double& low, double& high)
{
    const double width = high - low;
    if (place - 0.5 >= low && place + 0.5 <= high)
        return;
    low = place - width / 2;
    high = low + width;
}

}  // namespace

MapChart::MapChart(QWidget* parent)
    : ChartView(parent)
    , m_heat(new HeatItem(*this, 1))
    , m_bar(new ColorBarItem(*this, 2))
    , m_place(new PlaceItem(*this, 3))
{
    setRightMargin(kRightMargin);
    setReadout([this](double x, double y) { return read(x, y); });
    setValues([this] { return values(); });
    setReport([this] { return worstCells(); });
}

void MapChart::draw(const std::shared_ptr<const ErrorMapData>& answer, const Picture& picture, bool isLogarithmic)
{
    const bool isOther = m_data == nullptr || m_data->rows != answer->rows || m_data->cols != answer->cols;
    m_data = answer;
    setFileStem(pictureStem(picture, QStringLiteral("error-map")));
    setMark(sampleMark(picture));
    setEmptyText({});
    if (m_shown != answer->map || isLogarithmic != m_isLogarithmic) {
        m_shown = answer->map;
        m_isLogarithmic = isLogarithmic;
        const ErrorMap& map = *answer->map;
        const ColorScale scale = colorScaleFor(map.values, isDiverging(map.query), isLogarithmic);
        m_heat->setCells(heatCells(map), scale);
        m_bar->setScale(scale);
        setSummary(tr("Map of %1").arg(quantityWords(map.query)), mapSummary(map));
    }
    m_heat->setBlockSize(answer->blocks.wholeTensor || answer->blocks.blocksPerRow <= 1 ? 0 : answer->blocks.blockSize);
    const bool hasGroups = answer->blocks.blocksPerRow > 1;
    setAxes({AxisKind::Counts, hasGroups ? tr("input, in groups of %1").arg(answer->blocks.blockSize) : tr("input")},
            {AxisKind::CountsDown, tr("output channel")});
    if (isOther)
        setHome({-0.5, static_cast<double>(answer->cols) - 0.5, 0.5 - static_cast<double>(answer->rows), 0.5});
}

void MapChart::clear()
{
    m_data = nullptr;
    m_shown = nullptr;
    m_heat->setCells(nullptr, {});
    setWeight(std::nullopt);
}

void MapChart::setWeight(std::optional<MatrixPlace> weight)
{
    m_weight = weight;
    m_place->setPlace(weight);
}

void MapChart::tell(const QString& words)
{
    if (hasFocus())
        describe(words);
}

std::optional<MapRegion> MapChart::wantedRegion() const
{
    if (m_data == nullptr || m_data->rows == 0 || m_data->cols == 0 || map().area.width() < 2 || map().area.height() < 2)
        return std::nullopt;
    const std::uint64_t block = m_data->blocks.blockSize;
    if (m_shown != nullptr && suffices(m_shown->query.region, map(), m_data->rows, m_data->cols, block))
        return m_shown->query.region;
    return regionFor(map(), m_data->rows, m_data->cols, block);
}

Reading MapChart::read(double x, double y) const
{
    if (m_shown == nullptr || m_data == nullptr)
        return {};
    const double col = std::round(x), row = std::round(-y);
    if (col < 0 || row < 0 || col >= static_cast<double>(m_data->cols) || row >= static_cast<double>(m_data->rows))
        return {};
    const MatrixPlace place{static_cast<std::uint64_t>(row), static_cast<std::uint64_t>(col)};
    Reading reading(cellReading(*m_shown, place));
    reading.x = x;
    reading.y = y;
    return reading;
}

ValueTable MapChart::values() const { return m_shown == nullptr ? ValueTable{} : mapValues(*m_shown); }

ValueTable MapChart::worstCells() const { return m_shown == nullptr ? ValueTable{} : largestCells(*m_shown, 20); }

void MapChart::zoomAround(double x, double y, double factor)
{
    PlotRange range = wanted().range;
    const auto limited = [factor](double width) { return std::max(factor, std::min(1.0, kFewestPlaces / width)); };
    range = zoomedX(range, x, limited(range.xHigh - range.xLow));
    queueRange(zoomedY(range, y, limited(range.yHigh - range.yLow)));
}

void MapChart::wheelEvent(QWheelEvent* event)
{
    const PlotMap from = wanted();
    const QPointF turned = QPointF(event->angleDelta()) / 120.0;
    if (std::abs(turned.x()) > std::abs(turned.y()))
        return ChartView::wheelEvent(event);  // pans
    const double factor = std::pow(kWheelStep, -turned.y());
    const QPointF at = event->position();
    if (event->modifiers() & Qt::ControlModifier)
        queueRange(zoomedX(from.range, from.x(at.x()), factor));
    else
        zoomAround(from.x(at.x()), from.y(at.y()), factor);
    event->accept();
}

bool MapChart::zoomKey(int key, bool control)
{
    const PlotRange range = wanted().range;
    const double x = m_weight ? static_cast<double>(m_weight->col) : (range.xLow + range.xHigh) / 2;
    const double y = m_weight ? -static_cast<double>(m_weight->row) : (range.yLow + range.yHigh) / 2;
    const double across = (range.xHigh - range.xLow) * kPanShare, up = (range.yHigh - range.yLow) * kPanShare;
    if (key == Qt::Key_Plus || key == Qt::Key_Equal)
        zoomAround(x, y, 1 / kWheelStep);
    else if (key == Qt::Key_Minus)
        zoomAround(x, y, kWheelStep);
    else if (control && (key == Qt::Key_Left || key == Qt::Key_Right))
        queueRange(panned(range, key == Qt::Key_Left ? -across : across, 0));
    else if (control && (key == Qt::Key_Up || key == Qt::Key_Down))
        queueRange(panned(range, 0, key == Qt::Key_Up ? up : -up));
    else
        return false;
    return true;
}

bool MapChart::walkKey(const QKeyEvent& event)
{
    const MatrixPlace from = m_weight.value_or(MatrixPlace{});
    const std::uint64_t rows = m_data->rows, cols = m_data->cols;
    const std::int64_t step = event.modifiers() & Qt::ShiftModifier ? kFar : 1;
    const bool control = event.modifiers() & Qt::ControlModifier;
    const auto page = static_cast<std::int64_t>(std::max(1.0, std::floor(map().range.yHigh - map().range.yLow) - 1));
    MatrixPlace to = from;
    switch (event.key()) {
    case Qt::Key_Left:
        to.col = moved(from.col, -step, cols);
        break;
    case Qt::Key_Right:
        to.col = moved(from.col, step, cols);
        break;
    case Qt::Key_Up:
        to.row = moved(from.row, -step, rows);
        break;
    case Qt::Key_Down:
        to.row = moved(from.row, step, rows);
        break;
    case Qt::Key_PageUp:
        to.row = moved(from.row, -page, rows);
        break;
    case Qt::Key_PageDown:
        to.row = moved(from.row, page, rows);
        break;
    case Qt::Key_Home:
        to = {control ? 0 : from.row, 0};
        break;
    case Qt::Key_End:
        to = {control ? rows - 1 : from.row, cols - 1};
        break;
    default:
        return false;
    }
    hideCrosshair();
    setWeight(to);
    follow(to);
    Q_EMIT walked(to);
    return true;
}

bool MapChart::ownKey(QKeyEvent* event)
{
    if (m_data == nullptr || m_data->rows == 0 || m_data->cols == 0)
        return false;
    return zoomKey(event->key(), event->modifiers() & Qt::ControlModifier) || walkKey(*event);
}

void MapChart::follow(MatrixPlace weight)
{
    PlotRange range = map().range;
    reveal(static_cast<double>(weight.col), range.xLow, range.xHigh);
    reveal(-static_cast<double>(weight.row), range.yLow, range.yHigh);
    if (range != map().range)
        setRange(range);
}

}  // namespace bitloupe
