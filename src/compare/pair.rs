//! One pair of articles, put together: passages as spans, shares, relation, direction.

use crate::model::{Direction, Evidence, Moment, Pair, Passage, PassageKind, Relation, Span};

use super::align::{Chain, jaccard};
use super::index::Prepared;
use super::{Config, relate};

/// The pair that passages make, if there are any; its places in the set are set by the caller.
///
/// A short passage that differs every few units is a sentence translated twice: it is told as
/// reworded, and does not count as shared text.
#[must_use]
pub(super) fn shared(
    a: &Prepared,
    b: &Prepared,
    chains: &[Chain],
    config: &Config,
) -> Option<Pair> {
    if chains.is_empty() {
        return None;
    }
    let (loose, solid): (Vec<Chain>, Vec<Chain>) = chains
        .iter()
        .cloned()
        .partition(|chain| is_loose(chain, config));
    let units = (a.print.units.len(), b.print.units.len());
    let measured = relate::measure(&a.item, &b.item, units, &solid);
    let relation = relate::name(&measured, config).unwrap_or(Relation::Reworded);
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut passages: Vec<Passage> = chains.iter().map(|chain| passage(a, b, chain)).collect();
    for (passage, chain) in passages.iter_mut().zip(chains) {
        if loose.contains(chain) {
            passage.kind = PassageKind::Reworded;
        }
    }
    let mut evidence = relate::evidence(&measured);
    let quoted = quoted_units(a, b, chains, config);
    if quoted > 0 {
        evidence.push(Evidence::new("quoted_units", quoted));
    }
    Some(Pair {
        relation,
        matched_a: narrow(measured.matched.0),
        matched_b: narrow(measured.matched.1),
        order: measured.order,
        passages,
        evidence,
        ..alike(a, b, relation)
    })
}

/// Whether a passage is short and holds no run that could have been taken over as it stands.
fn is_loose(chain: &Chain, config: &Config) -> bool {
    let longest = chain
        .runs
        .iter()
        .map(|run| run.len)
        .max()
        .unwrap_or_default();
    !chain.is_verbatim()
        && longest < config.min_passage as usize
        && chain.matched() < config.solid_passage as usize
}

/// A pair without shared passages.
#[must_use]
pub(super) fn alike(a: &Prepared, b: &Prepared, relation: Relation) -> Pair {
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Pair {
        a: 0,
        b: 0,
        relation,
        units_a: narrow(a.print.units.len()),
        units_b: narrow(b.print.units.len()),
        matched_a: 0,
        matched_b: 0,
        jaccard: jaccard(&a.print, &b.print),
        order: 0,
        direction: direction(a.item.published, b.item.published),
        passages: Vec::new(),
        evidence: Vec::new(),
    }
}

fn passage(a: &Prepared, b: &Prepared, chain: &Chain) -> Passage {
    Passage {
        kind: if chain.is_verbatim() {
            PassageKind::Verbatim
        } else {
            PassageKind::Edited
        },
        a: a.print.span(&a.item.body, chain.a()),
        b: b.print.span(&b.item.body, chain.b()),
        matched: u32::try_from(chain.matched()).unwrap_or(u32::MAX),
    }
}

/// Equal units of passages that stand in quotation marks in both articles.
fn quoted_units(a: &Prepared, b: &Prepared, chains: &[Chain], config: &Config) -> usize {
    if a.item.quotes.is_empty() || b.item.quotes.is_empty() {
        return 0;
    }
    chains
        .iter()
        .filter(|chain| {
            let passage = passage(a, b, chain);
            is_quoted(passage.a, &a.item.quotes, config)
                && is_quoted(passage.b, &b.item.quotes, config)
        })
        .map(Chain::matched)
        .sum()
}

/// Whether nearly all of a passage lies in quotations.
fn is_quoted(passage: Span, quotes: &[Span], config: &Config) -> bool {
    let inside: usize = quotes
        .iter()
        .map(|quote| {
            let start = quote.start.max(passage.start);
            quote.end.min(passage.end).saturating_sub(start)
        })
        .sum();
    inside as u64 * 1000 >= passage.len() as u64 * config.relation.quoted
}

/// Which of two is earlier in this set; unknown for a tie, and where a day's edge may lie between.
#[must_use]
pub(super) fn direction(a: Option<Moment>, b: Option<Moment>) -> Direction {
    let (Some(a), Some(b)) = (a, b) else {
        return Direction::Unknown;
    };
    let ((first_a, last_a), (first_b, last_b)) = (range(a), range(b));
    if last_a < first_b {
        Direction::AEarlier
    } else if last_b < first_a {
        Direction::BEarlier
    } else if a.offset.is_none() && b.offset.is_none() && a.day != b.day {
        // Two days without a zone: taken as days of one calendar.
        if a.day < b.day {
            Direction::AEarlier
        } else {
            Direction::BEarlier
        }
    } else {
        Direction::Unknown
    }
}

/// The seconds since 1970 between which a moment lies, given what is not known of it.
fn range(moment: Moment) -> (i64, i64) {
    const DAY: i64 = 86_400;
    // Zones reach from 12 hours west to 14 hours east.
    const EAST: i64 = 14 * 3600;
    const WEST: i64 = 12 * 3600;
    let midnight = i64::from(moment.day.ordinal()) * DAY;
    let (first, last) = match moment.time {
        None => (midnight, midnight + DAY - 1),
        Some(time) => {
            let start = midnight + i64::from(time.hour) * 3600 + i64::from(time.minute) * 60;
            match time.second {
                Some(second) => (start + i64::from(second), start + i64::from(second)),
                None => (start, start + 59),
            }
        }
    };
    match moment.offset {
        Some(minutes) => {
            let east = i64::from(minutes) * 60;
            (first - east, last - east)
        }
        None => (first - EAST, last + WEST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Day, Time};

    fn moment(day: u8, hour: Option<u8>, offset: Option<i16>) -> Option<Moment> {
        Some(Moment {
            day: Day::new(2031, 3, day).unwrap(),
            time: hour.map(|hour| Time {
                hour,
                minute: 0,
                second: None,
            }),
            offset,
        })
    }

    #[test]
    fn earlier_only_where_it_is_sure() {
        let check = |a, b, expect| {
            assert_eq!(direction(a, b), expect);
        };
        check(
            moment(1, None, None),
            moment(2, None, None),
            Direction::AEarlier,
        );
        check(
            moment(2, None, None),
            moment(1, None, None),
            Direction::BEarlier,
        );
        check(
            moment(1, None, None),
            moment(1, None, None),
            Direction::Unknown,
        );
        check(moment(1, None, None), None, Direction::Unknown);
        check(
            moment(1, Some(9), Some(480)),
            moment(1, Some(2), Some(0)),
            Direction::AEarlier,
        );
        check(
            moment(1, Some(9), Some(480)),
            moment(1, Some(1), Some(0)),
            Direction::Unknown,
        );
        // A day without a zone against a moment of the next morning in UTC.
        check(
            moment(1, None, None),
            moment(2, Some(1), Some(0)),
            Direction::Unknown,
        );
        check(
            moment(1, None, None),
            moment(3, Some(1), Some(0)),
            Direction::AEarlier,
        );
    }

    #[test]
    fn times_without_a_zone_on_one_day_are_compared() {
        // Both as the sites print them; the zone may differ by hours, so nothing is said.
        assert_eq!(
            direction(moment(1, Some(9), None), moment(1, Some(20), None)),
            Direction::Unknown
        );
    }
}
