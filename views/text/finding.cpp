// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/finding.h"

#include "views/text/text.h"

#include <QCoreApplication>

namespace bitloupe::text {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(text)
};

// %1 count, %2 of, %3 first, %4 value, %5 limit. QT_TRANSLATE_NOOP is spelled out: lupdate does not look into macros.
struct Phrase {
    std::string_view id;
    const char* words;
};

constexpr Phrase kPhrases[] = {
    {"nan",
     QT_TRANSLATE_NOOP("text",
                       "%1 of %2 values are NaN, the first at index %3. They are left out of all figures and encoded as zero; the model "
                       "that made them is probably broken.")},
    {"infinity",
     QT_TRANSLATE_NOOP("text",
                       "%1 of %2 values are infinite, the first at index %3. They are left out of all figures and encoded as the nearest "
                       "end of the grid.")},
    {"scale_below_normal",
     QT_TRANSLATE_NOOP("text",
                       "%1 of %2 scales (first block %3) are below the smallest normal number of their type: %4 against %5. Such scales "
                       "lose digits or are raised; choose a format with float32 scales, or fewer bits.")},
    {"scale_beyond_type",
     QT_TRANSLATE_NOOP("text",
                       "%1 of %2 scales (first block %3) are beyond the largest number of their type, %5: the blocks are clipped. Choose "
                       "a format with float32 scales.")},
    {"few_weights",
     QT_TRANSLATE_NOOP("text",
                       "%1 of %2 blocks (first block %3) have fewer weights than the calibrator needs: %4, needed are %5. Its choice "
                       "says little there; use larger blocks, min-max or the MSE search.")},
    {"dominated",
     QT_TRANSLATE_NOOP("text",
                       "The %1 heaviest of %2 weights hold %4 of the sum of squares: every mean squared error and SQNR speaks mostly of "
                       "them. Look at the other metrics too, and at keeping these outliers apart.")},
    {"empty", QT_TRANSLATE_NOOP("text", "There is no finite value: nothing can be calibrated.")},
    {"zero_tensor", QT_TRANSLATE_NOOP("text", "All values are zero: any grid stores them exactly.")},
    {"constant_tensor", QT_TRANSLATE_NOOP("text", "All values are %4: there is nothing to calibrate.")},
    {"zero_blocks", QT_TRANSLATE_NOOP("text", "%1 of %2 blocks (first block %3) are all zeros; their scale is a stand-in.")},
    {"constant_blocks", QT_TRANSLATE_NOOP("text", "%1 of %2 blocks (first block %3) hold one value throughout.")},
    {"one_sided_tensor",
     QT_TRANSLATE_NOOP("text",
                       "All values lie to one side of zero (up to %4), so that a symmetric grid leaves nearly half of its codes unused. An "
                       "asymmetric one gains up to one bit.")},
    {"one_sided_blocks",
     QT_TRANSLATE_NOOP("text",
                       "%1 of %2 blocks (first block %3) lie to one side of zero, where a symmetric grid leaves nearly half of its codes "
                       "unused.")},
    {"short_blocks",
     QT_TRANSLATE_NOOP("text",
                       "The last block of each row is shorter: %4 of %5 weights. Some formats and kernels refuse that or fill it up.")},
    {"precision",
     QT_TRANSLATE_NOOP("text",
                       "The file's numbers are finer than float32, in which they are quantized; statistics are computed in double.")},
};

QString valueText(const Finding& finding, double value)
{
    if (finding.id == std::string_view("dominated"))
        return percent(value);
    return significant(value, 4);
}

}  // namespace

QString sentence(const Finding& finding)
{
    for (const Phrase& phrase : kPhrases) {
        if (phrase.id != finding.id)
            continue;
        QString words = QCoreApplication::translate("text", phrase.words);
        words.replace(QStringLiteral("%1"), QString::number(finding.count)).replace(QStringLiteral("%2"), QString::number(finding.of));
        words.replace(QStringLiteral("%3"), QString::number(finding.first));
        words.replace(QStringLiteral("%4"), valueText(finding, finding.value));
        return words.replace(QStringLiteral("%5"), valueText(finding, finding.limit));
    }
    return {};
}

QString severity(Severity severity) { return severity == Severity::Warning ? Words::tr("Warning") : Words::tr("Note"); }

}  // namespace bitloupe::text
