//! A block of an article: its runs as text nodes under quiet marks.
//!
//! Every mark carries its index as `data-mark`; the screen listens once for all of them. Only one
//! mark at a time can be reached with Tab, so that a reader passes an article in one step.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::Role;
use crate::ui::i18n::{Text, article as says, day_short, wants_day};
use crate::view::{ArticleView, BlockView, Mark, MarkKind, Run, RunMark, is_doubtful};

use super::reading::{Layer, Layers};

/// What a block needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct BlockProps {
    /// The article.
    pub view: Rc<ArticleView>,
    /// The index of the block.
    pub index: usize,
    /// The layers shown.
    pub layers: Layers,
    /// The mark in hand, where it is in this block.
    pub current: Option<usize>,
    /// The mark that Tab reaches, where it is in this block.
    pub reachable: Option<usize>,
    /// Sets a restored block aside again.
    pub on_set_aside: Callback<usize>,
    /// The language of the page.
    pub text: Text,
}

/// A kept block.
#[component]
pub fn Block(props: &BlockProps) -> Html {
    let Some(block) = props.view.blocks.get(props.index) else {
        return Html::default();
    };
    let runs = runs(props, block);
    let id = format!("block-{}", props.index);
    let note = block.restored.then(|| {
        let on_set_aside = props.on_set_aside.reform({
            let index = props.index;
            move |_: MouseEvent| index
        });
        html! {
            <span class="restored">
                { props.text.say(says::RESTORED) }
                <button type="button" class="quiet" onclick={on_set_aside}>
                    { props.text.say(says::SET_ASIDE) }
                </button>
            </span>
        }
    });
    match block.role {
        Role::Title if props.view.heading == Some(props.index) => html! { <h1 {id}>{ runs }</h1> },
        Role::Title | Role::Subheading => html! { <h2 {id}>{ runs }{ note }</h2> },
        Role::Quote => html! { <blockquote {id}><p>{ runs }{ note }</p></blockquote> },
        Role::Code => html! { <pre {id}>{ runs }{ note }</pre> },
        role => html! { <p {id} class={role.name()}>{ runs }{ note }</p> },
    }
}

/// The runs of a block.
fn runs(props: &BlockProps, block: &BlockView) -> Html {
    block.runs.iter().map(|run| piece(props, run)).collect()
}

fn piece(props: &BlockProps, run: &Run) -> Html {
    let layers = props.layers;
    let shown = || run.marks.iter().filter(move |mark| layers.shows(mark.kind));
    let word = run.word.as_ref().filter(|_| layers.has(Layer::Word));
    // The innermost mark answers; a quotation answers only where nothing else does.
    let Some(top) = shown()
        .rfind(|mark| mark.kind != MarkKind::Quote)
        .or(shown().next_back())
    else {
        return match word {
            Some(word) => html! {
                <span class={word.first.then_some("word")} data-pos={word.pos.clone()} tabindex="-1">
                    { &run.text }
                </span>
            },
            None => html! { { &run.text } },
        };
    };
    let mut classes = classes!("mark");
    for mark in shown() {
        classes.push(kind_class(mark.kind));
    }
    if props
        .current
        .is_some_and(|current| run.marks.iter().any(|mark| mark.mark == current))
    {
        classes.push("current");
    }
    if word.is_some_and(|word| word.first) {
        classes.push("word");
    }
    let date = date_of(props, top);
    if date.as_ref().is_some_and(|(doubtful, _)| *doubtful) {
        classes.push("doubtful");
    }
    let first: Vec<String> = shown()
        .filter(|m| m.first)
        .map(|m| m.mark.to_string())
        .collect();
    let tabindex = if top.first && props.reachable == Some(top.mark) {
        "0"
    } else {
        "-1"
    };
    let only_quote = top.kind == MarkKind::Quote;
    html! {
        <mark
            class={classes}
            data-mark={top.mark.to_string()}
            data-first={(!first.is_empty()).then(|| first.join(" "))}
            data-day={date.and_then(|(_, day)| day)}
            data-pos={word.map(|word| word.pos.clone())}
            tabindex={(!only_quote).then_some(tabindex)}
        >{ &run.text }</mark>
    }
}

/// The class of a kind of mark.
#[must_use]
pub const fn kind_class(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Person => "per",
        MarkKind::Place => "loc",
        MarkKind::Organisation => "org",
        MarkKind::Date => "date",
        MarkKind::Quote => "said",
    }
}

/// For a date: whether it is doubtful, and the day to show after its last run.
fn date_of(props: &BlockProps, top: &RunMark) -> Option<(bool, Option<String>)> {
    let Mark::Date(date) = props.view.marks.get(top.mark)? else {
        return None;
    };
    let doubtful = is_doubtful(date.doubt);
    let year = props.view.article.published.map(|moment| moment.day.year);
    let day = date
        .from
        .filter(|from| {
            top.last && Some(*from) == date.to && wants_day(date.anchor, date.granularity)
        })
        .map(|day| day_short(props.text, day, year));
    Some((doubtful, day))
}
