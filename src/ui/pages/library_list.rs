//! The list of all articles, with search, order, choice, removal, export.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::components::{ArticleRow, ExportMenu, FileDialog, VirtualList, row_id};
use crate::ui::hooks::{use_desk, use_keys};
use crate::ui::i18n::{Message, library, number_said};
use crate::ui::keys::{Action, Scope};
use crate::ui::platform;
use crate::ui::route::Route;
use crate::view::{LibraryView, Row, SortBy};

/// The height of a row in CSS pixels: one line of title and one of facts, or more where it is narrow.
const ROW_HEIGHT: u32 = 66;
const NARROW_HEIGHT: u32 = 116;
/// Windows narrower than this get the higher rows.
const NARROW: &str = "(max-width: 760px)";
/// Milliseconds until a row that was scrolled to is drawn.
const DRAWN_MS: u32 = 40;

const ORDERS: [(SortBy, &str, Message); 5] = [
    (SortBy::Id, "id", library::SORT_ID),
    (SortBy::Published, "published", library::SORT_PUBLISHED),
    (SortBy::Outlet, "outlet", library::SORT_OUTLET),
    (SortBy::Story, "story", library::SORT_STORY),
    (SortBy::Length, "length", library::SORT_LENGTH),
];

/// Props of [`LibraryList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct LibraryListProps {
    /// The library.
    pub model: Rc<LibraryView>,
    /// The order of the rows.
    pub sort: SortBy,
    /// Chooses the order.
    pub on_sort: Callback<SortBy>,
}

/// All articles.
#[component]
pub(super) fn LibraryList(props: &LibraryListProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let chosen = use_state_eq(Vec::<String>::new);
    let details = use_state_eq(|| None::<Rc<Row>>);
    let current = use_state_eq(|| None::<usize>);
    let is_narrow = platform::matches_media(NARROW);
    let rows = &props.model.rows;
    use_row_keys(&current, rows);

    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |(id, wanted): (String, bool)| {
            let mut next = (*chosen).clone();
            next.retain(|other| *other != id);
            if wanted {
                next.push(id);
                // Two are compared; the one chosen longest ago gives way.
                let surplus = next.len().saturating_sub(2);
                next.drain(..surplus);
            }
            chosen.set(next);
        })
    };
    let on_details = {
        let details = details.clone();
        Callback::from(move |row| details.set(Some(row)))
    };
    let on_closed = {
        let details = details.clone();
        Callback::from(move |()| details.set(None))
    };
    let on_remove = {
        let desk = desk.clone();
        Callback::from(move |file| desk.remove(vec![file]))
    };
    let row = {
        let (rows, chosen) = (rows.clone(), (*chosen).clone());
        Callback::from(move |index: usize| {
            let Some(row) = rows.get(index) else {
                return Html::default();
            };
            html! {
                <ArticleRow row={Rc::clone(row)} {index} chosen={chosen.contains(&row.article.id)}
                    on_choose={on_choose.clone()} on_details={on_details.clone()}
                    on_remove={on_remove.clone()} />
            }
        })
    };
    let still_there = (*details).clone().and_then(|of| {
        let found = rows.iter().find(|row| row.article.id == of.article.id);
        found.map(Rc::clone)
    });
    html! {
        <section class="articles" aria-label={text.say(library::ARTICLES)}>
            <ListTools model={Rc::clone(&props.model)} sort={props.sort}
                on_sort={props.on_sort.clone()} chosen={(*chosen).clone()} />
            if rows.is_empty() {
                <NoneFound />
            } else {
                <VirtualList count={rows.len()} {row} shown={*current}
                    row_height={if is_narrow { NARROW_HEIGHT } else { ROW_HEIGHT }}
                    label={text.say(library::ARTICLES)} />
            }
            if let Some(row) = still_there {
                <FileDialog {row} on_close={on_closed} />
            }
        </section>
    }
}

