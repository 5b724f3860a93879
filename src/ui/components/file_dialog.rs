//! A file: its name, how it was decoded, and another charset to choose.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Dialog;
use crate::model::FileId;
use crate::ui::hooks::use_desk;
use crate::ui::i18n::{charset_source, format_name, library};
use crate::ui::log::Command;
use crate::view::Row;

/// The charsets offered: those that Chinese and Western texts are written in.
const CHARSETS: [&str; 9] = [
    "UTF-8",
    "gb18030",
    "Big5",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "Shift_JIS",
    "EUC-JP",
    "EUC-KR",
];

/// Props of [`FileDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FileDialogProps {
    /// The article whose file it is.
    pub row: std::rc::Rc<Row>,
    /// Called when the person closes it.
    pub on_close: Callback<()>,
}

/// File and charset of an article.
#[component]
pub fn FileDialog(props: &FileDialogProps) -> Html {
    let text = use_text_of_dialog();
    let row = &props.row;
    html! {
        <Dialog heading={text.say(library::DETAILS)} on_close={props.on_close.clone()}>
            <dl class="facts">
                <dt>{ text.say(library::FILE) }</dt>
                <dd>{ &row.file_name }</dd>
                <dt>{ text.say(library::COLUMN_FORMAT) }</dt>
                <dd>{ text.say(format_name(row.format)) }</dd>
                <dt>{ text.say(library::COLUMN_CHARSET) }</dt>
                <dd>
                    { &row.charset }{ " " }
                    <span class="muted">{ text.say(charset_source(row.charset_from)) }</span>
                </dd>
                <dt>{ text.say(library::CHARSET_CHOOSE) }</dt>
                <dd><CharsetSelect file={row.file} name={row.file_name.clone()} /></dd>
            </dl>
        </Dialog>
    }
}

#[hook]
fn use_text_of_dialog() -> crate::ui::i18n::Text {
    use_desk().text()
}

/// Props of [`CharsetSelect`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct CharsetSelectProps {
    /// The file.
    pub file: FileId,
    /// Its name.
    pub name: String,
}

/// Chooses the charset that a file is decoded with.
#[component]
pub(super) fn CharsetSelect(props: &CharsetSelectProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let chosen = desk.decisions(props.file).charset;
    let file = props.file;
    let on_change = Callback::from(move |event: Event| {
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else {
            return;
        };
        let charset = Some(select.value()).filter(|label| !label.is_empty());
        desk.run(Command::Charset { file, charset });
    });
    html! {
        <select aria-label={text.fill(library::CHARSET_OF, &[("name", &props.name)])}
            onchange={on_change}>
            <option value="" selected={chosen.is_none()}>{ text.say(library::CHARSET_AUTO) }</option>
            { for CHARSETS.iter().map(|&label| html! {
                <option value={label} selected={chosen.as_deref() == Some(label)}>{ label }</option>
            }) }
        </select>
    }
}
