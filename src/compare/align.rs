//! Alignment: from grams that two texts share to the passages that they share.
//!
//! A shared gram is a *seed*: a place in each text where 8 units agree. Each seed grows in two
//! steps, as in BLAST (Altschul and others, 1990):
//!
//! 1. to both sides while the units are equal; the seeds that this run swallows are dropped;
//! 2. beyond a difference, while it pays: an equal unit earns a point, a unit that is replaced,
//!    left out or put in costs some, and the walk gives up once it has lost [`Config::drop`]
//!    points since its best place, and goes back there. So a passage with every tenth unit
//!    replaced is followed to its end, while two texts that part ways are left within a few units.
//!
//! The result is a list of runs of equal units; the first and the last of them bound the passage.
//! Nothing is guessed: each run was compared unit by unit.
//!
//! Limits: a passage that is moved is a passage of its own; a sentence longer than
//! [`Config::max_jump`] put into a passage splits it in two. A gram that stands very often in both
//! texts is no seed.

use std::collections::BTreeMap;

use super::Config;
use super::print::{Print, hash_of, place_of};
use crate::model::Arrange;

/// Equal units: `len` of them from `a` in the first text and from `b` in the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// First unit in the first text.
    pub a: usize,
    /// First unit in the second text.
    pub b: usize,
    /// Units.
    pub len: usize,
}

/// A shared passage: runs in order, never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chain {
    /// Runs of equal units, in the order of both texts.
    pub runs: Vec<Run>,
}

impl Chain {
    /// Units of the first text from the first run to the last.
    #[must_use]
    pub fn a(&self) -> std::ops::Range<usize> {
        self.ends(|run| run.a)
    }

    /// Units of the second text from the first run to the last.
    #[must_use]
    pub fn b(&self) -> std::ops::Range<usize> {
        self.ends(|run| run.b)
    }

    /// Equal units.
    #[must_use]
    pub fn matched(&self) -> usize {
        self.runs.iter().map(|run| run.len).sum()
    }

    /// Whether nothing differs in it.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.runs.len() == 1
    }

    fn ends(&self, place: impl Fn(&Run) -> usize) -> std::ops::Range<usize> {
        let start = self.runs.first().map_or(0, &place);
        let end = self.runs.last().map_or(0, |run| place(run) + run.len);
        start..end
    }
}

/// The passages that two texts share, by their place in the first.
///
/// `skip` says which hashes are no seeds (formulas of the whole set).
#[must_use]
pub fn align(a: &Print, b: &Print, skip: impl Fn(u32) -> bool, config: &Config) -> Vec<Chain> {
    let mut grown = Grown::default();
    for (_, place_a, place_b) in seeds(a, b, skip, config) {
        grown.grow(a, b, place_a, place_b, config);
    }
    let mut chains = grown.chains;
    chains.retain(|chain| chain.matched() >= config.min_passage as usize || is_whole(chain, a, b));
    finer(a, b, &mut chains, config);
    chains.arrange_by(|x, y| y.matched().cmp(&x.matched()).then_with(|| x.cmp(y)));
    drop_shadows(&mut chains);
    chains.truncate(config.max_passages);
    chains.arrange();
    chains
}

/// The passages that stand twice in one text, the earlier place as the first.
///
/// With three places the later ones are told once each, against the first.
#[must_use]
pub fn align_itself(text: &Print, config: &Config) -> Vec<Chain> {
    let mut seeds = Vec::new();
    for places in text.grams.chunk_by(|&x, &y| hash_of(x) == hash_of(y)) {
        // The first place with each, and each with the next: with all it would be a square.
        let next = places.iter().zip(places.iter().skip(1));
        let first = places
            .iter()
            .take(1)
            .flat_map(|x| places.iter().skip(2).map(move |y| (x, y)));
        seeds.extend(
            next.chain(first)
                .map(|(&x, &y)| seed(place_of(x), place_of(y))),
        );
    }
    seeds.sort_unstable();
    let mut grown = Grown::default();
    for (_, a, b) in seeds {
        grown.grow(text, text, a, b, config);
    }
    let mut chains: Vec<Chain> = grown.chains.into_iter().flat_map(apart).collect();
    chains.retain(|chain| chain.matched() >= config.min_passage as usize);
    chains.arrange_by(|x, y| y.matched().cmp(&x.matched()).then_with(|| x.cmp(y)));
    // Of three places the second repeats the first, and the third repeats both: the longest
    // passage tells a later place first, shorter ones tell it no more.
    let mut told: Vec<std::ops::Range<usize>> = Vec::new();
    chains.retain(|chain| {
        let later = chain.b();
        let known = told
            .iter()
            .map(|range| overlap(range, &later))
            .sum::<usize>();
        let fresh = known * 2 < later.len();
        if fresh {
            told.push(later);
        }
        fresh
    });
    chains.arrange();
    chains
}

