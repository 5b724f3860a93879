//! A set into which articles come and from which they go.
//!
//! Whatever the order of coming and going, the result is that of comparing the present set at
//! once. What holds between two articles depends on the two alone, with one exception: grams that
//! very many articles carry are no seeds ([`super::join`]). So one article more costs a look-up of
//! its own grams and the alignment of its own candidates; only when a gram *becomes* common, or
//! ceases to be, the set is joined anew, and the alignments that this touches are done again.
//!
//! The work is done by [`Index::settle`], which stops when its steps are spent and goes on where
//! it stopped when called again: between two calls a worker can hear a cancel.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Arrange, Comparison, Pair};

use super::align::align;
use super::join::{Joined, Posting, article_of, join, radix_sort};
use super::print::{Print, gram, hash_of};
use super::story::Features;
use super::terms::{Term, terms};
use super::{Config, Item, pair, set};

/// An article made ready for comparison: what can be done for each article alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// The article.
    pub item: Item,
    /// Its fingerprints.
    pub print: Print,
    /// What its story is recognised by.
    pub features: Features,
}

impl Prepared {
    /// Makes an article ready.
    #[must_use]
    pub fn of(item: Item, config: &Config) -> Self {
        let print = Print::of(&item.body);
        let terms = terms(&item, config);
        Self::from_parts(item, print, terms)
    }

    /// An article whose print and terms were made elsewhere, by another worker.
    #[must_use]
    pub fn from_parts(item: Item, print: Print, terms: Vec<Term>) -> Self {
        let features = Features::of(&item, terms);
        Self {
            item,
            print,
            features,
        }
    }
}

/// A set of articles and what holds between them.
#[derive(Clone, Debug)]
pub struct Index {
    config: Config,
    /// Articles by number; a number is never given twice.
    articles: Vec<Option<Prepared>>,
    numbers: BTreeMap<String, u32>,
    /// Postings of all articles, sorted, and those that came since; dead ones are passed over.
    settled: Vec<Posting>,
    fresh: BTreeSet<Posting>,
    joined: Joined,
    /// What came of each candidate; the article with the lower id is the first.
    pairs: BTreeMap<(u32, u32), Option<Pair>>,
    reworded: set::Known,
    verdicts: set::Verdicts,
    arrived: Vec<u32>,
    queue: Vec<(u32, u32)>,
    must_join: bool,
}

/// Arrivals beyond which joining all anew is cheaper than looking each one up.
const MANY_ARRIVALS: usize = 64;

