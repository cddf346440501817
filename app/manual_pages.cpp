// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/manual_pages.h"

#include "views/lens.h"
#include "views/text/text.h"

#include <QCoreApplication>

static void initManual() { Q_INIT_RESOURCE(manual); }  // outside the namespace, as the macro asks

namespace bitloupe {

namespace {

struct Page {
    const char* file;
    const char* title;
};

constexpr Page kBeforeLenses[] = {{"start.md", QT_TRANSLATE_NOOP("bitloupe::ManualWindow", "Start")}};
constexpr Page kAfterLenses[] = {
    {"inputs.md", QT_TRANSLATE_NOOP("bitloupe::ManualWindow", "Inputs")},
    {"tensors.md", QT_TRANSLATE_NOOP("bitloupe::ManualWindow", "Tensors")},
    {"settings.md", QT_TRANSLATE_NOOP("bitloupe::ManualWindow", "Settings, presets and pins")},
    {"sessions.md", QT_TRANSLATE_NOOP("bitloupe::ManualWindow", "Sessions")},
    {"export.md", QT_TRANSLATE_NOOP("bitloupe::ManualWindow", "Exporting and the command line")},
    {"keyboard.md", QT_TRANSLATE_NOOP("bitloupe::ManualWindow", "Keyboard")},
    {"formats.md", QT_TRANSLATE_NOOP("bitloupe::ManualWindow", "Files and formats")},
    {"troubleshooting.md", QT_TRANSLATE_NOOP("bitloupe::ManualWindow", "Troubleshooting")},
};

ManualPage pageFrom(const Page& page)
{
    return {QString::fromLatin1(page.file), QCoreApplication::translate("bitloupe::ManualWindow", page.title)};
}

}  // namespace

QUrl ManualPage::url() const { return QUrl(QStringLiteral("qrc:/manual/") + file); }

std::vector<ManualPage> manualPages()
{
    initManual();
    std::vector<ManualPage> pages;
    for (const Page& page : kBeforeLenses)
        pages.push_back(pageFrom(page));
    for (const LensInfo& lens : lenses()) {
        const QString id = QString::fromLatin1(lens.id.data(), static_cast<qsizetype>(lens.id.size()));
        pages.push_back({id + QStringLiteral(".md"), text::name("lens", lens.id)});
    }
    for (const Page& page : kAfterLenses)
        pages.push_back(pageFrom(page));
    return pages;
}

ManualPage manualPageOf(const QString& name)
{
    const std::vector<ManualPage> pages = manualPages();
    for (const ManualPage& page : pages) {
        if (page.file == name + QStringLiteral(".md"))
            return page;
    }
    return pages.front();
}

}  // namespace bitloupe
