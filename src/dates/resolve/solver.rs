//! Phrases that are more than a date: shifts, windows, ranges, open intervals.
//!
//! In an article 五年前 is a year and 5月到10月 has October in it; in a request both are read to the
//! day.

use crate::dates::phrase::{
    Amount, Base, Calendar, DayOf, Lean, Month, Part, Phrase, Side, Steps, Unit, Week, Year,
};
use crate::dates::{Style, timex};
use crate::model::{AnchorSource, DateKind, Day, Doubt, Granularity};

use super::calendar::{Direction, Placed};
use super::extent::{self, Extent, add_months, granularity, shift};
use super::{Ground, NOON, Told, kind, part};

/// Solves phrases on one ground.
pub(super) struct Solver<'a> {
    /// What the phrase stands on.
    pub(super) ground: Ground<'a>,
    /// Minute of the day of publication.
    pub(super) minute: i64,
    /// How the text speaks.
    pub(super) style: Style,
}

impl Solver<'_> {
    /// The days of a phrase; nothing where its anchor is missing or it has none.
    pub(super) fn phrase(&self, phrase: &Phrase) -> Option<Placed> {
        match phrase {
            Phrase::Calendar(date) if date.feast.is_some() || is_lunar(date) => {
                self.nearest(phrase)
            }
            Phrase::Calendar(date) => self.ground.calendar(date),
            Phrase::Shift {
                length,
                forward,
                base,
                and,
                beyond,
            } => self
                .shift(length, *forward, base, *beyond)
                .map(|mut placed| {
                    if let Some(date) = and {
                        snap(&mut placed, date);
                    }
                    placed
                }),
            Phrase::Window {
                length,
                forward,
                base,
                within,
            } => self.window(length, *forward, base, *within),
            Phrase::Range(first, second) => self.range(first, second),
            Phrase::Open(inner, side) => self.open(inner, *side),
            Phrase::Duration(_) | Phrase::DurationRange(..) | Phrase::Set(_) => None,
            Phrase::Present => self.at_publication("PRESENT_REF", Doubt::None),
            Phrase::Recent => self.at_publication("PAST_REF", Doubt::Vague),
            Phrase::Soon => self.at_publication("FUTURE_REF", Doubt::Vague),
        }
    }

    /// The nearer of the last and the next such time, where no word says which: papers speak of a
    /// feast before and after it, and 起 may lie ahead.
    fn nearest(&self, phrase: &Phrase) -> Option<Placed> {
        let read = |solver: &Solver<'_>| match phrase {
            Phrase::Calendar(date) => solver.ground.calendar(date),
            _ => solver.phrase(phrase),
        };
        let past = read(self)?;
        if self.ground.direction != Direction::Default || past.doubt != Doubt::Direction {
            return Some(past);
        }
        let next = read(&self.looking(Direction::Future))?;
        let anchor = self.ground.anchor?.ordinal();
        let back = anchor - past.extent.from?.ordinal();
        let ahead = next.extent.from?.ordinal() - anchor;
        let nearer = if ahead < back { next } else { past };
        Some(Placed {
            doubt: Doubt::Direction,
            ..nearer
        })
    }

    fn at_publication(&self, value: &str, doubt: Doubt) -> Option<Placed> {
        self.ground.anchor?;
        // No day is meant, least of all that of publication.
        Some(Placed {
            extent: Extent {
                from: None,
                to: None,
                value: value.to_owned(),
                granularity: Granularity::Vague,
            },
            source: AnchorSource::Published,
            doubt,
        })
    }

    /// The day that a length is counted from.
    fn base(&self, base: &Base) -> Option<(Day, i64, AnchorSource)> {
        let now =
            |ground: &Ground<'_>| Some((ground.anchor?, self.minute, AnchorSource::Published));
        match base {
            Base::Now => now(&self.ground),
            Base::Told => match self
                .ground
                .told
                .filter(|told| told.near)
                .and_then(|told| told.day)
            {
                Some(day) if self.style == Style::Article => {
                    Some((day, NOON, AnchorSource::Mentioned))
                }
                _ => self.week_told().or_else(|| now(&self.ground)),
            },
            Base::Phrase(inner) => {
                let direction = match self.ground.direction {
                    Direction::Default if self.style == Style::Request => Direction::Future,
                    said => said,
                };
                let placed = self.looking(direction).phrase(inner)?;
                Some((placed.extent.from?, NOON, placed.source))
            }
        }
    }

    /// The end of a week told in the same paragraph: 上周会谈, 几天后….
    fn week_told(&self) -> Option<(Day, i64, AnchorSource)> {
        let told = self.ground.told.filter(|told| told.near)?;
        let week = told.week_end.filter(|_| self.style == Style::Article)?;
        Some((week, NOON, AnchorSource::Mentioned))
    }

    fn shift(&self, length: &[Amount], forward: bool, base: &Base, beyond: bool) -> Option<Placed> {
        let (day, minute, source) = self.base(base)?;
        let vague = length.iter().any(|amount| amount.vague);
        let (shifted, minutes) = shift(day, minute, length, forward);
        let unit = length.iter().map(|amount| amount.unit).min()?;
        let mut extent = self.at_unit(shifted, minutes, unit, base);
        if beyond {
            extent = Extent {
                from: forward.then_some(shifted),
                to: (!forward).then_some(shifted),
                value: if forward {
                    format!("{shifted}/..")
                } else {
                    format!("../{shifted}")
                },
                ..extent
            };
        }
        Some(Placed {
            extent,
            source,
            doubt: if vague { Doubt::Vague } else { Doubt::None },
        })
    }

    /// What a shift by a unit lands on: in an article 五年前 is a year, in a request a day.
    fn at_unit(&self, day: Day, minutes: i64, unit: Unit, base: &Base) -> Extent {
        if unit < Unit::BusinessDay {
            let mut extent = Extent::day(day);
            extent
                .value
                .push_str(&format!("T{:02}:{:02}", minutes / 60, minutes % 60));
            extent.granularity = granularity(unit);
            return extent;
        }
        let coarse = self.style == Style::Article && !matches!(base, Base::Phrase(_));
        if !coarse {
            return Extent::day(day);
        }
        match unit {
            Unit::Week | Unit::Weekend => Extent::week(extent::monday(day)),
            Unit::Month => Extent::month(day.year, day.month),
            Unit::Quarter => {
                let quarter = (day.month - 1) / 3 + 1;
                part::part_of(day.year, Part::Quarter(quarter)).unwrap_or_else(|| Extent::day(day))
            }
            Unit::Year | Unit::Decade | Unit::Century => Extent::year(day.year),
            _ => Extent::day(day),
        }
    }

    fn window(
        &self,
        length: &[Amount],
        forward: bool,
        base: &Base,
        within: bool,
    ) -> Option<Placed> {
        let (day, minute, source) = self.base(base)?;
        let vague = length.iter().any(|amount| amount.vague);
        let unit = length.iter().map(|amount| amount.unit).min()?;
        let doubt = if vague { Doubt::Vague } else { Doubt::None };
        if let [only] = length
            && matches!(only.unit, Unit::Quarter | Unit::Decade | Unit::Century)
            && !within
        {
            let extent = whole_units(day, only, forward)?;
            return Some(Placed {
                extent,
                source,
                doubt,
            });
        }
        let (end, _) = shift(day, minute, length, forward);
        let (from, to) = if forward {
            let starts_today = within || unit < Unit::BusinessDay;
            (if starts_today { day } else { day.plus_days(1) }, end)
        } else {
            (end, day)
        };
        let (from, to) = if unit == Unit::BusinessDay && !forward {
            (from, extent::shift_business_days(day, -1))
        } else {
            (from, to)
        };
        let value = if vague {
            timex::length(length)
        } else {
            format!("{from}/{to}")
        };
        Some(Placed {
            extent: Extent::new(from, to.max(from), value, granularity(unit)),
            source,
            doubt,
        })
    }

    /// The same solver, looking in a direction.
    fn looking(&self, direction: Direction) -> Solver<'_> {
        Solver {
            ground: Ground {
                anchor: self.ground.anchor,
                told: self.ground.told,
                direction,
            },
            minute: self.minute,
            style: self.style,
        }
    }

    /// A range; of the future too if it has begun already but not ended.
    fn range(&self, first: &Phrase, second: &Phrase) -> Option<Placed> {
        if self.ground.direction == Direction::Future {
            let begun = self.looking(Direction::Default).ends(first, second);
            let lasts = begun.filter(|placed| placed.extent.to >= self.ground.anchor);
            if lasts.is_some() {
                return lasts;
            }
        }
        self.ends(first, second)
    }

    /// An end of a range: 至今 is the day of publication there.
    fn end(&self, phrase: &Phrase) -> Option<Placed> {
        if *phrase != Phrase::Present {
            return self.phrase(phrase);
        }
        Some(Placed {
            extent: Extent::day(self.ground.anchor?),
            source: AnchorSource::Published,
            doubt: Doubt::None,
        })
    }

    fn ends(&self, first: &Phrase, second: &Phrase) -> Option<Placed> {
        let start = self.end(first)?;
        let from = start.extent.from?;
        // The second end is looked for from the first one on.
        let told = Told {
            day: None,
            from: None,
            week_end: None,
            has_month: false,
            near: false,
            goes_on: false,
            year: None,
            year_holds: false,
            year_is_close: false,
        };
        let counted_from_now = counts_from_now(second);
        let later = Solver {
            ground: Ground {
                anchor: if counted_from_now {
                    self.ground.anchor
                } else {
                    Some(from)
                },
                told: Some(&told),
                direction: Direction::Future,
            },
            minute: self.minute,
            style: self.style,
        };
        let end = match second {
            Phrase::Present => self.end(second)?,
            _ => later.phrase(second)?,
        };
        let by_edges = self.style == Style::Request;
        let from = match edge(first).filter(|_| by_edges) {
            Some(Part::End | Part::Late) => start.extent.to?.plus_days(1),
            Some(Part::Middle) => half_way(&start.extent)?,
            _ => from,
        };
        let to = match edge(second).filter(|_| by_edges) {
            Some(Part::Start | Part::Early) => end.extent.from?,
            Some(Part::Middle) => half_way(&end.extent)?,
            Some(Part::End | Part::Late) => end.extent.to?,
            _ if self.ends_with_its_beginning(&end.extent) => end.extent.from?,
            _ => end.extent.to?,
        };
        let value = format!("{}/{}", start.extent.value, end.extent.value);
        let doubt = if start.doubt == Doubt::None {
            end.doubt
        } else {
            start.doubt
        };
        let granularity = start.extent.granularity.min(end.extent.granularity);
        (from <= to).then(|| Placed {
            extent: Extent::new(from, to, value, granularity),
            source: start.source,
            doubt: if end.source == AnchorSource::Itself {
                Doubt::None
            } else {
                doubt
            },
        })
    }

    /// In a request, 5月到10月 ends where October begins; in an article October is in it.
    fn ends_with_its_beginning(&self, end: &Extent) -> bool {
        self.style == Style::Request && end.granularity > Granularity::Day
    }

    fn open(&self, inner: &Phrase, side: Side) -> Option<Placed> {
        let placed = match side {
            Side::From | Side::Until => self.nearest(inner)?,
            _ => self.phrase(inner)?,
        };
        let Extent {
            from,
            to,
            value,
            granularity,
        } = placed.extent;
        let has_time = kind(inner) == DateKind::Time;
        let exact = has_time || self.style == Style::Request && granularity <= Granularity::Day;
        let extent = match side {
            Side::Before => Extent {
                from: None,
                to: if has_time || edge(inner) == Some(Part::End) {
                    // 年底前 is until the year ends.
                    to
                } else {
                    from.map(|day| day.plus_days(-1))
                },
                value: format!("../{value}"),
                granularity,
            },
            Side::Until => Extent {
                from: None,
                to,
                value: format!("../{value}"),
                granularity,
            },
            Side::After => Extent {
                from: if exact {
                    from
                } else {
                    to.map(|day| day.plus_days(1))
                },
                to: None,
                value: format!("{value}/.."),
                granularity,
            },
            Side::Since | Side::From => Extent {
                from,
                to: None,
                value: format!("{value}/.."),
                granularity,
            },
        };
        Some(Placed { extent, ..placed })
    }
}

