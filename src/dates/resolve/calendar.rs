//! Dates of the calendar become days: the year first, then what is said inside it.

use crate::dates::phrase::{Calendar, DayOf, Lean, Month, Part, Side, Steps, Week, Year};
use crate::dates::timex;
use crate::model::{AnchorSource, Day, Doubt, Granularity};

use super::Ground;
use super::extent::{Extent, add_months, first_of_month, first_week, last_of_month, monday};
use super::inside::{in_week, inside_month, is_same, needs_cut, nth_weekday, suits};
use super::part::{cut, part_of};

/// An extent with what it was counted from.
pub(super) struct Placed {
    pub(super) extent: Extent,
    pub(super) source: AnchorSource,
    pub(super) doubt: Doubt,
}

/// The direction in which a date without its year, month or week is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    /// Nothing said so: the past, with a doubt.
    Default,
}

impl Direction {
    pub(super) const fn is_future(self) -> bool {
        matches!(self, Self::Future)
    }

    pub(super) const fn doubt(self) -> Doubt {
        match self {
            Self::Default => Doubt::Direction,
            _ => Doubt::None,
        }
    }
}

/// How far ahead, in days, a day without its year may lie where no word says so. News speaks of
/// what comes within a quarter, and of what has been before that.
const AHEAD: i32 = 90;

/// The same for a month, counted to its middle.
const AHEAD_OF_MONTH: i32 = 60;

/// The day that a month is taken for where months are compared.
const MID_MONTH: u8 = 15;

/// How many years a feast or 29 February is looked for.
pub(super) const REACH: i32 = 8;