/// Cuts a passage that runs into its own repetition: with three copies in a row the first two
/// repeat the last two.
fn apart(chain: Chain) -> Vec<Chain> {
    let mut pieces: Vec<Chain> = Vec::new();
    for mut run in chain.runs {
        while run.len > 0 {
            let limit = match pieces.last().and_then(|piece| piece.runs.first()) {
                Some(first) if run.a < first.b => first.b,
                _ => {
                    pieces.push(Chain { runs: Vec::new() });
                    run.b
                }
            };
            let len = run.len.min(limit.saturating_sub(run.a).max(1));
            if let Some(piece) = pieces.last_mut() {
                piece.runs.push(Run { len, ..run });
            }
            run = Run {
                a: run.a + len,
                b: run.b + len,
                len: run.len - len,
            };
        }
    }
    pieces
}

fn overlap(x: &std::ops::Range<usize>, y: &std::ops::Range<usize>) -> usize {
    x.end.min(y.end).saturating_sub(x.start.max(y.start))
}

/// The share of distinct grams that both have, in thousandths.
#[must_use]
pub fn jaccard(a: &Print, b: &Print) -> u16 {
    let (mut both, mut either) = (0_u64, 0_u64);
    merge(&a.grams, &b.grams, |in_a, in_b| {
        either += 1;
        both += u64::from(!in_a.is_empty() && !in_b.is_empty());
    });
    u16::try_from(both * 1000 / either.max(1)).unwrap_or(1000)
}

/// Whether a chain is all that there is of one of two very short texts.
fn is_whole(chain: &Chain, a: &Print, b: &Print) -> bool {
    chain.is_verbatim() && (chain.a().len() == a.units.len() && chain.b().len() == b.units.len())
}

/// The groups of equal hashes of two sorted lists.
fn merge<'p>(mut a: &'p [u64], mut b: &'p [u64], mut each: impl FnMut(&'p [u64], &'p [u64])) {
    while let Some(hash) = match (a.first(), b.first()) {
        (Some(&x), Some(&y)) => Some(hash_of(x).min(hash_of(y))),
        (Some(&one), None) | (None, Some(&one)) => Some(hash_of(one)),
        (None, None) => None,
    } {
        let count = |list: &[u64]| list.iter().take_while(|&&x| hash_of(x) == hash).count();
        let (of_a, rest_a) = a.split_at(count(a));
        let (of_b, rest_b) = b.split_at(count(b));
        each(of_a, of_b);
        a = rest_a;
        b = rest_b;
    }
}

/// Diagonal, place in `a`, place in `b` of every shared gram, sorted.
fn seeds(
    a: &Print,
    b: &Print,
    skip: impl Fn(u32) -> bool,
    config: &Config,
) -> Vec<(isize, usize, usize)> {
    let mut seeds = Vec::new();
    merge(&a.grams, &b.grams, |in_a, in_b| {
        if in_a.len() * in_b.len() > config.max_places {
            return;
        }
        let (Some(&one), false) = (in_a.first(), in_b.is_empty()) else {
            return;
        };
        if skip(hash_of(one)) {
            return;
        }
        for (&x, &y) in in_a.iter().flat_map(|x| in_b.iter().map(move |y| (x, y))) {
            seeds.push(seed(place_of(x), place_of(y)));
        }
    });
    seeds.sort_unstable();
    seeds
}

const fn seed(a: usize, b: usize) -> (isize, usize, usize) {
    (b.wrapping_sub(a) as isize, a, b)
}

/// Passages grown so far, and for each diagonal the units of `a` that they cover.
#[derive(Default)]
struct Grown {
    chains: Vec<Chain>,
    covered: BTreeMap<isize, Vec<(usize, usize)>>,
}

impl Grown {
    fn covers(&self, diagonal: isize, place: usize) -> bool {
        self.covered.get(&diagonal).is_some_and(|runs| {
            runs.iter()
                .any(|&(start, end)| start <= place && place < end)
        })
    }

