// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
#include "views/chart/chart_accessible.h"

#include "views/chart/chart_view.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace bitloupe {

namespace {

class ChartAccessible : public QAccessibleWidget {
public:
    explicit ChartAccessible(ChartView* view)
        : QAccessibleWidget(view, QAccessible::Chart)
        , m_view(view)
    {
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_view->readoutText() : QAccessibleWidget::text(kind);
    }
    // The scene inside is no business of a reader: name, description and value say what is drawn.
    int childCount() const override { return 0; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }

private:
    ChartView* m_view;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* view = qobject_cast<ChartView*>(object);
    return view == nullptr ? nullptr : new ChartAccessible(view);
}

}  // namespace

void installChartAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(&make);
        return true;
    }();
    static_cast<void>(installed);
}

}  // namespace bitloupe
