//! The list of all articles, with search, order, choice, removal, export.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::model::ArticleId;
use crate::ui::components::{ArticleRow, ExportMenu, FileDialog, VirtualList, row_id};
use crate::ui::desk::Desk;
use crate::ui::hooks::{use_desk, use_kept, use_keys, use_view};
use crate::ui::i18n::{Message, library, number_said};
use crate::ui::keys::{Action, Scope};
use crate::ui::platform;
use crate::ui::route::Route;
use crate::view::{Request, Response, Row, RowsView, SortBy};

/// The height of a row in CSS pixels: one line of title and one of facts, or more where it is narrow.
const ROW_HEIGHT: u32 = 66;
const NARROW_HEIGHT: u32 = 116;
/// The height of the line that says where the words of a search stand.
const HIT_HEIGHT: u32 = 24;
/// Windows narrower than this get the higher rows.
const NARROW: &str = "(max-width: 760px)";
/// Rows between two questions while the list is scrolled; a window and its margins fit into one.
const STEP: usize = 100;
/// Milliseconds until a row that was scrolled to is drawn.
const DRAWN_MS: u32 = 40;

const ORDERS: [(SortBy, &str, Message); 5] = [
    (SortBy::Id, "id", library::SORT_ID),
    (SortBy::Published, "published", library::SORT_PUBLISHED),
    (SortBy::Outlet, "outlet", library::SORT_OUTLET),
    (SortBy::Story, "story", library::SORT_STORY),
    (SortBy::Length, "length", library::SORT_LENGTH),
];

/// All articles. The librarian gives the stretch of the list that is looked at.
#[component]
pub(super) fn LibraryList() -> Html {
    let desk = use_desk();
    let text = desk.text();
    let sort = use_kept("library sort", SortBy::default);
    let reversed = use_kept("library reversed", || false);
    let first = use_state_eq(|| 0_usize);
    let chosen = use_kept("library chosen", Vec::<ArticleId>::new);
    let details = use_state_eq(|| None::<Rc<Row>>);
    let current = use_state_eq(|| None::<usize>);
    let view = use_view(Request::Rows {
        query: desk.query().to_string(),
        sort: *sort,
        reversed: *reversed,
        first: *first,
    });
    let model = match view.response.as_deref() {
        Some(Response::Rows(model)) => Rc::clone(model),
        _ => Rc::default(),
    };
    use_row_keys(&current, &model);
    let on_sort = {
        let sort = sort.clone();
        Callback::from(move |by| sort.set(by))
    };
    let on_reverse = {
        let reversed = reversed.clone();
        Callback::from(move |_: MouseEvent| reversed.set(!*reversed))
    };
    let on_range = {
        let first = first.clone();
        Callback::from(move |(from, _)| first.set(stretch(from)))
    };
    let on_closed = {
        let details = details.clone();
        Callback::from(move |()| details.set(None))
    };
    let still_there = (*details).clone().filter(|row| desk.holds(row.file));
    html! {
        <section class="articles" aria-label={text.say(library::ARTICLES)}>
            <ListTools n_rows={model.n_rows} total={model.total} sort={*sort} {on_sort}
                reversed={*reversed} {on_reverse}
                chosen={(*chosen).clone()} />
            if model.n_rows == 0 {
                if !view.pending { <NoneFound /> }
            } else {
                <VirtualList count={model.n_rows} row={drawing(&desk, &model, &chosen, &details)}
                    shown={*current} {on_range}
                    row_height={row_height(!desk.query().trim().is_empty())}
                    label={text.say(library::ARTICLES)} />
            }
            if let Some(row) = still_there {
                <FileDialog {row} on_close={on_closed} />
            }
        </section>
    }
}

/// The height of a row: a search adds a line that says where its words stand.
fn row_height(searches: bool) -> u32 {
    let height = if platform::matches_media(NARROW) {
        NARROW_HEIGHT
    } else {
        ROW_HEIGHT
    };
    height + if searches { HIT_HEIGHT } else { 0 }
}

/// The first row to ask for when rows from `from` on are in sight: a round number, so that not
/// every step of scrolling asks anew, with rows before it for whoever scrolls back.
const fn stretch(from: usize) -> usize {
    (from / STEP * STEP).saturating_sub(STEP)
}

/// Draws a row; empty where its stretch of the list is still under way.
fn drawing(
    desk: &Desk,
    model: &Rc<RowsView>,
    chosen: &UseStateHandle<Vec<ArticleId>>,
    details: &UseStateHandle<Option<Rc<Row>>>,
) -> Callback<usize, Html> {
    let (model, ids) = (Rc::clone(model), (**chosen).clone());
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |(id, wanted)| chosen.set(choose(&chosen, id, wanted)))
    };
    let on_details = {
        let details = details.clone();
        Callback::from(move |row| details.set(Some(row)))
    };
    let on_remove = {
        let desk = desk.clone();
        Callback::from(move |file| desk.remove(vec![file]))
    };
    Callback::from(move |index: usize| {
        let Some(row) = model.row(index) else {
            return Html::default();
        };
        html! {
            <ArticleRow row={Rc::clone(row)} {index} chosen={ids.contains(&row.article.id)}
                on_choose={on_choose.clone()} on_details={on_details.clone()}
                on_remove={on_remove.clone()} />
        }
    })
}

/// Who is chosen after one more is, or is no more: two are compared, so the one chosen longest ago
/// gives way.
fn choose(chosen: &[ArticleId], id: ArticleId, wanted: bool) -> Vec<ArticleId> {
    let mut next = chosen.to_vec();
    next.retain(|other| *other != id);
    if wanted {
        next.push(id);
        let surplus = next.len().saturating_sub(2);
        next.drain(..surplus);
    }
    next
}

/// Walks the rows by the keyboard: the focus goes with the row.
#[hook]
fn use_row_keys(current: &UseStateHandle<Option<usize>>, model: &Rc<RowsView>) {
    let desk = use_desk();
    let on_action = use_callback((**current, Rc::clone(model)), {
        let current = current.clone();
        move |action, (at, model): &(Option<usize>, Rc<RowsView>)| {
            let last = model.n_rows.saturating_sub(1);
            match action {
                Action::Down => current.set(Some(at.map_or(0, |at| (at + 1).min(last)))),
                Action::Up => current.set(Some(at.map_or(0, |at| at.saturating_sub(1)))),
                Action::Remove => {
                    let Some(row) = at.and_then(|at| model.row(at)) else {
                        return false;
                    };
                    desk.remove(vec![row.file]);
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
    n_rows: usize,
    total: usize,
    sort: SortBy,
    on_sort: Callback<SortBy>,
    reversed: bool,
    on_reverse: Callback<MouseEvent>,
    chosen: Vec<ArticleId>,
}

/// Count, order, comparing, export, removal.
#[component]
fn ListTools(props: &ListToolsProps) -> Html {
    let desk = use_desk();
    let text = desk.text();
    let (n_rows, total) = (props.n_rows, props.total);
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
        [a, b] => Some(Route::Compare(*a, *b)),
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
            <button type="button" class="icon" aria-pressed={props.reversed.to_string()}
                aria-label={text.say(library::DIRECTION)} title={text.say(library::DIRECTION)}
                onclick={props.on_reverse.clone()}>{ if props.reversed { "↑" } else { "↓" } }</button>
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
