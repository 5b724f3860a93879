//! The comparison's screen: which passage is in hand, and whether only differences are shown.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::hooks::use_keys;
use crate::ui::i18n::Text;
use crate::ui::keys::{Action, Scope};
use crate::ui::platform::place;
use crate::view::CompareView;

use super::head::Head;
use super::map::Map;
use super::passages::Passages;
use super::row::Row;

/// What the screen needs to be drawn.
#[derive(Clone, PartialEq, Properties)]
pub struct ScreenProps {
    /// The comparison.
    pub view: Rc<CompareView>,
    /// The language of the page.
    pub text: Text,
}

/// The next passage in a direction, around the ends; numbers start at 1.
fn step(current: Option<usize>, n_passages: usize, forward: bool) -> Option<usize> {
    let current = match (current, forward) {
        (None, true) => 0,
        (None, false) => 1,
        (Some(current), _) => current,
    };
    let next = if forward {
        current
    } else {
        (current + n_passages).saturating_sub(2)
    };
    (0 < n_passages).then(|| next % n_passages + 1)
}

/// The screen.
#[component]
pub fn Screen(props: &ScreenProps) -> Html {
    let ScreenProps { view, text } = props;
    let text = *text;
    let current = use_state_eq(|| None::<usize>);
    let only_differences = use_state_eq(|| false);
    let n_passages = view.passages.len();

    // To a passage, on the side where the person is going: the row holds the other side as well.
    let on_passage = use_callback((), {
        let current = current.setter();
        move |(side, number): (&'static str, usize), ()| {
            current.set(Some(number));
            place::show_passage(side, number, true);
        }
    });
    let on_step = use_callback((*current, n_passages, on_passage.clone()), {
        |forward: bool, (current, n_passages, on_passage)| {
            if let Some(number) = step(*current, *n_passages, forward) {
                on_passage.emit(("a", number));
            }
        }
    });
    let on_differences = use_callback(*only_differences, {
        let setter = only_differences.setter();
        move |(), only| setter.set(!only)
    });
    let on_key = use_callback(
        (on_step.clone(), on_differences.clone()),
        |action, (on_step, on_differences)| {
            match action {
                Action::Next => on_step.emit(true),
                Action::Previous => on_step.emit(false),
                Action::Differences => on_differences.emit(()),
                _ => return false,
            }
            true
        },
    );
    use_keys(Scope::Compare, on_key);
    html! {
        <div class="compare-page">
            <Head
                view={view.clone()}
                only_differences={*only_differences}
                current={*current}
                {on_step}
                {on_differences}
                {text}
            />
            <Map view={view.clone()} current={*current} on_passage={on_passage.clone()} {text} />
            <div class="sides">
                { for view.rows.iter().enumerate().map(|(index, row)| {
                    let held = current.filter(|number| {
                        view.passages.get(number - 1).is_some_and(|p| p.row_a == index || p.row_b == index)
                    });
                    html! {
                        <Row
                            key={index}
                            row={row.clone()}
                            view={view.clone()}
                            current={held}
                            only_differences={*only_differences}
                            on_passage={on_passage.clone()}
                            {text}
                        />
                    }
                }) }
            </div>
            <Passages view={view.clone()} current={*current} {on_passage} {text} />
        </div>
    }
}
