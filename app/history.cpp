// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/history.h"

#include "views/text/change.h"
#include "views/text/text.h"

#include <QCoreApplication>
#include <algorithm>

namespace bitloupe {

namespace {

const Pin* find(const std::vector<Pin>& pins, int id)
{
    const auto found = std::find_if(pins.begin(), pins.end(), [id](const Pin& pin) { return pin.id == id; });
    return found == pins.end() ? nullptr : &*found;
}

SettingsChange pinsChange(const std::vector<Pin>& before, const std::vector<Pin>& after)
{
    for (const Pin& pin : after) {
        const Pin* old = find(before, pin.id);
        if (!old)
            return {QStringLiteral("pin+%1").arg(pin.id), QCoreApplication::translate("History", "Pin %1").arg(pin.name)};
        if (old->name != pin.name)
            return {QStringLiteral("pin=%1").arg(pin.id), QCoreApplication::translate("History", "Rename pin %1").arg(old->name)};
    }
    for (const Pin& pin : before) {
        if (!find(after, pin.id))
            return {QStringLiteral("pin-%1").arg(pin.id), QCoreApplication::translate("History", "Remove pin %1").arg(pin.name)};
    }
    return {QStringLiteral("pins"), QCoreApplication::translate("History", "Order of the pins")};
}

SettingsChange axesChange(const std::map<TensorRef, int>& before, const std::map<TensorRef, int>& after)
{
    const auto word = [](const std::map<TensorRef, int>& axes, TensorRef tensor) {
        const auto axis = axes.find(tensor);
        return axis == axes.end() ? QCoreApplication::translate("History", "as the file says") : QString::number(axis->second);
    };
    std::map<TensorRef, int> all = before;
    all.insert(after.begin(), after.end());
    for (const auto& entry : all) {
        const TensorRef tensor = entry.first;
        if (word(before, tensor) != word(after, tensor))
            return {QStringLiteral("outputAxis.%1.%2").arg(tensor.file).arg(tensor.tensor),
                    QCoreApplication::translate("History", "Output axis: %1 → %2").arg(word(before, tensor), word(after, tensor))};
    }
    return {};
}

SettingsChange optionChange(const SettingsValue& before, const SettingsValue& after)
{
    std::map<QString, QString> all = before.lensOptions;
    all.insert(after.lensOptions.begin(), after.lensOptions.end());
    for (const auto& entry : all) {
        const auto old = before.lensOptions.find(entry.first);
        const auto now = after.lensOptions.find(entry.first);
        if ((old == before.lensOptions.end()) == (now == after.lensOptions.end())
            && (old == before.lensOptions.end() || old->second == now->second))
            continue;
        const QString lens = text::name("lens", entry.first.toStdString());
        return {QStringLiteral("option.") + entry.first,
                QCoreApplication::translate("History", "Choice in %1").arg(lens.isEmpty() ? entry.first : lens)};
    }
    return {};
}

}  // namespace

SettingsChange settingsChange(const SettingsValue& before, const SettingsValue& after)
{
    if (before.spec != after.spec) {
        const text::SpecChange change = text::specChange(before.spec, after.spec);
        return {change.setting, change.words};
    }
    if (before.outputAxes != after.outputAxes)
        return axesChange(before.outputAxes, after.outputAxes);
    if (before.heldApart != after.heldApart)
        return {QStringLiteral("heldApart"),
                QCoreApplication::translate("History", "Hold apart: %1 → %2")
                    .arg(text::shareHeldApart(before.heldApart), text::shareHeldApart(after.heldApart))};
    if (before.inputMatches != after.inputMatches)
        return {QStringLiteral("inputMatches"), QCoreApplication::translate("History", "Match activations")};
    if (before.lensOptions != after.lensOptions)
        return optionChange(before, after);
    return before.pins == after.pins ? SettingsChange() : pinsChange(before.pins, after.pins);
}

bool History::joins(const SettingsChange& change, const SettingsValue& before, EditMoment moment) const
{
    if (!m_isOpen || m_done == 0 || m_done != m_steps.size() || m_steps.back().after != before)
        return false;
    const Step& last = m_steps.back();
    if (moment.press != 0 && moment.press == last.moment.press)
        return true;  // one drag, however slow and whatever it moves
    return change.setting == last.change.setting && moment.milliseconds - last.moment.milliseconds < kBurstMs;
}

void History::record(const SettingsValue& before, const SettingsValue& after, EditMoment moment)
{
    const SettingsChange change = settingsChange(before, after);
    if (before == after)
        return;
    if (!joins(change, before, moment))
        return append({change, before, after, moment});
    Step& last = m_steps.back();
    last.after = after;
    last.moment = moment;
    last.change = {change.setting, settingsChange(last.before, after).words};
    dropEmpty();
}

void History::record(const SettingsValue& before, const SettingsValue& after, const SettingsChange& change)
{
    if (before == after)
        return;
    const bool follows = m_done > 0 && m_done == m_steps.size() && m_steps.back().after == before;
    if (!follows || m_steps.back().change.setting != change.setting)
        return append({change, before, after, {}});
    m_steps.back().after = after;
    m_steps.back().change = change;
    dropEmpty();
}

void History::append(Step step)
{
    m_steps.resize(m_done);
    if (m_steps.size() == kMostSteps)
        m_steps.erase(m_steps.begin());
    m_steps.push_back(std::move(step));
    m_done = m_steps.size();
    m_isOpen = true;
}

void History::dropEmpty()
{
    if (m_steps.back().before != m_steps.back().after)
        return;
    m_steps.pop_back();
    m_done = m_steps.size();
    m_isOpen = false;
}

void History::clear()
{
    m_steps.clear();
    m_done = 0;
    m_isOpen = false;
}

const SettingsValue& History::undo()
{
    m_isOpen = false;
    return m_steps[--m_done].before;
}

const SettingsValue& History::redo()
{
    m_isOpen = false;
    return m_steps[m_done++].after;
}

void History::renameFile(int from, int to)
{
    const auto rename = [from, to](std::map<TensorRef, int>& axes) {
        std::map<TensorRef, int> renamed;
        for (const auto& entry : axes)
            renamed[entry.first.file == from ? TensorRef{to, entry.first.tensor} : entry.first] = entry.second;
        axes = std::move(renamed);
    };
    for (Step& step : m_steps) {
        rename(step.before.outputAxes);
        rename(step.after.outputAxes);
    }
}

}  // namespace bitloupe
