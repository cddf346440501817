// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// numpy and PyTorch in a helper process (peers.py) that times its own cases, taken in turn with ours.

#include "tests/bench/cases.h"

#include <cstdio>
#include <string>
#include <vector>

#include <sys/types.h>

namespace bitloupe::bench {

class Peers {
public:
    // Without a python3 that has numpy there are no cases.
    explicit Peers(const Data& data);
    ~Peers();
    Peers(const Peers&) = delete;
    Peers& operator=(const Peers&) = delete;

    // Must not outlive this.
    std::vector<Case> cases();

private:
    void start(const char* python);
    void stop();
    bool readLine(std::string* line);
    double ask(const std::string& name);

    std::string m_file;  // the weights
    std::string m_rows;  // of them
    std::FILE* m_in = nullptr;
    std::FILE* m_out = nullptr;
    pid_t m_process = -1;
    std::vector<std::string> m_names;
};

}  // namespace bitloupe::bench
