//! The front matter of a Markdown text: `key: value` lines between two rules, before the text.
//!
//! ```text
//! ---
//! title: 北岭恢复供水
//! date: 2031-03-12 09:00
//! author: [林一舟, 何小满]
//! ---
//! ```

use crate::ingest::moment;
use crate::model::Hints;

/// Lines that a front matter has at most.
const MAX_LINES: usize = 60;

/// What the front matter of a text says, and the text after it; none where it has none.
pub(super) fn read(text: &str) -> Option<(Hints, &str)> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let (first, mut rest) = start.split_once('\n')?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut hints = Hints::default();
    let mut key = String::new();
    for _ in 0..MAX_LINES {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        if matches!(line.trim_end(), "---" | "...") {
            let is_known = hints != Hints::default();
            return is_known.then_some((hints, after));
        }
        let item = line.trim_start().strip_prefix("- ");
        match (item, line.split_once(':')) {
            (Some(item), _) => note(&mut hints, &key, item),
            (None, Some((name, value))) if is_key(name) => {
                key = name.trim().to_ascii_lowercase();
                note(&mut hints, &key, value);
            }
            _ if line.trim().is_empty() || line.starts_with([' ', '\t', '#']) => {}
            _ => return None,
        }
        rest = after;
    }
    None
}

fn is_key(name: &str) -> bool {
    let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    !name.is_empty() && name.chars().all(is_sign)
}

/// Takes in one value of a key.
fn note(hints: &mut Hints, key: &str, value: &str) {
    let value = unquoted(value);
    if value.is_empty() {
        return;
    }
    let value = value.to_owned();
    match key {
        "title" | "标题" => hints.title = Some(value),
        "date" | "published" | "publishdate" | "pubdate" | "created" | "日期" | "时间" => {
            hints.published = hints.published.or_else(|| moment::read(&value));
        }
        "author" | "authors" | "by" | "byline" | "作者" => {
            let names = value.trim_matches(['[', ']']).split([',', '，', '、']);
            let names = names.map(unquoted).filter(|name| !name.is_empty());
            hints.byline.extend(names.map(str::to_owned));
        }
        "url" | "link" | "source_url" | "canonical_url" if value.starts_with("http") => {
            hints.url = Some(value);
        }
        _ => {}
    }
}

fn unquoted(value: &str) -> &str {
    value.trim().trim_matches(['"', '\'']).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_hints() {
        let text = "---\ntitle: \"北岭恢复供水\"\ndate: 2031-03-12 09:00\ntags:\n  - 水\nauthors:\n  - 林一舟\n  - 何小满\nurl: https://a.example/1\n---\n\n正文";
        let (hints, rest) = read(text).unwrap();
        assert_eq!(hints.title.as_deref(), Some("北岭恢复供水"));
        assert_eq!(hints.byline, ["林一舟", "何小满"]);
        assert_eq!(hints.published.unwrap().to_string(), "2031-03-12T09:00");
        assert_eq!(hints.url.as_deref(), Some("https://a.example/1"));
        assert_eq!(rest.trim(), "正文");
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in [
            "---\n正文，没有键。\n---\n",
            "---\ntitle: 没有结尾",
            "---\ntags: 水\n---\n",
            "正文\n---\ntitle: a\n---\n",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
