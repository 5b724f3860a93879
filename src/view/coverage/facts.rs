//! Days, names and numbers that some articles of a story have and others left out.

use crate::model::Span;
use crate::view::stories::single_days;
use crate::view::{Entry, Shelf, visible};

use super::{Fact, FactRow, most_first, ranked};

/// Facts that at least two articles and half of them have, and at least one has not; those in most
/// articles first.
pub(super) fn rows(shelf: &Shelf<'_>, places: &[usize]) -> Vec<FactRow> {
    // A fact is known by itself, a number by its value.
    let mut facts: Vec<(Option<String>, FactRow)> = Vec::new();
    let mut note = |value: Option<String>, fact: Fact, column: usize| {
        let is_it = |known: &(Option<String>, FactRow)| {
            known.0 == value && (value.is_some() || known.1.fact == fact)
        };
        let at = facts.iter().position(is_it).unwrap_or(facts.len());
        if at == facts.len() {
            let cells = vec![0; places.len()];
            facts.push((value, FactRow { fact, cells }));
        }
        if let Some((_, row)) = facts.get_mut(at) {
            count(&mut row.cells, column);
        }
    };
    for (column, &place) in places.iter().enumerate() {
        let Some(entry) = shelf.entries.get(place) else {
            continue;
        };
        for day in single_days(entry) {
            note(None, Fact::Day(day), column);
        }
        for (said, value) in numbers_of(shelf, entry) {
            note(Some(value), Fact::Number(said), column);
        }
    }
    let rows = facts.into_iter().map(|(_, row)| row);
    let rows = rows
        .chain(names(shelf, places))
        .filter(|row| is_telling(&row.cells));
    let rows = rows.map(|row| {
        let mentions: usize = row.cells.iter().sum();
        (most_first(n_having(&row.cells), usize::MAX - mentions), row)
    });
    ranked(rows.collect())
}

fn count(cells: &mut [usize], column: usize) {
    if let Some(cell) = cells.get_mut(column) {
        *cell += 1;
    }
}

fn n_having(cells: &[usize]) -> usize {
    cells.iter().filter(|&&n| 0 < n).count()
}

/// Whether it is worth saying who has not got it.
fn is_telling(cells: &[usize]) -> bool {
    let n_having = n_having(cells);
    2 <= n_having && cells.len() <= n_having * 2 && n_having < cells.len()
}

/// The names of the set in these articles; a single character is too little of a name.
fn names(shelf: &Shelf<'_>, places: &[usize]) -> Vec<FactRow> {
    let mut rows = Vec::new();
    for group in shelf.groups {
        if group.canonical.chars().nth(1).is_none() {
            continue;
        }
        let mut cells = vec![0; places.len()];
        for &(place, entity) in &group.members {
            let Some(column) = places.iter().position(|&other| other == place) else {
                continue;
            };
            let Some(entry) = shelf.entries.get(place) else {
                continue;
            };
            let mentions = entry.annotations.names.iter();
            let n_mentions = mentions.filter(|name| name.entity == entity).count();
            if let Some(cell) = cells.get_mut(column) {
                *cell += n_mentions;
            }
        }
        let fact = Fact::Name(group.kind, visible(&group.canonical));
        rows.push(FactRow { fact, cells });
    }
    rows
}

/// The numbers of a body that are no part of a day: as written, and their value.
fn numbers_of(shelf: &Shelf<'_>, entry: &Entry<'_>) -> Vec<(String, String)> {
    let body = entry.article.body();
    let dates: Vec<Span> = entry
        .annotations
        .dates
        .iter()
        .filter_map(|date| body.from_text(date.span))
        .collect();
    (shelf.numbers)(&body.text)
        .into_iter()
        .filter(|number| !dates.iter().any(|date| date.overlaps(number.span)))
        .map(|number| (visible(number.span.of(&body.text)), number.value))
        .collect()
}
