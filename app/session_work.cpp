// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The session's longer work: the whole model, exports, progress and cancelling.
#include "app/session.h"
#include "core/export/exporter.h"
#include "core/export/own_metadata.h"
#include "views/text/text.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <filesystem>

namespace bitloupe {

void Session::surveySoon()
{
    m_survey.cancel();
    Q_EMIT rowsStale();
    m_surveyTimer.start();
    tellBusy();
}

void Session::startSurvey()
{
    std::vector<TensorRef> tensors;
    for (const FileEntry& entry : m_files) {
        for (std::size_t i = 0; i < entry.file->tensors().size(); ++i) {
            if (!isOwnMetadata(entry.file->tensors()[i].name))
                tensors.push_back({entry.id, i});
        }
    }
    m_survey.start(std::move(tensors), [this](TensorRef tensor) {
        auto asked = question(tensor);
        if (asked && !m_inputsFitSurvey && !(asked->inputs.file && asked->inputs.file->isGathered(asked->inputs.entry)))
            asked->inputs = {};
        if (asked)
            asked->weights = m_analyst.weightsFor(*asked);
        return asked;
    });
}

void Session::preferRows(const std::vector<TensorRef>& tensors) { m_survey.prefer(tensors); }

// The same inputs that the answers are made with.
void Session::giveInputs(ExportJob& job, bool wholeFile)
{
    const auto entry = inputsOf(m_selected);
    if (!m_activations || (!wholeFile && !entry) || (entry && m_activations->problem(*entry)))
        return;
    job.activations = m_activations->current();
    job.inputs.heldApart = m_heldApart;
    if (!wholeFile)
        job.inputs.entry = entry;
    for (const auto& [weights, chosen] : m_inputMatches)
        job.inputs.matches[weights.toStdString()] = chosen.isEmpty() ? std::nullopt : m_activations->find(chosen);
}

void Session::exportTensors(const ExportRequest& request)
{
    const ExporterInfo* exporter = findExporter(request.exporter);
    const std::optional<Question> asked = question(m_selected);
    if (!exporter || !asked)
        return;
    ExportJob job{asked->file, {}, m_spec, std::filesystem::path(QFile::encodeName(request.target).toStdString())};
    for (std::size_t i = 0; request.wholeFile && i < asked->file->tensors().size(); ++i) {
        if (asked->file->tensors()[i].readable)
            job.tensors.push_back(i);
    }
    if (!request.wholeFile) {
        job.tensors = {m_selected.tensor};
        if (m_axes.contains(m_selected) && !takesSlices(job.spec.granularity))
            job.spec.granularity = withAxis(job.spec.granularity, asked->outputAxis);
    }
    giveInputs(job, request.wholeFile);
    m_exportSlot.start<bool>(
        [write = exporter->write, job](Progress& progress) -> Result<bool> {
            const Result<void> written = write(job, progress);
            if (!written)
                return written.error();
            return true;
        },
        [this, target = request.target](const Result<bool>& written) {
            if (written)
                Q_EMIT exported(target);
            else
                Q_EMIT problem(text::sentence(written.error()));
        });
}

void Session::cancel()
{
    const bool wasAsking = m_analyst.isRunning();
    const bool wasDrawing = m_lensSlot.isRunning();
    m_opener.cancel();
    m_analyst.cancel();
    m_lensSlot.cancel();
    endMeasurement();
    m_exportSlot.cancel();
    m_activationsSlot.cancel();
    if (m_gatherSlot.isRunning()) {
        m_gatherSlot.cancel();
        m_refusedEntry = inputsOf(m_selected);
    }
    m_surveyTimer.stop();
    m_survey.cancel();
    m_pinSurvey.cancel();
    endRestoring();
    if (wasAsking) {
        m_analysis = nullptr;  // of other settings, or a sample that no exact answer follows
        Q_EMIT analysisChanged();
        m_problem = tr("Cancelled. Press F5 to read the file and analyse this tensor again.");
        show();
    } else if (wasDrawing) {
        endDrawing();
    }
    tellBusy();
}

// What the lens waits for will not come: it is told so. What is known so far stays.
void Session::endDrawing()
{
    const auto lens = std::find_if(lenses().begin(), lenses().end(), [this](const LensInfo& info) {
        return m_lens == QLatin1String(info.id.data(), static_cast<qsizetype>(info.id.size()));
    });
    if (lens == lenses().end())
        return;
    if (lens->drawsWithoutData) {
        m_lensOptions[m_lens].clear();
        return show();
    }
    m_stopped = tr("Cancelled. Press F5 to read the file and compute this again.");
    const bool isOurs = m_pictureOf == m_selected && m_pictureLens == m_lens && m_picture.analysis == m_analysis;
    showWith(m_analysis, isOurs ? m_picture.data : nullptr);
}

bool Session::isBusy() const
{
    return m_opener.isRunning() || isAnalysing() || m_exportSlot.isRunning() || m_survey.isRunning() || m_surveyTimer.isActive()
        || m_activationsSlot.isRunning() || m_gatherSlot.isRunning() || isMeasuring();
}

bool Session::isSettled() const
{
    return m_opener.isSettled() && m_analyst.isSettled() && m_lensSlot.isSettled() && m_exportSlot.isSettled() && m_survey.isSettled()
        && m_pinSurvey.isSettled() && m_activationsSlot.isSettled() && m_gatherSlot.isSettled() && m_measureSlot.isSettled();
}

Activity Session::activity() const
{
    const auto of = [](const auto& worker, const QString& what) {
        const auto progress = worker.progress();
        return progress ? Activity{what, progress->done(), progress->total()} : Activity{what, 0, 0};
    };
    if (m_opener.isRunning())
        return {tr("Opening %1").arg(text::safe(QFileInfo(m_opener.current()).fileName().toStdString())), 0, 0};
    if (m_exportSlot.isRunning())
        return of(m_exportSlot, tr("Exporting"));
    if (m_activationsSlot.isRunning())
        return of(m_activationsSlot, tr("Opening %1").arg(text::safe(QFileInfo(m_openingActivations).fileName().toStdString())));
    if (m_gatherSlot.isRunning())
        return of(m_gatherSlot, tr("Gathering activations"));
    if (m_analyst.isRunning() && !m_patience.isActive())
        return of(m_analyst, tr("Analysing"));
    if (m_lensSlot.isRunning())
        return of(m_lensSlot, tr("Drawing"));
    if (isMeasuring())
        return of(m_measureSlot, tr("Measuring"));
    if (m_survey.isRunning())
        return {tr("Whole model %1 of %2").arg(m_survey.done()).arg(m_survey.total()), m_survey.done(), m_survey.total()};
    return {};
}

void Session::tellBusy()
{
    if (m_wasBusy == isBusy())
        return;
    m_wasBusy = !m_wasBusy;
    Q_EMIT busyChanged(m_wasBusy);
}

}  // namespace bitloupe
