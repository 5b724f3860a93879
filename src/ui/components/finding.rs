//! What was found, said first in a sentence.

use yew::prelude::*;

use crate::ui::hooks::use_text;
use crate::ui::i18n::{Clause, clauses, library};
use crate::view::Finding;

/// Props of [`FindingLine`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FindingLineProps {
    /// What was found.
    pub finding: Finding,
}

/// The sentence; the words that carry it lead to what they speak of.
#[component]
pub fn FindingLine(props: &FindingLineProps) -> Html {
    let text = use_text();
    let clauses = clauses(text, &props.finding);
    if clauses.is_empty() {
        return Html::default();
    }
    let n_clauses = clauses.len();
    let shown = clauses.iter().enumerate().map(|(index, clause)| {
        let end = if index + 1 == n_clauses {
            library::STOP
        } else {
            library::SEMICOLON
        };
        html! { <>{ for clause.parts.iter().map(|part| words(clause, part)) }{ text.say(end) }</> }
    });
    html! { <p class="finding">{ for shown }</p> }
}

fn words(clause: &Clause, (words, carries): &(String, bool)) -> Html {
    match (&clause.route, carries) {
        (Some(route), true) => html! { <a href={route.address()}>{ words }</a> },
        (None, true) => html! { <em>{ words }</em> },
        (_, false) => html! { words },
    }
}
