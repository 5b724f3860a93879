//! One name: its forms, who uses it, every place where it stands, and what can be decided about it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::model::NameEdit;
use crate::ui::desk::Desk;
use crate::ui::hooks::{use_desk, use_keys, use_view};
use crate::ui::i18n::{Text, article as article_says, kind_name, moment_said, names as says};
use crate::ui::keys::{Action, Scope};
use crate::ui::log::Command;
use crate::ui::pages::article::kind_class;
use crate::ui::pages::unknown::{loading, unknown};
use crate::ui::platform;
use crate::ui::route::Route;
use crate::view::{NameArticle, NameRow, NameView, Request, Response};

use super::tools::kind_select;

/// Which name.
#[derive(Clone, PartialEq, Properties)]
pub struct NamePageProps {
    /// The key of its group.
    pub name: AttrValue,
}

/// The screen of one name.
#[component]
pub fn NamePage(props: &NamePageProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let key = props.name.to_string();
    let view = use_view(Request::Name { key: key.clone() });
    let model = match view.response.as_deref() {
        Some(Response::Name(model))
            if model.row.key == key || model.joined.iter().any(|(joined, _)| *joined == key) =>
        {
            Some(model)
        }
        _ => None,
    };
    let n_places = model.map_or(0, |model| {
        let articles = model.articles.iter();
        articles.map(|article| article.snippets.len()).sum()
    });
    use_place_keys(n_places);
    let Some(model) = model else {
        return match view.response.as_deref() {
            Some(Response::Missing) if !view.pending => unknown(text, says::NAME_GONE),
            _ => loading(text),
        };
    };
    let row = &model.row;
    let class = classes!("mark", kind_class(row.kind.into()));
    let mut nth = 0;
    let mut number = || {
        nth += 1;
        nth - 1
    };
    html! {
        <section class="page name">
            <p class="back"><a href={Route::Names.address()}>{ text.say(says::TO_NAMES) }</a></p>
            <h1><span {class}>{ &row.canonical }</span></h1>
            <p class="meta">
                <span>{ text.say(kind_name(row.kind)) }</span>
                if !row.hidden { <span>{ super::counts(text, row) }</span> }
            </p>
            <Decisions key={row.key.clone()} row={row.clone()} />
            if row.hidden {
                <p class="hint">{ text.say(says::HIDDEN_NOTE) }</p>
            } else {
                <div class="two">
                    { forms(&desk, model) }
                    { counted(text, text.say(says::BY_OUTLET), &model.outlets, |_| Html::default()) }
                </div>
                <h2>{ text.say(says::PLACES) }</h2>
                <ol class="places">
                    { for model.articles.iter().map(|named| places(text, named, &mut number)) }
                </ol>
            }
        </section>
    }
}

/// Walks the places by the keyboard: the focus goes with them.
#[hook]
fn use_place_keys(n_places: usize) {
    let current = use_mut_ref(|| None::<usize>);
    let on_action = use_callback(n_places, move |action, &n_places| {
        let mut at = current.borrow_mut();
        let next = match action {
            _ if n_places == 0 => return false,
            Action::Next | Action::Down => at.map_or(0, |at| (at + 1) % n_places),
            Action::Previous | Action::Up => {
                at.map_or(n_places - 1, |at| (at + n_places - 1) % n_places)
            }
            _ => return false,
        };
        *at = Some(next);
        platform::focus(&place_id(next));
        true
    });
    use_keys(Scope::Names, on_action);
}

fn place_id(number: usize) -> String {
    format!("place-{number}")
}

#[derive(Clone, PartialEq, Properties)]
struct DecisionsProps {
    row: NameRow,
}

