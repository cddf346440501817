// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The descriptors of all calibrators, for their table. Each is defined in the file of its member.

#include "core/calibrate/calibrator.h"

namespace bitloupe {

CalibratorInfo minMaxCalibrator();  // minmax_calibrator.cpp
CalibratorInfo percentileCalibrator();  // percentile_calibrator.cpp
CalibratorInfo mseCalibrator();  // mse_calibrator.cpp
CalibratorInfo klCalibrator();  // kl_calibrator.cpp
CalibratorInfo manualCalibrator();  // manual_calibrator.cpp

}  // namespace bitloupe
