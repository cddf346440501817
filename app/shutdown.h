// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The end that others ask for: SIGTERM, SIGINT and SIGHUP become a call in the window's thread, where settings can be saved
// and work be cancelled. A second signal ends the process at once.

#include <QObject>
#include <functional>

class QSocketNotifier;

namespace bitloupe {

class Shutdown : public QObject {
    Q_OBJECT
public:
    explicit Shutdown(std::function<void()> end, QObject* parent = nullptr);
    ~Shutdown() override;

private:
    std::function<void()> m_end;
    QSocketNotifier* m_notifier = nullptr;
};

}  // namespace bitloupe
