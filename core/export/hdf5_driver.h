// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A file driver for the HDF5 library that writes through an AtomicFile. After a failed write the library can neither
// close a file nor end in peace; this driver keeps the first Error and lets the library go on, and who closed the file
// asks for it then.

#include "core/base/result.h"

#include <hdf5.h>
#include <optional>

namespace bitloupe {

class AtomicFile;

struct Hdf5Output {
    AtomicFile& file;
    std::optional<Error> error{};
};

// Access properties for H5Fcreate that lead to `output`, which must outlive the file. Negative on failure.
hid_t accessThrough(Hdf5Output& output);

}  // namespace bitloupe
