// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The Activations lens shows one of several views at a time, and computes that one alone. A view: a file with its part of the
// data, how that is computed and how it is drawn, one line in input_views.cpp, and its name in text.

#include "views/lens.h"

#include <map>
#include <optional>

namespace bitloupe {

// What is asked of the lens: a view, and what was chosen in it ("ranges alpha=0.5"). Numbers are kept by their names.
struct InputRequest {
    std::string view;
    std::map<std::string, double> numbers;

    double number(const std::string& name, double otherwise) const;
    friend bool operator==(const InputRequest&, const InputRequest&) = default;
};
InputRequest parseInputRequest(std::string_view option);  // what it does not understand is left out; an unknown view is the first
std::string printInputRequest(const InputRequest& request);

// What a view computes; each has its own.
struct InputPart {
    virtual ~InputPart() = default;
};
using InputPartPtr = std::shared_ptr<const InputPart>;

struct InputViewQuestion {
    const LensQuestion& lens;  // its weights know their inputs
    const InputRequest& request;
    InputPartPtr before;  // what this view computed last for the same weights; may be null
    QuantSpec specBefore;  // under which
    std::function<void(InputPartPtr)> soFar;
};

class InputView : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    // `part` may be null, or of an earlier request.
    virtual void draw(const Picture& picture, const InputRequest& request, const InputPart* part) = 0;
    virtual QString note() const { return {}; }  // beside the title

protected:
    // Before anything is drawn. Where there is nothing to draw, all charts of the view put away what they show, which may be of
    // another tensor, and say `why` in its place. Answers `any`.
    bool begin(bool any, const QString& why);
    // The problem; where there is none, that it is being computed or was cancelled.
    static QString whyNone(const Picture& picture, const std::optional<Error>& problem = {});

Q_SIGNALS:
    void requested(const std::string& name, double number);  // another number of this view
    void specEdited(const bitloupe::QuantSpec& spec);
    void noteChanged();
};

struct InputViewInfo {
    std::string_view id;
    InputView* (*make)(QWidget* parent);
    Result<InputPartPtr> (*compute)(const InputViewQuestion& question, Progress& progress);
};
std::span<const InputViewInfo> inputViews();

struct InputLensData : LensData {
    InputRequest request;
    InputPartPtr part;  // null where the weights know no inputs
    std::optional<Error> problem;  // why there is no part
    QuantSpec spec;
    std::weak_ptr<const Weights> weights;  // whose it is
};
Result<std::shared_ptr<const LensData>> computeInputView(const LensQuestion& question, Progress& progress);

// The settings with this preparation's parameter set: which preparation it is follows from the tables. As they are where no
// preparation has it.
QuantSpec withPreparationNumber(QuantSpec spec, std::string_view param, double number);

}  // namespace bitloupe
