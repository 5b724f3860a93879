//! What the name model sees beside characters and dictionary words.
//!
//! Titles, speech verbs and listed names around a character, runs of transliteration characters,
//! the suffix of a body further on, the open quotation mark or bracket, and the words of the word
//! model, which knows people and places of its own corpus.

use crate::text::tagging::Labels;
use crate::text::tagging::features::{Row, base, feature};

use super::lists::{Class, Lists};
use super::page::Page;

/// Kinds of features below this number are those of [`base`].
const FIRST: u32 = 64;
/// What the kinds above [`FIRST`] say, by number: transliteration and surname characters (`t`),
/// titles and verbs of saying, listed names, the suffix of a body ahead, open marks, the edges of
/// words (`e`), and the word model's labels (`l`) and words (`v`).
pub(crate) const NAMES: [&str; 39] = [
    "t-2..t+2",
    "run",
    "t-1 t t+1",
    "t-2 t-1 t",
    "title before",
    "title here t-1",
    "title at +1 t",
    "title before -1 t t-1",
    "title before -2 t t-1",
    "title at +2 t",
    "listed c",
    "listed -1 0 +1",
    "suffix distance start",
    "suffix distance p start",
    "suffix distance p-1 start",
    "open open-1",
    "l",
    "l-1 l l+1",
    "l c",
    "l-2 l-1 l",
    "l l+1 l+2",
    "v place",
    "v-1 place",
    "v+1 place",
    "v-1 v place",
    "v v+1 place",
    "v-2 place l",
    "open suffix distance",
    "v+2 place l",
    "vp-1 vp+1 l",
    "c-3",
    "c+3",
    "c-3 c-2 c-1",
    "c+1 c+2 c+3",
    "e-1 c start",
    "c e+1 start",
    "e p start",
    "e+1 p start",
    "e+2 e+1 start",
];
/// A listed word that counts as a cue has at most this many characters.
const LONGEST_CUE: usize = 7;
/// A body's suffix is looked for in this many words.
const WORDS_AHEAD: usize = 8;

/// The cues of a page, character by character.
#[derive(Debug)]
pub(crate) struct Cues {
    row: Row,
    /// Second cut, by the word model: a row over its words, kinds as parts of speech.
    second: Row,
    second_labels: Vec<u8>,
    /// Title that ends before the character; title that starts here; speech verb that starts here.
    title_before: Vec<u32>,
    title_here: Vec<u32>,
    listed: Vec<u32>,
    runs: Vec<(u8, u8)>,
    classes: Vec<u8>,
    suffix: Vec<(u32, u32)>,
    open: Vec<u32>,
}

impl Cues {
    /// Gathers the cues of a page; `second` are the labels of the word model, if there is one.
    pub(crate) fn new(
        page: &Page<'_>,
        lists: &Lists,
        row: Row,
        second: Option<(&[u8], &Labels)>,
    ) -> Self {
        let length = page.len();
        let mut cues = Self {
            second: Row::default(),
            second_labels: Vec::new(),
            title_before: vec![0; length],
            title_here: vec![0; length],
            listed: vec![0; length],
            runs: vec![(0, 0); length],
            classes: vec![0; length],
            suffix: vec![(0, 0); length],
            open: vec![0; length],
            row,
        };
        if let Some((labels, names)) = second {
            cues.set_second(page, labels, names);
        }
        cues.set_listed(page, lists);
        cues.set_runs(page, lists);
        cues.set_suffixes(page, lists);
        cues.set_open(page);
        cues
    }

    /// The row of the dictionary's words.
    #[must_use]
    pub(crate) const fn row(&self) -> &Row {
        &self.row
    }

    fn set_second(&mut self, page: &Page<'_>, labels: &[u8], names: &Labels) {
        let words = names.units(labels);
        self.second = Row::new(&page.chars, words.iter().map(|&(_, end, kind)| (end, kind)));
        self.second_labels = labels.to_vec();
    }

