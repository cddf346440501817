// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/analyst.h"

#include "app/discard.h"
#include "core/tensor/fold.h"

#include <algorithm>

namespace bitloupe {

// Written in the window's thread alone; workers are handed copies of the pointers.
struct Analyst::Material {
    TensorRef tensor;
    int outputAxis = kNoAxis;
    InputSource inputs;
    std::shared_ptr<const Groundwork> groundwork;
    std::shared_ptr<const Sample> sample;
    std::uint64_t sampleWanted = 0, sampleGroup = 0;

    bool fits(const Question& question) const
    {
        return tensor == question.tensor && outputAxis == question.outputAxis && inputs == question.inputs;
    }
};

namespace {

using GroundworkResult = Result<std::shared_ptr<const Groundwork>>;

struct Wanted {
    std::uint64_t rows = 1, cols = 1;  // of the matrix
    std::uint64_t weights = 0, group = 0;  // of the sample
};

// Whether a preview has data of the lens.
bool makesData(const LensWish& wish) { return wish.lens && wish.lens->compute && !wish.lens->drawsWithoutData && wish.lens->hasPreviews; }

// A lens that computes for itself looks at the sample several times.
Wanted wantedFor(const Question& question, const LensWish& wish)
{
    const TensorInfo& info = question.file->tensors()[question.tensor.tensor];
    const std::uint64_t all = std::max<std::uint64_t>(elementCount(info.shape), 1);
    const bool hasAxis = lastRowAxis(question.outputAxis) < static_cast<int>(info.shape.size());
    Wanted wanted;
    wanted.rows = hasAxis ? std::max<std::uint64_t>(foldAround(info.shape, question.outputAxis).rows(), 1) : 1;
    wanted.cols = all / wanted.rows;
    wanted.weights = sampleSize(wanted.cols, question.spec);
    wanted.group = sampleGroup(question.spec);
    if (makesData(wish))
        wanted.weights /= 4;
    return wanted;
}

Result<std::shared_ptr<const Sample>> takeSample(const Question& question, const Wanted& wanted, const Groundwork* groundwork,
                                                 Progress& progress)
{
    if (groundwork)
        return Sample::take(*groundwork->weights(), wanted.weights, wanted.group, progress);
    if (!Sample::isCheap(*question.file, question.tensor.tensor, question.outputAxis))
        return std::shared_ptr<const Sample>();
    // Read in place: nothing of this size is resident.
    const auto file = openWeights(question.file, question.tensor.tensor, {.outputAxis = question.outputAxis, .residentBytes = 1}, progress);
    if (!file)
        return file.error();
    return Sample::take(**file, wanted.weights, wanted.group, progress);
}

GroundworkResult layGroundwork(const Question& question, Progress& progress)
{
    auto weights = weightsOf(question, progress);
    if (!weights)
        return weights.error();
    auto laid = Groundwork::make(discardedElsewhere(*weights), progress);
    if (!laid)
        return laid;
    return discardedElsewhere(*laid);
}

Result<Answer> exactAnswer(const Question& question, std::shared_ptr<const Groundwork> groundwork, Progress& progress)
{
    if (!groundwork) {
        auto laid = layGroundwork(question, progress);
        if (!laid)
            return laid.error();
        groundwork = *laid;
    }
    auto analysis = analyze(*groundwork, question.spec, progress);
    if (!analysis)
        return analysis.error();
    return Answer{groundwork->weights(), discardedElsewhere(*analysis), groundwork};
}

struct Previewed {
    std::shared_ptr<const Sample> sample;
    PreviewAnswer answer;
};

Result<Previewed> previewAnswer(const Question& question, std::shared_ptr<const Sample> sample,
                                const std::shared_ptr<const Groundwork>& groundwork, const LensWish& wish, Progress& progress)
{
    if (!sample) {
        auto taken = takeSample(question, wantedFor(question, wish), groundwork.get(), progress);
        if (!taken)
            return taken.error();
        sample = *taken;
    }
    if (!sample)
        return Previewed{};
    const TensorInfo& info = question.file->tensors()[question.tensor.tensor];
    auto analysis = preview(*sample, info, groundwork.get(), question.spec, progress);
    if (!analysis)
        return analysis.error();
    Previewed previewed{sample, {*analysis, nullptr}};
    if (makesData(wish)) {
        const auto data = wish.lens->compute({sample->weights(), question.spec, wish.option, *analysis, sample}, progress);
        previewed.answer.data = data ? *data : nullptr;
    }
    return previewed;
}

}  // namespace

Result<std::shared_ptr<const LensData>> computeLens(const LensInfo& lens, LensQuestion asked, const Question& question, Progress& progress)
{
    if (!asked.weights) {
        auto weights = weightsOf(question, progress);
        if (!weights)
            return weights.error();
        asked.weights = std::move(*weights);
    }
    return lens.compute(asked, progress);
}

Analyst::Analyst(QObject* parent)
    : QObject(parent)
    , m_exact(nullptr, JobSlot::Priority::Steady)
{
    connect(&m_exact, &JobSlot::runningChanged, this, &Analyst::runningChanged);
}

bool Analyst::isLarge(const Question& question)
{
    const Wanted wanted = wantedFor(question, {});
    return expectedMs(wanted.rows, wanted.cols, question.spec) / JobSlot::threads() > kPatienceForExactMs
        && wanted.rows * wanted.cols / 2 > wanted.weights;
}

// Another tensor, another axis of it, other inputs: nothing that is kept or under way fits.
void Analyst::enter(const Question& question)
{
    if (m_material && m_material->fits(question))
        return;
    m_preview.cancel();
    m_exact.cancel();
    m_isAnalysing = false;
    m_material = std::make_shared<Material>(Material{question.tensor, question.outputAxis, question.inputs, nullptr, nullptr, 0, 0});
}

void Analyst::ask(const Question& question, const LensWish& wish)
{
    enter(question);
    m_asked = question;
    m_wish = wish;
    m_isLarge = isLarge(question);
    m_hasPreview = false;
    if (m_isLarge && m_isAnalysing) {
        m_exact.cancel();
        m_isAnalysing = false;
    }
    if (!m_isLarge)
        m_preview.cancel();
    Q_EMIT runningChanged();
    proceed();
}

// The next step towards the exact answer of the newest question, where none is under way.
void Analyst::proceed()
{
    if (!m_asked)
        return;
    if (!m_isLarge) {
        if (!m_exact.isRunning())
            startExact();
        return;
    }
    if (m_preview.isRunning())
        return;
    if (!m_hasPreview)
        startPreview();
    if (m_exact.isRunning())
        return;
    if (!m_material->groundwork)
        startGroundwork();
    else if (m_hasPreview)
        startExact();
}

void Analyst::startPreview()
{
    const Wanted wanted = wantedFor(*m_asked, m_wish);
    const bool fits = m_material->sample && m_material->sampleWanted == wanted.weights && m_material->sampleGroup == wanted.group;
    m_preview.start<Previewed>([question = *m_asked, sample = fits ? m_material->sample : nullptr, groundwork = m_material->groundwork,
                                wish = m_wish](Progress& progress) { return previewAnswer(question, sample, groundwork, wish, progress); },
                               [this, question = *m_asked, material = m_material, wanted](const Result<Previewed>& previewed) {
                                   if (previewed && previewed->sample) {
                                       material->sample = previewed->sample;
                                       material->sampleWanted = wanted.weights;
                                       material->sampleGroup = wanted.group;
                                       Q_EMIT this->previewed(question, previewed->answer);
                                   }
                                   // Without a sample there is none before the groundwork; a problem is told by the exact answer.
                                   takePreview(question, !previewed || previewed->sample || material->groundwork);
                               });
}

void Analyst::takePreview(const Question& question, bool shown)
{
    if (m_asked && question.spec == m_asked->spec && question.tensor == m_asked->tensor)
        m_hasPreview = shown;
    if (m_asked && !shown && !m_material->groundwork) {
        if (!m_exact.isRunning())
            startGroundwork();
        return;  // proceeds when it is laid
    }
    proceed();
}

void Analyst::startGroundwork()
{
    m_exact.start<std::shared_ptr<const Groundwork>>(
        [question = *m_asked](Progress& progress) { return layGroundwork(question, progress); },
        [this, material = m_material](const GroundworkResult& laid) {
            if (laid)
                material->groundwork = *laid;
            else if (m_asked)
                return takeExact(*m_asked, laid.error());
            proceed();
        });
}

void Analyst::startExact()
{
    m_isAnalysing = true;
    m_exact.start<Answer>([question = *m_asked,
                           groundwork = m_material->groundwork](Progress& progress) { return exactAnswer(question, groundwork, progress); },
                          [this, question = *m_asked, material = m_material](const Result<Answer>& answer) {
                              if (answer)
                                  material->groundwork = answer->groundwork;
                              takeExact(question, answer);
                          });
}

void Analyst::takeExact(const Question& question, const Result<Answer>& answer)
{
    m_isAnalysing = false;
    if (m_asked && question.spec == m_asked->spec)
        m_asked.reset();
    Q_EMIT answered(question, answer);
    proceed();
}

void Analyst::cancel()
{
    m_asked.reset();
    m_isAnalysing = false;
    m_preview.cancel();
    m_exact.cancel();
    Q_EMIT runningChanged();
}

void Analyst::rest()
{
    m_asked.reset();
    m_preview.cancel();
    if (m_isAnalysing)
        m_exact.cancel();
    m_isAnalysing = false;
    Q_EMIT runningChanged();
}

void Analyst::forget()
{
    cancel();
    m_material = nullptr;
}

std::shared_ptr<const Groundwork> Analyst::groundworkFor(const Question& question) const
{
    return m_material && m_material->fits(question) ? m_material->groundwork : nullptr;
}

std::shared_ptr<const Weights> Analyst::weightsFor(const Question& question) const
{
    const auto groundwork = groundworkFor(question);
    return groundwork ? groundwork->weights() : nullptr;
}

}  // namespace bitloupe
