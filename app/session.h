// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one state of the window: open files, the selected tensor, the settings, the lens that is looked through. Methods are
// intents, signals are facts. Computes nothing itself: it asks workers, keeps their answers by (tensor, spec), and tells.

#include "app/activations_file.h"
#include "app/analyst.h"
#include "app/answer_cache.h"
#include "app/file_opener.h"
#include "app/file_watch.h"
#include "app/gesture_watch.h"
#include "app/history.h"
#include "app/job_slot.h"
#include "app/pin_figures.h"
#include "app/session_file.h"
#include "app/survey.h"
#include "views/lens.h"

#include <QTimer>
#include <map>
#include <optional>
#include <set>

namespace bitloupe {

struct ExportJob;

struct ExportRequest {
    std::string exporter;  // id in the table
    bool wholeFile = false;  // all tensors of the selected one's file
    QString target;
};

// What is being worked on, for the status bar. total 0: nobody knows how long.
struct Activity {
    QString what;  // empty: nothing
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};

class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(QObject* parent = nullptr);
    ~Session() override;

    // Intents
    void openFiles(const QStringList& paths);
    void openSample();
    void closeFile(int file);
    void selectTensor(TensorRef tensor);
    bool selectByName(const QString& name);  // first tensor of that name in any file; false: there is none
    void editSpec(const QuantSpec& asked);
    void setOutputAxis(TensorRef tensor, std::optional<int> axis);  // none: as the file says
    void chooseLens(const QString& id);
    void setLensOption(const QString& option);
    void exportTensors(const ExportRequest& request);
    void preferRows(const std::vector<TensorRef>& tensors);
    void analyseAgain();
    // Activations beside the weights (session_inputs.cpp)
    void openActivations(const QString& path);  // in place of those that are open
    void openSampleActivations();  // of the built-in sample
    void closeActivations();
    void matchInputs(const InputMatches& matches);  // where names differ
    void holdApart(double share);  // of the tokens, from the calibration: 0 to kMostHeldApart
    void reload(const QString& path);  // an open file, in its place; what was open stays if it cannot be read
    void reloadSelected();
    void cancel();

    // Undo, pins and session files (session_state.cpp, session_pins.cpp, session_restore.cpp)
    void undo();
    void redo();
    void forgetHistory();  // what there is now is where undo ends
    void pin();  // the settings of now
    void unpin(int pin);
    void renamePin(int pin, const QString& name);
    void movePin(int pin, int place);
    void choosePin(int pin);  // the one that swapPin() swaps with
    void applyPin(int pin);
    void swapPin();  // between the settings (A) and the chosen pin (B)
    void restoreSession(const SavedSession& saved);  // closes what is not in it; tells sessionRestored

    // State
    const std::vector<FileEntry>& files() const { return m_files; }
    TensorRef selected() const { return m_selected; }
    std::optional<TensorInfo> info(TensorRef tensor) const;  // with the output axis that people chose
    const QuantSpec& spec() const { return m_spec; }
    const Picture& picture() const { return m_picture; }
    std::shared_ptr<const Analysis> analysis() const { return m_analysis; }
    const TensorSummary* summary(TensorRef tensor) const { return m_survey.summary(tensor); }
    bool isAnalysing() const { return m_analyst.isRunning() || m_lensSlot.isRunning(); }
    bool isSettled() const;  // no worker does anything any more, cancelled ones included
    bool isMeasuring() const { return m_measureSlot.isRunning(); }
    bool isExporting() const { return m_exportSlot.isRunning(); }
    bool isBusy() const;
    Activity activity() const;
    const History& history() const { return m_history; }
    const std::vector<Pin>& pins() const { return m_pins; }
    std::vector<PinRow> pinRows() const;  // with what is known of them on the selected tensor
    int chosenPin() const { return m_chosenPin; }  // -1: none
    const std::shared_ptr<const ActivationsFile>& activations() const { return m_activations; }  // null: none
    const InputMatches& inputMatches() const { return m_inputMatches; }
    double heldApart() const { return m_heldApart; }
    std::optional<std::size_t> inputsOf(TensorRef tensor) const;  // the entry of activations() that it meets
    QString noInputs(TensorRef tensor) const;  // why its inputs are not known, as a sentence; empty: they are
    bool seesPin() const;  // side B is seen: the settings are the chosen pin's, and side A is kept
    SettingsValue settings() const;
    QString lensOption(const QString& lens) const;
    SavedSession savedSession() const;  // all but what the window adds
    bool isRestoring() const { return m_restoring.has_value(); }

Q_SIGNALS:
    void filesChanged();
    void fileOpened(const QString& path);
    void selectionChanged();
    void specChanged();
    void analysisChanged();  // may have become none
    void pictureChanged(const bitloupe::Picture& picture);  // for the chosen lens
    void rowChanged(bitloupe::TensorRef tensor);
    void rowsStale();
    void busyChanged(bool busy);
    void activationsChanged();  // others, none, or other matches
    void activationsOpened(const QString& path);
    void exported(const QString& target);
    void historyChanged();
    void pinsChanged();  // the list, what is known of them, or which side is seen
    void sessionRestored(const bitloupe::SavedSession& saved);  // settings are set; its files are being opened
    void problem(const QString& sentence);
    void notice(const QString& sentence);
    void fileChangedOnDisk(const QString& path, const QString& sentence);  // reload() reads it

private:
    void connectWorkers();
    void addFile(const QString& path, const std::shared_ptr<const ModelFile>& file);
    void replaceFile(FileEntry& entry, const std::shared_ptr<const ModelFile>& file);
    void selectFirst(const FileEntry& entry);
    std::shared_ptr<const ModelFile> fileOf(TensorRef tensor) const;
    std::optional<Question> question(TensorRef tensor) const;
    std::optional<Question> question(TensorRef tensor, const QuantSpec& spec) const;
    InputSource inputSource(TensorRef tensor) const;
    void gatherInputs();
    void giveInputs(ExportJob& job, bool wholeFile);
    void takeActivations(const std::shared_ptr<const Activations>& activations);
    void renewInputs();
    void tellInputsChanged();
    void restoreActivations(const SavedSession& saved);
    void tellOfInputs();
    void ask();
    void takeAnswer(const Question& question, const Result<Answer>& answer);
    void takePreview(const Question& question, const PreviewAnswer& answer);
    void tellWorking();
    bool lensWantsPreview(const Question& question) const;
    void askLens();
    void endDrawing();
    void startLens(const LensInfo& lens, const Question& question, const QString& key);
    void askMeasurement(const LensInfo& lens, const Question& question);
    void endMeasurement();
    void showMeasured();
    QString lensKey(const Question& question) const;
    void show();
    void showSoFar(std::uint64_t number, const std::shared_ptr<const Analysis>& analysis, const std::shared_ptr<const LensData>& data);
    void showWith(const std::shared_ptr<const Analysis>& analysis, const std::shared_ptr<const LensData>& data);
    void showWaiting();
    void surveySoon();
    void startSurvey();
    void tellBusy();
    void remember(const SettingsValue& before);  // as a step, if something changed
    void put(const SettingsValue& settings);
    void replacePins(std::vector<Pin> pins);
    void computePins();
    void closeOthers(const QStringList& paths);
    bool takeRestored(const QString& path);  // whether the session file says what is selected
    void takeFailure(const QString& sentence);
    void endRestoring();

