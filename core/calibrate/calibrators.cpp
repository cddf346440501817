// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// The table of calibrators. A new one: a file with its descriptor, declared in members.h, and one line here.

#include "core/calibrate/calibrator.h"
#include "core/calibrate/members.h"

#include <array>

namespace bitloupe {

std::span<const CalibratorInfo> calibrators()
{
    static const std::array table = {
        minMaxCalibrator(),           percentileCalibrator(),     mseCalibrator(),    klCalibrator(),   movingAverageCalibrator(),
        nvidiaPercentileCalibrator(), onnxPercentileCalibrator(), aciqCalibrator(),   gptqCalibrator(), nvidiaMseCalibrator(),
        torchHistogramCalibrator(),   onnxEntropyCalibrator(),    manualCalibrator(),
    };
    return table;
}

const CalibratorInfo* findCalibrator(std::string_view id)
{
    for (const CalibratorInfo& info : calibrators())
        if (info.id == id)
            return &info;
    return nullptr;
}

Result<std::shared_ptr<const Calibrator>> makeCalibrator(const Choice& choice)
{
    if (const CalibratorInfo* info = findCalibrator(choice.id))
        return info->make(choice);
    return Error{ErrorCode::BadSpec, {}, "key 'range'", "unknown: " + choice.id};
}

}  // namespace bitloupe
