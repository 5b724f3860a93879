//! Paragraphs that stand beside each other.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::i18n::{Text, compare as says, number_said};
use crate::view::{CompareRow, CompareView, DiffRun, Paragraph, RowKind};

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
    let side = |side: &'static str, other: &'static str, paragraphs: &[Paragraph], outlet: &str| {
        html! {
            <div class="side" data-outlet={outlet.to_owned()}>
                if paragraphs.is_empty() { { nothing(outlet) } }
                { for paragraphs.iter().map(|p| paragraph(props, side, other, p)) }
            </div>
        }
    };
    html! {
        <div class={classes!("beside", class)}>
            { side("a", "b", &row.a, &view.a.article.outlet) }
            { side("b", "a", &row.b, &view.b.article.outlet) }
        </div>
    }
}

fn paragraph(
    props: &RowProps,
    side: &'static str,
    other: &'static str,
    paragraph: &Paragraph,
) -> Html {
    html! { <p>{ for paragraph.runs.iter().map(|run| piece(props, side, other, run)) }</p> }
}

fn piece(props: &RowProps, side: &'static str, other: &'static str, run: &DiffRun) -> Html {
    let text = props.text;
    let passage = run.passage.and_then(|number| {
        props
            .view
            .passages
            .get(number - 1)
            .map(|passage| (number, passage))
    });
    let Some((number, passage)) = passage else {
        return html! { { &run.text } };
    };
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
                    aria-label={text.fill(says::PASSAGE, &[("n", &number.to_string())])}
                    aria-current={(props.current == Some(number)).then_some("true")}
                    onclick={props.on_passage.reform(move |_: MouseEvent| (other, number))}
                >{ number }</button>
            }
            { inside }
        </span>
    }
}
