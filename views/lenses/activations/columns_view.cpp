// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/columns_view.h"

#include "views/chart/bar_item.h"
#include "views/chart/chart_view.h"
#include "views/chart/level_item.h"
#include "views/chart/log_bars.h"
#include "views/frame/chip.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/activations/controls.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

namespace bitloupe {

namespace {

constexpr int kPlayMs = 120;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActivationsLens)
};

// Bars to both sides of zero.
void setSigned(BarItem& item, const std::vector<double>& values)
{
    std::vector<double> tops, floors;
    for (const double value : values) {
        tops.push_back(std::isnan(value) ? kNone : std::max(value, 0.0));
        floors.push_back(std::isnan(value) ? kNone : std::min(value, 0.0));
    }
    item.setValues(std::move(tops), std::move(floors));
}

class ColumnsView final : public InputView {
    Q_OBJECT
public:
    explicit ColumnsView(QWidget* parent);
    void draw(const Picture& picture, const InputRequest& request, const InputPart* part) override;
    QString note() const override;

private:
    void buildControls();
    void setStep(std::size_t step);
    void play(bool isPlaying);
    void drawStep();
    void drawFactor();
    double reach() const;
    Reading read(double x) const;
    ValueTable values() const;

    Controls* m_controls;
    Controls::Slider m_row;
    Controls::Slider m_place;
    Chip* m_playing = nullptr;
    ChartView* m_state;
    BarItem* m_done;
    BarItem* m_waiting;
    LevelItem* m_now;
    ChartView* m_factor;
    BarItem* m_diagonal;
    LevelItem* m_nowBelow;
    QTimer m_timer;
    std::shared_ptr<const GptqLesson> m_lesson;
    std::size_t m_step = 0;
    QString m_problem;
};

ColumnsView::ColumnsView(QWidget* parent)
    : InputView(parent)
    , m_controls(new Controls(this))
    , m_state(new ChartView(this))
    , m_done(new BarItem(*m_state, 1, ink(&Theme::fill)))
    , m_waiting(new BarItem(*m_state, 2, ink(&Theme::accent)))
    , m_now(new LevelItem(*m_state, 0, ink(&Theme::text), 1))
    , m_factor(new ChartView(this))
    , m_diagonal(new BarItem(*m_factor, 1, ink(&Theme::fill)))
    , m_nowBelow(new LevelItem(*m_factor, 0, ink(&Theme::text), 1))
{
    buildControls();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_controls);
    column->addWidget(m_state, 3);
    column->addWidget(m_factor, 2);
    m_state->setLeastHeight(140);
    m_factor->setLeastHeight(100);
    m_state->setAxes({AxisKind::Counts, tr("place in the order of work")},
                     {AxisKind::Linear, tr("change of the weight: left of the line by rounding, right of it pushed there so far")});
    m_factor->setAxes({AxisKind::Counts, tr("place in the order of work")}, {AxisKind::Log, tr("diagonal of the factor")});
    for (ChartView* chart : {m_state, m_factor}) {
        chart->setReadout([this](double x, double) { return read(x); });
        chart->setStepper([](double x, int steps) { return std::round(x) + steps; });
        chart->setValues([this] { return values(); });
        connect(chart, &ChartView::clicked, this,
                [this](double x, double) { setStep(static_cast<std::size_t>(std::max(0.0, std::round(x)))); });
    }
    ChartView::stack({m_state, m_factor});
    m_timer.setInterval(kPlayMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_lesson && m_step < m_lesson->width)
            setStep(m_step + 1);
        else
            m_playing->setChecked(false);
    });
}

void ColumnsView::buildControls()
{
    m_row = m_controls->addSlider(tr("Output channel"), 0, 0, linearScale(0, 1),
                                  [this](double row) { Q_EMIT requested("row", std::round(row)); });
    m_place = m_controls->addSlider(tr("Columns rounded"), 0, 0, linearScale(0, 1),
                                    [this](double step) { setStep(static_cast<std::size_t>(std::round(step))); });
    m_controls->addButton(tr("Step"), tr("Round the next column"), [this] { setStep(m_step + 1); });
    m_playing = m_controls->addSwitch(tr("Play"), tr("Round one column after the other"), [this](bool isPlaying) { play(isPlaying); });
}

