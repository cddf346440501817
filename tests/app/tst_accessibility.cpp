// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// What a screen reader is told: walks the accessible tree of the whole window, page by page, and fails on what has no name,
// on charts without figures, and on roles that are not what people see.
#include "app/main_window.h"
#include "app/message_bar.h"
#include "app/palette.h"
#include "app/palette_host.h"
#include "app/shortcuts_dialog.h"
#include "app/start_page.h"
#include "views/chart/chart_view.h"
#include "views/docks/pins_dock.h"
#include "views/docks/settings_dock.h"
#include "views/docks/tensors_dock.h"
#include "views/frame/chip.h"
#include "views/lenses/activations/input_view.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace bitloupe;

namespace {

constexpr int kTimeoutMs = 30000;

// Roles that say nothing without a name.
bool needsName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
    case QAccessible::Dial:
    case QAccessible::ProgressBar:
    case QAccessible::List:
    case QAccessible::Tree:
    case QAccessible::Table:
    case QAccessible::Chart:
    case QAccessible::PageTab:
    case QAccessible::MenuItem:
    case QAccessible::Dialog:
    case QAccessible::ColumnHeader:
        return true;
    default:
        return false;
    }
}

// Parts of a control that screen readers read through the control itself.
bool belongsToAControl(const QAccessibleInterface& interface)
{
    const QObject* object = interface.object();
    for (const QObject* parent = object ? object->parent() : nullptr; parent; parent = parent->parent()) {
        if (parent->inherits("QComboBox") || parent->inherits("QAbstractSpinBox") || parent->inherits("QLineEdit"))
            return true;
    }
    return false;
}

QString pathOf(QAccessibleInterface* interface)
{
    QStringList path;
    for (; interface; interface = interface->parent()) {
        const QObject* object = interface->object();
        path.prepend(object ? QString::fromLatin1(object->metaObject()->className()) + u'#' + object->objectName()
                            : QStringLiteral("role %1").arg(interface->role()));
        if (path.size() > 5)
            break;
    }
    return path.join(QStringLiteral(" > "));
}

struct Walk {
    int visited = 0;
    int charts = 0;
    QStringList faults;
};

void check(QAccessibleInterface* interface, Walk& walk)
{
    ++walk.visited;
    const QAccessible::Role role = interface->role();
    const QString name = interface->text(QAccessible::Name);
    if (needsName(role) && name.trimmed().isEmpty() && !belongsToAControl(*interface))
        walk.faults += QStringLiteral("no name (role %1): %2").arg(role).arg(pathOf(interface));
    if (name.contains(QRegularExpression(QStringLiteral("&\\w"))))
        walk.faults += QStringLiteral("mnemonic in the name %1: %2").arg(name, pathOf(interface));
    if (role == QAccessible::Chart) {
        ++walk.charts;
        const auto* chart = qobject_cast<const ChartView*>(interface->object());
        const QString figures = interface->text(QAccessible::Description);
        const bool saysWhyNot = chart != nullptr && !chart->emptyText().isEmpty() && figures == chart->emptyText();
        if (!saysWhyNot && !figures.contains(QRegularExpression(QStringLiteral("\\d"))))
            walk.faults += QStringLiteral("chart “%1” without figures: %2").arg(name, interface->text(QAccessible::Description));
    }
}

void visit(QAccessibleInterface* interface, Walk& walk)
{
    if (!interface || !interface->isValid() || interface->state().invisible)
        return;
    check(interface, walk);
    const QAccessible::Role role = interface->role();
    if (role == QAccessible::Tree || role == QAccessible::Table || role == QAccessible::List)
        return;  // their cells are data; the headers are looked at apart
    for (int i = 0; i < interface->childCount(); ++i)
        visit(interface->child(i), walk);
}

Walk walkOf(QObject& object)
{
    Walk walk;
    visit(QAccessible::queryAccessibleInterface(&object), walk);
    return walk;
}

QAccessible::Role roleOf(QObject& object) { return QAccessible::queryAccessibleInterface(&object)->role(); }

}  // namespace

class TstAccessibility : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void startPageHasNames();
    void everyLensHasNames();
    void chartsHaveRoleAndFigures();
    void thresholdHandlesAreTold();
    void rowsAndHeadersHaveNames();
    void docksSayTheirRoles();
    void messagesSayTheirKind();
    void paletteHasNames();
    void dialogsHaveNames();

