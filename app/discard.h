// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Gives large results back to the system on a thread of their own: unmapping a few hundred megabytes takes tens of
// milliseconds, which the window's thread must not spend, whoever lets go of a result last.

#include <memory>
#include <utility>

namespace bitloupe {

void discard(std::shared_ptr<const void> value);

// The same value; when its last owner lets go of it, it is destroyed elsewhere.
template <class T>
std::shared_ptr<T> discardedElsewhere(std::shared_ptr<T> value)
{
    T* const raw = value.get();
    if (raw == nullptr)
        return value;
    return std::shared_ptr<T>(raw, [held = std::move(value)](T*) mutable { discard(std::move(held)); });
}

}  // namespace bitloupe
