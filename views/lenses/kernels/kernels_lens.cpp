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
#include "views/lenses/kernels/point_chart.h"
#include "views/lenses/kernels/time_chart.h"
#include "views/lenses/kernels/tokens_chart.h"
#include "views/text/bench_text.h"
#include "views/text/text.h"

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

private:
    void buildHead();
    void buildBody();
    void fillShapes();
    void press();
    void drawRun();
    void drawWords();
    std::uint64_t tokens() const { return m_rows->currentData().toULongLong(); }
    bool isMeasuring() const;

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
    std::shared_ptr<const BenchRun> m_run;  // what is shown: kept while other tensors and lenses are looked at
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
    page()->setCards(m_top, 0.58, {m_left, m_middle, m_right}, {8, 7, 7});
}

void KernelsLens::buildHead()
{
    m_shapes = new ElidedCombo(m_top);
    m_shapes->setAccessibleName(tr("Shape of the matrix"));
    m_shapes->setToolTip(tr("Shape of the matrix of weights: this tensor's, those of the other layers, usual ones"));
    m_shapes->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_shapes->setMinimumContentsLength(18);
    m_rows = new QComboBox(m_top);
    m_rows->setAccessibleName(tr("Rows of activations"));
    for (const std::uint64_t count : kLensTokens)
        m_rows->addItem(count == 1 ? tr("1 row") : tr("%1 rows").arg(count), QVariant::fromValue<qulonglong>(count));
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
}

void KernelsLens::buildBody()
{
    m_times = new TimeChart(m_top);
    m_words = new QLabel(m_top);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_top->body()->addWidget(m_times, 1);
    m_top->body()->addWidget(m_words);
    m_tokens = new TokensChart(m_left);
    m_left->body()->addWidget(m_tokens, 1);
    m_roofline = new RooflineChart(m_middle);
    m_middle->body()->addWidget(m_roofline, 1);
    m_errors = new ErrorSpeedChart(m_right);
    m_right->body()->addWidget(m_errors, 1);
}

bool KernelsLens::isMeasuring() const
{
    const auto run = std::dynamic_pointer_cast<const KernelsData>(picture().data);
    return !picture().option.isEmpty() && picture().problem.isEmpty() && (run == nullptr || !run->isOver);
}

// Begins a run, or ends the one under way.
void KernelsLens::press()
{
    if (isMeasuring()) {
        Q_EMIT optionChosen({});
        return;
    }
    const QSize shape = m_shapes->currentData().toSize();
    KernelsRequest request;
    request.rows = static_cast<std::uint64_t>(std::max(1, shape.height()));
    request.cols = static_cast<std::uint64_t>(std::max(1, shape.width()));
    request.threads = m_allThreads->isChecked() ? std::max(1, QThread::idealThreadCount()) : 1;
    request.isCold = !m_hot->isChecked();
    request.wantsAll = m_all->isChecked();
    request.run = static_cast<std::uint64_t>(QDateTime::currentMSecsSinceEpoch());  // later than all before
    m_run = nullptr;
    Q_EMIT optionChosen(printRequest(request));
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
}

void KernelsLens::draw()
{
    fillShapes();
    const auto answer = std::dynamic_pointer_cast<const KernelsData>(picture().data);
    if (answer != nullptr && answer->run)
        m_run = std::make_shared<const BenchRun>(*answer->run);
    m_measure->setText(isMeasuring() ? tr("&Stop") : tr("&Measure"));
    drawRun();
}

void KernelsLens::drawRun()
{
    drawWords();
    if (m_run == nullptr) {
        const bool isPreparing = isMeasuring();
        m_times->clear(isPreparing
                           ? tr("preparing…")
                           : tr("Nothing is measured yet: choose a shape and press “Measure”. It takes 10 to 60 seconds, and tells most "
                                "while nothing else runs."));
        m_tokens->clear(tr("How the speed-up changes from 1 to 128 rows of activations."));
        m_roofline->clear(tr("Each way under what this machine reads and multiplies at most, at 1 to 128 rows."));
        return m_errors->clear(tr("What each way loses, in dB, beside its speed-up at 1 row."));
    }
    const QString stem = QStringLiteral("kernels-%1x%2").arg(m_run->rows).arg(m_run->cols);
    m_times->draw(m_run, tokens(), stem);
    m_tokens->draw(m_run, stem + QStringLiteral("-rows"));
    m_roofline->draw(m_run, stem + QStringLiteral("-roofline"));
    m_errors->draw(m_run, stem + QStringLiteral("-error"));
}

void KernelsLens::drawWords()
{
    if (m_run == nullptr) {
        m_top->setNote(picture().problem, !picture().problem.isEmpty());
        m_words->setText({});
        return;
    }
    const QString threads = m_run->threads == 1 ? tr("1 thread") : tr("%1 threads").arg(m_run->threads);
    const QString from = m_run->isCold ? tr("weights from memory") : tr("weights in the caches");
    m_top->setNote({});
    const QString what = QStringLiteral("%1 × %2 · %3 · %4%5. ")
                             .arg(m_run->rows)
                             .arg(m_run->cols)
                             .arg(from, threads,
                                  m_run->isComplete   ? QString()
                                      : isMeasuring() ? tr(" · measuring…")
                                                      : tr(" · ended early"));
    const QString winner = benchWinner(*m_run, tokens());
    m_words->setText(what + winner + QLatin1Char('\n') + benchEnvironment(*m_run));
    m_left->setNote(crossingSentence(*m_run));
    m_right->setNote(tr("at 1 row"));
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
