//! The join: from the grams of all articles to the pairs that are worth aligning.
//!
//! All grams of the set stand in one list, sorted by hash (a radix sort: the entries are numbers,
//! so they are dealt into 2,048 heaps by eleven bits at a time, which needs no comparison). Equal
//! hashes are neighbours then, and the articles behind them are candidates for each other.
//!
//! A gram that very many articles carry is *common*: a formula, or boilerplate of a site. Common
//! grams bring nobody together, or a thousand pages with one footer would make half a million
//! pairs. The exception is text that is common as a whole: a wire report carried by a hundred
//! outlets. Articles of mainly common text are paired with the next ones among the carriers.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Config;
use super::print::hash_of;

/// A gram of an article: hash in the upper half, number of the article in the lower.
pub type Posting = u64;

/// What the join found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// Pairs of articles that share a gram worth it, sorted, the lower number first.
    pub candidates: Vec<(u32, u32)>,
    /// Hashes of the common grams.
    pub common: FxHashSet<u32>,
    /// Articles that are mainly common text.
    pub mainly_common: FxHashSet<u32>,
}

impl Joined {
    /// The same with other numbers for the articles; the order of pairs and within them is kept.
    #[must_use]
    pub fn renumbered(self, number: impl Fn(u32) -> u32) -> Self {
        Self {
            candidates: self
                .candidates
                .into_iter()
                .map(|(a, b)| (number(a), number(b)))
                .collect(),
            common: self.common,
            mainly_common: self.mainly_common.into_iter().map(number).collect(),
        }
    }

    /// Whether a gram is no seed between two articles.
    #[must_use]
    pub fn skips(&self, a: u32, b: u32, hash: u32) -> bool {
        self.common.contains(&hash)
            && !(self.mainly_common.contains(&a) && self.mainly_common.contains(&b))
    }
}

/// Joins sorted postings; an article may stand several times behind one hash.
///
/// `n_grams` tells how many distinct grams an article has, joined or not.
#[must_use]
pub fn join(postings: &[Posting], n_grams: impl Fn(u32) -> usize, config: &Config) -> Joined {
    let mut pairs: Vec<u64> = Vec::new();
    let mut carriers: Vec<u32> = Vec::new();
    let mut crowds: Vec<Vec<u32>> = Vec::new();
    let mut common = FxHashSet::default();
    for group in postings.chunk_by(|&x, &y| hash_of(x) == hash_of(y)) {
        if group.len() < 2 {
            continue;
        }
        carriers.clear();
        carriers.extend(group.iter().map(|&posting| article_of(posting)));
        carriers.dedup();
        if carriers.len() > config.common_carriers {
            common.extend(group.first().map(|&posting| hash_of(posting)));
            crowds.push(carriers.clone());
            continue;
        }
        push_pairs(&carriers, carriers.len(), &mut pairs);
    }
    let mainly_common = mainly_common(&crowds, n_grams, config);
    for crowd in &mut crowds {
        crowd.retain(|article| mainly_common.contains(article));
        push_pairs(crowd, config.common_neighbours, &mut pairs);
    }
    radix_sort(&mut pairs);
    pairs.dedup();
    Joined {
        candidates: pairs
            .into_iter()
            .map(|pair| ((pair >> 32) as u32, article_of(pair)))
            .collect(),
        common,
        mainly_common,
    }
}

/// Pairs each article with the next ones of a sorted list.
fn push_pairs(articles: &[u32], neighbours: usize, pairs: &mut Vec<u64>) {
    for (at, &a) in articles.iter().enumerate() {
        let next = articles.iter().skip(at + 1).take(neighbours);
        pairs.extend(next.map(|&b| (u64::from(a) << 32) | u64::from(b)));
    }
}

/// The articles whose grams are common ones to the share that the configuration asks.
fn mainly_common(
    crowds: &[Vec<u32>],
    n_grams: impl Fn(u32) -> usize,
    config: &Config,
) -> FxHashSet<u32> {
    let mut common: FxHashMap<u32, u64> = FxHashMap::default();
    for &article in crowds.iter().flatten() {
        *common.entry(article).or_default() += 1;
    }
    common
        .into_iter()
        .filter(|&(article, count)| {
            count * 1000 >= n_grams(article) as u64 * u64::from(config.mainly_common)
        })
        .map(|(article, _)| article)
        .collect()
}

/// The article of a posting.
#[must_use]
pub const fn article_of(posting: Posting) -> u32 {
    (posting & 0xFFFF_FFFF) as u32
}

/// Bits that one pass of the sort looks at.
const DIGIT: u32 = 11;

/// Fewer numbers than this are sorted by comparison, which needs no tables.
const SMALL: usize = 4096;

/// Sorts numbers, the lowest digits first; passes in which all agree are skipped.
pub fn radix_sort(numbers: &mut Vec<u64>) {
    if numbers.len() < SMALL {
        numbers.sort_unstable();
        return;
    }
    let mut other = vec![0; numbers.len()];
    let mut shift = 0;
    while shift < u64::BITS {
        let digit = |number: u64| ((number >> shift) & ((1 << DIGIT) - 1)) as usize;
        let mut starts = vec![0_usize; 1 << DIGIT];
        for &number in numbers.iter() {
            if let Some(count) = starts.get_mut(digit(number)) {
                *count += 1;
            }
        }
        if !starts.contains(&numbers.len()) {
            let mut sum = 0;
            for start in &mut starts {
                sum += std::mem::replace(start, sum);
            }
            for &number in numbers.iter() {
                if let Some(start) = starts.get_mut(digit(number)) {
                    if let Some(slot) = other.get_mut(*start) {
                        *slot = number;
                    }
                    *start += 1;
                }
            }
            std::mem::swap(numbers, &mut other);
        }
        shift += DIGIT;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posting(hash: u32, article: u32) -> Posting {
        super::super::print::gram(hash, article)
    }

    #[test]
    fn numbers_are_sorted() {
        let mut state = 7_u64;
        let mut numbers: Vec<u64> = (0..20_000)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                state
            })
            .collect();
        let mut expect = numbers.clone();
        expect.sort_unstable();
        radix_sort(&mut numbers);
        assert_eq!(numbers, expect);
    }

    #[test]
    fn shared_grams_make_candidates_and_common_ones_do_not() {
        let config = Config::STANDARD;
        let crowd = config.common_carriers as u32 + 1;
        let mut postings: Vec<u64> = (0..crowd).map(|article| posting(5, article)).collect();
        // Every article has three grams of its own, but two of them share one.
        for article in 0..crowd {
            postings.extend((0..3).map(|own| posting(100 + article * 3 + own, article)));
        }
        postings.extend([posting(9, 1), posting(9, 4)]);
        postings.sort_unstable();
        let n_grams = |article| if matches!(article, 1 | 4) { 5 } else { 4 };
        let joined = join(&postings, n_grams, &config);
        assert_eq!(joined.candidates, [(1, 4)]);
        assert!(joined.skips(1, 4, 5) && !joined.skips(1, 4, 9));
    }

    #[test]
    fn a_report_that_everyone_carries_still_makes_pairs() {
        let config = Config::STANDARD;
        let crowd = config.common_carriers as u32 + 6;
        let postings: Vec<u64> = (0..crowd).map(|article| posting(5, article)).collect();
        let joined = join(&postings, |_| 1, &config);
        assert!(joined.candidates.contains(&(0, 1)));
        assert!(joined.candidates.len() <= crowd as usize * config.common_neighbours);
        assert!(!joined.skips(0, 1, 5));
    }
}
