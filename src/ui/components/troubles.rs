//! Files that could not be read, each a clear row: what is wrong, where, what can be done.

use yew::prelude::*;

use super::file_dialog::CharsetSelect;
use crate::model::{FileId, InputError, InputErrorCode};
use crate::ui::hooks::use_desk;
use crate::ui::i18n::{error_said, library, number_said};
use crate::view::visible;

/// A file that was not read.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// The file.
    pub file: FileId,
    /// Its name.
    pub name: String,
    /// Why; none where the person stopped the work.
    pub error: Option<InputError>,
}

/// Errors shown at once; a folder of pictures would bury the articles.
const MAX_SHOWN: usize = 50;

/// Props of [`Troubles`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TroublesProps {
    /// The files.
    pub troubles: Vec<Trouble>,
}

/// The list of files that could not be read.
#[component]
pub fn Troubles(props: &TroublesProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    if props.troubles.is_empty() {
        return Html::default();
    }
    // What was stopped can go on.
    let unread: Vec<FileId> = props
        .troubles
        .iter()
        .filter(|trouble| trouble.error.is_none())
        .map(|trouble| trouble.file)
        .collect();
    let on_rest = {
        let (desk, unread) = (desk.clone(), unread.clone());
        Callback::from(move |_: MouseEvent| desk.read_again(unread.clone()))
    };
    let n_more = props.troubles.len().saturating_sub(MAX_SHOWN);
    html! {
        <section class="troubles">
            <div class="troubles-head">
                <h2>{ text.say(library::ERRORS) }{ " " }{ number_said(props.troubles.len()) }</h2>
                if !unread.is_empty() {
                    <button type="button" onclick={on_rest}>
                        { text.count(library::READ_REST, unread.len()) }
                    </button>
                }
            </div>
            <ul class="card">
                { for props.troubles.iter().take(MAX_SHOWN).map(|trouble| html! {
                    <TroubleRow trouble={trouble.clone()} />
                }) }
                if 0 < n_more {
                    <li class="muted">{ text.count(library::MORE_ERRORS, n_more) }</li>
                }
            </ul>
        </section>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct TroubleRowProps {
    trouble: Trouble,
}

#[component]
fn TroubleRow(props: &TroubleRowProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let Trouble { file, name, error } = props.trouble.clone();
    let name = visible(&name);
    let why = error.as_ref().map_or_else(
        || text.say(library::NOT_READ).to_owned(),
        |error| visible(&error_said(text, error)),
    );
    // Another charset may help where bytes looked like no text.
    let code = error.as_ref().map(|error| error.code);
    let may_be_text = matches!(code, Some(InputErrorCode::Binary));
    let may_go_again = matches!(
        code,
        None | Some(InputErrorCode::Unreadable | InputErrorCode::WorkerDied)
    );
    let on_again = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.read_again(vec![file]))
    };
    let on_remove = Callback::from(move |_: MouseEvent| desk.remove(vec![file]));
    let again = text.fill(library::AGAIN_WHAT, &[("name", &name)]);
    let remove = text.fill(library::REMOVE_WHAT, &[("name", &name)]);
    html! {
        <li class="trouble">
            <span class="trouble-name">{ &name }</span>
            <span class="trouble-why">{ why }</span>
            <span class="row-actions">
                if may_be_text {
                    <CharsetSelect {file} name={name.clone()} />
                }
                if may_go_again {
                    <button type="button" aria-label={again} onclick={on_again}>
                        { text.say(library::AGAIN) }
                    </button>
                }
                <button type="button" class="icon" title={remove.clone()} aria-label={remove}
                    onclick={on_remove}>{ "×" }</button>
            </span>
        </li>
    }
}
