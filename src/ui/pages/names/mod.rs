//! The names of the set: groups with their counts, and where each stands.

pub mod one;

pub use one::NamePage;

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::model::NameKind;
use crate::ui::components::VirtualList;
use crate::ui::hooks::{use_text, use_view};
use crate::ui::i18n::{Text, article, kind_name, survey as says};
use crate::ui::pages::article::kind_class;
use crate::ui::route::Route;
use crate::view::{NameRow, NamesView, Request, Response};

use super::unknown::loading;

/// The height of a row, in CSS pixels; `.name-row` keeps to it.
const ROW_HEIGHT: u32 = 48;

/// The screen of names.
#[component]
pub fn NamesPage() -> Html {
    let text = use_text();
    let kind = use_state_eq(|| None::<NameKind>);
    let query = use_state_eq(String::new);
    let view = use_view(Request::Names {
        kind: *kind,
        query: (*query).clone(),
    });
    let oninput = {
        let query = query.setter();
        Callback::from(move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            query.set(field.map(|field| field.value()).unwrap_or_default());
        })
    };
    let Some(Response::Names(model)) = view.response.as_deref() else {
        return loading(text);
    };
    let n_all = model.n_people + model.n_places + model.n_organisations;
    let kinds = [
        (None, says::ALL_KINDS, n_all),
        (Some(NameKind::Person), article::PEOPLE, model.n_people),
        (Some(NameKind::Place), article::PLACES, model.n_places),
        (
            Some(NameKind::Organisation),
            article::ORGANISATIONS,
            model.n_organisations,
        ),
    ];
    let switches = kinds.into_iter().map(|(of, message, count)| {
        let setter = kind.setter();
        html! {
            <button
                type="button"
                class="layer"
                aria-pressed={(*kind == of).to_string()}
                onclick={Callback::from(move |_: MouseEvent| setter.set(of))}
            >
                <span class={classes!("sample", of.map(|kind| kind_class(kind.into())))}>
                    { text.say(message) }
                </span>
                <span class="count">{ count }</span>
            </button>
        }
    });
    html! {
        <section class="page names">
            <h1>{ text.say(says::NAMES) }</h1>
            <div class="toolbar">
                { for switches }
                <input
                    type="search"
                    placeholder={text.say(says::SEARCH)}
                    aria-label={text.say(says::SEARCH)}
                    value={(*query).clone()}
                    {oninput}
                />
            </div>
            { if n_all == 0 {
                html! { <p class="hint">{ text.say(says::NO_NAMES) }</p> }
            } else if model.rows.is_empty() {
                html! { <p class="hint">{ text.say(says::NONE_FIT) }</p> }
            } else {
                html! { <Rows view={Rc::clone(model)} {text} /> }
            } }
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowsProps {
    view: Rc<NamesView>,
    text: Text,
}

#[component]
fn Rows(props: &RowsProps) -> Html {
    let text = props.text;
    let row = use_callback(props.view.clone(), move |index: usize, view| {
        view.rows
            .get(index)
            .map(|name| row(text, name))
            .unwrap_or_default()
    });
    html! {
        <VirtualList
            count={props.view.rows.len()}
            row_height={ROW_HEIGHT}
            {row}
            label={text.say(says::NAMES)}
        />
    }
}

fn row(text: Text, name: &NameRow) -> Html {
    html! {
        <div class="name-row">
            <a href={Route::Name(name.key.clone()).address()}>
                <span class={classes!("mark", kind_class(name.kind.into()))}>{ &name.canonical }</span>
            </a>
            <span class="forms">{ name.forms.join(text.say(article::COMMA)) }</span>
            <span class="kind">{ text.say(kind_name(name.kind)) }</span>
            <span class="counts">{ counts(text, name) }</span>
        </div>
    }
}

/// `7 mentions · 4 articles · 3 outlets`.
fn counts(text: Text, name: &NameRow) -> String {
    let said = [name.n_mentions, name.n_articles, name.n_outlets].map(|n| n.to_string());
    let [mentions, articles, outlets] = &said;
    text.fill(
        says::COUNTS,
        &[
            ("mentions", mentions),
            ("articles", articles),
            ("outlets", outlets),
        ],
    )
}
