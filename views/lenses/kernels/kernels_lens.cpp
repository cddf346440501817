// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// What is it worth in speed on this machine?
#include "views/docks/elided_combo.h"
#include "views/frame/card.h"
#include "views/frame/chip.h"
#include "views/frame/chip_row.h"
#include "views/frame/header_layout.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/kernels/kernels_data.h"
#include "views/lenses/kernels/kernels_request.h"
#include "views/lenses/kernels/kernels_state.h"
#include "views/lenses/kernels/point_chart.h"
#include "views/lenses/kernels/roofline_chart.h"
#include "views/lenses/kernels/time_chart.h"
#include "views/lenses/kernels/tokens_chart.h"
#include "views/text/bench_text.h"
#include "views/text/text.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QThread>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

class KernelsLens final : public LensFrame {
    Q_OBJECT
public:
    explicit KernelsLens(QWidget* parent);
    QString look() const override;
    void setLook(const QString& look) override;

protected:
    void draw() override;
    // What goes wrong while measuring is said in the head, where “Measure” stays at hand.
    QString missing() const override { return picture().analysis == nullptr ? LensFrame::missing() : emptiness(); }

private:
    void buildHead();
    void buildBody();
    void fillShapes();
    void press();
    void drawRun();
    void drawWords();
    QString otherShape(const BenchRun* run) const;
    std::uint64_t tokens() const { return m_rows->currentData().toULongLong(); }
    void clearCharts();

    Card* m_top;
    Card* m_left;
    Card* m_middle;
    Card* m_right;
    QComboBox* m_shapes = nullptr;
    QComboBox* m_rows = nullptr;  // of activations that the bars are of
    Chip* m_all = nullptr;
    Chip* m_allThreads = nullptr;
    Chip* m_hot = nullptr;
    QPushButton* m_measure = nullptr;
    TimeChart* m_times = nullptr;
    TokensChart* m_tokens = nullptr;
    RooflineChart* m_roofline = nullptr;
    ErrorSpeedChart* m_errors = nullptr;
    QLabel* m_words = nullptr;
    QLabel* m_doubts = nullptr;
    QLabel* m_crossing = nullptr;
    KernelsState m_state;  // kept while other tensors and lenses are looked at
    QString m_tensor;  // whose shapes the list has
};

KernelsLens::KernelsLens(QWidget* parent)
    : LensFrame(parent)
    , m_top(new Card(tr("Time for one product"), page()))
    , m_left(new Card(tr("Where fewer bits stop paying"), page()))
    , m_middle(new Card(tr("Roofline"), page()))
    , m_right(new Card(tr("Speed against what it loses"), page()))
{
    buildHead();
    buildBody();
    page()->setCards(m_top, 0.58, {m_left, m_middle, m_right}, {9, 7, 7});
}

void KernelsLens::buildHead()
{
    m_shapes = new ElidedCombo(m_top);
    m_shapes->setAccessibleName(tr("Shape of the matrix"));
    m_shapes->setToolTip(tr("Shape of the matrix of weights: this tensor's, those of the other layers, usual ones"));
    m_shapes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_shapes->setMinimumContentsLength(12);
    m_rows = new QComboBox(m_top);
    m_rows->setAccessibleName(tr("Rows of activations"));
    for (const std::uint64_t count : kLensTokens)
        m_rows->addItem(rowsText(count), QVariant::fromValue<qulonglong>(count));
    auto* chips = new ChipRow(m_top);
    const auto add = [chips](const QString& words, const QString& hint) {
        Chip* chip = chips->addChip();
        chips->setTexts(chips->chips().size() - 1, {words});
        chip->setAccessibleName(words);
        chip->setToolTip(hint);
        chip->setCheckable(true);
        return chip;
    };
    m_hot = add(tr("In the caches"),
                tr("Multiply the same weights again and again, as small models do; else they come from memory every time"));
    m_allThreads = add(tr("All threads"), tr("Multiply on all cores, not on one"));
    m_all = add(tr("All formats"), tr("Measure every format, not the usual ones alone"));
    m_measure = new QPushButton(tr("&Measure"), m_top);
    m_measure->setObjectName(QStringLiteral("measure"));
    for (QWidget* widget :
         {static_cast<QWidget*>(m_shapes), static_cast<QWidget*>(m_rows), static_cast<QWidget*>(chips), static_cast<QWidget*>(m_measure)})
        m_top->header()->addWidget(widget);
    connect(m_measure, &QPushButton::clicked, this, &KernelsLens::press);
    connect(m_rows, &QComboBox::activated, this, [this] { drawRun(); });
    connect(m_shapes, &QComboBox::activated, this, [this] { drawWords(); });
}

void KernelsLens::buildBody()
{
    const auto addWords = [](Card* card) {
        auto* label = new QLabel(card);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->hide();
        return label;
    };
    m_times = new TimeChart(m_top);
    m_words = addWords(m_top);
    m_doubts = addWords(m_top);
    m_doubts->setForegroundRole(QPalette::BrightText);
    m_top->body()->addWidget(m_times, 1);
    m_top->body()->addWidget(m_doubts);
    m_top->body()->addWidget(m_words);
    m_tokens = new TokensChart(m_left);
    m_crossing = addWords(m_left);
    m_left->body()->addWidget(m_tokens, 1);
    m_left->body()->addWidget(m_crossing);
    m_roofline = new RooflineChart(m_middle);
    m_middle->body()->addWidget(m_roofline, 1);
    m_errors = new ErrorSpeedChart(m_right);
    m_right->body()->addWidget(m_errors, 1);
}

