// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The walk that most commands share: open each file, say its warnings, choose the tensors that --tensor names, and visit
// them one by one in the order of the file. What fails is said, the rest goes on, and the worst exit code is kept.

#include "app/cli/command.h"
#include "core/io/model_file.h"
#include "core/tensor/weights.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace bitloupe::cli {

struct TensorRef {
    std::shared_ptr<const ModelFile> file;
    std::size_t index = 0;

    const TensorInfo& info() const { return file->tensors()[index]; }
    std::string path() const { return file->path().string(); }
};

// Opens a file and says its warnings; also the one that it holds no tensor at all.
Result<std::shared_ptr<const ModelFile>> openFile(Job& job, const std::string& path);

// Indices of the tensors that --tensor chooses; all of them where it was not given.
std::vector<std::size_t> chosenTensors(const Job& job, const ModelFile& file);

// Says that --tensor chose nothing in these files, with the nearest names.
ExitCode sayNothingChosen(Job& job, const std::vector<std::shared_ptr<const ModelFile>>& files);

// Tensors that cannot be read are said as warnings and left out, unless `alsoUnreadable`.
using Visit = std::function<Result<void>(const TensorRef&)>;
ExitCode forEachTensor(Job& job, const Visit& visit, bool alsoUnreadable = false);

// The tensor's weights with the output axis that --axis, `spec` (may be null) or the file names. Null, with a warning,
// where the tensor has no such axis.
Result<std::shared_ptr<const Weights>> openFor(Job& job, const TensorRef& tensor, const QuantSpec* spec);

// What is worth quantizing where nobody said it: floating-point matrices and convolutions.
bool isWorthQuantizing(const TensorInfo& info);

// Says that --spec is missing, and how one looks.
ExitCode sayNoSpec(Job& job);

// A name or place from a file, for a cell of a table: safe, and shortened in the middle where it is very long.
std::string cellText(std::string_view nameFromFile);
// The name of a tensor for people; "(unnamed)" where the file gives none (npy).
std::string tensorCell(const TensorInfo& info);

}  // namespace bitloupe::cli
