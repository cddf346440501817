// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Answers questions about one tensor at a time, so that a picture is always near:
//
//   small tensor   the exact answer; while one is made the newest question waits, none starves
//   large tensor   a preview of a sample at once, then, when no newer question came, the exact answer
//
// What a tensor is whatever the settings (its weights in memory, its groundwork, its sample) is kept until another tensor
// is asked for; a new setting does not interrupt the loading.

#include "app/answer.h"
#include "app/job_slot.h"
#include "core/report/preview.h"
#include "views/lens.h"

namespace bitloupe {

// What the visible lens wants to see of a preview, if it computes anything of its own.
struct LensWish {
    const LensInfo* lens = nullptr;
    std::string option;
};

// What a lens computes; its weights are opened where the lens's question has none.
Result<std::shared_ptr<const LensData>> computeLens(const LensInfo& lens, LensQuestion asked, const Question& question, Progress& progress);

struct PreviewAnswer {
    std::shared_ptr<const Analysis> analysis;
    std::shared_ptr<const LensData> data;
};

class Analyst : public QObject {
    Q_OBJECT
public:
    explicit Analyst(QObject* parent = nullptr);

    void ask(const Question& question, const LensWish& wish);
    void cancel();  // the loading too
    void rest();  // the answer is known already: what is loaded stays
    void forget();  // what is kept of the tensor: its file has changed

    bool isRunning() const { return m_asked.has_value() || m_exact.isRunning(); }
    // Whether the exact answer is worth a preview.
    static bool isLarge(const Question& question);
    bool isPreviewing() const { return m_asked && m_isLarge; }
    std::shared_ptr<const Progress> progress() const { return m_exact.progress(); }
    // Loaded weights of the question's tensor along its axis; null where there are none.
    std::shared_ptr<const Weights> weightsFor(const Question& question) const;
    std::shared_ptr<const Groundwork> groundworkFor(const Question& question) const;  // likewise
    // Whether no worker does anything any more; a cancelled one may take a moment.
    bool isSettled() const { return m_exact.isSettled() && m_preview.isSettled(); }

Q_SIGNALS:
    void previewed(const bitloupe::Question& question, const bitloupe::PreviewAnswer& answer);
    void answered(const bitloupe::Question& question, const bitloupe::Result<bitloupe::Answer>& answer);
    void runningChanged();

private:
    struct Material;
    void enter(const Question& question);
    void startPreview();
    void takePreview(const Question& question, bool shown);
    void startGroundwork();
    void startExact();
    void takeExact(const Question& question, const Result<Answer>& answer);
    void proceed();

    std::optional<Question> m_asked;  // the newest, until it has its exact answer
    LensWish m_wish;
    bool m_isLarge = false;
    bool m_hasPreview = false;  // of the newest question
    bool m_isAnalysing = false;  // the exact slot works on m_exactOf, not on groundwork
    std::shared_ptr<Material> m_material;
    JobSlot m_preview;
    JobSlot m_exact;
};

}  // namespace bitloupe
