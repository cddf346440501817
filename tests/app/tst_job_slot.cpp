// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The laws of JobSlot: the newest question wins, late answers are dropped, exceptions become errors, nothing outlives it.
#include "app/job_slot.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>
#include <stdexcept>

using namespace bitloupe;

namespace {

// Works until it is cancelled.
Result<int> endless(Progress& progress, std::atomic<bool>& started)
{
    for (;;) {
        started = true;
        progress.advance(1);
        QThread::usleep(100);
    }
}

}  // namespace

class TstJobSlot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deliversInItsOwnThread();
    void newestQuestionWins();
    void cancelIsSilent();
    void exceptionsBecomeErrors();
    void errorsAreDelivered();
    void deliveryMayAskTheNextQuestion();
    void destructionCancelsAndJoins();
    void progressIsThatOfTheNewestQuestion();
};

void TstJobSlot::deliversInItsOwnThread()
{
    JobSlot slot;
    QSignalSpy running(&slot, &JobSlot::runningChanged);
    QThread* worked = nullptr;
    QThread* delivered = nullptr;
    int answer = 0;
    slot.start<int>(
        [&](Progress&) -> Result<int> {
            worked = QThread::currentThread();
            return 42;
        },
        [&](const Result<int>& result) {
            delivered = QThread::currentThread();
            answer = *result;
        });
    QVERIFY(slot.isRunning());
    QTRY_COMPARE(answer, 42);
    QVERIFY(worked != delivered);
    QCOMPARE(delivered, QThread::currentThread());
    QVERIFY(!slot.isRunning());
    QCOMPARE(running.size(), 2);
    QCOMPARE(running.first().first().toBool(), true);
    QCOMPARE(running.last().first().toBool(), false);
}

void TstJobSlot::newestQuestionWins()
{
    JobSlot slot;
    QList<int> delivered;
    std::atomic<bool> started = false;
    slot.start<int>([&](Progress& progress) { return endless(progress, started); }, [&](const Result<int>&) { delivered += -1; });
    QTRY_VERIFY(started);
    for (int i = 0; i < 50; ++i)
        slot.start<int>([i](Progress&) -> Result<int> { return i; }, [&](const Result<int>& result) { delivered += *result; });
    QTRY_VERIFY(!slot.isRunning());
    QCOMPARE(delivered, QList<int>{49});
}

void TstJobSlot::cancelIsSilent()
{
    JobSlot slot;
    std::atomic<bool> started = false;
    bool delivered = false;
    slot.start<int>([&](Progress& progress) { return endless(progress, started); }, [&](const Result<int>&) { delivered = true; });
    QTRY_VERIFY(started);
    slot.cancel();
    QVERIFY(!slot.isRunning());
    QVERIFY(!slot.progress());
    // The next question is answered although the cancelled one was still being left.
    int answer = 0;
    slot.start<int>([](Progress&) -> Result<int> { return 7; }, [&](const Result<int>& result) { answer = *result; });
    QTRY_COMPARE(answer, 7);
    QVERIFY(!delivered);
}

void TstJobSlot::exceptionsBecomeErrors()
{
    JobSlot slot;
    std::optional<Error> error;
    const auto keep = [&](const Result<int>& result) { error = result.error(); };
    slot.start<int>([](Progress&) -> Result<int> { throw std::bad_alloc(); }, keep);
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->code, ErrorCode::NeedsMemory);
    error.reset();
    slot.start<int>([](Progress&) -> Result<int> { throw std::runtime_error("the reason"); }, keep);
    QTRY_VERIFY(error.has_value());
    QCOMPARE(QString::fromStdString(error->detail), QStringLiteral("the reason"));
}

void TstJobSlot::errorsAreDelivered()
{
    JobSlot slot;
    std::optional<Error> error;
    slot.start<int>(
        [](Progress&) -> Result<int> {
            return Error{ErrorCode::DiskFull, "f", "w", "d"};
        },
        [&](const Result<int>& result) { error = result.error(); });
    QTRY_VERIFY(error.has_value());
    QVERIFY(*error == (Error{ErrorCode::DiskFull, "f", "w", "d"}));
}

void TstJobSlot::deliveryMayAskTheNextQuestion()
{
    JobSlot slot;
    QSignalSpy running(&slot, &JobSlot::runningChanged);
    int count = 0;
    std::function<void(Result<int>)> again = [&](const Result<int>& result) {
        count = *result;
        if (count < 5)
            slot.start<int>([next = count + 1](Progress&) -> Result<int> { return next; }, again);
    };
    slot.start<int>([](Progress&) -> Result<int> { return 1; }, again);
    QTRY_COMPARE(count, 5);
    QTRY_VERIFY(!slot.isRunning());
    QCOMPARE(running.last().first().toBool(), false);
}

void TstJobSlot::destructionCancelsAndJoins()
{
    std::atomic<bool> started = false;
    std::atomic<bool> left = false;
    bool delivered = false;
    struct Leaving {
        std::atomic<bool>& left;
        ~Leaving() { left = true; }
    };
    {
        JobSlot slot;
        slot.start<int>(
            [&](Progress& progress) {
                const Leaving leaving{left};
                return endless(progress, started);
            },
            [&](const Result<int>&) { delivered = true; });
        QTRY_VERIFY(started);
    }
    QVERIFY(left);
    QCoreApplication::processEvents();
    QVERIFY(!delivered);
}

void TstJobSlot::progressIsThatOfTheNewestQuestion()
{
    JobSlot slot;
    std::atomic<bool> release = false;
    bool delivered = false;
    slot.start<int>(
        [&](Progress& progress) -> Result<int> {
            progress.expect(10);
            progress.advance(4);
            while (!release) {
                progress.advance(0);
                QThread::usleep(100);
            }
            return 0;
        },
        [&](const Result<int>&) { delivered = true; });
    QTRY_COMPARE(slot.progress()->done(), 4U);
    QCOMPARE(slot.progress()->total(), 10U);
    release = true;
    QTRY_VERIFY(delivered);
}

QTEST_GUILESS_MAIN(TstJobSlot)
#include "tst_job_slot.moc"
