// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/lenses/histogram/zoom_counts.h"

#include "core/report/decoded_histogram.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace bitloupe {

namespace {

constexpr std::size_t kMostBins = 65536;

void append(std::string& text, double value)
{
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    text.append(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    text += ' ';
}

template <class Number>
bool take(std::string_view& text, Number& value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{})
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    return true;
}

}  // namespace

std::string zoomOption(const ZoomRequest& request)
{
    std::string text;
    append(text, request.low);
    append(text, request.high);
    return text + std::to_string(request.bins);
}

std::optional<ZoomRequest> parseZoomOption(std::string_view option)
{
    ZoomRequest request;
    if (!take(option, request.low) || !take(option, request.high) || !take(option, request.bins) || !option.empty())
        return std::nullopt;
    const bool isSound = std::isfinite(request.low) && std::isfinite(request.high) && request.low < request.high && request.bins > 0;
    return isSound && request.bins <= kMostBins ? std::optional(request) : std::nullopt;
}

std::optional<ZoomRequest> zoomRequest(const Histogram& bins, double low, double high, double pixels, double leastPixels)
{
    const auto count = static_cast<double>(bins.counts.size());
    const double binWidth = count > 0 ? (bins.high - bins.low) / count : 0;
    const double span = high - low;
    if (!(binWidth > 0) || !(span > 0) || !(pixels > 0) || high < bins.low || low > bins.high)
        return std::nullopt;
    const double binPixels = binWidth / span * pixels;
    if (binPixels <= 1.5 * leastPixels)
        return std::nullopt;
    const double halvings = std::ceil(std::log2(binPixels / 2));  // parts of one to two pixels
    const double parts = std::exp2(halvings);
    const double steps = std::exp2(std::max(0.0, halvings - 8));  // in a bin: where the stretch may begin and end
    const auto place = [&](double x) { return std::clamp((x - bins.low) / binWidth, 0.0, count) * steps; };
    const double first = std::floor(place(low - span / 2)) / steps;
    const double last = std::ceil(place(high + span / 2)) / steps;
    const auto edge = [&](double bin) { return bins.low + (bins.high - bins.low) * bin / count; };
    if (!(edge(first) < edge(last)) || edge(first) + (edge(last) - edge(first)) / ((last - first) * parts) <= edge(first))
        return std::nullopt;  // below what a double tells apart
    return ZoomRequest{edge(first), edge(last), static_cast<std::size_t>(std::llround((last - first) * parts))};
}

Result<std::shared_ptr<const LensData>> computeZoomCounts(const LensQuestion& question, Progress& progress)
{
    auto data = std::make_shared<ZoomCounts>();
    const std::optional<ZoomRequest> asked = parseZoomOption(question.option);
    if (!asked)
        return std::shared_ptr<const LensData>(std::move(data));
    const Slice whole(*question.weights, 0, question.weights->size());
    Result<Histogram> original = histogram(whole, asked->low, asked->high, asked->bins, progress);
    if (!original)
        return original.error();
    const bool hasCodes = question.analysis != nullptr && question.analysis->exact && question.analysis->quantized != nullptr;
    Result<Histogram> quantized = hasCodes
        ? decodedHistogram(*question.analysis->quantized, asked->low, asked->high, asked->bins, progress)
        : decodedHistogram(question.weights, question.spec, asked->low, asked->high, asked->bins, progress);
    if (!quantized)
        return quantized.error();
    data->original = std::move(*original);
    data->quantized = std::move(*quantized);
    return std::shared_ptr<const LensData>(std::move(data));
}

}  // namespace bitloupe
