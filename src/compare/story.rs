//! Stories: which articles tell of the same event.
//!
//! Two reports of one event share little wording, but they share rare terms (names, words of the
//! matter) and days. Articles on the same people half a year later share the names and not the
//! days. So the similarity of two articles is
//!
//! `how much of their weighted terms agree (cosine) × how near they lie in time`,
//!
//! with a little more where both mention the same day near publication. A term weighs the more,
//! the fewer articles of the set have it. Articles then join to stories from the most alike pair
//! on, and two groups become one only when their members are alike *on average*: a round-up that
//! touches two events does not weld them together.
//!
//! All numbers are integers or exact operations of IEEE floating point, so that native and wasm
//! agree to the last digit.
//!
//! Where the likeness of two groups is near the threshold a person is asked ([`Unsure`]), and what
//! they said counts: a no keeps two groups apart whatever their words, a yes puts them together
//! when all else is grouped. A no counts more than a yes about another pair of the same groups.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::{Arrange, Day, Moment, Pair, Relation, Story, Unsure};

use super::likeness::Likeness;
use super::terms::Term;
use super::{Config, Item, StoryConfig};

/// What grouping needs to know of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Its terms, sorted by hash.
    pub terms: Vec<Term>,
    /// The day of publication, as an ordinal.
    pub published: Option<i32>,
    /// Single days that it mentions, as ordinals, sorted.
    pub days: Vec<i32>,
}

impl Features {
    /// The features of an article, from its terms.
    #[must_use]
    pub fn of(item: &Item, terms: Vec<Term>) -> Self {
        let mut days: Vec<i32> = item
            .days
            .iter()
            .filter(|(_, from, to)| from == to)
            .map(|(_, from, _)| from.ordinal())
            .collect();
        days.sort_unstable();
        days.dedup();
        Self {
            terms,
            published: item.published.map(|moment: Moment| moment.day.ordinal()),
            days,
        }
    }

    pub(super) fn has_no_day(&self) -> bool {
        self.published.is_none() && self.days.is_empty()
    }

    /// Mentioned days that can be days of what the article reports.
    pub(super) fn event_days(&self, config: &StoryConfig) -> impl Iterator<Item = i32> + '_ {
        let reach = config.event_days;
        self.days.iter().copied().filter(move |day| {
            self.published
                .is_none_or(|published| (day - published).abs() <= reach)
        })
    }
}

/// What a person said of two articles, by their places in the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The first.
    pub a: usize,
    /// The second.
    pub b: usize,
    /// Whether they tell one story.
    pub same: bool,
}

/// Groups articles to stories; every article is in exactly one. Also which groups may be one.
///
/// `pairs` are the text relations found: a repost belongs to the story of its source.
#[must_use]
pub fn group(
    items: &[&Item],
    likenesses: &[Likeness],
    pairs: &[Pair],
    verdicts: &[Verdict],
    config: &Config,
) -> (Vec<Story>, Vec<Unsure>) {
    let mut score: FxHashMap<(usize, usize), u32> = FxHashMap::default();
    for likeness in likenesses {
        score.insert((likeness.a, likeness.b), likeness.score);
    }
    for pair in pairs {
        let entry = score.entry((pair.a, pair.b)).or_default();
        *entry = (*entry).max(bond(pair)).min(1000);
    }
    let mut edges: Vec<(std::cmp::Reverse<u32>, usize, usize)> = score
        .iter()
        .filter(|(_, score)| **score >= config.story.same_story)
        .map(|(&(a, b), &score)| (std::cmp::Reverse(score), a, b))
        .collect();
    edges.arrange();
    let mut groups = Groups::new(items.len(), verdicts);
    for &(_, a, b) in &edges {
        groups.join(a, b, &score, &config.story);
    }
    for verdict in verdicts.iter().filter(|verdict| verdict.same) {
        groups.put_together(verdict.a, verdict.b);
    }
    let unsure = groups.unsure(&score, &config.story);
    let mut stories: Vec<Story> = groups
        .members
        .into_iter()
        .filter(|members| !members.is_empty())
        .map(|members| describe(members, items, &score, &config.story))
        .collect();
    stories
        .arrange_by(|x, y| (y.articles.len(), &x.articles).cmp(&(x.articles.len(), &y.articles)));
    (stories, unsure)
}

