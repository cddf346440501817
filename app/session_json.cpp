// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session_json.h"

#include "app/sample.h"
#include "core/activations/input_moments.h"
#include "views/docks/tensor_tree.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <algorithm>
#include <array>
#include <cmath>

namespace bitloupe {

namespace {

constexpr qsizetype kMostEntries = 4096;
constexpr qsizetype kLongestText = 8192;
constexpr qsizetype kLargestLayout = 1 << 20;
constexpr int kMostAxes = 64;
constexpr std::array<const char*, 4> kOrders{"file", "name", "size", "sqnr"};  // as TensorOrder

QString specText(const QuantSpec& spec) { return QString::fromStdString(printSpec(spec)); }

QJsonObject fileToJson(const QString& path, const QString& folder)
{
    if (path == kSampleFile)
        return {{QStringLiteral("sample"), true}};
    return {{QStringLiteral("path"), path}, {QStringLiteral("relative"), QDir(folder).relativeFilePath(path)}};
}

// Reads what is there; what is there but wrong is noted by its key and left at its default.
class Reader {
public:
    Reader(const QJsonObject& json, SavedSession& saved)
        : m_json(json)
        , m_saved(saved)
    {
    }

    void damaged(const QString& key)
    {
        if (!m_saved.damaged.contains(key))
            m_saved.damaged += key;
    }
    QJsonValue value(const QString& key) const { return m_json.value(key); }
    QString text(const QString& key)
    {
        const QJsonValue found = value(key);
        if (found.isUndefined() || (found.isString() && isPlainText(found.toString(), kLongestText)))
            return found.toString();
        damaged(key);
        return {};
    }
    QJsonArray array(const QString& key)
    {
        const QJsonValue found = value(key);
        if (found.isUndefined() || (found.isArray() && found.toArray().size() <= kMostEntries))
            return found.toArray();
        damaged(key);
        return {};
    }
    // A whole number of [0, end).
    std::optional<int> index(const QJsonValue& found, qsizetype end, const QString& key)
    {
        const double number = found.toDouble(-1);
        if (number >= 0 && number < static_cast<double>(end) && std::floor(number) == number)
            return static_cast<int>(number);
        damaged(key);
        return std::nullopt;
    }
    std::optional<QuantSpec> spec(const QJsonValue& found, const QString& key)
    {
        const QString words = found.toString();
        if (!words.isEmpty() && words.size() <= kLongestText) {
            if (const auto parsed = parseSpec(words.toStdString()))
                return *parsed;
        }
        damaged(key);
        return std::nullopt;
    }

private:
    const QJsonObject& m_json;
    SavedSession& m_saved;
};

struct Paths {
    QString absolute;
    QString beside;  // the session file, as it was then
};

Paths pathsFrom(const QJsonObject& entry, const QString& folder)
{
    const QString relative = entry.value(QStringLiteral("relative")).toString();
    const QString absolute = entry.value(QStringLiteral("path")).toString();
    if (!isPlainText(relative, kLongestText) || !isPlainText(absolute, kLongestText))
        return {};
    return {QDir::isAbsolutePath(absolute) ? QDir::cleanPath(absolute) : QString(),
            relative.isEmpty() ? QString() : QDir::cleanPath(QDir(folder).absoluteFilePath(relative))};
}

// Entries that cannot be used leave an empty place, so that what refers to files by their number still does.
void readFiles(Reader& reader, const QString& folder, SavedSession& saved)
{
    const QString key = QStringLiteral("files");
    for (const QJsonValue& value : reader.array(key)) {
        const QJsonObject entry = value.toObject();
        const bool isSample = entry.value(QStringLiteral("sample")).toBool();
        const Paths paths = isSample ? Paths{kSampleFile, {}} : pathsFrom(entry, folder);
        saved.files += paths.absolute.isEmpty() ? paths.beside : paths.absolute;
        saved.beside += paths.beside;
        if (saved.files.last().isEmpty())
            reader.damaged(key);
    }
}

std::map<QString, QString> readTexts(Reader& reader, const QString& key)
{
    std::map<QString, QString> texts;
    const QJsonValue value = reader.value(key);
    if (!value.isUndefined() && (!value.isObject() || value.toObject().size() > kMostEntries)) {
        reader.damaged(key);
        return texts;
    }
    const QJsonObject entries = value.toObject();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        if (entry.value().isString() && isPlainText(entry.value().toString(), kLongestText))
            texts[entry.key()] = entry.value().toString();
        else
            reader.damaged(key);
    }
    return texts;
}

void readActivations(Reader& reader, const QString& folder, SavedSession& saved)
{
    const QString key = QStringLiteral("activations");
    const QJsonValue value = reader.value(key);
    if (!value.isUndefined()) {
        const QJsonObject entry = value.toObject();
        const bool isSample = entry.value(QStringLiteral("sample")).toBool();
        const Paths paths = isSample ? Paths{kSampleActivations, {}} : pathsFrom(entry, folder);
        saved.activations = paths.absolute.isEmpty() ? paths.beside : paths.absolute;
        saved.activationsBeside = paths.beside;
        if (saved.activations.isEmpty())
            reader.damaged(key);
    }
    for (const auto& [weights, entry] : readTexts(reader, QStringLiteral("inputs")))
        saved.inputs[weights] = entry;
    const QString share = QStringLiteral("heldApart");
    const double heldApart = reader.value(share).toDouble(reader.value(share).isUndefined() ? 0 : -1);
    if (heldApart >= 0 && heldApart <= kMostHeldApart)
        saved.heldApart = heldApart;
    else
        reader.damaged(share);
}

void readSelection(Reader& reader, SavedSession& saved)
{
    const QString key = QStringLiteral("selected");
    if (reader.value(key).isUndefined())
        return;
    const QJsonObject entry = reader.value(key).toObject();
    const auto file = reader.index(entry.value(QStringLiteral("file")), saved.files.size(), key);
    if (!file)
        return;
    saved.selectedFile = *file;
    saved.selectedTensor = entry.value(QStringLiteral("tensor")).toString();
}

void readAxes(Reader& reader, SavedSession& saved)
{
    const QString key = QStringLiteral("outputAxes");
    for (const QJsonValue& value : reader.array(key)) {
        const QJsonObject entry = value.toObject();
        const auto file = reader.index(entry.value(QStringLiteral("file")), saved.files.size(), key);
        const auto axis = reader.index(entry.value(QStringLiteral("axis")), kMostAxes, key);
        if (file && axis)
            saved.outputAxes.push_back({*file, entry.value(QStringLiteral("tensor")).toString(), *axis});
    }
}

void readPins(Reader& reader, SavedSession& saved)
{
    const QString key = QStringLiteral("pins");
    for (const QJsonValue& value : reader.array(key)) {
        const QJsonObject entry = value.toObject();
        const QString name = entry.value(QStringLiteral("name")).toString();
        const auto spec = reader.spec(entry.value(QStringLiteral("spec")), key);
        if (!isPlainText(name, kLongestText))
            reader.damaged(key);
        else if (spec)
            saved.pins.push_back({static_cast<int>(saved.pins.size()), name, *spec});
    }
}

void readLens(Reader& reader, SavedSession& saved)
{
    saved.lens = reader.text(QStringLiteral("lens"));
    saved.lensOptions = readTexts(reader, QStringLiteral("lensOptions"));
    saved.looks = readTexts(reader, QStringLiteral("looks"));
}

QJsonObject textsToJson(const std::map<QString, QString>& texts)
{
    QJsonObject json;
    for (const auto& [key, text] : texts)
        json.insert(key, text);
    return json;
}

void readWindow(Reader& reader, SavedSession& saved)
{
    saved.filter = reader.text(QStringLiteral("filter"));
    const QString order = reader.text(QStringLiteral("order"));
    const auto known = std::find(kOrders.begin(), kOrders.end(), order);
    if (known != kOrders.end())
        saved.order = static_cast<int>(known - kOrders.begin());
    else if (!order.isEmpty())
        reader.damaged(QStringLiteral("order"));
    const QJsonValue layout = reader.value(QStringLiteral("layout"));
    const auto bytes = QByteArray::fromBase64Encoding(layout.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (layout.isUndefined())
        return;
    if (!layout.isString() || layout.toString().size() > kLargestLayout || !bytes)
        return reader.damaged(QStringLiteral("layout"));
    saved.layout = *bytes;
}

}  // namespace

bool isPlainText(const QString& text, qsizetype longest)
{
    return text.size() <= longest
        && std::none_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control || c.isNull(); });
}

