// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A lens answers one question about the selected tensor. It is a passive picture: it is handed answers, and tells intents
// by signal. Adding a lens: one new file in views/lenses and one line in views/lenses/lenses.cpp (+ its name in text).

#include "core/report/groundwork.h"
#include "core/report/sample.h"

#include <QString>
#include <QWidget>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace bitloupe {

// What a lens computes beyond the Analysis, if anything; each lens derives its own.
struct LensData {
    virtual ~LensData() = default;
};

// Immutable; handed to compute() on a worker thread.
struct LensQuestion {
    std::shared_ptr<const Weights> weights;
    QuantSpec spec;
    std::string option;  // the lens's own choice (the other grid of Bins, as a spec), from LensView::optionChosen
    std::shared_ptr<const Analysis> analysis{};  // of these weights under this spec, where there is one
    std::shared_ptr<const Sample> sample{};  // for a preview: `weights` are its weights
    // Where the weights come from; no file in previews.
    std::shared_ptr<const ModelFile> file{};
    std::size_t tensor = 0;
    // What this lens computed last, of whatever tensor, settings and option: parts that still hold need not be made again.
    std::shared_ptr<const LensData> before{};
    // What is known of the weights whatever the settings, where it is at hand.
    std::shared_ptr<const Groundwork> groundwork{};
    // Shows what is known so far; may be called any number of times before the whole is returned. Never null in compute().
    std::function<void(std::shared_ptr<const LensData>)> soFar = [](const std::shared_ptr<const LensData>&) {};
};

// Everything a lens may draw. `analysis` and `data` may be null: show what there is, or a hint what to do. Where the analysis
// is not exact, neither is the data; both are replaced soon. `spec` is that of the analysis, which may lie a moment behind.
struct Picture {
    QString file;
    TensorInfo info;
    QuantSpec spec;
    std::shared_ptr<const Analysis> analysis;
    std::shared_ptr<const LensData> data;
    QString problem;  // why there is no answer, as a sentence
    QString noInputs{};  // why the inputs of the weights are not known, and what to do; empty: they are
    QString option{};  // what was chosen by optionChosen() last, here or by undo or a session file; empty: the lens's default
    std::shared_ptr<const ModelFile> model{};  // the tensor's file
    double heldApart = 0;  // share of the activations' tokens that no method learns from
    bool canHoldApart = false;  // the activations are tokens, not sums of them
    QString stopped{};  // `data` is not all that was asked for, and no more comes: it was cancelled, and how to go on
};

class LensView : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void show(const Picture& picture) = 0;
    using QWidget::show;
    // How one looks: switches that change the picture and no number, as words. Kept with the window and in session files.
    virtual QString look() const { return {}; }
    virtual void setLook(const QString&) { }  // words that it does not know are left out

Q_SIGNALS:
    void specEdited(const bitloupe::QuantSpec& spec);  // an intent: "use these settings" (a threshold was dragged)
    void optionChosen(const QString& option);  // asks for new LensData
    void heldApartChosen(double share);  // an intent: hold this share of the activations' tokens apart
    void problem(const QString& sentence);  // to be said in place: what was to be saved is not
    void notice(const QString& sentence);
};

struct LensInfo {
    std::string_view id;  // "histogram", "channels", "bins"
    LensView* (*make)(QWidget* parent);
    // Runs on a worker; null where the Analysis is enough.
    Result<std::shared_ptr<const LensData>> (*compute)(const LensQuestion& question, Progress& progress);
    // Whether the option is a setting, with undo and a place in session files. Not where it follows from zoom and size.
    bool optionIsSetting = true;
    // Whether the Analysis is worth showing while the data is computed.
    bool drawsWithoutData = false;
    // Whether the data is quick enough to be made for every preview, too.
    bool hasPreviews = true;
    // Whether a newer question supersedes the one under way: where computing takes long, and what was shown so far is kept.
    bool supersedes = false;
    // Whether the data is measured, not computed: once begun it goes on while other tensors and lenses are looked at, until its
    // option is another.
    bool isMeasured = false;
};
std::span<const LensInfo> lenses();

}  // namespace bitloupe
