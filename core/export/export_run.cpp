// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/export_run.h"

#include "core/export/array_path.h"
#include "core/export/atomic_file.h"
#include "core/export/hdf5_archive.h"
#include "core/export/input_stamp.h"
#include "core/export/metadata.h"
#include "core/export/npy_archive.h"
#include "core/export/npz_archive.h"
#include "core/export/restoration_arrays.h"
#include "core/export/sidecar.h"
#include "core/export/tensor_arrays.h"

#include <cassert>

namespace bitloupe {
namespace {

std::unique_ptr<Archive> makeArchive(Container container, AtomicFile& file)
{
    switch (container) {
    case Container::Npz:
        return std::make_unique<NpzArchive>(file);
    case Container::Npy:
        return std::make_unique<NpyArchive>(file);
    default:
        return std::make_unique<Hdf5Archive>(file);
    }
}

Error asTarget(Error error, const std::filesystem::path& target)
{
    if (error.file.empty())
        error.file = target.string();
    return error;
}

class ExportRun {
public:
    ExportRun(const ExportJob& job, Container container, Progress& progress)
        : m_job(job)
        , m_container(container)
        , m_progress(progress)
    {
    }

    Result<void> begin(std::string_view kind)
    {
        auto stamp = stampOf(m_job.file->path());
        if (!stamp)
            return stamp.error();
        m_stamp = *stamp;
        if (isSameFile(m_job.target, m_stamp))
            return Error{ErrorCode::BadTarget, m_job.target.string(), {}, "it is the input file itself"};
        if (m_container == Container::Npy && m_job.tensors.size() != 1)
            return Error{ErrorCode::BadArgument,
                         m_job.target.string(),
                         {},
                         "an npy file holds one tensor, not " + std::to_string(m_job.tensors.size())};
        if (auto opened = openTargets(); !opened)
            return opened;
        auto hash = sha256OfFile(m_job.file->path(), m_progress);
        if (!hash)
            return hash.error();
        m_description = describeFile(kind, {m_job.file->path().filename().string(), m_job.file->fileBytes(), *hash});
        m_description["tensors"] = Json::array();
        return m_archive->describe("", attributesOf(withoutTensors()));
    }

    // A quantized tensor: a group of arrays, or in npy its codes alone.
    Result<void> addCodes(std::size_t tensor)
    {
        const auto coded = codeTensor(m_job, tensor, m_file->folder(), m_progress);
        if (!coded)
            return coded.error();
        const std::string path = m_paths.add(coded->info.name, codedLeaves());
        Json facts = describeTensor(coded->info, coded->outputAxis, path);
        describeCodes(facts, *coded);
        describeRestoration(facts, *coded, m_job.spec);
        describeSpec(facts, m_job.spec);
        describeRemarks(facts, coded->remarks);
        if (m_container != Container::Npy)
            return writeAll(codedArrays(*coded, path), path, std::move(facts));
        if (auto listed = listParams(*coded, facts); !listed)
            return listed;
        return writeAll({codesArray(*coded, path)}, path, std::move(facts));
    }

    Result<void> addRestored(std::size_t tensor)
    {
        const auto restored = restoreTensor(m_job, tensor, m_file->folder(), m_progress);
        if (!restored)
            return restored.error();
        const std::string path = m_paths.add(restored->info.name, {});
        Json facts = describeTensor(restored->info, restored->outputAxis, path);
        describeSpec(facts, m_job.spec);
        describeRemarks(facts, restored->remarks);
        return writeAll({valuesArray(*restored, path)}, path, std::move(facts));
    }

    Result<void> addPlain(std::size_t tensor)
    {
        const TensorInfo& info = m_job.file->tensors()[tensor];
        if (!info.readable || info.dtype == DType::C64 || info.dtype == DType::C128)
            return Error{ErrorCode::NotNumeric, m_job.file->path().string(), "tensor '" + info.name + "'", info.storedType};
        const std::string path = m_paths.add(info.name, {});
        return writeAll({fileArray(*m_job.file, tensor, path)}, path, describeTensor(info, info.outputAxis, path));
    }

    Result<void> finish()
    {
        const std::string text = jsonText(m_description);
        if (m_container != Container::Npy)
            if (auto written = m_writer->write(textArray(text, kMetadataPath), m_progress); !written)
                return written;
        if (auto finished = m_archive->finish(); !finished)
            return finished;
        if (auto same = checkUnchanged(m_job.file->path(), m_stamp); !same)
            return same;
        if (auto synced = m_file->sync(); !synced)
            return synced;
        if (auto verified = m_writer->verify(m_file->temporaryPath(), m_progress); !verified)
            return verified;
        return m_container == Container::Npy ? commitWithSidecar(*m_file, *m_sidecar, text) : m_file->commit();
    }

private:
    Result<void> openTargets()
    {
        auto file = AtomicFile::create(m_job.target);
        if (!file)
            return file.error();
        m_file = std::move(file).value();
        if (m_container == Container::Npy) {
            auto sidecar = AtomicFile::create(sidecarPath(m_job.target));
            if (!sidecar)
                return sidecar.error();
            m_sidecar = std::move(sidecar).value();
        }
        m_archive = makeArchive(m_container, *m_file);
        m_writer = std::make_unique<VerifiedArchive>(*m_archive);
        return {};
    }

    Json withoutTensors() const
    {
        Json file = m_description;
        file.erase("tensors");
        return file;
    }

    Result<void> writeAll(const std::vector<ExportArray>& arrays, const std::string& path, Json facts)
    {
        for (const ExportArray& array : arrays)
            if (auto written = m_writer->write(array, m_progress); !written)
                return written;
        if (auto described = m_archive->describe(path, attributesOf(facts)); !described)
            return described;
        m_description["tensors"].push_back(std::move(facts));
        return {};
    }

    const ExportJob& m_job;
    Container m_container;
    Progress& m_progress;
    InputStamp m_stamp;
    std::unique_ptr<AtomicFile> m_file, m_sidecar;
    std::unique_ptr<Archive> m_archive;  // goes before the file
    std::unique_ptr<VerifiedArchive> m_writer;
    ArrayPaths m_paths;
    Json m_description;
};

template <class AddTensor>
Result<void> run(const ExportJob& job, Container container, std::string_view kind, Progress& progress, AddTensor&& add)
{
    ExportRun exported(job, container, progress);
    auto done = exported.begin(kind);
    for (std::size_t i = 0; done && i < job.tensors.size(); ++i)
        done = add(exported, job.tensors[i]);
    if (done)
        done = exported.finish();
    return done ? done : asTarget(done.error(), job.target);
}

}  // namespace

Result<void> exportQuantized(const ExportJob& job, Container container, Content content, Progress& progress)
{
    const bool codes = content == Content::Codes;
    return run(job, container, codes ? "quantized" : "dequantized", progress, [codes](ExportRun& exported, std::size_t tensor) {
        return codes ? exported.addCodes(tensor) : exported.addRestored(tensor);
    });
}

Result<void> exportValues(const ExportJob& job, Container container, Progress& progress)
{
    return run(job, container, "dequantized", progress, [](ExportRun& exported, std::size_t tensor) { return exported.addPlain(tensor); });
}

}  // namespace bitloupe
