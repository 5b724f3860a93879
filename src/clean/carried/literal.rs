//! Prose in the string literals of a script's state: posts that a page draws by script alone.
//!
//! The longest literal that reads like prose is the text, whatever its key is called; the literals
//! near it tell who and when, by their keys. Script is never run.

use std::fmt::Write as _;

/// Shortest literal that can be an article, in characters, and the fewest ends of sentences in it.
const MIN_CHARS: usize = 60;
const MIN_SENTENCES: usize = 2;

/// Most literals of a script that are read.
const MAX_LITERALS: usize = 20_000;

/// Longest value that says who or when, in characters.
const MAX_SAID_CHARS: usize = 40;

/// Ends of keys whose values say who carries the text, who wrote it, and when.
const SAID: &[(&str, &str)] = &[
    ("nick_name", "source"),
    ("nickname", "source"),
    ("account_name", "source"),
    ("media_name", "source"),
    ("author", "author"),
    ("author_name", "author"),
    ("create_time", "pubtime"),
    ("publish_time", "pubtime"),
    ("pub_time", "pubtime"),
    ("published_at", "pubtime"),
];

/// A string literal with the key before it.
struct Literal {
    key: String,
    text: String,
}

/// The longest prose of the scripts as paragraphs, and what they say of it, as markup.
pub(super) fn prose(scripts: &[String]) -> Option<(String, String)> {
    let scripts: Vec<Vec<Literal>> = scripts.iter().map(|script| literals(script)).collect();
    let (place, text) = scripts
        .iter()
        .enumerate()
        .flat_map(|(place, literals)| literals.iter().map(move |one| (place, one.text.as_str())))
        .filter(|(_, text)| is_prose(text))
        .max_by_key(|(_, text)| text.len())?;
    let mut markup = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // Writing to a string cannot fail.
        let _ = write!(markup, "<p>{}</p>", escaped(line));
    }
    Some((markup, said(scripts.get(place)?)))
}

fn is_prose(text: &str) -> bool {
    let sentences = text
        .chars()
        .filter(|c| matches!(c, '。' | '！' | '？'))
        .count()
        + text.matches(". ").count();
    let has_markup = text.contains("</") || text.contains("function") || text.contains("://");
    sentences >= MIN_SENTENCES && !has_markup && text.chars().nth(MIN_CHARS).is_some()
}

/// Who and when, as elements that are named for it; the first value of a kind counts.
fn said(literals: &[Literal]) -> String {
    let mut markup = String::new();
    for kind in ["source", "author", "pubtime"] {
        let keys = || SAID.iter().filter(|row| row.1 == kind).map(|row| row.0);
        let value = literals.iter().find(|one| {
            let is_fit = !one.text.is_empty() && one.text.chars().nth(MAX_SAID_CHARS).is_none();
            is_fit && keys().any(|key| one.key.eq_ignore_ascii_case(key))
        });
        if let Some(one) = value {
            let _ = write!(markup, "<div class=\"{kind}\">{}</div>", escaped(&one.text));
        }
    }
    markup
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// All string literals of a script, unescaped.
fn literals(script: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut rest = script;
    while let Some(at) = rest
        .find(['"', '\''])
        .filter(|_| found.len() < MAX_LITERALS)
    {
        let (before, quoted) = rest.split_at(at);
        let Some((text, length)) = unescaped(quoted) else {
            break;
        };
        found.push(Literal {
            key: key(before),
            text,
        });
        rest = quoted.get(length..).unwrap_or_default();
    }
    found
}

/// The key that stands before a value: `nick_name: `, `"title":`, `title = `.
fn key(before: &str) -> String {
    let before = before.trim_end();
    let Some(before) = before.strip_suffix([':', '=']) else {
        return String::new();
    };
    let name = before.trim_end().trim_end_matches(['"', '\'']);
    let end = name.rsplit(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '$')));
    end.into_iter().next().unwrap_or_default().to_owned()
}

/// The text of the literal that a text starts with, and its length in bytes, quotes included; none
/// where it does not end on its line or holds what is no escape.
fn unescaped(quoted: &str) -> Option<(String, usize)> {
    let mut chars = quoted.char_indices();
    let (_, quote) = chars.next()?;
    let mut text = String::new();
    while let Some((at, c)) = chars.next() {
        match c {
            _ if c == quote => return Some((text, at + c.len_utf8())),
            '\\' => {
                let (_, escape) = chars.next()?;
                let digits = match escape {
                    'x' => 2,
                    'u' => 4,
                    _ => 0,
                };
                if digits == 0 {
                    text.push(match escape {
                        'n' => '\n',
                        'r' | 't' => ' ',
                        other => other,
                    });
                    continue;
                }
                let code: String = chars.by_ref().take(digits).map(|(_, c)| c).collect();
                let code = u32::from_str_radix(&code, 16).ok()?;
                text.push(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
            _ => text.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_prose_of_a_script_is_the_text() {
        let line = "渡口的老船工说，水退得比往年早，船要到下月才能再开，乘客只好绕路。".repeat(2);
        let script = format!(
            "window.x = {{title: '短', n: 3, content: '{line}\\x0a{line}', nick_name: '北岭水事'}};"
        );
        let (markup, said) = prose(&[script]).unwrap();
        assert_eq!(markup, format!("<p>{line}</p><p>{line}</p>"));
        assert_eq!(said, "<div class=\"source\">北岭水事</div>");
        assert!(prose(&["var a = 'b'; if (c < 'd') {}".to_owned()]).is_none());
    }
}
