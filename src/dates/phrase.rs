//! What the grammar reads: a phrase of time before it has an anchor.
//!
//! Both languages speak these types, and only the resolver gives them days.

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    BusinessDay,
    Night,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Steps from what something is counted from: -1 is the last one, 0 this one, 1 the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Steps {
    /// From the publication time (昨天, 上月, next week).
    Now(i32),
    /// From the date told last (同月, 次日, the following week).
    Told(i32),
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// A year of the calendar; 0 is 1 BC.
    Of(i32),
    /// A year counted in years.
    Steps(Steps),
    /// Ten years from this one on (20世纪30年代, the 1990s).
    Decade(i32),
    /// So many decades from this year on (五六十年代).
    Decades(i32, u8),
    /// The decade counted in decades.
    DecadeSteps(Steps),
    /// A hundred years from this one on (15th century).
    Century(i32),
    /// The century counted in centuries (上世纪).
    CenturySteps(Steps),
}

/// Which month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    /// By its number, from 1.
    Number(u8),
    /// A month counted in months.
    Steps(Steps),
    /// A month of the Chinese calendar; whether it is a leap month.
    Lunar(u8, bool),
}

/// Which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayOf {
    /// By its number in the month.
    Number(u8),
    /// A day counted in days.
    Steps(Steps),
}

/// Which week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Week {
    /// A week counted in weeks.
    Steps(Steps),
    /// The nth of its month or year; -1 is the last.
    Nth(i8),
    /// This one or the last: a weekend that nothing more is said of.
    Nearest,
    /// A week by its ISO number in its year.
    Number(u8),
}

/// A part of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// 初, early: the first third or so.
    Early,
    /// 中, mid.
    Middle,
    /// 末, 底, late.
    Late,
    /// 年初, the beginning of: a shorter early part.
    Start,
    /// 年底, the end of.
    End,
    /// 上旬, 中旬, 下旬: ten days of a month.
    TenDays(u8),
    /// Several of them: 中下旬.
    TenDaysTo(u8, u8),
    /// 中后期: from the middle on.
    MiddleAndLate,
    /// A half: 1 or 2.
    Half(u8),
    /// A quarter of a year: 1 to 4.
    Quarter(u8),
    /// A quarter counted in quarters.
    QuarterSteps(Steps),
    /// A season: 0 spring to 3 winter.
    Season(u8),
    /// The first n units.
    First(u32, Unit),
    /// The last n units.
    Last(u32, Unit),
    /// What is left of it.
    Rest,
    /// What has passed of it.
    SoFar,
    /// Its weekend.
    Weekend,
    /// Monday to Friday of a week.
    WorkingWeek,
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPart {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

/// A time of day as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// Hour, 0 to 24.
    pub(super) hour: u8,
    /// Minute, where said.
    pub(super) minute: Option<u8>,
    /// Second, where said.
    pub(super) second: Option<u8>,
    /// Whether morning or afternoon is settled.
    pub(super) settled: bool,
}

/// A feast: a rule that gives a day of each year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day.
    Fixed(u8, u8),
    /// Month and day of the Chinese calendar.
    Lunar(u8, u8),
    /// The last day of the Chinese year.
    LunarEve,
    /// The nth (or last, -1) weekday of a month: month, n, weekday from Monday 0.
    Weekday(u8, i8, u8),
    /// Days after Easter Sunday.
    Easter(i16),
    /// A solar term, 0 is 小寒.
    Term(u8),
    /// The day after another weekday feast (Black Friday): month, n, weekday, days.
    After(u8, i8, u8, i16),
}

/// A date of the calendar in pieces; what is missing comes from the resolver.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Calendar {
    pub(super) year: Option<Year>,
    pub(super) month: Option<Month>,
    pub(super) week: Option<Week>,
    pub(super) day: Option<DayOf>,
    /// Monday is 0.
    pub(super) weekday: Option<u8>,
    /// The nth of that weekday in its month.
    pub(super) nth_weekday: Option<i8>,
    pub(super) feast: Option<Feast>,
    pub(super) part: Option<Part>,
    /// A part of a part: 去年第三季度末, early in the first half.
    pub(super) inner: Option<Part>,
    pub(super) day_part: Option<DayPart>,
    pub(super) clock: Option<Clock>,
    /// The other end of a range of clocks.
    pub(super) until: Option<Clock>,
    /// On which side of the clock it is open (today before 4pm).
    pub(super) bound: Option<Side>,
    /// The reign's own calendar was lunar: days are near the mark only.
    pub(super) reign: bool,
    /// Months and days count from the next or the last one (next 5/12).
    pub(super) lean: Option<Lean>,
}

/// Which of two readings the words ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Past,
    Future,
    /// The one of this year, month or week.
    This,
}

impl Calendar {
    /// Whether nothing but a time of day is said.
    pub(super) fn is_time_only(&self) -> bool {
        let Self {
            day_part,
            clock,
            until,
            bound,
            ..
        } = *self;
        let only = Self {
            day_part,
            clock,
            until,
            bound,
            lean: self.lean,
            ..Self::default()
        };
        *self == only && (day_part.is_some() || clock.is_some())
    }

    /// Whether a time of day is said.
    pub(super) const fn has_time(&self) -> bool {
        self.clock.is_some() || self.day_part.is_some()
    }
}

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// Thousandths of the unit: 半年 is 500.
    pub(super) thousandths: i64,
    /// The unit.
    pub(super) unit: Unit,
    /// 几, 数, several: the number is not said.
    pub(super) vague: bool,
}

impl Amount {
    /// A whole number of a unit.
    pub(super) fn whole(count: u32, unit: Unit) -> Self {
        Self {
            thousandths: i64::from(count) * 1000,
            unit,
            vague: false,
        }
    }
}

/// Amounts that are added up: 两天又一个月.
pub(super) type Length = Vec<Amount>;

/// What a shift starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The publication time.
    Now,
    /// The date told last, where there is one near; the publication time otherwise.
    Told,
    /// A phrase.
    Phrase(Box<Phrase>),
}

/// Which side of a day an open interval takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// 以前, before: ends the day before.
    Before,
    /// 或之前, until: ends with it.
    Until,
    /// 以后, after.
    After,
    /// 以来, since, or later: begins with it.
    Since,
    /// 起, starting: begins with it, and may lie ahead.
    From,
}

/// A phrase of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// A date of the calendar, or a time of day.
    Calendar(Calendar),
    /// So long before (negative sign) or after a base.
    Shift {
        length: Length,
        forward: bool,
        base: Base,
        /// A weekday that is said beside it, as a check: in 3 days on Friday.
        and: Option<Calendar>,
        /// `more than 2 weeks after`: everything beyond.
        beyond: bool,
    },
    /// The units that end or begin with the publication time: 过去十年, next 3 days.
    Window {
        length: Length,
        forward: bool,
        base: Base,
        /// 三天内, within 2h: from now on, not from the next unit on.
        within: bool,
    },
    /// From one phrase to another.
    Range(Box<Phrase>, Box<Phrase>),
    /// Before or after a phrase.
    Open(Box<Phrase>, Side),
    /// A length of time.
    Duration(Length),
    /// A range of lengths: 九到12个月.
    DurationRange(Length, Length),
    /// What comes again and again, with its TIMEX3 value.
    Set(String),
    /// Now, to the second or as an age.
    Present,
    /// Not long ago.
    Recent,
    /// Before long.
    Soon,
}

/// A phrase with its place in the folded text and the rule that read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) phrase: Phrase,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) rule: &'static str,
}
