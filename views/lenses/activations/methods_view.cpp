// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/methods_view.h"

#include "views/chart/bar_item.h"
#include "views/chart/chart_view.h"
#include "views/chart/log_bars.h"
#include "views/frame/chip.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/activations/controls.h"
#include "views/table/figure_table.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace bitloupe {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActivationsLens)
};

// Output error by output channel: plain rounding and the chosen method side by side.
class ChannelErrorChart final : public ChartView {
public:
    explicit ChannelErrorChart(QWidget* parent)
        : ChartView(parent)
        , m_plainBars(new BarItem(*this, 1, ink(&Theme::fill)))
        , m_chosenBars(new BarItem(*this, 2, ink(&Theme::accent)))
    {
        m_plainBars->setPlace(0.06, 0.48);
        m_chosenBars->setPlace(0.52, 0.94);
        setLeastHeight(120);
        setAxes({AxisKind::Counts, Words::tr("output channel")}, {AxisKind::Log, Words::tr("output error (mean square)")});
        setReadout([this](double x, double) { return read(x); });
        setStepper([](double x, int steps) { return std::round(x) + steps; });
        setValues([this] { return values(); });
    }
    // `apart`: on the tokens held apart, where both know some. The errors of both are known. The same twice: it stands alone.
    void setMethods(std::shared_ptr<const MethodResult> plain, std::shared_ptr<const MethodResult> chosen, bool apart);
    void clear();

private:
    const std::vector<double>& errorsOf(const MethodResult& method) const;
    bool isAlone() const { return m_plain == m_chosen; }
    void nameAxes();
    void draw();
    Reading read(double x) const;
    ValueTable values() const;

    BarItem* m_plainBars;
    BarItem* m_chosenBars;
    std::shared_ptr<const MethodResult> m_plain, m_chosen;
    bool m_isApart = false;
};

const std::vector<double>& ChannelErrorChart::errorsOf(const MethodResult& method) const
{
    return m_isApart ? method.output.heldApart->channelMse : method.output.channelMse;
}

void ChannelErrorChart::setMethods(std::shared_ptr<const MethodResult> plain, std::shared_ptr<const MethodResult> chosen, bool apart)
{
    m_plain = std::move(plain);
    m_chosen = std::move(chosen);
    m_isApart = apart && m_plain && m_chosen && m_plain->output.heldApart && m_chosen->output.heldApart;
    draw();
}

void ChannelErrorChart::clear()
{
    m_plain = m_chosen = nullptr;
    setSummary(Words::tr("Output error by output channel"), {});
}

void ChannelErrorChart::nameAxes()
{
    const QString both = m_isApart ? Words::tr("on tokens held apart: %1 (left bars), %2 (right bars)")
                                   : Words::tr("output error: %1 (left bars), %2 (right bars)");
    const QString alone = m_isApart ? Words::tr("on tokens held apart: %1") : Words::tr("output error: %1");
    const QString plain = methodName(m_plain->spec);
    setAxes({AxisKind::Counts, Words::tr("output channel")},
            {AxisKind::Log, isAlone() ? alone.arg(plain) : both.arg(plain, methodName(m_chosen->spec))});
}

void ChannelErrorChart::draw()
{
    const std::vector<double>&plain = errorsOf(*m_plain), &chosen = errorsOf(*m_chosen);
    const LogBars first = logBars(plain), second = logBars(chosen);
    m_plainBars->setPlace(0.06, isAlone() ? 0.94 : 0.48);
    m_plainBars->setValues(first.heights);
    m_chosenBars->setValues(isAlone() ? std::vector<double>{} : second.heights);
    setHome({-0.5, static_cast<double>(first.heights.size()) - 0.5, std::min(first.low, second.low), std::max(first.high, second.high)});
    nameAxes();
    std::size_t worse = 0;
    for (std::size_t i = 0; i < first.heights.size(); ++i)
        worse += chosen[i] > plain[i];
    setSummary(m_isApart ? Words::tr("Output error by output channel, on the tokens held apart")
                         : Words::tr("Output error by output channel"),
               isAlone() ? Words::tr("%1: %2 channels").arg(methodName(m_plain->spec)).arg(first.heights.size())
                         : Words::tr("%1: %2 of %3 channels are worse than with plain rounding.")
                               .arg(methodName(m_chosen->spec))
                               .arg(worse)
                               .arg(first.heights.size()));
}

Reading ChannelErrorChart::read(double x) const
{
    if (!m_plain || !m_chosen || x < -0.5)
        return {};
    const std::vector<double>&plain = errorsOf(*m_plain), &chosen = errorsOf(*m_chosen);
    if (std::round(x) >= static_cast<double>(plain.size()) || chosen.size() != plain.size())
        return {};
    const auto channel = static_cast<std::size_t>(std::round(x));
    const auto line = [channel](const MethodResult& method, const std::vector<double>& errors) {
        return QStringLiteral("\n%1: %2").arg(methodName(method.spec), text::significant(errors[channel], 3));
    };
    Reading reading(Words::tr("output channel %1").arg(channel) + line(*m_plain, plain)
                    + (isAlone() ? QString() : line(*m_chosen, chosen)));
    reading.x = static_cast<double>(channel);
    return reading;
}

