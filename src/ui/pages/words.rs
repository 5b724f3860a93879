//! The words of the set: a list with counts, to be filtered, sorted, exported.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::model::WordCount;
use crate::protocol::{ExportKind, ExportScope};
use crate::ui::components::{SearchField, VirtualList};
use crate::ui::desk::Desk;
use crate::ui::hooks::{use_desk, use_kept, use_view};
use crate::ui::i18n::{Message, Text, number_said, part_of_speech, words as says};
use crate::view::{Request, Response, WordCut, WordSort, WordsView, WordsWanted};

/// The height of a row, in CSS pixels; `.word-row` keeps to it.
const ROW_HEIGHT: u32 = 38;
/// Milliseconds until it is asked how far the counting is.
const AGAIN_MS: u32 = 200;

/// The ways of cutting, by their names in the choice.
const CUTS: [(WordCut, &str, Message); 2] = [
    (WordCut::PeoplesDaily, "rmrb", says::CUT_PEOPLES_DAILY),
    (WordCut::Jieba, "jieba", says::CUT_JIEBA),
];

const COLUMNS: [(Option<WordSort>, Message); 5] = [
    (Some(WordSort::Form), says::WORD),
    (None, says::POS),
    (Some(WordSort::Count), says::COUNT),
    (Some(WordSort::Articles), says::ARTICLES),
    (Some(WordSort::Key), says::KEY),
];

/// The choice of how words are cut.
pub fn cut_select(text: Text, cut: WordCut, on_cut: Callback<WordCut>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let value = select.map(|select| select.value()).unwrap_or_default();
        if let Some((cut, ..)) = CUTS.iter().find(|(_, name, _)| *name == value) {
            on_cut.emit(*cut);
        }
    });
    html! {
        <select {onchange} aria-label={text.say(says::CUT)}>
            { for CUTS.iter().map(|(of, name, message)| html! {
                <option value={*name} selected={*of == cut}>{ text.say(*message) }</option>
            }) }
        </select>
    }
}

/// The screen of words.
#[component]
pub fn WordsPage() -> Html {
    let desk = use_desk();
    let text = desk.text();
    let wanted = use_kept("words", WordsWanted::default);
    let view = use_view(Request::Words((*wanted).clone()));
    let model = match view.response.as_deref() {
        Some(Response::Words(model)) => Some(model),
        _ => None,
    };
    let is_whole = model.is_some_and(|model| model.n_articles <= model.n_counted);
    use_effect_with((is_whole, wanted.clone()), |(is_whole, wanted)| {
        let wanted = wanted.clone();
        let again = move || {
            let turn = wanted.turn.wrapping_add(1);
            wanted.set(WordsWanted {
                turn,
                ..(*wanted).clone()
            });
        };
        let timer = (!is_whole).then(|| Timeout::new(AGAIN_MS, again));
        move || drop(timer)
    });
    let row = use_callback(
        (desk.clone(), model.map(|model| model.rows.clone())),
        |index: usize, (desk, rows): &(Desk, Option<Vec<Rc<WordCount>>>)| {
            let word = rows.as_ref().and_then(|rows| rows.get(index));
            word.map(|word| self::row(desk, word)).unwrap_or_default()
        },
    );
    html! {
        <section class="page names words">
            <h1>{ text.say(says::WORDS) }</h1>
            <p class="hint">{ text.say(says::NOTE) }</p>
            { tools(&desk, &wanted) }
            if let Some(model) = model {
                <p class="small" role="status">{ said(text, model) }</p>
                <div class="word-row head">{ for COLUMNS.map(|column| head(text, &wanted, column)) }</div>
                if model.rows.is_empty() {
                    <p class="hint">{ text.say(says::NONE_FIT) }</p>
                }
                <VirtualList count={model.rows.len()} row_height={ROW_HEIGHT} {row}
                    label={text.say(says::WORDS)} />
            } else {
                <p class="hint" role="status">{ text.say(says::WAITING) }</p>
            }
        </section>
    }
}

/// Filter, stop words, cut, export.
fn tools(desk: &Desk, wanted: &UseStateHandle<WordsWanted>) -> Html {
    let text = desk.text();
    let on_search = {
        let wanted = wanted.clone();
        Callback::from(move |query| {
            wanted.set(WordsWanted {
                query,
                ..(*wanted).clone()
            });
        })
    };
    let on_stop = {
        let wanted = wanted.clone();
        Callback::from(move |_: MouseEvent| {
            wanted.set(WordsWanted {
                stop_words: !wanted.stop_words,
                ..(*wanted).clone()
            });
        })
    };
    let on_cut = {
        let wanted = wanted.clone();
        Callback::from(move |cut| {
            wanted.set(WordsWanted {
                cut,
                ..(*wanted).clone()
            });
        })
    };
    let on_export = {
        let (desk, cut) = (desk.clone(), wanted.cut);
        Callback::from(move |_: MouseEvent| {
            desk.download(ExportKind::Words(cut), ExportScope::All);
        })
    };
    html! {
        <div class="toolbar">
            <button type="button" class="layer" aria-pressed={wanted.stop_words.to_string()}
                onclick={on_stop}>{ text.say(says::STOP_WORDS) }</button>
            { cut_select(text, wanted.cut, on_cut) }
            <button type="button" onclick={on_export}>{ text.say(says::EXPORT) }</button>
            <SearchField label={text.say(says::SEARCH)} query={wanted.query.clone()} {on_search} />
        </div>
    }
}

/// How many words there are, or how far the counting is.
fn said(text: Text, model: &WordsView) -> String {
    if model.n_counted < model.n_articles {
        let (n, all) = (number_said(model.n_counted), number_said(model.n_articles));
        return text.fill(says::COUNTING, &[("n", &n), ("all", &all)]);
    }
    let (n, all) = (number_said(model.n_fitting), number_said(model.n_tokens));
    let mut said = text.fill(says::N_WORDS, &[("n", &n), ("all", &all)]);
    if model.rows.len() < model.n_fitting {
        said.push_str(" · ");
        said.push_str(&text.count(says::N_SHOWN, model.rows.len()));
    }
    said
}

/// A column's heading: the button that sorts by it.
fn head(
    text: Text,
    wanted: &UseStateHandle<WordsWanted>,
    (sort, name): (Option<WordSort>, Message),
) -> Html {
    let Some(sort) = sort else {
        return html! { <span>{ text.say(name) }</span> };
    };
    let is_on = wanted.sort == sort;
    let wanted = wanted.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        wanted.set(WordsWanted {
            sort,
            ..(*wanted).clone()
        });
    });
    html! {
        <button type="button" class="quiet" aria-pressed={is_on.to_string()} {onclick}>
            { text.say(name) }
        </button>
    }
}

fn row(desk: &Desk, word: &WordCount) -> Html {
    let text = desk.text();
    let label = text.fill(says::FIND_WHAT, &[("word", &word.form)]);
    let onclick = {
        let (desk, form) = (desk.clone(), word.form.clone());
        Callback::from(move |_: MouseEvent| desk.search(&form))
    };
    html! {
        <div class="word-row">
            <button type="button" class="link" title={label} {onclick}>{ &word.form }</button>
            <span class="muted">{ part_of_speech(text, &word.pos) }</span>
            <span>{ number_said(word.count) }</span>
            <span>{ number_said(word.n_articles) }</span>
            <span>{ word.key.map_or_else(|| "–".to_owned(), number_said) }</span>
        </div>
    }
}
