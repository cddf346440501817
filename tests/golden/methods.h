// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What each file of methods offers to the table in methods.cpp.

#include "tests/golden/case.h"

namespace bitloupe::golden {

// affine_methods.cpp
void affineParams(Case& c);
void affineQuantize(Case& c);
void affineFakeQuantize(Case& c);
void onnxQuantizeLinear(Case& c);
void onnxDynamicQuantizeLinear(Case& c);

// calibration_methods.cpp
void runningMinMax(Case& c);
void torchHistogram(Case& c);
void ortEntropy(Case& c);
void ortPercentile(Case& c);
void ortScaleZeroPoint(Case& c);
void nvidiaPercentile(Case& c);
void nvidiaMse(Case& c);
void nvidiaEntropy(Case& c);
void gptqFindParams(Case& c);

// statistics_methods.cpp
void moments(Case& c);
void percentile(Case& c);
void histogram(Case& c);
void error(Case& c);
void divergence(Case& c);

// codebook_methods.cpp
void codebook(Case& c);
void quantize4Bit(Case& c);
void quantizeBlockwise(Case& c);

// block_methods.cpp
void ggmlQuantize(Case& c);
void ggmlDequantize(Case& c);
void onnxMatMulNBits(Case& c);

// grid_methods.cpp
void ternaryWeights(Case& c);
void xnorWeights(Case& c);
void powerOfTwoScales(Case& c);
void awqPseudoQuantize(Case& c);
void smoothQuantFakeQuant(Case& c);

// gptq_methods.cpp
void gptq(Case& c);
void gptqHessian(Case& c);

// input_methods.cpp
void awqScaleSearch(Case& c);
void awqClipSearch(Case& c);
void smoothQuantSmooth(Case& c);
void llmInt8(Case& c);
void hawqTrace(Case& c);

}  // namespace bitloupe::golden