    fn set_listed(&mut self, page: &Page<'_>, lists: &Lists) {
        for start in 0..page.len() {
            if !lists.may_start(page.at(start)) {
                continue;
            }
            let mut longest_place = 0;
            let mut kind = 0;
            let next = (start + 1 < page.len()).then(|| page.at(start + 1));
            let reach = next.map_or(1, |next| lists.reach(page.at(start), next));
            for length in 1..=LONGEST_CUE.min(reach).min(page.len() - start) {
                let end = start + length;
                let bits = lists.bits(page.slice(start, end));
                if bits == 0 {
                    continue;
                }
                let has = |class: Class| bits & (1 << class as u32) != 0;
                let width = u32::try_from(length).unwrap_or(0);
                if has(Class::Title) {
                    set(&mut self.title_before, end, width);
                }
                if has(Class::Title) || has(Class::TitleAfter) {
                    set(&mut self.title_here, start, width);
                }
                if has(Class::Speech) && length > 1 {
                    set(&mut self.title_here, start, 16 + width);
                }
                if has(Class::Place) || has(Class::Organisation) {
                    longest_place = length;
                    kind = if has(Class::Organisation) { 2 } else { 1 };
                }
            }
            for offset in 0..longest_place {
                let place = match (offset == 0, offset + 1 == longest_place) {
                    (true, _) => 1,
                    (_, true) => 3,
                    _ => 2,
                };
                if self.listed.get(start + offset) == Some(&0) {
                    set(&mut self.listed, start + offset, kind * 4 + place);
                }
            }
        }
    }

    fn set_runs(&mut self, page: &Page<'_>, lists: &Lists) {
        let mut start = 0;
        for at in 0..page.len() {
            let c = page.at(at);
            let mut class = u8::from(lists.is_transliteration(c));
            class |= u8::from(lists.is_wide_transliteration(c)) << 1;
            class |= u8::from(lists.is(Class::Surname, page.slice(at, at + 1))) << 2;
            if let Some(place) = self.classes.get_mut(at) {
                *place = class;
            }
            let inside = class & 1 != 0 || c == '·';
            if !inside {
                start = at + 1;
                continue;
            }
            let ends = at + 1 == page.len()
                || !(lists.is_transliteration(page.at(at + 1)) || page.at(at + 1) == '·');
            if ends {
                for inner in start..=at {
                    let short = |n: usize| u8::try_from(n.min(6)).unwrap_or(6);
                    if let Some(run) = self.runs.get_mut(inner) {
                        *run = (short(inner - start), short(at - inner));
                    }
                }
            }
        }
    }

    fn set_suffixes(&mut self, page: &Page<'_>, lists: &Lists) {
        let mut ahead: Option<(u32, u32, usize)> = None;
        for (number, token) in page.tokens.iter().enumerate().rev() {
            let form = page.slice(token.start, token.end);
            let suffix = suffix_of(form, lists);
            if let Some(hash) = suffix {
                ahead = Some((hash, 0, number));
            } else if matches!(form, "，" | "。" | "、" | "；" | "\n" | "：" | ",") {
                ahead = None;
            }
            let Some((hash, _, at)) = ahead else {
                continue;
            };
            let distance = at - number;
            if distance > WORDS_AHEAD {
                ahead = None;
                continue;
            }
            for place in token.start..token.end {
                if let Some(seen) = self.suffix.get_mut(place) {
                    *seen = (hash, u32::try_from(distance + 1).unwrap_or(0));
                }
            }
        }
    }

    fn set_open(&mut self, page: &Page<'_>) {
        let mut open = 0;
        for at in 0..page.len() {
            let c = page.at(at);
            match c {
                '《' | '“' | '「' | '(' | '『' => open = c as u32,
                '》' | '”' | '」' | ')' | '』' | '\n' => open = 0,
                _ => {}
            }
            set(&mut self.open, at, open);
        }
    }

