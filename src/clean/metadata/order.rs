//! `03/04/2031`: the fourth of March or the third of April? The page says, or the day stays open.
//!
//! A date whose parts could both be a month is read by what stands beside it: another clue that
//! means one of the two days, a date on the page with a day past the twelfth (`25/04/2031`), the
//! country of the address, the language of the page. Where nothing decides, no publication time is
//! invented; the clue stays, with weight 0 and both readings.

use super::{Hint, Page, host, when};
use crate::clean::tree::{Attr, Tag};
use crate::model::{Clue, Day, Field, Moment};

/// Which part stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Month,
    Day,
}

/// Hints whose days are decided, and what stays open: its clue and its block.
pub(super) type Decided = (Vec<Hint<Moment>>, Vec<(Clue, Option<usize>)>);

/// Decides over the dates that can be read in two ways; `read` has them with the month first.
pub(super) fn decided(page: &Page, url: Option<&str>, read: Vec<Hint<Moment>>) -> Decided {
    let (open, mut sure): (Vec<_>, Vec<_>) = read
        .into_iter()
        .partition(|hint| is_open(&hint.raw) && swapped(hint.value.day).is_some());
    if open.is_empty() {
        return (sure, Vec::new());
    }
    let order = on_page(page)
        .or_else(|| by_country(url.and_then(host)?))
        .or_else(|| by_language(&language(page)?));
    let days: Vec<Day> = sure.iter().map(|hint| hint.value.day).collect();
    let mut left = Vec::new();
    for mut hint in open {
        let day = hint.value.day;
        let other = swapped(day).unwrap_or(day);
        let order = match (days.contains(&day), days.contains(&other)) {
            (true, false) => Some(Order::Month),
            (false, true) => Some(Order::Day),
            _ => order,
        };
        match order {
            Some(order) => {
                hint.value.day = if order == Order::Day { other } else { day };
                sure.push(hint);
            }
            None => left.push((undecided(&hint, other), hint.block)),
        }
    }
    (sure, left)
}

fn undecided(hint: &Hint<Moment>, other: Day) -> Clue {
    Clue {
        field: Field::Published,
        from: hint.from,
        value: format!("{} ({} | {other})", hint.raw, hint.value.day),
        weight: 0,
    }
}

/// The day with day and month exchanged, where that is another day.
fn swapped(day: Day) -> Option<Day> {
    Day::new(day.year, day.day, day.month).filter(|other| *other != day)
}

/// The first two numbers of a date that ends with its year: `25/04/2031`, `4-25-2031`.
fn parts(text: &str) -> Option<(u32, u32)> {
    let number = |text: &str| {
        let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        is_short.then(|| text.parse::<u32>().ok())?
    };
    let mark = if text.contains('/') { '/' } else { '-' };
    let mut pieces = text.splitn(3, mark);
    let (first, second) = (number(pieces.next()?)?, number(pieces.next()?)?);
    let year = pieces
        .next()?
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    (year == 4).then_some((first, second))
}

/// Whether a clue's date can be read in two ways.
fn is_open(raw: &str) -> bool {
    let found = when::find(raw);
    let parts = found.and_then(|found| parts(found.span.of(raw)));
    parts.is_some_and(|(first, second)| first <= 12 && second <= 12)
}

/// The order of the page's dates that can be read in one way only; none where they contradict each
/// other.
fn on_page(page: &Page) -> Option<Order> {
    const MAX_DATES: usize = 8;
    let (mut month, mut day) = (false, false);
    for block in page.blocks {
        if !block.text.contains(['/', '-']) {
            continue;
        }
        for found in when::find_all(&block.text, MAX_DATES) {
            if let Some((first, second)) = parts(found.span.of(&block.text)) {
                day |= first > 12;
                month |= second > 12;
            }
        }
    }
    match (month, day) {
        (true, false) => Some(Order::Month),
        (false, true) => Some(Order::Day),
        _ => None,
    }
}

/// The order of a country, by the end of a host's name.
fn by_country(host: &str) -> Option<Order> {
    const DAY_FIRST: &[&str] = &[
        "uk", "gb", "ie", "au", "nz", "in", "za", "sg", "my", "hk", "fr", "de", "at", "ch", "it",
        "es", "pt", "br", "mx", "ar", "cl", "nl", "be", "pl", "ru", "ua", "tr", "gr", "no", "fi",
        "vn", "id", "th", "il", "eg", "ng", "ke", "eu",
    ];
    match host.rsplit('.').next()? {
        "us" | "gov" | "mil" | "edu" | "ph" => Some(Order::Month),
        country if DAY_FIRST.contains(&country) => Some(Order::Day),
        _ => None,
    }
}

