//! The language and script of a text, by counting characters.

use super::block::is_han;
use crate::model::Language;
use crate::text::script;

/// Share of letters, in tenths, that a language must hold.
const MIN_TENTHS: usize = 3;

/// The language of a text.
pub(super) fn of(text: &str) -> Language {
    let (mut han, mut latin, mut kana, mut traditional, mut simplified, mut other) =
        (0, 0, 0, 0, 0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match c {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{3040}'..='\u{30ff}' => kana += 1,
            _ if is_han(c) => {
                han += 1;
                if script::is_traditional(c) {
                    traditional += 1;
                } else if is_simplified_only(c) {
                    simplified += 1;
                }
            }
            _ => other += 1,
        }
    }
    // A Chinese character says as much as several letters.
    let letters = latin / 4 + han + kana + other;
    if letters == 0 || kana * 10 > han || other * 10 > letters * 5 {
        Language::Unknown
    } else if han * 10 >= letters * MIN_TENTHS {
        if traditional > simplified {
            Language::Hant
        } else {
            Language::Hans
        }
    } else if is_english(text) {
        Language::English
    } else {
        Language::Unknown
    }
}

/// The commonest characters that only Simplified script has.
fn is_simplified_only(c: char) -> bool {
    "这国为们来时说会对发经过还进开关长东问学业见两现实电话机动无与义产种从车报记书门马".contains(c)
}

/// Whether a Latin text has the little words of English.
fn is_english(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "the", "of", "and", "to", "in", "is", "that", "for", "was", "with", "on", "it",
    ];
    let (mut words, mut hits) = (0, 0);
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .take(2000)
    {
        words += 1;
        hits += usize::from(WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)));
    }
    words > 0 && (hits * 100 >= words * 8 || words < 12 && hits > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_languages() {
        assert_eq!(of("北岭市的居民说，这是今年第一次停水。"), Language::Hans);
        assert_eq!(of("北嶺市的居民說，這是今年第一次停水。"), Language::Hant);
        assert_eq!(
            of("The town was without water for a week."),
            Language::English
        );
        assert_eq!(
            of("Die Stadt war eine Woche lang ohne Wasser."),
            Language::Unknown
        );
        assert_eq!(of("12345"), Language::Unknown);
    }
}
