//! The scale of the timeline: days to thousandths, marks for its axis, rows for its bars.

use crate::model::Day;

use super::Bar;

/// Days left free on either side of the publications, at least: a week that texts look back on.
const MIN_MARGIN: i32 = 7;
/// The margin as a part of the stretch of publications.
const MARGIN_PART: i32 = 4;
/// Two bars of one row stand at least this far apart, in thousandths, so that they can be told.
const GAP: u16 = 4;
/// The least width of a bar, in thousandths: as wide as it is drawn.
const MIN_WIDTH: u16 = 10;
/// The width of the label after a bar, in thousandths; before it where it ends past [`LATE`].
const LABEL: u16 = 85;
/// From where on a label after a bar would leave the window.
const LATE: u16 = 900;
/// An axis has no more marks than this: on a narrow page they would touch.
const MAX_TICKS: i32 = 7;

/// A window of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    first: i32,
    last: i32,
}

impl Scale {
    /// The window around some days: a margin is left on either side.
    pub(crate) fn around(days: impl Iterator<Item = Day>) -> Option<Self> {
        let (first, last) = days
            .map(Day::ordinal)
            .fold(None, |range, day| match range {
                None => Some((day, day)),
                Some((first, last)) => Some((day.min(first), day.max(last))),
            })?;
        let margin = MIN_MARGIN.max((last - first) / MARGIN_PART);
        Some(Self {
            first: first - margin,
            last: last + margin,
        })
    }

    /// First and last day.
    pub(crate) fn window(self) -> (Day, Day) {
        (Day::from_ordinal(self.first), Day::from_ordinal(self.last))
    }

    /// The middle of a day, in thousandths.
    pub(crate) fn at(self, day: Day) -> u16 {
        let twice = i64::from(day.ordinal().clamp(self.first, self.last) - self.first) * 2 + 1;
        thousandths(twice, self.days() * 2)
    }

    /// The bar of an interval; none where it lies outside. Its row is 0.
    pub(crate) fn bar(self, from: Day, to: Day) -> Option<Bar> {
        let (from, to) = (from.ordinal(), to.ordinal());
        if to < self.first || self.last < from {
            return None;
        }
        let start = thousandths(i64::from(from.max(self.first) - self.first), self.days());
        let end = thousandths(i64::from(to.min(self.last) + 1 - self.first), self.days());
        Some(Bar {
            start,
            length: end.saturating_sub(start).max(1),
            track: 0,
            label_before: false,
            open_start: from < self.first,
            open_end: self.last < to,
        })
    }

    /// Days to name on the axis, with their places: days, Mondays' distance, months or years.
    pub(crate) fn ticks(self) -> Vec<(Day, u16)> {
        let days = self.last - self.first + 1;
        let steps = [1, 2, 7, 14];
        if let Some(step) = steps.into_iter().find(|step| days <= step * MAX_TICKS) {
            let ordinals = (self.first..=self.last).filter(|day| day.rem_euclid(step) == 0);
            return ordinals
                .map(Day::from_ordinal)
                .map(|day| (day, self.at(day)))
                .collect();
        }
        let months = days / 30 + 1;
        let step = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 12_000]
            .into_iter()
            .find(|step| months <= step * MAX_TICKS)
            .unwrap_or(120_000);
        let (from, to) = self.window();
        let month = |day: Day| day.year * 12 + i32::from(day.month) - 1;
        (month(from)..=month(to))
            .filter(|month| month.rem_euclid(step) == 0)
            .filter_map(|month| {
                let number = u8::try_from(month.rem_euclid(12) + 1).ok()?;
                Day::new(month.div_euclid(12), number, 1)
            })
            .filter(|day| (from..=to).contains(day))
            .map(|day| (day, self.at(day)))
            .collect()
    }

    fn days(self) -> i64 {
        i64::from(self.last - self.first) + 1
    }
}

fn thousandths(part: i64, whole: i64) -> u16 {
    u16::try_from((part * 1000 / whole.max(1)).clamp(0, 1000)).unwrap_or(1000)
}

/// Gives each bar the first row, from `first` on, where it overlaps none before it; returns how
/// many rows.
///
/// The bars come by their start.
pub(crate) fn stack<'a>(bars: impl Iterator<Item = &'a mut Bar>, first: usize) -> usize {
    let mut ends: Vec<u16> = Vec::new();
    for bar in bars {
        let end = bar.start.saturating_add(bar.length.max(MIN_WIDTH));
        bar.label_before = LATE < end;
        let (before, after) = if bar.label_before {
            (LABEL, 0)
        } else {
            (0, LABEL)
        };
        let start = bar.start.saturating_sub(before);
        let end = end.saturating_add(after).saturating_add(GAP);
        match ends.iter().position(|free| *free <= start) {
            Some(track) => {
                bar.track = first + track;
                if let Some(free) = ends.get_mut(track) {
                    *free = end;
                }
            }
            None => {
                bar.track = first + ends.len();
                ends.push(end);
            }
        }
    }
    ends.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u8, day: u8) -> Day {
        Day::new(2031, month, day).unwrap()
    }

    #[test]
    fn a_window_leaves_a_margin() {
        let scale = Scale::around([day(3, 12), day(3, 13)].into_iter()).unwrap();
        assert_eq!(scale.window(), (day(3, 5), day(3, 20)));
        assert_eq!(scale.at(day(3, 5)), 31);
        assert_eq!(scale.at(day(3, 20)), 968);
        assert_eq!(Scale::around(std::iter::empty()), None);
    }

    #[test]
    fn bars_are_cut_at_the_window() {
        let scale = Scale::around([day(3, 12)].into_iter()).unwrap();
        let bar = scale.bar(day(1, 1), day(3, 6)).unwrap();
        assert_eq!((bar.start, bar.open_start, bar.open_end), (0, true, false));
        assert_eq!(scale.bar(day(1, 1), day(1, 31)), None);
    }

    #[test]
    fn ticks_stay_few() {
        for length in [1, 9, 40, 100, 400, 2000, 40_000] {
            let days = [day(3, 12), day(3, 12).plus_days(length)];
            let ticks = Scale::around(days.into_iter()).unwrap().ticks();
            assert!(
                (1..=9).contains(&ticks.len()),
                "{length} days: {}",
                ticks.len()
            );
        }
    }

    #[test]
    fn overlapping_bars_get_rows_of_their_own() {
        let bar = |start, length| Bar {
            start,
            length,
            track: 9,
            label_before: false,
            open_start: false,
            open_end: false,
        };
        let mut bars = [
            bar(0, 500),
            bar(100, 10),
            bar(300, 10),
            bar(600, 10),
            bar(950, 10),
        ];
        assert_eq!(stack(bars.iter_mut(), 3), 2);
        assert_eq!(bars.map(|bar| bar.track), [3, 4, 4, 3, 3]);
        assert_eq!(
            bars.map(|bar| bar.label_before),
            [false, false, false, false, true]
        );
    }
}
