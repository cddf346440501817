// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/language.h"

#include <QApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QTranslator>
#include <array>

static void initCatalogues() { Q_INIT_RESOURCE(bitloupe_i18n); }  // outside the namespace, as the macro asks

namespace bitloupe {

namespace {

const QString kFolder = QStringLiteral(":/i18n");

std::array<QPointer<QTranslator>, 2> g_translators;  // ours and Qt's, children of the application
bool g_isRightToLeftForced = false;

QString catalogue(const QString& code) { return QStringLiteral("bitloupe_") + code; }

bool hasTranslation(const QString& code)
{
    return code == QLatin1String("en") || QFile::exists(kFolder + u'/' + catalogue(code) + QStringLiteral(".qm"));
}

// What the system asks for, in its order: "de_AT" is served by "de".
QString systemLanguage()
{
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        const QLocale locale(wanted);
        const QString language = locale.name().section(u'_', 0, 0);
        for (const QString& code : {locale.name(), language}) {
            if (hasTranslation(code))
                return code;
        }
        for (const Language& known : availableLanguages()) {
            if (!known.code.isEmpty() && known.code.section(u'_', 0, 0) == language)
                return known.code;
        }
    }
    return QStringLiteral("en");
}

// Qt's own words (dialog buttons, context menus): with the program if it carries them, else from where Qt is installed.
bool loadQtWords(QTranslator& translator, const QString& code)
{
    const QString name = QStringLiteral("qtbase_") + code;
    return translator.load(name, kFolder) || translator.load(name, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

}  // namespace

std::vector<Language> availableLanguages()
{
    initCatalogues();
    std::vector<Language> languages{{QString(), QCoreApplication::translate("bitloupe::MainWindow", "System")},
                                    {QStringLiteral("en"), QStringLiteral("English")}};
    for (const Language& known :
         {Language{QStringLiteral("de"), QStringLiteral("Deutsch")}, Language{QStringLiteral("zh_CN"), QStringLiteral("中文")}}) {
        if (hasTranslation(known.code))
            languages.push_back(known);
    }
    return languages;
}

QString effectiveLanguage(const QString& code)
{
    initCatalogues();
    return !code.isEmpty() && hasTranslation(code) ? code : systemLanguage();
}

void installLanguage(const QString& code)
{
    const QString language = effectiveLanguage(code);
    for (QPointer<QTranslator>& translator : g_translators) {
        delete translator.data();
        translator = new QTranslator(QCoreApplication::instance());
    }
    // English too: which of two forms goes with a number.
    if (g_translators[0]->load(catalogue(language), kFolder))
        QCoreApplication::installTranslator(g_translators[0]);
    if (language != QLatin1String("en") && loadQtWords(*g_translators[1], language))
        QCoreApplication::installTranslator(g_translators[1]);
    const bool isRightToLeft = g_isRightToLeftForced || QLocale(language).textDirection() == Qt::RightToLeft;
    QGuiApplication::setLayoutDirection(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
}

void forceRightToLeft(bool isForced) { g_isRightToLeftForced = isForced; }

}  // namespace bitloupe
