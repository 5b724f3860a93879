//! Which blocks of a page belong to its gold body.
//!
//! A block belongs where most of its 4-character shingles stand in the gold body. A text that
//! stands more often on the page than in the gold body (a standfirst, a title in a list) belongs
//! only where its neighbours do, as often as the gold body has it.

use std::collections::{HashMap, HashSet};

/// Shares, in tenths, of a block's shingles that must stand in the body.
const MIN_TENTHS: usize = 6;

/// Letters below which a block is too short to be sure of.
const SHORT: usize = 24;

/// The labels of a page's blocks.
pub(crate) fn labels(texts: &[String], gold: &str) -> Vec<bool> {
    let body = squeezed(gold);
    let grams: HashSet<&[char]> = body.windows(4).collect();
    let whole: String = body.iter().collect();
    let keys: Vec<Vec<char>> = texts.iter().map(|text| squeezed(text)).collect();
    let candidates: Vec<bool> = keys
        .iter()
        .map(|key| match key.len() {
            0 => false,
            1..SHORT => whole.contains(&key.iter().collect::<String>()),
            _ => {
                let hits = key.windows(4).filter(|gram| grams.contains(gram)).count();
                hits * 10 >= (key.len() - 3) * MIN_TENTHS
            }
        })
        .collect();
    let mut labels = spread(&keys, &candidates);
    thin(&keys, &whole, &mut labels);
    labels
}

/// Short candidates belong only next to others: the words of a menu stand in many an article.
fn spread(keys: &[Vec<char>], candidates: &[bool]) -> Vec<bool> {
    const RUN: usize = 5;
    const REACH: usize = 2;
    let is = |index: usize| candidates.get(index).copied().unwrap_or_default();
    let mut labels: Vec<bool> = keys
        .iter()
        .enumerate()
        .map(|(index, key)| is(index) && key.len() >= SHORT)
        .collect();
    if !labels.contains(&true) {
        for start in 0..keys.len() {
            if (start..start + RUN).all(is) {
                labels[start..start + RUN].fill(true);
            }
        }
    }
    loop {
        let grown: Vec<usize> = (0..keys.len())
            .filter(|&index| is(index) && !labels[index])
            .filter(|&index| {
                let range = index.saturating_sub(REACH)..(index + REACH + 1).min(keys.len());
                labels[range].contains(&true)
            })
            .collect();
        if grown.is_empty() {
            return labels;
        }
        for index in grown {
            labels[index] = true;
        }
    }
}

fn squeezed(text: &str) -> Vec<char> {
    text.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Leaves of equal texts only as many as the gold body has, those in the best company.
fn thin(keys: &[Vec<char>], whole: &str, labels: &mut [bool]) {
    let mut places: HashMap<&[char], Vec<usize>> = HashMap::new();
    for (index, key) in keys.iter().enumerate().filter(|(index, _)| labels[*index]) {
        places.entry(key).or_default().push(index);
    }
    let before = labels.to_vec();
    for (key, mut places) in places {
        let text: String = key.iter().collect();
        let times = whole.matches(&text).count().max(1);
        if places.len() <= times {
            continue;
        }
        let company = |index: usize| -> usize {
            (index.saturating_sub(4)..(index + 5).min(before.len()))
                .filter(|&at| at != index && before[at])
                .map(|at| keys[at].len())
                .sum()
        };
        places.sort_by_key(|&index| (std::cmp::Reverse(company(index)), index));
        for &index in places.iter().skip(times) {
            labels[index] = false;
        }
    }
}
