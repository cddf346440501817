// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0

// Puts the tables together, level upon level, and chooses one.

#include "kernels/cpu.h"
#include "kernels/kernels.h"
#include "kernels/levels.h"

#include <array>
#include <atomic>
#include <cstdlib>
#include <string_view>

namespace bitloupe::kernels {
namespace {

Kernels scalarTable()
{
    Kernels t = {};
    t.level = Level::Scalar;
    t.name = "scalar";
    convertScalar(t);
    reduceScalar(t);
    sumsScalar(t);
    histogramScalar(t);
    affineScalar(t);
    codebookScalar(t);
    packScalar(t);
    blocksScalar(t);
    blockSearchScalar(t);
    smallFloatScalar(t);
    groupsScalar(t);
    groupedScalar(t);
    kSearchScalar(t);
    productsScalar(t);
    tokensScalar(t);
    floatProductsScalar(t);
    limitsScalar(t);
    tileScalar(t);
    return t;
}

Kernels avx2Table(const Kernels& below)
{
    Kernels t = below;
    t.level = Level::Avx2;
    t.name = "avx2";
    convertAvx2(t);
    reduceAvx2(t);
    errorAvx2(t);
    histogramAvx2(t);
    affineAvx2(t);
    codebookAvx2(t);
    packAvx2(t);
    blocksAvx2(t);
    unblocksAvx2(t);
    blockSearchAvx2(t);
    smallFloatAvx2(t);
    groupsAvx2(t);
    groupedAvx2(t);
    kSearchAvx2(t);
    tileAvx2(t);
    productsAvx2(t);
    tokensAvx2(t);
    floatProductsAvx2(t);
    limitsAvx2(t);
    return t;
}

Kernels avx512Table(const Kernels& below)
{
    Kernels t = below;
    t.level = Level::Avx512;
    t.name = "avx512";
    convertAvx512(t);
    reduceAvx512(t);
    magnitudesAvx512(t);
    errorAvx512(t);
    histogramAvx512(t);
    affineAvx512(t);
    rowAvx512(t);
    codebookAvx512(t);
    blocksAvx512(t);
    unblocksAvx512(t);
    blockSearchAvx512(t);
    smallFloatAvx512(t);
    groupsAvx512(t);
    codebookGroupsAvx512(t);
    groupedAvx512(t);
    groupedCellsAvx512(t);
    ungroupedAvx512(t);
    kSearchAvx512(t);
    productsAvx512(t);
    tokensAvx512(t);
    floatProductsAvx512(t);
    limitsAvx512(t);
    tileAvx512(t);
    signsAvx512(t);
    return t;
}

const Kernels& scalar()
{
    static const Kernels t = scalarTable();
    return t;
}

const Kernels& avx2()
{
    static const Kernels t = avx2Table(scalar());
    return t;
}

const Kernels& avx512()
{
    static const Kernels t = avx512Table(avx2());
    return t;
}

const Kernels* choose()
{
    constexpr std::array kLevels = {Level::Avx512, Level::Avx2, Level::Scalar};
    const char* named = std::getenv("BITLOUPE_KERNELS");
    for (const Level level : kLevels) {
        const Kernels* t = table(level);
        if (named != nullptr && t != nullptr && std::string_view(named) == t->name)
            return t;
    }
    for (const Level level : kLevels) {
        if (const Kernels* t = table(level))
            return t;
    }
    return table(Level::Scalar);
}

std::atomic<const Kernels*>& chosen()
{
    static std::atomic<const Kernels*> table = choose();
    return table;
}

}  // namespace

const Kernels& active() { return *chosen().load(std::memory_order_acquire); }

const Kernels* table(Level level)
{
    if (!cpuRuns(level))
        return nullptr;
    switch (level) {
    case Level::Scalar:
        return &scalar();
    case Level::Avx2:
        return &avx2();
    case Level::Avx512:
        return &avx512();
    }
    return nullptr;
}

bool use(Level level)
{
    const Kernels* t = table(level);
    if (t != nullptr)
        chosen().store(t, std::memory_order_release);
    return t != nullptr;
}

}  // namespace bitloupe::kernels
