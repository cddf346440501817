// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/about_dialog.h"

#include "app/job_slot.h"
#include "kernels/kernels.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

QLabel* selectable(const QString& words, bool isProse)
{
    auto* label = new QLabel(words);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard | Qt::LinksAccessibleByMouse);
    label->setFocusPolicy(Qt::StrongFocus);
    label->setWordWrap(isProse);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}  // namespace

QString versionsText()
{
    QStringList lines{QStringLiteral("Bitloupe " BITLOUPE_VERSION),
                      QStringLiteral("Qt %1").arg(QString::fromLatin1(qVersion())),
                      AboutDialog::tr("Kernels: %1").arg(QString::fromLatin1(kernels::active().name)),
                      AboutDialog::tr("Compute threads: %1").arg(JobSlot::threads()),
                      AboutDialog::tr("Built with %1").arg(QStringLiteral("GCC " __VERSION__)),
                      QStringLiteral("%1, %2, %3")
                          .arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture(), QGuiApplication::platformName())};
    return lines.join(u'\n');
}

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Bitloupe"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* icon = new QLabel;
    icon->setPixmap(QIcon(QStringLiteral(":/icons/bitloupe-256.png")).pixmap(64, 64));
    icon->setAlignment(Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(10);
    words->addWidget(selectable(tr("Bitloupe shows what quantization does to neural-network weights."), true));
    words->addWidget(selectable(versionsText(), false));
    words->addWidget(selectable(tr("The source is under the Apache License 2.0. This window links Qt Charts, so the program as a whole is "
                                   "under the GNU General Public License 3. bitloupe-cli does not link it. The built-in sample is the 260K "
                                   "TinyStories model, under the MIT licence."),
                                true));
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(icon);
    row->addLayout(words, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* copy = buttons->addButton(tr("&Copy versions"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [] { QGuiApplication::clipboard()->setText(versionsText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setFocus();
    resize(460, sizeHint().height());
}

}  // namespace bitloupe