void ColumnsView::play(bool isPlaying)
{
    if (isPlaying && m_lesson && m_step >= m_lesson->width)
        setStep(0);
    isPlaying ? m_timer.start() : m_timer.stop();
}

QString ColumnsView::note() const { return m_lesson ? stepNote(*m_lesson, m_step) : m_problem; }

void ColumnsView::draw(const Picture& picture, const InputRequest& request, const InputPart* part)
{
    const auto* columns = dynamic_cast<const ColumnsPart*>(part);
    const auto lesson = columns ? columns->lesson : nullptr;
    m_problem = columns && columns->problem ? text::sentence(*columns->problem) : QString();
    const bool isOther = !lesson || !m_lesson || lesson->width != m_lesson->width;
    m_lesson = lesson;
    m_state->setFileStem(pictureStem(picture, QStringLiteral("gptq-columns")));
    m_factor->setFileStem(pictureStem(picture, QStringLiteral("gptq-factor")));
    if (!begin(lesson != nullptr, whyNone(picture, columns ? columns->problem : std::nullopt)))
        return;
    const auto rows = static_cast<double>(lesson->rows - 1), width = static_cast<double>(lesson->width);
    const QSignalBlocker quietRow(m_row.box), quietPlace(m_place.box);
    m_row.box->setRange(0, std::max(rows, 0.0));
    m_row.both->setScale({static_cast<int>(rows), [](int place) { return place; }, [](double value) { return value; }});
    m_row.set(request.number("row", 0));
    m_place.box->setRange(0, width);
    m_place.both->setScale({static_cast<int>(width), [](int place) { return place; }, [](double value) { return value; }});
    if (isOther)
        m_step = std::min(lesson->width, lesson->width / 3);
    drawFactor();
    setStep(m_step);
}

void ColumnsView::setStep(std::size_t step)
{
    if (!m_lesson)
        return;
    m_step = std::min(step, m_lesson->width);
    m_place.set(static_cast<double>(m_step));
    drawStep();
    Q_EMIT noteChanged();
}

// The largest change of the whole lesson: the axis stands still while columns are rounded.
double ColumnsView::reach() const
{
    double most = 0;
    const std::vector<double> end = lessonState(*m_lesson, m_lesson->width);
    for (std::size_t i = 0; i < m_lesson->width; ++i)
        most = std::max(most, std::abs(end[i] - double{m_lesson->weights[i]}));
    return most > 0 ? 1.1 * most : 1;
}

void ColumnsView::drawStep()
{
    const std::vector<double> state = lessonState(*m_lesson, m_step);
    std::vector<double> done(m_lesson->width, kNone), waiting(m_lesson->width, kNone);
    for (std::size_t i = 0; i < m_lesson->width; ++i)
        (i < m_step ? done : waiting)[i] = state[i] - double{m_lesson->weights[i]};
    setSigned(*m_done, done);
    setSigned(*m_waiting, waiting);
    const std::vector<double> now = m_step < m_lesson->width ? std::vector<double>{static_cast<double>(m_step)} : std::vector<double>{};
    m_now->setLevels(now);
    m_nowBelow->setLevels(now);
    const double most = reach();
    m_state->setHome({-0.5, static_cast<double>(m_lesson->width) - 0.5, -most, most});
    m_state->setSummary(tr("GPTQ, column by column"), note());
}

