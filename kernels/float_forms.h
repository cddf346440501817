// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The way from a form of float_products.h to the type that reads it: `Forms` names one for each. Everything here has internal
// linkage (see kernels/README.md).

#include "kernels/kernels.h"

namespace bitloupe::kernels {
namespace {

// call.operator()<type of the form>()
template <class Forms, class Call>
inline void withForm(FloatForm form, const Call& call)
{
    switch (form) {
    case FloatForm::F32:
        return call.template operator()<typename Forms::F32>();
    case FloatForm::F16:
        return call.template operator()<typename Forms::F16>();
    case FloatForm::BF16:
        return call.template operator()<typename Forms::BF16>();
    case FloatForm::U4:
        return call.template operator()<typename Forms::U4>();
    case FloatForm::U3:
        return call.template operator()<typename Forms::U3>();
    case FloatForm::U2:
        return call.template operator()<typename Forms::U2>();
    }
}

}  // namespace
}  // namespace bitloupe::kernels
