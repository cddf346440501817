// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Where are the weights, and where does each calibrator clip?
#include "views/frame/card.h"
#include "views/frame/chip.h"
#include "views/frame/flow_layout.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/histogram/channel_error_chart.h"
#include "views/lenses/histogram/histogram_chart.h"
#include "views/lenses/histogram/threshold_chart.h"
#include "views/text/text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

class HistogramLens final : public LensFrame {
    Q_OBJECT
public:
    explicit HistogramLens(QWidget* parent);

protected:
    void draw() override;

private:
    void buildTop();
    void buildBottom();
    Chip* addSwitch(const QString& words, const QString& hint, bool on);
    void drawChips(const std::vector<ThresholdFact>& facts);

    Card* m_top;
    Card* m_left;
    Card* m_right;
    Chip* m_log = nullptr;
    Chip* m_original = nullptr;
    Chip* m_quantized = nullptr;
    Chip* m_grid = nullptr;
    FlowLayout* m_chipFlow = nullptr;
    std::vector<Chip*> m_chips;
    HistogramChart* m_chart = nullptr;
    ThresholdChart* m_curve = nullptr;
    ChannelErrorChart* m_channels = nullptr;
};

HistogramLens::HistogramLens(QWidget* parent)
    : LensFrame(parent)
    , m_top(new Card({}, page()))
    , m_left(new Card(tr("Error by threshold"), page()))
    , m_right(new Card(tr("MSE by output channel"), page()))
{
    auto* rows = new QVBoxLayout(page());
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_left, 1);
    bottom->addWidget(m_right, 1);
    rows->addWidget(m_top, 3);
    rows->addLayout(bottom, 2);
    buildTop();
    buildBottom();
}

Chip* HistogramLens::addSwitch(const QString& words, const QString& hint, bool on)
{
    auto* chip = new Chip(m_top);
    chip->setText(words);
    chip->setAccessibleName(words);
    chip->setToolTip(hint);
    chip->setCheckable(true);
    chip->setChecked(on);
    m_top->header()->addWidget(chip);
    return chip;
}

void HistogramLens::buildTop()
{
    m_log = addSwitch(tr("Log"), tr("Counts on a logarithmic scale: single weights are visible"), true);
    m_original = addSwitch(tr("Original"), tr("Show the weights as they are"), true);
    m_quantized = addSwitch(tr("Quantized"), tr("Show the weights after quantizing"), true);
    m_grid = addSwitch(tr("Grid"), tr("Show the levels of the grid (of the widest block, where there are several)"), false);
    m_chipFlow = new FlowLayout(6);
    m_top->body()->addLayout(m_chipFlow);
    m_chart = new HistogramChart(m_top);
    m_top->body()->addWidget(m_chart, 1);
    connect(m_log, &Chip::toggled, m_chart, &HistogramChart::setLogCounts);
    for (Chip* chip : {m_original, m_quantized, m_grid})
        connect(chip, &Chip::toggled, this,
                [this] { m_chart->setShown(m_original->isChecked(), m_quantized->isChecked(), m_grid->isChecked()); });
    m_chart->setShown(true, true, false);
    connect(m_chart, &HistogramChart::rangeMoved, this, [this](double low, double high) {
        Q_EMIT specEdited(withRange(picture().spec, Range{static_cast<float>(low), static_cast<float>(high)}));
    });
}

void HistogramLens::buildBottom()
{
    m_left->setNote(tr("drag the dot to try another"));
    m_curve = new ThresholdChart(m_left);
    m_left->body()->addWidget(m_curve, 1);
    m_channels = new ChannelErrorChart(m_right);
    m_right->body()->addWidget(m_channels, 1);
    connect(m_curve, &ThresholdChart::thresholdMoved, this, [this](double threshold) {
        const auto end = static_cast<float>(threshold);
        Q_EMIT specEdited(withRange(picture().spec, Range{-end, end}));
    });
}

void HistogramLens::draw()
{
    const Analysis& analysis = *picture().analysis;
    m_top->setTitle(text::safe(picture().info.name));
    m_top->setNote(tensorFacts(picture().info, analysis.statistics));
    drawChips(thresholds(analysis));
    m_chart->draw(picture());
    m_curve->draw(picture());
    const std::vector<double> mse = channelMse(analysis.report);
    const WorstChannels worst = worstChannels(mse);
    m_right->setNote(sentence(worst, mse.size()), worst.standOut);
    m_channels->draw(picture(), worst);
}

// Chips are kept and given new words, so that the one with the keyboard stays.
void HistogramLens::drawChips(const std::vector<ThresholdFact>& facts)
{
    while (m_chips.size() < facts.size()) {
        m_chips.push_back(new Chip(m_top));
        m_chipFlow->addWidget(m_chips.back());
    }
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        Chip* chip = m_chips[i];
        chip->setVisible(i < facts.size());
        if (i >= facts.size())
            continue;
        const ThresholdFact& fact = facts[i];
        const std::string id = fact.calibrator;
        chip->setText(fact.name + QLatin1Char(' ') + fact.range + QLatin1Char(' ') + fact.quality);
        chip->setAccessibleName(tr("%1 clips at %2, %3").arg(fact.name, fact.range, fact.quality));
        chip->setToolTip(fact.isActive ? tr("In use") : tr("Use this calibrator"));
        chip->setDot([id](const Theme& theme) { return calibratorColor(theme, id); });
        chip->setProminent(fact.isActive);
        chip->disconnect(this);
        connect(chip, &Chip::clicked, this, [this, id] { Q_EMIT specEdited(withCalibrator(picture().spec, id)); });
    }
}

}  // namespace

LensView* makeHistogramLens(QWidget* parent) { return new HistogramLens(parent); }

}  // namespace bitloupe

#include "histogram_lens.moc"
