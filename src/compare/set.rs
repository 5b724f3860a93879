//! The whole set: from pairs that share text to stories, common sources and reworded sentences.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Arrange, Comparison, Evidence, Pair, Passage, PassageKind, Relation, Story};

use super::index::Prepared;
use super::likeness::{Likeness, likenesses};
use super::reworded::reworded;
use super::story::{Features, Verdict, group};
use super::{Config, Item, pair};

/// Reworded sentences found so far, by the numbers of the two articles.
pub(super) type Known = BTreeMap<(u32, u32), Vec<Passage>>;

/// What a person said of two articles by their ids: whether they tell one story.
pub type Verdicts = Vec<(String, String, bool)>;

/// Puts a comparison together from the articles, sorted by id, and the pairs that share text.
#[must_use]
pub(super) fn whole(
    articles: &[(u32, &Prepared)],
    mut pairs: Vec<Pair>,
    verdicts: &[(String, String, bool)],
    known: &mut Known,
    config: &Config,
) -> Comparison {
    let features: Vec<&Features> = articles.iter().map(|(_, one)| &one.features).collect();
    let items: Vec<&Item> = articles.iter().map(|(_, one)| &one.item).collect();
    let likenesses = likenesses(&features, config);
    let place = |id: &str| items.binary_search_by(|item| item.id.as_str().cmp(id)).ok();
    let verdicts: Vec<Verdict> = verdicts
        .iter()
        .filter_map(|(a, b, same)| {
            let (a, b) = (place(a)?, place(b)?);
            Some(Verdict { a, b, same: *same })
        })
        .collect();
    let (stories, unsure) = group(&items, &likenesses, &pairs, &verdicts, config);
    let together = within(&likenesses, &stories, articles.len());
    add_alike(articles, &together, &mut pairs);
    add_reworded(articles, &together, &mut pairs, known, config);
    note_common_source(&mut pairs, articles.len(), config);
    Comparison {
        ids: items.iter().map(|item| item.id.clone()).collect(),
        pairs,
        stories,
        unsure,
    }
}

/// The likenesses inside of a story, the strongest first.
fn within(likenesses: &[Likeness], stories: &[Story], n_articles: usize) -> Vec<Likeness> {
    let mut story_of = vec![0; n_articles];
    for (number, story) in stories.iter().enumerate() {
        for &article in &story.articles {
            if let Some(slot) = story_of.get_mut(article) {
                *slot = number;
            }
        }
    }
    let mut together: Vec<Likeness> = likenesses
        .iter()
        .filter(|likeness| story_of.get(likeness.a) == story_of.get(likeness.b))
        .copied()
        .collect();
    together.arrange_by_key(|likeness| (std::cmp::Reverse(likeness.score), likeness.a, likeness.b));
    together
}

/// Adds the pairs that share a story and no text, and says of all how alike their stories are.
fn add_alike(articles: &[(u32, &Prepared)], together: &[Likeness], pairs: &mut Vec<Pair>) {
    let mut places: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (place, pair) in pairs.iter().enumerate() {
        places.insert((pair.a, pair.b), place);
    }
    for &Likeness { a, b, score } in together {
        let (Some((_, one)), Some((_, two))) = (articles.get(a), articles.get(b)) else {
            continue;
        };
        let place = *places.entry((a, b)).or_insert_with(|| {
            pairs.push(Pair {
                a,
                b,
                ..pair::alike(one, two, Relation::SameStory)
            });
            pairs.len() - 1
        });
        if let Some(pair) = pairs.get_mut(place) {
            pair.evidence.push(Evidence::new("story", score));
            pair.evidence.extend(shared_evidence(one, two));
        }
    }
    pairs.arrange_by_key(|pair| (pair.a, pair.b));
}

/// Names and days that two articles share.
fn shared_evidence(a: &Prepared, b: &Prepared) -> Vec<Evidence> {
    let names = |item: &Item| -> BTreeSet<String> {
        let names = item.names.iter().map(|(_, name)| name);
        let mut all = BTreeSet::new();
        // 中 and 美 of 中美 say little in a list.
        all.extend(names.filter(|name| name.chars().nth(1).is_some()).cloned());
        all
    };
    let days = |item: &Item| -> BTreeSet<crate::model::Day> {
        let single = item.days.iter().filter(|(_, from, to)| from == to);
        let mut all = BTreeSet::new();
        all.extend(single.map(|(_, from, _)| *from));
        all
    };
    let mut evidence = Vec::new();
    let mut add = |name: &'static str, values: Vec<String>| {
        if !values.is_empty() {
            evidence.push(Evidence::new(name, values.join(" · ")));
        }
    };
    let (days_a, days_b) = (days(&a.item), days(&b.item));
    add(
        "same_days",
        days_a
            .intersection(&days_b)
            .map(ToString::to_string)
            .collect(),
    );
    let (names_a, names_b) = (names(&a.item), names(&b.item));
    add(
        "same_names",
        names_a
            .intersection(&names_b)
            .take(SHOWN)
            .cloned()
            .collect(),
    );
    evidence
}

