// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Where are the weights, and where does each calibrator clip?
#include "views/frame/card.h"
#include "views/frame/chip.h"
#include "views/frame/chip_row.h"
#include "views/frame/header_layout.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/histogram/channel_error_chart.h"
#include "views/lenses/histogram/histogram_chart.h"
#include "views/lenses/histogram/threshold_chart.h"
#include "views/text/text.h"

#include <QVBoxLayout>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr int kLeastChart = 200;  // pixels of height
constexpr int kLeastSideChart = 115;

class HistogramLens final : public LensFrame {
    Q_OBJECT
public:
    explicit HistogramLens(QWidget* parent);
    QString look() const override;
    void setLook(const QString& look) override;

protected:
    void draw() override;

private:
    struct Switch {
        const char* word;
        Chip* chip;
    };
    std::array<Switch, 6> switches() const;
    void buildTop();
    void buildSwitches();
    void connectSwitches();
    void buildBottom();
    Chip* addSwitch(const QString& words, const QString& hint, bool on);
    void drawChips(const std::vector<ThresholdFact>& facts);

    Card* m_top;
    Card* m_left;
    Card* m_right;
    ChipRow* m_switches = nullptr;
    Chip* m_log = nullptr;
    Chip* m_original = nullptr;
    Chip* m_quantized = nullptr;
    Chip* m_grid = nullptr;
    Chip* m_holdX = nullptr;
    Chip* m_holdY = nullptr;
    ChipRow* m_chips = nullptr;
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
    buildTop();
    buildBottom();
    page()->setCards(m_top, 0.6, {m_left, m_right}, {1, 1});
}

Chip* HistogramLens::addSwitch(const QString& words, const QString& hint, bool on)
{
    Chip* chip = m_switches->addChip();
    m_switches->setTexts(m_switches->chips().size() - 1, {words});
    chip->setAccessibleName(words);
    chip->setToolTip(hint);
    chip->setCheckable(true);
    chip->setChecked(on);
    return chip;
}

void HistogramLens::buildTop()
{
    m_switches = new ChipRow(m_top);
    buildSwitches();
    m_top->header()->addWidget(m_switches);
    m_chips = new ChipRow(m_top);
    m_top->body()->addWidget(m_chips);
    m_chart = new HistogramChart(m_top);
    m_chart->setLeastHeight(kLeastChart);
    m_top->body()->addWidget(m_chart, 1);
    connectSwitches();
    connect(m_chart, &HistogramChart::detailWanted, this, &LensView::optionChosen);
    connect(m_chart, &HistogramChart::rangeMoved, this, [this](double low, double high) {
        Q_EMIT specEdited(withRange(picture().spec, Range{static_cast<float>(low), static_cast<float>(high)}));
    });
}

void HistogramLens::buildSwitches()
{
    m_log = addSwitch(tr("Log"), tr("Counts on a logarithmic scale: single weights are visible"), true);
    m_original = addSwitch(tr("Original"), tr("Show the weights as they are"), true);
    m_quantized = addSwitch(tr("Quantized"), tr("Show the weights after quantizing"), true);
    m_grid = addSwitch(tr("Grid"), tr("Show the levels of the grid (of the widest block, where there are several)"), false);
    m_holdX = addSwitch(tr("Lock x"), tr("Keep the x axis as it is while other tensors and files are chosen, to compare them"), false);
    m_holdY = addSwitch(tr("Lock y"), tr("Keep the axis of counts as it is, too"), false);
}

void HistogramLens::connectSwitches()
{
    connect(m_log, &Chip::toggled, m_chart, &HistogramChart::setLogCounts);
    for (const Chip* chip : {m_original, m_quantized, m_grid})
        connect(chip, &Chip::toggled, this,
                [this] { m_chart->setShown(m_original->isChecked(), m_quantized->isChecked(), m_grid->isChecked()); });
    for (const Chip* chip : {m_holdX, m_holdY})
        connect(chip, &Chip::toggled, this, [this] { m_chart->setHold(m_holdX->isChecked(), m_holdY->isChecked()); });
    m_chart->setShown(true, true, false);
}

std::array<HistogramLens::Switch, 6> HistogramLens::switches() const
{
    return {
        {{"log", m_log}, {"original", m_original}, {"quantized", m_quantized}, {"grid", m_grid}, {"holdX", m_holdX}, {"holdY", m_holdY}}};
}

QString HistogramLens::look() const
{
    QStringList words;
    for (const Switch& one : switches())
        words += (one.chip->isChecked() ? QString() : QStringLiteral("-")) + QLatin1String(one.word);
    return words.join(u' ');
}

void HistogramLens::setLook(const QString& look)
{
    const QStringList words = look.split(u' ', Qt::SkipEmptyParts);
    for (const Switch& one : switches()) {
        const QString word = QLatin1String(one.word);
        if (words.contains(word) || words.contains(u'-' + word))
            one.chip->setChecked(words.contains(word));
    }
}

void HistogramLens::buildBottom()
{
    m_left->setNote(tr("drag the dot to try another"));
    m_curve = new ThresholdChart(m_left);
    m_left->body()->addWidget(m_curve, 1);
    m_channels = new ChannelErrorChart(m_right);
    m_right->body()->addWidget(m_channels, 1);
    for (ChartView* chart : {static_cast<ChartView*>(m_curve), static_cast<ChartView*>(m_channels)})
        chart->setLeastHeight(kLeastSideChart);
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
    while (m_chips->chips().size() < facts.size())
        m_chips->addChip();
    QWidget* before = m_switches->chips().back();
    for (Chip* chip : m_chips->chips()) {
        QWidget::setTabOrder(before, chip);
        before = chip;
    }
    QWidget::setTabOrder(before, m_chart);
    for (std::size_t i = 0; i < m_chips->chips().size(); ++i) {
        Chip* chip = m_chips->chips()[i];
        if (i >= facts.size()) {
            m_chips->setTexts(i, {});
            continue;
        }
        const ThresholdFact& fact = facts[i];
        const std::string id = fact.calibrator;
        const QString quality = std::isfinite(fact.sqnrDb) ? tr("%1 dB").arg(fact.sqnrDb, 0, 'f', 1) : fact.quality;
        chip->setAccessibleName(tr("%1 clips at %2, %3").arg(fact.name, fact.range, fact.quality));
        chip->setToolTip(chip->accessibleName() + QLatin1Char('\n') + (fact.isActive ? tr("In use") : tr("Use this calibrator")));
        chip->setDot([id](const Theme& theme) { return calibratorColor(theme, id); }, calibratorMarker(id));
        chip->setProminent(fact.isActive);
        m_chips->setTexts(i,
                          {QStringList{fact.name, fact.range, quality}.join(QLatin1Char(' ')).simplified(),
                           QStringList{fact.shortName, fact.range, quality}.join(QLatin1Char(' ')).simplified(),
                           QStringList{fact.shortName, quality}.join(QLatin1Char(' ')).simplified()});
        chip->disconnect(this);
        connect(chip, &Chip::clicked, this, [this, id] { Q_EMIT specEdited(withCalibrator(picture().spec, id)); });
    }
}

}  // namespace

LensView* makeHistogramLens(QWidget* parent) { return new HistogramLens(parent); }

}  // namespace bitloupe

#include "histogram_lens.moc"
