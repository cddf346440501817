// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"

#include "views/text/text.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace bitloupe {

namespace {

constexpr std::uint64_t kCacheBytes = std::uint64_t{256} << 20;
constexpr int kPatienceMs = 200;
constexpr int kSurveyDelayMs = 150;

const LensInfo* findLens(const QString& id)
{
    for (const LensInfo& lens : lenses()) {
        if (id == QLatin1String(lens.id.data(), static_cast<qsizetype>(lens.id.size())))
            return &lens;
    }
    return nullptr;
}

}  // namespace

Session::Session(QObject* parent)
    : QObject(parent)
    , m_spec(defaultSpec())
    , m_cache(kCacheBytes)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatienceMs);
    m_surveyTimer.setSingleShot(true);
    m_surveyTimer.setInterval(kSurveyDelayMs);
    if (!lenses().empty())
        m_lens = QString::fromLatin1(lenses().front().id.data(), static_cast<qsizetype>(lenses().front().id.size()));
    connectWorkers();
}

// Workers are stopped first, while everything they report to is still there.
Session::~Session()
{
    blockSignals(true);
    cancel();
}

void Session::connectWorkers()
{
    connect(&m_patience, &QTimer::timeout, this, &Session::showWaiting);
    connect(this, &Session::filesChanged, this, [this] {
        QStringList paths;
        for (const FileEntry& entry : m_files)
            paths += QFile::decodeName(entry.file->path().c_str());
        m_watch.setFiles(paths);
    });
    connect(&m_watch, &FileWatch::changed, this, [this](const QString& path) {
        Q_EMIT fileChangedOnDisk(path, tr("%1 has changed on disk.").arg(text::safe(QFileInfo(path).fileName().toStdString())));
    });
    connect(&m_watch, &FileWatch::vanished, this, [this](const QString& path) {
        Q_EMIT notice(tr("%1 is no longer on disk. What was read of it stays.").arg(text::safe(QFileInfo(path).fileName().toStdString())));
    });
    connect(&m_surveyTimer, &QTimer::timeout, this, &Session::startSurvey);
    connect(&m_opener, &FileOpener::opened, this, &Session::addFile);
    connect(&m_opener, &FileOpener::failed, this, &Session::takeFailure);
    connect(&m_opener, &FileOpener::sessionRead, this, &Session::restoreSession);
    connect(&m_opener, &FileOpener::finished, this, &Session::endRestoring);
    connect(&m_opener, &FileOpener::finished, this, &Session::tellBusy);
    connect(&m_survey, &Survey::rowChanged, this, &Session::rowChanged);
    connect(&m_survey, &Survey::progressChanged, this, &Session::tellBusy);
    connect(&m_analyst, &Analyst::previewed, this, &Session::takePreview);
    connect(&m_analyst, &Analyst::answered, this, &Session::takeAnswer);
    connect(&m_analyst, &Analyst::runningChanged, this, &Session::tellWorking);
    for (const JobSlot* slot : {&m_lensSlot, &m_measureSlot})
        connect(slot, &JobSlot::runningChanged, this, &Session::tellWorking);
    for (const JobSlot* slot : {&m_exportSlot, &m_activationsSlot, &m_gatherSlot})
        connect(slot, &JobSlot::runningChanged, this, &Session::tellBusy);
    connect(&m_pinSurvey, &PinSurvey::changed, this, &Session::pinsChanged);
    for (const auto fact : {&Session::selectionChanged, &Session::filesChanged, &Session::activationsChanged})
        connect(this, fact, this, &Session::computePins);
    connect(this, &Session::specChanged, this, &Session::pinsChanged);
}

void Session::selectTensor(TensorRef tensor)
{
    if (tensor == m_selected || !fileOf(tensor))
        return;
    m_selected = tensor;
    m_refusedEntry.reset();
    Q_EMIT selectionChanged();
    ask();
}

bool Session::selectByName(const QString& name)
{
    const std::string wanted = name.toStdString();
    for (const FileEntry& entry : m_files) {
        const auto tensors = entry.file->tensors();
        const auto found = std::find_if(tensors.begin(), tensors.end(), [&](const TensorInfo& info) { return info.name == wanted; });
        if (found == tensors.end())
            continue;
        selectTensor({entry.id, static_cast<std::size_t>(found - tensors.begin())});
        return true;
    }
    return false;
}

void Session::editSpec(const QuantSpec& asked)
{
    const QuantSpec spec = asFormatSays(asked);  // what a format fixes is no setting, and no difference
    if (spec == m_spec)
        return;
    const SettingsValue before = settings();
    m_spec = spec;
    remember(before);
    Q_EMIT specChanged();
    ask();
    surveySoon();
}

