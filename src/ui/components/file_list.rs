//! The files while the first of them are read: name and state, a line each.

use yew::prelude::*;

use super::VirtualList;
use crate::ui::hooks::{use_progress, use_text};
use crate::ui::i18n::{Text, bytes_said, error_said, library};
use crate::ui::session::{FileEntry, FileState};
use crate::view::visible;

/// The height of a line, in CSS pixels.
const ROW_HEIGHT: u32 = 38;

/// All files of the session with their states.
#[component]
pub fn FileList() -> Html {
    let text = use_text();
    let progress = use_progress();
    let files: Vec<FileEntry> =
        progress.with(|session| session.files().map(|(_, file)| file.clone()).collect());
    let count = files.len();
    let row = Callback::from(move |index: usize| {
        files
            .get(index)
            .map(|file| file_row(text, file))
            .unwrap_or_default()
    });
    html! {
        <VirtualList {count} row_height={ROW_HEIGHT} {row} label={text.say(library::FILES)} />
    }
}

fn file_row(text: Text, file: &FileEntry) -> Html {
    let (state, class) = match &file.state {
        FileState::Waiting => (text.say(library::STATE_WAITING).to_owned(), "muted"),
        FileState::Reading(_) => (text.say(library::STATE_READING).to_owned(), "file-reading"),
        FileState::Done(n, _) => (text.count(library::STATE_DONE, *n), ""),
        FileState::Failed(error) => (error_said(text, error), "file-failed"),
        FileState::Stopped => (text.say(library::NOT_READ).to_owned(), "muted"),
    };
    html! {
        <div class="file">
            <span class="file-name">{ visible(&file.name) }</span>
            <span class="muted">{ bytes_said(file.size) }</span>
            <span {class}>{ state }</span>
        </div>
    }
}