// What is drawn, and where it is known also what is not.
ValueTable ChannelErrorChart::values() const
{
    ValueTable table{{QStringLiteral("output_channel"), QStringLiteral("plain_output_mse"), QStringLiteral("output_mse")}, {}};
    if (!m_plain || !m_chosen)
        return table;
    const OutputError &plain = m_plain->output, &chosen = m_chosen->output;
    const bool knowsApart = plain.heldApart && chosen.heldApart;
    if (knowsApart)
        table.columns += {QStringLiteral("plain_output_mse_apart"), QStringLiteral("output_mse_apart")};
    for (std::size_t i = 0; i < std::min(plain.channelMse.size(), chosen.channelMse.size()); ++i) {
        QStringList cells{QString::number(i), exactNumber(plain.channelMse[i]), exactNumber(chosen.channelMse[i])};
        if (knowsApart)
            cells += {exactNumber(plain.heldApart->channelMse[i]), exactNumber(chosen.heldApart->channelMse[i])};
        table.rows.push_back(cells);
    }
    return table;
}

class MethodsView final : public InputView {
    Q_OBJECT
public:
    explicit MethodsView(QWidget* parent);
    void draw(const Picture& picture, const InputRequest& request, const InputPart* part) override;
    QString note() const override { return m_note; }

private:
    void drawChannels();
    void choose(int row);

    MethodModel* m_model;
    FigureTable* m_table;
    Controls* m_controls;
    Chip* m_onApart;
    ChannelErrorChart* m_chart;
    std::string m_chosen;  // the spec of the row in focus, as text; empty: the best one
    QString m_waiting;  // what is said in place of errors that are not there yet
    QString m_note;
};

MethodsView::MethodsView(QWidget* parent)
    : InputView(parent)
    , m_model(new MethodModel(this))
    , m_table(new FigureTable(this))
    , m_controls(new Controls(this))
    , m_onApart(m_controls->addSwitch(tr("On those held apart"), tr("The bars below on the tokens held apart from the calibration"),
                                      [this](bool) { drawChannels(); }))
    , m_chart(new ChannelErrorChart(this))
{
    m_table->setAccessibleName(tr("Methods"));
    m_table->setFigures(m_model);
    m_table->setMinimumHeight(150);
    const QSignalBlocker quiet(m_onApart);
    m_onApart->setChecked(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table, 1);
    column->addWidget(m_controls);
    column->addWidget(m_chart, 1);
    connect(m_table, &FigureTable::taken, this, [this](int row) {
        if (row >= 0 && row < m_model->rowCount())
            Q_EMIT specEdited(m_model->part().rows[static_cast<std::size_t>(row)]->spec);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (index.isValid())
            choose(index.row());
    });
}

void MethodsView::choose(int row)
{
    m_chosen = printSpec(m_model->part().rows[static_cast<std::size_t>(row)]->spec);
    drawChannels();
}

void MethodsView::draw(const Picture& picture, const InputRequest&, const InputPart* part)
{
    const auto* methods = dynamic_cast<const MethodsPart*>(part);
    m_model->setPart(methods ? *methods : MethodsPart{});
    m_table->setNames(tr("Output error by method"), pictureStem(picture, QStringLiteral("methods")));
    m_table->fitColumns();
    m_controls->setVisible(m_model->holdsApart());
    m_chart->setFileStem(pictureStem(picture, QStringLiteral("output-error")));
    m_note = methods ? methodsNote(*methods) : QString();
    m_waiting = whyNone(picture);
    drawChannels();
}

void MethodsView::drawChannels()
{
    const auto& rows = m_model->part().rows;
    auto chosen = rows.empty() ? nullptr : rows.front();
    for (const auto& row : rows) {
        const bool isBetter = m_chosen.empty() && !row->error && rankedBy(row->output) > rankedBy(chosen->output);
        if (isBetter || printSpec(row->spec) == m_chosen)
            chosen = row;
    }
    const bool any = chosen && chosen->output.known && rows.front()->output.known;
    if (begin(any, chosen && chosen->error ? text::sentence(*chosen->error) : m_waiting))
        m_chart->setMethods(rows.front(), chosen, m_onApart->isChecked());
    else
        m_chart->clear();
}

}  // namespace

Result<InputPartPtr> computeMethods(const InputViewQuestion& question, Progress& progress)
{
    const std::vector<QuantSpec> variants = methodVariants(question.lens.spec);
    const auto before = std::dynamic_pointer_cast<const MethodsPart>(question.before);
    MethodsPart part;
    part.spec = question.lens.spec;
    part.expected = variants.size();
    for (const QuantSpec& variant : variants) {
        std::shared_ptr<const MethodResult> row;
        for (std::size_t i = 0; before && i < before->rows.size(); ++i)
            if (before->rows[i]->spec == variant)
                row = before->rows[i];
        if (!row) {
            auto result = surveyMethod(question.lens.weights, variant, progress);
            if (!result)
                return result.error();
            row = std::make_shared<const MethodResult>(std::move(*result));
        }
        part.rows.push_back(row);
        question.soFar(std::make_shared<const MethodsPart>(part));
    }
    return InputPartPtr(std::make_shared<const MethodsPart>(std::move(part)));
}

InputView* makeMethodsView(QWidget* parent) { return new MethodsView(parent); }

}  // namespace bitloupe

#include "methods_view.moc"
