// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "core/grid/bitsandbytes_maps.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe::reference {

namespace {

using Coefficients = std::array<double, 8>;

double ratio(const Coefficients& above, const Coefficients& below, double r)
{
    double a = 0, b = 0;
    for (std::size_t i = above.size(); i-- > 0;) {
        a = a * r + above[i];
        b = b * r + below[i];
    }
    return a / b;
}

// AS 241, for |p - 1/2| <= 0.425, then by r = sqrt(-ln min(p, 1 - p)) up to 5, then beyond.
constexpr Coefficients kCentreAbove = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
                                       4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr Coefficients kCentreBelow = {1.0,
                                       4.2313330701600911252e1,
                                       6.8718700749205790830e2,
                                       5.3941960214247511077e3,
                                       2.1213794301586595867e4,
                                       3.9307895800092710610e4,
                                       2.8729085735721942674e4,
                                       5.2264952788528545610e3};
constexpr Coefficients kTailAbove = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                     3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                     2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr Coefficients kTailBelow = {1.0,
                                     2.05319162663775882187e0,
                                     1.67638483018380384940e0,
                                     6.89767334985100004550e-1,
                                     1.48103976427480074590e-1,
                                     1.51986665636164571966e-2,
                                     5.47593808499534494600e-4,
                                     1.05075007164441684324e-9};
constexpr Coefficients kFarAbove = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                    2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr Coefficients kFarBelow = {1.0,
                                    5.99832206555887937690e-1,
                                    1.36929880922735805310e-1,
                                    1.48753612908506148525e-2,
                                    7.86869131145613259100e-4,
                                    1.84631831751005468180e-5,
                                    1.42151175831644588870e-7,
                                    2.04426310338993978564e-15};

// numpy.linspace(first, last, count)[i]
double spaced(double first, double last, int count, int i) { return first + (last - first) * i / (count - 1); }

}  // namespace

double normalQuantile(double p)
{
    const double q = p - 0.5;
    if (std::fabs(q) <= 0.425)
        return q * ratio(kCentreAbove, kCentreBelow, 0.180625 - q * q);
    const double r = std::sqrt(-std::log(std::min(p, 1 - p)));
    const double z = r <= 5 ? ratio(kTailAbove, kTailBelow, r - 1.6) : ratio(kFarAbove, kFarBelow, r - 5);
    return std::copysign(z, q);
}

std::vector<float> dynamicMap(bool isSigned, int exponentBits, int totalBits)
{
    std::vector<float> values = {0.0F, 1.0F};
    for (int i = 0; i < exponentBits; ++i) {
        const int fractions = 1 << (i + totalBits - exponentBits - (isSigned ? 1 : 0));
        const double decade = std::pow(10.0, i - exponentBits + 1);
        for (int j = 0; j < fractions; ++j) {
            const double mean = (spaced(0.1, 1, fractions + 1, j) + spaced(0.1, 1, fractions + 1, j + 1)) / 2;
            values.push_back(static_cast<float>(decade * mean));
            if (isSigned)
                values.push_back(static_cast<float>(-decade * mean));
        }
    }
    std::sort(values.begin(), values.end());
    return values;
}

std::vector<float> normalMap(double offset, bool extraValue)
{
    const int above = extraValue ? 8 : 7;
    constexpr int kBelow = 7;
    std::vector<double> values = {0.0};
    for (int i = 0; i < above; ++i)
        values.push_back(normalQuantile(spaced(offset, 0.5, above + 1, i)));
    for (int i = 0; i < kBelow; ++i)
        values.push_back(-normalQuantile(spaced(offset, 0.5, kBelow + 1, i)));
    const double largest = *std::max_element(values.begin(), values.end());
    std::sort(values.begin(), values.end());
    std::vector<float> map;
    for (const double value : values)
        map.push_back(static_cast<float>(value / largest));
    map.erase(std::unique(map.begin(), map.end()), map.end());
    return map;
}

}  // namespace bitloupe::reference