    /// Grows the passage around two equal places, unless it is known already.
    fn grow(&mut self, a: &Print, b: &Print, at_a: usize, at_b: usize, config: &Config) {
        if a.units.get(at_a) != b.units.get(at_b) || self.covers(seed(at_a, at_b).0, at_a) {
            return;
        }
        let right = extend(
            a.units.get(at_a..).unwrap_or_default().iter(),
            b.units.get(at_b..).unwrap_or_default().iter(),
            config,
        );
        let left = extend(
            a.units.get(..at_a).unwrap_or_default().iter().rev(),
            b.units.get(..at_b).unwrap_or_default().iter().rev(),
            config,
        );
        let mut runs: Vec<Run> = left
            .iter()
            .rev()
            .map(|run| Run {
                a: at_a - run.a - run.len,
                b: at_b - run.b - run.len,
                len: run.len,
            })
            .collect();
        for run in right {
            let run = Run {
                a: at_a + run.a,
                b: at_b + run.b,
                len: run.len,
            };
            match runs.last_mut() {
                Some(last) if last.a + last.len == run.a && last.b + last.len == run.b => {
                    last.len += run.len;
                }
                _ => runs.push(run),
            }
        }
        for run in &runs {
            let place = (run.a, run.a + run.len);
            self.covered
                .entry(seed(run.a, run.b).0)
                .or_default()
                .push(place);
        }
        if !runs.is_empty() {
            self.chains.push(Chain { runs });
        }
    }
}

/// Walks two texts from their starts while it pays; the runs of equal units on the way.
fn extend<'u, I>(a: I, b: I, config: &Config) -> Vec<Run>
where
    I: Iterator<Item = &'u u32> + Clone + ExactSizeIterator,
{
    let mut walk = Walk {
        rest_a: a,
        rest_b: b,
        a: 0,
        b: 0,
    };
    let mut runs: Vec<Run> = Vec::new();
    let (mut score, mut best, mut kept) = (0_i32, 0_i32, 0_usize);
    loop {
        let (from_a, from_b) = (walk.a, walk.b);
        let len = walk.equal_run();
        if len > 0 {
            runs.push(Run {
                a: from_a,
                b: from_b,
                len,
            });
            score += i32::try_from(len).unwrap_or(i32::MAX / 2);
            if score > best {
                best = score;
                kept = runs.len();
            }
        }
        let Some((jump_a, jump_b, cost)) = walk.jump(config) else {
            break;
        };
        score -= cost;
        if score < best - config.drop {
            break;
        }
        // An old gain does not pay for a later loss.
        walk.advance(jump_a, jump_b);
    }
    runs.truncate(kept);
    runs
}

/// Two texts walked in step.
struct Walk<I> {
    rest_a: I,
    rest_b: I,
    a: usize,
    b: usize,
}

impl<'u, I> Walk<I>
where
    I: Iterator<Item = &'u u32> + Clone + ExactSizeIterator,
{
    /// Passes the equal units ahead and counts them.
    fn equal_run(&mut self) -> usize {
        let len = self
            .rest_a
            .clone()
            .zip(self.rest_b.clone())
            .take_while(|(x, y)| x == y)
            .count();
        self.advance(len, len);
        len
    }

    fn advance(&mut self, by_a: usize, by_b: usize) {
        if by_a > 0 {
            self.rest_a.nth(by_a - 1);
        }
        if by_b > 0 {
            self.rest_b.nth(by_b - 1);
        }
        self.a += by_a;
        self.b += by_b;
    }

    /// The cheapest jump over a difference to where the texts agree again, and its cost.
    fn jump(&self, config: &Config) -> Option<(usize, usize, i32)> {
        let reach = config.max_jump + config.anchor + 1;
        let a: Vec<u32> = self.rest_a.clone().take(reach).copied().collect();
        let b: Vec<u32> = self.rest_b.clone().take(reach).copied().collect();
        // Distance grows, so the first landing is the cheapest; the replaced unit comes first.
        for distance in 1..=config.max_jump {
            let sides = std::iter::once((distance, distance)).chain(
                (0..distance)
                    .rev()
                    .flat_map(|less| [(distance, less), (less, distance)]),
            );
            for (by_a, by_b) in sides {
                let anchor = if by_a == by_b {
                    // One replaced unit is the commonest edit.
                    config.anchor.min(1 + distance)
                } else {
                    config.anchor
                };
                if agrees(&a, &b, by_a, by_b, anchor) {
                    let cost = i32::try_from(distance + distance.abs_diff(by_a.min(by_b)).min(2));
                    return Some((by_a, by_b, cost.unwrap_or(i32::MAX / 2)));
                }
            }
        }
        None
    }
}

/// Whether `anchor` units agree from `by_a` and `by_b` on; fewer at the end of both texts.
fn agrees(a: &[u32], b: &[u32], by_a: usize, by_b: usize, anchor: usize) -> bool {
    match (a.get(by_a..by_a + anchor), b.get(by_b..by_b + anchor)) {
        (Some(x), Some(y)) => x == y,
        _ => false,
    }
}

/// Units of a gram in the second, finer pass.
const FINE: usize = 6;

