// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/spec/axes.h"

#include "core/calibrate/calibrator.h"
#include "core/grid/grid.h"
#include "core/prepare/preparation.h"
#include "core/round/rounding.h"

namespace bitloupe {

namespace {

template <class Info>
std::vector<AxisMember> membersOf(std::span<const Info> table)
{
    std::vector<AxisMember> members;
    members.reserve(table.size());
    for (const Info& info : table)
        members.push_back({info.id, info.params});
    return members;
}

template <auto make>
Result<void> tryMake(const Choice& choice)
{
    auto made = make(choice);
    if (!made)
        return made.error();
    return {};
}

std::array<Axis, 4> buildAxes()
{
    return {Axis{"grid", &QuantSpec::grid, membersOf(grids()), tryMake<&makeGrid>},
            Axis{"range", &QuantSpec::range, membersOf(calibrators()), tryMake<&makeCalibrator>},
            Axis{"rounding", &QuantSpec::rounding, membersOf(roundings()), tryMake<&makeRounding>},
            Axis{"preparation", &QuantSpec::preparation, membersOf(preparations()), [](const Choice&) { return Result<void>(); }}};
}

}  // namespace

const AxisMember* Axis::member(std::string_view id) const
{
    for (const AxisMember& candidate : members) {
        if (candidate.id == id)
            return &candidate;
    }
    return nullptr;
}

const std::array<Axis, 4>& axes()
{
    static const std::array<Axis, 4> all = buildAxes();
    return all;
}

}  // namespace bitloupe
