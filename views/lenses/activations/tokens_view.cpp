// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/activations/tokens_view.h"

#include "core/report/channel_sizes.h"
#include "views/chart/bar_item.h"
#include "views/chart/chart_view.h"
#include "views/chart/log_bars.h"
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

constexpr int kFirstBits = 8;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ActivationsLens)
};

QString nameOf(const TokenScaling& scaling)
{
    return scaling.perToken ? Words::tr("each token") : scaling.isStatic ? Words::tr("all tokens, static") : Words::tr("all tokens");
}

class TokensView final : public InputView {
    Q_OBJECT
public:
    explicit TokensView(QWidget* parent);
    void draw(const Picture& picture, const InputRequest& request, const InputPart* part) override;
    QString note() const override { return m_note; }

private:
    void drawLines();
    void drawSizes();
    void colorLines();
    Reading read(double x) const;
    ValueTable values() const;
    void changeEvent(QEvent* event) override;

    Controls* m_controls;
    Controls::Slider m_bits;
    ChartView* m_errors;
    std::array<QLineSeries*, 3> m_lines{};
    ChartView* m_sizes;
    BarItem* m_bars;
    TokenQuantization m_answer;
    QString m_note;
};

TokensView::TokensView(QWidget* parent)
    : InputView(parent)
    , m_controls(new Controls(this))
    , m_errors(new ChartView(this))
    , m_sizes(new ChartView(this))
    , m_bars(new BarItem(*m_sizes, 1, ink(&Theme::fill)))
{
    m_bits = m_controls->addSlider(tr("Bits of the inputs"), 2, 16,
                                   {14, [](int place) { return 2 + place; }, [](double bits) { return bits - 2; }},
                                   [this](double bits) { Q_EMIT requested("bits", std::round(bits)); });
    for (const auto& [scaling, i] :
         {std::pair(TokenScaling{.perToken = true}, 0U), std::pair(TokenScaling{}, 1U), std::pair(TokenScaling{.isStatic = true}, 2U)})
        m_controls->addKey(nameOf(scaling), [index = i](const Theme& theme) { return seriesColor(theme, index); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_controls);
    column->addWidget(m_errors, 3);
    column->addWidget(m_sizes, 2);
    m_errors->setLeastHeight(140);
    m_sizes->setLeastHeight(100);
    m_errors->setAxes({AxisKind::Counts, tr("token")}, {AxisKind::Linear, tr("SQNR of the token, dB")});
    m_sizes->setAxes({AxisKind::Counts, tr("token")}, {AxisKind::Log, tr("largest magnitude")});
    for (QLineSeries*& line : m_lines) {
        line = new QLineSeries;
        m_errors->addLine(line);
    }
    for (ChartView* chart : {m_errors, m_sizes}) {
        chart->setReadout([this](double x, double) { return read(x); });
        chart->setStepper([](double x, int steps) { return std::round(x) + steps; });
        chart->setValues([this] { return values(); });
    }
    ChartView::stack({m_errors, m_sizes});
    colorLines();
}

void TokensView::draw(const Picture& picture, const InputRequest& request, const InputPart* part)
{
    const auto* tokens = dynamic_cast<const TokensPart*>(part);
    m_bits.set(request.number("bits", kFirstBits));
    m_answer = tokens && tokens->answer ? *tokens->answer : TokenQuantization{};
    const bool any = !m_answer.scalings.empty();
    m_note = any ? tokensNote(m_answer) : QString();
    m_errors->setFileStem(pictureStem(picture, QStringLiteral("token-errors")));
    m_sizes->setFileStem(pictureStem(picture, QStringLiteral("token-sizes")));
    if (!begin(any, whyNone(picture, tokens ? tokens->problem : std::nullopt)))
        return;
    drawLines();
    drawSizes();
}

void TokensView::drawLines()
{
    double low = 1e300, high = -1e300;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        QList<QPointF> points;
        for (std::size_t token = 0; token < m_answer.scalings[i].tokenSqnrDb.size(); ++token) {
            const double sqnr = m_answer.scalings[i].tokenSqnrDb[token];
            if (!std::isfinite(sqnr))
                continue;
            points.append(QPointF(static_cast<double>(token), sqnr));
            low = std::min(low, sqnr);
            high = std::max(high, sqnr);
        }
        m_lines[i]->replace(points);
    }
    if (low > high)
        return;
    const double margin = std::max(0.06 * (high - low), 0.5);
    m_errors->setHome({-0.5, static_cast<double>(m_answer.tokens) - 0.5, low - margin, high + margin});
    m_errors->setSummary(tr("Error of the inputs, token by token"), m_note);
}

