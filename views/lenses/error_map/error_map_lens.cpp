// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Where in the matrix is the error?
#include "views/frame/card.h"
#include "views/frame/chip.h"
#include "views/frame/chip_row.h"
#include "views/frame/header_layout.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/error_map/loupe_card.h"
#include "views/lenses/error_map/map_chart.h"
#include "views/lenses/error_map/map_facts.h"
#include "views/text/text.h"

#include <QButtonGroup>
#include <QTimer>
#include <QVBoxLayout>
#include <array>
#include <cmath>
#include <utility>

namespace bitloupe {

namespace {

constexpr int kLeastMap = 190;  // pixels of height
constexpr int kAskMs = 12;  // the mouse moves faster than screens are drawn

constexpr std::array kQuantities{MapQuantity::Error, MapQuantity::Weight, MapQuantity::Code, MapQuantity::Scale};
constexpr std::array kSummaries{MapSummary::Rms, MapSummary::Largest, MapSummary::Mean};
constexpr std::array<const char*, 4> kQuantityWords{"error", "weight", "code", "scale"};
constexpr std::array<const char*, 3> kSummaryWords{"rms", "largest", "mean"};

class ErrorMapLens final : public LensFrame {
    Q_OBJECT
public:
    explicit ErrorMapLens(QWidget* parent);
    QString look() const override;
    void setLook(const QString& look) override;

protected:
    void draw() override;
    QString missing() const override;
    void resizeEvent(QResizeEvent* event) override;

private:
    static Chip* addChip(ChipRow* row, const QString& words, const QString& hint, QButtonGroup* group, int id);
    void buildSwitches();
    void connectParts();
    MapQuery query() const;
    void askSoon() { m_ask.start(); }
    void ask();
    void goTo(std::optional<MatrixPlace> weight);

