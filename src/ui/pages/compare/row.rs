//! Paragraphs that stand beside each other.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::i18n::{Text, compare as says, number_said, passage_name};
use crate::view::{CompareRow, CompareView, DiffRun, Paragraph, RowKind, SideView};

use super::map::kind_class;

/// What a row needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct RowProps {
    /// The paragraphs.
    pub row: Rc<CompareRow>,
    /// The comparison.
    pub view: Rc<CompareView>,
    /// The passage in hand, where it begins in this row.
    pub current: Option<usize>,
    /// Whether equal text is folded away.
    pub only_differences: bool,
    /// Goes to a passage on a side.
    pub on_passage: Callback<(&'static str, usize)>,
    /// The language of the page.
    pub text: Text,
}

/// A row: the left side, the right side, or a note where a side has nothing.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let RowProps {
        row, view, text, ..
    } = props;
    let class = match row.kind {
        RowKind::Matched => "matched",
        RowKind::OnlyA | RowKind::OnlyB => "alone",
        RowKind::Apart => "apart",
    };
    let nothing = |outlet: &str| {
        html! { <p class="nothing">{ text.fill(says::NOTHING, &[("outlet", outlet)]) }</p> }
    };
    let side = |name: &'static str,
                other: &'static str,
                paragraphs: &[Paragraph],
                of: &SideView| {
        let outlet = &of.article.outlet;
        html! {
            <div class="side" role="group" aria-label={outlet.clone()} data-outlet={outlet.clone()}>
                if paragraphs.is_empty() { { nothing(outlet) } }
                { for paragraphs.iter().map(|p| paragraph(props, name, other, of, p)) }
            </div>
        }
    };
    html! {
        <div class={classes!("beside", class)}>
            { side("a", "b", &row.a, &view.a) }
            { side("b", "a", &row.b, &view.b) }
        </div>
    }
}

/// A paragraph; one without any passage stands on this side only, which its bar says.
fn paragraph(
    props: &RowProps,
    side: &'static str,
    other: &'static str,
    of: &SideView,
    paragraph: &Paragraph,
) -> Html {
    let compares = !props.view.passages.is_empty();
    let is_alone = compares && paragraph.runs.iter().all(|run| run.passage.is_none());
    html! {
        <p class={is_alone.then_some("only")} lang={of.language.tag()}>
            { for paragraph.runs.iter().map(|run| piece(props, side, other, is_alone, run)) }
        </p>
    }
}

/// Signs without a word, such as the full stop between two passages, are nobody's own.
fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn piece(
    props: &RowProps,
    side: &'static str,
    other: &'static str,
    in_only: bool,
    run: &DiffRun,
) -> Html {
    let text = props.text;
    let passage = run.passage.and_then(|number| {
        props
            .view
            .passages
            .get(number - 1)
            .map(|passage| (number, passage))
    });
    let Some((number, passage)) = passage else {
        let is_plain = in_only || props.view.passages.is_empty() || !has_words(&run.text);
        return if is_plain {
            html! { { &run.text } }
        } else {
            html! { <span class="only">{ &run.text }</span> }
        };
    };
    let kind = text.say(passage_name(passage.kind));
    let class = classes!(
        "passage",
        kind_class(passage.kind),
        run.changed.then_some("changed"),
        (props.current == Some(number)).then_some("current"),
    );
    let same = props.only_differences && !run.changed;
    let inside = if same {
        let n = number_said(run.text.chars().count());
        html! { <span class="same">{ text.fill(says::SAME_HERE, &[("n", &n)]) }</span> }
    } else if run.changed {
        html! { <u>{ &run.text }</u> }
    } else {
        html! { { &run.text } }
    };
    html! {
        <span {class}>
            if run.first {
                <button
                    type="button"
                    class="number"
                    id={format!("passage-{side}-{number}")}
                    aria-label={text.fill(says::PASSAGE, &[("n", &number.to_string()), ("kind", kind)])}
                    aria-current={(props.current == Some(number)).then_some("true")}
                    onclick={props.on_passage.reform(move |_: MouseEvent| (other, number))}
                >{ number }</button>
            }
            { inside }
        </span>
    }
}