/// Looks once more, with every gram of 6 units, in what two alike texts have left.
///
/// With every tenth unit replaced a stretch may hold no run of 8; between texts that share a
/// passage already, 6 equal units that grow to a passage are no chance.
fn finer(a: &Print, b: &Print, chains: &mut Vec<Chain>, config: &Config) {
    if chains.is_empty() || chains.iter().any(|chain| is_whole(chain, a, b)) {
        return;
    }
    let open_a = open(a.units.len(), chains.iter().map(Chain::a));
    let open_b = open(b.units.len(), chains.iter().map(Chain::b));
    let mut places: Vec<(u64, usize)> = open_a
        .iter()
        .flat_map(|range| fine_grams(&a.units, range.clone()))
        .collect();
    places.sort_unstable();
    let mut grown = Grown::default();
    for (hash, at_b) in open_b
        .iter()
        .flat_map(|range| fine_grams(&b.units, range.clone()))
    {
        let from = places.partition_point(|&(other, _)| other < hash);
        let same = places
            .iter()
            .skip(from)
            .take_while(|&&(other, _)| other == hash);
        for &(_, at_a) in same.take(config.max_places) {
            grown.grow(a, b, at_a, at_b, config);
        }
    }
    let long_enough = |chain: &Chain| chain.matched() >= config.min_passage as usize;
    chains.extend(grown.chains.into_iter().filter(long_enough));
}

/// The stretches of at least one fine gram outside of the ranges.
fn open(
    len: usize,
    taken: impl Iterator<Item = std::ops::Range<usize>>,
) -> Vec<std::ops::Range<usize>> {
    let mut taken: Vec<_> = taken.collect();
    taken.sort_by_key(|range| range.start);
    let mut open = Vec::new();
    let mut from = 0;
    for range in taken {
        if range.start >= from + FINE {
            open.push(from..range.start);
        }
        from = from.max(range.end);
    }
    if len >= from + FINE {
        open.push(from..len);
    }
    open
}

fn fine_grams(
    units: &[u32],
    range: std::ops::Range<usize>,
) -> impl Iterator<Item = (u64, usize)> + '_ {
    let start = range.start;
    units
        .get(range)
        .unwrap_or_default()
        .windows(FINE)
        .enumerate()
        .map(move |(at, gram)| {
            let hash = gram.iter().fold(0_u64, |hash, &unit| {
                (hash ^ u64::from(unit)).wrapping_mul(0x0000_0100_0000_01B3)
            });
            (hash, start + at)
        })
}

/// Drops passages that lie inside a longer one on both sides; the longest come first.
fn drop_shadows(chains: &mut Vec<Chain>) {
    let mut kept = Vec::new();
    chains.retain(|chain| {
        let (a, b) = (chain.a(), chain.b());
        let inside = |outer: &std::ops::Range<usize>, inner: &std::ops::Range<usize>| {
            outer.start <= inner.start && inner.end <= outer.end
        };
        let shadowed = kept
            .iter()
            .any(|(of_a, of_b): &(std::ops::Range<usize>, _)| inside(of_a, &a) && inside(of_b, &b));
        if !shadowed {
            kept.push((a, b));
        }
        !shadowed
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expect: &[(&str, &str)]) {
        let (folded_a, folded_b) = (crate::text::fold::fold(a), crate::text::fold::fold(b));
        let chains = align(&Print::of(a), &Print::of(b), |_| false, &Config::STANDARD);
        let found: Vec<(&str, &str)> = chains
            .iter()
            .map(|chain| {
                let (of_a, of_b) = (folded_a.span(chain.a()), folded_b.span(chain.b()));
                (of_a.of(a), of_b.of(b))
            })
            .collect();
        assert_eq!(found, expect);
    }

    const QUOTE: &str = "港务局在夜里宣布渡轮停航三天等雾散去之后再行通知";

    #[test]
    fn a_quote_is_cut_out_exactly() {
        check(
            &format!("昨日消息：{QUOTE}，居民不满。"),
            &format!("记者获悉“{QUOTE}”。另外集市照开。"),
            &[(QUOTE, QUOTE)],
        );
    }

    #[test]
    fn a_replaced_unit_does_not_split() {
        let edited = QUOTE.replace("三天", "五天");
        check(QUOTE, &edited, &[(QUOTE, &edited)]);
    }

    #[test]
    fn unrelated_texts_share_nothing() {
        check(QUOTE, "山上的果园今年收成很好农户忙着采摘装箱运往县城", &[]);
    }

    #[test]
    fn a_text_is_its_own_passage() {
        check(QUOTE, QUOTE, &[(QUOTE, QUOTE)]);
        check("停航", "停航。", &[("停航", "停航")]);
    }
}
