// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// The Tensors dock: trees as text, orders, filter, summaries; the model under Qt's own tester.
#include "views/docks/tensors_dock.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace bitloupe;

namespace {

TensorInfo info(std::string name)
{
    TensorInfo info;
    info.name = std::move(name);
    info.dtype = DType::F32;
    info.shape = {4, 4};
    info.bytes = 64;
    info.outputAxis = 0;
    return info;
}

class ListedFile : public ModelFile {
public:
    explicit ListedFile(const QStringList& names)
    {
        for (const QString& name : names)
            m_tensors.push_back(info(name.toStdString()));
    }
    void setBytes(std::size_t tensor, std::uint64_t bytes) { m_tensors[tensor].bytes = bytes; }
    Result<void> readFloat(std::size_t, std::uint64_t, std::size_t, float*) const override { return {}; }
    Result<void> readDouble(std::size_t, std::uint64_t, std::size_t, double*) const override { return {}; }
};

FileEntry entry(int id, const QString& name, const QStringList& tensors) { return {id, name, std::make_shared<ListedFile>(tensors)}; }

// A branch of more than sixteen tensors, so that names become branches.
QStringList layered(int layers)
{
    QStringList names;
    for (int i = 0; i < layers; ++i) {
        for (const char* part : {"attention.wq", "attention.wk", "ffn.w1", "ffn.w2"})
            names += QStringLiteral("layers.%1.%2").arg(i).arg(QLatin1String(part));
    }
    return names;
}

void print(const QAbstractItemModel& model, const QModelIndex& parent, int depth, QStringList& lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines += QString(depth, u' ') + index.data().toString();
        print(model, index, depth + 1, lines);
    }
}

QStringList lines(const QAbstractItemModel& model)
{
    QStringList all;
    print(model, {}, 0, all);
    return all;
}

}  // namespace

class TstTensorModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesBecomeBranches();
    void fewTensorsStayFlat();
    void namesSortAsNumbers();
    void filterKeepsWhatHasEveryWord();
    void worstComesFirst();
    void largestComesFirst();
    void summariesArriveInTheirRow();
    void hostileNamesAreShownSafely();
    void dockChoosesTensorsOnly();
    void dockKeepsTheSelectionThroughFilters();
    void anyFilterLeavesTheDockItsSize();
    void tenThousandTensors();
};

void TstTensorModel::namesBecomeBranches()
{
    TensorModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFiles({entry(0, "a.npz", layered(5) + QStringList{"norm", "head/kernel"})});
    const QStringList expected{"a.npz", " layers.0", "  attention.wq", "  attention.wk", "  ffn.w1", "  ffn.w2"};
    QCOMPARE(lines(model).mid(0, 6), expected);
    QCOMPARE(lines(model).mid(26), (QStringList{" norm", " head/kernel"}));
}

void TstTensorModel::fewTensorsStayFlat()
{
    TensorModel model;
    model.setFiles({entry(0, "a.h5", {"conv1/kernel", "conv1/bias"}), entry(1, "b.npy", {"w"})});
    QCOMPARE(lines(model), (QStringList{"a.h5", " conv1/kernel", " conv1/bias", "b.npy", " w"}));
}

void TstTensorModel::namesSortAsNumbers()
{
    TensorModel model;
    model.setFiles({entry(0, "a", {"w10", "w2", "W1"})});
    model.setQuery({.filter = {}, .order = TensorOrder::Name});
    QCOMPARE(lines(model), (QStringList{"a", " W1", " w2", " w10"}));
}

void TstTensorModel::filterKeepsWhatHasEveryWord()
{
    TensorModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFiles({entry(0, "a", layered(5)), entry(1, "b", {"bias"})});
    model.setQuery({.filter = "ATT 3", .order = TensorOrder::File});
    QCOMPARE(lines(model), (QStringList{"a", " layers.3.attention.wq", " layers.3.attention.wk"}));
    model.setQuery({.filter = "nothing has this", .order = TensorOrder::File});
    QCOMPARE(model.rowCount(), 0);
    model.setQuery({});
    QCOMPARE(lines(model).size(), 1 + 5 * 5 + 2);
}

void TstTensorModel::worstComesFirst()
{
    TensorModel model;
    model.setFiles({entry(0, "a", {"good", "unknown"}), entry(1, "b", {"worst", "exact"})});
    model.setSummary({0, 0}, {.heights = {}, .sqnrDb = 30.0, .stale = false, .problem = {}});
    model.setSummary({1, 0}, {.heights = {}, .sqnrDb = -1.5, .stale = false, .problem = {}});
    model.setQuery({.filter = {}, .order = TensorOrder::Sqnr});
    QCOMPARE(lines(model).mid(0, 2), (QStringList{"worst", "good"}));
    QCOMPARE(model.tensorAt(model.index(0, 0)), (TensorRef{1, 0}));
}

