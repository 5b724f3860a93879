//! The article's screen: text column and panel, one listener for all marks.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::model::{BlockKey, Moment, Rule};
use crate::ui::hooks::{use_desk, use_keys};
use crate::ui::i18n::Text;
use crate::ui::keys::{Action, Scope};
use crate::ui::log::Command;
use crate::ui::platform::place;
use crate::view::{ArticleView, Flow};

use super::block::Block;
use super::fold::FoldRow;
use super::heading::Meta;
use super::lists::Lists;
use super::panel::Explained;
use super::reading::{Choice, Layer, Reading};
use super::tip::{Pointed, tip};
use super::toolbar::{Toolbar, counts};

/// What the screen needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct ScreenProps {
    /// The article.
    pub view: Rc<ArticleView>,
    /// What is chosen.
    pub reading: Reading,
    /// The person chooses.
    pub on_choice: Callback<Choice>,
    /// The mark that the address names.
    pub wanted: Option<usize>,
    /// The language of the page.
    pub text: Text,
}

/// The screen.
#[component]
pub fn Screen(props: &ScreenProps) -> Html {
    let ScreenProps {
        view,
        reading,
        on_choice,
        text,
        ..
    } = props;
    let text = *text;
    let column = use_node_ref();
    let pointed = use_state_eq(|| None::<Pointed>);

    // A mark that is stepped to, or named by the address, is shown; one that is clicked is there.
    let show = use_callback(on_choice.clone(), |mark: Option<usize>, on_choice| {
        on_choice.emit(Choice::Mark(mark));
        if let Some(mark) = mark {
            place::show_mark(mark);
        }
    });
    use_effect_with((props.wanted, view.article.id.clone()), {
        let show = show.clone();
        move |(wanted, _)| {
            if wanted.is_some() {
                show.emit(*wanted);
            }
        }
    });
    let on_step = use_callback(
        (view.clone(), reading.clone(), show.clone()),
        |forward: bool, (view, reading, show)| show.emit(reading.step(&view.marks, forward)),
    );
    let on_layer = use_callback(on_choice.clone(), |layer, on_choice| {
        on_choice.emit(Choice::Toggle(layer));
    });
    let on_key = use_callback(
        (on_step.clone(), on_layer.clone()),
        |action, (on_step, on_layer)| {
            match action {
                Action::Next => on_step.emit(true),
                Action::Previous => on_step.emit(false),
                Action::Layer(number) => {
                    let layer = Layer::ALL.get(usize::from(number).saturating_sub(1));
                    if let Some(layer) = layer {
                        on_layer.emit(*layer);
                    }
                }
                _ => return false,
            }
            true
        },
    );
    use_keys(Scope::Article, on_key);

    let onpointerover = {
        let (column, pointed) = (column.clone(), pointed.clone());
        Callback::from(move |event: PointerEvent| {
            pointed.set(point(event.target_dyn_into::<Element>(), &column));
        })
    };
    let onfocusin = {
        let (column, pointed, on_choice) = (column.clone(), pointed.clone(), on_choice.clone());
        Callback::from(move |event: FocusEvent| {
            let at = point(event.target_dyn_into::<Element>(), &column);
            if let Some(mark) = at.as_ref().and_then(|at| at.mark) {
                on_choice.emit(Choice::Mark(Some(mark)));
            }
            pointed.set(at);
        })
    };
    let leave = Callback::from({
        let pointed = pointed.clone();
        move |()| pointed.set(None)
    });
    let onclick = {
        let on_choice = on_choice.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(mark) = event.target_dyn_into::<Element>().and_then(|e| marked(&e)) {
                on_choice.emit(Choice::Mark(Some(mark)));
            }
        })
    };
    let n_stepped = view
        .marks
        .iter()
        .filter(|mark| Layer::of(mark.kind()).is_some())
        .count();
    let nth = reading.current.map(|current| {
        let before = view.marks.iter().take(current + 1);
        (
            before
                .filter(|mark| Layer::of(mark.kind()).is_some())
                .count(),
            n_stepped,
        )
    });
    let deps = (use_desk(), view.file, view.ordinal);
    let on_rule = use_callback(
        deps.clone(),
        |(rule, disabled): (Rule, bool), (desk, file, _)| {
            desk.run(Command::Rule {
                file: *file,
                rule,
                disabled,
            });
        },
    );
    let on_rule_off = use_callback(on_rule.clone(), |rule, on_rule| on_rule.emit((rule, true)));
    let on_published = use_callback(deps.clone(), |published, (desk, file, ordinal)| {
        desk.run(Command::Published {
            file: *file,
            ordinal: *ordinal,
            published,
        });
    });
    let on_restore = use_callback(deps.clone(), |block, (desk, file, ordinal)| {
        desk.run(restore(*file, *ordinal, block, true));
    });
    let on_set_aside = use_callback(deps, |block, (desk, file, ordinal)| {
        desk.run(restore(*file, *ordinal, block, false));
    });
    let on_fold = use_callback(on_choice.clone(), |first, on_choice| {
        on_choice.emit(Choice::Fold(first));
    });
    let block = |index| block(props, &on_set_aside, index);
    html! {
        <div class="article-page">
            <Toolbar
                counts={counts(view)}
                layers={reading.layers}
                on_toggle={on_layer}
                {on_step}
                place={nth}
                {text}
            />
            <div class="columns">
                <article
                    class="reading"
                    lang={view.language.tag()}
                    ref={column}
                    {onpointerover}
                    {onfocusin}
                    {onclick}
                    onpointerleave={leave.reform(|_: PointerEvent| ())}
                    onfocusout={leave.reform(|_: FocusEvent| ())}
                >
                    if view.heading.is_none() { { headline(props, &on_published, None) } }
                    { for view.flow.iter().map(|step| match step {
                        Flow::Kept(index) if view.heading == Some(*index) => headline(props, &on_published, Some(block(*index))),
                        Flow::Kept(index) => block(*index),
                        Flow::Folded(fold) if reading.layers.has(Layer::Removed) => html! {
                            <FoldRow
                                key={format!("fold {}", fold.first)}
                                view={view.clone()}
                                fold={*fold}
                                open={reading.open.contains(&fold.first)}
                                on_toggle={on_fold.clone()}
                                on_restore={on_restore.clone()}
                                on_rule_off={on_rule_off.clone()}
                                {text}
                            />
                        },
                        Flow::Folded(_) => Html::default(),
                    }) }
                    if let Some(pointed) = &*pointed { { tip(text, view, pointed) } }
                </article>
                <aside class="panel">
                    <Explained view={view.clone()} mark={reading.current} on_mark={show.clone()} {text} />
                    <Lists
                        view={view.clone()}
                        on_mark={show}
                        on_block={Callback::from(place::show_block)}
                        {on_rule}
                        {text}
                    />
                </aside>
            </div>
        </div>
    }
}

