// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include "app/cli/command.h"
#include "app/cli/help.h"
#include "app/cli/nearest.h"
#include "core/spec/axes.h"
#include "views/text/text.h"
#include "views/text/utf8.h"

#include <algorithm>

namespace bitloupe::cli {

namespace {

std::string quoted(std::string_view text) { return "'" + text::safeUtf8(text) + "'"; }

bool isLater(std::string_view word)
{
    const auto later = laterWords();
    return std::find(later.begin(), later.end(), word) != later.end();
}

bool takes(const Command& command, const OptionInfo& option)
{
    return option.isCommon || std::find(command.options.begin(), command.options.end(), option.name) != command.options.end();
}

Refusal refuseCommand(std::string_view word)
{
    if (isLater(word))
        return {"the command " + quoted(word) + " is not part of this version of Bitloupe"};
    std::vector<std::string_view> names;
    for (const Command& command : commands())
        names.push_back(command.name);
    return {"there is no command " + quoted(word) + "; nearest: " + nearestWords(word, names, 1).front()
            + ". `bitloupe-cli --help` lists all of them"};
}

Refusal refuseOption(const Command& command, std::string_view word)
{
    if (isLater(word))
        return {"the option " + quoted(word) + " is not part of this version of Bitloupe"};
    std::vector<std::string> names;
    for (const OptionInfo& option : options()) {
        if (takes(command, option))
            names.push_back("--" + std::string(option.name));
    }
    const std::vector<std::string_view> views(names.begin(), names.end());
    return {std::string(command.name) + " takes no option " + quoted(word) + "; nearest: " + nearestWords(word, views, 1).front()
            + ". `bitloupe-cli help " + std::string(command.name) + "` lists all of them"};
}

// Walks over the words of one command.
class Parser {
public:
    Parser(const Command& command, std::span<const std::string> words)
        : m_words(words)
    {
        m_arguments.command = &command;
    }

    std::variant<Arguments, Answer, Refusal> parse()
    {
        while (m_next < m_words.size()) {
            const std::string& word = m_words[m_next++];
            if (!m_onlyFiles && (word == "--help" || word == "-h"))
                return Answer{helpOf(*m_arguments.command)};
            if (auto refusal = take(word); !refusal.text.empty())
                return refusal;
        }
        if (auto refusal = check(); !refusal.text.empty())
            return refusal;
        return std::move(m_arguments);
    }

private:
    Refusal take(const std::string& word)
    {
        if (!m_onlyFiles && word == "--") {
            m_onlyFiles = true;
            return {};
        }
        if (m_onlyFiles || !word.starts_with('-') || word == "-") {
            m_arguments.files.push_back(word);
            return {};
        }
        return takeOption(word);
    }

    Refusal takeOption(const std::string& word)
    {
        const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
        const std::string name = word.substr(0, equals);
        const OptionInfo* option = find(name);
        if (!option)
            return refuseOption(*m_arguments.command, name);
        if (std::find(m_said.begin(), m_said.end(), option->name) != m_said.end() && !option->repeats)
            return {"--" + std::string(option->name) + " is said twice"};
        m_said.push_back(option->name);
        std::string value = equals == std::string::npos ? std::string() : word.substr(equals + 1);
        if (option->value.empty() && equals != std::string::npos)
            return {name + " takes no value"};
        if (!option->value.empty() && equals == std::string::npos) {
            if (m_next == m_words.size())
                return {name + " needs a value: " + name + " " + std::string(option->value)};
            value = m_words[m_next++];
        }
        Result<void> applied = option->apply(m_arguments, value);
        while (applied && option->isOneMore != nullptr && m_next < m_words.size() && option->isOneMore(m_words[m_next]))
            applied = option->apply(m_arguments, m_words[m_next++]);
        return applied ? Refusal{} : Refusal{text::sentence(applied.error()).toStdString()};
    }

    const OptionInfo* find(std::string_view word) const
    {
        for (const OptionInfo& option : options()) {
            const bool named = word == "--" + std::string(option.name);
            const bool shortNamed = !option.shortName.empty() && word == "-" + std::string(option.shortName);
            if ((named || shortNamed) && takes(*m_arguments.command, option))
                return &option;
        }
        return nullptr;
    }

    Refusal check()
    {
        const Command& command = *m_arguments.command;
        const std::size_t files = m_arguments.files.size();
        if (files < command.fewestFiles || files > command.mostFiles)
            return {std::string(files < command.fewestFiles ? "too few files" : "too many files") + ": bitloupe-cli "
                    + std::string(command.name) + " " + std::string(command.operands)};
        if (m_arguments.heldApart > 0 && m_arguments.activations.empty())
            return {"--hold-apart needs activations to hold some of apart: say --activations FILE"};
        if (m_arguments.inputBits && m_arguments.activations.empty())
            return {"--input-bits needs activations to quantize: say --activations FILE"};
        if (m_arguments.axis)
            fillAxis(*m_arguments.axis);
        return {};
    }

    // Specs that name no axis of their own take the one of --axis, so that they print what was done.
    void fillAxis(int axis)
    {
        for (QuantSpec& spec : m_arguments.specs) {
            const bool fits = !takesSlices(spec.granularity) || axis > kSlicedAxis;
            if (!namedAxis(spec.granularity) && fits)
                spec.granularity = withAxis(spec.granularity, axis);
        }
    }

    Arguments m_arguments;
    std::span<const std::string> m_words;
    std::size_t m_next = 0;
    bool m_onlyFiles = false;
    std::vector<std::string_view> m_said;
};

bool asksForHelp(std::string_view word) { return word == "--help" || word == "-h" || word == "help"; }

}  // namespace

std::variant<Arguments, Answer, Refusal> parseArguments(std::span<const std::string> words)
{
    if (words.empty())
        return Refusal{"no command is given. `bitloupe-cli --help` lists them"};
    if (words[0] == "--version")
        return Answer{versionText()};
    if (asksForHelp(words[0]) && words.size() == 1)
        return Answer{helpText()};
    const std::string& name = asksForHelp(words[0]) ? words[1] : words[0];
    const Command* command = findCommand(name);
    if (!command)
        return refuseCommand(name);
    if (asksForHelp(words[0]))
        return Answer{helpOf(*command)};
    return Parser(*command, words.subspan(1)).parse();
}

}  // namespace bitloupe::cli
