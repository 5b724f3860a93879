//! How alike the stories of two articles are: shared terms, nearness in time.
//!
//! Only articles that share a term which few have can be alike. Each article's rare terms name its
//! candidates, and what they add to the cosine is summed on the way; with the most that the terms
//! many have could add, that mostly says already that two are not alike. So ten thousand articles
//! cost a few million additions, and the full cosine is made for few pairs only.

use super::join::{article_of, radix_sort};
use super::print::{gram, hash_of};
use super::story::Features;
use super::terms::is_usual;
use super::{Config, StoryConfig};

/// Two articles of one set and how alike their stories are, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// The first, by its place in the set.
    pub a: usize,
    /// The second.
    pub b: usize,
    /// Similarity.
    pub score: u32,
}

/// The likeness of every pair that shares a term that is not common, from `unsure` up, sorted.
#[must_use]
pub fn likenesses(articles: &[&Features], config: &Config) -> Vec<Likeness> {
    let story = &config.story;
    let carried = Carried::of(articles, story);
    let mut sums = Sums::new(articles.len());
    let mut found = Vec::new();
    for (a, one) in articles.iter().enumerate() {
        for (b, product) in carried.rare_products(a, &mut sums) {
            let Some(two) = articles.get(b) else {
                continue;
            };
            if carried.most(a, b, product) * MOST_NEAR < u64::from(story.unsure) * 1000 {
                continue;
            }
            let near = nearness(one, two, story);
            if near == 0 {
                continue;
            }
            let cosine = carried.cosine(a, b, product);
            let score = (u64::from(cosine) * u64::from(near) / 1000).min(1000) as u32;
            if score >= story.unsure {
                found.push(Likeness { a, b, score });
            }
        }
    }
    found
}

/// A term in no more articles than this always brings them together, one in more than the other
/// never does: ten thousand articles with one word would make fifty million pairs.
const FEW: usize = 8;
const MANY: usize = 64;

/// How seldom a term is: log2(1 + all / carriers), in sixteenths; exact on every machine.
///
/// The set is thought to stand in a newspaper of [`AROUND`] other articles, of which a third has
/// each usual word: in a set of five of which four tell one story, what the four share is still
/// rare, and the name of a capital is not.
fn rarity(term: u32, carriers: usize, all: usize) -> u32 {
    let usual = if is_usual(term) { AROUND / 3 } else { 0 };
    let (carriers, all) = (carriers + usual, all + AROUND);
    let ratio = (all + carriers) as u64 * 256 / carriers as u64;
    let whole = ratio.ilog2();
    let rest = (ratio << 4 >> whole) as u32 - 16;
    (whole - 8) * 16 + rest
}

/// Articles of the newspaper that a set is thought to stand in.
const AROUND: usize = 200;

/// Which articles carry which terms, and how much each weighs.
struct Carried {
    /// Hash of a term and article, sorted.
    postings: Vec<u64>,
    /// What the term weighs in the article, by posting.
    weights: Vec<u64>,
    /// Behind the last carrier of a rare term, by posting; 0 for a common term.
    ends: Vec<u32>,
    /// The postings of each article, in the order of hashes.
    own: Vec<Vec<u32>>,
    /// Sum of the squares of an article's weights: of all its terms, of the common ones.
    squares: Vec<(u64, u64)>,
}

impl Carried {
    fn of(articles: &[&Features], config: &StoryConfig) -> Self {
        let mut postings: Vec<u64> = Vec::new();
        for (at, article) in (0_u32..).zip(articles) {
            postings.extend(article.terms.iter().map(|term| gram(term.hash, at)));
        }
        radix_sort(&mut postings);
        let mut carried = Self {
            weights: Vec::with_capacity(postings.len()),
            ends: Vec::with_capacity(postings.len()),
            own: articles
                .iter()
                .map(|article| Vec::with_capacity(article.terms.len()))
                .collect(),
            squares: vec![(0, 0); articles.len()],
            postings: Vec::new(),
        };
        let few = (articles.len() * config.common_term / 1000).clamp(FEW, MANY);
        for group in postings.chunk_by(|&x, &y| hash_of(x) == hash_of(y)) {
            let is_rare = group.len() <= few;
            let end = carried.weights.len() + group.len();
            let end = if is_rare { place(end) } else { 0 };
            let rarity = group.first().map_or(0, |&first| {
                rarity(hash_of(first), group.len(), articles.len())
            });
            for &posting in group {
                carried.push(posting, u64::from(rarity), end, articles);
            }
        }
        carried.postings = postings;
        carried
    }

    fn push(&mut self, posting: u64, rarity: u64, end: u32, articles: &[&Features]) {
        let article = article_of(posting) as usize;
        let at = place(self.weights.len());
        let mut weight = 0;
        if let (Some(features), Some(own)) = (articles.get(article), self.own.get_mut(article)) {
            // Both go up by hash, so the next term is the one that the posting speaks of.
            let term = features.terms.get(own.len());
            weight = rarity * term.map_or(0, |term| u64::from(term.weight));
            own.push(at);
        }
        if let Some((all, common)) = self.squares.get_mut(article) {
            *all += weight * weight;
            *common += if end == 0 { weight * weight } else { 0 };
        }
        self.weights.push(weight);
        self.ends.push(end);
    }

