//! Feasts and months of the Chinese calendar become days of a year.

use crate::dates::feast;
use crate::dates::phrase::{Calendar, DayOf, Feast, Lean, Part};
use crate::dates::timex;
use crate::model::{AnchorSource, Doubt, Granularity};

use super::Ground;
use super::calendar::{Placed, REACH, placed};
use super::extent::Extent;
use super::inside::suits;

impl Ground<'_> {
    /// The day of a feast, or the weekend that touches it.
    pub(super) fn feast(&self, date: &Calendar, feast: Feast) -> Option<Placed> {
        let (day, source, doubt) = match date.year {
            Some(year) => {
                let (year, source) = self.single_year(year)?;
                (feast::day_in(feast, year)?, source, Doubt::None)
            }
            None => {
                let anchor = self.anchor?;
                let direction = self.direction_of(date.lean);
                let this = date.lean == Some(Lean::This);
                let years: Vec<i32> = if this {
                    vec![anchor.year]
                } else if direction.is_future() {
                    (anchor.year..anchor.year + REACH).collect()
                } else {
                    (anchor.year - REACH..=anchor.year).rev().collect()
                };
                let strict = date.lean.is_some();
                let day = years
                    .into_iter()
                    .filter_map(|year| feast::day_in(feast, year))
                    .find(|day| this || suits(*day, anchor, direction, strict))?;
                (day, AnchorSource::Published, direction.doubt())
            }
        };
        let mut extent = Extent::day(day);
        if date.part == Some(Part::Weekend) {
            // The weekend that touches the feast: a Monday belongs to the days before it.
            let saturday = match day.weekday() {
                0 => day.plus_days(-2),
                weekday => day.plus_days(5 - i32::from(weekday)),
            };
            let last = saturday.plus_days(1).max(day);
            let first = saturday.min(if day.weekday() == 4 { day } else { saturday });
            extent = Extent::new(first, last, timex::week(saturday) + "-WE", Granularity::Day);
        }
        Some(Placed {
            extent,
            source,
            doubt,
        })
    }

    /// A month of the Chinese calendar, or a day of it.
    pub(super) fn lunar(&self, date: &Calendar, month: u8, leap: bool) -> Option<Placed> {
        let resolve = |year: i32| -> Option<Extent> {
            let number = match date.day {
                Some(DayOf::Number(number)) => Some(number),
                _ => None,
            };
            let (first, last) = feast::lunar_month(year, month, leap)?;
            Some(match number {
                Some(number) => {
                    let day = first.plus_days(i32::from(number) - 1);
                    if day > last {
                        return None;
                    }
                    Extent::day(day)
                }
                None => Extent::new(first, last, format!("{first}/{last}"), Granularity::Month),
            })
        };
        if let Some(said) = date.year {
            let (year, source) = self.single_year(said)?;
            return Some(placed(resolve(year)?, source));
        }
        let anchor = self.anchor?;
        let direction = self.direction_of(date.lean);
        let years: Vec<i32> = if direction.is_future() {
            (anchor.year - 1..anchor.year + REACH).collect()
        } else {
            (anchor.year - REACH..=anchor.year).rev().collect()
        };
        let extent = years.into_iter().filter_map(resolve).find(|extent| {
            if direction.is_future() {
                extent.to.is_some_and(|to| to >= anchor)
            } else {
                extent.from.is_some_and(|from| from <= anchor)
            }
        })?;
        Some(Placed {
            extent,
            source: AnchorSource::Published,
            doubt: direction.doubt(),
        })
    }
}
