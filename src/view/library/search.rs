//! What is looked for in the articles: words, phrases, words that must not be there.
//!
//! `轮渡 "白沙岛" -补偿` finds the articles that hold 轮渡 and 白沙岛 and not 补偿. Words are parted by
//! blanks; quotation marks of either script keep a phrase with its blanks together. Script, width and
//! case don't count: a Simplified word finds the Traditional one, and the other way round.
//!
//! Limits: a word is found inside longer ones too, as Chinese has no blanks between words.

use serde::{Deserialize, Serialize};

/// Opening quotation marks and what closes them.
const QUOTES: [(char, char); 5] = [
    ('"', '"'),
    ('“', '”'),
    ('「', '」'),
    ('『', '』'),
    ('＂', '＂'),
];
/// What stands before a word that must not be there.
const NOT: [char; 3] = ['-', '－', '−'];

/// Where an article holds what is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// How often it stands in the body, all wanted words together.
    pub times: usize,
    /// What stands before the first place.
    pub before: String,
    /// The first place.
    pub text: String,
    /// What stands after it.
    pub after: String,
}

/// What is looked for, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query {
    wanted: Vec<String>,
    unwanted: Vec<String>,
}

impl Query {
    /// Reads what a person typed.
    pub(crate) fn parse(typed: &str, fold: fn(&str) -> String) -> Self {
        let mut query = Self::default();
        let mut rest = typed.trim_start();
        while !rest.is_empty() {
            let bare = rest.trim_start_matches(NOT);
            let is_not = bare.len() < rest.len() && !bare.is_empty();
            let word = if is_not { bare } else { rest };
            let (word, after) = first_word(word);
            let folded = fold(word.trim());
            match (folded.is_empty(), is_not) {
                (true, _) => {}
                (_, true) => query.unwanted.push(folded),
                (_, false) => query.wanted.push(folded),
            }
            rest = after.trim_start();
        }
        query
    }

    /// Whether nothing is looked for.
    pub(crate) const fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty()
    }

    /// Whether all that is wanted stands in one of some folded texts, and nothing that is not.
    pub(crate) fn fits(&self, texts: &[&str]) -> bool {
        let holds = |word: &String| texts.iter().any(|text| text.contains(word.as_str()));
        self.wanted.iter().all(holds) && !self.unwanted.iter().any(holds)
    }

    /// The first place in a text, with so many characters around it; none where there is none.
    pub(crate) fn hit(&self, text: &str, fold: fn(&str) -> String, context: usize) -> Option<Hit> {
        let folded = fold(text);
        let places = |word: &String| folded.match_indices(word.as_str()).count();
        let times = self.wanted.iter().map(places).sum();
        let first = self.wanted.iter().filter_map(|word| {
            let at = folded.find(word.as_str())?;
            Some((folded.get(..at)?.chars().count(), word.chars().count()))
        });
        // Folding is one character to one, so places are counted in characters.
        let (start, length) = first.min()?;
        let around =
            |from: usize, n: usize| -> String { text.chars().skip(from).take(n).collect() };
        let before_from = start.saturating_sub(context);
        let line = |text: String| text.replace('\n', " ");
        Some(Hit {
            times,
            before: line(around(before_from, start - before_from)),
            text: line(around(start, length)),
            after: line(around(start + length, context * 2)),
        })
    }
}

/// The first word or phrase, and what comes after it.
fn first_word(text: &str) -> (&str, &str) {
    let quoted = QUOTES.iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(*open)?;
        Some(inside.split_once(*close).unwrap_or((inside, "")))
    });
    let plain = || {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        text.split_at(end)
    };
    quoted.unwrap_or_else(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        text.chars()
            .map(|c| match c {
                '輪' => '轮',
                '復' => '复',
                c => c.to_ascii_lowercase(),
            })
            .collect()
    }

    fn fits(query: &str, text: &str) -> bool {
        Query::parse(query, fold).fits(&[&fold(text)])
    }

    #[test]
    fn words_phrases_and_what_must_not_be_there() {
        for (query, text, fitting) in [
            ("轮渡 复航", "轮渡下月复航", true),
            ("轮渡　复航", "轮渡下月停航", false),
            ("輪渡", "轮渡下月复航", true),
            ("轮渡", "輪渡下月復航", true),
            ("\"new ferry\"", "The New Ferry sails", true),
            ("\"new ferry\"", "The ferry is new", false),
            ("“下月复航”", "轮渡下月复航", true),
            ("轮渡 -补偿", "轮渡复航，补偿未定", false),
            ("轮渡 -补偿", "轮渡复航", true),
            ("-补偿", "轮渡复航", true),
            ("「下月", "轮渡下月复航", true),
            ("-", "a - b", true),
            ("", "轮渡", true),
        ] {
            assert_eq!(fits(query, text), fitting, "{query} in {text}");
        }
        assert!(Query::parse(" 　", fold).is_empty());
    }

    #[test]
    fn the_first_place_is_shown_as_it_stands() {
        let query = Query::parse("轮渡 复航", fold);
        let hit = query
            .hit("海嶺的輪渡下月復航，\n輪渡停了兩年。", fold, 2)
            .unwrap();
        assert_eq!((hit.before.as_str(), hit.text.as_str()), ("嶺的", "輪渡"));
        assert_eq!((hit.after.as_str(), hit.times), ("下月復航", 3));
        assert_eq!(query.hit("石桥通车", fold, 2), None);
    }
}
