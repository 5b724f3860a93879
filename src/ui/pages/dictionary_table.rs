//! The words of the own dictionary as a table: add one, change its kind or count, remove it.
//!
//! Each change rewrites one line of the text, which stays as it is otherwise; it is used when the
//! person says so, as what is typed into the text.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::model::{OwnWord, read_dictionary, with_line};
use crate::ui::hooks::use_text;
use crate::ui::i18n::{Text, names as says, part_of_speech};

/// Rows shown; a longer dictionary is edited as a text.
const MAX_ROWS: usize = 200;
/// Tags that make a word a name; none makes it a word only.
const KINDS: [&str; 4] = ["", "nr", "ns", "nt"];

/// What the table needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct WordTableProps {
    /// The text as it is edited.
    pub(super) draft: AttrValue,
    /// The text after a change.
    pub(super) on_draft: Callback<String>,
}

/// The table of a dictionary's words, with a row to add one.
#[component]
pub(super) fn WordTable(props: &WordTableProps) -> Html {
    let text = use_text();
    let (words, _) = read_dictionary(&props.draft);
    let (word, count, kind) = (use_node_ref(), use_node_ref(), use_node_ref());
    let onsubmit = {
        let (word, count, kind) = (word.clone(), count.clone(), kind.clone());
        let (draft, on_draft) = (props.draft.clone(), props.on_draft.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(word), Some(count)) = (
                word.cast::<HtmlInputElement>(),
                count.cast::<HtmlInputElement>(),
            ) else {
                return;
            };
            let kind = kind.cast::<HtmlSelectElement>();
            let pos = kind.map(|kind| kind.value()).unwrap_or_default();
            let said = word.value();
            let own = OwnWord {
                line: 0,
                word: said.trim(),
                count: count.value().parse().ok(),
                pos: (!pos.is_empty()).then_some(&pos),
            };
            if !own.word.is_empty() {
                on_draft.emit(with_line(&draft, None, Some(&own.written())));
                word.set_value("");
                count.set_value("");
            }
        })
    };
    let more = words.len().saturating_sub(MAX_ROWS);
    html! {
        <>
            <form class="chosen" {onsubmit}>
                <input ref={word} required=true aria-label={text.say(says::WORD)} placeholder={text.say(says::WORD)} />
                <input ref={count} type="number" min="0" aria-label={text.say(says::WORD_COUNT)}
                    placeholder={text.say(says::WORD_COUNT)} />
                <select ref={kind} aria-label={text.say(says::KIND)}>{ options(text, "") }</select>
                <button>{ text.say(says::ADD_WORD) }</button>
            </form>
            if !words.is_empty() {
                <table class="own-words">
                    <caption>{ text.say(says::WORDS_OF_IT) }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text.say(says::WORD) }</th>
                            <th scope="col">{ text.say(says::KIND) }</th>
                            <th scope="col">{ text.say(says::WORD_COUNT) }</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>
                        { for words.iter().take(MAX_ROWS).map(|own| row(text, own, props)) }
                    </tbody>
                </table>
            }
            if more > 0 {
                <p class="hint">{ text.count(says::N_MORE, more) }</p>
            }
        </>
    }
}

/// A word with its fields.
fn row(text: Text, own: &OwnWord<'_>, props: &WordTableProps) -> Html {
    let word = own.word.to_owned();
    let label = |message| text.fill(message, &[("word", &word)]);
    let changed = {
        let (word, line) = (word.clone(), own.line);
        let (draft, on_draft) = (props.draft.clone(), props.on_draft.clone());
        move |count: Option<usize>, pos: Option<&str>| {
            let own = OwnWord {
                line,
                word: &word,
                count,
                pos,
            };
            on_draft.emit(with_line(&draft, Some(line), Some(&own.written())));
        }
    };
    let pos = own.pos.unwrap_or_default().to_owned();
    let count = own.count;
    let on_kind = {
        let changed = changed.clone();
        Callback::from(move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let value = select.map(|select| select.value()).unwrap_or_default();
            changed(count, (!value.is_empty()).then_some(&value));
        })
    };
    let on_count = {
        let pos = pos.clone();
        Callback::from(move |event: Event| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            let value = field.map(|field| field.value()).unwrap_or_default();
            changed(value.parse().ok(), (!pos.is_empty()).then_some(&pos));
        })
    };
    let on_remove = {
        let (draft, on_draft, line) = (props.draft.clone(), props.on_draft.clone(), own.line);
        Callback::from(move |_: MouseEvent| on_draft.emit(with_line(&draft, Some(line), None)))
    };
    html! {
        <tr key={own.line}>
            <th scope="row">{ own.word }</th>
            <td>
                <select aria-label={label(says::KIND_OF)} onchange={on_kind}>{ options(text, &pos) }</select>
            </td>
            <td>
                <input type="number" min="0" aria-label={label(says::COUNT_OF)}
                    value={count.map(|count| count.to_string())} onchange={on_count} />
            </td>
            <td>
                <button type="button" aria-label={label(says::TAKE_OUT_WHAT)} onclick={on_remove}>
                    { text.say(says::TAKE_OUT) }
                </button>
            </td>
        </tr>
    }
}

/// The kinds to choose from; a tag that is none of them is one more.
fn options(text: Text, pos: &str) -> Html {
    let other = (!KINDS.contains(&pos)).then_some(pos);
    let option = |tag: &str| {
        let said = match tag {
            "" => text.say(says::PLAIN_WORD).to_owned(),
            _ => part_of_speech(text, tag),
        };
        html! { <option value={tag.to_owned()} selected={tag == pos}>{ said }</option> }
    };
    KINDS.into_iter().chain(other).map(option).collect()
}
