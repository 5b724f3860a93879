//! What can be done with chosen names: merge them, change their kind, hide them.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::model::{NameEdit, NameKind};
use crate::ui::desk::Desk;
use crate::ui::i18n::{Text, article, kind_name, names as says};
use crate::ui::log::Command;
use crate::view::NameRow;

/// Chosen names, in the order of the list.
pub(super) type Chosen = Vec<Rc<NameRow>>;

const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Place, NameKind::Organisation];

fn keys(chosen: &Chosen) -> Vec<String> {
    chosen.iter().map(|row| row.key.clone()).collect()
}

/// Merges the chosen names into the first of them.
pub(super) fn merge(desk: &Desk, chosen: &Chosen, on_done: &Callback<()>) {
    let name = chosen.first().map(|row| row.canonical.clone());
    let values = vec![
        ("n", chosen.len().into()),
        ("name", name.unwrap_or_default().into()),
    ];
    desk.decide(NameEdit::Merge(keys(chosen)), says::MERGED, values);
    on_done.emit(());
}

/// Hides the chosen names, or shows them again.
pub(super) fn hide(desk: &Desk, chosen: &Chosen, hidden: bool, on_done: &Callback<()>) {
    let edit = NameEdit::Hide {
        keys: keys(chosen),
        hidden,
    };
    if hidden {
        let names: Vec<&str> = chosen.iter().map(|row| row.canonical.as_str()).collect();
        let names = names.join(desk.text().say(article::COMMA));
        desk.decide(edit, says::WAS_HIDDEN, vec![("name", names.into())]);
    } else {
        desk.run(Command::Names(edit));
    }
    on_done.emit(());
}

/// Chooses the kind of names; none is chosen where `kind` is none.
pub(super) fn kind_select(text: Text, kind: Option<NameKind>, on_kind: Callback<NameKind>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let value = select.map(|select| select.value()).unwrap_or_default();
        if let Some(kind) = KINDS.into_iter().find(|kind| kind.name() == value) {
            on_kind.emit(kind);
        }
    });
    html! {
        <select {onchange} aria-label={text.say(says::KIND)}>
            if kind.is_none() { <option selected=true>{ text.say(says::KIND_AS) }</option> }
            { for KINDS.into_iter().map(|of| html! {
                <option value={of.name()} selected={kind == Some(of)}>{ text.say(kind_name(of)) }</option>
            }) }
        </select>
    }
}

/// The bar of what can be done; nothing where nothing is chosen.
pub(super) fn tools(desk: &Desk, chosen: &Chosen, hidden: bool, on_clear: &Callback<()>) -> Html {
    let text = desk.text();
    if chosen.is_empty() {
        return Html::default();
    }
    let onmerge = {
        let (desk, chosen, on_clear) = (desk.clone(), chosen.clone(), on_clear.clone());
        Callback::from(move |_: MouseEvent| merge(&desk, &chosen, &on_clear))
    };
    let onhide = {
        let (desk, chosen, on_clear) = (desk.clone(), chosen.clone(), on_clear.clone());
        Callback::from(move |_: MouseEvent| hide(&desk, &chosen, !hidden, &on_clear))
    };
    let on_kind = {
        let (desk, chosen, on_clear) = (desk.clone(), chosen.clone(), on_clear.clone());
        Callback::from(move |kind| {
            let keys = keys(&chosen);
            desk.run(Command::Names(NameEdit::Kind { keys, kind }));
            on_clear.emit(());
        })
    };
    let said = if hidden { says::SHOW } else { says::HIDE };
    html! {
        <div class="chosen" role="group" aria-label={text.count(says::N_CHOSEN, chosen.len())}>
            <span role="status">{ text.count(says::N_CHOSEN, chosen.len()) }</span>
            <button type="button" disabled={chosen.len() < 2} aria-keyshortcuts="m" onclick={onmerge}>
                { text.say(says::MERGE) }<kbd aria-hidden="true">{ "m" }</kbd>
            </button>
            { kind_select(text, None, on_kind) }
            <button type="button" aria-keyshortcuts="h" onclick={onhide}>
                { text.say(said) }<kbd aria-hidden="true">{ "h" }</kbd>
            </button>
            <button type="button" class="quiet" onclick={on_clear.reform(|_: MouseEvent| ())}>
                { text.say(says::CLEAR) }
            </button>
        </div>
    }
}