private:
    std::unique_ptr<MainWindow> shown(Session& session);
    QTemporaryDir m_folder;
};

void TstAccessibility::initTestCase()
{
    QCoreApplication::setOrganizationName("BitloupeTest");
    QCoreApplication::setApplicationName("accessibility");
    qputenv("XDG_CACHE_HOME", m_folder.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
}

void TstAccessibility::init() { QSettings().clear(); }

std::unique_ptr<MainWindow> TstAccessibility::shown(Session& session)
{
    auto window = std::make_unique<MainWindow>(session);
    window->resize(1440, 900);
    window->show();
    session.openSample();
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!session.files().empty() && !session.isBusy(), kTimeoutMs); }();
    return window;
}

void TstAccessibility::startPageHasNames()
{
    Session session;
    MainWindow window(session);
    window.show();
    QVERIFY(window.showsStart());
    const Walk walk = walkOf(window);
    QVERIFY(walk.visited > 20);
    QVERIFY2(walk.faults.isEmpty(), qPrintable(walk.faults.join(u'\n')));
    QVERIFY(!window.startPage().accessibleName().isEmpty());
}

void TstAccessibility::everyLensHasNames()
{
    Session session;
    const auto window = shown(session);
    QTRY_VERIFY_WITH_TIMEOUT(session.activations() != nullptr, kTimeoutMs);
    QVERIFY(session.selectByName(QStringLiteral("layers.0.feed_forward.w2.weight")));  // whose inputs the sample knows
    session.pin();
    window->pinsDock().show();
    for (const LensInfo& lens : lenses()) {
        window->chooseLens(QString::fromLatin1(lens.id.data(), static_cast<qsizetype>(lens.id.size())));
        QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
        const Walk walk = walkOf(*window);
        QVERIFY(walk.visited > 60);
        QVERIFY2(walk.charts > 0, lens.id.data());
        QVERIFY2(walk.faults.isEmpty(), qPrintable(walk.faults.join(u'\n')));
    }
    window->chooseLens(QStringLiteral("activations"));
    for (const InputViewInfo& info : inputViews()) {
        session.setLensOption(QString::fromStdString(std::string(info.id)));
        QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
        const Walk walk = walkOf(*window);
        QVERIFY2(walk.charts > 0, std::string(info.id).c_str());
        QVERIFY2(walk.faults.isEmpty(), qPrintable(walk.faults.join(u'\n')));
    }
    // Settings of every kind, so that every control has been there once.
    for (const char* spec : {"grid=int,range=percentile", "grid=int,range=kl", "grid=int,range=manual", "grid=int,range=mse", "nf4"}) {
        session.editSpec(*parseSpec(spec));
        QCOMPARE(walkOf(*window).faults, QStringList());
    }
}

void TstAccessibility::chartsHaveRoleAndFigures()
{
    Session session;
    const auto window = shown(session);
    const auto* chart = window->findChild<ChartView*>();
    QVERIFY(chart);
    for (ChartView* view : window->findChildren<ChartView*>()) {
        if (view->isVisible())
            QCOMPARE(roleOf(*view), QAccessible::Chart);
    }
    // The summary follows the settings.
    auto* visible = window->findChild<LensView*>(window->currentLens())->findChild<ChartView*>();
    const QString before = visible->accessibleDescription();
    session.editSpec(*parseSpec("grid=int,bits=2,range=mse"));
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
    QVERIFY(visible->accessibleDescription() != before);
}

// The handles are reached by Tab inside the chart; what has the keys is told as the chart's value.
void TstAccessibility::thresholdHandlesAreTold()
{
    Session session;
    const auto window = shown(session);
    session.editSpec(*parseSpec("grid=int,bits=4,range=mse"));
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
    window->activateWindow();
    auto* chart = window->findChild<LensView*>(window->currentLens())->findChild<ChartView*>();
    chart->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(chart->hasFocus());
    const QString plot = chart->accessibleDescription();
    QTest::keyClick(chart, Qt::Key_Tab);
    QVERIFY(chart->hasFocus());
    const QString low = chart->accessibleDescription();
    QVERIFY2(low != plot && low.contains(QRegularExpression(QStringLiteral("\\d"))), qPrintable(low));
    QTest::keyClick(chart, Qt::Key_Left);
    QVERIFY2(chart->accessibleDescription() != low, qPrintable(low));
}