/// Name, kind, whether it is shown.
#[component]
fn Decisions(props: &DecisionsProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let renaming = use_state_eq(|| false);
    let field = use_node_ref();
    let row = &props.row;
    let key = row.key.clone();
    let on_kind = {
        let (desk, keys) = (desk.clone(), vec![key.clone()]);
        Callback::from(move |kind| {
            let keys = keys.clone();
            desk.run(Command::Names(NameEdit::Kind { keys, kind }));
        })
    };
    let onhide = {
        let (desk, key, hidden) = (desk.clone(), key.clone(), !row.hidden);
        Callback::from(move |_: MouseEvent| {
            let keys = vec![key.clone()];
            desk.run(Command::Names(NameEdit::Hide { keys, hidden }));
        })
    };
    let on_renaming = {
        let renaming = renaming.clone();
        Callback::from(move |_: MouseEvent| renaming.set(!*renaming))
    };
    let rename = {
        let renaming = renaming.clone();
        Callback::from(move |shown: Option<String>| {
            let key = key.clone();
            desk.run(Command::Names(NameEdit::Rename { key, shown }));
            renaming.set(false);
        })
    };
    let onsubmit = {
        let (field, rename) = (field.clone(), rename.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let field = field.cast::<HtmlInputElement>();
            let shown = field.map(|field| field.value()).unwrap_or_default();
            let shown = shown.trim();
            rename.emit((!shown.is_empty()).then(|| shown.to_owned()));
        })
    };
    let said = if row.hidden { says::SHOW } else { says::HIDE };
    html! {
        <>
            <div class="chosen">
                if !row.hidden {
                    <button type="button" aria-expanded={renaming.to_string()} onclick={&on_renaming}>
                        { text.say(says::RENAME) }
                    </button>
                    { kind_select(text, Some(row.kind), on_kind) }
                }
                <button type="button" onclick={onhide}>{ text.say(said) }</button>
            </div>
            if *renaming {
                <form class="chosen" {onsubmit}>
                    <label>
                        { text.say(says::SHOWN_AS) }{ " " }
                        <input ref={field} value={row.canonical.clone()} autocomplete="off" />
                    </label>
                    <button type="submit" class="main">{ text.say(says::SAVE) }</button>
                    <button type="button" onclick={rename.reform(|_: MouseEvent| None)}>
                        { text.say(says::AS_FOUND) }
                    </button>
                    <button type="button" class="quiet" onclick={on_renaming}>
                        { text.say(says::CANCEL) }
                    </button>
                </form>
            }
        </>
    }
}

/// The forms with their counts, each to be split off.
fn forms(desk: &Desk, model: &NameView) -> Html {
    let text = desk.text();
    let NameView {
        row, forms, joined, ..
    } = model;
    let split = |form: &str| {
        // A name that was merged in goes as it came, with its forms.
        let merged = joined.iter().find(|(_, name)| name == form);
        if merged.is_none() && forms.len() < 2 {
            return Html::default();
        }
        let edit = match merged {
            Some((key, _)) => NameEdit::Part(key.clone()),
            None => NameEdit::Split {
                key: row.key.clone(),
                form: form.to_owned(),
            },
        };
        let label = text.fill(says::SPLIT_WHAT, &[("form", form)]);
        let onclick = {
            let (desk, form) = (desk.clone(), form.to_owned());
            Callback::from(move |_: MouseEvent| {
                desk.decide(
                    edit.clone(),
                    says::SPLIT_OFF,
                    vec![("form", form.clone().into())],
                );
            })
        };
        html! {
            <button type="button" class="quiet" aria-label={label} {onclick}>
                { text.say(says::SPLIT) }
            </button>
        }
    };
    counted(text, text.say(says::FORMS), forms, split)
}

/// Counts as a table with bars, the widest for the largest, and a button for each.
fn counted(
    text: Text,
    title: &'static str,
    counts: &[(String, usize)],
    button: impl Fn(&str) -> Html,
) -> Html {
    let most = counts.iter().map(|(_, count)| *count).max();
    let most = most.unwrap_or(1).max(1);
    html! {
        <section class="counted">
            <h2>{ title }</h2>
            <ul>
                { for counts.iter().map(|(name, count)| html! {
                    <li key={name.clone()}>
                        <span class="what">{ name }</span>
                        <span class="bar" aria-hidden="true">
                            <span style={format!("width:{}%", (count * 100 / most).max(1))} />
                        </span>
                        <span class="small">{ text.count(says::COUNT, *count) }</span>
                        { button(name) }
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn places(text: Text, named: &NameArticle, number: &mut impl FnMut() -> usize) -> Html {
    let article = &named.article;
    let time = article.published.map(moment_said);
    html! {
        <li key={article.id.to_string()}>
            <h3><a href={Route::Article(article.id).address()}>{ &article.title }</a></h3>
            <p class="small">
                <span>{ &article.outlet }</span>
                <span>{ time.unwrap_or_else(|| text.say(article_says::UNDATED).to_owned()) }</span>
                <span>{ text.count(says::COUNT, named.n_mentions) }</span>
            </p>
            <ul>
                { for named.snippets.iter().map(|snippet| html! {
                    <li key={snippet.mark}>
                        <a id={place_id(number())}
                            href={Route::Mention(article.id, snippet.mark).address()}>
                            { &snippet.before }<b>{ &snippet.text }</b>{ &snippet.after }
                        </a>
                    </li>
                }) }
            </ul>
        </li>
    }
}
