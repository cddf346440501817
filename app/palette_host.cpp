// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/palette_host.h"

#include "app/main_window.h"
#include "app/palette.h"
#include "app/palette_entries.h"
#include "views/docks/settings_dock.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>

namespace bitloupe {

namespace {

constexpr qsizetype kRemembered = 20;
const QString kRecentKey = QStringLiteral("palette/recent");

void append(std::vector<PaletteEntry>& entries, std::vector<PaletteEntry> more)
{
    std::move(more.begin(), more.end(), std::back_inserter(entries));
}

}  // namespace

PaletteHost::PaletteHost(MainWindow& window, Session& session)
    : QObject(&window)
    , m_window(window)
    , m_session(session)
{
    m_index.setTyped([this](const QString& query) { return typedEntries(m_session, query); });
    connect(&session, &Session::filesChanged, this, [this] {
        m_tensorsStale = true;
        if (!isOpen())
            return;
        fill();
        m_palette->searchAgain();
    });
    connect(&window, &MainWindow::paletteWanted, this, &PaletteHost::open);
    qApp->installEventFilter(this);
}

PaletteHost::~PaletteHost() = default;

Palette* PaletteHost::palette() const { return m_palette; }

bool PaletteHost::isOpen() const { return m_palette && m_palette->isVisible(); }

// Text fields take Ctrl+K for "delete to the end of the line"; here it goes to the menus from everywhere.
bool PaletteHost::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* press = static_cast<QKeyEvent*>(event);
    return press->key() == Qt::Key_K && press->modifiers() == Qt::ControlModifier;
}

void PaletteHost::open()
{
    if (isOpen())
        return m_palette->field().setFocus();
    fill();
    m_palette = new Palette(m_index, &m_window);
    connect(m_palette, &Palette::used, this, &PaletteHost::remember);
}

void PaletteHost::fill()
{
    if (std::exchange(m_tensorsStale, false))
        m_index.setTensors(tensorEntries(m_session));
    std::vector<PaletteEntry> others = commandEntries(*m_window.menuBar());
    append(others, settingEntries(m_session, m_window.settingsDock()));
    append(others, presetEntries(m_session, m_window.presets().presets()));
    append(others, pinEntries(m_session));
    m_index.setOthers(std::move(others));
    m_index.setRecent(QSettings().value(kRecentKey).toStringList().mid(0, kRemembered));
}

void PaletteHost::remember(const QString& key)
{
    QSettings store;
    QStringList recent = store.value(kRecentKey).toStringList();
    recent.removeAll(key);
    recent.prepend(key);
    store.setValue(kRecentKey, recent.mid(0, kRemembered));
}

}  // namespace bitloupe