/// How strongly shared text binds two articles to one story.
fn bond(pair: &Pair) -> u32 {
    let share = |matched: u32, units: u32| matched * 1000 / units.max(1);
    let held = share(pair.matched_a, pair.units_a).max(share(pair.matched_b, pair.units_b));
    match pair.relation {
        Relation::Identical | Relation::Repost | Relation::Truncated | Relation::NearDuplicate => {
            1000
        }
        // A shared paragraph of background is no story; half an article is.
        Relation::SharedPassage => held,
        _ => 0,
    }
}

struct Groups<'v> {
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
    verdicts: &'v [Verdict],
}

impl<'v> Groups<'v> {
    fn new(articles: usize, verdicts: &'v [Verdict]) -> Self {
        Self {
            of: (0..articles).collect(),
            members: (0..articles).map(|article| vec![article]).collect(),
            verdicts,
        }
    }

    /// Joins the groups of two articles if their members are alike on average.
    fn join(
        &mut self,
        a: usize,
        b: usize,
        score: &FxHashMap<(usize, usize), u32>,
        config: &StoryConfig,
    ) {
        let (Some(&into), Some(&from)) = (self.of.get(a), self.of.get(b)) else {
            return;
        };
        if into != from && self.average(into, from, score) >= config.same_story * 2 / 3 {
            self.put_together(a, b);
        }
    }

    /// Makes the groups of two articles one, unless a person keeps them apart.
    fn put_together(&mut self, a: usize, b: usize) {
        let (Some(&into), Some(&from)) = (self.of.get(a), self.of.get(b)) else {
            return;
        };
        if into == from || self.kept_apart(into, from) {
            return;
        }
        let (into, from) = (into.min(from), into.max(from));
        let moved = self
            .members
            .get_mut(from)
            .map(std::mem::take)
            .unwrap_or_default();
        for &article in &moved {
            if let Some(group) = self.of.get_mut(article) {
                *group = into;
            }
        }
        if let Some(members) = self.members.get_mut(into) {
            members.extend(moved);
            members.sort_unstable();
        }
    }

    /// Whether a person said of a pair across two groups that it is not one story.
    fn kept_apart(&self, x: usize, y: usize) -> bool {
        self.verdicts
            .iter()
            .filter(|verdict| !verdict.same)
            .any(|verdict| {
                let groups = (self.of.get(verdict.a), self.of.get(verdict.b));
                groups == (Some(&x), Some(&y)) || groups == (Some(&y), Some(&x))
            })
    }

    /// The groups that may be one, each pair of them by its most alike articles, the most alike
    /// first; those that a person spoke of are left out.
    fn unsure(&self, score: &FxHashMap<(usize, usize), u32>, config: &StoryConfig) -> Vec<Unsure> {
        let mut edges: Vec<(std::cmp::Reverse<u32>, usize, usize)> = score
            .iter()
            .filter(|(_, score)| **score >= config.unsure)
            .map(|(&(a, b), &score)| (std::cmp::Reverse(score), a, b))
            .collect();
        edges.arrange();
        let mut seen: Vec<(usize, usize)> = Vec::new();
        let mut unsure = Vec::new();
        for (std::cmp::Reverse(score), a, b) in edges {
            let (Some(&x), Some(&y)) = (self.of.get(a), self.of.get(b)) else {
                continue;
            };
            let groups = (x.min(y), x.max(y));
            if x != y && !seen.contains(&groups) && !self.kept_apart(x, y) {
                seen.push(groups);
                unsure.push(Unsure { a, b, score });
                if unsure.len() == config.max_unsure {
                    break;
                }
            }
        }
        unsure
    }

