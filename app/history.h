// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Undo and redo of settings as a list of values: before and after, with the name of the step. Knows no session and no
// clock. Moves of one drag, and a burst of edits of the same setting, are one step; a step that ends where it began is none.

#include "app/input_matches.h"
#include "views/docks/pin_row.h"
#include "views/docks/tensor_row.h"

#include <QString>
#include <map>
#include <vector>

namespace bitloupe {

// Everything that undo brings back.
struct SettingsValue {
    QuantSpec spec;
    std::map<TensorRef, int> outputAxes;  // chosen by people
    std::map<QString, QString> lensOptions;  // by lens
    std::vector<Pin> pins;
    InputMatches inputMatches{};
    double heldApart = 0;  // share of the activations' tokens
    friend bool operator==(const SettingsValue&, const SettingsValue&) = default;
};

struct SettingsChange {
    QString setting;  // the same for each move of one drag
    QString words;  // "Bits: 8 → 4"
};
SettingsChange settingsChange(const SettingsValue& before, const SettingsValue& after);

// When an edit was made: a time, and the number of the press while a mouse button is held (0: none is).
struct EditMoment {
    qint64 milliseconds = 0;
    int press = 0;
};

class History {
public:
    static constexpr qint64 kBurstMs = 1000;
    static constexpr std::size_t kMostSteps = 5000;  // some 10 MB

    void record(const SettingsValue& before, const SettingsValue& after, EditMoment moment);
    // A step of its own name. Steps of one `setting` that follow each other are one, whenever they are made.
    void record(const SettingsValue& before, const SettingsValue& after, const SettingsChange& change);
    void clear();

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_steps.size(); }
    QString undoName() const { return canUndo() ? m_steps[m_done - 1].change.words : QString(); }
    QString redoName() const { return canRedo() ? m_steps[m_done].change.words : QString(); }
    std::size_t steps() const { return m_steps.size(); }
    // Only where there is one. The value that was, or is again.
    const SettingsValue& undo();
    const SettingsValue& redo();
    // Nothing that follows joins the last step.
    void endStep() { m_isOpen = false; }
    // A file was read anew: what was chosen for its tensors is kept.
    void renameFile(int from, int to);

private:
    struct Step {
        SettingsChange change;
        SettingsValue before;
        SettingsValue after;
        EditMoment moment;
    };
    void append(Step step);
    void dropEmpty();
    bool joins(const SettingsChange& change, const SettingsValue& before, EditMoment moment) const;

    std::vector<Step> m_steps;
    std::size_t m_done = 0;  // steps that are not undone
    bool m_isOpen = false;  // the last step may still grow
};

}  // namespace bitloupe
