//! Repeats inside one file: the whole body twice, a standfirst that is the first paragraph again,
//! the same line in two places.
//!
//! Text copied from a page often holds the article twice (once for the screen, once for the
//! printer or a script). Blocks are compared by their letters and digits; a later run of blocks
//! that stood before in the same order is a repeated body, a lone block a repeated block.

use rustc_hash::{FxHashMap, FxHashSet};

use super::block::{Raw, is_alphanumeric, push_lower};
use crate::text::script;

/// Shortest block that says something by being repeated, in characters.
const MIN_BLOCK_CHARS: usize = 20;

/// Shortest block that is called repeated all by itself: refrains and rows of tables are shorter.
const MIN_LONE_CHARS: usize = 80;

/// Shortest run of repeated blocks that makes a repeated body, in characters and in blocks.
const MIN_BODY_CHARS: usize = 200;
const MIN_BODY_BLOCKS: usize = 2;

/// Share of the text before it, in hundredths, that a run must say again.
const MIN_BODY_SHARE: usize = 60;

/// Share of a standfirst's 4-grams, in tenths, that the paragraph after it must hold.
const MIN_ECHO: usize = 7;

/// A block that stands in the file before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Again {
    /// Part of a run that repeats the body.
    Body { first: usize },
    /// By itself.
    Block { first: usize },
    /// A standfirst that the paragraph `first` after it holds nearly all of.
    Echo { first: usize, tenths: usize },
}

/// For each block, whether and where it stood before. Only blocks marked in `among` count.
pub(crate) fn find(blocks: &[Raw], among: &[bool]) -> Vec<Option<Again>> {
    let keys: Vec<&str> = blocks.iter().map(|block| block.key.as_str()).collect();
    let mut first_at: FxHashMap<&str, usize> = FxHashMap::default();
    let mut earlier: Vec<Option<usize>> = vec![None; blocks.len()];
    for (index, key) in keys.iter().enumerate() {
        if key.is_empty() || !among.get(index).copied().unwrap_or_default() {
            continue;
        }
        match first_at.get(key) {
            Some(&first) => {
                if let Some(place) = earlier.get_mut(index) {
                    *place = Some(first);
                }
            }
            None => {
                first_at.insert(key, index);
            }
        }
    }
    let mut again = runs(&keys, &earlier, among);
    echoes(&keys, among, &mut again);
    again
}

/// Runs of repeated blocks, in the order of their first copies, little else between.
fn runs(keys: &[&str], earlier: &[Option<usize>], among: &[bool]) -> Vec<Option<Again>> {
    let chars = |index: usize| keys.get(index).map_or(0, |key| key.chars().count());
    let mut again: Vec<Option<Again>> = earlier
        .iter()
        .enumerate()
        .map(|(index, first)| {
            let first = (*first)?;
            (chars(index) >= MIN_LONE_CHARS).then_some(Again::Block { first })
        })
        .collect();
    let before = chars_before(keys, among);
    let mut start = 0;
    while start < earlier.len() {
        let run = run(earlier, among, start);
        let (mut run_chars, mut long) = (0, 0);
        for &(index, _) in &run {
            run_chars += chars(index);
            long += usize::from(chars(index) >= MIN_BLOCK_CHARS);
        }
        let before = before.get(start).copied().unwrap_or_default();
        let is_body = run_chars >= MIN_BODY_CHARS
            && long >= MIN_BODY_BLOCKS
            && run_chars * 100 >= before * MIN_BODY_SHARE;
        if is_body {
            for &(index, first) in &run {
                if let Some(mark) = again.get_mut(index) {
                    *mark = Some(Again::Body { first });
                }
            }
        }
        start = run.last().map_or(start, |&(last, _)| last) + 1;
    }
    again
}

/// For each block, the characters of those before it that count.
fn chars_before(keys: &[&str], among: &[bool]) -> Vec<usize> {
    let mut sum = 0;
    let each = keys.iter().zip(among).map(|(key, &is_among)| {
        let before = sum;
        if is_among {
            sum += key.chars().count();
        }
        before
    });
    each.collect()
}

/// The repeated blocks from `start` on whose first copies stand in the same order.
fn run(earlier: &[Option<usize>], among: &[bool], start: usize) -> Vec<(usize, usize)> {
    const MAX_BETWEEN: usize = 3;
    let mut run: Vec<(usize, usize)> = Vec::new();
    let mut between = 0;
    for (index, first) in earlier.iter().enumerate().skip(start) {
        match (*first, run.last()) {
            (Some(first), None) => run.push((index, first)),
            (Some(first), Some(&(_, last))) if first > last => {
                run.push((index, first));
                between = 0;
            }
            (None, None) => return run,
            _ => {
                between += usize::from(among.get(index).copied().unwrap_or_default());
                if between > MAX_BETWEEN {
                    return run;
                }
            }
        }
    }
    run
}

/// Marks a block whose text the next long block says again, word for word or nearly.
fn echoes(keys: &[&str], among: &[bool], again: &mut [Option<Again>]) {
    const REACH: usize = 4;
    let grams = |key: &str| -> FxHashSet<Vec<char>> {
        key.chars()
            .collect::<Vec<_>>()
            .windows(4)
            .map(<[char]>::to_vec)
            .collect()
    };
    let is_in = |index: usize| among.get(index).copied().unwrap_or_default();
    let opening = (0..keys.len()).filter(|&index| is_in(index)).take(3);
    for index in opening {
        let Some(key) = keys
            .get(index)
            .filter(|key| key.chars().count() >= MIN_BLOCK_CHARS)
        else {
            continue;
        };
        let own = grams(key);
        for later in index + 1..=index + REACH {
            let Some(other) = keys.get(later).filter(|_| is_in(later)) else {
                continue;
            };
            if other == key || other.chars().count() * 10 < key.chars().count() * MIN_ECHO {
                continue;
            }
            let theirs = grams(other);
            let tenths = own.intersection(&theirs).count() * 10 / own.len().max(1);
            if tenths >= MIN_ECHO
                && let Some(mark) = again.get_mut(index)
                && mark.is_none()
            {
                *mark = Some(Again::Echo {
                    first: later,
                    tenths,
                });
            }
        }
    }
}

/// A block as blocks are compared.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| is_alphanumeric(c)) {
        push_lower(&mut key, script::fold_char(c));
    }
    key
}
