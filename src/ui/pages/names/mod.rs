//! The names of the set: groups with their counts, to be found, chosen, merged, hidden.

mod list;
pub mod one;
mod tools;

pub use one::NamePage;

use yew::prelude::*;

use crate::model::NameKind;
use crate::ui::components::SearchField;
use crate::ui::hooks::{use_kept, use_text, use_view};
use crate::ui::i18n::{Text, article, names as says};
use crate::ui::pages::article::kind_class;
use crate::ui::route::Route;
use crate::view::{NameRow, NamesView, Request, Response};

use super::unknown::loading;
use list::NameList;

/// Which names are listed.
#[derive(Clone, Debug, Default, PartialEq)]
struct Wanted {
    kind: Option<NameKind>,
    query: String,
    hidden: bool,
}

/// The screen of names.
#[component]
pub fn NamesPage() -> Html {
    let text = use_text();
    let wanted = use_kept("names", Wanted::default);
    let view = use_view(Request::Names {
        kind: wanted.kind,
        query: wanted.query.clone(),
        hidden: wanted.hidden,
    });
    let on_search = {
        let wanted = wanted.clone();
        Callback::from(move |query| {
            wanted.set(Wanted {
                query,
                ..(*wanted).clone()
            });
        })
    };
    let Some(Response::Names(model)) = view.response.as_deref() else {
        return loading(text);
    };
    let n_all = model.n_people + model.n_places + model.n_organisations;
    let has_none = n_all + model.n_hidden == 0;
    html! {
        <section class="page names">
            <h1>{ text.say(says::NAMES) }</h1>
            <div class="toolbar">
                { switches(text, &wanted, model) }
                <SearchField label={text.say(says::SEARCH)} query={wanted.query.clone()} {on_search} />
                <a href={Route::Dictionary.address()}>{ text.say(says::DICTIONARY) }</a>
            </div>
            if has_none {
                <p class="hint">{ text.say(says::NO_NAMES) }</p>
            } else if model.rows.is_empty() {
                <p class="hint">{ text.say(says::NONE_FIT) }</p>
            } else {
                <NameList rows={model.rows.clone()} hidden={wanted.hidden} />
            }
        </section>
    }
}

/// The kinds and the hidden ones, of which one is shown.
fn switches(text: Text, wanted: &UseStateHandle<Wanted>, model: &NamesView) -> Html {
    let n_all = model.n_people + model.n_places + model.n_organisations;
    let kinds = [
        (None, false, says::ALL_KINDS, n_all),
        (
            Some(NameKind::Person),
            false,
            article::PEOPLE,
            model.n_people,
        ),
        (
            Some(NameKind::Place),
            false,
            article::PLACES,
            model.n_places,
        ),
        (
            Some(NameKind::Organisation),
            false,
            article::ORGANISATIONS,
            model.n_organisations,
        ),
        (None, true, says::HIDDEN, model.n_hidden),
    ];
    let shown = kinds
        .into_iter()
        .filter(|&(_, hidden, _, count)| !hidden || wanted.hidden || 0 < count);
    let switch = |(kind, hidden, message, count): (Option<NameKind>, _, _, usize)| {
        let onclick = {
            let wanted = wanted.clone();
            Callback::from(move |_: MouseEvent| {
                wanted.set(Wanted {
                    kind,
                    hidden,
                    query: wanted.query.clone(),
                });
            })
        };
        let is_on = wanted.kind == kind && wanted.hidden == hidden;
        html! {
            <button type="button" class="layer" aria-pressed={is_on.to_string()} {onclick}>
                <span class={classes!("sample", kind.map(|kind| kind_class(kind.into())))}>
                    { text.say(message) }
                </span>
                <span class="count">{ count }</span>
            </button>
        }
    };
    html! { <>{ for shown.map(switch) }</> }
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
