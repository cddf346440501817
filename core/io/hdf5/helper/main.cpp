// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// bitloupe-hdf5: reads one HDF5 file for Bitloupe. Started by it, talks to nobody else, ends with it.

#include "core/io/hdf5/helper/channel.h"
#include "core/io/hdf5/helper/handle.h"
#include "core/io/hdf5/helper/limits.h"
#include "core/io/hdf5/helper/lister.h"
#include "core/io/hdf5/helper/lzf.h"
#include "core/io/hdf5/helper/reader.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <sys/stat.h>

namespace bitloupe::hdf5 {
namespace {

struct Session {
    FileHandle file;
    std::uint64_t fileBytes = 0;
    Problem openProblem{};
    std::unique_ptr<Lister> lister;
    std::unique_ptr<Reader> reader;
};

void prepareLibrary()
{
    setenv("HDF5_USE_FILE_LOCKING", "FALSE", 1);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    H5PLset_loading_state(0);
    registerLzf();
}

Session openFile(int descriptor)
{
    Session session;
    struct stat facts { };
    if (fstat(descriptor, &facts) == 0)
        session.fileBytes = static_cast<std::uint64_t>(facts.st_size);
    const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
    session.file = FileHandle(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT));
    if (!session.file)
        session.openProblem = {ErrorCode::BadHeader, lastMessage()};
    session.reader = std::make_unique<Reader>(session.file.get(), session.fileBytes);
    return session;
}

void sendRecords(Session& session, const Request& request, Channel& channel)
{
    const std::size_t bytes = session.lister->takeRecords(channel.memory(), kSharedBytes);
    channel.sendOk(request, bytes, session.lister->hasRecords());
}

void list(Session& session, const Request& request, Channel& channel)
{
    session.lister = std::make_unique<Lister>(session.file.get(), session.fileBytes);
    if (const auto problem = session.lister->walk())
        channel.sendProblem(request, *problem);
    else
        sendRecords(session, request, channel);
}

void read(Session& session, const Request& request, Channel& channel)
{
    if (request.elementBytes == 0 || request.count > kSharedBytes / request.elementBytes)
        return channel.sendProblem(request, {ErrorCode::BadArgument, "more values than fit"});
    if (const auto problem = session.reader->read(request, channel.memory()))
        channel.sendProblem(request, *problem);
    else
        channel.sendOk(request, request.count * request.elementBytes, false);
}

void answer(Session& session, const Request& request, Channel& channel)
{
    limitComputing();
    try {
        if (!session.file)
            channel.sendProblem(request, session.openProblem);
        else if (request.op == Op::List)
            list(session, request, channel);
        else if (request.op == Op::More && session.lister)
            sendRecords(session, request, channel);
        else if (request.op == Op::Read)
            read(session, request, channel);
        else
            channel.sendProblem(request, {ErrorCode::BadArgument, "no such request"});
    } catch (const std::bad_alloc&) {
        channel.sendProblem(request, {ErrorCode::NeedsMemory, "the HDF5 reader's limit of memory is reached"});
    }
}

bool parseDescriptor(const char* text, int& descriptor)
{
    const char* end = text + std::strlen(text);
    const auto [last, error] = std::from_chars(text, end, descriptor);
    return error == std::errc() && last == end && descriptor > 2;
}

}  // namespace
}  // namespace bitloupe::hdf5

int main(int argc, char** argv)
{
    using namespace bitloupe::hdf5;
    int file = -1, socket = -1, memory = -1;
    if (argc != 4 || !parseDescriptor(argv[1], file) || !parseDescriptor(argv[2], socket) || !parseDescriptor(argv[3], memory)) {
        std::fputs("bitloupe-hdf5 is started by Bitloupe to read HDF5 files; it is of no use on its own.\n", stderr);
        return 2;
    }
    limitProcess();
    limitComputing();
    Channel channel(socket, memory);
    if (!channel.ok())
        return 3;
    endWithParent(socket);
    prepareLibrary();
    Session session = openFile(file);
    forbidOpening();
    for (Request request{}; channel.receive(request);)
        answer(session, request, channel);
    std::_Exit(0);  // closing a damaged file properly is one more thing that can hang
}