/// The order of a language, by its tag: English alone does not say.
fn by_language(tag: &str) -> Option<Order> {
    const DAY_FIRST: &[&str] = &[
        "fr", "de", "it", "es", "pt", "nl", "pl", "ru", "uk", "tr", "el", "nb", "no", "da", "fi",
        "vi", "id", "ms", "th", "he", "ar", "hi", "cs", "ro", "bg", "ca",
    ];
    let tag = tag.to_ascii_lowercase().replace('_', "-");
    let (language, country) = tag.split_once('-').unwrap_or((&tag, ""));
    match (language, country) {
        ("en", "us" | "ph") => Some(Order::Month),
        ("en" | "zh", country) => by_country(country),
        (language, _) if DAY_FIRST.contains(&language) => Some(Order::Day),
        _ => None,
    }
}

/// The language that a page states.
fn language(page: &Page) -> Option<String> {
    let tree = page.tree?;
    let stated = || {
        let mut metas = tree.elements(Tag::Meta);
        let locale = metas.find(|&id| tree.attr(id, Attr::Property) == Some("og:locale"))?;
        tree.attr(locale, Attr::Content).map(str::to_owned)
    };
    tree.lang
        .clone()
        .filter(|lang| lang.contains('-'))
        .or_else(stated)
        .or_else(|| tree.lang.clone())
}

#[cfg(test)]
mod tests {
    use crate::clean::{Config, clean};
    use crate::model::{
        Charset, CharsetSource, Document, Field, FileDecisions, Format, Hints, Metadata,
    };

    const TEXT: &str = "The ferry company said on Tuesday that the night boat would run again, after three weeks in the dock, with two crews and a new engine.";

    fn read(head: &str, line: &str, end: &str, url: Option<&str>) -> Metadata {
        let source = format!(
            "{head}<h1>The night ferry is back</h1><p>{line}</p><p>{TEXT}</p><p>{TEXT}{end}</p>"
        );
        let document = Document {
            file: "f".to_owned(),
            chain: Vec::new(),
            ordinal: 0,
            format: Format::Html,
            charset: Charset {
                name: "UTF-8".to_owned(),
                from: CharsetSource::Text,
            },
            source,
            hints: Hints {
                url: url.map(str::to_owned),
                ..Hints::default()
            },
            issues: Vec::new(),
        };
        let decisions = FileDecisions::default();
        let articles = clean(&document, &decisions, &Config::STANDARD).unwrap();
        articles[0].metadata.clone()
    }

    fn day(head: &str, line: &str, end: &str, url: Option<&str>) -> String {
        let published = read(head, line, end, url).published;
        published.map_or_else(|| "open".to_owned(), |moment| moment.day.to_string())
    }

    #[test]
    fn what_decides() {
        let line = "Posted 03/04/2031";
        let check = |head: &str, end: &str, url: Option<&str>, expect: &str| {
            assert_eq!(day(head, line, end, url), expect, "{head} {end} {url:?}");
        };
        check("", "", None, "open");
        check(
            "<html lang=en>",
            "",
            Some("https://a.example.com/1"),
            "open",
        );
        check("<html lang=en-US>", "", None, "2031-03-04");
        check("<html lang=en-GB>", "", None, "2031-04-03");
        check(
            "<html lang=en>",
            "",
            Some("https://a.example.co.uk/1"),
            "2031-04-03",
        );
        check(
            "<html lang=en-US>",
            " It stopped on 25/02/2031.",
            None,
            "2031-04-03",
        );
        check(
            "<html lang=en-GB>",
            " It stopped on 02/25/2031.",
            None,
            "2031-03-04",
        );
        let stated = "<html lang=en-US><meta property=og:updated_time content=x><time itemprop=datePublished datetime=2031-04-03>now</time>";
        check(stated, "", None, "2031-04-03");
    }

    #[test]
    fn what_needs_no_decision() {
        assert_eq!(day("", "Posted 25/04/2031", "", None), "2031-04-25");
        assert_eq!(day("", "Posted 04/25/2031", "", None), "2031-04-25");
        assert_eq!(day("", "Posted 04/04/2031", "", None), "2031-04-04");
        assert_eq!(day("", "Posted 2031-03-04", "", None), "2031-03-04");
    }

    #[test]
    fn an_open_day_is_told_and_does_not_win() {
        let metadata = read("", "Posted 03/04/2031", "", None);
        assert_eq!(metadata.clue(Field::Published), None);
        let clue = metadata
            .clues
            .iter()
            .find(|clue| clue.field == Field::Published)
            .unwrap();
        assert_eq!(
            (clue.value.as_str(), clue.weight),
            ("03/04/2031 (2031-03-04 | 2031-04-03)", 0)
        );
    }
}
