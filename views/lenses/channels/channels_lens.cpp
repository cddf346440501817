// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Which channels carry the error?
#include "views/frame/card.h"
#include "views/frame/header_layout.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/channels/channel_chart.h"
#include "views/lenses/channels/channel_model.h"
#include "views/lenses/channels/granularity_card.h"
#include "views/lenses/histogram/histogram_facts.h"
#include "views/table/figure_table.h"
#include "views/text/text.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

class ChannelsLens final : public LensFrame {
    Q_OBJECT
public:
    explicit ChannelsLens(QWidget* parent);
    QString look() const override { return m_quantity->currentData().toString(); }  // the id of the quantity
    void setLook(const QString& look) override;

protected:
    void draw() override;

private:
    void buildChart();
    void buildTable();
    void choose(int channel);

    Card* m_top;
    Card* m_left;
    GranularityCard* m_right;
    QComboBox* m_quantity = nullptr;
    ChannelChart* m_chart = nullptr;
    ChannelModel* m_model = nullptr;
    FigureTable* m_table = nullptr;
    int m_chosen = -1;
};

ChannelsLens::ChannelsLens(QWidget* parent)
    : LensFrame(parent)
    , m_top(new Card({}, page()))
    , m_left(new Card(tr("Channels"), page()))
    , m_right(new GranularityCard(page()))
{
    buildChart();
    buildTable();
    page()->setCards(m_top, 0.5, {m_left, m_right}, {3, 2});
}

void ChannelsLens::buildChart()
{
    m_quantity = new QComboBox(m_top);
    m_quantity->setAccessibleName(tr("What the chart shows for each channel"));
    for (const ChannelQuantity& quantity : channelQuantities())
        m_quantity->addItem(quantity.title(), QLatin1String(quantity.id));
    m_top->header()->addWidget(m_quantity);
    m_chart = new ChannelChart(m_top);
    m_chart->setLeastHeight(160);
    m_top->body()->addWidget(m_chart, 1);
    connect(m_quantity, &QComboBox::currentIndexChanged, m_chart, &ChannelChart::setQuantity);
    connect(m_chart, &ChannelChart::channelClicked, this, &ChannelsLens::choose);
}

void ChannelsLens::setLook(const QString& look)
{
    const int quantity = m_quantity->findData(look);
    if (quantity >= 0)
        m_quantity->setCurrentIndex(quantity);
}

void ChannelsLens::buildTable()
{
    m_model = new ChannelModel(this);
    m_table = new FigureTable(m_left);
    m_table->setAccessibleName(tr("Channels"));
    m_table->setFigures(m_model);
    m_left->body()->addWidget(m_table, 1);
    connect(m_table, &FigureTable::said, this, [this](const QString& sentence, bool isProblem) {
        if (isProblem)
            Q_EMIT problem(sentence);
        else
            Q_EMIT notice(sentence);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        m_chosen = index.isValid() ? static_cast<int>(m_model->channelAt(index.row())) : -1;
        m_chart->setChosen(m_chosen);
    });
}

void ChannelsLens::choose(int channel)
{
    const int row = channel < 0 ? -1 : m_model->rowOf(static_cast<std::size_t>(channel));
    if (row < 0)
        return;
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
}

void ChannelsLens::draw()
{
    const Analysis& analysis = *picture().analysis;
    const std::vector<double> mse = channelMse(analysis.report);
    const WorstChannels worst = worstChannels(mse);
    const int chosen = m_chosen;
    m_top->setTitle(text::safe(picture().info.name));
    m_top->setNote(sentence(worst, mse.size()), worst.standOut);
    m_model->setAnalysis(picture().analysis);
    m_table->setNames(m_top->title(), pictureStem(picture(), QStringLiteral("channels")));
    m_table->fitColumns();
    m_left->setNote(tr("%n channel(s)", nullptr, static_cast<int>(mse.size())));
    m_chart->draw(picture(), worst);
    choose(chosen);
    const auto* answer = dynamic_cast<const GranularityData*>(picture().data.get());
    m_right->draw(answer, picture());
}

}  // namespace

LensView* makeChannelsLens(QWidget* parent) { return new ChannelsLens(parent); }

}  // namespace bitloupe

#include "channels_lens.moc"
