// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The command line of the window.

#include <QSize>
#include <QString>
#include <QStringList>

namespace bitloupe {

struct LaunchOptions {
    QStringList files;
    QString screenshot;  // where to save a picture of the window, then exit; empty: none
    QString activations;  // beside the weights; empty: none
    QString lens;
    QString tensor;
    QString spec;
    QString theme;
    QString language;
    QSize size;
    bool sampleWanted = false;
    bool newWindowWanted = false;  // even where a window is open already
    bool isRightToLeft = false;
    bool helpWanted = false;
    bool versionWanted = false;
    QString problem;  // why the command line is wrong
};

// Whether a window that is open already can do what is asked: files to open, or just to come forward.
bool mayHandOver(const LaunchOptions& options);

LaunchOptions parseCommandLine(const QStringList& arguments);
QString helpText();

// Why no window can be opened here; empty where one can.
QString missingDisplay();

}  // namespace bitloupe
