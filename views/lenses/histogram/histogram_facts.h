// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From an Analysis to what the Histogram lens says and draws. No widgets here.

#include "core/report/analysis.h"
#include "views/chart/csv.h"
#include "views/chart/stem_item.h"

#include <QString>
#include <string>
#include <vector>

namespace bitloupe {

struct Picture;

// A calibrator's choice, as a chip and as a line at both ends.
struct ThresholdFact {
    std::string calibrator;
    QString name;  // "Percentile 99.99"
    QString shortName;  // "percentile"
    QString range;  // "±0.215", or "-0.2…0.31"
    QString quality;  // "7.79 dB"; empty where it is not known
    Range ends;
    double sqnrDb = 0;  // NaN where it is not known
    bool isActive = false;
};
// Every automatic calibrator in the order of the table; then the range by hand, where that is what the settings ask for.
std::vector<ThresholdFact> thresholds(const Analysis& analysis);

QString calibratorName(const Choice& choice);  // "Percentile 99.99": the name and its numbers
QString rangeText(Range range);  // "±0.215", or "-0.2…0.31"

// The calibrator that is no calibrator: the range that people set.
std::string_view handCalibrator();
// The settings with their range set by hand.
QuantSpec withRange(const QuantSpec& spec, Range range);
// The settings with another calibrator; parameters that the settings do not hold take the defaults.
QuantSpec withCalibrator(const QuantSpec& spec, std::string_view calibrator);
bool isSymmetric(const QuantSpec& spec);

// The grid over the widest block, ascending: where the levels of a tensor lie, or, with one scale a channel or group, of
// the block that reaches farthest.
std::vector<double> gridLevels(const Analysis& analysis);
// How many weights lie on each level. Empty with more than one block, or more levels than can be told apart by eye.
std::vector<Stem> stems(const Analysis& analysis);

// All weights on one value, which has no bins: how many lie there.
std::vector<Stem> pointStems(const Histogram& histogram);
// The range of the block that reaches farthest; with one scale, of the tensor.
Range widestRange(const ErrorReport& report);

struct WorstChannels {
    std::vector<std::size_t> channels;  // worst first
    double share = 0;  // of the squared error of the tensor
    bool standOut = false;  // far above the rest, few, and heavy enough to name
};
// Channels whose MSE is above four times the median channel's, where they are at most a twentieth of all; else the worst
// hundredth (at least one).
WorstChannels worstChannels(const std::vector<double>& mse);
std::vector<double> channelMse(const ErrorReport& report);
QString sentence(const WorstChannels& worst, std::size_t channelCount);

// "512 × 1376 · F16 · mean 0.000 · σ 0.019 · kurtosis 9.8"
QString tensorFacts(const TensorInfo& info, const Statistics& statistics);
// The same and the choices, for screen readers.
QString histogramSummary(const TensorInfo& info, const Analysis& analysis);

// Every bin of both; `quantized` on the same bins, or empty.
ValueTable histogramValues(const Histogram& original, const Histogram& quantized);
ValueTable thresholdReport(const Analysis& analysis);  // one row a calibrator
ValueTable curveValues(const Analysis& analysis);
ValueTable channelMseValues(const ErrorReport& report);

}  // namespace bitloupe
