// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Settings as a value: undo, redo, and what is remembered as a step.
#include "app/session.h"

#include <QDateTime>

namespace bitloupe {

namespace {

bool isSetting(const QString& lensId)
{
    const std::string id = lensId.toStdString();
    for (const LensInfo& lens : lenses()) {
        if (lens.id == id)
            return lens.optionIsSetting;
    }
    return false;
}

}  // namespace

SettingsValue Session::settings() const
{
    SettingsValue value{m_spec, m_axes, {}, m_pins, m_inputMatches, m_heldApart};
    for (const auto& option : m_lensOptions) {
        if (isSetting(option.first))
            value.lensOptions.insert(option);
    }
    return value;
}

QString Session::lensOption(const QString& lens) const
{
    const auto option = m_lensOptions.find(lens);
    return option == m_lensOptions.end() ? QString() : option->second;
}

void Session::remember(const SettingsValue& before)
{
    const SettingsValue now = settings();
    if (now == before)
        return;
    m_history.record(before, now, {QDateTime::currentMSecsSinceEpoch(), m_gestures.press()});
    Q_EMIT historyChanged();
}

void Session::undo()
{
    if (!m_history.canUndo())
        return;
    put(m_history.undo());
    Q_EMIT historyChanged();
}

void Session::redo()
{
    if (!m_history.canRedo())
        return;
    put(m_history.redo());
    Q_EMIT historyChanged();
}

void Session::forgetHistory()
{
    m_history.clear();
    Q_EMIT historyChanged();
}

// Everything is in place before anybody is told.
void Session::put(const SettingsValue& value)
{
    const SettingsValue before = settings();
    m_spec = value.spec;
    m_axes = value.outputAxes;
    m_pins = value.pins;
    m_inputMatches = value.inputMatches;
    m_heldApart = value.heldApart;
    std::erase_if(m_lensOptions, [](const auto& option) { return isSetting(option.first); });
    m_lensOptions.insert(value.lensOptions.begin(), value.lensOptions.end());
    if (value.pins != before.pins) {
        computePins();
        Q_EMIT pinsChanged();
    }
    if (value.spec != before.spec)
        Q_EMIT specChanged();
    if (value.outputAxes != before.outputAxes)
        Q_EMIT selectionChanged();
    if (value.inputMatches != before.inputMatches || value.heldApart != before.heldApart) {
        renewInputs();
    } else if (value.spec != before.spec || value.outputAxes != before.outputAxes) {
        ask();
        surveySoon();
    } else if (value.lensOptions != before.lensOptions) {
        m_analyst.isPreviewing() ? ask() : askLens();
    }
}

}  // namespace bitloupe
