//! Sentences as clauses, and clauses as sets of features.
//!
//! What a clause has: its characters and Latin words, without those of grammar; pairs of
//! neighbours; the single days that it resolves to; names in canonical form. Numbers with their measure word, and
//! expressions of days, are no words: 三天 and 三艘 share nothing that could be said twice.

use std::ops::Range;

use crate::compare::terms::{hash_units, is_grammar};
use crate::compare::{Item, RewordedConfig};
use crate::model::Span;
use crate::text::fold::{self, Folded};
use crate::text::sentence;

/// A sentence as clauses.
pub(super) struct Sentence {
    pub(super) clauses: Vec<Clause>,
}

/// A clause: where it stands and what is in it.
pub(super) struct Clause {
    span: Span,
    /// Sorted and distinct; see [`key`].
    features: Vec<u64>,
    /// Whether it is short and ends in a verb of speech: 陈渡舟表示.
    tells: bool,
}

/// Kinds of features: a character or a Latin word, a pair of them, a day, a name.
pub(super) const SINGLE: u64 = 0;
pub(super) const PAIR: u64 = 1;
pub(super) const DAY: u64 = 2;
pub(super) const NAME: u64 = 3;

/// The kind of a feature.
pub(super) const fn kind(feature: u64) -> u64 {
    feature >> 40
}

const fn key(kind: u64, value: u32) -> u64 {
    (kind << 40) | value as u64
}

