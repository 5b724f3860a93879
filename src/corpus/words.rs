//! The words of the set: each article's counts, and what they add up to.
//!
//! Cutting ten thousand articles takes half a minute, so an call counts some articles more and
//! says how far it is; whoever needs more calls again. Counts are kept by a sum over the text that they were made
//! of, so nothing has to be told when files come, go or are cleaned anew.
//!
//! How far a word tells the set from other texts is its log-likelihood ratio against the counts of
//! jieba's dictionary (T. Dunning, 1993), in whole numbers throughout.

mod stop;

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use crate::engine::{Library, Standard, Tools, words_by};
use crate::model::{Arrange, WordCount};
use crate::text::frequency::Frequencies;
use crate::text::script::{self, is_han};

/// Bytes of text that are cut for one answer: about a second.
const BREATH: usize = 600_000;

/// A text's words: word, part of speech, how often; by word.
type Entries = Vec<(u32, u32, u32)>;

/// The words of the articles, as far as they are counted.
#[derive(Debug, Default)]
pub struct Words {
    /// Words and parts of speech by number.
    forms: Vec<String>,
    numbers: FxHashMap<String, u32>,
    /// The counts of texts, by a sum over text and cut.
    texts: FxHashMap<u64, Entries>,
    frequencies: Frequencies,
}

/// The words of as many articles as are counted so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// The words, in no order.
    pub words: Vec<WordCount>,
    /// Articles that were counted.
    pub n_articles: usize,
}

impl Words {
    /// New tools cut otherwise: everything is counted anew.
    pub fn take_tools(&mut self, dictionary: &str) {
        *self = Self {
            frequencies: Frequencies::new(dictionary),
            ..Self::default()
        };
    }

    /// Counts some articles more; the words that there are so far, in no order.
    pub fn some(&mut self, library: &Library, tools: &Tools, standard: Standard) -> Counted {
        self.counted(library, tools, standard, BREATH)
    }

    /// All words of the set, the most telling first.
    pub fn all(&mut self, library: &Library, tools: &Tools, standard: Standard) -> Vec<WordCount> {
        let mut words = self.counted(library, tools, standard, usize::MAX).words;
        words.arrange_by(|a, b| {
            (b.key, b.count)
                .cmp(&(a.key, a.count))
                .then_with(|| a.form.cmp(&b.form))
        });
        words
    }

    /// Counts articles until so many bytes were cut.
    fn counted(
        &mut self,
        library: &Library,
        tools: &Tools,
        standard: Standard,
        breath: usize,
    ) -> Counted {
        let mut spent = 0;
        let mut counted = Vec::new();
        for row in library.rows() {
            let text = row.analyzed.article.reading().text;
            let sum = sum(&text, standard);
            if !self.texts.contains_key(&sum) {
                if breath <= spent {
                    continue;
                }
                spent += text.len();
                let entries = self.entries(tools, &text, standard);
                self.texts.insert(sum, entries);
            }
            counted.push(sum);
        }
        Counted {
            words: self.add_up(&counted),
            n_articles: counted.len(),
        }
    }

    /// The words of a text, counted.
    fn entries(&mut self, tools: &Tools, text: &str, standard: Standard) -> Entries {
        let mut entries = Entries::new();
        for word in words_by(tools, text, standard) {
            let form = word.span.of(text).trim();
            if form.chars().any(char::is_alphanumeric) {
                let form = script::fold(form).to_lowercase();
                entries.push((self.number(&form), self.number(&word.pos), 1));
            }
        }
        entries.arrange();
        entries.dedup_by(|next, kept| {
            let is_same = (next.0, next.1) == (kept.0, kept.1);
            kept.2 += u32::from(is_same);
            is_same
        });
        entries
    }

    fn number(&mut self, form: &str) -> u32 {
        if let Some(&number) = self.numbers.get(form) {
            return number;
        }
        let number = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        self.forms.push(form.to_owned());
        self.numbers.insert(form.to_owned(), number);
        number
    }

    fn form(&self, number: u32) -> &str {
        self.forms.get(number as usize).map_or("", String::as_str)
    }