/// Whether a phrase is counted from the publication time itself.
fn counts_from_now(phrase: &Phrase) -> bool {
    match phrase {
        Phrase::Calendar(date) => {
            matches!(date.day, Some(DayOf::Steps(Steps::Now(_))))
                || matches!(date.month, Some(Month::Steps(Steps::Now(_))))
                || matches!(date.year, Some(Year::Steps(Steps::Now(_))))
                || matches!(date.week, Some(Week::Steps(Steps::Now(_))))
                || date.lean == Some(Lean::Future)
        }
        Phrase::Range(..) | Phrase::Open(..) => false,
        _ => true,
    }
}

/// The beginning, middle or end of something as an end of a range.
fn edge(phrase: &Phrase) -> Option<Part> {
    match phrase {
        Phrase::Calendar(date) => match date.part {
            Some(part @ (Part::Start | Part::Middle | Part::End)) => Some(part),
            _ => None,
        },
        _ => None,
    }
}

fn half_way(extent: &Extent) -> Option<Day> {
    let (from, to) = (extent.from?, extent.to?);
    // The middle of a month is its sixteenth, whatever part of it is called the middle.
    if extent.granularity == Granularity::PartOfMonth {
        return Day::new(from.year, from.month, 16);
    }
    Some(from.plus_days((to.ordinal() - from.ordinal()) / 2))
}

