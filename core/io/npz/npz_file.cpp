// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/io/npz/npz_file.h"

#include "core/base/text.h"
#include "core/io/array_file.h"
#include "core/io/npy/npy_file.h"
#include "core/io/npz/zip_member.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <optional>

namespace bitloupe {
namespace {

constexpr std::string_view kSuffix = ".npy";
constexpr std::uint64_t kMostTrailingBytes = 64 * 1024;  // behind the array of a member

std::string keyOf(const ZipMember& member)
{
    const std::string_view name = member.name;
    return std::string(name.ends_with(kSuffix) ? name.substr(0, name.size() - kSuffix.size()) : name);
}

// What else ZIP archives near weights are.
std::string archiveKind(const std::vector<ZipMember>& members)
{
    for (const ZipMember& member : members) {
        if (member.name.ends_with(".pkl"))
            return "it is a PyTorch archive (a pickle), which is never unpickled; save the weights as safetensors";
        if (member.name.ends_with(".weights.h5"))
            return "it is a Keras archive; unpack " + inQuotes(member.name) + " from it";
    }
    return "it is a ZIP archive without npy arrays";
}

// Why a name must not be used as a path, or nothing.
std::string_view nameProblem(const ZipMember& member)
{
    const std::string_view name = member.name;
    if (!isUtf8(name))
        return "its name is not UTF-8";
    if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
        return "its name holds control characters";
    const bool drive = name.size() >= 2 && name[1] == ':';
    if (drive || name.starts_with('/') || name.starts_with('\\'))
        return "its name is an absolute path";
    for (std::size_t at = 0; (at = name.find("..", at)) != std::string_view::npos; at += 2) {
        const auto separates = [](char c) { return c == '/' || c == '\\'; };
        if ((at == 0 || separates(name[at - 1])) && (at + 2 == name.size() || separates(name[at + 2])))
            return "its name leads out of the archive";
    }
    return {};
}

class Reader {
public:
    Reader(std::shared_ptr<const InputFile> file, Progress& progress)
        : m_file(std::move(file))
        , m_progress(progress)
    {
    }

    Result<std::shared_ptr<const ModelFile>> read()
    {
        auto directory = readZipDirectory(*m_file, m_progress);
        if (!directory)
            return directory.error();
        m_warnings = std::move(directory->warnings);
        for (const ZipMember& member : directory->members)
            if (!member.isDirectory())
                if (auto done = readMember(member); !done)
                    return done.error();
        if (!directory->members.empty() && !m_foundArray)
            return m_file->error(ErrorCode::UnsupportedFormat, "content", archiveKind(directory->members));
        const bool readable = std::any_of(m_tensors.begin(), m_tensors.end(), [](const ArrayTensor& t) { return t.info.readable; });
        if (m_firstProblem && !readable)
            return *m_firstProblem;
        if (m_tensors.empty())
            m_warnings.push_back(m_file->error(ErrorCode::EmptyTensor, "directory", "the archive holds no arrays"));
        return std::shared_ptr<const ModelFile>(std::make_shared<ArrayFile>(*m_file, "npz", std::move(m_tensors), std::move(m_warnings)));
    }

private:
    static std::string place(const ZipMember& member) { return "member " + inQuotes(member.name); }

    void warn(Error warning, bool isProblem)
    {
        if (isProblem && !m_firstProblem)
            m_firstProblem = warning;
        m_warnings.push_back(std::move(warning));
    }

    // Faults of the file itself are errors; those of the member are warnings.
    Result<void> readMember(const ZipMember& member)
    {
        m_progress.advance(0);
        if (const auto problem = nameProblem(member); !problem.empty())
            warn(m_file->error(ErrorCode::BadValue, place(member), std::string(problem)), false);
        auto head = openZipMember(m_file, member, false);
        if (!head) {
            m_foundArray = m_foundArray || member.name.ends_with(kSuffix);
            warn(head.error(), true);
            return {};
        }
        auto isArray = beginsAsNpy(**head);
        if (!isArray)
            return memberFault(member, isArray.error());
        if (!*isArray && !member.name.ends_with(kSuffix)) {
            warn(m_file->error(ErrorCode::UnsupportedType, place(member), "it is not an npy array and is ignored"), true);
            return {};
        }
        m_foundArray = true;
        auto header = readNpyHeader(**head);
        if (!header)
            return memberFault(member, header.error());
        return addTensors(member, *header);
    }

    static Result<bool> beginsAsNpy(const ByteSource& source)
    {
        std::array<std::byte, 6> head{};
        if (source.size() < head.size())
            return false;
        if (auto read = source.readAt(0, head); !read)
            return read.error();
        return isNpy(head);
    }

    Result<void> memberFault(const ZipMember& member, Error error)
    {
        if (error.code == ErrorCode::FileChanged || error.code == ErrorCode::ReadFailed || error.code == ErrorCode::NeedsMemory)
            return error;
        m_foundArray = m_foundArray || member.name.ends_with(kSuffix);
        if (error.file.empty()) {
            error.file = m_file->path().string();
            error.where = place(member) + ", " + error.where;
        }
        warn(std::move(error), true);
        return {};
    }

    Result<void> addTensors(const ZipMember& member, const NpyHeader& header)
    {
        const std::uint64_t left = member.bytes - header.dataOffset - header.dataBytes;
        if (left > kMostTrailingBytes)
            return memberFault(member, m_file->error(ErrorCode::TooLarge, place(member), std::to_string(left) + " bytes behind the array"));
        if (left > 0)
            warn(m_file->error(ErrorCode::TrailingData, place(member), std::to_string(left) + " bytes behind the array are ignored"),
                 false);
        auto source = openZipMember(m_file, member, true);
        if (!source)
            return source.error();
        std::vector<Error> problems;
        std::vector<ArrayTensor> tensors = npyTensors(header, keyOf(member), *source, problems);
        for (Error& problem : problems) {
            problem.file = m_file->path().string();
            warn(std::move(problem), true);
        }
        std::move(tensors.begin(), tensors.end(), std::back_inserter(m_tensors));
        return {};
    }

    std::shared_ptr<const InputFile> m_file;
    Progress& m_progress;
    std::vector<ArrayTensor> m_tensors;
    std::vector<Error> m_warnings;
    std::optional<Error> m_firstProblem;
    bool m_foundArray = false;
};

}  // namespace

bool recognisesNpz(std::span<const std::byte> head, std::uint64_t /*fileBytes*/)
{
    // A member begins, or an archive without members ends.
    const auto beginsWith = [head](std::string_view signature) {
        return head.size() >= signature.size() && std::memcmp(head.data(), signature.data(), signature.size()) == 0;
    };
    return beginsWith("PK\x03\x04") || beginsWith("PK\x05\x06") || (head.size() == 3 && beginsWith("PK\x03"))
        || (head.size() == 2 && beginsWith("PK"));
}

Result<std::shared_ptr<const ModelFile>> openNpz(const std::filesystem::path& path, Progress& progress)
{
    auto file = InputFile::open(path);
    if (!file)
        return file.error();
    return Reader(std::move(file).value(), progress).read();
}

}  // namespace bitloupe
