// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/palette_entries.h"

#include "app/palette_settings.h"
#include "app/session.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QRegularExpression>
#include <QScrollArea>

namespace bitloupe {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Palette)
};

PaletteEntry changeEntry(Session& session, PaletteKind kind, const SettingChange& change)
{
    PaletteEntry entry;
    entry.kind = kind;
    entry.text = change.text;
    entry.alias = change.pair;
    entry.key = QStringLiteral("setting:") + change.pair;
    if (change.apply(session.spec()) == session.spec())
        entry.note = Tr::tr("now");
    entry.act = [&session, apply = change.apply] { session.editSpec(apply(session.spec())); };
    return entry;
}

// Not where the format fixes what the line would set.
bool isPossible(const SettingChange& change, const QuantSpec& spec)
{
    const QString words = u',' + QString::fromStdString(printSpec(asFormatSays(change.apply(spec)))) + u',';
    return words.contains(u',' + change.pair + u',');
}

void showControl(QWidget& form, const QString& name)
{
    auto* control = form.findChild<QWidget*>(name);
    if (!control)
        return;
    for (QWidget* parent = control->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto* dock = qobject_cast<QDockWidget*>(parent)) {
            dock->show();
            dock->raise();
        } else if (auto* scroll = qobject_cast<QScrollArea*>(parent)) {
            scroll->ensureWidgetVisible(control);
        }
    }
    control->setFocus(Qt::ShortcutFocusReason);
}

PaletteEntry placeEntry(Session& session, QWidget& form, const SettingPlace& place)
{
    PaletteEntry entry;
    entry.kind = PaletteKind::Setting;
    //: "Bits…": goes to the control of this setting
    entry.text = Tr::tr("%1…").arg(place.name);
    entry.alias = place.control;
    entry.key = QStringLiteral("place:") + place.control;
    entry.act = [&session, guarded = QPointer<QWidget>(&form), place] {
        session.editSpec(place.show(session.spec()));
        if (guarded)
            showControl(*guarded, place.control);
    };
    return entry;
}

bool isLens(const QString& name)
{
    for (const LensInfo& lens : lenses()) {
        if (text::name("lens", lens.id) == name)
            return true;
    }
    return false;
}

void addCommands(const QMenu& menu, std::vector<PaletteEntry>& entries)
{
    const QString title = withoutMnemonic(menu.title());
    for (QAction* action : menu.actions()) {
        if (action->menu()) {
            if (action->isEnabled() && action->isVisible())
                addCommands(*action->menu(), entries);
            continue;
        }
        const QString name = withoutMnemonic(action->text());
        if (action->isSeparator() || !action->isEnabled() || !action->isVisible() || name.isEmpty())
            continue;
        PaletteEntry entry;
        entry.kind = isLens(name) ? PaletteKind::Lens : PaletteKind::Command;
        //: "File: Open…": a menu and its entry
        entry.text = entry.kind == PaletteKind::Lens ? name : Tr::tr("%1: %2", "menu").arg(title, name);
        entry.shortcut = action->shortcut().toString(QKeySequence::NativeText);
        const QString portable = action->shortcut().toString();
        entry.key = QStringLiteral("command:") + (portable.isEmpty() ? name : portable);
        entry.act = [guarded = QPointer<QAction>(action)] {
            if (guarded)
                guarded->trigger();
        };
        entries.push_back(std::move(entry));
    }
}

}  // namespace

QString withoutMnemonic(QString text)
{
    static const QRegularExpression bracketed(QStringLiteral("\\s*\\(&[^&]\\)"));
    static const QRegularExpression mnemonic(QStringLiteral("&(.)"));
    text.remove(bracketed);
    return text.replace(mnemonic, QStringLiteral("\\1"));
}

std::vector<PaletteEntry> tensorEntries(Session& session)
{
    std::vector<PaletteEntry> entries;
    for (const FileEntry& file : session.files()) {
        const auto tensors = file.file->tensors();
        entries.reserve(entries.size() + tensors.size());
        const QString prefix = QStringLiteral("tensor:") + file.name + u'\n';
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            PaletteEntry entry;
            entry.kind = PaletteKind::Tensor;
            entry.text = text::safe(tensors[i].name);
            entry.note = file.name;
            entry.key = prefix + entry.text;
            entry.act = [&session, tensor = TensorRef{file.id, i}] { session.selectTensor(tensor); };
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

std::vector<PaletteEntry> settingEntries(Session& session, QWidget& form)
{
    std::vector<PaletteEntry> entries;
    for (const SettingChange& change : settingChanges()) {
        if (isPossible(change, session.spec()))
            entries.push_back(changeEntry(session, PaletteKind::Setting, change));
    }
    for (const SettingPlace& place : settingPlaces())
        entries.push_back(placeEntry(session, form, place));
    return entries;
}

std::vector<PaletteEntry> typedEntries(Session& session, const QString& query)
{
    std::vector<PaletteEntry> entries;
    for (const SettingChange& change : typedChanges(query))
        entries.push_back(changeEntry(session, PaletteKind::Setting, change));
    return entries;
}

std::vector<PaletteEntry> presetEntries(Session& session, const std::vector<OwnPreset>& own)
{
    std::vector<PaletteEntry> entries;
    const auto add = [&](const QString& name, const QString& id, const QuantSpec& spec) {
        entries.push_back(changeEntry(session, PaletteKind::Preset, {name, id, [spec](const QuantSpec&) { return spec; }}));
        entries.back().key = QStringLiteral("preset:") + id;
    };
    for (const Preset& preset : presets()) {
        if (const auto spec = parseSpec(preset.spec))
            add(text::name("preset", preset.id), QString::fromUtf8(preset.id.data(), static_cast<qsizetype>(preset.id.size())), *spec);
    }
    for (const OwnPreset& preset : own)
        add(preset.name, QStringLiteral("own:") + preset.name, preset.spec);
    return entries;
}

std::vector<PaletteEntry> pinEntries(Session& session)
{
    std::vector<PaletteEntry> entries;
    for (const Pin& pin : session.pins()) {
        PaletteEntry entry;
        entry.kind = PaletteKind::Pin;
        entry.text = pin.name;
        entry.note = pin.spec == session.spec() ? Tr::tr("now") : QString();
        entry.alias = text::shortSpec(pin.spec);
        entry.key = QStringLiteral("pin:") + pin.name;
        entry.act = [&session, id = pin.id] { session.applyPin(id); };
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<PaletteEntry> commandEntries(const QMenuBar& menus)
{
    std::vector<PaletteEntry> entries;
    for (const QAction* action : menus.actions()) {
        if (action->menu())
            addCommands(*action->menu(), entries);
    }
    // Lenses first: they are looked for most.
    std::stable_sort(entries.begin(), entries.end(), [](const PaletteEntry& a, const PaletteEntry& b) { return a.kind < b.kind; });
    return entries;
}

}  // namespace bitloupe
