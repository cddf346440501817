// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/report_page.h"

#include "app/cli/svg_plot.h"
#include "views/text/text.h"

namespace bitloupe::cli {

namespace {

// Colours of calibrators and grids are those of the window (views/theme.cpp).
constexpr std::string_view kStyle = R"(
:root{--bg:#f5f6f8;--card:#fff;--fg:#1f2328;--muted:#68707c;--line:#e2e5ea;--fill:#b9c2d0;--accent:#3b5bdb;
 --minmax:#7d838c;--percentile:#d55e00;--mse:#0072b2;--kl:#009e73;--other:#9b59b6}
@media (prefers-color-scheme:dark){:root{--bg:#16181d;--card:#1e2127;--fg:#e6e8ec;--muted:#9aa3af;--line:#31363f;--fill:#4a5363;
 --accent:#8da2fb;--minmax:#a3a9b2;--percentile:#e69f00;--mse:#56b4e9;--kl:#2fbf97;--other:#c39bd3}}
body{background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:1000px;padding:24px}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 20px;margin:18px 0}
h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:0 0 2px;overflow-wrap:anywhere}h3{font-size:15px;margin:18px 0 4px}
p{margin:4px 0}.muted{color:var(--muted)}code{overflow-wrap:anywhere}.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
td,th{border-bottom:1px solid var(--line);padding:4px 8px;text-align:right}td:first-child,th:first-child{text-align:left;overflow-wrap:anywhere}
th{color:var(--muted);font-weight:600}svg{width:100%;height:auto;display:block}
.tick{fill:var(--muted);font-size:11px}.grid{stroke:var(--line)}.frame{stroke:var(--muted)}
.area{fill:var(--fill)}.bars{fill:var(--accent)}.second{fill:var(--mse)}.line{fill:none;stroke:var(--accent);stroke-width:1.6}
.stem{stroke:var(--accent);stroke-width:1.4;opacity:.8}
.t-minmax{stroke:var(--minmax)}.t-percentile{stroke:var(--percentile)}.t-mse{stroke:var(--mse)}.t-kl{stroke:var(--kl)}.t-other{stroke:var(--other)}
.threshold{stroke-width:2;stroke-dasharray:5 3}circle.threshold{fill:var(--card);stroke-dasharray:none}
.key{display:inline-block;margin-right:16px;white-space:nowrap}.key svg{display:inline-block;width:22px;height:10px;margin-right:6px}
)";

}  // namespace

std::string pageHead(const QuantSpec& spec)
{
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
           "<title>Bitloupe report</title><style>"
        + std::string(kStyle) + "</style></head><body>\n<h1>Bitloupe report</h1>\n<p>" + htmlText(text::shortSpec(spec).toStdString())
        + "</p>\n<p class=\"muted\"><code>" + htmlText(printSpec(spec)) + "</code></p>\n";
}

std::string pageFoot()
{
    return "<p class=\"muted\">Bitloupe " BITLOUPE_VERSION ". Every figure is exact, on every element.</p>\n</body></html>\n";
}

}  // namespace bitloupe::cli