/// A corrected publication time: none is "as it was read", the inner none "it has no time".
type Corrected = Option<Option<Moment>>;

/// The command that restores a block or sets it aside again.
fn restore(file: u32, ordinal: usize, block: usize, restored: bool) -> Command {
    Command::Restore {
        file,
        block: BlockKey {
            article: ordinal,
            block,
        },
        restored,
    }
}

/// The title with the line of its circumstances.
fn headline(props: &ScreenProps, on_published: &Callback<Corrected>, title: Option<Html>) -> Html {
    let view = &props.view;
    html! {
        <header>
            { title.unwrap_or_else(|| html! { <h1>{ &view.article.title }</h1> }) }
            <Meta view={view.clone()} on_published={on_published.clone()} text={props.text} />
        </header>
    }
}

fn block(props: &ScreenProps, on_set_aside: &Callback<usize>, index: usize) -> Html {
    let ScreenProps { view, reading, .. } = props;
    let marks = view
        .blocks
        .get(index)
        .map(|block| block.marks.clone())
        .unwrap_or_default();
    let holds = |mark: &usize| marks.contains(mark);
    let first = view
        .marks
        .iter()
        .position(|m| Layer::of(m.kind()).is_some_and(|l| reading.layers.has(l)));
    html! {
        <Block
            key={format!("block {index}")}
            view={view.clone()}
            {index}
            layers={reading.layers}
            current={reading.current.filter(holds)}
            reachable={reading.current.or(first).filter(holds)}
            on_set_aside={on_set_aside.clone()}
            text={props.text}
        />
    }
}

/// The mark that an element belongs to.
fn marked(element: &Element) -> Option<usize> {
    let mark = element.closest("[data-mark]").ok()??;
    mark.get_attribute("data-mark")?.parse().ok()
}

/// What is pointed at, with its place in the column.
fn point(element: Option<Element>, column: &NodeRef) -> Option<Pointed> {
    let element = element?.closest("[data-mark],[data-pos]").ok()??;
    let column = column.cast::<HtmlElement>()?;
    let (left, top) = place::below(element.unchecked_ref(), &column)?;
    Some(Pointed {
        mark: marked(&element),
        pos: element.get_attribute("data-pos"),
        left,
        top,
    })
}