    std::vector<FileEntry> m_files;
    int m_nextFile = 0;
    QStringList m_openedAlone;  // on their way: they take the selection
    FileWatch m_watch;
    TensorRef m_selected;
    QuantSpec m_spec;
    std::map<TensorRef, int> m_axes;  // chosen by people
    QString m_lens;
    std::map<QString, QString> m_lensOptions;  // by lens

    AnswerCache m_cache;
    std::shared_ptr<const Analysis> m_analysis;  // of the selection under the settings; null while there is none
    TensorRef m_analysisOf;
    QString m_problem;  // why there is no answer
    QString m_lensProblem;  // why the visible lens has no data of its own; no other lens shows it
    std::shared_ptr<const LensData> m_lensData;
    QString m_lensDataKey;
    std::shared_ptr<const LensData> m_lensBefore;  // the last that m_lensJob gave
    std::uint64_t m_lensNumber = 0;  // of the newest question to a lens
    QString m_stopped;  // why no more data of the visible lens comes: somebody cancelled it
    Picture m_picture;  // what was shown last
    TensorRef m_pictureOf;
    QString m_pictureLens;

    GestureWatch m_gestures;
    History m_history;
    std::vector<Pin> m_pins;
    int m_nextPin = 0;
    int m_chosenPin = -1;
    std::optional<QuantSpec> m_aside;  // side A while B is seen
    std::optional<SavedSession> m_restoring;  // until its files are open
    QStringList m_notRestored;  // its files that could not be opened: why

    std::shared_ptr<const ActivationsFile> m_activations;
    InputMatches m_inputMatches;
    double m_heldApart = 0;  // share of the activations' tokens
    bool m_inputsFitSurvey = false;  // so small that rows of all tensors may have them
    std::optional<std::size_t> m_gathering;
    std::optional<std::size_t> m_refusedEntry;  // whose gathering was cancelled
    std::set<std::size_t> m_toldEntries;  // of whose troubles people have heard
    QString m_openingActivations;
    JobSlot m_activationsSlot;
    JobSlot m_gatherSlot;

    QTimer m_patience;  // an old picture may stay this long while a new one is made
    QTimer m_surveyTimer;
    bool m_wasBusy = false;
    FileOpener m_opener;
    Survey m_survey;
    PinSurvey m_pinSurvey;
    JobSlot m_lensSlot;
    QString m_lensJob;  // the lens that it works for
    TensorRef m_lensJobOf;
    bool m_lensWaits = false;  // for the data of an older answer, and then for its own
    // What a lens measures, whichever is looked at (session_measure.cpp)
    struct Measurement {
        QString lens, option;  // no option: none was asked for, or it was ended
        int file = -1;  // whose weights are measured
        std::shared_ptr<const LensData> data{};  // as far as it is known
        QString problem{};
    };
    Measurement m_measurement;
    JobSlot m_measureSlot;
    JobSlot m_exportSlot;
    Analyst m_analyst;
};

}  // namespace bitloupe
