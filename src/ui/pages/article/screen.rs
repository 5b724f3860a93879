//! The article's screen: text column and panel, one listener for all marks.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::hooks::use_keys;
use crate::ui::i18n::Text;
use crate::ui::keys::{Action, Scope};
use crate::ui::platform::place;
use crate::view::{ArticleView, Flow};

use super::block::Block;
use super::commands::{Corrected, use_commands};
use super::fold::FoldRow;
use super::heading::Meta;
use super::lists::Lists;
use super::panel::Explained;
use super::pointing::use_pointing;
use super::reading::{Choice, Layer, Reading};
use super::tip::tip;
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

    // A mark that is stepped to, or named by the address, is shown; one that is clicked is there.
    let show = use_callback(on_choice.clone(), |mark: Option<usize>, on_choice| {
        on_choice.emit(Choice::Mark(mark));
        if let Some(mark) = mark {
            place::show_mark(mark);
        }
    });
    use_effect_with((props.wanted, view.article.id), {
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
    let has_words = reading.layers.has(Layer::Word);
    let on_key = use_callback(
        (on_step.clone(), on_layer.clone(), has_words),
        |action, (on_step, on_layer, has_words)| {
            match action {
                Action::Next => on_step.emit(true),
                Action::Previous => on_step.emit(false),
                Action::Word(forward) if *has_words => place::step_word(forward),
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

    let pointing = use_pointing(&column, on_choice);
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
    let commands = use_commands(view);
    let on_fold = use_callback(on_choice.clone(), |first, on_choice| {
        on_choice.emit(Choice::Fold(first));
    });
    let block = |index| block(props, &commands.on_set_aside, index);
    html! {
        <div class="article-page">
            <Toolbar
                counts={counts(view)}
                layers={reading.layers}
                on_toggle={on_layer}
                cut={reading.cut}
                on_cut={on_choice.reform(Choice::Cut)}
                {on_step}
                place={nth}
                {text}
            />
            <div class={classes!("columns", reading.current.map(|_| "held-mark"))}>
                <article
                    class="reading"
                    lang={view.language.tag()}
                    ref={column}
                    onpointerover={pointing.onpointerover}
                    onfocusin={pointing.onfocusin}
                    onclick={pointing.onclick}
                    onpointerleave={pointing.onleave.reform(|_: PointerEvent| ())}
                    onfocusout={pointing.onleave.reform(|_: FocusEvent| ())}
                >
                    { headline(props, &commands.on_published, view.heading.map(&block)) }
                    { for view.flow.iter().map(|step| match step {
                        // The title stands first, whatever was set aside before it.
                        Flow::Kept(index) if view.heading == Some(*index) => Html::default(),
                        Flow::Kept(index) => block(*index),
                        Flow::Folded(fold) if reading.layers.has(Layer::Removed) => html! {
                            <FoldRow
                                key={format!("fold {}", fold.first)}
                                view={view.clone()}
                                fold={*fold}
                                open={reading.open.contains(&fold.first)}
                                on_toggle={on_fold.clone()}
                                on_restore={commands.on_restore.clone()}
                                on_rule={commands.on_rule.clone()}
                                {text}
                            />
                        },
                        Flow::Folded(_) => Html::default(),
                    }) }
                    if let Some(pointed) = &pointing.pointed { { tip(text, view, pointed) } }
                </article>
                <aside class="panel">
                    <Explained view={view.clone()} mark={reading.current} on_mark={show.clone()}
                        on_hide={commands.on_hide.clone()} {text} />
                    <Lists
                        view={view.clone()}
                        on_mark={show}
                        on_block={Callback::from(place::show_block)}
                        on_rule={commands.on_rule.clone()}
                        {text}
                    />
                </aside>
            </div>
        </div>
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
