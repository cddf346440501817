// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Which calibrator is best here, and what does it cost?
#include "views/frame/card.h"
#include "views/frame/chip.h"
#include "views/frame/chip_row.h"
#include "views/frame/header_layout.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/calibrators/calibrator_model.h"
#include "views/lenses/calibrators/objective_chart.h"
#include "views/lenses/calibrators/ridge_chart.h"
#include "views/lenses/calibrators/survey_facts.h"
#include "views/lenses/calibrators/sweep_chart.h"
#include "views/table/figure_table.h"
#include "views/text/text.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

constexpr int kSqnrColumn = 2;
constexpr int kLeastTable = 190;  // pixels of height: some six rows

class CalibratorsLens final : public LensFrame {
    Q_OBJECT
public:
    explicit CalibratorsLens(QWidget* parent);
    QString look() const override;
    void setLook(const QString& look) override;

protected:
    void draw() override;
    QString missing() const override;
    void changeEvent(QEvent* event) override;

private:
    void buildTable();
    void buildCurves();
    void buildSweep();
    void take(int row);
    void setChosen(int row);
    void drawSurvey(const std::shared_ptr<const SurveyData>& survey);
    void clearCharts(const QString& why);
    void drawCurves();
    void drawSweep();
    void fillKinds(const std::vector<SurveyRow>& rows);

    Card* m_top;
    Card* m_left;
    Card* m_middle;
    Card* m_right;
    CalibratorModel* m_model = nullptr;
    FigureTable* m_table = nullptr;
    RidgeChart* m_ridges = nullptr;
    ObjectiveChart* m_curves = nullptr;
    CurveLegend* m_legend = nullptr;
    QComboBox* m_kinds = nullptr;
    QString m_kind;  // that people chose; shown where there is a curve of it
    SweepChart* m_sweep = nullptr;
    Chip* m_wantsSweep = nullptr;
    Chip* m_ofRange = nullptr;
    std::shared_ptr<const SurveyData> m_survey;  // what is shown
    std::string m_chosen;  // the row in focus
};

CalibratorsLens::CalibratorsLens(QWidget* parent)
    : LensFrame(parent)
    , m_top(new Card(tr("Which calibrator is best here?"), page()))
    , m_left(new Card(tr("What each one clips"), page()))
    , m_middle(new Card(tr("What they look at"), page()))
    , m_right(new Card(tr("How many samples it takes"), page()))
{
    buildTable();
    m_ridges = new RidgeChart(m_left);
    m_left->body()->addWidget(m_ridges, 1);
    connect(m_ridges, &RidgeChart::calibratorClicked, this, [this](const std::string& id) { take(m_model->rowOf(id)); });
    buildCurves();
    buildSweep();
    page()->setCards(m_top, 0.5, {m_left, m_middle, m_right}, {9, 7, 7});
}

void CalibratorsLens::buildTable()
{
    m_model = new CalibratorModel(this);
    m_table = new FigureTable(m_top);
    m_table->setAccessibleName(tr("Calibrators"));
    m_table->setKeepsColumns(true);
    m_table->setFigures(m_model);
    m_table->sortByColumn(kSqnrColumn, Qt::DescendingOrder);
    m_table->setMinimumHeight(kLeastTable);
    m_top->body()->addWidget(m_table, 1);
    connect(m_table, &FigureTable::taken, this, &CalibratorsLens::take);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (m_table->selectionModel()->selectedRows().size() < 2)  // several are chosen to be copied
            take(index.row());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (index.isValid())
            setChosen(index.row());
    });
    connect(m_table, &FigureTable::said, this, [this](const QString& sentence, bool isProblem) {
        if (isProblem)
            Q_EMIT problem(sentence);
        else
            Q_EMIT notice(sentence);
    });
}

void CalibratorsLens::buildCurves()
{
    m_kinds = new QComboBox(m_middle);
    m_kinds->setAccessibleName(tr("Which objective is shown"));
    m_kinds->hide();  // until there is something to choose
    m_middle->header()->addWidget(m_kinds);
    m_curves = new ObjectiveChart(m_middle);
    m_curves->setLeastHeight(140);
    m_legend = new CurveLegend(m_middle);
    m_middle->body()->addWidget(m_legend);
    m_middle->body()->addWidget(m_curves, 1);
    connect(m_kinds, &QComboBox::activated, this, [this] {
        m_kind = m_kinds->currentData().toString();
        drawCurves();
    });
}

void CalibratorsLens::buildSweep()
{
    auto* chips = new ChipRow(m_right);
    const auto add = [chips](const QString& words, const QString& hint) {
        Chip* chip = chips->addChip();
        chips->setTexts(chips->chips().size() - 1, {words});
        chip->setAccessibleName(words);
        chip->setToolTip(hint);
        chip->setCheckable(true);
        return chip;
    };
    m_wantsSweep = add(tr("Sample sweep"), tr("Take the first axis of the tensor as samples, as activations have them"));
    m_ofRange = add(tr("Range"), tr("Show how the range settles instead of the error"));
    m_right->header()->addWidget(chips);
    m_sweep = new SweepChart(m_right);
    m_sweep->setLeastHeight(140);
    m_right->body()->addWidget(m_sweep, 1);
    connect(m_wantsSweep, &Chip::clicked, this, [this](bool isWanted) {
        Q_EMIT optionChosen(isWanted ? QString::fromLatin1(kSweepOption.data(), static_cast<qsizetype>(kSweepOption.size())) : QString());
    });
    connect(m_ofRange, &Chip::toggled, this, &CalibratorsLens::drawSweep);
}

