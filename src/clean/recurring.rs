//! The second pass: blocks that recur across the files of one site are its frame.
//!
//! A slogan or a teaser block looks like text in one file; that it stands in many files of the
//! same site gives it away. Articles of unknown site are taken together by no name at all, so that
//! a quotation shared by two outlets is never called a frame.

use rustc_hash::FxHashMap;

use super::repeat::key;
use crate::model::Article;

/// Files of one site in which a block must stand.
const MIN_FILES: usize = 3;

/// Share of the site's files, in hundredths, in which it must stand.
const MIN_SHARE: usize = 10;

/// Shortest block that is looked at, in letters and digits.
const MIN_CHARS: usize = 4;

/// For each article, the kept body blocks that recur, with in how many files of its site.
pub(super) fn find(articles: &[&Article]) -> Vec<Vec<(usize, usize)>> {
    let mut sites: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, article) in articles.iter().enumerate() {
        if let Some(site) = article.metadata.site.as_deref() {
            sites.entry(site).or_default().push(index);
        }
    }
    let mut marks = vec![Vec::new(); articles.len()];
    for members in sites.values().filter(|members| members.len() >= MIN_FILES) {
        mark_site(articles, members, &mut marks);
    }
    marks
}

fn mark_site(articles: &[&Article], members: &[usize], marks: &mut [Vec<(usize, usize)>]) {
    let mut files: FxHashMap<String, (usize, usize)> = FxHashMap::default();
    for &member in members {
        for (_, key) in kept(articles, member) {
            let (count, last) = files.entry(key).or_insert((0, usize::MAX));
            if *last != member {
                *count += 1;
                *last = member;
            }
        }
    }
    for &member in members {
        let found: Vec<(usize, usize)> = kept(articles, member)
            .filter_map(|(block, key)| {
                let (count, _) = *files.get(&key)?;
                (count >= MIN_FILES && count * 100 >= members.len() * MIN_SHARE)
                    .then_some((block, count))
            })
            .collect();
        // The same article filed several times is a duplicate, not a frame.
        let body_blocks = kept(articles, member).count();
        if found.len() * 2 <= body_blocks
            && let Some(place) = marks.get_mut(member)
        {
            *place = found;
        }
    }
}

/// The kept body blocks of an article that are long enough, with their keys.
fn kept<'a>(articles: &'a [&Article], member: usize) -> impl Iterator<Item = (usize, String)> + 'a {
    let article = articles.get(member).copied();
    article.into_iter().flat_map(|article| {
        article
            .blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.removal.is_none() && block.role.in_body())
            .map(|(index, block)| (index, key(block.span.of(&article.text))))
            .filter(|(_, key)| key.chars().count() >= MIN_CHARS)
    })
}