void ColumnsView::drawFactor()
{
    const LogBars bars = logBars(m_lesson->diagonal);
    m_diagonal->setValues(bars.heights);
    m_factor->setHome({-0.5, static_cast<double>(m_lesson->width) - 0.5, bars.low, bars.high});
    m_factor->setSummary(tr("Diagonal of the factor"),
                         tr("Of %1 columns. The larger it is, the less the columns behind can make good.").arg(m_lesson->width));
    const QString what = tr("diagonal of the factor");
    const bool isPart = m_lesson->width < m_lesson->columns;
    m_factor->setAxes(
        {AxisKind::Counts, tr("place in the order of work")},
        {AxisKind::Log, isPart ? tr("%1, the first %2 of %3 columns").arg(what).arg(m_lesson->width).arg(m_lesson->columns) : what});
}

Reading ColumnsView::read(double x) const
{
    const double place = std::round(x);
    if (!m_lesson || place < 0 || place >= static_cast<double>(m_lesson->width))
        return {};
    const auto i = static_cast<std::size_t>(place);
    Reading reading(tr("place %1: input channel %2\nmean square of its input %3\ndiagonal %4\nweight %5, nearest %6, GPTQ %7")
                        .arg(i)
                        .arg(m_lesson->order[i])
                        .arg(text::significant(m_lesson->energy[i], 3), text::significant(m_lesson->diagonal[i], 3),
                             text::significant(double{m_lesson->weights[i]}, 4), text::significant(double{m_lesson->nearest[i]}, 4),
                             text::significant(double{m_lesson->quantized[i]}, 4)));
    reading.x = place;
    return reading;
}

ValueTable ColumnsView::values() const
{
    ValueTable table{{QStringLiteral("place"), QStringLiteral("channel"), QStringLiteral("input_mean_square"), QStringLiteral("diagonal"),
                      QStringLiteral("weight"), QStringLiteral("nearest"), QStringLiteral("quantized"), QStringLiteral("wanted_now")},
                     {}};
    if (!m_lesson)
        return table;
    const std::vector<double> state = lessonState(*m_lesson, m_step);
    for (std::size_t i = 0; i < m_lesson->width; ++i)
        table.rows.push_back({QString::number(i), QString::number(m_lesson->order[i]), exactNumber(m_lesson->energy[i]),
                              exactNumber(m_lesson->diagonal[i]), exactNumber(double{m_lesson->weights[i]}),
                              exactNumber(double{m_lesson->nearest[i]}), exactNumber(double{m_lesson->quantized[i]}),
                              exactNumber(state[i])});
    return table;
}

}  // namespace

Result<InputPartPtr> computeColumns(const InputViewQuestion& question, Progress& progress)
{
    const std::uint64_t rows = std::max<std::uint64_t>(1, question.lens.weights->rows());
    const auto row = static_cast<std::uint64_t>(std::clamp(question.request.number("row", 0), 0.0, static_cast<double>(rows - 1)));
    const auto before = std::dynamic_pointer_cast<const ColumnsPart>(question.before);
    if (before && before->lesson && before->lesson->row == row && before->spec == question.lens.spec)
        return question.before;
    auto part = std::make_shared<ColumnsPart>();
    part->spec = question.lens.spec;
    const auto lesson = gptqLesson(question.lens.weights, question.lens.spec, row, progress);
    if (lesson)
        part->lesson = *lesson;
    else
        part->problem = lesson.error();
    return InputPartPtr(part);
}

QString stepNote(const GptqLesson& lesson, std::size_t step)
{
    if (step >= lesson.width)
        return Words::tr("all %1 columns are rounded").arg(lesson.width);
    double pushed = 0;
    for (const double push : lessonPush(lesson, step))
        pushed = std::max(pushed, std::abs(push));
    return Words::tr("place %1 of %2, input channel %3: wanted %4, rounded to %5; up to %6 is pushed onto those behind")
        .arg(step)
        .arg(lesson.width)
        .arg(lesson.order[step])
        .arg(text::significant(lessonState(lesson, step)[step], 3), text::significant(double{lesson.quantized[step]}, 3),
             text::significant(pushed, 2));
}

InputView* makeColumnsView(QWidget* parent) { return new ColumnsView(parent); }

}  // namespace bitloupe

#include "columns_view.moc"
