//! Resolution: phrases become days, against the publication time and what was told before.
//!
//! A phrase that counts from now takes the publication's own day. One without its year, month or
//! week takes what the sentence or paragraph is speaking of, or else the nearest such day: the
//! earlier one, after words of the future the later one. What has no anchor keeps an open value.

mod calendar;
mod cue;
mod extent;
mod feasts;
mod inside;
mod part;
mod solver;

use std::borrow::Cow;

use crate::model::{
    Anchor, AnchorSource, DateKind, DateMention, Day, Doubt, Granularity, Moment, Span,
};

use self::calendar::Direction;
use self::extent::Extent;
use self::solver::Solver;
use super::phrase::{Calendar, Found, Phrase, Side, Steps, Unit, Year};
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
    /// Whether it was told in the paragraph before: an hour may lean on it.
    goes_on: bool,
    /// The year told last.
    year: Option<i32>,
    /// Whether a bare month may lean on that year.
    year_holds: bool,
    /// Whether that year was told in the same sentence.
    year_is_close: bool,
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
    year: Option<(i32, Place)>,
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
        // The parts of a request stand each for itself.
        let reads_on = self.style == Style::Article;
        let year_holds = reads_on
            && self
                .year
                .is_some_and(|(_, said)| said.paragraph == place.paragraph || !self.speaks_of_now);
        let year_is_close = self
            .year
            .is_some_and(|(_, said)| said.sentence == place.sentence);
        let year = self.year.map(|(year, _)| year);
        let Some((told, sentence, paragraph)) = self.last else {
            return year.map(|year| Told {
                day: None,
                from: None,
                week_end: None,
                has_month: false,
                near: false,
                goes_on: false,
                year: Some(year),
                year_holds,
                year_is_close,
            });
        };
        let same_sentence = sentence == place.sentence;
        let same_paragraph = paragraph == place.paragraph;
        Some(Told {
            near: same_sentence
                || same_paragraph && (told.day.is_some() || told.week_end.is_some()),
            goes_on: paragraph + 1 == place.paragraph && told.day.is_some(),
            year: year.or(told.year),
            year_holds,
            year_is_close,
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
            // 自1985年以来 lasts until now: what follows does not lie in that year.
            Phrase::Open(inner, Side::Before | Side::Until | Side::After) => match inner.as_ref() {
                Phrase::Calendar(date) => said_year(date),
                _ => false,
            },
            _ => false,
        };
        // Of several years none holds for what follows.
        let is_one_year = extent.to.is_none_or(|to| to.year == from.year);
        if said && is_one_year {
            self.year = Some((from.year, place));
        } else if source == AnchorSource::Published && extent.granularity <= Granularity::Month {
            self.speaks_of_now = true;
            self.year = None;
        }
        if matches!(
            phrase,
            Phrase::Open(_, Side::Since | Side::From)
                | Phrase::Present
                | Phrase::Recent
                | Phrase::Soon
                | Phrase::Window { .. }
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
            goes_on: false,
            year: Some(from.year),
            year_holds: false,
            year_is_close: false,
        };
        self.last = Some((told, place.sentence, place.paragraph));
    }
}

fn said_year(date: &Calendar) -> bool {
    // 上年 looks back from the year that the text goes on with.
    let looks_back = date.year == Some(Year::Steps(Steps::Told(-1)));
    matches!(date.year, Some(Year::Of(_) | Year::Steps(_))) && !looks_back
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
        Phrase::Shift { forward, .. } | Phrase::Window { forward, .. } => {
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
