// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rows of the Tensors dock as a plain value: what stands under what, in which order, without a widget or a model.
// In file and name order, files are roots and dotted or slashed names become branches; by size or SQNR, all tensors of all
// files stand in one list, because the worst one is worst wherever it lives.

#include "views/docks/tensor_row.h"

#include <functional>
#include <list>
#include <memory>
#include <span>
#include <vector>

namespace bitloupe {

enum class TensorOrder { File, Name, Size, Sqnr };

struct TensorNode {
    int parent = -1;  // index into nodes; -1: top level
    int row = 0;  // among its siblings
    std::vector<int> children{};
    QString label{};  // safe to display
    int file = -1;
    TensorRef tensor{};  // invalid for files and branches
};

struct TensorTree {
    std::vector<TensorNode> nodes;
    std::vector<int> roots;
};

struct TensorQuery {
    QString filter;  // every word of it must occur in the name, in any case
    TensorOrder order = TensorOrder::File;
};

using SqnrOf = std::function<std::optional<double>(TensorRef)>;

// A stretch of a name between separators.
struct NamePart {
    qsizetype begin = 0;
    qsizetype end = 0;
};
struct TensorName {
    TensorRef ref;
    QString name;  // safe to display
    std::vector<NamePart> parts;
};

// Names made ready for display and cut into parts: once for each file, however often its list is filtered and sorted.
class TensorNames {
public:
    const std::vector<TensorName>& of(const FileEntry& file);  // until keepOnly() drops the file
    void keepOnly(std::span<const FileEntry> files);

private:
    struct Known {
        int id;
        std::shared_ptr<const ModelFile> file;
        std::vector<TensorName> names;
    };
    std::list<Known> m_files;
};

TensorTree buildTensorTree(std::span<const FileEntry> files, const TensorQuery& query, const SqnrOf& sqnrOf, TensorNames& names);
TensorTree buildTensorTree(std::span<const FileEntry> files, const TensorQuery& query, const SqnrOf& sqnrOf);

}  // namespace bitloupe
