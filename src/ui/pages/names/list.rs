//! The list of names: rows to be chosen by click or key, and what can be done with those chosen.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::ui::components::VirtualList;
use crate::ui::hooks::{use_desk, use_keys};
use crate::ui::i18n::{Text, article, kind_name, names as says};
use crate::ui::keys::{Action, Scope};
use crate::ui::pages::article::kind_class;
use crate::ui::platform;
use crate::ui::route::Route;
use crate::view::NameRow;

use super::counts;
use super::tools::{Chosen, hide, merge, tools};

/// The height of a row, in CSS pixels; `.name-row` keeps to it.
const ROW_HEIGHT: u32 = 48;
/// Milliseconds until a row that was scrolled to is drawn.
const DRAWN_MS: u32 = 40;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NameListProps {
    /// The names.
    pub rows: Vec<Rc<NameRow>>,
    /// Whether these are the hidden ones.
    pub hidden: bool,
}

/// The list, with its tools above it.
#[component]
pub(super) fn NameList(props: &NameListProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let keys = use_state_eq(Vec::<String>::new);
    let current = use_state_eq(|| None::<usize>);
    let of_keys = |row: &&Rc<NameRow>| keys.contains(&row.key);
    let chosen: Chosen = props.rows.iter().filter(of_keys).map(Rc::clone).collect();
    let on_choose = {
        let keys = keys.clone();
        Callback::from(move |key: String| {
            let mut next = (*keys).clone();
            next.retain(|other| *other != key);
            if next.len() == keys.len() {
                next.push(key);
            }
            keys.set(next);
        })
    };
    let on_clear = {
        let keys = keys.clone();
        Callback::from(move |()| keys.set(Vec::new()))
    };
    let on_action = {
        let (rows, chosen, current) = (props.rows.clone(), chosen.clone(), current.clone());
        let (on_choose, on_clear, hidden) = (on_choose.clone(), on_clear.clone(), props.hidden);
        let desk = desk.clone();
        Callback::from(move |action| {
            let last = rows.len().saturating_sub(1);
            let at = *current;
            match action {
                Action::Down => current.set(Some(at.map_or(0, |at| (at + 1).min(last)))),
                Action::Up => current.set(Some(at.map_or(0, |at| at.saturating_sub(1)))),
                Action::Choose => match at.and_then(|at| rows.get(at)) {
                    Some(row) => on_choose.emit(row.key.clone()),
                    None => return false,
                },
                Action::Merge if 1 < chosen.len() => merge(&desk, &chosen, &on_clear),
                Action::Hide if !chosen.is_empty() => hide(&desk, &chosen, !hidden, &on_clear),
                _ => return false,
            }
            true
        })
    };
    use_keys(Scope::Names, on_action);
    use_effect_with(*current, |current| {
        let show = |index| Timeout::new(DRAWN_MS, move || platform::focus(&row_id(index)));
        let timer = current.map(show);
        move || drop(timer)
    });
    let row = {
        let (rows, keys) = (props.rows.clone(), (*keys).clone());
        Callback::from(move |index: usize| {
            rows.get(index).map_or_else(Html::default, |name| {
                row(text, index, name, keys.contains(&name.key), &on_choose)
            })
        })
    };
    html! {
        <>
            { tools(&desk, &chosen, props.hidden, &on_clear) }
            <VirtualList
                count={props.rows.len()}
                row_height={ROW_HEIGHT}
                {row}
                shown={*current}
                label={text.say(says::NAMES)}
            />
        </>
    }
}

fn row_id(index: usize) -> String {
    format!("name-{index}")
}

fn row(
    text: Text,
    index: usize,
    name: &NameRow,
    is_chosen: bool,
    on_choose: &Callback<String>,
) -> Html {
    let label = text.fill(says::CHOOSE_WHAT, &[("name", &name.canonical)]);
    let onchange = on_choose.reform({
        let key = name.key.clone();
        move |_: Event| key.clone()
    });
    html! {
        <div class="name-row">
            <input type="checkbox" checked={is_chosen} aria-label={label} {onchange} />
            <a id={row_id(index)} href={Route::Name(name.key.clone()).address()}>
                <span class={classes!("mark", kind_class(name.kind.into()))}>{ &name.canonical }</span>
            </a>
            <span class="forms">{ name.forms.join(text.say(article::COMMA)) }</span>
            <span class="kind">{ text.say(kind_name(name.kind)) }</span>
            <span class="counts">{ counts(text, name) }</span>
        </div>
    }
}
