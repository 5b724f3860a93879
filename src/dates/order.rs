//! 03/04/2031: which number is the month? A date of the same text with a day past the twelfth says.
//!
//! Where no such date stands in the text, the month is taken to come first, as English texts have
//! it most often, and the mention carries [`crate::model::Doubt::Order`].

/// Which number of a date that ends with its year is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// The text does not say, or says both.
    #[default]
    Unsaid,
    MonthFirst,
    DayFirst,
}

impl Order {
    /// The order of a folded text.
    pub(super) fn of(text: &str) -> Self {
        let (mut month, mut day) = (false, false);
        for (at, sign) in text.match_indices('/') {
            let before = text.get(..at).unwrap_or_default();
            let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let is_free = !text.get(..start).is_some_and(|head| head.ends_with(sign));
            let here = text.get(start..).and_then(numbers).filter(|_| is_free);
            if let Some((first, second)) = here {
                day |= first > 12 && second <= 12;
                month |= second > 12 && first <= 12;
            }
        }
        match (month, day) {
            (true, false) => Self::MonthFirst,
            (false, true) => Self::DayFirst,
            _ => Self::Unsaid,
        }
    }
}

/// Whether a date can be read in two ways.
pub(super) fn is_either(text: &str) -> bool {
    numbers(text).is_some_and(|(first, second)| first <= 12 && second <= 12 && first != second)
}

/// The first two numbers of `3/4/2031` or `3-4-2031`.
fn numbers(text: &str) -> Option<(u32, u32)> {
    let first = number(text)?;
    let mark = text
        .get(first.1..)
        .filter(|rest| rest.starts_with(['/', '-']))?;
    let second = number(mark.get(1..)?)?;
    let year = mark.get(1 + second.1..)?;
    let year = year.strip_prefix(mark.chars().next()?)?;
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    (digits == 4 && (1..=31).contains(&first.0) && (1..=31).contains(&second.0))
        .then_some((first.0, second.0))
}

/// A number of one or two digits, with its length.
fn number(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..digits).filter(|_| (1..=2).contains(&digits))?;
    Some((number.parse().ok()?, digits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::{Context, annotate};
    use crate::model::Doubt;

    #[test]
    fn the_text_says_its_order() {
        assert_eq!(Order::of("from 3/4/2031 to 25/4/2031"), Order::DayFirst);
        assert_eq!(Order::of("from 3/4/2031 to 4/25/2031"), Order::MonthFirst);
        assert_eq!(Order::of("25/4/2031 and 4/25/2031"), Order::Unsaid);
        assert_eq!(Order::of("3/4/2031, 2031/4/25 and 1/2"), Order::Unsaid);
    }

    #[test]
    fn a_date_follows_the_order_of_its_text() {
        let read = |text: &str| {
            let first = annotate(text, &Context::default())
                .into_iter()
                .next()
                .unwrap();
            (first.value.clone(), first.doubt)
        };
        let said = |value: &str, doubt| (value.to_owned(), doubt);
        assert_eq!(
            read("On 03/04/2031 it rained."),
            said("2031-03-04", Doubt::Order)
        );
        assert_eq!(
            read("Open from 03/04/2031 on, closed from 25/04/2031 on."),
            said("2031-04-03", Doubt::None)
        );
        assert_eq!(
            read("Signed 03/04/2031, read 04/25/2031."),
            said("2031-03-04", Doubt::None)
        );
        assert_eq!(
            read("On 25/04/2031 it rained."),
            said("2031-04-25", Doubt::None)
        );
        assert_eq!(
            read("On 2031/03/04 it rained."),
            said("2031-03-04", Doubt::None)
        );
    }
}