impl Ground<'_> {
    /// The days of a date; nothing where its anchor is missing.
    pub(super) fn calendar(&self, date: &Calendar) -> Option<Placed> {
        let mut placed = self.day_or_more(date)?;
        if date.reign {
            placed.doubt = Doubt::Vague;
        }
        if let Some(part) = date.part.filter(|part| needs_cut(date, *part)) {
            placed.extent = cut(&placed.extent, part, self.anchor)?;
        }
        if let Some(part) = date.inner {
            placed.extent = cut(&placed.extent, part, self.anchor)?;
        }
        if let (Some(clock), Some(day)) = (date.clock, placed.extent.from) {
            let (day, clock) = if clock.hour == 24 {
                (
                    day.plus_days(1),
                    crate::dates::phrase::Clock { hour: 0, ..clock },
                )
            } else {
                (day, clock)
            };
            placed.extent = Extent::day(day);
            placed.extent.value.push_str(&timex::clock(clock));
            placed.extent.granularity = match (clock.minute, clock.second) {
                (_, Some(_)) => Granularity::Second,
                (Some(_), _) => Granularity::Minute,
                _ => Granularity::Hour,
            };
            self.bound(date, &mut placed.extent);
        } else if let Some(part) = date.day_part {
            placed.extent.value.push_str(timex::day_part(part));
            placed.extent.granularity = Granularity::PartOfDay;
        }
        Some(placed)
    }

    /// Opens a day on a side of its clock: today before 4pm.
    fn bound(&self, date: &Calendar, extent: &mut Extent) {
        match date.bound {
            Some(Side::Before | Side::Until) => {
                extent.from = None;
                extent.value.insert_str(0, "../");
            }
            Some(Side::After | Side::Since | Side::From) => {
                extent.to = None;
                extent.value.push_str("/..");
            }
            None => {}
        }
    }

    /// The week that holds a day: the week of 4 March.
    fn week_of(&self, date: &Calendar) -> Option<Placed> {
        let day = Calendar {
            week: None,
            part: None,
            ..*date
        };
        let placed = self.day_or_more(&day)?;
        let extent = Extent::week(monday(placed.extent.from?));
        Some(Placed { extent, ..placed })
    }

    fn day_or_more(&self, date: &Calendar) -> Option<Placed> {
        if date.week == Some(Week::Nth(0)) {
            return self.week_of(date);
        }
        if let Some(feast) = date.feast {
            return self.feast(date, feast);
        }
        if let Some(DayOf::Steps(steps)) = date.day {
            return self.stepped_day(steps);
        }
        if date.week.is_some() && date.month.is_none() && date.year.is_none() {
            return self.week(date);
        }
        if date.month.is_some() {
            return self.in_month(date);
        }
        if let Some(year) = date.year {
            return self.in_year(date, year);
        }
        if let Some(DayOf::Number(number)) = date.day {
            return self.day_of_month(date, number);
        }
        if let Some(weekday) = date.weekday {
            return self.weekday(weekday, date.lean);
        }
        if let Some(part) = date.part {
            return self.bare_part(part, date.lean);
        }
        date.is_time_only().then(|| self.today()).flatten()
    }

    /// The day of a time of day alone: the day told in the same sentence, else the anchor.
    fn today(&self) -> Option<Placed> {
        let told = self
            .told
            .and_then(|told| told.day.filter(|_| told.near || told.goes_on));
        let source = if told.is_some() {
            AnchorSource::Mentioned
        } else {
            AnchorSource::Published
        };
        Some(Placed {
            extent: Extent::day(told.or(self.anchor)?),
            source,
            doubt: Doubt::None,
        })
    }

    fn stepped_day(&self, steps: Steps) -> Option<Placed> {
        let (base, source, count) = match steps {
            Steps::Now(n) => (self.anchor?, AnchorSource::Published, n),
            Steps::Told(n) => match self.told.and_then(|told| told.day) {
                Some(day) => (day, AnchorSource::Mentioned, n),
                None => (self.anchor?, AnchorSource::Published, n),
            },
        };
        let day = base.plus_days(count);
        Some(placed(Extent::day(day), source))
    }

    fn week(&self, date: &Calendar) -> Option<Placed> {
        let (start, source) = match date.week? {
            Week::Steps(Steps::Now(n)) => (
                monday(self.anchor?).plus_days(n.saturating_mul(7)),
                AnchorSource::Published,
            ),
            Week::Steps(Steps::Told(n)) => {
                let (base, source) = self.told_or_anchor()?;
                (monday(base).plus_days(n.saturating_mul(7)), source)
            }
            Week::Nearest => (self.nearest_week(self.anchor?), AnchorSource::Published),
            Week::Number(number) => {
                let first = first_week(self.anchor?.year, 1);
                (
                    first.plus_days((i32::from(number) - 1) * 7),
                    AnchorSource::Published,
                )
            }
            Week::Nth(n) => {
                let anchor = self.anchor?;
                let first = first_week(anchor.year, anchor.month);
                (
                    first.plus_days((i32::from(n) - 1) * 7),
                    AnchorSource::Published,
                )
            }
        };
        Some(placed(in_week(start, date), source))
    }

    /// The Monday of the week whose weekend a paper speaks of: early in a week the last one, unless
    /// words of the future stand by.
    fn nearest_week(&self, anchor: Day) -> Day {
        const THURSDAY: u8 = 3;
        let looks_back = anchor.weekday() <= THURSDAY && self.direction != Direction::Future;
        monday(anchor).plus_days(if looks_back { -7 } else { 0 })
    }

    /// The year that a word or number means, where it is one year.
    pub(super) fn single_year(&self, year: Year) -> Option<(i32, AnchorSource)> {
        match year {
            Year::Of(year) => Some((year, AnchorSource::Itself)),
            Year::Steps(Steps::Now(n)) => Some((self.anchor?.year + n, AnchorSource::Published)),
            Year::Steps(Steps::Told(n)) => match self.told.and_then(|told| told.year) {
                Some(year) => Some((year + n, AnchorSource::Mentioned)),
                None => Some((self.anchor?.year + n, AnchorSource::Published)).filter(|_| n != 0),
            },
            _ => None,
        }
    }

    fn in_year(&self, date: &Calendar, year: Year) -> Option<Placed> {
        let years = |first: i32, count: i32, width: usize| {
            let value = if width == 3 {
                format!("{:03}", first.div_euclid(10))
            } else {
                format!("{:02}", first.div_euclid(100))
            };
            let granularity = if count == 10 {
                Granularity::Decade
            } else {
                Granularity::Century
            };
            Extent::years(first, count, value, granularity)
        };
        match year {
            Year::Decade(first) => {
                return Some(placed(years(first, 10, 3), AnchorSource::Itself));
            }
            Year::Decades(first, count) => {
                let count = i32::from(count) * 10;
                let value = format!("{first:04}/{:04}", first + count - 1);
                let extent = Extent::years(first, count, value, Granularity::Decade);
                return Some(placed(extent, AnchorSource::Itself));
            }
            Year::Century(first) => {
                return Some(placed(years(first, 100, 2), AnchorSource::Itself));
            }
            Year::DecadeSteps(steps) | Year::CenturySteps(steps) => {
                let (count, width) = if matches!(year, Year::DecadeSteps(_)) {
                    (10, 3)
                } else {
                    (100, 2)
                };
                let (Steps::Now(n) | Steps::Told(n)) = steps;
                let first = self.anchor?.year.div_euclid(count) * count + n * count;
                return Some(placed(years(first, count, width), AnchorSource::Published));
            }
            _ => {}
        }
        let (number, source) = self.single_year(year)?;
        if let Some(week) = date.week {
            let first = first_week(number, 1);
            let start = match week {
                Week::Nth(n) if n < 0 => first_week(number + 1, 1).plus_days(7 * i32::from(n)),
                Week::Nth(n) => first.plus_days((i32::from(n) - 1) * 7),
                Week::Number(n) => first.plus_days((i32::from(n) - 1) * 7),
                Week::Steps(_) | Week::Nearest => return None,
            };
            return Some(placed(in_week(start, date), source));
        }
        if let (Some(weekday), Some(nth)) = (date.weekday, date.nth_weekday) {
            let day = nth_weekday(
                first_of_month(number, 1),
                last_of_month(number, 12),
                weekday,
                nth,
            );
            return Some(placed(Extent::day(day?), source));
        }
        let extent = match date.part {
            Some(part) => part_of(number, part)?,
            None => Extent::year(number),
        };
        Some(placed(extent, source))
    }

    fn in_month(&self, date: &Calendar) -> Option<Placed> {
        match date.month? {
            Month::Lunar(month, leap) => self.lunar(date, month, leap),
            Month::Steps(steps) => {
                let (base, source, n) = match steps {
                    Steps::Now(n) => (self.anchor?, AnchorSource::Published, n),
                    Steps::Told(n) => {
                        let (base, source) = self.told_or_anchor()?;
                        (base, source, n)
                    }
                };
                let (year, month) = add_months(base.year, base.month, n);
                let year = match date.year {
                    Some(said) => self.single_year(said)?.0,
                    None => year,
                };
                Some(placed(inside_month(year, month, date)?, source))
            }
            Month::Number(month) => self.number_month(date, month),
        }
    }

    fn number_month(&self, date: &Calendar, month: u8) -> Option<Placed> {
        if let Some(said) = date.year {
            let (year, source) = self.single_year(said)?;
            return Some(placed(inside_month(year, month, date)?, source));
        }
        let number = match date.day {
            Some(DayOf::Number(number)) => Some(number),
            _ => None,
        };
        if date.lean.is_none()
            && !self.is_recent(month, number)
            && let Some(year) = self.told_year()
            && let Some(extent) = inside_month(year, month, date)
        {
            return Some(placed(extent, AnchorSource::Mentioned));
        }
        let anchor = self.anchor?;
        let direction = match self.direction_of(date.lean) {
            Direction::Default => match number {
                Some(number) => self.nearer(month, number, AHEAD, date.weekday)?,
                None => self.nearer(month, MID_MONTH, AHEAD_OF_MONTH, None)?,
            },
            said => said,
        };
        let start = match (date.lean, direction) {
            (Some(Lean::This), _) => anchor.year,
            (_, Direction::Future) => {
                let passed = match number {
                    Some(number) => (month, number) < (anchor.month, anchor.day),
                    None => month < anchor.month,
                };
                anchor.year + i32::from(passed || is_same(date.lean, month, number, anchor))
            }
            _ => {
                let ahead = match number {
                    Some(number) => (month, number) > (anchor.month, anchor.day),
                    None => month > anchor.month,
                };
                anchor.year - i32::from(ahead || is_same(date.lean, month, number, anchor))
            }
        };
        let step = if direction.is_future() { 1 } else { -1 };
        let extent = (0..REACH).find_map(|n| inside_month(start + n * step, month, date))?;
        Some(Placed {
            extent,
            source: AnchorSource::Published,
            doubt: direction.doubt(),
        })
    }

    /// Which instance of a day is meant where no word says so: the nearest, if it lies ahead at
    /// most `ahead` days; one with the weekday that is said goes before all others.
    fn nearer(&self, month: u8, number: u8, ahead: i32, weekday: Option<u8>) -> Option<Direction> {
        let anchor = self.anchor?;
        let distance = |year: i32| {
            let day = Day::new(year, month, number)?;
            let fits = weekday.is_none_or(|weekday| day.weekday() == weekday);
            fits.then(|| day.ordinal() - anchor.ordinal())
        };
        let years = anchor.year - 1..=anchor.year + 1;
        let nearest = years.filter_map(distance).min_by_key(|days| days.abs());
        Some(match nearest {
            Some(days) if days > 0 && (days <= ahead || weekday.is_some()) => Direction::Future,
            _ => Direction::Default,
        })
    }

    /// A day of the month whose month is not said.
    fn day_of_month(&self, date: &Calendar, number: u8) -> Option<Placed> {
        if let Some(told) = self.told
            && told.near
            && date.lean.is_none()
            && date.weekday.is_none()
            && let Some(from) = told.from
            && told.has_month
            && let Some(day) = Day::new(from.year, from.month, number)
        {
            return Some(placed(Extent::day(day), AnchorSource::Mentioned));
        }
        let anchor = self.anchor?;
        let direction = self.direction_of(date.lean);
        let step = if direction.is_future() { 1 } else { -1 };
        let day = (0..=24).find_map(|n| {
            let (year, month) = add_months(anchor.year, anchor.month, n * step);
            let day = Day::new(year, month, number)?;
            let fits = date.weekday.is_none_or(|weekday| day.weekday() == weekday);
            (suits(day, anchor, direction, false) && fits).then_some(day)
        })?;
        Some(Placed {
            extent: Extent::day(day),
            source: AnchorSource::Published,
            doubt: direction.doubt(),
        })
    }

    fn weekday(&self, weekday: u8, lean: Option<Lean>) -> Option<Placed> {
        let anchor = self.anchor?;
        let ahead = (i32::from(weekday) - i32::from(anchor.weekday())).rem_euclid(7);
        let direction = self.direction_of(lean);
        let days = match direction {
            Direction::Future => ahead,
            _ if ahead == 0 => 0,
            _ => ahead - 7,
        };
        let days = match (lean, days) {
            (Some(Lean::Past), 0) => -7,
            (Some(Lean::Future), 0) => 7,
            _ => days,
        };
        Some(Placed {
            extent: Extent::day(anchor.plus_days(days)),
            source: AnchorSource::Published,
            doubt: direction.doubt(),
        })
    }

    /// A part of a year without the year.
    fn bare_part(&self, part: Part, lean: Option<Lean>) -> Option<Placed> {
        let anchor = self.anchor?;
        if let Part::QuarterSteps(steps) = part {
            let (Steps::Now(n) | Steps::Told(n)) = steps;
            let month = (anchor.month - 1) / 3 * 3 + 1;
            let (year, month) = add_months(anchor.year, month, n * 3);
            let extent = part_of(year, Part::Quarter((month - 1) / 3 + 1))?;
            return Some(placed(extent, AnchorSource::Published));
        }
        if let Some(year) = self.told_year() {
            return Some(placed(part_of(year, part)?, AnchorSource::Mentioned));
        }
        let direction = self.direction_of(lean);
        let this = part_of(anchor.year, part)?;
        let strict = lean.is_some_and(|lean| lean != Lean::This);
        let year = match direction {
            // In February this winter began in the year before.
            _ if lean == Some(Lean::This) && part == Part::Season(3) && anchor.month < 3 => {
                anchor.year - 1
            }
            _ if lean == Some(Lean::This) => anchor.year,
            Direction::Future if this.to.is_some_and(|to| to < anchor) => anchor.year + 1,
            Direction::Future if strict && this.from.is_some_and(|from| from <= anchor) => {
                anchor.year + 1
            }
            Direction::Future => anchor.year,
            _ if this.from.is_some_and(|from| from > anchor) => anchor.year - 1,
            _ if strict && this.to.is_some_and(|to| to >= anchor) => anchor.year - 1,
            _ => anchor.year,
        };
        Some(Placed {
            extent: part_of(year, part)?,
            source: AnchorSource::Published,
            doubt: direction.doubt(),
        })
    }

    fn told_or_anchor(&self) -> Option<(Day, AnchorSource)> {
        match self.told.and_then(|told| told.from) {
            Some(day) => Some((day, AnchorSource::Mentioned)),
            None => Some((self.anchor?, AnchorSource::Published)),
        }
    }

    /// Whether a day lies so shortly before the publication that a year told in another sentence
    /// does not hold for it.
    fn is_recent(&self, month: u8, number: Option<u8>) -> bool {
        const DAYS: i32 = 60;
        let close = self.told.is_some_and(|told| told.year_is_close);
        let (Some(anchor), Some(number), false) = (self.anchor, number, close) else {
            return false;
        };
        [anchor.year, anchor.year - 1]
            .into_iter()
            .filter_map(|year| Day::new(year, month, number))
            .any(|day| (0..=DAYS).contains(&(anchor.ordinal() - day.ordinal())))
    }

    /// The year that the text is speaking of, where it said so near by.
    fn told_year(&self) -> Option<i32> {
        let year = self.told.filter(|told| told.year_holds)?.year?;
        // A plan for next year does not put what has happened there.
        let ahead = self.anchor.is_some_and(|anchor| year > anchor.year);
        // Nor does what was told of an earlier year hold for what is to come.
        let behind = self.anchor.is_some_and(|anchor| year < anchor.year);
        let fits = if self.direction.is_future() {
            !behind
        } else {
            !ahead
        };
        fits.then_some(year)
    }

    pub(super) fn direction_of(&self, lean: Option<Lean>) -> Direction {
        match lean {
            Some(Lean::Past) => Direction::Past,
            Some(Lean::Future) => Direction::Future,
            _ => self.direction,
        }
    }
}

pub(super) fn placed(extent: Extent, source: AnchorSource) -> Placed {
    Placed {
        extent,
        source,
        doubt: Doubt::None,
    }
}
