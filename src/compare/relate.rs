//! The relation of two texts, named by precedence over measured values.
//!
//! What is measured: which units of each text lie in a shared passage (*covered*), how many of
//! them are equal (*matched*), what of each text stands before the first passage and after the
//! last, and whether the passages keep their order. [`name`] reads these values from top to
//! bottom; the first relation that holds is the answer. The sentence for people is made by the
//! view from the evidence.
//!
//! | evidence | value |
//! |---|---|
//! | `verbatim_units`, `edited_units` | equal units in passages without and with changes |
//! | `longest_passage` | equal units of the longest passage |
//! | `covered_a`, `covered_b` | share of each text inside passages, in thousandths |
//! | `script` | `differs` where one text is Traditional, the other Simplified |
//! | `only_head_a` … `only_tail_b` | units before the first and after the last passage |
//! | `quoted_units` | equal units that stand in quotation marks in both: common source |
//! | `common_source` | equal units that stand in three or more articles |
//! | `reworded_sentences` | sentences that say the same in other words |
//! | `same_days`, `same_names` | what articles of one story share |
//! | `story` | similarity of the stories, in thousandths |

use crate::model::{Arrange, Evidence, Relation};
use crate::text::script;

use super::align::Chain;
use super::{Config, Item};

/// What was measured on two texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Units of each text.
    pub units: (usize, usize),
    /// Units of each that are equal to units of the other.
    pub matched: (usize, usize),
    /// Units of each inside of passages.
    pub covered: (usize, usize),
    /// Units of each before the first passage.
    pub head: (usize, usize),
    /// Units of each after the last passage.
    pub tail: (usize, usize),
    /// Equal units in passages without changes.
    pub verbatim: usize,
    /// Equal units in passages with changes.
    pub edited: usize,
    /// Equal units of the longest passage.
    pub longest: usize,
    /// How far the passages keep their order, in thousandths.
    pub order: u16,
    /// Whether the bodies are equal but for white space.
    pub same_characters: bool,
    /// Whether one is Traditional and the other is not.
    pub scripts_differ: bool,
}

/// Measures two texts by their passages.
#[must_use]
pub fn measure(a: &Item, b: &Item, units: (usize, usize), chains: &[Chain]) -> Measured {
    let covered_a = union(chains.iter().map(Chain::a));
    let covered_b = union(chains.iter().map(Chain::b));
    let runs = || chains.iter().flat_map(|chain| &chain.runs);
    let matched_a = union(runs().map(|run| run.a..run.a + run.len));
    let matched_b = union(runs().map(|run| run.b..run.b + run.len));
    let of = |wanted: bool| -> usize {
        let chosen = chains.iter().filter(|chain| chain.is_verbatim() == wanted);
        chosen.map(Chain::matched).sum()
    };
    let whole = total(&covered_a) == units.0 && total(&covered_b) == units.1;
    Measured {
        units,
        matched: (total(&matched_a), total(&matched_b)),
        covered: (total(&covered_a), total(&covered_b)),
        head: (head(&covered_a, units.0), head(&covered_b, units.1)),
        tail: (tail(&covered_a, units.0), tail(&covered_b, units.1)),
        verbatim: of(true),
        edited: of(false),
        longest: chains.iter().map(Chain::matched).max().unwrap_or_default(),
        order: order(chains),
        same_characters: whole && same_characters(&a.body, &b.body),
        scripts_differ: !chains.is_empty() && is_traditional(&a.body) != is_traditional(&b.body),
    }
}

/// Names the relation that passages make, the strongest first; none without a passage.
#[must_use]
pub fn name(measured: &Measured, config: &Config) -> Option<Relation> {
    let rules: [Rule; 5] = [
        (Relation::Identical, is_identical),
        (Relation::Repost, is_repost),
        (Relation::Truncated, is_truncated),
        (Relation::NearDuplicate, is_near_duplicate),
        (Relation::SharedPassage, |m, _| m.longest > 0),
    ];
    rules
        .into_iter()
        .find(|(_, holds)| holds(measured, config))
        .map(|(relation, _)| relation)
}

