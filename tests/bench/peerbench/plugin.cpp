// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/peerbench/plugin.h"

#include "tests/bench/peerbench/quant_cases.h"

namespace {

using namespace bitloupe::bench;

const QuantCase& quantCase(int i) { return quantCases()[static_cast<std::size_t>(i)]; }
std::size_t size(long n) { return static_cast<std::size_t>(n); }

const char* name(int) { return "bitloupe"; }
const char* quantFormat(int i) { return quantCase(i).format; }
std::size_t quantOutBytes(int i, long n, long k) { return quantCase(i).outBytes(size(n), size(k)) + 64; }
void quantRun(int i, const float* in, void* out, long n, long k, int) { quantCase(i).run(in, out, size(n), size(k)); }
void quantPrepare(int i, const float* weights, void* in, long n, long k)
{
    if (quantCase(i).prepare != nullptr)
        quantCase(i).prepare(weights, in, size(n), size(k));
}

}  // namespace

const plb_plugin* plb_get_plugin()
{
    static const plb_plugin plugin = {
        1,    0,           nullptr,       nullptr,  nullptr,     nullptr, nullptr, nullptr, static_cast<int>(quantCases().size()),
        name, quantFormat, quantOutBytes, quantRun, quantPrepare};
    return &plugin;
}
