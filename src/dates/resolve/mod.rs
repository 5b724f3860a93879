//! Resolution: phrases become days, against the publication time and what was told before.
//!
//! A phrase that counts from now takes the publication's own day. One without its year, month or
//! week takes what the sentence or paragraph is speaking of, or else the nearest such day: the
//! earlier one, after words of the future the later one. What has no anchor keeps an open value.

mod calendar;
mod cue;
mod extent;
mod part;

use std::borrow::Cow;

use crate::model::{
    Anchor, AnchorSource, DateKind, DateMention, Day, Doubt, Granularity, Moment, Span,
};

use self::calendar::{Direction, Placed};
use self::extent::{Extent, add_months, granularity, shift};
use super::phrase::{
    Amount, Base, Calendar, DayOf, Found, Lean, Month, Part, Phrase, Side, Steps, Unit, Week, Year,
};
use super::{Style, timex};

/// What was told before a phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// The day, where one was told.
    day: Option<Day>,
    /// The first day of what was told.
    from: Option<Day>,
    /// The last day of a week, where one was told.
    week_end: Option<Day>,
    /// Whether its month was told or known.
    has_month: bool,
    /// Whether a bare day or hour may lean on it.
    near: bool,
    /// The year told last.
    year: Option<i32>,
    /// Whether a bare month may lean on that year.
    year_holds: bool,
}

/// What a phrase stands on.
pub(super) struct Ground<'a> {
    /// The day of publication, in its own zone.
    anchor: Option<Day>,
    told: Option<&'a Told>,
    direction: Direction,
}

/// Resolves the phrases of one text, in order.
pub(super) struct Resolver {
    style: Style,
    /// The last date, with the sentence and paragraph it stood in.
    last: Option<(Told, usize, usize)>,
    /// The last year said, with its paragraph.
    year: Option<(i32, usize)>,
    /// Whether something was counted from the publication so far.
    speaks_of_now: bool,
}

/// Where a phrase stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Number of its sentence.
    pub(super) sentence: usize,
    /// Number of its paragraph.
    pub(super) paragraph: usize,
}

/// Minutes of a day at noon: what is assumed when the publication has no time.
const NOON: i64 = 720;

impl Resolver {
    /// A resolver at the beginning of a text.
    pub(super) const fn new(style: Style) -> Self {
        Self {
            style,
            last: None,
            year: None,
            speaks_of_now: false,
        }
    }

    /// The mention of a phrase; nothing where it means nothing without an anchor (当年).
    pub(super) fn resolve(
        &mut self,
        text: &str,
        found: &Found,
        place: Place,
        published: Option<Moment>,
    ) -> Option<DateMention> {
        let told = self.told(place);
        let ground = Ground {
            anchor: published.map(|moment| moment.day),
            told: told.as_ref(),
            direction: cue::direction(text, found.start, found.end),
        };
        let minute = published
            .and_then(|moment| moment.time)
            .map_or(NOON, |time| {
                i64::from(time.hour) * 60 + i64::from(time.minute)
            });
        let solver = Solver {
            ground,
            minute,
            style: self.style,
        };
        let kind = kind(&found.phrase);
        let placed = solver.phrase(&found.phrase);
        let (extent, source, doubt) = match placed {
            Some(placed) => (placed.extent, placed.source, placed.doubt),
            None => {
                let value = open_value(&found.phrase)?;
                let extent = Extent {
                    from: None,
                    to: None,
                    value,
                    granularity: Granularity::Vague,
                };
                let doubt = if matches!(kind, DateKind::Duration | DateKind::Set) {
                    Doubt::None
                } else {
                    Doubt::Open
                };
                let source = if doubt == Doubt::Open {
                    AnchorSource::Unknown
                } else {
                    AnchorSource::Itself
                };
                (extent, source, doubt)
            }
        };
        let anchor_day = match source {
            AnchorSource::Published => published.map(|moment| moment.day),
            AnchorSource::Mentioned => told.as_ref().and_then(|told| told.from),
            _ => None,
        };
        let doubt = if doubt == Doubt::None && source == AnchorSource::Published {
            zone_doubt(published, extent.granularity)
        } else {
            doubt
        };
        self.remember(&found.phrase, &extent, source, place);
        Some(DateMention {
            span: Span::default(),
            kind,
            value: extent.value,
            from: extent.from,
            to: extent.to,
            rule: Cow::Borrowed(found.rule),
            anchor: Anchor {
                source,
                day: anchor_day,
            },
            granularity: extent.granularity,
            doubt,
        })
    }

    fn told(&self, place: Place) -> Option<Told> {
        let year_holds = self
            .year
            .is_some_and(|(_, paragraph)| paragraph == place.paragraph || !self.speaks_of_now);
        let year = self.year.map(|(year, _)| year);
        let Some((told, sentence, paragraph)) = self.last else {
            return year.map(|year| Told {
                day: None,
                from: None,
                week_end: None,
                has_month: false,
                near: false,
                year: Some(year),
                year_holds,
            });
        };
        let same_sentence = sentence == place.sentence;
        let same_paragraph = paragraph == place.paragraph;
        Some(Told {
            near: same_sentence
                || same_paragraph && (told.day.is_some() || told.week_end.is_some()),
            year: year.or(told.year),
            year_holds,
            ..told
        })
    }