void TstAccessibility::rowsAndHeadersHaveNames()
{
    Session session;
    const auto window = shown(session);
    QTreeView& tree = window->tensorsDock().view();
    int rows = 0;
    for (QModelIndex index = tree.model()->index(0, 0); index.isValid(); index = tree.indexBelow(index), ++rows) {
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&tree);
        QVERIFY(accessible);
        const QString words = index.data(Qt::AccessibleTextRole).toString() + index.data().toString();
        QVERIFY(!words.isEmpty());
        QVERIFY(!index.siblingAtColumn(TensorModel::Sqnr).data(Qt::AccessibleTextRole).toString().isEmpty()
                || !window->tensorsDock().model().tensorAt(index).isValid());
    }
    QVERIFY(rows > 20);
    window->chooseLens(QStringLiteral("channels"));
    QTRY_VERIFY_WITH_TIMEOUT(!session.isBusy(), kTimeoutMs);
    for (const QAbstractItemView* view : window->findChildren<QAbstractItemView*>()) {
        if (qobject_cast<const QHeaderView*>(view) || !view->isVisible() || !view->model() || view->model()->columnCount() < 2)
            continue;
        for (int column = 0; column < view->model()->columnCount(); ++column) {
            const QVariant header = view->model()->headerData(column, Qt::Horizontal);
            const QVariant spoken = view->model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole);
            QVERIFY2(!header.toString().isEmpty() || !spoken.toString().isEmpty(),
                     qPrintable(QStringLiteral("%1, column %2").arg(view->objectName()).arg(column)));
        }
    }
}

void TstAccessibility::docksSayTheirRoles()
{
    Session session;
    const auto window = shown(session);
    QCOMPARE(roleOf(window->tensorsDock().view()), QAccessible::Tree);
    QCOMPARE(roleOf(*window->menuBar()), QAccessible::MenuBar);
    QCOMPARE(roleOf(*window->findChild<QLineEdit*>("tensorFilter")), QAccessible::EditableText);
    QCOMPARE(roleOf(*window->settingsDock().findChild<QComboBox*>("grid")), QAccessible::ComboBox);
    int chips = 0;
    for (Chip* chip : window->findChildren<Chip*>()) {
        const QAccessible::Role role = roleOf(*chip);
        QCOMPARE(role, chip->isCheckable() ? QAccessible::CheckBox : QAccessible::Button);
        ++chips;
    }
    QVERIFY(chips > 3);
}

void TstAccessibility::messagesSayTheirKind()
{
    Session session;
    const auto window = shown(session);
    window->messageBar().say(MessageBar::Kind::Problem, QStringLiteral("The disk is full."));
    QStringList names;
    for (const QWidget* widget : window->messageBar().findChildren<QWidget*>())
        names += widget->accessibleName();
    QVERIFY(names.contains(QStringLiteral("Problem: The disk is full.")));
    const Walk walk = walkOf(window->messageBar());
    QVERIFY(walk.visited > 2);
    QVERIFY2(walk.faults.isEmpty(), qPrintable(walk.faults.join(u'\n')));
}

void TstAccessibility::paletteHasNames()
{
    Session session;
    const auto window = shown(session);
    window->openPalette();
    Palette* palette = window->findChild<PaletteHost*>()->palette();
    QVERIFY(palette);
    const Walk walk = walkOf(*palette);
    QVERIFY(walk.visited >= 3);
    QVERIFY2(walk.faults.isEmpty(), qPrintable(walk.faults.join(u'\n')));
    QVERIFY(!palette->accessibleName().isEmpty());
    // The row that Enter would take is told while the focus stays in the field.
    const QString first = palette->field().accessibleDescription();
    QVERIFY(!first.isEmpty());
    QTest::keyClick(&palette->field(), Qt::Key_Down);
    QVERIFY(palette->field().accessibleDescription() != first);
}

void TstAccessibility::dialogsHaveNames()
{
    Session session;
    const auto window = shown(session);
    ShortcutsDialog shortcuts(*window->menuBar());
    shortcuts.setAttribute(Qt::WA_DeleteOnClose, false);
    shortcuts.show();
    QCOMPARE(walkOf(shortcuts).faults, QStringList());
}

QTEST_MAIN(TstAccessibility)
#include "tst_accessibility.moc"