void TokensView::drawSizes()
{
    const LogBars bars = logBars({m_answer.tokenSizes.begin(), m_answer.tokenSizes.end()});
    m_bars->setValues(bars.heights);
    m_sizes->setHome({-0.5, static_cast<double>(m_answer.tokens) - 0.5, bars.low, bars.high});
    const QString words = tr("largest token: %1× the median").arg(text::significant(spreadOf(m_answer.tokenSizes), 3));
    m_sizes->setAxes({AxisKind::Counts, tr("token")}, {AxisKind::Log, tr("largest magnitude") + QStringLiteral(", ") + words});
    m_sizes->setSummary(tr("Largest magnitude of each token"), words);
}

void TokensView::colorLines()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i]->setPen(QPen(seriesColor(theme(this), i), 2, i == 2 ? Qt::DashLine : Qt::SolidLine));
}

void TokensView::changeEvent(QEvent* event)
{
    InputView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_lines.back())
        colorLines();
}

Reading TokensView::read(double x) const
{
    const double place = std::round(x);
    if (place < 0 || place >= static_cast<double>(m_answer.tokens))
        return {};
    const auto token = static_cast<std::size_t>(place);
    Reading reading(tr("token %1, up to %2").arg(token).arg(text::significant(double{m_answer.tokenSizes[token]}, 3)));
    for (const TokenScaling& scaling : m_answer.scalings)
        reading.text += QLatin1Char('\n') + nameOf(scaling) + QStringLiteral(": ") + text::decibels(scaling.tokenSqnrDb[token]);
    reading.x = place;
    return reading;
}

ValueTable TokensView::values() const
{
    ValueTable table{{QStringLiteral("token"), QStringLiteral("largest"), QStringLiteral("per_token_sqnr_db"),
                      QStringLiteral("per_tensor_sqnr_db"), QStringLiteral("static_sqnr_db")},
                     {}};
    for (std::size_t token = 0; token < m_answer.tokens; ++token) {
        QStringList row{QString::number(token), exactNumber(double{m_answer.tokenSizes[token]})};
        for (const TokenScaling& scaling : m_answer.scalings)
            row += exactNumber(scaling.tokenSqnrDb[token]);
        table.rows.push_back(row);
    }
    return table;
}

}  // namespace

Result<InputPartPtr> computeTokens(const InputViewQuestion& question, Progress& progress)
{
    auto part = std::make_shared<TokensPart>();
    const int bits = static_cast<int>(std::clamp(question.request.number("bits", kFirstBits), 2.0, 16.0));
    auto answer = quantizeInputs(*question.lens.weights, bits, progress);
    if (answer)
        part->answer = std::move(*answer);
    else
        part->problem = answer.error();
    return InputPartPtr(part);
}

QString tokensNote(const TokenQuantization& answer)
{
    QStringList parts;
    for (const TokenScaling& scaling : answer.scalings)
        parts += QStringLiteral("%1 %2").arg(nameOf(scaling), text::decibels(scaling.outputSqnrDb));
    return Words::tr("SQNR of the outputs with a scale for: %1").arg(parts.join(QStringLiteral(" · ")));
}

InputView* makeTokensView(QWidget* parent) { return new TokensView(parent); }

}  // namespace bitloupe

#include "tokens_view.moc"
