// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// Pinned settings, and the two sides A and B that are looked at in turn.
#include "app/session.h"
#include "views/text/text.h"

#include <algorithm>

namespace bitloupe {

namespace {

constexpr qsizetype kLongestName = 200;

std::vector<Pin>::const_iterator findPin(const std::vector<Pin>& pins, int id)
{
    return std::find_if(pins.begin(), pins.end(), [id](const Pin& pin) { return pin.id == id; });
}

}  // namespace

void Session::replacePins(std::vector<Pin> pins)
{
    const SettingsValue before = settings();
    m_pins = std::move(pins);
    remember(before);
    computePins();
    Q_EMIT pinsChanged();
}

void Session::pin()
{
    const auto same = std::find_if(m_pins.begin(), m_pins.end(), [this](const Pin& pin) { return pin.spec == m_spec; });
    if (same != m_pins.end()) {
        choosePin(same->id);
        return Q_EMIT notice(tr("These settings are pinned already, as “%1”.").arg(same->name));
    }
    std::vector<Pin> pins = m_pins;
    pins.push_back({m_nextPin++, text::shortSpec(m_spec), m_spec});
    m_chosenPin = pins.back().id;
    replacePins(std::move(pins));
}

void Session::unpin(int id)
{
    std::vector<Pin> pins = m_pins;
    const auto found = findPin(pins, id);
    if (found == pins.end())
        return;
    const auto place = std::min<std::ptrdiff_t>(found - pins.cbegin(), std::ssize(pins) - 2);
    pins.erase(found);
    if (m_chosenPin == id)
        m_chosenPin = place < 0 ? -1 : pins[static_cast<std::size_t>(place)].id;
    replacePins(std::move(pins));
}

void Session::renamePin(int id, const QString& name)
{
    std::vector<Pin> pins = m_pins;
    const QString plain = text::safe(name.simplified().left(kLongestName).toStdString());
    for (Pin& pin : pins) {
        if (pin.id == id && !plain.isEmpty())
            pin.name = plain;
    }
    replacePins(std::move(pins));
}

void Session::movePin(int id, int place)
{
    std::vector<Pin> pins = m_pins;
    const auto found = findPin(pins, id);
    if (found == pins.end())
        return;
    const Pin moved = *found;
    pins.erase(found);
    pins.insert(pins.begin() + std::clamp<std::ptrdiff_t>(place, 0, std::ssize(pins)), moved);
    replacePins(std::move(pins));
}

void Session::choosePin(int id)
{
    if (m_chosenPin == id || findPin(m_pins, id) == m_pins.end())
        return;
    if (!seesPin())
        m_aside.reset();
    m_chosenPin = id;
    Q_EMIT pinsChanged();
}

bool Session::seesPin() const
{
    const auto chosen = findPin(m_pins, m_chosenPin);
    return m_aside && chosen != m_pins.end() && chosen->spec == m_spec;
}

// Side A is what people had before they began to look at pins; going from pin to pin keeps it.
void Session::applyPin(int id)
{
    const auto found = findPin(m_pins, id);
    if (found == m_pins.end())
        return;
    if (!seesPin())
        m_aside = m_spec;
    if (m_aside == found->spec)
        m_aside.reset();
    m_chosenPin = id;
    const SettingsValue before = settings();
    m_spec = found->spec;
    m_history.record(before, settings(), {QStringLiteral("sides"), tr("Pinned: %1").arg(found->name)});
    if (before.spec == m_spec)
        return Q_EMIT pinsChanged();
    Q_EMIT historyChanged();
    Q_EMIT specChanged();
    ask();
    surveySoon();
}

void Session::swapPin()
{
    if (m_pins.empty())
        return Q_EMIT notice(tr("Nothing is pinned yet: pin settings with Ctrl+D, change them, and Ctrl+B goes back and forth."));
    if (!seesPin()) {
        const auto chosen = findPin(m_pins, m_chosenPin);
        const Pin& other = chosen == m_pins.end() ? m_pins.front() : *chosen;
        if (other.spec == m_spec)
            return Q_EMIT notice(
                tr("The settings are those of the pin “%1”: change something, and Ctrl+B goes back and forth.").arg(other.name));
        return applyPin(other.id);
    }
    const SettingsValue before = settings();
    m_spec = *m_aside;
    m_aside.reset();
    m_history.record(before, settings(), {QStringLiteral("sides"), tr("Back from the pin")});
    Q_EMIT historyChanged();
    Q_EMIT specChanged();
    ask();
    surveySoon();
}

void Session::computePins()
{
    std::vector<Question> questions;
    for (const Pin& pin : m_pins) {
        const auto tensorInfo = info(m_selected);
        if (tensorInfo)
            questions.push_back({m_selected, fileOf(m_selected), axisFor(pin.spec, *tensorInfo), pin.spec, inputSource(m_selected)});
    }
    m_pinSurvey.start(std::move(questions));
    Q_EMIT pinsChanged();
}

std::vector<PinRow> Session::pinRows() const
{
    std::vector<PinRow> rows;
    const auto tensorInfo = info(m_selected);
    for (const Pin& pin : m_pins) {
        PinRow row{.pin = pin, .isCurrent = pin.spec == m_spec};
        const PinSurvey::Known* known = tensorInfo
            ? m_pinSurvey.find({m_selected, fileOf(m_selected), axisFor(pin.spec, *tensorInfo), pin.spec, inputSource(m_selected)})
            : nullptr;
        if (known) {
            row.figures = known->figures;
            row.problem = known->problem;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace bitloupe
