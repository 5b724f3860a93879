//! Dates: every expression of time in a text, resolved against the text's own time.
//!
//! 1. The text is folded (script, width, case; the bytes stay known) and walked once. Where a
//!    character or word may begin a phrase, the grammars `zh` and `en` read the longest one: tables
//!    of words, and small rules that take a cursor and give what they read.
//! 2. A phrase is a value without an anchor: a year, month, day, weekday, part, clock; or a shift,
//!    a window, a range, an open side, a length, a set.
//! 3. Resolution gives it days: against the publication time in its own zone, against what the
//!    sentence or paragraph told before, in the past unless words of the future stand in its clause.
//!    Without an anchor the value stays open (`XXXX-10`) and no day is given.
//!
//! What is covered, beside other tools, is in docs/dates.md. Limits: one phrase is at most one range;
//! holidays do not move business days; months and days of reigns before 1912 are taken as solar.
//!
//! ```
//! use duilan::dates::{Context, annotate};
//! use duilan::model::Moment;
//!
//! let published: Moment = "2031-03-12".parse().unwrap();
//! let found = annotate("渡轮周二复航", &Context::at(Some(published)));
//! assert_eq!(found[0].value, "2031-03-11");
//! ```

mod combine;
mod en;
mod eras;
mod feast;
mod number;
mod numeric;
mod order;
mod phrase;
mod resolve;
mod source;
mod timex;
mod zh;

use crate::model::{AnchorSource, DateMention, Day, Doubt, Moment, Span};

use self::order::Order;
use self::phrase::Found;
use self::resolve::{Place, Resolver};
use self::source::{Cursor, Source};

/// How a text speaks of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// A report: 五年前 is a year, and 5月到10月 has October in it.
    #[default]
    Article,
    /// A single request or question, to the day: 五年前 is this day five years ago, and 5月到10月
    /// ends where October begins, as assistants read it.
    Request,
}

/// What a text's dates are resolved against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context<'a> {
    /// The publication time (the DCT), in its own zone; none where unknown.
    pub published: Option<Moment>,
    /// Spans that have a time of their own (the text of a related link), sorted.
    pub anchors: &'a [(Span, Moment)],
    /// How the text speaks.
    pub style: Style,
}

impl Context<'_> {
    /// An article with its publication time.
    #[must_use]
    pub const fn at(published: Option<Moment>) -> Self {
        Self {
            published,
            anchors: &[],
            style: Style::Article,
        }
    }

    fn published_at(&self, at: usize) -> Option<Moment> {
        let own = self
            .anchors
            .iter()
            .find(|(span, _)| span.start <= at && at < span.end);
        own.map(|&(_, moment)| moment).or(self.published)
    }
}

/// The one day that a text names with its year; none where it names none, or several.
#[must_use]
pub fn whole_day(text: &str) -> Option<Day> {
    let mut named = annotate(text, &Context::default())
        .into_iter()
        .filter(|mention| mention.anchor.source == AnchorSource::Itself)
        .filter(|mention| mention.from == mention.to)
        .filter_map(|mention| mention.from);
    let first = named.next()?;
    named.all(|day| day == first).then_some(first)
}

/// The expressions of time in a text, by place; no two overlap.
#[must_use]
pub fn annotate(text: &str, context: &Context<'_>) -> Vec<DateMention> {
    let source = Source::new(text);
    let folded = source.folded.as_str();
    let order = Order::of(folded);
    let mut resolver = Resolver::new(context.style);
    let mut place = Place {
        sentence: 0,
        paragraph: 0,
    };
    let mut mentions = Vec::new();
    let mut at = 0;
    let mut previous = ' ';
    while let Some(c) = folded.get(at..).and_then(|rest| rest.chars().next()) {
        if let Some(found) = phrase_at(Cursor::new(folded, at).ordered(order), previous, c) {
            let span = Span::new(source.place(found.start), source.place(found.end));
            let published = context.published_at(span.start);
            if let Some(mut mention) = resolver.resolve(folded, &found, place, published) {
                let written = folded.get(found.start..).unwrap_or_default();
                if mention.doubt == Doubt::None
                    && order == Order::Unsaid
                    && order::is_either(written)
                {
                    mention.doubt = Doubt::Order;
                }
                mentions.push(DateMention { span, ..mention });
            }
            previous = folded
                .get(..found.end)
                .and_then(|before| before.chars().next_back())
                .unwrap_or(' ');
            at = found.end;
            continue;
        }
        match c {
            '\n' => {
                place.paragraph += 1;
                place.sentence += 1;
            }
            '。' | '！' | '？' | '!' | '?' | '；' => place.sentence += 1,
            '.' if folded
                .get(at + 1..)
                .is_some_and(|rest| rest.starts_with([' ', '\n'])) =>
            {
                place.sentence += 1;
            }
            _ => {}
        }
        previous = c;
        at += c.len_utf8();
    }
    mentions
}

/// The phrase that begins at a place, if one does; never inside a number or a word.
fn phrase_at(c: Cursor<'_>, previous: char, next: char) -> Option<Found> {
    let inside_number = number::begins(previous) && number::begins(next)
        || previous.is_ascii_digit() && next.is_ascii_digit();
    if inside_number {
        return None;
    }
    let chinese = zh::phrase_at(c);
    let begins_word = next.is_ascii_alphanumeric() && !previous.is_ascii_alphanumeric();
    let english = begins_word.then(|| en::phrase_at(c)).flatten();
    let found = match (chinese, english) {
        (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
        (a, b) => a.or(b),
    };
    found.filter(|found| found.end > found.start)
}
