// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Which channels carry the error?
#include "views/frame/card.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/channels/channel_chart.h"
#include "views/lenses/channels/channel_model.h"
#include "views/lenses/channels/granularity_card.h"
#include "views/lenses/histogram/histogram_facts.h"
#include "views/text/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

class ChannelsLens final : public LensFrame {
    Q_OBJECT
public:
    explicit ChannelsLens(QWidget* parent);

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
    QTableView* m_table = nullptr;
    int m_chosen = -1;
};

ChannelsLens::ChannelsLens(QWidget* parent)
    : LensFrame(parent)
    , m_top(new Card({}, page()))
    , m_left(new Card(tr("Channels"), page()))
    , m_right(new GranularityCard(page()))
{
    auto* rows = new QVBoxLayout(page());
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_left, 3);
    bottom->addWidget(m_right, 2);
    rows->addWidget(m_top, 1);
    rows->addLayout(bottom, 1);
    buildChart();
    buildTable();
}

void ChannelsLens::buildChart()
{
    m_quantity = new QComboBox(m_top);
    m_quantity->setAccessibleName(tr("What the chart shows for each channel"));
    for (const ChannelQuantity& quantity : channelQuantities())
        m_quantity->addItem(quantity.title());
    m_top->header()->insertWidget(0, m_quantity);
    m_chart = new ChannelChart(m_top);
    m_top->body()->addWidget(m_chart, 1);
    connect(m_quantity, &QComboBox::currentIndexChanged, m_chart, &ChannelChart::setQuantity);
    connect(m_chart, &ChannelChart::channelClicked, this, &ChannelsLens::choose);
}

void ChannelsLens::buildTable()
{
    m_model = new ChannelModel(this);
    m_table = new QTableView(m_left);
    m_table->setAccessibleName(tr("Channels"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setMinimumSectionSize(m_table->fontMetrics().horizontalAdvance(QStringLiteral("Zero point")) + 22);
    m_left->body()->addWidget(m_table, 1);
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
    m_top->setNote(sentence(worst, mse.size()), worst.standOut);
    m_model->setAnalysis(picture().analysis);
    m_left->setNote(text::safe(picture().info.name));
    m_chart->draw(picture(), worst);
    choose(chosen);
    const auto* answer = dynamic_cast<const GranularityData*>(picture().data.get());
    m_right->draw(answer, picture().spec);
}

}  // namespace

LensView* makeChannelsLens(QWidget* parent) { return new ChannelsLens(parent); }

}  // namespace bitloupe

#include "channels_lens.moc"
