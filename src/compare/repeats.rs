//! Stretches that stand more than once in one text: the same way as between two texts, with a
//! text against itself, off the main diagonal.

use std::collections::BTreeMap;

use crate::model::{Repeat, Span};

use super::Config;
use super::align::{Chain, align_itself};
use super::print::Print;

/// Stretches that stand more than once in one text, by their first place.
///
/// Stretches without changes and nearly equal ones count alike. A stretch that stands three times
/// is one repeat with two further places.
#[must_use]
pub fn repeats(text: &str) -> Vec<Repeat> {
    let print = Print::of(text);
    let chains = align_itself(&print, &Config::STANDARD);
    let mut by_first: BTreeMap<(usize, usize), Vec<Span>> = BTreeMap::new();
    for chain in &chains {
        let first = first_place(&chains, chain);
        by_first
            .entry((first.start, first.end))
            .or_default()
            .push(print.span(text, chain.b()));
    }
    by_first
        .into_iter()
        .map(|((start, end), mut again)| {
            again.sort_unstable();
            again.dedup();
            Repeat {
                first: print.span(text, start..end),
                again,
            }
        })
        .collect()
}

/// The earliest stretch that a repeat goes back to: b may repeat a, which repeats something else.
fn first_place(chains: &[Chain], chain: &Chain) -> std::ops::Range<usize> {
    let own = chain.a();
    chains
        .iter()
        .map(Chain::a)
        .filter(|other| same_place(other, &own))
        .min_by_key(|other| (other.start, other.end))
        .unwrap_or(own)
}

/// Whether two stretches are the same but for a few units at their ends.
fn same_place(x: &std::ops::Range<usize>, y: &std::ops::Range<usize>) -> bool {
    const SLACK: usize = 3;
    x.start.abs_diff(y.start) <= SLACK && x.end.abs_diff(y.end) <= SLACK
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str =
        "港务局在夜里宣布渡轮停航三天，等雾散去之后再行通知。岛上的学校改在家里上课。";

    #[test]
    fn a_body_that_stands_twice_is_found_whole() {
        let text = format!("首页 新闻\n{STORY}\n评论 分享\n{STORY}\n联系我们");
        let found = repeats(&text);
        assert_eq!(found.len(), 1);
        let story = STORY.trim_end_matches('。');
        assert_eq!(found[0].first.of(&text), story);
        assert_eq!(found[0].again.len(), 1);
        assert_eq!(found[0].again[0].of(&text), story);
    }

    #[test]
    fn three_places_are_one_repeat() {
        let text = format!("甲{STORY}乙{STORY}丙{STORY}丁");
        let found = repeats(&text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].again.len(), 2);
    }

    #[test]
    fn ordinary_text_repeats_nothing() {
        assert!(repeats(STORY).is_empty());
        assert!(repeats("").is_empty());
    }
}