impl Index {
    /// An empty set.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Self {
            config,
            articles: Vec::new(),
            numbers: BTreeMap::new(),
            settled: Vec::new(),
            fresh: BTreeSet::new(),
            joined: Joined::default(),
            pairs: BTreeMap::new(),
            reworded: set::Known::new(),
            verdicts: set::Verdicts::new(),
            arrived: Vec::new(),
            queue: Vec::new(),
            must_join: false,
        }
    }

    /// The configuration.
    #[must_use]
    pub const fn config(&self) -> &Config {
        &self.config
    }

    /// How many articles the set has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether the set is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The article of that id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Prepared> {
        self.article(*self.numbers.get(id)?)
    }

    /// The articles in the order of their ids.
    pub fn articles(&self) -> impl Iterator<Item = &Prepared> {
        self.numbers
            .values()
            .filter_map(|&number| self.article(number))
    }

    /// Takes in an article; one of the same id is replaced. An equal one changes nothing.
    pub fn insert(&mut self, article: Prepared) {
        if self.get(&article.item.id) == Some(&article) {
            return;
        }
        self.remove(&article.item.id.clone());
        let number = u32::try_from(self.articles.len()).unwrap_or(u32::MAX);
        self.numbers.insert(article.item.id.clone(), number);
        self.articles.push(Some(article));
        self.arrived.push(number);
    }

    /// Forgets an article.
    pub fn remove(&mut self, id: &str) {
        let Some(number) = self.numbers.remove(id) else {
            return;
        };
        if self.arrived.contains(&number) {
            self.arrived.retain(|&other| other != number);
        } else {
            self.leave(number);
        }
        if let Some(slot) = self.articles.get_mut(number as usize) {
            *slot = None;
        }
        self.pairs.retain(|&(a, b), _| a != number && b != number);
        self.queue.retain(|&(a, b)| a != number && b != number);
    }

    /// Takes what a person said of articles of one story or of two; it replaces what they said
    /// before, and what is said of articles that are not here rests until they come.
    pub fn decide(&mut self, verdicts: set::Verdicts) {
        self.verdicts = verdicts;
    }

    /// Works until all is known or the steps are spent; true when all is known.
    ///
    /// A step is a unit looked at, about ten nanoseconds.
    #[must_use]
    pub fn settle(&mut self, steps: u64) -> bool {
        let mut left = steps;
        if self.must_join || self.arrived.len() > MANY_ARRIVALS {
            left = left.saturating_sub(self.join_all());
        }
        while let Some(number) = self.arrived.pop() {
            left = left.saturating_sub(self.join_one(number));
            if self.must_join {
                left = left.saturating_sub(self.join_all());
            }
        }
        while let Some(candidate) = self.queue.pop() {
            let (result, cost) = self.aligned(candidate);
            self.pairs.insert(candidate, result);
            self.reworded.remove(&candidate);
            left = left.saturating_sub(cost);
            if left == 0 && !self.queue.is_empty() {
                return false;
            }
        }
        true
    }

    /// How many pairs of articles wait to be aligned.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.queue.len()
    }

    /// What holds in the set, as far as it is settled.
    ///
    /// Stories hang on the whole set and are grouped anew; reworded sentences that were found
    /// before are not looked for again.
    #[must_use]
    pub fn comparison(&mut self) -> Comparison {
        let places: FxHashMap<u32, usize> = self
            .numbers
            .values()
            .enumerate()
            .map(|(place, &number)| (number, place))
            .collect();
        let mut pairs: Vec<Pair> = self
            .pairs
            .iter()
            .filter_map(|((a, b), pair)| {
                let pair = pair.as_ref()?;
                Some(Pair {
                    a: *places.get(a)?,
                    b: *places.get(b)?,
                    ..pair.clone()
                })
            })
            .collect();
        pairs.arrange_by_key(|pair| (pair.a, pair.b));
        let mut known = std::mem::take(&mut self.reworded);
        let articles: Vec<(u32, &Prepared)> = self
            .numbers
            .values()
            .filter_map(|&number| Some((number, self.article(number)?)))
            .collect();
        let comparison = set::whole(&articles, pairs, &self.verdicts, &mut known, &self.config);
        self.reworded = known;
        comparison
    }

    fn article(&self, number: u32) -> Option<&Prepared> {
        self.articles.get(number as usize)?.as_ref()
    }

    /// Takes over a join that was made elsewhere: which articles carry which hashes.
    ///
    /// Ids that the set does not have are passed over.
    pub fn join_from<'i>(&mut self, posted: impl Iterator<Item = (u32, &'i str)>) {
        let places: FxHashMap<&str, u32> = (0..)
            .zip(self.numbers.keys())
            .map(|(place, id)| (id.as_str(), place))
            .collect();
        let mut postings: Vec<Posting> = posted
            .filter_map(|(hash, id)| Some(gram(hash, *places.get(id)?)))
            .collect();
        radix_sort(&mut postings);
        self.adopt(postings);
    }

    /// Joins the whole set; the steps that it took.
    fn join_all(&mut self) -> u64 {
        // By the order of ids, so that who is next to whom does not hang on who came first.
        let mut postings: Vec<Posting> = Vec::new();
        for (place, article) in (0_u32..).zip(self.articles()) {
            let grams = article.print.grams.iter();
            postings.extend(grams.map(|&entry| gram(hash_of(entry), place)));
        }
        radix_sort(&mut postings);
        self.adopt(postings);
        self.settled.len() as u64
    }

    /// Takes over sorted postings by the places of articles in the order of ids.
    fn adopt(&mut self, mut postings: Vec<Posting>) {
        self.arrived.clear();
        self.fresh.clear();
        self.must_join = false;
        let order: Vec<u32> = self.numbers.values().copied().collect();
        let numbered = |place: u32| order.get(place as usize).copied().unwrap_or_default();
        let n_grams = |place: u32| self.hashes(numbered(place)).len();
        let joined = join(&postings, n_grams, &self.config).renumbered(numbered);
        for posting in &mut postings {
            *posting = gram(hash_of(*posting), numbered(article_of(*posting)));
        }
        // Equal hashes stay together; inside of a group the order no longer counts.
        self.settled = postings;
        let touched = self.touched(&joined);
        let wanted: BTreeSet<(u32, u32)> = joined.candidates.iter().copied().collect();
        self.joined = joined;
        self.pairs.retain(|pair, _| {
            wanted.contains(pair) && !(touched.contains(&pair.0) && touched.contains(&pair.1))
        });
        self.queue = wanted
            .into_iter()
            .rev()
            .filter(|pair| !self.pairs.contains_key(pair))
            .collect();
    }

    /// Articles with a gram that is common now and was not, or the other way round.
    fn touched(&self, joined: &Joined) -> FxHashSet<u32> {
        let changed: FxHashSet<u32> = joined
            .common
            .symmetric_difference(&self.joined.common)
            .copied()
            .collect();
        let mut touched: FxHashSet<u32> = joined
            .mainly_common
            .symmetric_difference(&self.joined.mainly_common)
            .copied()
            .collect();
        if !changed.is_empty() {
            let posted = self
                .settled
                .iter()
                .filter(|&&entry| changed.contains(&hash_of(entry)));
            touched.extend(posted.map(|&entry| article_of(entry)));
        }
        touched
    }

    /// Looks up the grams of one article; the steps that it took.
    fn join_one(&mut self, number: u32) -> u64 {
        let grams = self.hashes(number);
        let mut met: FxHashSet<u32> = FxHashSet::default();
        let mut common = 0;
        let mut cost = 0;
        for &hash in &grams {
            let carriers = self.carriers(hash);
            cost += 16 + carriers.len() as u64;
            if self.joined.common.contains(&hash) {
                common += 1;
            } else if carriers.len() + 1 > self.config.common_carriers {
                self.must_join = true;
            } else {
                met.extend(carriers);
            }
            self.fresh.insert(gram(hash, number));
        }
        self.must_join |= common > 0 && self.is_mainly_common(number, common);
        let Some(own) = self.article(number) else {
            return cost;
        };
        let mut candidates: Vec<(u32, u32)> = met
            .into_iter()
            .filter(|&other| other != number)
            .filter_map(|other| {
                let earlier = own.item.id < self.article(other)?.item.id;
                Some(if earlier {
                    (number, other)
                } else {
                    (other, number)
                })
            })
            .collect();
        candidates.sort_unstable();
        self.queue.extend(candidates);
        cost
    }

    /// Notes whether the leaving of an article makes a common gram rare again.
    fn leave(&mut self, number: u32) {
        let grams = self.hashes(number);
        let common: Vec<u32> = grams
            .into_iter()
            .filter(|hash| self.joined.common.contains(hash))
            .collect();
        let rare_again = common
            .iter()
            .any(|&hash| self.carriers(hash).len() <= self.config.common_carriers + 1);
        self.must_join |= rare_again || self.joined.mainly_common.contains(&number);
    }

    fn is_mainly_common(&self, number: u32, common: usize) -> bool {
        let all = self
            .article(number)
            .map_or(0, |article| article.print.grams.len());
        common as u64 * 1000 >= all as u64 * u64::from(self.config.mainly_common)
    }

    fn hashes(&self, number: u32) -> Vec<u32> {
        let grams = self
            .article(number)
            .map(|article| article.print.grams.as_slice());
        let mut hashes: Vec<u32> = grams
            .unwrap_or_default()
            .iter()
            .map(|&entry| hash_of(entry))
            .collect();
        hashes.dedup();
        hashes
    }

    /// The present articles that carry a gram, sorted.
    fn carriers(&self, hash: u32) -> Vec<u32> {
        let from = self.settled.partition_point(|&entry| hash_of(entry) < hash);
        let settled = self
            .settled
            .iter()
            .skip(from)
            .take_while(|&&entry| hash_of(entry) == hash);
        let fresh = self.fresh.range(gram(hash, 0)..=gram(hash, u32::MAX));
        let mut carriers: Vec<u32> = settled
            .chain(fresh)
            .map(|&entry| article_of(entry))
            .filter(|&number| self.article(number).is_some())
            .collect();
        carriers.sort_unstable();
        carriers.dedup();
        carriers
    }

    /// Aligns two articles; what came of it, and the steps that it took.
    fn aligned(&self, (a, b): (u32, u32)) -> (Option<Pair>, u64) {
        let (Some(one), Some(two)) = (self.article(a), self.article(b)) else {
            return (None, 0);
        };
        let skips = |hash| self.joined.skips(a, b, hash);
        let chains = align(&one.print, &two.print, skips, &self.config);
        let cost = (one.print.units.len() + two.print.units.len()) as u64;
        (pair::shared(one, two, &chains, &self.config), cost)
    }
}