// Puts the calibrator of a row to use.
void CalibratorsLens::take(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    QuantSpec spec = picture().spec;
    spec.range = m_model->calibratorAt(row).calibrator;
    if (!m_model->calibratorAt(row).error)
        Q_EMIT specEdited(spec);
}

void CalibratorsLens::setChosen(int row)
{
    m_chosen = m_model->calibratorAt(row).calibrator.id;
    m_ridges->setChosen(m_chosen);
}

QString CalibratorsLens::missing() const { return picture().analysis == nullptr ? LensFrame::missing() : emptiness(); }

// While another survey is under way, the one before of the same weights stays: rows appear one after the other.
void CalibratorsLens::draw()
{
    const auto survey = std::dynamic_pointer_cast<const SurveyData>(picture().data);
    m_table->setNames(m_top->title(), pictureStem(picture(), QStringLiteral("calibrators")));
    {
        const QSignalBlocker quiet(m_wantsSweep);
        m_wantsSweep->setChecked(picture().option == QLatin1String(kSweepOption.data(), static_cast<qsizetype>(kSweepOption.size())));
    }
    if (survey != nullptr)
        return drawSurvey(survey);
    m_top->setNote(picture().problem.isEmpty() ? waiting(picture()) : picture().problem, !picture().problem.isEmpty());
    m_survey = nullptr;
    m_model->setSurvey(nullptr);
    clearCharts(waiting(picture()));
}

void CalibratorsLens::clearCharts(const QString& why)
{
    m_ridges->clear();
    m_curves->clear();
    m_sweep->clear();
    m_legend->setNames({});
    fillKinds({});
    m_middle->setNote({});
    m_right->setNote({});
    for (ChartView* chart : {static_cast<ChartView*>(m_ridges), static_cast<ChartView*>(m_curves), static_cast<ChartView*>(m_sweep)})
        chart->setEmptyText(why);
}

void CalibratorsLens::drawSurvey(const std::shared_ptr<const SurveyData>& survey)
{
    m_survey = survey;
    m_model->setSurvey(survey);
    if (const int row = m_model->rowOf(m_chosen.empty() ? survey->own.id : m_chosen); row >= 0) {
        const QSignalBlocker quiet(m_table->selectionModel());
        m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
    }
    m_table->fitColumns();
    if (survey->expected == 0) {
        const QString why = tr("This format finds its scales itself: no calibrator is asked.");
        m_top->setNote(why);
        return clearCharts(why);
    }
    m_top->setNote(withStopped(surveyNote(*survey), picture()));
    m_ridges->setEmptyText({});
    m_ridges->draw(survey, survey->rows, picture());
    fillKinds(survey->rows);
    drawCurves();
    drawSweep();
}

void CalibratorsLens::fillKinds(const std::vector<SurveyRow>& rows)
{
    const std::vector<ObjectiveKind> kinds = objectiveKinds(rows);
    const QSignalBlocker quiet(m_kinds);
    m_kinds->clear();
    for (const ObjectiveKind& kind : kinds)
        m_kinds->addItem(kind.name, kind.id);
    const int wanted = m_kinds->findData(m_kind.isEmpty() ? QStringLiteral("error") : m_kind);
    m_kinds->setCurrentIndex(std::max(0, wanted));
    m_kinds->setVisible(m_kinds->count() > 1);
}

void CalibratorsLens::drawCurves()
{
    if (m_survey == nullptr)
        return;
    const bool hasBlocks = !std::holds_alternative<PerTensor>(m_survey->spec.granularity);
    m_middle->setNote(hasBlocks ? tr("of the first block") : QString());
    m_curves->draw(m_survey->rows, m_kinds->currentData().toString(), m_survey->own, picture());
    m_legend->setNames(m_curves->names());
}

void CalibratorsLens::drawSweep()
{
    if (m_survey == nullptr)
        return;
    m_right->setNote(sweepNote(*m_survey));
    m_sweep->draw(m_survey, m_ofRange->isChecked(), picture());
}

void CalibratorsLens::changeEvent(QEvent* event)
{
    LensFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_model != nullptr)
        m_model->themeChanged();
}

QString CalibratorsLens::look() const
{
    const QString range = m_ofRange->isChecked() ? QStringLiteral("range") : QStringLiteral("-range");
    return m_kind.isEmpty() ? range : range + QLatin1Char(' ') + m_kind;
}

void CalibratorsLens::setLook(const QString& look)
{
    for (const QString& word : look.split(u' ', Qt::SkipEmptyParts)) {
        if (word == QLatin1String("range") || word == QLatin1String("-range"))
            m_ofRange->setChecked(word == QLatin1String("range"));
        else if (!text::name("objective", word.toStdString()).isEmpty())
            m_kind = word;
    }
}

}  // namespace

LensView* makeCalibratorsLens(QWidget* parent) { return new CalibratorsLens(parent); }

}  // namespace bitloupe

#include "calibrators_lens.moc"
