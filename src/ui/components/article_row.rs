//! One article in the library's list.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::{ArticleId, FileId};
use crate::ui::hooks::use_text;
use crate::ui::i18n::{
    Text, issue_said, language_name, library, moment_said, number_said, percent_said,
};
use crate::ui::route::Route;
use crate::view::{Hit, Row, visible};

/// Props of [`ArticleRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ArticleRowProps {
    /// The article.
    pub row: Rc<Row>,
    /// Its place in the list, for the keyboard.
    pub index: usize,
    /// Whether it is chosen for comparing.
    pub chosen: bool,
    /// Chooses it, or does not.
    pub on_choose: Callback<(ArticleId, bool)>,
    /// Shows file and charset.
    pub on_details: Callback<Rc<Row>>,
    /// Removes its file.
    pub on_remove: Callback<FileId>,
}

/// The id of the link of a row.
#[must_use]
pub fn row_id(index: usize) -> String {
    format!("row-{index}")
}

/// A row: title, outlet, time, length, what was set aside, relations; what can be done with it.
#[component]
pub fn ArticleRow(props: &ArticleRowProps) -> Html {
    let text = use_text();
    let row = &props.row;
    let title = &row.article.title;
    let on_choose = {
        let (on_choose, id) = (props.on_choose.clone(), row.article.id);
        let chosen = props.chosen;
        Callback::from(move |_: Event| on_choose.emit((id, !chosen)))
    };
    let on_details = {
        let (on_details, row) = (props.on_details.clone(), Rc::clone(row));
        Callback::from(move |_: MouseEvent| on_details.emit(Rc::clone(&row)))
    };
    let on_remove = {
        let (on_remove, file) = (props.on_remove.clone(), row.file);
        Callback::from(move |_: MouseEvent| on_remove.emit(file))
    };
    let remove = text.fill(library::REMOVE_WHAT, &[("name", &row.file_name)]);
    html! {
        <div class={classes!("row", props.chosen.then_some("row-chosen"))}>
            <input type="checkbox" checked={props.chosen} onchange={on_choose}
                aria-label={text.fill(library::CHOOSE_WHAT, &[("title", title)])} />
            <div class="row-main">
                <a id={row_id(props.index)} class="row-title" title={title.clone()}
                    lang={row.language.tag()}
                    href={Route::Article(row.article.id).address()}>{ title }</a>
                <span class="row-meta">{ meta(text, row) }</span>
                if let Some(hit) = &row.hit { { self::hit(text, row, hit) } }
            </div>
            <div class="row-numbers">{ numbers(text, row) }</div>
            <div class="row-actions">
                <button type="button" class="icon" onclick={on_details}
                    title={text.say(library::DETAILS)} aria-label={
                        text.fill(library::CHARSET_OF, &[("name", &row.file_name)])
                    }>{ "⋯" }</button>
                <button type="button" class="icon" onclick={on_remove} title={remove.clone()}
                    aria-label={remove}>{ "×" }</button>
            </div>
        </div>
    }
}

/// Where the text holds what is searched for.
fn hit(text: Text, row: &Row, hit: &Hit) -> Html {
    html! {
        <span class="row-hit">
            <span class="row-hits">{ text.count(library::N_HITS, hit.times) }</span>
            <span lang={row.language.tag()}>{ "…" }{ &hit.before }<b>{ &hit.text }</b>{ &hit.after }{ "…" }</span>
        </span>
    }
}

/// Outlet, time, story, language, charset, issues, keywords.
fn meta(text: Text, row: &Row) -> Html {
    let published = row
        .article
        .published
        .map_or_else(|| text.say(library::UNDATED).to_owned(), moment_said);
    let story = row.story.map(|(number, story)| {
        let address = Route::Timeline(Some(story)).address();
        html! { <a class="row-story" href={address}>{ text.count(library::STORY, number) }</a> }
    });
    let is_plain = row.charset.eq_ignore_ascii_case("utf-8");
    html! {
        <>
            <span class="row-outlet">{ &row.article.outlet }</span>
            if row.has_double { <span class="row-label">{ visible(&row.article.label) }</span> }
            <span>{ published }</span>
            { story }
            <span>{ text.say(language_name(row.language)) }</span>
            if !is_plain {
                <span>{ &row.charset }</span>
            }
            { for row.issues.iter().map(|&issue| html! {
                <span class="row-issue">{ text.say(issue_said(issue)) }</span>
            }) }
            if !row.keywords.is_empty() {
                <span class="row-keywords">{ row.keywords.join(" ") }</span>
            }
        </>
    }
}

/// Characters, share set aside, relations: each says what it is to whoever can't see the column.
fn numbers(text: Text, row: &Row) -> Html {
    let number = |name, value: String, is_quiet: bool| {
        html! {
            <span class={classes!("number", is_quiet.then_some("muted"))} title={text.say(name)}>
                <span class="number-name">{ text.say(name) }</span>
                { value }
            </span>
        }
    };
    html! {
        <>
            { number(library::COLUMN_LENGTH, number_said(row.characters), false) }
            { number(library::COLUMN_REMOVED, percent_said(row.removed), row.removed == 0) }
            { number(library::COLUMN_RELATED, number_said(row.n_related), row.n_related == 0) }
        </>
    }
}