impl Sentence {
    pub(super) fn span(&self, clauses: Range<usize>) -> Span {
        match self.clauses.get(clauses) {
            Some([first, .., last]) => Span::new(first.span.start, last.span.end),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The distinct features of a range of clauses, sorted.
    pub(super) fn features(&self, clauses: Range<usize>) -> Vec<u64> {
        let clauses = self.clauses.get(clauses).unwrap_or_default();
        let mut features: Vec<u64> = clauses
            .iter()
            .flat_map(|clause| clause.features.iter().copied())
            .collect();
        features.sort_unstable();
        features.dedup();
        features
    }

    /// All features of the sentence.
    pub(super) fn all(&self) -> Vec<u64> {
        self.features(0..self.clauses.len())
    }

    /// Whether a range of clauses says only who speaks.
    pub(super) fn is_frame(&self, clauses: &Range<usize>) -> bool {
        let inside = self.clauses.get(clauses.clone());
        matches!(inside, Some([only]) if only.tells) && 1 < self.clauses.len()
    }
}

/// The sentences of a body that say enough and are not covered by passages already.
pub(super) fn sentences(
    item: &Item,
    taken: impl Iterator<Item = Span>,
    config: &RewordedConfig,
) -> Vec<Sentence> {
    let taken: Vec<Span> = taken.collect();
    let covered = |span: Span| -> usize {
        let common = |other: &Span| {
            let start = other.start.max(span.start);
            other.end.min(span.end).saturating_sub(start)
        };
        taken.iter().map(common).sum()
    };
    sentence::sentences(&item.body)
        .into_iter()
        .filter(|&span| covered(span) * 2 <= span.len())
        .filter_map(|span| {
            let spans = clauses(&item.body, span);
            let folded: Vec<Folded> = spans
                .iter()
                .map(|span| fold::fold(span.of(&item.body)))
                .collect();
            let n_units: usize = folded.iter().map(|folded| folded.units.len()).sum();
            let clauses = spans.into_iter().zip(&folded);
            (n_units >= config.min_units).then(|| Sentence {
                clauses: clauses
                    .map(|(span, folded)| clause(item, folded, span))
                    .collect(),
            })
        })
        .collect()
}

/// A sentence cut at commas, semicolons and colons; marks at the ends are left out.
fn clauses(body: &str, sentence: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = sentence.start;
    for (at, c) in sentence.of(body).char_indices() {
        if matches!(c, '，' | ',' | '；' | ';' | '：' | ':') {
            spans.push(Span::new(start, sentence.start + at));
            start = sentence.start + at + c.len_utf8();
        }
    }
    spans.push(Span::new(start, sentence.end));
    spans
        .into_iter()
        .filter_map(|span| trimmed(body, span))
        .collect()
}

/// The span without marks and white space at its ends; none where nothing else is there.
fn trimmed(body: &str, span: Span) -> Option<Span> {
    let piece = span.of(body);
    let start = piece.find(char::is_alphanumeric)?;
    let last = piece.rfind(char::is_alphanumeric)?;
    let end = last + piece.get(last..)?.chars().next()?.len_utf8();
    Some(Span::new(span.start + start, span.start + end))
}

fn clause(item: &Item, folded: &Folded, span: Span) -> Clause {
    let text = span.of(&item.body);
    let set_apart = set_apart(item, folded, span);
    let is_apart = |at: usize| set_apart.get(at).copied().unwrap_or_default();
    let mut features = Vec::new();
    for (at, &unit) in folded.units.iter().enumerate() {
        if !is_grammar(unit) && !is_apart(at) {
            features.push(key(SINGLE, hash_units(&[unit])));
        }
        if let Some(pair) = folded.units.get(at..at + 2)
            && !(is_apart(at) || is_apart(at + 1))
            && !pair.iter().all(|&unit| is_grammar(unit))
        {
            features.push(key(PAIR, hash_units(pair)));
        }
    }
    let single_days = item
        .days
        .iter()
        .filter(|(place, from, to)| span.contains(*place) && from == to);
    features.extend(single_days.map(|(_, from, _)| key(DAY, from.ordinal().unsigned_abs())));
    let names = item.names.iter().filter(|(place, _)| span.contains(*place));
    features.extend(names.map(|(_, name)| key(NAME, hash_units(&fold::units(name)))));
    features.sort_unstable();
    features.dedup();
    Clause {
        span,
        features,
        tells: folded.units.len() <= LONGEST_FRAME
            && TELLING.iter().any(|verb| text.ends_with(verb)),
    }
}

/// Units of a clause that only says who speaks: a name with its office and its house.
const LONGEST_FRAME: usize = 20;

/// Verbs after which a quotation or what was said begins.
const TELLING: [&str; 14] = [
    "说", "說", "称", "稱", "表示", "指出", "认为", "認為", "强调", "強調", "写道", "寫道", "透露",
    "补充",
];

/// Which units of a clause are numbers with their measure word, or expressions of days.
fn set_apart(item: &Item, folded: &Folded, span: Span) -> Vec<bool> {
    let mut apart = vec![false; folded.units.len()];
    let numeral = |at: usize| {
        let place = folded.span(at..at + 1).shifted(span.start);
        place.of(&item.body).chars().all(is_numeral)
    };
    let numerals: Vec<bool> = (0..folded.units.len()).map(numeral).collect();
    let is_numeral_at = |at: usize| numerals.get(at).copied().unwrap_or_default();
    for at in 0..folded.units.len() {
        let after_number = 0 < at && is_numeral_at(at - 1) && !is_numeral_at(at);
        let units = folded.span(at..at + 2).shifted(span.start).of(&item.body);
        let long = after_number && LONG_MEASURES.contains(&units);
        for (place, is_apart) in [(at, is_numeral_at(at) || after_number), (at + 1, long)] {
            if let Some(slot) = apart.get_mut(place) {
                *slot |= is_apart;
            }
        }
    }
    for (place, ..) in item.days.iter().filter(|(place, ..)| place.overlaps(span)) {
        let inside = Span::new(place.start.max(span.start), place.end.min(span.end));
        let inside = Span::new(inside.start - span.start, inside.end - span.start);
        if let Some(units) = apart.get_mut(folded.units_in(inside)) {
            units.fill(true);
        }
    }
    apart
}

/// Measures of two characters; of others the first suffices.
const LONG_MEASURES: [&str; 8] = [
    "分钟", "小时", "公里", "公斤", "平方", "个月", "星期", "小時",
];

/// Whether a character writes numbers.
fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "〇零一二三四五六七八九十百千万萬亿億两兩".contains(c)
}
