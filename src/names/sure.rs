//! Names that are sure in a document stand at all their other mentions too.
//!
//! A model cuts 布林肯 right in one sentence and reads 布林肯周 in the next. A name that a rule
//! found (a bracket, a title, a point), or that the model found more than once, overrides what
//! was found at its other places.

use std::collections::BTreeMap;

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::lists::{Class, Lists};
use super::page::{Page, is_han};

/// A sure rule counts as much as this many finds of the model.
const SURE: usize = 5;

/// What a document says of a form.
#[derive(Debug, Default)]
struct Evidence {
    /// Times found by a rule that is sure.
    sure: usize,
    /// Times found by the model or a list.
    seen: usize,
    /// By kind.
    kinds: BTreeMap<NameKind, usize>,
}

/// Candidates at all places of the names that are sure.
pub(crate) fn spread(page: &Page<'_>, lists: &Lists, stands: &[Candidate]) -> Vec<Candidate> {
    let mut forms: BTreeMap<String, Evidence> = BTreeMap::new();
    for candidate in stands {
        note(page, lists, candidate, &mut forms);
    }
    let mut found = Vec::new();
    let bodies = super::parts::short_bodies(page, lists, stands);
    for form in &bodies {
        let places = page.places_of(form).into_iter();
        let alone = places
            .filter(|&(start, end)| stands_alone(page, lists, start, end))
            .filter(|&place| !is_part(stands, place));
        found.extend(alone.map(|(start, end)| Candidate {
            start,
            end,
            kind: NameKind::Organisation,
            source: Source::Sure,
        }));
    }
    for (form, evidence) in &forms {
        if bodies.contains(form) {
            continue;
        }
        let Some((&kind, &times)) = evidence.kinds.iter().max_by_key(|(_, times)| **times) else {
            continue;
        };
        let places: Vec<_> = page
            .places_of(form)
            .into_iter()
            .filter(|&(start, end)| stands_alone(page, lists, start, end))
            .filter(|&place| !is_part(stands, place))
            .collect();
        let length = form.chars().count();
        let one_kind = times * 4 > evidence.kinds.values().sum::<usize>() * 3;
        let sure = evidence.sure > 0
            || kind == NameKind::Person
                && one_kind
                && (evidence.seen * 2 > places.len() || length >= 3 && evidence.seen >= 2);
        let places: Vec<_> = places
            .into_iter()
            .filter(|&(_, end)| {
                kind != NameKind::Organisation || !super::body::is_office(page, end)
            })
            .collect();
        let fills = one_kind && (length >= 3 || evidence.seen * 2 >= places.len());
        let source = match (sure, fills) {
            (true, _) => Source::Sure,
            (false, true) => Source::List,
            _ => continue,
        };
        found.extend(places.into_iter().map(|(start, end)| Candidate {
            start,
            end,
            kind,
            source,
        }));
    }
    found
}

/// Whether a longer place or body holds it: 英特尔 in 英特尔公司.
fn is_part(stands: &[Candidate], (start, end): (usize, usize)) -> bool {
    let first = stands.partition_point(|c| c.end <= start);
    stands.get(first).is_some_and(|c| {
        c.start <= start
            && c.end >= end
            && c.end - c.start > end - start
            && c.kind != NameKind::Person
    })
}

fn note(
    page: &Page<'_>,
    lists: &Lists,
    candidate: &Candidate,
    forms: &mut BTreeMap<String, Evidence>,
) {
    let form = page.slice(candidate.start, candidate.end);
    let length = candidate.end - candidate.start;
    let is_rule = matches!(
        candidate.source,
        Source::Title | Source::Dotted | Source::Anchor | Source::Form
    );
    let person = candidate.kind == NameKind::Person;
    let mut add = |form: &str, sure: bool| {
        let evidence = forms.entry(form.to_owned()).or_default();
        evidence.sure += usize::from(sure);
        evidence.seen += 1;
        *evidence.kinds.entry(candidate.kind).or_default() += if sure { SURE } else { 1 };
    };
    if length >= 2 {
        add(
            form,
            is_rule && (person || candidate.source == Source::Anchor),
        );
    }
    if person && form.contains('·') {
        let last = form.rsplit('·').next().unwrap_or_default();
        let foreign = last
            .chars()
            .all(|c| lists.is_wide_transliteration(c) || c == '-');
        if last.chars().count() >= 2 && foreign {
            add(last, true);
        }
    }
    if person && form.is_ascii() && form.contains(' ') {
        let last = form
            .rsplit(' ')
            .find(|word| !matches!(*word, "Jr." | "Sr." | "III" | "II"));
        if let Some(last) = last.filter(|word| word.len() > 2 && !lists.is(Class::EnStop, word)) {
            add(last, true);
        }
    }
}

/// Whether the form is a name here and not a part of a longer word.
fn stands_alone(page: &Page<'_>, lists: &Lists, start: usize, end: usize) -> bool {
    let (first, last) = (page.at(start), page.at(end - 1));
    if first.is_ascii_alphanumeric() || last.is_ascii_alphanumeric() {
        return !is_latin_word(page.before(start)) && !is_latin_word(page.at(end));
    }
    // A part of a dotted name is the dotted rule's business.
    if page.before(start) == '·' || page.at(end) == '·' && is_han(page.at(end + 1)) {
        return false;
    }
    if end - start >= 3 {
        return true;
    }
    // Two characters may be a part of another word: 高明 in 高明的.
    let token = page.token(start);
    let inside = token.is_some_and(|t| t.start < start && t.end >= end);
    let tail = lists.is_transliteration(page.at(end))
        && token.is_some_and(|t| t.end > end && !t.pos.starts_with("nr") && t.pos != "x");
    !inside && !tail
}

/// A letter or digit that is no ideograph.
fn is_latin_word(c: char) -> bool {
    !is_han(c) && c.is_alphanumeric()
}