    /// What counted articles add up to.
    fn add_up(&self, counted: &[u64]) -> Vec<WordCount> {
        #[derive(Clone, Default)]
        struct Total {
            count: usize,
            n_articles: usize,
            /// The part of speech, and how often it stands in the article that has it most.
            pos: (u32, u32),
        }
        let mut totals = vec![Total::default(); self.forms.len()];
        for entries in counted.iter().filter_map(|sum| self.texts.get(sum)) {
            let mut last = None;
            for &(form, pos, n) in entries {
                let Some(total) = totals.get_mut(form as usize) else {
                    continue;
                };
                total.count += n as usize;
                total.n_articles += usize::from(last != Some(form));
                last = Some(form);
                let better = (n, self.form(pos)) > (total.pos.0, self.form(total.pos.1));
                if total.pos.0 == 0 || better {
                    total.pos = (n, pos);
                }
            }
        }
        let n_tokens: usize = totals.iter().map(|total| total.count).sum();
        let row = |(form, total): (&String, &Total)| {
            let pos = self.form(total.pos.1);
            WordCount {
                form: form.clone(),
                pos: pos.to_owned(),
                count: total.count,
                n_articles: total.n_articles,
                key: form.contains(is_han).then(|| {
                    let other = (
                        u64::from(self.frequencies.of(form)),
                        self.frequencies.total(),
                    );
                    likelihood((total.count as u64, n_tokens as u64), other)
                }),
                stop: stop::is_stop_word(form, pos),
            }
        };
        let all = self.forms.iter().zip(&totals);
        all.filter(|(_, total)| 0 < total.count).map(row).collect()
    }
}

fn sum(text: &str, standard: Standard) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.write_u8(standard as u8);
    hasher.finish()
}

/// The log-likelihood ratio of a word's count among the words of the set against its count among
/// those of other texts; 0 where it is rarer here.
fn likelihood((own, all_own): (u64, u64), (other, all_other): (u64, u64)) -> usize {
    let both = i128::from(log2(own + other)) - i128::from(log2(all_own + all_other));
    let part = |count: u64, all: u64| {
        let logs = i128::from(log2(count)) - i128::from(log2(all)) - both;
        i128::from(count) * logs
    };
    let (here, there) = (part(own, all_own), part(other, all_other));
    if here <= 0 {
        return 0;
    }
    // Twice the sum, in natural logarithms: ln 2 is 45,426 / 65,536.
    let ratio = (here + there) * 2 * 45_426 / (1 << 32);
    usize::try_from(ratio).unwrap_or_default()
}

/// The logarithm to base 2 in 1/65,536; that of 0 is taken for 0.
fn log2(number: u64) -> u64 {
    /// Binary digits of the fraction.
    const DIGITS: u32 = 16;
    let Some(whole) = number.checked_ilog2() else {
        return 0;
    };
    // The number scaled to between 1 and 2, as 2^31 to 2^32.
    let mut scaled = if whole < 32 {
        number << (31 - whole.min(31))
    } else {
        number >> (whole - 31)
    };
    let mut fraction = 0;
    for _ in 0..DIGITS {
        scaled = (scaled * scaled) >> 31;
        fraction <<= 1;
        if scaled >> 32 != 0 {
            fraction |= 1;
            scaled >>= 1;
        }
    }
    (u64::from(whole) << DIGITS) | fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_in_whole_numbers() {
        for number in [
            1,
            2,
            3,
            7,
            1000,
            65_537,
            60_000_000,
            u64::from(u32::MAX) * 9,
        ] {
            #[allow(clippy::cast_precision_loss)]
            let exact = (number as f64).log2() * 65_536.0;
            #[allow(clippy::cast_precision_loss)]
            let found = log2(number) as f64;
            assert!(
                (exact - found).abs() <= 4.0,
                "{number}: {found}, not {exact}"
            );
        }
        assert_eq!(log2(0), 0);
    }

    #[test]
    fn likelihoods() {
        let exact = |(a, c): (f64, f64), (b, d): (f64, f64)| {
            let rate = (a + b) / (c + d);
            let part = |n: f64, all: f64| {
                if n == 0.0 {
                    0.0
                } else {
                    n * (n / (all * rate)).ln()
                }
            };
            2.0 * (part(a, c) + part(b, d))
        };
        for (own, other) in [
            ((40, 2000), (100, 60_000_000)),
            ((3, 500), (0, 60_000_000)),
            ((9, 90), (90, 1000)),
        ] {
            #[allow(clippy::cast_precision_loss)]
            let float = |(n, all): (u64, u64)| (n as f64, all as f64);
            let expected = exact(float(own), float(other));
            #[allow(clippy::cast_precision_loss)]
            let found = likelihood(own, other) as f64;
            assert!(
                (expected - found).abs() <= 1.0 + expected / 500.0,
                "{found}, not {expected}"
            );
        }
        assert_eq!(likelihood((1, 1000), (3_000_000, 60_000_000)), 0);
    }
}
