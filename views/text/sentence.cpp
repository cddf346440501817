// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/text/text.h"

#include <QCoreApplication>
#include <iterator>

namespace bitloupe::text {

namespace {

struct Phrase {
    ErrorCode code;
    const char* fact;  // follows the file's name
    const char* remedy;
};

constexpr Phrase kPhrases[] = {
    {ErrorCode::FileNotFound, QT_TRANSLATE_NOOP("text", "there is no such file"),
     QT_TRANSLATE_NOOP("text", "Check the name and the folder.")},
    {ErrorCode::NotARegularFile, QT_TRANSLATE_NOOP("text", "this is not a regular file"),
     QT_TRANSLATE_NOOP("text", "Give the name of a file, not of a folder, pipe or device.")},
    {ErrorCode::PermissionDenied, QT_TRANSLATE_NOOP("text", "access was refused"),
     QT_TRANSLATE_NOOP("text", "Change the permissions of the file or its folder, or copy it.")},
    {ErrorCode::ReadFailed, QT_TRANSLATE_NOOP("text", "the file could not be read"),
     QT_TRANSLATE_NOOP("text", "Check the disk or the network share that it lies on.")},
    {ErrorCode::FileChanged, QT_TRANSLATE_NOOP("text", "the file was changed while it was open"),
     QT_TRANSLATE_NOOP("text", "Open it again when nothing writes to it any more.")},
    {ErrorCode::UnknownFormat, QT_TRANSLATE_NOOP("text", "the content is of no format that Bitloupe knows"),
     QT_TRANSLATE_NOOP("text", "It reads npy, npz, HDF5 (also Keras .h5) and safetensors files.")},
    {ErrorCode::UnsupportedFormat, QT_TRANSLATE_NOOP("text", "this format is not read by this version of Bitloupe"),
     QT_TRANSLATE_NOOP("text", "Convert the file to npy, npz, HDF5 or safetensors.")},
    {ErrorCode::Truncated, QT_TRANSLATE_NOOP("text", "the file ends too early"), QT_TRANSLATE_NOOP("text", "Copy or download it again.")},
    {ErrorCode::BadHeader, QT_TRANSLATE_NOOP("text", "the header is damaged"),
     QT_TRANSLATE_NOOP("text", "Write the file again with the program that made it.")},
    {ErrorCode::BadValue, QT_TRANSLATE_NOOP("text", "a value in the file is not allowed there"),
     QT_TRANSLATE_NOOP("text", "Write the file again with the program that made it.")},
    {ErrorCode::OffsetBeyondEnd, QT_TRANSLATE_NOOP("text", "the file points beyond its own end"),
     QT_TRANSLATE_NOOP("text", "Copy or download it again.")},
    {ErrorCode::SizeMismatch, QT_TRANSLATE_NOOP("text", "two sizes in the file contradict each other"),
     QT_TRANSLATE_NOOP("text", "Write the file again with the program that made it.")},
    {ErrorCode::SizeOverflow, QT_TRANSLATE_NOOP("text", "a size in the file is larger than any number of bytes can be"),
     QT_TRANSLATE_NOOP("text", "Write the file again with the program that made it.")},
    {ErrorCode::TooLarge, QT_TRANSLATE_NOOP("text", "this is larger than Bitloupe's limit"),
     QT_TRANSLATE_NOOP("text", "Split the file, or choose smaller tensors.")},
    {ErrorCode::Duplicate, QT_TRANSLATE_NOOP("text", "the same name occurs twice"),
     QT_TRANSLATE_NOOP("text", "Write the file again with a name of its own for each tensor.")},
    {ErrorCode::Overlap, QT_TRANSLATE_NOOP("text", "two parts of the file overlap"),
     QT_TRANSLATE_NOOP("text", "Write the file again with the program that made it.")},
    {ErrorCode::ChecksumMismatch, QT_TRANSLATE_NOOP("text", "a checksum does not agree with the data"),
     QT_TRANSLATE_NOOP("text", "Copy or download the file again.")},
    {ErrorCode::UnsupportedType, QT_TRANSLATE_NOOP("text", "values of this type cannot be read"),
     QT_TRANSLATE_NOOP("text", "Store the tensor as floating-point or integer numbers.")},
    {ErrorCode::UnsupportedFeature, QT_TRANSLATE_NOOP("text", "this part of the format is not read"),
     QT_TRANSLATE_NOOP("text", "Store the data plainly, in this file itself.")},
    {ErrorCode::TrailingData, QT_TRANSLATE_NOOP("text", "the file goes on after its content"),
     QT_TRANSLATE_NOOP("text", "What follows was left out.")},
    {ErrorCode::HelperDied, QT_TRANSLATE_NOOP("text", "the program that reads HDF5 stopped on this file"),
     QT_TRANSLATE_NOOP("text", "The file is probably damaged; write it again with the program that made it.")},
    {ErrorCode::HelperTimeout, QT_TRANSLATE_NOOP("text", "reading this HDF5 file took too long and was stopped"),
     QT_TRANSLATE_NOOP("text", "The file is probably damaged; write it again with the program that made it.")},
    {ErrorCode::TensorNotFound, QT_TRANSLATE_NOOP("text", "there is no such tensor"),
     QT_TRANSLATE_NOOP("text", "List the file's tensors and choose one of them.")},
    {ErrorCode::NotNumeric, QT_TRANSLATE_NOOP("text", "this tensor does not hold numbers"),
     QT_TRANSLATE_NOOP("text", "Choose a tensor of floating-point or integer numbers.")},
    {ErrorCode::BadSpec, QT_TRANSLATE_NOOP("text", "these settings are not possible"),
     QT_TRANSLATE_NOOP("text", "Correct the setting named here.")},
    {ErrorCode::BadArgument, QT_TRANSLATE_NOOP("text", "this value does not fit here"), QT_TRANSLATE_NOOP("text", "Choose another value.")},
    {ErrorCode::NonFinite, QT_TRANSLATE_NOOP("text", "the weights contain NaN or infinity"),
     QT_TRANSLATE_NOOP("text", "Repair these weights before they are quantized.")},
    {ErrorCode::EmptyTensor, QT_TRANSLATE_NOOP("text", "the tensor has no elements"), QT_TRANSLATE_NOOP("text", "Choose another tensor.")},
    {ErrorCode::NoTokens, QT_TRANSLATE_NOOP("text", "these activations hold no token"),
     QT_TRANSLATE_NOOP("text", "Capture some, or name another array.")},
    {ErrorCode::NoFiniteTokens, QT_TRANSLATE_NOOP("text", "none of these activations can be used"),
     QT_TRANSLATE_NOOP("text", "Capture them again from a model whose activations are finite.")},
    {ErrorCode::NeedsMemory, QT_TRANSLATE_NOOP("text", "this needs more memory than is available"),
     QT_TRANSLATE_NOOP("text", "Choose fewer or smaller tensors, or free some memory.")},
    {ErrorCode::WriteFailed, QT_TRANSLATE_NOOP("text", "the file could not be written"),
     QT_TRANSLATE_NOOP("text", "Check the folder and the disk; what was there before is unchanged.")},
    {ErrorCode::DiskFull, QT_TRANSLATE_NOOP("text", "the disk is full"),
     QT_TRANSLATE_NOOP("text", "Free some space or choose another disk; what was there before is unchanged.")},
    {ErrorCode::BadTarget, QT_TRANSLATE_NOOP("text", "nothing can be written under this name"),
     QT_TRANSLATE_NOOP("text", "Choose another file name.")},
    {ErrorCode::VerifyFailed, QT_TRANSLATE_NOOP("text", "what was written does not read back the same"),
     QT_TRANSLATE_NOOP("text", "Check the disk; what was there before is unchanged.")},
};

const Phrase* phraseOf(ErrorCode code)
{
    for (const Phrase& phrase : kPhrases) {
        if (phrase.code == code)
            return &phrase;
    }
    return nullptr;
}

// A hostile name can have a million characters; a sentence cannot.
QString shortened(const std::string& part)
{
    constexpr int kMost = 300;
    const QString text = safe(part.size() > 4 * kMost ? std::string_view(part).substr(0, 4 * kMost) : std::string_view(part));
    return text.size() <= kMost && part.size() <= 4 * kMost ? text : text.left(kMost) + QStringLiteral("…");
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

}  // namespace

QString sentence(const Error& error)
{
    const Phrase* phrase = phraseOf(error.code);
    const QString fact = phrase ? QCoreApplication::translate("text", phrase->fact) : QString();
    QString out = error.file.empty()
        ? capitalised(fact)
        : QCoreApplication::translate("text", "%1: %2", "a file, what is wrong with it").arg(shortened(error.file), fact);
    if (!error.where.empty())
        out = QCoreApplication::translate("text", "%1 (%2)", "what is wrong, where").arg(out, shortened(error.where));
    // What the system says of a missing file is the same again in other words.
    if (!error.detail.empty() && error.code != ErrorCode::FileNotFound)
        out = QCoreApplication::translate("text", "%1: %2", "what is wrong, a detail").arg(out, shortened(error.detail));
    if (out.endsWith(QLatin1Char('.')))
        out.chop(1);
    return phrase ? QCoreApplication::translate("text", "%1. %2", "what is wrong, what to do")
                        .arg(out, QCoreApplication::translate("text", phrase->remedy))
                  : out + QLatin1Char('.');
}

}  // namespace bitloupe::text
