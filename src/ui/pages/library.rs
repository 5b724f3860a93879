//! The library: what was found, the relations, all articles, what could not be read.

use std::rc::Rc;

use yew::prelude::*;

use super::library_list::LibraryList;
use super::pairs::Pairs;
use crate::model::FileId;
use crate::ui::components::{FileList, FindingLine, MatrixTable, StoryLines, Trouble, Troubles};
use crate::ui::desk::{Desk, Progress};
use crate::ui::hooks::{use_desk, use_once, use_progress, use_view};
use crate::ui::i18n::{frame, library};
use crate::ui::platform;
use crate::ui::route::Route;
use crate::ui::session::FileState;
use crate::view::{LibraryView, Request, Response};

/// All articles, and what was found.
#[component]
pub fn LibraryPage() -> Html {
    let desk = use_desk();
    let progress = use_progress();
    let text = desk.text();
    let view = use_view(Request::Library);
    use_comparison_of_two(&desk, view.response.as_deref());
    if !desk.has_files() {
        return html! {
            <section class="page missing">
                <p>{ text.say(library::EMPTY) }</p>
                { undo(&desk) }
                <p><a href={Route::Start.address()}>{ text.say(library::ADD) }</a></p>
            </section>
        };
    }
    let Some(Response::Library(model)) = view.response.as_deref() else {
        return html! {
            <section class="page library">
                <h1 class="hidden">{ text.say(library::HEADING) }</h1>
                <FileList />
            </section>
        };
    };
    let troubles = troubles(&desk, &progress, model);
    html! {
        <section class="page library">
            <h1 class="hidden">{ text.say(library::HEADING) }</h1>
            <FindingLine finding={model.finding.clone()} />
            if model.matrix.is_none() && !model.stories.is_empty() {
                <StoryLines stories={model.stories.clone()} />
            }
            if let Some(matrix) = &model.matrix {
                <MatrixTable matrix={Rc::clone(matrix)} />
            }
            if 0 < model.n_pairs {
                <Pairs n_pairs={model.n_pairs} alike={model.alike.clone()} />
            }
            <LibraryList />
            <Troubles {troubles} />
        </section>
    }
}

/// Two articles are read to be compared: the comparison is shown once, when they have arrived. Who
/// comes back to the library stays there.
#[hook]
fn use_comparison_of_two(desk: &Desk, response: Option<&Response>) {
    let is_first = use_once("two compared");
    let model = match response {
        Some(Response::Library(model)) => Some(model),
        _ => None,
    };
    let two = model
        .and_then(|model| model.matrix.as_deref())
        .and_then(|matrix| match matrix.articles.as_slice() {
            [a, b] => Some((a.id, b.id)),
            _ => None,
        });
    let is_settled = model.is_some() && desk.n_articles() == 2;
    let desk = desk.clone();
    use_effect_with((two, is_settled), move |(two, is_settled)| {
        // Whoever has gone on meanwhile is not called back.
        if let (Some((a, b)), true) = (*two, *is_settled)
            && is_first.emit(())
            && Route::parse(&platform::hash()) == Route::Library
        {
            desk.go(&Route::Compare(a, b));
        }
    });
}

/// The way back for whoever has just removed everything.
fn undo(desk: &Desk) -> Html {
    let (Some(what), _) = desk.undo_and_redo() else {
        return Html::default();
    };
    let said = desk.text().fill(frame::UNDO_WHAT, &[("what", what)]);
    let desk = desk.clone();
    let onclick = Callback::from(move |_: MouseEvent| desk.undo());
    html! { <p><button type="button" class="main" {onclick}>{ said }</button></p> }
}

/// What could not be read: errors inside files as the librarian knows them, and files that never
/// got there.
fn troubles(desk: &Desk, progress: &Progress, model: &LibraryView) -> Vec<Trouble> {
    let known: Vec<FileId> = model.errors.iter().map(|&(file, _)| file).collect();
    let inside = model.errors.iter().map(|(file, error)| Trouble {
        file: *file,
        name: error.file.clone(),
        error: Some(error.clone()),
    });
    let outside: Vec<Trouble> = progress.with(|session| {
        session
            .troubles()
            .filter(|(file, _)| !known.contains(file))
            .map(|(file, entry)| Trouble {
                file,
                name: entry.name.to_string(),
                error: match &entry.state {
                    FileState::Failed(error) => Some(error.clone()),
                    _ => None,
                },
            })
            .collect()
    });
    // What was removed is gone from the page before the librarian's next answer says so.
    inside
        .chain(outside)
        .filter(|trouble| desk.holds(trouble.file))
        .collect()
}