    Card* m_top;
    LoupeCard* m_loupe;
    MapChart* m_chart = nullptr;
    QButtonGroup* m_quantities = nullptr;
    QButtonGroup* m_summaries = nullptr;
    Chip* m_log = nullptr;
    QTimer m_ask;
    QString m_asked;
    QString m_tensor;  // that the weight was chosen in
    bool m_wantsWorst = true;
    bool m_follows = false;  // the map moves to the weight that comes
};

ErrorMapLens::ErrorMapLens(QWidget* parent)
    : LensFrame(parent)
    , m_top(new Card({}, page()))
    , m_loupe(new LoupeCard(page()))
{
    buildSwitches();
    m_chart = new MapChart(m_top);
    m_chart->setLeastHeight(kLeastMap);
    m_top->body()->addWidget(m_chart, 1);
    m_ask.setSingleShot(true);
    m_ask.setInterval(kAskMs);
    connectParts();
    page()->setCards(m_top, 0.6, {m_loupe}, {1});
}

Chip* ErrorMapLens::addChip(ChipRow* row, const QString& words, const QString& hint, QButtonGroup* group, int id)
{
    Chip* chip = row->addChip();
    row->setTexts(row->chips().size() - 1, {words});
    chip->setAccessibleName(words);
    chip->setToolTip(hint);
    chip->setCheckable(true);
    if (group != nullptr)
        group->addButton(chip, id);
    return chip;
}

void ErrorMapLens::buildSwitches()
{
    auto* what = new ChipRow(m_top);
    auto* how = new ChipRow(m_top);
    m_quantities = new QButtonGroup(this);
    m_summaries = new QButtonGroup(this);
    const std::array<QString, 4> quantityHints{tr("What quantizing adds to each weight: decoded − weight"), tr("The weights as they are"),
                                               tr("The codes that are stored"), tr("The scale of the block that a weight is in")};
    for (std::size_t i = 0; i < kQuantities.size(); ++i)
        addChip(what, quantityName(kQuantities[i]), quantityHints[i], m_quantities, static_cast<int>(i));
    const std::array<QString, 3> summaryWords{tr("RMS"), summaryName(MapSummary::Largest), summaryName(MapSummary::Mean)};
    const std::array<QString, 3> summaryHints{tr("A cell shows the root of the mean square of its weights"),
                                              tr("A cell shows the largest magnitude in it"),
                                              tr("A cell shows the mean of its weights, with its sign")};
    for (std::size_t i = 0; i < kSummaries.size(); ++i)
        addChip(how, summaryWords[i], summaryHints[i], m_summaries, static_cast<int>(i));
    m_log = addChip(how, tr("Log"), tr("Colours on a logarithmic scale: small errors are told apart, too"), nullptr, 0);
    m_quantities->button(0)->setChecked(true);
    m_summaries->button(0)->setChecked(true);
    m_top->header()->addWidget(what);
    m_top->header()->addWidget(how);
}

void ErrorMapLens::connectParts()
{
    connect(&m_ask, &QTimer::timeout, this, &ErrorMapLens::ask);
    connect(m_quantities, &QButtonGroup::idToggled, this, &ErrorMapLens::askSoon);
    connect(m_summaries, &QButtonGroup::idToggled, this, &ErrorMapLens::askSoon);
    connect(m_log, &Chip::toggled, this, [this] {
        if (picture().analysis != nullptr)
            draw();
    });
    connect(m_chart, &ChartView::rangeChanged, this, &ErrorMapLens::askSoon);
    connect(m_chart, &MapChart::walked, this, [this](MatrixPlace to) { goTo(to); });
    const auto placeOf = [](double x, double y) {
        return MatrixPlace{static_cast<std::uint64_t>(std::max(0.0, std::round(-y))),
                           static_cast<std::uint64_t>(std::max(0.0, std::round(x)))};
    };
    connect(m_chart, &ChartView::pointed, this, [this, placeOf](double x, double y) {
        if (!m_loupe->isHeld())
            goTo(placeOf(x, y));
    });
    connect(m_chart, &ChartView::clicked, this, [this, placeOf](double x, double y) {
        m_loupe->setHeld(!m_loupe->isHeld() || m_chart->weight() != placeOf(x, y));
        goTo(placeOf(x, y));
    });
    connect(m_loupe, &LoupeCard::chosen, this, [this](MatrixPlace to) {
        m_follows = true;
        goTo(to);
    });
    connect(m_loupe, &LoupeCard::worstWanted, this, [this] {
        m_follows = true;
        goTo(std::nullopt);
    });
    connect(m_loupe, &LoupeCard::said, this, [this](const QString& sentence, bool isProblem) {
        if (isProblem)
            Q_EMIT problem(sentence);
        else
            Q_EMIT notice(sentence);
    });
}

MapQuery ErrorMapLens::query() const
{
    return {kQuantities[static_cast<std::size_t>(std::max(0, m_quantities->checkedId()))],
            kSummaries[static_cast<std::size_t>(std::max(0, m_summaries->checkedId()))],
            {}};
}

void ErrorMapLens::goTo(std::optional<MatrixPlace> weight)
{
    m_wantsWorst = !weight;
    if (weight)
        m_chart->setWeight(weight);
    askSoon();
}

// A preview has no loupe, and asking for another weight would only interrupt the exact answer.
void ErrorMapLens::ask()
{
    const auto answer = std::dynamic_pointer_cast<const ErrorMapData>(picture().data);
    const std::optional<MapRegion> region = m_chart->wantedRegion();
    if (answer == nullptr || answer->map == nullptr || !region || !isVisible())
        return;
    MapRequest request{answer->rows, answer->cols, query(), m_wantsWorst ? std::nullopt : m_chart->weight()};
    request.query.region = *region;
    if (!picture().analysis->exact && request.query == answer->map->query)
        return;
    const QString option = QString::fromStdString(mapOption(request));
    if (option == picture().option || option == m_asked)
        return;
    m_asked = option;
    Q_EMIT optionChosen(option);
}

QString ErrorMapLens::missing() const { return picture().analysis == nullptr ? LensFrame::missing() : emptiness(); }

void ErrorMapLens::draw()
{
    const QString tensor = picture().file + QLatin1Char('\n') + QString::fromStdString(picture().info.name);
    if (tensor != std::exchange(m_tensor, tensor))
        m_asked.clear();
    m_top->setTitle(text::safe(picture().info.name));
    const auto answer = std::dynamic_pointer_cast<const ErrorMapData>(picture().data);
    if (answer == nullptr || answer->map == nullptr) {
        m_chart->setEmptyText(picture().problem.isEmpty() ? waiting(picture()) : picture().problem);
        m_chart->clear();
        m_top->setNote({});
        return;
    }
    if (picture().option != m_asked)
        m_asked.clear();
    m_chart->draw(answer, picture(), m_log->isChecked());
    m_log->setEnabled(!isDiverging(answer->map->query));
    m_top->setNote(quantityWords(answer->map->query) + QStringLiteral(" · ") + cellWords(answer->map->query.region));
    m_loupe->draw(*answer, m_top->title(), pictureStem(picture(), QStringLiteral("loupe")));
    if (answer->trace
        && (m_wantsWorst || !m_chart->weight() || m_chart->weight()->row >= answer->rows || m_chart->weight()->col >= answer->cols))
        m_chart->setWeight(MatrixPlace{answer->trace->row, answer->trace->col});
    if (answer->trace)
        m_chart->tell(m_loupe->words());
    if (answer->trace && std::exchange(m_follows, false) && m_chart->weight())
        m_chart->follow(*m_chart->weight());
    askSoon();
}

void ErrorMapLens::resizeEvent(QResizeEvent* event)
{
    LensFrame::resizeEvent(event);
    askSoon();
}

QString ErrorMapLens::look() const
{
    const QString words = QLatin1String(kQuantityWords[static_cast<std::size_t>(m_quantities->checkedId())]) + QLatin1Char(' ')
        + QLatin1String(kSummaryWords[static_cast<std::size_t>(m_summaries->checkedId())]);
    return m_log->isChecked() ? words + QStringLiteral(" log") : words + QStringLiteral(" -log");
}

void ErrorMapLens::setLook(const QString& look)
{
    const QStringList words = look.split(u' ', Qt::SkipEmptyParts);
    for (std::size_t i = 0; i < kQuantityWords.size(); ++i)
        if (words.contains(QLatin1String(kQuantityWords[i])))
            m_quantities->button(static_cast<int>(i))->setChecked(true);
    for (std::size_t i = 0; i < kSummaryWords.size(); ++i)
        if (words.contains(QLatin1String(kSummaryWords[i])))
            m_summaries->button(static_cast<int>(i))->setChecked(true);
    if (words.contains(QStringLiteral("log")) || words.contains(QStringLiteral("-log")))
        m_log->setChecked(words.contains(QStringLiteral("log")));
}

}  // namespace

LensView* makeErrorMapLens(QWidget* parent) { return new ErrorMapLens(parent); }

}  // namespace bitloupe

#include "error_map_lens.moc"
