// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/export/exporter.h"

#include "core/export/export_run.h"

#include <array>
#include <string>

namespace bitloupe {
namespace {

template <Container container, Content content>
Result<void> write(const ExportJob& job, Progress& progress)
{
    return exportQuantized(job, container, content, progress);
}

template <Container container>
Result<void> writeAsItIs(const ExportJob& job, Progress& progress)
{
    return exportValues(job, container, progress);
}

constexpr std::array<std::string_view, 1> kNpzSuffixes = {".npz"};
constexpr std::array<std::string_view, 1> kNpySuffixes = {".npy"};
constexpr std::array<std::string_view, 3> kHdf5Suffixes = {".h5", ".hdf5", ".hdf"};

// The first of each kind is what an unknown suffix gets.
constexpr std::array kExporters = {
    ExporterInfo{"npz", kNpzSuffixes, false, true, write<Container::Npz, Content::Codes>, writeAsItIs<Container::Npz>},
    ExporterInfo{"hdf5", kHdf5Suffixes, false, true, write<Container::Hdf5, Content::Codes>, writeAsItIs<Container::Hdf5>},
    ExporterInfo{"npy", kNpySuffixes, false, false, write<Container::Npy, Content::Codes>, writeAsItIs<Container::Npy>},
    ExporterInfo{"npz_dequantized", kNpzSuffixes, true, true, write<Container::Npz, Content::Values>, writeAsItIs<Container::Npz>},
    ExporterInfo{"hdf5_dequantized", kHdf5Suffixes, true, true, write<Container::Hdf5, Content::Values>, writeAsItIs<Container::Hdf5>},
    ExporterInfo{"npy_dequantized", kNpySuffixes, true, false, write<Container::Npy, Content::Values>, writeAsItIs<Container::Npy>},
};

std::string lowerSuffix(const std::filesystem::path& target)
{
    std::string suffix = target.extension().string();
    for (char& c : suffix)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return suffix;
}

}  // namespace

std::span<const ExporterInfo> exporters() { return kExporters; }

const ExporterInfo* findExporter(std::string_view id)
{
    for (const ExporterInfo& exporter : kExporters)
        if (exporter.id == id)
            return &exporter;
    return nullptr;
}

const ExporterInfo* exporterForTarget(const std::filesystem::path& target, bool dequantized)
{
    const std::string suffix = lowerSuffix(target);
    const ExporterInfo* fallback = nullptr;
    for (const ExporterInfo& exporter : kExporters) {
        if (exporter.dequantized != dequantized)
            continue;
        fallback = fallback ? fallback : &exporter;
        for (const std::string_view known : exporter.suffixes)
            if (suffix == known)
                return &exporter;
    }
    return fallback;
}

}  // namespace bitloupe
