//! The relations of a small set as a table.

use std::rc::Rc;

use yew::prelude::*;

use crate::model::Relation;
use crate::ui::hooks::use_text;
use crate::ui::i18n::{Text, library, percent_said, relation_name};
use crate::ui::route::Route;
use crate::view::{ArticleRef, Matrix, MatrixCell};

/// Props of [`MatrixTable`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MatrixTableProps {
    /// The relations.
    pub matrix: Rc<Matrix>,
}

/// A real table: row and column heads, a link in every cell that has a relation.
#[component]
pub fn MatrixTable(props: &MatrixTableProps) -> Html {
    let text = use_text();
    let matrix = &props.matrix;
    let heads = matrix.articles.iter().map(|article| {
        html! { <th scope="col" title={article.title.clone()}><span>{ &article.outlet }</span></th> }
    });
    let rows = matrix.articles.iter().enumerate().map(|(row, article)| {
        let cells = matrix.cells.get(row).map(Vec::as_slice).unwrap_or_default();
        let is_repeated = matrix.repeated.get(row).copied().unwrap_or_default();
        let cells = matrix.articles.iter().enumerate().map(|(column, other)| {
            if row == column {
                return html! { <td class="matrix-self">{ is_repeated.then(|| text.say(library::TWICE)) }</td> };
            }
            cell(text, article, other, cells.get(column).and_then(Option::as_ref))
        });
        html! {
            <tr>
                <th scope="row" title={article.title.clone()}>
                    <a href={Route::Article(article.id).address()}>{ &article.outlet }</a>
                    <span class="matrix-title">{ &article.title }</span>
                </th>
                { for cells }
            </tr>
        }
    });
    html! {
        // Wider than a narrow window: it scrolls in itself, by keyboard too.
        <div class="matrix-box card" role="region" tabindex="0" aria-label={text.say(library::MATRIX)}>
            <table class="matrix">
                <caption>
                    { text.say(library::MATRIX) }
                    <span class="muted">{ text.say(library::MATRIX_NOTE) }</span>
                </caption>
                <thead><tr><td></td>{ for heads }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

fn cell(text: Text, row: &ArticleRef, column: &ArticleRef, cell: Option<&MatrixCell>) -> Html {
    let Some(cell) = cell else {
        return html! { <td><span class="hidden">{ text.say(library::UNRELATED) }</span></td> };
    };
    let address = Route::Compare(row.id, column.id).address();
    let n_shared = cell.n_passages - cell.n_reworded.min(cell.n_passages);
    let has_shares = 0 < cell.contained_row || 0 < cell.contained_column;
    html! {
        <td class={classes!("matrix-cell", strength(cell.relation))}>
            <a href={address}>
                <strong>{ text.say(relation_name(cell.relation)) }</strong>
                if 0 < n_shared && !is_one_text(cell.relation) {
                    <span>{ text.count(library::PASSAGES, n_shared) }</span>
                }
                if 0 < cell.n_reworded && !is_one_text(cell.relation) {
                    <span>{ text.count(library::N_REWORDED, cell.n_reworded) }</span>
                }
                if has_shares {
                    <span>
                        { percent_said(cell.contained_row) }{ " / " }
                        { percent_said(cell.contained_column) }
                    </span>
                }
            </a>
        </td>
    }
}

/// Whether the two are one text.
fn is_one_text(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Identical | Relation::Repost | Relation::Truncated | Relation::NearDuplicate
    )
}

fn strength(relation: Relation) -> &'static str {
    match relation {
        _ if is_one_text(relation) => "matrix-same",
        Relation::SharedPassage | Relation::Reworded => "matrix-shared",
        _ => "matrix-story",
    }
}
