// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The window's way to the activations: menu entries, dialogs, the list of recent ones.
#include "app/inputs_dialog.h"
#include "app/main_window.h"
#include "app/recent_menu.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

namespace bitloupe {

void MainWindow::buildActivationEntries(QMenu& menu)
{
    action(menu, tr("Load activa&tions…"), tr("Ctrl+Shift+A"), [this] { activationsDialog(); });
    m_recentActivations = menu.addMenu(tr("Recent act&ivations"));
    m_matchActivations = action(menu, tr("&Match activations…"), tr("Ctrl+Shift+M"), [this] { matchDialog(); });
    m_closeActivations = action(menu, tr("Close activatio&ns"), tr("Ctrl+Shift+Q"), [this] { m_session.closeActivations(); });
    fillRecentActivations();
}

void MainWindow::fillRecentActivations()
{
    auto* recent = m_recentActivations->findChild<RecentMenu*>();
    if (!recent) {
        recent = new RecentMenu(*m_recentActivations);
        connect(recent, &RecentMenu::openRequested, this, [this](const QString& path) { m_session.openActivations(path); });
        connect(recent, &RecentMenu::clearRequested, this, [this] {
            m_settings.recentActivations.clear();
            fillRecentActivations();
            m_keeper.touch();
        });
    }
    recent->fill(m_settings.recentActivations);
}

void MainWindow::activationsDialog()
{
    const QStringList& recent = m_settings.recentActivations.isEmpty() ? m_settings.recent : m_settings.recentActivations;
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Load activations"), recent.isEmpty() ? QString() : QFileInfo(recent.front()).path(),
        tr("Activations (%1);;All files (*)").arg(QStringLiteral("*.npz *.npy *.h5 *.hdf5 *.safetensors *.dat *.imatrix *.gguf")));
    if (!path.isEmpty())
        m_session.openActivations(path);
}

void MainWindow::matchDialog()
{
    if (!m_session.activations())
        return;
    InputsDialog dialog(m_session, this);
    if (dialog.exec() == QDialog::Accepted)
        m_session.matchInputs(dialog.matches());
}

void MainWindow::takeActivations()
{
    const bool any = m_session.activations() != nullptr;
    m_matchActivations->setEnabled(any);
    m_closeActivations->setEnabled(any);
}

}  // namespace bitloupe