/// A relation and when it holds.
type Rule = (Relation, fn(&Measured, &Config) -> bool);

/// The measured values, by name.
#[must_use]
pub fn evidence(measured: &Measured) -> Vec<Evidence> {
    let share = |part: usize, of: usize| part * 1000 / of.max(1);
    let mut evidence = vec![
        Evidence::new("verbatim_units", measured.verbatim),
        Evidence::new("edited_units", measured.edited),
        Evidence::new("longest_passage", measured.longest),
        Evidence::new("covered_a", share(measured.covered.0, measured.units.0)),
        Evidence::new("covered_b", share(measured.covered.1, measured.units.1)),
        Evidence::new("only_head_a", measured.head.0),
        Evidence::new("only_head_b", measured.head.1),
        Evidence::new("only_tail_a", measured.tail.0),
        Evidence::new("only_tail_b", measured.tail.1),
    ];
    if measured.scripts_differ {
        evidence.push(Evidence::new("script", "differs"));
    }
    evidence
}

fn is_identical(measured: &Measured, _: &Config) -> bool {
    measured.same_characters
}

/// One text in two frames: nothing but the frames differs.
fn is_repost(measured: &Measured, config: &Config) -> bool {
    let limits = &config.relation;
    let one_side = |units: usize, covered: usize, matched: usize, head: usize, tail: usize| {
        let inside = units - head - tail;
        let frame = units - inside;
        let edits = inside - matched.min(inside);
        covered > 0
            && edits as u64 * 1000 <= inside as u64 * limits.repost_edits
            && frame as u64 * 1000 <= units as u64 * limits.repost_frame
    };
    measured.order == 1000
        && one_side(
            measured.units.0,
            measured.covered.0,
            measured.matched.0,
            measured.head.0,
            measured.tail.0,
        )
        && one_side(
            measured.units.1,
            measured.covered.1,
            measured.matched.1,
            measured.head.1,
            measured.tail.1,
        )
        && !is_truncated(measured, config)
}

/// One text is the other from its start on, which then goes on alone.
fn is_truncated(measured: &Measured, config: &Config) -> bool {
    let limits = &config.relation;
    let (units, covered) = (measured.units, measured.covered);
    let (heads, tails) = (measured.head, measured.tail);
    let ((short, held, end), (long, head, tail)) = if units.0 <= units.1 {
        ((units.0, covered.0, tails.0), (units.1, heads.1, tails.1))
    } else {
        ((units.1, covered.1, tails.1), (units.0, heads.0, tails.0))
    };
    let share = |part: usize, of: usize| part as u64 * 1000 / (of as u64).max(1);
    measured.order == 1000
        && share(held, short) >= limits.truncated_held
        && share(tail, long) >= limits.truncated_rest
        && head.max(end) * 3 <= tail
}

fn is_near_duplicate(measured: &Measured, config: &Config) -> bool {
    let share = |part: usize, of: usize| part as u64 * 1000 / (of as u64).max(1);
    share(measured.covered.0, measured.units.0) >= config.relation.near_duplicate
        && share(measured.covered.1, measured.units.1) >= config.relation.near_duplicate
}

/// How far passages keep their order: the heaviest rising sequence, of all, in thousandths.
fn order(chains: &[Chain]) -> u16 {
    let all: usize = chains.iter().map(Chain::matched).sum();
    let mut best: Vec<usize> = Vec::with_capacity(chains.len());
    for (at, chain) in chains.iter().enumerate() {
        let before = chains
            .iter()
            .zip(&best)
            .take(at)
            .filter(|(earlier, _)| earlier.b().start < chain.b().start)
            .map(|(_, &weight)| weight)
            .max()
            .unwrap_or_default();
        best.push(before + chain.matched());
    }
    let kept = best.iter().copied().max().unwrap_or_default();
    if all == 0 {
        return 0;
    }
    u16::try_from(kept * 1000 / all).unwrap_or(1000)
}