    fn average(&self, x: usize, y: usize, score: &FxHashMap<(usize, usize), u32>) -> u32 {
        let sample = |group: usize| {
            let members = self
                .members
                .get(group)
                .map(Vec::as_slice)
                .unwrap_or_default();
            members.get(..members.len().min(SAMPLE)).unwrap_or_default()
        };
        let (of_x, of_y) = (sample(x), sample(y));
        let sum: u32 = of_x
            .iter()
            .flat_map(|&a| of_y.iter().map(move |&b| (a.min(b), a.max(b))))
            .map(|pair| score.get(&pair).copied().unwrap_or_default())
            .sum();
        sum / u32::try_from(of_x.len() * of_y.len())
            .unwrap_or(u32::MAX)
            .max(1)
    }
}

/// Members of a group that an average looks at, so that a story of a thousand costs no million.
const SAMPLE: usize = 24;

/// Names of a story that are told.
const NAMES: usize = 8;

fn describe(
    members: Vec<usize>,
    items: &[&Item],
    score: &FxHashMap<(usize, usize), u32>,
    config: &StoryConfig,
) -> Story {
    let articles: Vec<&Item> = members
        .iter()
        .filter_map(|&at| items.get(at).copied())
        .collect();
    let (from, to) = days(&articles, config);
    Story {
        principal: principal(&members, items, score),
        from,
        to,
        names: names(&articles),
        articles: members,
    }
}

/// The article that is most like the others; the earlier one, then the first id, among equals.
fn principal(members: &[usize], items: &[&Item], score: &FxHashMap<(usize, usize), u32>) -> usize {
    let likeness = |article: usize| -> u32 {
        let others = members.iter().take(SAMPLE);
        others
            .map(|&other| (article.min(other), article.max(other)))
            .map(|pair| score.get(&pair).copied().unwrap_or_default())
            .sum()
    };
    let published = |article: usize| items.get(article).and_then(|item| item.published);
    members
        .iter()
        .copied()
        .min_by_key(|&article| {
            let unknown = published(article).is_none();
            let day = published(article).map(|moment| moment.day);
            (std::cmp::Reverse(likeness(article)), unknown, day, article)
        })
        .unwrap_or_default()
}

/// The days that most articles mention, where two agree; else the days of publication.
fn days(articles: &[&Item], config: &StoryConfig) -> (Option<Day>, Option<Day>) {
    let mut mentioned: BTreeMap<i32, usize> = BTreeMap::new();
    for item in articles {
        let features = Features::of(item, Vec::new());
        for day in features.event_days(config) {
            *mentioned.entry(day).or_default() += 1;
        }
    }
    let most = mentioned.values().copied().max().unwrap_or_default();
    let chosen: Vec<Day> = if most >= 2 && most * 2 >= articles.len() {
        mentioned
            .iter()
            .filter(|(_, count)| **count == most)
            .map(|(&day, _)| Day::from_ordinal(day))
            .collect()
    } else {
        let mut days: Vec<Day> = articles
            .iter()
            .filter_map(|item| item.published.map(|moment| moment.day))
            .collect();
        days.sort_unstable();
        days
    };
    (chosen.first().copied(), chosen.last().copied())
}

/// Names in at least half of the articles, those in most articles first.
fn names(articles: &[&Item]) -> Vec<String> {
    let mut carriers: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for item in articles {
        let mut own: BTreeMap<&str, usize> = BTreeMap::new();
        // 中 and 美 of 中美 say little in a list.
        for (_, name) in item
            .names
            .iter()
            .filter(|(_, name)| name.chars().nth(1).is_some())
        {
            *own.entry(name.as_str()).or_default() += 1;
        }
        for (name, count) in own {
            let entry = carriers.entry(name).or_default();
            entry.0 += 1;
            entry.1 += count;
        }
    }
    let mut names: Vec<(&str, (usize, usize))> = carriers
        .into_iter()
        .filter(|(_, (carriers, _))| carriers * 2 >= articles.len())
        .collect();
    names.arrange_by(|x, y| (y.1, x.0).cmp(&(x.1, y.0)));
    names
        .into_iter()
        .take(NAMES)
        .map(|(name, _)| name.to_owned())
        .collect()
}
