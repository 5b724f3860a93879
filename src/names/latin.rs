//! Names in Latin letters, in English text and between Chinese: rules and lists.
//!
//! A name is a run of capitalised words, with small words inside (`of`, `van`, `the`). What it
//! names is told, in this order, by the lists, the words inside (`University`, `River`), a title
//! or a first name, and what stands around it (`said`, `in`). A run without any of these is
//! left alone, as is the first word of a sentence.

use crate::model::NameKind;

use super::candidate::{Candidate, Source};
use super::lists::{Class, Lists};
use super::page::Page;

/// A Latin word of the page.
#[derive(Clone, Copy, Debug)]
struct LatinWord {
    start: usize,
    end: usize,
    /// The first word of a sentence or a line.
    opens: bool,
    /// Only one blank, or nothing but a hyphen, lies between it and the word before.
    joined: bool,
}

/// Longest run looked at, in words.
const LONGEST_RUN: usize = 9;

/// Finds names in Latin letters.
pub(crate) fn latin(page: &Page<'_>, lists: &Lists, found: &mut Vec<Candidate>) {
    let words = words(page);
    let mut first = 0;
    while first < words.len() {
        let last = run_end(page, lists, &words, first);
        if last == first {
            first += 1;
            continue;
        }
        if let Some(run) = words.get(first..last) {
            let run = Run {
                page,
                lists,
                all: &words,
                first,
                words: run,
            };
            run.classify(found);
        }
        first = last;
    }
}

fn words(page: &Page<'_>) -> Vec<LatinWord> {
    let mut words: Vec<LatinWord> = Vec::new();
    let mut at = 0;
    while at < page.len() {
        if !is_letter(page.at(at)) {
            at += 1;
            continue;
        }
        let start = at;
        while is_letter(page.at(at))
            || page.at(at).is_ascii_digit() && !page.at(start).is_ascii_uppercase()
            || page.at(at).is_ascii_digit() && (at == start + 1 || page.before(at).is_ascii_digit())
            || matches!(page.at(at), '\'' | '-' | '&') && is_letter(page.at(at + 1))
        {
            at += 1;
        }
        // Initials and short titles keep their point: J. St. Gen.
        let length = at - start;
        let short = length <= 4 && page.at(start).is_uppercase();
        if page.at(at) == '.' && short && keeps_point(page, start, at) {
            at += 1;
        }
        let mut end = at;
        if end - start > 2 && page.at(end - 2) == '\'' && page.at(end - 1) == 's' {
            end -= 2;
        }
        let joined = words.last().is_some_and(|w| is_gap(page, w.end, start));
        words.push(LatinWord {
            start,
            end,
            opens: opens_sentence(page, start),
            joined,
        });
    }
    words
}