void TstTensorModel::largestComesFirst()
{
    auto file = std::make_shared<ListedFile>(QStringList{"small", "large", "middle"});
    file->setBytes(1, 1000);
    file->setBytes(2, 100);
    TensorModel model;
    model.setFiles({{0, "a", file}});
    model.setQuery({.filter = {}, .order = TensorOrder::Size});
    QCOMPARE(lines(model), (QStringList{"large", "middle", "small"}));
}

void TstTensorModel::summariesArriveInTheirRow()
{
    TensorModel model;
    model.setFiles({entry(0, "a", {"x", "y"})});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setSummary({0, 1}, {.heights = {0.5F, 1.0F}, .sqnrDb = 18.14, .stale = false, .problem = {}});
    QCOMPARE(changed.size(), 1);
    const QModelIndex row = model.indexOf({0, 1});
    QCOMPARE(row.siblingAtColumn(TensorModel::Sqnr).data().toString(), QStringLiteral("18.1"));
    QCOMPARE(row.siblingAtColumn(TensorModel::Distribution).data(TensorModel::HeightsRole).value<std::vector<float>>().size(), 2U);
    QVERIFY(!row.siblingAtColumn(TensorModel::Sqnr).data(TensorModel::StaleRole).toBool());
    model.markSqnrStale();
    QVERIFY(row.siblingAtColumn(TensorModel::Sqnr).data(TensorModel::StaleRole).toBool());
    QCOMPARE(model.indexOf({0, 0}).siblingAtColumn(TensorModel::Sqnr).data().toString(), QString());
}

void TstTensorModel::hostileNamesAreShownSafely()
{
    TensorModel model;
    model.setFiles({entry(0, "a", {QStringLiteral("..//.5.\n\x1b[31m"), QString(), QStringLiteral("...")})});
    for (const QString& line : lines(model))
        QVERIFY(!line.contains(u'\n') && !line.contains(QChar(0x1b)));
    QCOMPARE(lines(model).size(), 4);
}

void TstTensorModel::dockChoosesTensorsOnly()
{
    TensorsDock dock;
    dock.setFiles({entry(0, "a", layered(5))});
    QSignalSpy chosen(&dock, &TensorsDock::tensorChosen);
    dock.view().setCurrentIndex(dock.model().index(0, 0));
    QCOMPARE(chosen.size(), 0);
    dock.view().setCurrentIndex(dock.model().indexOf({0, 6}));
    QCOMPARE(chosen.size(), 1);
    dock.setSelected({0, 7});  // told, not chosen
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(dock.view().currentIndex(), dock.model().indexOf({0, 7}));
}

void TstTensorModel::dockKeepsTheSelectionThroughFilters()
{
    TensorsDock dock;
    dock.setFiles({entry(0, "a", layered(5))});
    dock.setSelected({0, 6});
    QSignalSpy chosen(&dock, &TensorsDock::tensorChosen);
    auto* filter = dock.findChild<QLineEdit*>("tensorFilter");
    filter->setText("layers.4");
    QTRY_VERIFY(!dock.model().indexOf({0, 6}).isValid());
    filter->clear();
    QTRY_COMPARE(dock.view().currentIndex(), dock.model().indexOf({0, 6}));
    QCOMPARE(chosen.size(), 0);
}

void TstTensorModel::anyFilterLeavesTheDockItsSize()
{
    TensorsDock dock;
    dock.setFiles({entry(0, "a", layered(5))});
    for (const QString& pasted : {QString(100'000, QLatin1Char('x')), QStringLiteral("many words, many lines\n").repeated(2000)}) {
        dock.setFilter(pasted);
        QCOMPARE(dock.model().rowCount(), 0);
        for (const QLabel* label : dock.findChildren<QLabel*>())
            QVERIFY2(label->minimumSizeHint().width() < 300 && label->heightForWidth(200) < 300, "a sentence fills the screen");
    }
}

void TstTensorModel::tenThousandTensors()
{
    TensorsDock dock;
    dock.setFiles({entry(0, "a", layered(2500))});
    dock.resize(300, 700);
    dock.show();
    QElapsedTimer timer;
    timer.start();
    dock.setFilter("wq");
    dock.setFilter(QString());
    dock.setOrder(TensorOrder::Name);
    QVERIFY2(timer.elapsed() < 3000, "three rebuilds of 10 000 rows");  // 0.1 s on a quiet machine
    QVERIFY(dock.model().indexOf({0, 9999}).isValid());
}

QTEST_MAIN(TstTensorModel)
#include "tst_tensor_model.moc"
