// SPDX-FileCopyrightText: 2026 The Bitloupe authors
// SPDX-License-Identifier: Apache-2.0
// What do the inputs say about the error?
#include "views/frame/card.h"
#include "views/frame/chip.h"
#include "views/frame/chip_row.h"
#include "views/frame/header_layout.h"
#include "views/frame/lens_frame.h"
#include "views/lenses/activations/hold_apart_box.h"
#include "views/lenses/activations/input_view.h"
#include "views/text/text.h"

#include <QButtonGroup>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bitloupe {

namespace {

QString fromView(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

class ActivationsLens final : public LensFrame {
    Q_OBJECT
public:
    explicit ActivationsLens(QWidget* parent);

protected:
    void draw() override;
    QString missing() const override;

private:
    void buildChips();
    void buildViews();
    InputRequest request() const { return parseInputRequest(picture().option.toStdString()); }
    void choose(std::size_t view);
    void showView(std::size_t view, const InputRequest& asked, const InputPart* part);
    void ask(const std::string& name, double number);

    Card* m_card;
    HoldApartBox* m_apart;
    std::vector<Chip*> m_chips;
    std::vector<InputView*> m_views;
    QStackedWidget* m_stack = nullptr;
    std::map<std::string, InputRequest> m_requests;  // by view: what was chosen there last
};

ActivationsLens::ActivationsLens(QWidget* parent)
    : LensFrame(parent)
    , m_card(new Card({}, page()))
    , m_apart(new HoldApartBox(m_card))
{
    m_card->setHeadWraps();
    m_card->header()->addWidget(m_apart);
    connect(m_apart, &HoldApartBox::chosen, this, &LensView::heldApartChosen);
    buildChips();
    buildViews();
    page()->setCards(m_card, 1, {}, {});
}

void ActivationsLens::buildChips()
{
    auto* row = new ChipRow(m_card);
    auto* group = new QButtonGroup(this);
    for (const InputViewInfo& info : inputViews()) {
        const std::size_t index = m_chips.size();
        Chip* chip = row->addChip();
        row->setTexts(index, {text::name("input_view", info.id)});
        chip->setAccessibleName(text::name("input_view", info.id));
        chip->setToolTip(text::hint("input_view", info.id));
        chip->setCheckable(true);
        group->addButton(chip);
        connect(chip, &Chip::clicked, this, [this, index] { choose(index); });
        m_chips.push_back(chip);
    }
    m_chips.front()->setChecked(true);
    m_card->body()->insertWidget(0, row);  // above the title, whose height changes: chips stay where they are
}

void ActivationsLens::buildViews()
{
    m_stack = new QStackedWidget(m_card);
    for (const InputViewInfo& info : inputViews()) {
        InputView* view = info.make(m_stack);
        view->setObjectName(fromView(info.id));
        view->setAccessibleName(text::name("input_view", info.id));
        m_stack->addWidget(view);
        m_views.push_back(view);
        connect(view, &InputView::specEdited, this, &LensView::specEdited);
        connect(view, &InputView::requested, this, &ActivationsLens::ask);
        connect(view, &InputView::noteChanged, this, [this, view] {
            if (m_stack->currentWidget() == view)
                m_card->setNote(withStopped(view->note(), picture()));
        });
    }
    m_card->body()->addWidget(m_stack, 1);
}

// Another view is there at once, and filled when its data comes.
void ActivationsLens::choose(std::size_t view)
{
    const std::string id(inputViews()[view].id);
    const auto known = m_requests.find(id);
    const InputRequest asked = known == m_requests.end() ? InputRequest{id, {}} : known->second;
    if (asked.view != request().view)
        showView(view, asked, nullptr);
    Q_EMIT optionChosen(QString::fromStdString(printInputRequest(asked)));
}

void ActivationsLens::ask(const std::string& name, double number)
{
    InputRequest asked = request();
    asked.numbers[name] = number;
    m_requests[asked.view] = asked;
    Q_EMIT optionChosen(QString::fromStdString(printInputRequest(asked)));
}

QString ActivationsLens::missing() const
{
    const QString own = LensFrame::missing();
    return own.isEmpty() ? picture().noInputs : own;
}

void ActivationsLens::draw()
{
    const InputRequest asked = request();
    m_requests[asked.view] = asked;
    m_apart->setShare(picture().heldApart, picture().canHoldApart);
    const auto answer = std::dynamic_pointer_cast<const InputLensData>(picture().data);
    const InputPart* part = answer && answer->request.view == asked.view ? answer->part.get() : nullptr;
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        if (inputViews()[i].id == asked.view)
            showView(i, asked, part);
    }
    if (answer && answer->problem)
        m_card->setNote(text::sentence(*answer->problem), true);
}

void ActivationsLens::showView(std::size_t view, const InputRequest& asked, const InputPart* part)
{
    m_chips[view]->setChecked(true);
    m_stack->setCurrentWidget(m_views[view]);
    m_views[view]->draw(picture(), asked, part);
    m_card->setTitle(text::hint("input_view", inputViews()[view].id));
    m_card->setNote(withStopped(m_views[view]->note(), picture()));
}

}  // namespace

LensView* makeActivationsLens(QWidget* parent) { return new ActivationsLens(parent); }

}  // namespace bitloupe

#include "activations_lens.moc"
