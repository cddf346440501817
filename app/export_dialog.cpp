// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export_dialog.h"

#include "core/export/exporter.h"
#include "views/text/fold_text.h"
#include "views/text/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace bitloupe {

namespace {

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString suffixOf(const ExporterInfo& exporter)
{
    const QString suffix = exporter.suffixes.empty() ? QString() : fromView(exporter.suffixes.front());
    return suffix.isEmpty() || suffix.startsWith(u'.') ? suffix : u'.' + suffix;
}

}  // namespace

ExportDialog::ExportDialog(const QString& source, const QString& tensor, const QuantSpec& spec, bool dequantized, QWidget* parent)
    : QDialog(parent)
    , m_source(source)
    , m_tensor(tensor)
    , m_dequantized(dequantized)
    , m_format(new QComboBox)
    , m_scope(new QComboBox)
    , m_target(new QLineEdit)
    , m_note(new QLabel)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel))
{
    setWindowTitle(dequantized ? tr("Export dequantized") : tr("Export quantized"));
    m_buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_scope->addItem(tr("This tensor: %1").arg(tensor));
    m_scope->addItem(tr("All tensors of %1").arg(QFileInfo(source).fileName()));
    auto* settings = new QLabel(text::shortSpec(spec));
    settings->setWordWrap(true);
    m_note->setWordWrap(true);
    auto* form = new QFormLayout(this);
    form->addRow(tr("Settings"), settings);
    if (!dequantized && spec.preparation != defaultSpec().preparation)
        form->addRow(makeBesideLabel(spec));
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&What"), m_scope);
    form->addRow(tr("&Target"), makeTargetRow());
    qobject_cast<QLabel*>(form->labelForField(m_target->parentWidget()))->setBuddy(m_target);  // a row without focus is none
    form->addRow(m_note);
    form->addRow(m_buttons);
    fillFormats();
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChosen);
    connect(m_target, &QLineEdit::textChanged, this, &ExportDialog::check);
    formatChosen();
    resize(560, sizeHint().height());
}

// What the file holds beside the codes, and who is to take the scales of the inputs.
QLabel* ExportDialog::makeBesideLabel(const QuantSpec& spec) const
{
    QString said = tr("These are codes of prepared weights; what gives the weights back stands beside them.");
    if (const QString fold = text::foldsInto(spec); !fold.isEmpty())
        said += QLatin1Char('\n') + fold;
    auto* label = new QLabel(said);
    label->setObjectName(QStringLiteral("beside"));
    label->setWordWrap(true);
    return label;
}

void ExportDialog::fillFormats()
{
    for (const ExporterInfo& exporter : exporters()) {
        if (exporter.dequantized == m_dequantized)
            m_format->addItem(text::name("exporter", exporter.id), fromView(exporter.id));
    }
}

QWidget* ExportDialog::makeTargetRow()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* button = new QToolButton;
    button->setText(tr("Browse…"));
    m_target->setAccessibleName(tr("Target file"));
    layout->addWidget(m_target);
    layout->addWidget(button);
    row->setFocusProxy(m_target);
    connect(button, &QToolButton::clicked, this, &ExportDialog::browse);
    return row;
}

const ExporterInfo* ExportDialog::format() const { return findExporter(m_format->currentData().toString().toStdString()); }

// A target beside the source, named after it, with the format's suffix. What a person has typed keeps its folder and name.
void ExportDialog::formatChosen()
{
    const ExporterInfo* exporter = format();
    if (!exporter)
        return check();
    if (!exporter->manyTensors)
        m_scope->setCurrentIndex(0);
    m_scope->setEnabled(exporter->manyTensors);
    const QFileInfo old(m_target->text().isEmpty() ? m_source : m_target->text());
    const QString tail = m_dequantized ? QStringLiteral("-dequantized") : QStringLiteral("-quantized");
    const QString base = m_target->text().isEmpty() ? old.completeBaseName() + tail : old.completeBaseName();
    m_target->setText(old.dir().filePath(base + suffixOf(*exporter)));
    check();
}

void ExportDialog::browse()
{
    const ExporterInfo* exporter = format();
    const QString filter =
        exporter ? QStringLiteral("%1 (*%2)").arg(m_format->currentText().section(u'(', 0, 0).trimmed(), suffixOf(*exporter)) : QString();
    const QString path = QFileDialog::getSaveFileName(this, windowTitle(), m_target->text(), filter);
    if (!path.isEmpty())
        m_target->setText(path);
}

void ExportDialog::check()
{
    const QFileInfo target(m_target->text());
    QString problem;
    if (m_target->text().isEmpty() || target.isDir())
        problem = tr("Name a file.");
    else if (!target.dir().exists())
        problem = tr("The folder %1 does not exist.").arg(target.dir().path());
    else if (target.canonicalFilePath() == QFileInfo(m_source).canonicalFilePath() && target.exists())
        problem = tr("This is the file that the weights come from. Choose another name.");
    const bool replaces = problem.isEmpty() && target.exists();
    m_note->setText(replaces ? tr("The file exists and will be replaced.") : problem);
    for (QAbstractButton* button : m_buttons->buttons()) {
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(problem.isEmpty() && format());
    }
}

ExportRequest ExportDialog::request() const
{
    return {m_format->currentData().toString().toStdString(), m_scope->currentIndex() == 1, m_target->text()};
}

}  // namespace bitloupe