// Begins a run, or ends the one under way. Either is seen at once: the first answer may take a while.
void KernelsLens::press()
{
    QString option;
    if (!m_state.isMeasuring()) {
        const QSize shape = m_shapes->currentData().toSize();
        KernelsRequest request;
        request.rows = static_cast<std::uint64_t>(std::max(1, shape.height()));
        request.cols = static_cast<std::uint64_t>(std::max(1, shape.width()));
        request.threads = m_allThreads->isChecked() ? std::max(1, QThread::idealThreadCount()) : 1;
        request.isCold = !m_hot->isChecked();
        request.wantsAll = m_all->isChecked();
        request.run = static_cast<std::uint64_t>(QDateTime::currentMSecsSinceEpoch());  // later than all before
        option = printRequest(request);
    }
    m_state.ask(option);
    drawRun();
    Q_EMIT optionChosen(option);
}

void KernelsLens::fillShapes()
{
    const QString tensor = picture().file + QLatin1Char('\n') + text::safe(picture().info.name);
    if (tensor == m_tensor)
        return;
    m_tensor = tensor;
    const QSignalBlocker quiet(m_shapes);
    m_shapes->clear();
    const std::span<const TensorInfo> none;
    for (const MatrixShape& shape : matrixShapes(picture().info, picture().model ? picture().model->tensors() : none)) {
        const QString size = QStringLiteral("%1 × %2").arg(shape.rows).arg(shape.cols);
        m_shapes->addItem(shape.name.isEmpty() ? size : QStringLiteral("%1  %2").arg(size, shape.name),
                          QSize(static_cast<int>(shape.cols), static_cast<int>(shape.rows)));
    }
    constexpr int kScrollBar = 24;
    m_shapes->view()->setMinimumWidth(m_shapes->view()->sizeHintForColumn(0) + kScrollBar);  // names are longer than the box
}

void KernelsLens::draw()
{
    fillShapes();
    m_state.take(picture().option, std::dynamic_pointer_cast<const KernelsData>(picture().data), picture().problem);
    drawRun();
}

void KernelsLens::drawRun()
{
    m_measure->setText(m_state.isMeasuring() ? tr("&Stop") : tr("&Measure"));
    drawWords();
    const std::shared_ptr<const BenchRun> run = m_state.run();
    if (run == nullptr)
        return clearCharts();
    const QString none = m_state.isMeasuring() ? tr("preparing…") : tr("It was ended before this was measured.");
    const QString stem = QStringLiteral("kernels-%1x%2").arg(run->rows).arg(run->cols);
    m_times->draw(run, tokens(), stem, none);
    m_tokens->draw(run, stem + QStringLiteral("-rows"), none);
    m_roofline->draw(run, tokens(), stem + QStringLiteral("-roofline"), none);
    m_errors->draw(run, tokens(), stem + QStringLiteral("-error"), none);
}

// Nothing is known: what there will be to see.
void KernelsLens::clearCharts()
{
    m_times->clear(
        m_state.isMeasuring()
            ? tr("preparing…")
            : tr("Nothing is measured yet: choose a shape and press “Measure”. It takes 20 seconds to some minutes, and tells most "
                 "while nothing else runs."));
    m_tokens->clear(tr("How the speed-up changes from 1 to %1 rows of activations.").arg(kLensTokens[std::size(kLensTokens) - 1]));
    m_roofline->clear(tr("Each way under what this machine reads and multiplies at most."));
    m_errors->clear(tr("What each way loses, in dB, beside its speed-up."));
}

void KernelsLens::drawWords()
{
    const auto say = [](QLabel* label, const QString& words) {
        label->setText(words);
        label->setVisible(!words.isEmpty());
    };
    const std::shared_ptr<const BenchRun> run = m_state.run();
    m_top->setNote(m_state.problem().isEmpty() ? otherShape(run.get()) : m_state.problem(), !m_state.problem().isEmpty());
    say(m_crossing, run ? benchCrossing(*run) : QString());
    say(m_doubts, run ? benchDoubts(*run) : QString());
    if (run == nullptr)
        return say(m_words, {});
    QStringList what{QStringLiteral("%1 × %2").arg(run->rows).arg(run->cols), rowsText(tokens())};
    if (!run->isComplete)
        what << (m_state.isMeasuring() ? tr("measuring…") : tr("ended early"));
    const QString end = what.last().endsWith(u'…') ? QString() : QStringLiteral(".");
    say(m_words,
        what.join(QStringLiteral(" · ")) + end + QLatin1Char(' ') + benchWinner(*run, tokens()) + QLatin1Char('\n')
            + benchEnvironment(*run));
}

// Beside a box that shows the shape of another tensor, whose the bars are.
QString KernelsLens::otherShape(const BenchRun* run) const
{
    const QSize shape = m_shapes->currentData().toSize();
    const bool isOther = run != nullptr
        && (run->rows != static_cast<std::uint64_t>(shape.height()) || run->cols != static_cast<std::uint64_t>(shape.width()));
    return isOther ? tr("measured on %1 × %2").arg(run->rows).arg(run->cols) : QString();
}

QString KernelsLens::look() const
{
    const auto word = [](const Chip* chip, const char* name) {
        return (chip->isChecked() ? QString() : QStringLiteral("-")) + QLatin1String(name);
    };
    return word(m_hot, "hot") + QLatin1Char(' ') + word(m_allThreads, "threads") + QLatin1Char(' ') + word(m_all, "all");
}

void KernelsLens::setLook(const QString& look)
{
    const QStringList words = look.split(u' ', Qt::SkipEmptyParts);
    m_hot->setChecked(words.contains(QLatin1String("hot")));
    m_allThreads->setChecked(words.contains(QLatin1String("threads")));
    m_all->setChecked(words.contains(QLatin1String("all")));
}

}  // namespace

LensView* makeKernelsLens(QWidget* parent) { return new KernelsLens(parent); }

}  // namespace bitloupe

#include "kernels_lens.moc"