    fn remember(&mut self, phrase: &Phrase, extent: &Extent, source: AnchorSource, place: Place) {
        let Some(from) = extent.from else { return };
        let said = match phrase {
            Phrase::Calendar(date) => said_year(date),
            Phrase::Range(first, _) => match first.as_ref() {
                Phrase::Calendar(date) => said_year(date),
                _ => false,
            },
            Phrase::Open(inner, _) => match inner.as_ref() {
                Phrase::Calendar(date) => said_year(date),
                _ => false,
            },
            _ => false,
        };
        if said {
            self.year = Some((from.year, place.paragraph));
        } else if source == AnchorSource::Published && extent.granularity <= Granularity::Month {
            self.speaks_of_now = true;
            self.year = None;
        }
        if matches!(
            phrase,
            Phrase::Present | Phrase::Recent | Phrase::Soon | Phrase::Window { .. }
        ) {
            return;
        }
        let is_day = extent.to == Some(from);
        let told = Told {
            day: is_day.then_some(from),
            from: Some(from),
            week_end: extent
                .to
                .filter(|_| extent.granularity == Granularity::Week),
            has_month: extent.granularity <= Granularity::Month,
            near: false,
            year: Some(from.year),
            year_holds: false,
        };
        self.last = Some((told, place.sentence, place.paragraph));
    }
}

fn said_year(date: &Calendar) -> bool {
    matches!(date.year, Some(Year::Of(_) | Year::Steps(_)))
}

/// A feed's UTC near the edge of a day: the article's own day may be another.
fn zone_doubt(published: Option<Moment>, granularity: Granularity) -> Doubt {
    const EAST: u8 = 16;
    const WEST: u8 = 8;
    let at_edge = published.is_some_and(|moment| {
        moment.offset == Some(0)
            && moment
                .time
                .is_some_and(|time| time.hour >= EAST || time.hour < WEST)
    });
    if at_edge && granularity <= Granularity::Day {
        Doubt::Zone
    } else {
        Doubt::None
    }
}

fn kind(phrase: &Phrase) -> DateKind {
    match phrase {
        Phrase::Calendar(date) if date.has_time() => DateKind::Time,
        Phrase::Range(first, second) => match (kind(first), kind(second)) {
            (DateKind::Time, _) | (_, DateKind::Time) => DateKind::Time,
            _ => DateKind::Date,
        },
        Phrase::Open(inner, _) => kind(inner),
        Phrase::Shift { length, .. } | Phrase::Window { length, .. } => {
            if length.iter().any(|amount| amount.unit < Unit::BusinessDay) {
                DateKind::Time
            } else {
                DateKind::Date
            }
        }
        Phrase::Duration(_) | Phrase::DurationRange(..) => DateKind::Duration,
        Phrase::Set(_) => DateKind::Set,
        _ => DateKind::Date,
    }
}

/// The value of a phrase whose anchor is missing.
fn open_value(phrase: &Phrase) -> Option<String> {
    Some(match phrase {
        Phrase::Calendar(date) => {
            let alone = *date
                == Calendar {
                    year: date.year,
                    ..Calendar::default()
                };
            if alone && date.year == Some(Year::Steps(Steps::Told(0))) {
                return None;
            }
            timex::open_calendar(date)
        }
        Phrase::Shift {
            length, forward, ..
        }
        | Phrase::Window {
            length, forward, ..
        } => {
            let _ = length;
            if *forward { "FUTURE_REF" } else { "PAST_REF" }.to_owned()
        }
        Phrase::Range(first, second) => {
            format!("{}/{}", open_value(first)?, open_value(second)?)
        }
        Phrase::Open(inner, Side::Before | Side::Until) => format!("../{}", open_value(inner)?),
        Phrase::Open(inner, _) => format!("{}/..", open_value(inner)?),
        Phrase::Duration(length) => timex::length(length),
        Phrase::DurationRange(low, high) => {
            format!("{}/{}", timex::length(low), timex::length(high))
        }
        Phrase::Set(value) => value.clone(),
        Phrase::Present => "PRESENT_REF".to_owned(),
        Phrase::Recent => "PAST_REF".to_owned(),
        Phrase::Soon => "FUTURE_REF".to_owned(),
    })
}

struct Solver<'a> {
    ground: Ground<'a>,
    /// Minute of the day of publication.
    minute: i64,
    style: Style,
}

impl Solver<'_> {
    fn phrase(&self, phrase: &Phrase) -> Option<Placed> {
        match phrase {
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

    fn at_publication(&self, value: &str, doubt: Doubt) -> Option<Placed> {
        let day = self.ground.anchor?;
        Some(Placed {
            extent: Extent::new(day, day, value.to_owned(), Granularity::Vague),
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
                let placed = self.phrase(inner)?;
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
        let (end, end_minute) = shift(day, minute, length, forward);
        let (from, to) = if forward {
            let starts_today = within || unit < Unit::BusinessDay;
            (if starts_today { day } else { day.plus_days(1) }, end)
        } else {
            (end, day)
        };
        let _ = end_minute;
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

    fn range(&self, first: &Phrase, second: &Phrase) -> Option<Placed> {
        let start = self.phrase(first)?;
        let from = start.extent.from?;
        // The second end is looked for from the first one on.
        let told = Told {
            day: None,
            from: None,
            week_end: None,
            has_month: false,
            near: false,
            year: None,
            year_holds: false,
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
        let end = later.phrase(second)?;
        let from = match edge(first) {
            Some(Part::End | Part::Late) => start.extent.to?.plus_days(1),
            Some(Part::Middle) => half_way(&start.extent)?,
            _ => from,
        };
        let to = match edge(second) {
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
        let placed = self.phrase(inner)?;
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
                to: if has_time {
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
            Side::Since => Extent {
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
    let ahead = (i32::from(weekday) - i32::from(day.weekday())).rem_euclid(7);
    let doubt = placed.doubt;
    *placed = Placed {
        extent: Extent::day(extent::monday(day).plus_days(i32::from(weekday))),
        source: placed.source,
        doubt,
    };
    let _ = ahead;
}