/// Whole quarters, decades or centuries before or after the one of the day.
fn whole_units(day: Day, amount: &Amount, forward: bool) -> Option<Extent> {
    let count = i32::try_from(amount.thousandths / 1000).ok()?.clamp(1, 400);
    let months = match amount.unit {
        Unit::Quarter => 3,
        Unit::Decade => 120,
        _ => 1200,
    };
    let (start_year, start_month) = match amount.unit {
        Unit::Quarter => (day.year, (day.month - 1) / 3 * 3 + 1),
        Unit::Decade => (day.year.div_euclid(10) * 10, 1),
        _ => (day.year.div_euclid(100) * 100, 1),
    };
    let first = if forward { months } else { -months * count };
    let (year, month) = add_months(start_year, start_month, first);
    let (end_year, end_month) = add_months(year, month, months * count - 1);
    let from = extent::first_of_month(year, month);
    let to = extent::last_of_month(end_year, end_month);
    Some(Extent::new(
        from,
        to,
        format!("{from}/{to}"),
        granularity(amount.unit),
    ))
}

/// `in 2 weeks on Friday`: the weekday of that week, the nearest one ahead.
fn snap(placed: &mut Placed, date: &Calendar) {
    let (Some(weekday), Some(day)) = (date.weekday, placed.extent.from) else {
        return;
    };
    let doubt = placed.doubt;
    *placed = Placed {
        extent: Extent::day(extent::monday(day).plus_days(i32::from(weekday))),
        source: placed.source,
        doubt,
    };
}

fn is_lunar(date: &Calendar) -> bool {
    matches!(date.month, Some(Month::Lunar(..)))
}
