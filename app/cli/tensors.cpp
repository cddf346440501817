// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/tensors.h"

#include "core/tensor/fold.h"

#include "app/cli/glob.h"
#include "app/cli/nearest.h"
#include "views/text/text.h"
#include "views/text/utf8.h"

#include <algorithm>

namespace bitloupe::cli {

namespace {

std::string place(const TensorInfo& info) { return "tensor '" + info.name + "'"; }

// Errors of a tensor say which one, where the reader did not.
Error placed(Error error, const TensorRef& tensor)
{
    if (error.file.empty())
        error.file = tensor.path();
    if (error.where.empty() && !tensor.info().name.empty())
        error.where = place(tensor.info());
    return error;
}

class Walk {
public:
    Walk(Job& job, const Visit& visit, bool alsoUnreadable)
        : m_job(job)
        , m_visit(visit)
        , m_alsoUnreadable(alsoUnreadable)
    {
    }

    ExitCode run()
    {
        for (const std::string& path : m_job.arguments.files)
            visitFile(path);
        if (m_chosen == 0 && m_anyTensors && m_code == kWell)
            return sayNothingChosen(m_job, m_opened);
        return m_code;
    }

private:
    void visitFile(const std::string& path)
    {
        m_job.console.doing(path);
        const auto file = openFile(m_job, path);
        if (!file)
            return keep(m_job.console.failed(file.error()));
        if (!m_job.arguments.tensors.empty())
            m_opened.push_back(*file);  // for their names, should nothing match
        m_anyTensors = m_anyTensors || !(*file)->tensors().empty();
        for (const std::size_t index : chosenTensors(m_job, **file)) {
            ++m_chosen;
            visitTensor({*file, index});
        }
    }

    void visitTensor(const TensorRef& tensor)
    {
        m_job.progress.advance(0);
        m_job.console.doing(tensor.info().name.empty() ? tensor.path() : tensor.info().name);
        if (!tensor.info().readable && !m_alsoUnreadable) {
            m_job.console.warning(
                Error{ErrorCode::UnsupportedType, tensor.path(), place(tensor.info()), tensor.info().storedType + "; it is left out"});
            return;
        }
        const Result<void> visited = m_visit(tensor);
        if (visited)
            return;
        const ErrorCode code = visited.error().code;
        if (code == ErrorCode::NotNumeric || code == ErrorCode::EmptyTensor)  // nothing is wrong with the file
            m_job.console.warning(placed(visited.error(), tensor));
        else
            keep(m_job.console.failed(placed(visited.error(), tensor)));
    }

    void keep(ExitCode code) { m_code = std::max(m_code, code); }

    Job& m_job;
    const Visit& m_visit;
    bool m_alsoUnreadable;
    std::vector<std::shared_ptr<const ModelFile>> m_opened;
    std::size_t m_chosen = 0;
    bool m_anyTensors = false;
    ExitCode m_code = kWell;
};

}  // namespace

Result<std::shared_ptr<const ModelFile>> openFile(Job& job, const std::string& path)
{
    auto file = ModelFile::open(path);
    if (!file)
        return file;
    for (Error warning : (*file)->warnings()) {
        if (warning.file.empty())
            warning.file = path;
        job.console.warning(warning);
    }
    if ((*file)->tensors().empty())
        job.console.warning(cellText(path) + ": the file holds no tensor.");
    return file;
}

std::vector<std::size_t> chosenTensors(const Job& job, const ModelFile& file)
{
    const std::vector<std::string>& globs = job.arguments.tensors;
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < file.tensors().size(); ++i) {
        const std::string& name = file.tensors()[i].name;
        const auto matches = [&name](const std::string& glob) { return globMatches(glob, name); };
        if (globs.empty() || std::any_of(globs.begin(), globs.end(), matches))
            out.push_back(i);
    }
    return out;
}

ExitCode sayNothingChosen(Job& job, const std::vector<std::shared_ptr<const ModelFile>>& files)
{
    std::vector<std::string_view> names;
    for (const auto& file : files) {
        for (const TensorInfo& info : file->tensors())
            names.push_back(info.name);
    }
    const std::string& asked = job.arguments.tensors.front();
    std::string nearest;
    for (const std::string& name : mostAlike(asked, names, 3))
        nearest += (nearest.empty() ? "" : ", ") + cellText(name);
    return job.console.failed("no tensor matches --tensor '" + cellText(asked) + "'; nearest: " + nearest, kWrongUsage);
}

ExitCode forEachTensor(Job& job, const Visit& visit, bool alsoUnreadable) { return Walk(job, visit, alsoUnreadable).run(); }

Result<std::shared_ptr<const Weights>> openFor(Job& job, const TensorRef& tensor, const QuantSpec* spec)
{
    WeightsOptions options;
    if (job.arguments.axis)
        options.outputAxis = *job.arguments.axis;
    if (spec && !(job.arguments.axis && std::holds_alternative<PerTensor>(spec->granularity)))
        options.outputAxis = axisFor(*spec, tensor.info());
    if (const int last = lastRowAxis(options.outputAxis); last >= static_cast<int>(tensor.info().shape.size())) {
        job.console.warning(tensorCell(tensor.info()) + " has no axis " + std::to_string(last) + "; it is left out.");
        return std::shared_ptr<const Weights>();
    }
    return openWeights(tensor.file, tensor.index, options, job.progress);
}

bool isWorthQuantizing(const TensorInfo& info)
{
    const bool isFloating = info.dtype == DType::F64 || info.dtype == DType::F32 || info.dtype == DType::F16 || info.dtype == DType::BF16;
    return isFloating && info.readable && info.shape.size() >= 2;
}

ExitCode sayNoSpec(Job& job)
{
    return job.console.failed("no settings are given: say --spec with a preset (int8, w4a16_g128, nf4…) or pairs like "
                              "grid=int,bits=4,granularity=group,group=128",
                              kWrongUsage);
}

std::string cellText(std::string_view nameFromFile)
{
    constexpr std::size_t kMost = 100, kEnd = 30;  // characters
    const QString text = text::safe(nameFromFile);
    if (text.size() <= static_cast<qsizetype>(kMost))
        return text.toStdString();
    return (text.left(kMost - kEnd - 1) + QStringLiteral("…") + text.right(kEnd)).toStdString();
}

std::string tensorCell(const TensorInfo& info) { return info.name.empty() ? "(unnamed)" : cellText(info.name); }

}  // namespace bitloupe::cli