void Session::setOutputAxis(TensorRef tensor, std::optional<int> axis)
{
    const SettingsValue before = settings();
    if (axis)
        m_axes[tensor] = *axis;
    else
        m_axes.erase(tensor);
    remember(before);
    if (tensor == m_selected) {
        Q_EMIT selectionChanged();
        ask();
    }
    surveySoon();
}

void Session::chooseLens(const QString& id)
{
    if (!findLens(id))
        return;
    m_lens = id;
    const std::optional<Question> asked = question(m_selected);
    m_analyst.isPreviewing() || (asked && lensWantsPreview(*asked)) ? ask() : askLens();
}

void Session::setLensOption(const QString& option)
{
    const SettingsValue before = settings();
    m_lensOptions[m_lens] = option;
    remember(before);
    const LensInfo* lens = findLens(m_lens);
    m_analyst.isPreviewing() && !(lens && lens->isMeasured) ? ask() : askLens();
}

void Session::analyseAgain()
{
    m_cache.forget(m_selected.file);
    m_analyst.forget();
    m_refusedEntry.reset();
    ask();
    surveySoon();
}

std::shared_ptr<const ModelFile> Session::fileOf(TensorRef tensor) const
{
    for (const FileEntry& entry : m_files) {
        if (entry.id == tensor.file && tensor.tensor < entry.file->tensors().size())
            return entry.file;
    }
    return nullptr;
}

std::optional<TensorInfo> Session::info(TensorRef tensor) const
{
    const auto file = fileOf(tensor);
    if (!file)
        return std::nullopt;
    TensorInfo info = file->tensors()[tensor.tensor];
    if (const auto axis = m_axes.find(tensor); axis != m_axes.end())
        info.outputAxis = axis->second;
    return info;
}

std::optional<Question> Session::question(TensorRef tensor) const { return question(tensor, m_spec); }

std::optional<Question> Session::question(TensorRef tensor, const QuantSpec& spec) const
{
    const auto tensorInfo = info(tensor);
    if (!tensorInfo)
        return std::nullopt;
    return Question{tensor, fileOf(tensor), axisFor(spec, *tensorInfo), spec, inputSource(tensor)};
}

void Session::ask()
{
    m_problem.clear();
    m_stopped.clear();
    gatherInputs();
    const std::optional<Question> asked = question(m_selected);
    const auto known = asked ? m_cache.find(*asked) : nullptr;
    if (!asked || (known && !lensWantsPreview(*asked))) {
        m_analysis = known;
        m_analysisOf = m_selected;
        asked ? m_analyst.rest() : m_analyst.forget();
        Q_EMIT analysisChanged();
        return askLens();
    }
    if (m_analysisOf != m_selected)
        m_analysis = nullptr;
    m_patience.start();
    m_analyst.ask(*asked, {findLens(m_lens), lensOption(m_lens).toStdString()});
    if (m_analyst.isPreviewing() || !m_analysis)
        m_lensSlot.cancel();  // a preview brings data of its own
}

// The lens has yet to compute what it shows, for so long that a sample must be seen until then.
bool Session::lensWantsPreview(const Question& question) const
{
    const LensInfo* lens = findLens(m_lens);
    return lens && lens->compute && !lens->drawsWithoutData && lens->hasPreviews && Analyst::isLarge(question)
        && (m_lensDataKey != lensKey(question) || !m_lensData);
}

void Session::takeAnswer(const Question& question, const Result<Answer>& answer)
{
    if (question.tensor != m_selected)
        return;
    if (answer) {
        m_analysis = answer->analysis;
        m_analysisOf = question.tensor;
        m_cache.insert(question, m_analysis);
        tellOfInputs();
    } else {
        m_analysis = nullptr;
        m_problem = text::sentence(answer.error());
    }
    Q_EMIT analysisChanged();
    askLens();
}

void Session::takePreview(const Question& question, const PreviewAnswer& answer)
{
    if (question.tensor != m_selected)
        return;
    m_analysis = answer.analysis;
    m_analysisOf = question.tensor;
    m_lensData = answer.data;
    m_lensDataKey.clear();  // no exact answer's data
    m_lensProblem.clear();
    Q_EMIT analysisChanged();
    show();
}

void Session::tellWorking()
{
    const bool isTaken = isAnalysing() || isMeasuring();
    m_survey.hold(isTaken);
    m_pinSurvey.hold(isTaken);
    tellBusy();
}

QString Session::lensKey(const Question& question) const
{
    const auto option = m_lensOptions.find(m_lens);
    return m_lens + u'\n' + (option == m_lensOptions.end() ? QString() : option->second) + u'\n' + AnswerCache::key(question);
}