QJsonObject sessionToJson(const SavedSession& saved, const QString& folder)
{
    QJsonArray files;
    for (const QString& path : saved.files)
        files += fileToJson(path, folder);
    QJsonArray axes;
    for (const SavedAxis& axis : saved.outputAxes)
        axes +=
            QJsonObject{{QStringLiteral("file"), axis.file}, {QStringLiteral("tensor"), axis.tensor}, {QStringLiteral("axis"), axis.axis}};
    QJsonArray pins;
    for (const Pin& pin : saved.pins)
        pins += QJsonObject{{QStringLiteral("name"), pin.name}, {QStringLiteral("spec"), specText(pin.spec)}};
    QJsonObject json{{QStringLiteral("files"), files},
                     {QStringLiteral("outputAxes"), axes},
                     {QStringLiteral("pins"), pins},
                     {QStringLiteral("spec"), specText(saved.spec)},
                     {QStringLiteral("lens"), saved.lens},
                     {QStringLiteral("lensOptions"), textsToJson(saved.lensOptions)},
                     {QStringLiteral("looks"), textsToJson(saved.looks)},
                     {QStringLiteral("filter"), saved.filter},
                     {QStringLiteral("order"), QLatin1String(kOrders.at(static_cast<std::size_t>(saved.order)))},
                     {QStringLiteral("layout"), QString::fromLatin1(saved.layout.toBase64())}};
    if (!saved.activations.isEmpty())
        json.insert(QStringLiteral("activations"), fileToJson(saved.activations, folder));
    if (!saved.inputs.empty())
        json.insert(QStringLiteral("inputs"), textsToJson(saved.inputs));
    if (saved.heldApart > 0)
        json.insert(QStringLiteral("heldApart"), saved.heldApart);
    if (saved.selectedFile >= 0)
        json.insert(QStringLiteral("selected"),
                    QJsonObject{{QStringLiteral("file"), saved.selectedFile}, {QStringLiteral("tensor"), saved.selectedTensor}});
    return json;
}

SavedSession sessionFromJson(const QJsonObject& json, const QString& folder)
{
    SavedSession saved;
    Reader reader(json, saved);
    readFiles(reader, folder, saved);
    readSelection(reader, saved);
    readAxes(reader, saved);
    readPins(reader, saved);
    readActivations(reader, folder, saved);
    readLens(reader, saved);
    readWindow(reader, saved);
    if (const QJsonValue spec = reader.value(QStringLiteral("spec")); !spec.isUndefined())
        saved.spec = reader.spec(spec, QStringLiteral("spec")).value_or(defaultSpec());
    return saved;
}

}  // namespace bitloupe