/// Ranges put together, sorted, without overlap.
pub(super) fn union(
    ranges: impl Iterator<Item = std::ops::Range<usize>>,
) -> Vec<std::ops::Range<usize>> {
    let mut ranges: Vec<_> = ranges.collect();
    ranges.arrange_by_key(|range| (range.start, range.end));
    let mut joined: Vec<std::ops::Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

pub(super) fn total(ranges: &[std::ops::Range<usize>]) -> usize {
    ranges.iter().map(std::ops::Range::len).sum()
}

fn head(covered: &[std::ops::Range<usize>], units: usize) -> usize {
    covered.first().map_or(units, |range| range.start)
}

fn tail(covered: &[std::ops::Range<usize>], units: usize) -> usize {
    covered.last().map_or(0, |range| units - range.end)
}

fn same_characters(a: &str, b: &str) -> bool {
    let visible =
        |text: &'_ str| -> Vec<char> { text.chars().filter(|c| !c.is_whitespace()).collect() };
    a == b || visible(a) == visible(b)
}

/// Whether a text is written in Traditional script: more than one in fifty of its ideographs.
fn is_traditional(text: &str) -> bool {
    const SAMPLE: usize = 400;
    let han = text.chars().filter(|&c| script::is_han(c)).take(SAMPLE);
    let (mut all, mut traditional) = (0, 0);
    for c in han {
        all += 1;
        traditional += usize::from(script::is_traditional(c));
    }
    traditional * 50 > all
}

#[cfg(test)]
mod tests {
    use super::super::align::align;
    use super::super::print::Print;
    use super::*;

    const TEXT: &str = "港务局在夜里宣布渡轮停航三天，等雾散去之后再行通知。岛上的学校改在家里上课，\
        粮店说存货够用十日。镇长请大家不要囤积，邮船照旧每周一班。渔民协会认为这个决定来得太晚，\
        上个月已经有两条小船在礁石上搁浅，所幸无人受伤。";

    const OTHER: &str = "果园里的桃子熟得比往年早，采摘的人手不够，县里从邻村请来四十名短工。";

    fn check(a: &str, b: &str, expect: Option<Relation>) {
        let item = |body: &str| Item {
            body: body.to_owned(),
            ..Item::default()
        };
        let config = Config::STANDARD;
        let (print_a, print_b) = (Print::of(a), Print::of(b));
        let chains = align(&print_a, &print_b, |_| false, &config);
        let units = (print_a.units.len(), print_b.units.len());
        let measured = measure(&item(a), &item(b), units, &chains);
        assert_eq!(name(&measured, &config), expect, "{measured:?}");
    }

    #[test]
    fn each_relation_by_precedence() {
        check(TEXT, &format!("  {TEXT}\n"), Some(Relation::Identical));
        check(
            TEXT,
            &TEXT.replace('务', "務").replace('。', "．"),
            Some(Relation::Repost),
        );
        check(
            TEXT,
            &format!("本台消息\n{TEXT}\n（完）"),
            Some(Relation::Repost),
        );
        let head: String = TEXT.chars().take(60).collect();
        check(TEXT, &head, Some(Relation::Truncated));
        check(&head, TEXT, Some(Relation::Truncated));
        let edited = TEXT
            .replace("镇长", "村长")
            .replace("十日", "半月")
            .replace("太晚", "太急");
        check(TEXT, &edited, Some(Relation::NearDuplicate));
        let quote: String = TEXT.chars().take(40).collect();
        check(
            &format!("{OTHER}{quote}{OTHER}"),
            TEXT,
            Some(Relation::SharedPassage),
        );
        check(TEXT, OTHER, None);
    }
}