void Session::askLens()
{
    const LensInfo* lens = findLens(m_lens);
    std::optional<Question> asked = question(m_selected);
    if (asked && m_analysis)
        *asked = question(m_selected, m_analysis->spec).value_or(*asked);  // may lie a moment behind the settings
    const bool wasStopped = !std::exchange(m_stopped, QString()).isEmpty();
    if (lens && lens->isMeasured && asked && m_analysis)
        askMeasurement(*lens, *asked);
    const QString key = asked ? lensKey(*asked) : QString();
    if (key != m_lensDataKey) {
        m_lensData = nullptr;
        m_lensProblem.clear();
    }
    const bool isExtra = lens && lens->drawsWithoutData;  // asked for by its option, and shown when it comes
    const bool isNone = !lens || !lens->compute || lens->isMeasured || (isExtra && lensOption(m_lens).isEmpty());
    if (isNone || !asked || !m_analysis || m_lensData) {
        m_lensSlot.cancel();
        return show();
    }
    // Data of a small tensor is waited for, or a slider that keeps moving would never let any be finished.
    const bool isQuick = !(lens && lens->supersedes) && m_lensSlot.isRunning() && m_lensJob == m_lens && m_pictureOf == m_selected
        && !m_analyst.isPreviewing();
    if (isQuick && m_lensJobOf == m_selected)
        m_lensWaits = true;
    else
        startLens(*lens, *asked, key);
    // The old picture of the same tensor stays until the new one is there: no flicker while a setting moves.
    if (m_pictureLens != m_lens || m_pictureOf != m_selected || wasStopped || (isExtra && m_picture.analysis != m_analysis))
        show();
}

void Session::startLens(const LensInfo& lens, const Question& asked, const QString& key)
{
    using Data = std::shared_ptr<const LensData>;
    LensQuestion lensQuestion{m_analyst.weightsFor(asked), asked.spec, lensOption(m_lens).toStdString(), m_analysis};
    lensQuestion.file = asked.file;
    lensQuestion.tensor = asked.tensor.tensor;
    if (m_lensJob != m_lens)
        m_lensBefore = nullptr;
    lensQuestion.before = m_lensBefore;
    lensQuestion.groundwork = m_analyst.groundworkFor(asked);
    lensQuestion.soFar = [this, number = ++m_lensNumber, analysis = m_analysis](const Data& data) {
        QMetaObject::invokeMethod(
            this, [this, number, analysis, data] { showSoFar(number, analysis, data); }, Qt::QueuedConnection);
    };
    m_lensWaits = false;
    m_lensJob = m_lens;
    m_lensJobOf = m_selected;
    m_lensSlot.start<Data>([lens, lensQuestion, asked](Progress& progress) { return computeLens(lens, lensQuestion, asked, progress); },
                           [this, key, analysis = m_analysis](const Result<Data>& data) {
                               m_lensData = m_lensBefore = data ? *data : nullptr;
                               m_lensDataKey = key;
                               m_lensProblem = data ? QString() : text::sentence(data.error());
                               showWith(analysis, m_lensData);
                               if (std::exchange(m_lensWaits, false))
                                   askLens();
                           });
}

// Of the question under way alone: what comes late of an older one is dropped.
void Session::showSoFar(std::uint64_t number, const std::shared_ptr<const Analysis>& analysis, const std::shared_ptr<const LensData>& data)
{
    if (number != m_lensNumber || !m_lensSlot.isRunning())
        return;
    if (const LensInfo* lens = findLens(m_lensJob); lens && lens->supersedes)
        m_lensBefore = data;
    showWith(analysis, data);
}

void Session::show() { showWith(m_analysis, m_lensData); }

void Session::showWith(const std::shared_ptr<const Analysis>& analysis, const std::shared_ptr<const LensData>& data)
{
    m_patience.stop();
    const auto tensorInfo = info(m_selected);
    const bool isMeasured = m_lens == m_measurement.lens;
    m_picture = Picture{};
    m_picture.spec = analysis && tensorInfo ? analysis->spec : m_spec;
    if (tensorInfo) {
        const auto entry = std::find_if(m_files.begin(), m_files.end(), [&](const FileEntry& f) { return f.id == m_selected.file; });
        m_picture.file = entry->name;
        m_picture.info = *tensorInfo;
        m_picture.analysis = analysis;
        m_picture.data = isMeasured ? m_measurement.data : data;
        m_picture.problem = !m_problem.isEmpty() ? m_problem : isMeasured ? m_measurement.problem : m_lensProblem;
        m_picture.stopped = m_stopped;
        m_picture.option = lensOption(m_lens);
        m_picture.noInputs = noInputs(m_selected);
        m_picture.model = entry->file;
        m_picture.heldApart = m_heldApart;
        m_picture.canHoldApart = m_activations && m_activations->hasTokens();
    }
    m_pictureOf = m_selected;
    m_pictureLens = m_lens;
    Q_EMIT pictureChanged(m_picture);
}

// The answer takes longer than people like to look at another tensor's picture.
void Session::showWaiting()
{
    if (!m_analyst.isRunning() || m_pictureOf == m_selected)
        return;
    Q_EMIT analysisChanged();
    m_lensData = nullptr;
    show();
}

}  // namespace bitloupe
