// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The weights of one tensor as the matrix that quantization works on: W[channel][input], float32, row-major.
// A row is one output channel (or one place of several leading axes, core/tensor/fold.h); its columns are all other axes in their own
// order. Rank 0 and 1 tensors without an output axis are one row. Where the output channel is not the first axis (Keras), rows are gathered
// on reading.
//
// A tensor that fits the memory budget is resident: data() is not null and reads cost nothing. A larger one is streamed
// from its file, range by range, each time it is read.

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/model_file.h"
#include "core/tensor/tensor_info.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace bitloupe {

struct InputMoments;

// Values of W in flat order [first, first + values.size()); `keep` owns them where they are a copy.
struct Piece {
    std::uint64_t first = 0;
    std::span<const float> values;
    std::shared_ptr<const void> keep;
};

class Weights {
public:
    virtual ~Weights() = default;

    const TensorInfo& info() const { return m_info; }
    int outputAxis() const { return m_outputAxis; }  // kNoAxis: one row
    std::uint64_t rows() const { return m_rows; }
    std::uint64_t cols() const { return m_cols; }
    std::uint64_t size() const { return m_rows * m_cols; }

    // All values when resident, else null.
    virtual const float* data() const = 0;
    // Values [first, first + count) of the flat row-major matrix. Zero-copy when resident. Thread-safe.
    virtual Result<Piece> read(std::uint64_t first, std::uint64_t count) const = 0;

    // What is known of the vectors that W is multiplied with (core/activations); null where nothing is.
    const std::shared_ptr<const InputMoments>& inputs() const { return m_inputs; }

    // Position in the tensor's own C order of element `flat` of the matrix.
    std::uint64_t originalIndex(std::uint64_t flat) const;
    std::uint64_t matrixIndex(std::uint64_t original) const;  // and back

protected:
    void setLayout(TensorInfo info, int outputAxis);

    TensorInfo m_info;
    int m_outputAxis = kNoAxis;
    std::uint64_t m_rows = 0;
    std::uint64_t m_cols = 0;
    std::shared_ptr<const InputMoments> m_inputs;
    std::uint64_t m_after = 1;  // elements of the axes behind the channel axis
    std::uint64_t m_channels = 0;  // rows of one slice: all of them but for stacks (core/tensor/fold.h)
};

struct WeightsOptions {
    int outputAxis = -2;  // -2: as the file says; kNoAxis: one row; else the axis
    std::uint64_t residentBytes = 0;  // tensors up to this many bytes of float32 are loaded; 0: a quarter of the machine's memory
};
inline constexpr int kFileAxis = -2;

// Loads (or prepares to stream) one tensor. Errors: BadArgument (axis), NotNumeric, and whatever reading gives.
Result<std::shared_ptr<const Weights>> openWeights(std::shared_ptr<const ModelFile> file, std::size_t tensor, const WeightsOptions& options,
                                                   Progress& progress);

// Weights held in memory: for tests, golden vectors and prepared weights. `values` in the tensor's own C order.
std::shared_ptr<const Weights> weightsFromValues(std::string name, Shape shape, std::vector<float> values, int outputAxis);

// The same weights with these inputs (null: none), which have as many features as W has columns.
std::shared_ptr<const Weights> withInputs(std::shared_ptr<const Weights> weights, std::shared_ptr<const InputMoments> inputs);
// `matrix` (rows x cols) in place of the values of `weights`, under the same name and shape.
std::shared_ptr<const Weights> withValues(const Weights& weights, std::vector<float> matrix, std::shared_ptr<const InputMoments> inputs);

// `values` in the flat order of the matrix, put back into the tensor's own C order (size() elements of elementBytes each).
void toOriginalOrder(const Weights& weights, const std::byte* matrix, std::size_t elementBytes, std::byte* original);

}  // namespace bitloupe