    /// Adds the features of a character.
    pub(crate) fn features(&self, at: usize, features: &mut Vec<u32>) {
        base(&self.row, at, features);
        let c = self.row.near(at, 0);
        let mut push = |kind: u32, a, b, d| features.push(feature(FIRST + kind, a, b, d));
        let class = |distance: isize| u32::from(near(&self.classes, at, distance));
        let pattern = (-2..=2).fold(0, |all, distance| all << 1 | class(distance) & 1);
        push(0, pattern, 0, 0);
        let (from, to) = self.runs.get(at).copied().unwrap_or_default();
        push(1, u32::from(from), u32::from(to), class(0) & 1);
        push(2, class(-1), class(0), class(1));
        push(3, class(-2), class(-1), class(0));
        let (title, here, next) = (
            near(&self.title_before, at, 0),
            near(&self.title_here, at, 0),
            near(&self.title_here, at, 1),
        );
        push(4, title, 0, class(0));
        push(5, here, class(-1), 0);
        push(6, next, class(0), 0);
        push(7, near(&self.title_before, at, -1), class(0), class(-1));
        push(8, near(&self.title_before, at, -2), class(0), class(-1));
        push(9, near(&self.title_here, at, 2), class(0), 0);
        push(10, near(&self.listed, at, 0), c, 0);
        push(
            11,
            near(&self.listed, at, -1),
            near(&self.listed, at, 0),
            near(&self.listed, at, 1),
        );
        let (hash, distance) = self.suffix.get(at).copied().unwrap_or_default();
        let word = self.row.word(at, 0);
        let (pos, start) = word.map_or((0, false), |w| (w.pos, w.start as usize == at));
        push(12, hash, distance.min(3), u32::from(start));
        push(13, distance, pos, u32::from(start));
        let before = self.row.word(at, -1).map_or(0, |w| w.pos);
        push(14, distance, before, u32::from(start));
        push(15, near(&self.open, at, 0), near(&self.open, at, -1), 0);
        push(27, near(&self.open, at, 0), hash, distance);
        let chars = |distance| self.row.near(at, distance);
        push(30, chars(-3), 0, 0);
        push(31, chars(3), 0, 0);
        push(32, chars(-3), chars(-2), chars(-1));
        push(33, chars(1), chars(2), chars(3));
        let edge = |distance: isize| {
            self.row.word(at, distance).map_or((0, 0), |w| {
                let first = self.row.chars.get(w.start as usize).copied();
                let last = (w.end as usize)
                    .checked_sub(1)
                    .and_then(|n| self.row.chars.get(n).copied());
                (first.unwrap_or(0), last.unwrap_or(0))
            })
        };
        push(34, edge(-1).1, c, u32::from(start));
        push(35, c, edge(1).0, u32::from(start));
        push(36, edge(0).1, pos, u32::from(start));
        push(37, edge(1).1, pos, u32::from(start));
        push(38, edge(2).1, edge(1).1, u32::from(start));
        if !self.second_labels.is_empty() {
            self.second(at, c, &mut push);
        }
    }

    fn second(&self, at: usize, c: u32, push: &mut impl FnMut(u32, u32, u32, u32)) {
        let label = |distance: isize| u32::from(near(&self.second_labels, at, distance)) + 1;
        push(16, label(0), 0, 0);
        push(17, label(-1), label(0), label(1));
        push(18, label(0), c, 0);
        push(19, label(-2) << 8 | label(-1), label(0), 0);
        push(20, label(0), label(1), label(2));
        let here = self.second.word(at, 0);
        let (form, place) = here.map_or((0, 0), |w| {
            (
                w.form,
                u32::from(w.start as usize == at) * 2 + u32::from(w.end as usize == at + 1),
            )
        });
        let other = |distance| {
            self.second
                .word(at, distance)
                .map_or((0, 0), |w| (w.form, w.pos))
        };
        let (before, after) = (other(-1), other(1));
        push(21, form, place, 0);
        push(22, before.0, place, 0);
        push(23, after.0, place, 0);
        push(24, before.0, form, place);
        push(25, form, after.0, place);
        push(26, other(-2).0, place, label(0));
        push(28, other(2).0, place, label(0));
        push(29, before.1, after.1, label(0));
    }
}

fn set(values: &mut [u32], at: usize, value: u32) {
    if let Some(place) = values.get_mut(at) {
        *place = value;
    }
}

fn near<T: Copy + Default>(values: &[T], at: usize, distance: isize) -> T {
    at.checked_add_signed(distance)
        .and_then(|place| values.get(place))
        .copied()
        .unwrap_or_default()
}

/// A hash of the body's suffix that a word ends with.
fn suffix_of(word: &str, lists: &Lists) -> Option<u32> {
    for (at, _) in word.char_indices() {
        let suffix = word.get(at..)?;
        if lists.is(Class::OrgSuffix, suffix) {
            let characters = suffix
                .chars()
                .fold(7, |hash: u32, c| hash.wrapping_mul(31) ^ c as u32);
            return Some(characters);
        }
    }
    None
}