/// Walks the rows by the keyboard: the focus goes with the row.
#[hook]
fn use_row_keys(current: &UseStateHandle<Option<usize>>, rows: &[Rc<Row>]) {
    let desk = use_desk();
    let files: Vec<u32> = rows.iter().map(|row| row.file).collect();
    let on_action = use_callback((**current, files), {
        let current = current.clone();
        move |action, (at, files): &(Option<usize>, Vec<u32>)| {
            let last = files.len().saturating_sub(1);
            match action {
                Action::Down => current.set(Some(at.map_or(0, |at| (at + 1).min(last)))),
                Action::Up => current.set(Some(at.map_or(0, |at| at.saturating_sub(1)))),
                Action::Remove => {
                    let file = at.and_then(|at| files.get(at));
                    let Some(&file) = file else {
                        return false;
                    };
                    desk.remove(vec![file]);
                }
                _ => return false,
            }
            true
        }
    });
    use_keys(Scope::Library, on_action);
    use_effect_with(**current, |current| {
        let timer =
            current.map(|index| Timeout::new(DRAWN_MS, move || platform::focus(&row_id(index))));
        move || drop(timer)
    });
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ListToolsProps {
    model: Rc<LibraryView>,
    sort: SortBy,
    on_sort: Callback<SortBy>,
    chosen: Vec<String>,
}

/// Count, order, comparing, export, removal.
#[component]
fn ListTools(props: &ListToolsProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let (n_rows, total) = (props.model.rows.len(), props.model.total);
    let said = if n_rows == total {
        text.fill(library::N_ARTICLES, &[("n", &number_said(total))])
    } else {
        let (n, all) = (number_said(n_rows), number_said(total));
        text.fill(library::N_FOUND, &[("n", &n), ("all", &all)])
    };
    let on_sort = {
        let on_sort = props.on_sort.clone();
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else {
                return;
            };
            let value = select.value();
            if let Some((by, ..)) = ORDERS.iter().find(|(_, name, _)| *name == value) {
                on_sort.emit(*by);
            }
        })
    };
    let compare = match props.chosen.as_slice() {
        [a, b] => Some(Route::Compare(a.clone(), b.clone())),
        _ => None,
    };
    let on_compare = {
        let (desk, compare) = (desk.clone(), compare.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(route) = &compare {
                desk.go(route);
            }
        })
    };
    let on_remove_all = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.remove_all())
    };
    html! {
        <div class="list-tools">
            <h2>{ text.say(library::ARTICLES) }{ " " }<span>{ said }</span></h2>
            <label class="list-sort">
                <span>{ text.say(library::SORT) }</span>
                <select onchange={on_sort}>
                    { for ORDERS.iter().map(|(by, name, says)| html! {
                        <option value={*name} selected={*by == props.sort}>{ text.say(*says) }</option>
                    }) }
                </select>
            </label>
            <span class="list-actions">
                <button type="button" class={classes!(compare.is_some().then_some("main"))}
                    disabled={compare.is_none()} onclick={on_compare}
                    title={text.say(library::CHOOSE_TWO)}>{ text.say(library::COMPARE) }</button>
                <ExportMenu />
                <a class="button" href={Route::Start.address()}>{ text.say(library::ADD) }</a>
                <button type="button" onclick={on_remove_all}>{ text.say(library::REMOVE_ALL) }</button>
            </span>
        </div>
    }
}

/// Nothing fits the search.
#[component]
fn NoneFound() -> Html {
    let desk = use_desk();
    let text = desk.text();
    let query = desk.query();
    if query.is_empty() {
        return Html::default();
    }
    let said = text.fill(library::NONE_FOUND, &[("query", &query)]);
    let on_clear = Callback::from(move |_: MouseEvent| desk.search(""));
    html! {
        <p class="none-found">
            { said }{ " " }
            <button type="button" class="link" onclick={on_clear}>{ text.say(library::CLEAR) }</button>
        </p>
    }
}
