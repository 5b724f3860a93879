//! Copying and downloading results.

use yew::prelude::*;

use super::Dialog;
use crate::model::ArticleId;
use crate::protocol::{ExportKind, ExportScope};
use crate::ui::hooks::use_desk;
use crate::ui::i18n::{Message, frame};

/// Props of [`ExportMenu`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ExportMenuProps {
    /// The articles to export; none for the whole library.
    #[prop_or_default]
    pub articles: Option<Vec<ArticleId>>,
}

const KINDS: &[(ExportKind, Message)] = &[
    (ExportKind::Text, frame::EXPORT_TEXT),
    (ExportKind::Markdown, frame::EXPORT_MARKDOWN),
    (ExportKind::Jsonl, frame::EXPORT_JSONL),
    (ExportKind::Csv, frame::EXPORT_CSV),
    (ExportKind::PairsCsv, frame::EXPORT_PAIRS),
    (ExportKind::Html, frame::EXPORT_HTML),
    (ExportKind::Standoff, frame::EXPORT_STANDOFF),
];

/// Formats that hold one article only, or only the whole set.
fn fits(kind: ExportKind, is_whole: bool) -> bool {
    match kind {
        ExportKind::Html | ExportKind::Standoff => !is_whole,
        ExportKind::PairsCsv => is_whole,
        _ => true,
    }
}

/// A button that opens the list of formats, each to be downloaded or copied.
#[component]
pub fn ExportMenu(props: &ExportMenuProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let is_open = use_state_eq(|| false);
    let scope = match &props.articles {
        Some(ids) => ExportScope::Articles(ids.clone()),
        None => ExportScope::All,
    };
    let is_whole = props.articles.is_none();
    let row = |&(kind, name): &(ExportKind, Message)| {
        let what = text.say(name);
        let on_download = {
            let (desk, scope) = (desk.clone(), scope.clone());
            Callback::from(move |_: MouseEvent| desk.download(kind, scope.clone()))
        };
        let on_copy = {
            let (desk, scope) = (desk.clone(), scope.clone());
            Callback::from(move |_: MouseEvent| desk.copy(kind, scope.clone()))
        };
        html! {
            <li>
                <span>{ what }</span>
                <button type="button" onclick={on_download}
                    aria-label={text.fill(frame::DOWNLOAD_WHAT, &[("what", what)])}>
                    { text.say(frame::DOWNLOAD) }
                </button>
                <button type="button" onclick={on_copy}
                    aria-label={text.fill(frame::COPY_WHAT, &[("what", what)])}>
                    { text.say(frame::COPY) }
                </button>
            </li>
        }
    };
    let set = |open: bool| {
        let is_open = is_open.clone();
        move || is_open.set(open)
    };
    let (on_open, on_close) = (set(true), set(false));
    html! {
        <>
            <button type="button" onclick={Callback::from(move |_: MouseEvent| on_open())}>
                { text.say(frame::EXPORT) }
            </button>
            if *is_open {
                <Dialog heading={text.say(frame::EXPORT)}
                    on_close={Callback::from(move |()| on_close())}>
                    <ul class="exports">
                        { for KINDS.iter().filter(|(kind, _)| fits(*kind, is_whole)).map(row) }
                    </ul>
                </Dialog>
            }
        </>
    }
}