    /// The later articles that share a rare term with one, with the products of those terms.
    fn rare_products<'s>(
        &self,
        a: usize,
        sums: &'s mut Sums,
    ) -> impl Iterator<Item = (usize, u64)> + 's {
        sums.clear();
        for &posting in self.own.get(a).into_iter().flatten() {
            let at = posting as usize;
            let end = self.ends.get(at).copied().unwrap_or(0) as usize;
            let weight = self.weights.get(at).copied().unwrap_or(0);
            let others = self.postings.get(at + 1..end).unwrap_or_default();
            let of_others = self.weights.get(at + 1..end).unwrap_or_default();
            for (&other, &of_other) in others.iter().zip(of_others) {
                sums.add(article_of(other), weight * of_other);
            }
        }
        sums.sorted()
    }

    /// The most that the cosine of two articles can be, in thousandths, given the product of their
    /// rare terms.
    fn most(&self, a: usize, b: usize, product: u64) -> u64 {
        let ((all_a, common_a), (all_b, common_b)) = (self.square(a), self.square(b));
        let rest = (common_a as f64).sqrt() * (common_b as f64).sqrt();
        let length = (all_a as f64).sqrt() * (all_b as f64).sqrt();
        // One more, so that no rounding takes away a pair that counts.
        ((product as f64 + rest) * 1000.0 / length.max(1.0)) as u64 + 1
    }

    /// The cosine of two articles in thousandths, given the product of their rare terms.
    fn cosine(&self, a: usize, b: usize, product: u64) -> u32 {
        let ((all_a, _), (all_b, _)) = (self.square(a), self.square(b));
        let length = (all_a as f64).sqrt() * (all_b as f64).sqrt();
        if length < 1.0 {
            return 0;
        }
        let mut product = product;
        let mut theirs = self.common(b).peekable();
        for (hash, weight) in self.common(a) {
            while theirs.next_if(|&(next, _)| next < hash).is_some() {}
            if let Some(&(next, of_other)) = theirs.peek()
                && next == hash
            {
                product += weight * of_other;
            }
        }
        (product as f64 * 1000.0 / length) as u32
    }

    /// An article's terms that many have, with their weights.
    fn common(&self, article: usize) -> impl Iterator<Item = (u32, u64)> + '_ {
        let own = self.own.get(article).into_iter().flatten();
        own.filter_map(|&posting| {
            let at = posting as usize;
            let is_common = self.ends.get(at) == Some(&0);
            is_common.then_some((hash_of(*self.postings.get(at)?), *self.weights.get(at)?))
        })
    }

    fn square(&self, article: usize) -> (u64, u64) {
        self.squares.get(article).copied().unwrap_or_default()
    }
}

/// The place of a posting: ten thousand articles have about a million.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A sum for each article, of which few are touched at a time.
struct Sums {
    values: Vec<u64>,
    is_touched: Vec<bool>,
    touched: Vec<u32>,
}

impl Sums {
    fn new(n_articles: usize) -> Self {
        Self {
            values: vec![0; n_articles],
            is_touched: vec![false; n_articles],
            touched: Vec::new(),
        }
    }

    fn clear(&mut self) {
        for article in self.touched.drain(..) {
            let at = article as usize;
            if let (Some(value), Some(touched)) =
                (self.values.get_mut(at), self.is_touched.get_mut(at))
            {
                (*value, *touched) = (0, false);
            }
        }
    }

    fn add(&mut self, article: u32, product: u64) {
        let at = article as usize;
        if let (Some(value), Some(touched)) = (self.values.get_mut(at), self.is_touched.get_mut(at))
        {
            *value += product;
            if !*touched {
                *touched = true;
                self.touched.push(article);
            }
        }
    }

    /// The touched articles in order, with their sums.
    fn sorted(&mut self) -> impl Iterator<Item = (usize, u64)> + '_ {
        self.touched.sort_unstable();
        self.touched.iter().filter_map(|&article| {
            let at = article as usize;
            Some((at, *self.values.get(at)?))
        })
    }
}

/// The largest value of [`nearness`], in thousandths.
const MOST_NEAR: u64 = 1250;

/// How near two articles lie in time, in thousandths; above 1000 where they share a day.
fn nearness(a: &Features, b: &Features, config: &StoryConfig) -> u32 {
    if a.has_no_day() || b.has_no_day() {
        return config.undated;
    }
    let shared = a
        .event_days(config)
        .any(|day| b.event_days(config).any(|other| other == day));
    let apart = match (a.published, b.published) {
        (Some(x), Some(y)) => (x - y).abs(),
        _ if shared => 0,
        _ => unknown_distance(a, b, config),
    };
    let near = if apart <= config.near_days {
        1000
    } else if apart >= config.far_days {
        return 0;
    } else {
        let span = u32::try_from(config.far_days - config.near_days).unwrap_or(1);
        let left = u32::try_from(config.far_days - apart).unwrap_or_default();
        left * 1000 / span
    };
    if shared { near + near / 4 } else { near }
}

/// Days between two articles of which one or both have no publication time.
fn unknown_distance(a: &Features, b: &Features, config: &StoryConfig) -> i32 {
    let days = |one: &Features| -> Vec<i32> {
        one.published
            .into_iter()
            .chain(one.event_days(config))
            .collect()
    };
    let (of_a, of_b) = (days(a), days(b));
    of_a.iter()
        .flat_map(|x| of_b.iter().map(move |y| (x - y).abs()))
        .min()
        .unwrap_or(0)
}
