//! Which story is which, after the set was grouped anew.
//!
//! A story's id is given when the story is first seen. When the set is grouped anew, an id goes to
//! the group that holds most of the articles that told its story last; where two hold as many, to
//! the one with the smaller article id. A group that several ids come to keeps the one that most of
//! its articles come from, the smaller where equal; the others rest, with their articles, until a
//! group is theirs again (an undone decision, a file that comes back) that no other id comes to.
//!
//! ```text
//! S1 {a b c}  S2 {d e}      a file joins both      S1 {a b c d e f}   S2 rests
//! S1 {a b c d e f}          and is removed         S1 {a b c}         S2 {d e} again
//! ```

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Arrange, ArticleId, KnownStory, StoryId, StoryIds};

/// The ids of the groups, each a list of articles; what is known of the stories is brought forward.
pub(super) fn name_stories(ids: &mut StoryIds, groups: &[Vec<ArticleId>]) -> Vec<StoryId> {
    let mut group_of: BTreeMap<ArticleId, usize> = BTreeMap::new();
    for (group, articles) in groups.iter().enumerate() {
        group_of.extend(articles.iter().map(|&article| (article, group)));
    }
    let first = |group: usize| groups.get(group).and_then(|articles| articles.iter().min());
    // For each id: the group that holds most of its articles, and how many.
    let mut claims: Vec<(bool, usize, StoryId, usize)> = Vec::new();
    for KnownStory {
        id,
        articles,
        is_told,
    } in &ids.known
    {
        let mut held: BTreeMap<usize, usize> = BTreeMap::new();
        for group in articles.iter().filter_map(|article| group_of.get(article)) {
            *held.entry(*group).or_default() += 1;
        }
        let most = held
            .into_iter()
            .max_by_key(|&(group, n)| (n, Reverse(first(group))));
        claims.extend(most.map(|(group, n)| (!is_told, n, *id, group)));
    }
    claims.arrange_by_key(|&(rests, n, id, _)| (rests, Reverse(n), id));
    let mut named: Vec<Option<StoryId>> = vec![None; groups.len()];
    for (_, _, id, group) in claims {
        if let Some(place) = named.get_mut(group) {
            place.get_or_insert(id);
        }
    }
    let mut next = ids
        .known
        .last()
        .map_or(1, |last| last.id.0.saturating_add(1));
    // New ids follow the smallest article, not the order of the groups.
    let mut unnamed: Vec<usize> = (0..groups.len())
        .filter(|&group| named.get(group).is_some_and(Option::is_none))
        .collect();
    unnamed.arrange_by_key(|&group| first(group).copied());
    for group in unnamed {
        if let Some(place) = named.get_mut(group) {
            *place = Some(StoryId(next));
            next = next.saturating_add(1);
        }
    }
    let mut known: BTreeMap<StoryId, KnownStory> = BTreeMap::new();
    for mut story in std::mem::take(&mut ids.known) {
        story.is_told = false;
        known.insert(story.id, story);
    }
    let named: Vec<StoryId> = named.into_iter().map(Option::unwrap_or_default).collect();
    for (id, articles) in named.iter().zip(groups) {
        let mut articles = articles.clone();
        articles.arrange();
        let story = KnownStory {
            id: *id,
            articles,
            is_told: true,
        };
        known.insert(*id, story);
    }
    ids.known = known.into_values().collect();
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FileId;

    /// Groups by the numbers of their files; the ids that they get.
    fn check(ids: &mut StoryIds, groups: &[&[u32]], expect: &[u32]) {
        let article = |&file: &u32| ArticleId::new(FileId(file), 0);
        let groups: Vec<Vec<ArticleId>> = groups
            .iter()
            .map(|group| group.iter().map(article).collect())
            .collect();
        let named: Vec<u32> = name_stories(ids, &groups).iter().map(|id| id.0).collect();
        assert_eq!(named, expect);
    }

    #[test]
    fn an_id_goes_with_most_of_its_articles() {
        let ids = &mut StoryIds::default();
        check(ids, &[&[4, 5, 6], &[1, 2]], &[2, 1]);
        check(ids, &[&[1, 2], &[4, 5, 6]], &[1, 2]);
        check(ids, &[&[5, 6, 7], &[1, 2], &[4]], &[2, 1, 3]);
    }

    #[test]
    fn a_tie_goes_to_the_smaller_id() {
        let ids = &mut StoryIds::default();
        check(ids, &[&[1, 2, 3, 4]], &[1]);
        check(ids, &[&[3, 4], &[1, 2]], &[2, 1]);
        let ids = &mut StoryIds::default();
        check(ids, &[&[1, 2], &[3, 4]], &[1, 2]);
        check(ids, &[&[1, 2, 3, 4]], &[1]);
    }

    #[test]
    fn what_was_joined_and_is_parted_again_has_its_ids_again() {
        let ids = &mut StoryIds::default();
        check(ids, &[&[1, 2, 3], &[4, 5]], &[1, 2]);
        check(ids, &[&[1, 2, 3, 4, 5, 6]], &[1]);
        check(ids, &[&[1, 2, 3], &[4, 5]], &[1, 2]);
    }

    #[test]
    fn an_id_is_never_given_to_another_story() {
        let ids = &mut StoryIds::default();
        check(ids, &[&[1], &[2]], &[1, 2]);
        check(ids, &[&[1]], &[1]);
        check(ids, &[&[1], &[3]], &[1, 3]);
        check(ids, &[&[1], &[2], &[3]], &[1, 2, 3]);
    }
}
