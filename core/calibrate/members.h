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
CalibratorInfo movingAverageCalibrator();  // moving_average_calibrator.cpp
CalibratorInfo nvidiaPercentileCalibrator();  // nvidia_percentile_calibrator.cpp
CalibratorInfo onnxPercentileCalibrator();  // onnx_percentile_calibrator.cpp
CalibratorInfo aciqCalibrator();  // aciq_calibrator.cpp
CalibratorInfo gptqCalibrator();  // gptq_calibrator.cpp
CalibratorInfo nvidiaMseCalibrator();  // nvidia_mse_calibrator.cpp
CalibratorInfo torchHistogramCalibrator();  // torch_histogram_calibrator.cpp
CalibratorInfo onnxEntropyCalibrator();  // onnx_entropy_calibrator.cpp
CalibratorInfo manualCalibrator();  // manual_calibrator.cpp

// CalibratorInfo::weightsNeeded of the percentiles and of the entropies.
double weightsBeyond(const Choice& choice);  // 1 / (1 - p): fewer have none beyond the percentile. percentile_calibrator.cpp
double weightsForEntropy(const Choice& choice);  // kl_calibrator.cpp

}  // namespace bitloupe
