// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/docks/result_panel.h"

#include "core/grid/grid.h"
#include "core/prepare/searched.h"
#include "views/docks/finding_list.h"
#include "views/text/text.h"
#include "views/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStringList>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

namespace bitloupe {

namespace {

// What must be known for a figure to be there: the inputs; some of them held apart from the calibration; what a preparation's
// search took.
enum class Needs { Weights, Inputs, TokensApart, Search };

struct Figure {
    const char* name;
    const char* hint;
    QString (*value)(const Analysis&);
    Needs needs = Needs::Weights;
};

// What a preparation's search took; null: none has searched.
const Remark* foundBySearch(const Analysis& analysis)
{
    const auto found = std::ranges::find_if(analysis.report.remarks, [](const Remark& remark) { return tellsWhatWasFound(remark.id); });
    return found == analysis.report.remarks.end() ? nullptr : &*found;
}

bool isThere(const Figure& figure, const Analysis* analysis)
{
    if (figure.needs == Needs::Search)
        return analysis && foundBySearch(*analysis);
    const bool knowsInputs = analysis && analysis->report.output.known, knowsApart = knowsInputs && analysis->report.output.heldApart;
    return figure.needs == Needs::Weights || (figure.needs == Needs::Inputs ? knowsInputs : knowsApart);
}

QStringList sentences(const Remarks& remarks)
{
    QStringList all;
    for (const Remark& remark : remarks)
        all += text::remark(remark);
    return all.isEmpty() ? all : QStringList(all.join(u' '));
}

int gridBits(const Analysis& analysis)
{
    const auto grid = makeGrid(analysis.spec.grid);
    return grid ? (*grid)->bits() : 0;
}

QString sizeText(const ErrorReport& report)
{
    const double factor = report.bytesAfter > 0 ? static_cast<double>(report.bytesBefore) / static_cast<double>(report.bytesAfter) : 0;
    return QStringLiteral("%1 → %2 (%3×)")
        .arg(text::bytes(report.bytesBefore), text::bytes(report.bytesAfter), QString::number(factor, 'f', 1));
}

QString fixed(double value, int digits) { return QString::number(value, 'f', digits); }

const Figure kFigures[] = {
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "SQNR"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Power of the weights over power of the error; 6 dB are one bit."),
     [](const Analysis& a) { return text::decibels(a.report.sqnrDb); }},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "MSE"), QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Mean squared error."),
     [](const Analysis& a) { return text::significant(a.report.mse, 3); }},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Output SQNR"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel",
                       "Power of the outputs over power of their error, on the activations that are loaded: what counts in the end."),
     [](const Analysis& a) { return text::decibels(a.report.output.sqnrDb); }, Needs::Inputs},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Output SQNR, apart"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel",
                       "The same on the tokens held apart, from which no method has learned: what to expect on other inputs."),
     [](const Analysis& a) { return text::decibels(a.report.output.heldApart->sqnrDb); }, Needs::TokensApart},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Output MSE"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Mean squared error of the outputs, on the activations that are loaded."),
     [](const Analysis& a) { return text::significant(a.report.output.mse, 3); }, Needs::Inputs},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Output MSE, apart"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Mean squared error of the outputs on the tokens held apart."),
     [](const Analysis& a) { return text::significant(a.report.output.heldApart->mse, 3); }, Needs::TokensApart},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Preparation"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel",
                       "What the search took: the outputs' error is least with it. The lens Activations shows all."),
     [](const Analysis& a) { return text::remark(*foundBySearch(a)); }, Needs::Search},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Largest error"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Largest distance between a weight and its quantized value."),
     [](const Analysis& a) { return text::significant(a.report.maxAbsError, 3); }},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Mean error"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Mean distance between a weight and its quantized value."),
     [](const Analysis& a) { return text::significant(a.report.meanAbsError, 3); }},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Relative error"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Length of the error over length of the weights."),
     [](const Analysis& a) { return text::percent(a.report.relativeError); }},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Cosine"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Cosine of the angle between weights and quantized weights."),
     [](const Analysis& a) { return fixed(a.report.cosine, 6); }},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "KL divergence"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Of the two distributions over 2048 common bins."),
     [](const Analysis& a) { return QStringLiteral("%1 nat").arg(text::significant(a.report.kl, 3)); }},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Clipped"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Weights beyond the ends of the grid."),
     [](const Analysis& a) { return text::percent(a.report.clippedFraction); }},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Bits per weight"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Codes, scales and zero points counted."),
     [](const Analysis& a) { return ResultPanel::tr("%1 bit").arg(fixed(a.report.bitsPerWeight, 3)); }},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Size"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Of this tensor in the file, and quantized with its scales."),
     [](const Analysis& a) { return sizeText(a.report); }},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Code entropy"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Bits that the codes really carry."),
     [](const Analysis& a) { return ResultPanel::tr("%1 of %2 bits").arg(fixed(a.report.codeEntropyBits, 2)).arg(gridBits(a)); }},
    {QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Used levels"),
     QT_TRANSLATE_NOOP("bitloupe::ResultPanel", "Share of the codes that occur at all."),
     [](const Analysis& a) { return text::percent(a.report.usedLevels); }},
};

}  // namespace