/// One blank, or that of a possessive in the plural: Seafarers' Union.
fn is_gap(page: &Page<'_>, end: usize, start: usize) -> bool {
    match start - end {
        1 => page.at(end) == ' ',
        2 => page.before(end) == 's' && page.at(end) == '\'' && page.at(end + 1) == ' ',
        _ => false,
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(&c) && c.is_alphabetic()
}

fn keeps_point(page: &Page<'_>, start: usize, point: usize) -> bool {
    let word = page.slice(start, point);
    let follows = page.at(point + 1) == ' ' && page.at(point + 2).is_uppercase()
        || is_letter(page.at(point + 1));
    point - start == 1 && follows
        || matches!(
            word,
            "Mr" | "Mrs"
                | "Ms"
                | "Dr"
                | "St"
                | "Jr"
                | "Sr"
                | "Sen"
                | "Rep"
                | "Gov"
                | "Gen"
                | "Col"
                | "Lt"
                | "Sgt"
                | "Capt"
                | "Adm"
                | "Rev"
                | "Prof"
                | "Maj"
                | "Inc"
                | "Ltd"
                | "Corp"
                | "Co"
                | "Mt"
                | "Ft"
        )
}

fn opens_sentence(page: &Page<'_>, start: usize) -> bool {
    let mut at = start;
    while at > 0
        && matches!(
            page.before(at),
            ' ' | '"' | '“' | '‘' | '\'' | '(' | '「' | '•' | '-' | '—'
        )
    {
        at -= 1;
    }
    at == 0 || matches!(page.before(at), '\n' | '.' | '!' | '?' | ':' | '”' | '。')
}

/// After the last word of the run that starts here; `first` where none does.
fn run_end(page: &Page<'_>, lists: &Lists, words: &[LatinWord], first: usize) -> usize {
    let capital = |n: usize| words.get(n).is_some_and(|w| is_capital(page, w));
    let form = |n: usize| words.get(n).map_or("", |w| page.slice(w.start, w.end));
    if !capital(first) {
        return first;
    }
    let mut last = first + 1;
    while last < words.len() && last - first < LONGEST_RUN {
        if !words.get(last).is_some_and(|w| w.joined)
            || ends_at_possessive(page, words, last - 1) && !lists.is(Class::EnOrg, form(last))
        {
            break;
        }
        if capital(last) {
            last += 1;
            continue;
        }
        let small = form(last);
        let next_joined = |n: usize| words.get(n).is_some_and(|w| w.joined) && capital(n);
        let begins_body = (first..last)
            .any(|n| lists.is(Class::EnOrg, form(n)) || lists.is(Class::EnPlace, form(n)));
        match small {
            "of" if begins_body
                && next_joined(last + 1)
                && !sits_in(lists, form(last - 1), form(last + 1)) =>
            {
                last += 1;
            }
            "of" if begins_body && form(last + 1) == "the" && next_joined(last + 2) => last += 2,
            "for" | "on"
                if begins_body
                    && next_joined(last + 1)
                    && !lists.is(Class::EnStop, form(last + 1)) =>
            {
                last += 1;
            }
            "and"
                if begins_body
                    && (first..last).any(|n| matches!(form(n), "of" | "for"))
                    && next_joined(last + 1)
                    && !lists.is(Class::Given, form(last + 1)) =>
            {
                last += 1;
            }
            "de" | "van" | "von" | "der" | "den" | "da" | "di" | "dos" | "del" | "la" | "al"
            | "bin" | "ibn" | "du"
                if next_joined(last + 1) || matches!(form(last + 1), "der" | "den" | "la") =>
            {
                last += 1;
            }
            _ => break,
        }
    }
    last
}

/// Northsea Shipping of Rotterdam: a company and where it sits; a ministry's or a university's "of"
/// belongs to its name.
fn sits_in(lists: &Lists, body: &str, place: &str) -> bool {
    const COMPANIES: [&str; 9] = [
        "Shipping",
        "Lines",
        "Line",
        "Holdings",
        "Holding",
        "Industries",
        "Group",
        "Inc",
        "Ltd",
    ];
    COMPANIES.contains(&body) && lists.is(Class::Place, place)
}

fn ends_at_possessive(page: &Page<'_>, words: &[LatinWord], number: usize) -> bool {
    words.get(number).is_some_and(|w| page.at(w.end) == '\'')
}

fn is_capital(page: &Page<'_>, word: &LatinWord) -> bool {
    page.at(word.start).is_uppercase()
}

/// A run of words that may be a name.
struct Run<'r, 't> {
    page: &'r Page<'t>,
    lists: &'r Lists,
    all: &'r [LatinWord],
    first: usize,
    words: &'r [LatinWord],
}

impl Run<'_, '_> {
    fn classify(&self, found: &mut Vec<Candidate>) {
        let mut from = 0;
        if self.is_dateline() {
            self.push(found, 0, self.words.len(), NameKind::Place);
            return;
        }
        // The opening words of a sentence, articles and adjectives of nations go.
        while from < self.words.len() && self.is_stop(from) && !self.listed(from, self.words.len())
        {
            from += 1;
        }
        let (titled, after_title) = self.skip_titles(from);
        if after_title >= self.words.len() {
            return;
        }
        let to = self.words.len();
        if let Some(kind) = self.kind(after_title, to, titled) {
            self.push(found, after_title, to, kind);
            return;
        }
        // A listed name with more behind or before: "Hungary Prime", "Berlin Mayor Anna Berg".
        self.split(after_title, to, found);
    }

    /// VELMORA - The board …: a place in capitals before a dash, at the start of a line.
    fn is_dateline(&self) -> bool {
        let (Some(first), Some(last)) = (self.words.first(), self.words.last()) else {
            return false;
        };
        let opens = first.start == 0 || self.page.before(first.start) == '\n';
        let capitals = self
            .form(0, self.words.len())
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, ' ' | '.'));
        let dash = matches!(
            self.page.slice(last.end, last.end + 2),
            " -" | " —" | " –" | "—" | " ("
        ) || matches!(self.page.at(last.end), '—');
        opens && capitals && dash && last.end - first.start > 3
    }

    fn split(&self, from: usize, to: usize, found: &mut Vec<Candidate>) {
        for length in (1..to - from).rev() {
            if let Some(kind) = self.listed_kind(from, from + length) {
                self.push(found, from, from + length, kind);
                let rest = Run {
                    first: self.first + from + length,
                    words: self.words.get(from + length..).unwrap_or_default(),
                    ..*self
                };
                rest.classify(found);
                return;
            }
        }
        // A title in the middle: what stands before it is not the name.
        for middle in from + 1..to {
            let (titled, after) = self.skip_titles(middle);
            if titled && after < to {
                let kind = self.kind(after, to, true).unwrap_or(NameKind::Person);
                self.push(found, after, to, kind);
                return;
            }
        }
    }

    fn form(&self, from: usize, to: usize) -> &str {
        match (
            self.words.get(from),
            to.checked_sub(1).and_then(|n| self.words.get(n)),
        ) {
            (Some(first), Some(last)) => self.page.slice(first.start, last.end),
            _ => "",
        }
    }

    fn is_stop(&self, place: usize) -> bool {
        self.lists.is(Class::EnStop, self.form(place, place + 1))
    }

    fn listed(&self, from: usize, to: usize) -> bool {
        self.listed_kind(from, to).is_some()
    }

    fn listed_kind(&self, from: usize, to: usize) -> Option<NameKind> {
        let form = self.form(from, to);
        if self.lists.is(Class::Person, form) {
            Some(NameKind::Person)
        } else if self.lists.is(Class::Place, form) {
            Some(NameKind::Place)
        } else {
            self.lists
                .is(Class::Organisation, form)
                .then_some(NameKind::Organisation)
        }
    }

    /// Whether titles stand at `from`, and where they end.
    fn skip_titles(&self, from: usize) -> (bool, usize) {
        let mut at = from;
        'titles: while at < self.words.len() {
            for length in (1..=3).rev() {
                if at + length <= self.words.len()
                    && self.lists.is(Class::EnTitle, self.form(at, at + length))
                {
                    at += length;
                    continue 'titles;
                }
            }
            break;
        }
        (at > from, at)
    }

    fn kind(&self, from: usize, to: usize, titled: bool) -> Option<NameKind> {
        if let Some(kind) = self.listed_kind(from, to) {
            return Some(kind);
        }
        let count = to - from;
        let word = |n: usize| self.form(n, n + 1);
        let is_body = (from..to).any(|n| self.lists.is(Class::EnOrg, word(n)));
        let has_of = (from..to).any(|n| matches!(word(n), "of" | "for" | "on"));
        if is_body && (count > 1 && (self.lists.is(Class::EnOrg, word(to - 1)) || has_of)) {
            return Some(NameKind::Organisation);
        }
        let is_place = self.lists.is(Class::EnPlace, word(to - 1))
            || matches!(
                word(from),
                "Mount"
                    | "Lake"
                    | "Port"
                    | "Cape"
                    | "Fort"
                    | "River"
                    | "St."
                    | "San"
                    | "Santa"
                    | "Mt."
            );
        if count > 1 && is_place && !titled {
            return Some(NameKind::Place);
        }
        if titled && count <= 4 {
            return Some(NameKind::Person);
        }
        if (2..=5).contains(&count) && self.is_given(from) && (from..to).all(|n| !self.is_stop(n)) {
            return Some(NameKind::Person);
        }
        self.by_context(from, to)
    }

    fn is_given(&self, place: usize) -> bool {
        let word = self.form(place, place + 1);
        let capitalised = |word: &str| {
            let mut characters = word.chars();
            characters
                .next()
                .map(|first| first.to_string() + &characters.as_str().to_lowercase())
                .unwrap_or_default()
        };
        self.lists.is(Class::Given, word)
            || word.len() > 2 && self.lists.is(Class::Given, &capitalised(word))
            || word
                .split_once('-')
                .is_some_and(|(first, _)| self.lists.is(Class::Given, first))
    }

    /// By what stands around the run.
    fn by_context(&self, from: usize, to: usize) -> Option<NameKind> {
        let count = to - from;
        let before = self.neighbour(self.first + from, false);
        let after = self.neighbour(self.first + to, true);
        let opens = self.words.get(from).is_some_and(|w| w.opens);
        let acronym = count == 1 && {
            let form = self.form(from, to);
            (2..=6).contains(&form.len()) && form.chars().all(|c| c.is_ascii_uppercase())
        };
        let speaks = matches!(
            after,
            "said"
                | "says"
                | "told"
                | "added"
                | "warned"
                | "wrote"
                | "argued"
                | "insisted"
                | "replied"
                | "recalled"
                | "explained"
                | "who"
                | "whose"
        );
        if acronym {
            // Between Chinese, or in a line of capitals, it may be anything.
            let small = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase());
            let in_prose = small(before) || small(after);
            return (in_prose && !self.is_stop(from)).then_some(NameKind::Organisation);
        }
        // The village of Patkura said: the word before tells more than the verb behind.
        let village = before == "of" && self.lists.is(Class::EnPlaceOf, self.second_before(from));
        if village && !opens {
            return Some(NameKind::Place);
        }
        if speaks && count <= 3 && !(from..to).any(|n| self.is_stop(n)) {
            return Some(NameKind::Person);
        }
        let plain = !(from..to).any(|n| self.is_stop(n) || self.has_digit(n));
        if self.lists.is(Class::EnRole, before) && count <= 4 && plain {
            return Some(NameKind::Person);
        }
        let of_place = before == "of" && self.lists.is(Class::EnPlaceOf, self.second_before(from));
        let towards = matches!(
            before,
            "in" | "near" | "from" | "outside" | "across" | "throughout"
        );
        if !opens && (towards || of_place) && count <= 3 {
            return Some(NameKind::Place);
        }
        // Two or three capitalised words in prose are a person more often than not.
        let small = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase());
        let article = matches!(before, "the" | "a" | "an" | "The" | "A" | "An");
        let in_prose = small(after) || !opens && small(before);
        ((2..=3).contains(&count) && plain && in_prose && !article).then_some(NameKind::Person)
    }

    fn has_digit(&self, place: usize) -> bool {
        self.form(place, place + 1)
            .contains(|c: char| c.is_ascii_digit())
    }

    fn second_before(&self, from: usize) -> &str {
        (self.first + from)
            .checked_sub(2)
            .and_then(|n| self.all.get(n))
            .map_or("", |w| self.page.slice(w.start, w.end))
    }

    /// The word before or after, where nothing but blanks and a comma lies between.
    fn neighbour(&self, number: usize, after: bool) -> &str {
        let near = |a: &LatinWord, b: &LatinWord| b.start <= a.end + 2 && b.start > a.end;
        let found = if after {
            number
                .checked_sub(1)
                .and_then(|n| self.all.get(n))
                .zip(self.all.get(number))
                .filter(|(a, b)| near(a, b))
                .map(|(_, b)| b)
        } else {
            number
                .checked_sub(1)
                .and_then(|n| self.all.get(n))
                .zip(self.all.get(number))
                .filter(|(a, b)| near(a, b))
                .map(|(a, _)| a)
        };
        found.map_or("", |w| self.page.slice(w.start, w.end))
    }

    fn push(&self, found: &mut Vec<Candidate>, from: usize, to: usize, kind: NameKind) {
        if let (Some(first), Some(last)) = (self.words.get(from), self.words.get(to - 1)) {
            found.push(Candidate {
                start: first.start,
                end: last.end,
                kind,
                source: Source::Latin,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::Segmenter;

    fn check(text: &str, expect: &[(&str, &str)]) {
        let words = Segmenter::empty().words(text);
        let page = Page::new(text, &words);
        let mut found = Vec::new();
        latin(&page, &Lists::new(), &mut found);
        let names: Vec<_> = found
            .iter()
            .map(|c| (page.span(c.start, c.end).of(text), c.kind.name()))
            .collect();
        assert_eq!(names, expect);
    }

    #[test]
    fn people_places_bodies() {
        check(
            "Harbour Minister Petra Solano said the Ministry of Ports in Velmora would wait.",
            &[
                ("Petra Solano", "PER"),
                ("Ministry of Ports", "ORG"),
                ("Velmora", "LOC"),
            ],
        );
        check(
            "But Germany's chancellor met Mr. Aldan on Tuesday at Corran University.",
            &[
                ("Germany", "LOC"),
                ("Aldan", "PER"),
                ("Corran University", "ORG"),
            ],
        );
    }

    #[test]
    fn between_chinese() {
        check("副顾问Jen Marlow说", &[("Jen Marlow", "PER")]);
        check("平台TikTok周五", &[]);
    }
}