/// Names that evidence spells out.
const SHOWN: usize = 12;

/// Looks for reworded sentences in articles of one story, the most alike first.
fn add_reworded(
    articles: &[(u32, &Prepared)],
    together: &[Likeness],
    pairs: &mut [Pair],
    known: &mut Known,
    config: &Config,
) {
    let mut looked = 0;
    let mut kept = Known::new();
    for likeness in together {
        let place = pairs.binary_search_by_key(&(likeness.a, likeness.b), |pair| (pair.a, pair.b));
        let Some(pair) = place.ok().and_then(|place| pairs.get_mut(place)) else {
            continue;
        };
        let (Some(&(a, one)), Some(&(b, two))) = (articles.get(pair.a), articles.get(pair.b))
        else {
            continue;
        };
        if pair.relation <= Relation::NearDuplicate || looked == config.reworded.max_pairs {
            continue;
        }
        looked += 1;
        let dated = one.item.published.is_some() && two.item.published.is_some();
        let found = known
            .remove(&(a, b))
            .unwrap_or_else(|| reworded(one, two, &pair.passages, dated, config));
        add_passages(pair, &found);
        kept.insert((a, b), found);
    }
    *known = kept;
}

fn add_passages(pair: &mut Pair, found: &[Passage]) {
    if found.is_empty() {
        return;
    }
    // A quote inside of a sentence that is reworded as a whole is told once.
    pair.passages.retain(|passage| {
        let inside = |outer: &Passage| outer.a.contains(passage.a) && outer.b.contains(passage.b);
        passage.kind != PassageKind::Reworded || !found.iter().any(inside)
    });
    pair.passages.extend_from_slice(found);
    pair.passages.arrange();
    pair.passages
        .arrange_by_key(|passage| (passage.a, passage.b));
    if pair.relation > Relation::Reworded {
        pair.relation = Relation::Reworded;
    }
    let n_reworded = pair
        .passages
        .iter()
        .filter(|p| p.kind == PassageKind::Reworded)
        .count();
    pair.evidence
        .push(Evidence::new("reworded_sentences", n_reworded));
}

/// Says how many shared units stand in three or more articles: common source, not taken by one
/// from the other.
fn note_common_source(pairs: &mut [Pair], n_articles: usize, config: &Config) {
    let needed = config.relation.common_source_carriers;
    if n_articles < needed {
        return;
    }
    let mut places: Vec<Vec<(crate::model::Span, usize)>> = vec![Vec::new(); n_articles];
    for pair in pairs.iter() {
        for passage in pair
            .passages
            .iter()
            .filter(|p| p.kind != PassageKind::Reworded)
        {
            for (article, span, other) in [(pair.a, passage.a, pair.b), (pair.b, passage.b, pair.a)]
            {
                if let Some(list) = places.get_mut(article) {
                    list.push((span, other));
                }
            }
        }
    }
    for pair in pairs.iter_mut() {
        let common: u32 = pair
            .passages
            .iter()
            .filter(|passage| passage.kind != PassageKind::Reworded)
            .filter(|passage| {
                let list = places.get(pair.a).map(Vec::as_slice).unwrap_or_default();
                carriers(list, passage.a) + 1 >= needed
            })
            .map(|passage| passage.matched)
            .sum();
        if common > 0 {
            pair.evidence.push(Evidence::new("common_source", common));
        }
    }
}

/// How many other articles carry most of a stretch.
fn carriers(places: &[(crate::model::Span, usize)], stretch: crate::model::Span) -> usize {
    let mut others: Vec<usize> = places
        .iter()
        .filter(|(span, _)| {
            let shared = span
                .end
                .min(stretch.end)
                .saturating_sub(span.start.max(stretch.start));
            shared * 2 > stretch.len()
        })
        .map(|&(_, other)| other)
        .collect();
    others.sort_unstable();
    others.dedup();
    others.len()
}