ResultPanel::ResultPanel(QWidget* parent)
    : QWidget(parent)
{
    static_assert(std::size(kFigures) == kRows);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    addRows();
    addGap();
    m_findings = new FindingList;
    layout->addWidget(m_findings);
    setFocusPolicy(Qt::StrongFocus);  // so that keys reach the figures, and scroll to them
    setAccessibleName(tr("Result"));
    setAnalysis(nullptr);
}

void ResultPanel::addRows()
{
    auto* form = m_form = new QFormLayout;
    form->setVerticalSpacing(5);
    form->setHorizontalSpacing(8);
    for (std::size_t i = 0; i < kRows; ++i) {
        auto* caption = new QLabel(tr(kFigures[i].name));
        caption->setForegroundRole(QPalette::PlaceholderText);
        caption->setToolTip(tr(kFigures[i].hint));
        m_values[i] = makeValue(*caption);
        form->addRow(caption, m_values[i]);
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(form);
}

QLabel* ResultPanel::makeValue(const QLabel& caption)
{
    auto* value = new QLabel;
    QFont bold = value->font();
    bold.setWeight(QFont::DemiBold);
    value->setFont(bold);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setContextMenuPolicy(Qt::NoContextMenu);  // the panel's menu knows more
    value->setToolTip(caption.toolTip());
    value->setAccessibleName(caption.text());
    value->setWordWrap(true);
    value->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    value->installEventFilter(this);
    return value;
}

// Without a selection, Ctrl+C takes the whole figure.
bool ResultPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    auto* label = qobject_cast<QLabel*>(watched);
    if (!isKey || !label || label->hasSelectedText() || !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        QGuiApplication::clipboard()->setText(label->text());
    return true;
}

void ResultPanel::addGap()
{
    m_gapTitle = new QLabel;
    m_gapTitle->setForegroundRole(QPalette::PlaceholderText);
    m_gapTitle->setToolTip(
        tr("Lloyd–Max: the best levels for this tensor's own distribution. R(D): what no code of that many bits can exceed "
           "for a Gaussian of the same variance."));
    m_gap = new GapBar;
    m_reached = new QLabel;
    m_bounds = new QLabel;
    m_bounds->setForegroundRole(QPalette::PlaceholderText);
    m_bounds->setAlignment(Qt::AlignRight);
    m_bounds->setWordWrap(true);
    auto* line = new QHBoxLayout;
    for (QLabel* label : {m_reached, m_bounds}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        line->addWidget(label, label == m_bounds ? 1 : 0);
    }
    QFont bold = m_reached->font();
    bold.setWeight(QFont::DemiBold);
    m_reached->setFont(bold);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addSpacing(4);
    column->addWidget(m_gapTitle);
    column->addWidget(m_gap);
    column->addLayout(line);
}

void ResultPanel::setAnalysis(const Analysis* analysis)
{
    for (std::size_t i = 0; i < kRows; ++i)
        m_values[i]->setText(analysis && isThere(kFigures[i], analysis) ? kFigures[i].value(*analysis) : QStringLiteral("–"));
    for (std::size_t i = 0; i < kRows; ++i)
        m_form->setRowVisible(m_values[i], isThere(kFigures[i], analysis));
    m_figures = analysis ? resultFigures(*analysis) : std::vector<ResultFigure>();
    m_findings->setFindings(analysis ? std::span<const Finding>(analysis->findings) : std::span<const Finding>(),
                            analysis ? sentences(analysis->report.harm) : QStringList());
    setGap(analysis);
    setStale(false);
    setAccessibleDescription(analysis ? asText() : QString());
}

void ResultPanel::setGap(const Analysis* analysis)
{
    if (!analysis) {
        m_gapTitle->setText(tr("Gap to the best possible"));
        m_gap->setValues({});
        m_reached->clear();
        m_bounds->clear();
        return;
    }
    const int bits = gridBits(*analysis);
    m_gapTitle->setText(bits == 1 ? tr("Gap to the best possible at 1 bit") : tr("Gap to the best possible at %1 bits").arg(bits));
    const bool hasLloydMax = !analysis->bestPossible.levels.empty();
    m_gap->setValues({analysis->report.sqnrDb, hasLloydMax ? analysis->bestPossible.sqnrDb : 0, analysis->rateDistortionDb, true});
    m_reached->setText(text::decibels(analysis->report.sqnrDb));
    const QString bound = tr("R(D) %1").arg(text::decibels(analysis->rateDistortionDb));
    m_bounds->setText(hasLloydMax ? tr("Lloyd–Max %1 · %2").arg(text::decibels(analysis->bestPossible.sqnrDb), bound) : bound);
}

void ResultPanel::setStale(bool stale)
{
    for (QLabel* value : m_values)
        value->setForegroundRole(stale ? QPalette::PlaceholderText : QPalette::WindowText);
}

QString ResultPanel::asText() const
{
    QStringList lines;
    for (std::size_t i = 0; i < kRows; ++i) {
        if (m_form->isRowVisible(m_values[i]))
            lines += tr(kFigures[i].name) + u'\t' + m_values[i]->text();
    }
    lines += m_gapTitle->text() + u'\t' + m_reached->text() + u'\t' + m_bounds->text();
    if (const QString findings = m_findings->asText(); !findings.isEmpty())
        lines += findings;
    return lines.join(u'\n');
}

void ResultPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy) && !m_figures.empty())
        QGuiApplication::clipboard()->setText(asText());
    else
        QWidget::keyPressEvent(event);
}

void ResultPanel::paintEvent(QPaintEvent* event)
{
    QWidget::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setPen(theme(this).accent);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

void ResultPanel::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    const auto copy = [](const QString& words) { QGuiApplication::clipboard()->setText(words); };
    const auto add = [&](const QString& words, const std::function<QString()>& made) {
        QAction* action = menu.addAction(words);
        action->setEnabled(!m_figures.empty());
        connect(action, &QAction::triggered, this, [copy, made] { copy(made()); });
    };
    if (const auto* label = qobject_cast<QLabel*>(childAt(event->pos())); label && std::ranges::count(m_values, label) > 0) {
        const QString words = label->hasSelectedText() ? label->selectedText() : label->text();
        add(tr("&Copy “%1”").arg(words), [words] { return words; });
    }
    add(tr("Copy &all"), [this] { return asText(); });
    add(tr("Copy all as C&SV"), [this] { return figuresAsCsv(m_figures); });
    add(tr("Copy all as &Markdown"), [this] { return figuresAsMarkdown(m_figures); });
    menu.exec(event->globalPos());
}

}  // namespace bitloupe
