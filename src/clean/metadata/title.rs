//! The title, without the site's suffix.
//!
//! A page states its title several times: in its head (often with the site's name behind a
//! separator), for other sites, and as a heading. The heading is what the reader sees, so the one
//! that agrees with the head wins; the suffix is cut at whatever separator, counting characters,
//! not words, so that `标题_栏目_某网` loses both.

use super::when;
use super::{Head, Hint, Page};
use crate::clean::block::{Kind, Raw};
use crate::clean::cue::Cue;
use crate::model::{Arrange, ClueSource};

/// Separators between a title and what is appended to it.
const SEPARATORS: &[char] = &[
    '_', '|', '｜', '－', '–', '—', '-', '»', '«', '·', '•', '丨', '‖', '<', '>',
];

/// Longest title, in characters.
const MAX_CHARS: usize = 200;

/// All clues of the title, and the blocks that hold the winning one.
pub(super) fn read(
    page: &Page,
    head: &Head,
    site: Option<&str>,
) -> (Vec<Hint<String>>, Vec<usize>) {
    let mut hints: Vec<Hint<String>> = Vec::new();
    let mut push = |from, weight, raw: &str, value: &str, block| {
        let value = value.trim();
        if !value.is_empty() && value.chars().count() <= MAX_CHARS {
            hints.push(Hint {
                from,
                weight,
                raw: raw.to_owned(),
                value: value.to_owned(),
                block,
            });
        }
    };
    if let Some(title) = &page.document.hints.title {
        push(ClueSource::FeedRecord, 100, title, title, None);
    }
    let headings = headings(page);
    let on_page: Vec<&str> = headings
        .iter()
        .filter_map(|&(index, ..)| page.blocks.get(index).map(|block| block.key.as_str()))
        .collect();
    for (from, raw) in &head.titles {
        let value = without_suffix(raw, site, &on_page);
        let weight = match from {
            ClueSource::JsonLd => 84,
            ClueSource::OpenGraph => 82,
            ClueSource::Meta => 74,
            _ => 70,
        };
        push(*from, weight, raw, value, None);
    }
    let stated: Vec<String> = head.titles.iter().map(|(_, title)| fold(title)).collect();
    if let Some(heading) = page.heading {
        let place = page.blocks.iter().position(|block| block.text == heading);
        push(ClueSource::Heading, 94, heading, heading, place);
    }
    for &(index, text, level) in &headings {
        let key = page.blocks.get(index).map_or("", |block| &block.key);
        let agrees = stated.iter().any(|title| title.contains(key));
        let length = text.chars().count();
        let weight = match (agrees && length >= 4, level) {
            (true, _) => 90,
            (false, 1) => 60,
            (false, 2..=4) => 40,
            (false, _) => continue,
        };
        push(ClueSource::Heading, weight, text, text, Some(index));
    }
    if page.tree.is_none()
        && let Some((index, text)) = first_line(page)
    {
        push(ClueSource::Heading, 72, text, text, Some(index));
    }
    hints.arrange_by_key(|hint| (std::cmp::Reverse(hint.weight), hint.block));
    let blocks = match hints.first() {
        Some(best) => {
            let key = fold(&best.value);
            (0..page.blocks.len().min(page.bounds.1 + 1))
                .filter(|&index| {
                    page.blocks.get(index).is_some_and(|block| {
                        (index <= page.bounds.0 + 1 || block.kind != Kind::Paragraph)
                            && same_keys(&block.key, &key)
                    })
                })
                .collect()
        }
        None => Vec::new(),
    };
    (hints, blocks)
}

/// Headings at the top of the article, and lines of a class that says title.
fn headings<'p>(page: &Page<'p>) -> Vec<(usize, &'p str, u8)> {
    page.blocks
        .iter()
        .enumerate()
        .take(page.bounds.0 + 3)
        .filter(|(_, block)| {
            block.link_chars * 2 <= block.chars || matches!(block.kind, Kind::Heading(1))
        })
        .filter_map(|(index, block)| match block.kind {
            Kind::Heading(level) if level <= 3 => Some((index, block.text.as_str(), level)),
            _ if Cue::Title.within(block.cues) && block.chars >= 5 => {
                Some((index, block.text.as_str(), 4))
            }
            _ if block.chars >= 8 && index <= page.bounds.0 => {
                Some((index, block.text.as_str(), 6))
            }
            _ => None,
        })
        .filter(|(_, text, level)| {
            let length = text.chars().count();
            length <= MAX_CHARS && (*level < 6 || length <= 80)
        })
        .collect()
}

/// The title of a plain text: the last short line before the date line or the body that is no
/// date line itself, the one that stands twice before one that stands once.
fn first_line<'p>(page: &Page<'p>) -> Option<(usize, &'p str)> {
    const MAX_TITLE_CHARS: usize = 80;
    let is_title = |block: &Raw| {
        let text = block.text.as_str();
        let length = text.chars().count();
        (4..=MAX_TITLE_CHARS).contains(&length)
            && !text.ends_with(['。', '；', ';', '，', ','])
            && when::find(text).is_none()
            && !text.contains("://")
            && !text.contains(['>', '|', '»', '›'])
            && block.section.is_none()
            && crate::clean::credits::pairs(text).is_none()
            && crate::clean::phrase::controls(text).is_none()
    };
    let lines: Vec<(usize, &str)> = page
        .blocks
        .iter()
        .enumerate()
        .take(page.bounds.0 + 1)
        .filter(|&(index, block)| {
            !page.body.get(index).copied().unwrap_or_default() && is_title(block)
        })
        .map(|(index, block)| (index, block.text.as_str()))
        .collect();
    let date = page
        .blocks
        .iter()
        .take(page.bounds.0)
        .position(|block| when::find(&block.text).is_some() && block.chars < 80);
    let score = |&(index, text): &(usize, &str)| {
        let times = page
            .blocks
            .iter()
            .filter(|block| block.text == text)
            .count();
        let near = date.map_or(0, |date| usize::from(index.abs_diff(date) <= 2));
        let length = text.chars().count();
        let is_heading = page
            .blocks
            .get(index)
            .is_some_and(|b| matches!(b.kind, Kind::Heading(1)));
        let is_fit = usize::from((8..=50).contains(&length));
        let is_host = usize::from(text.contains('.') && text.is_ascii() || text.contains(".com"));
        (usize::from(is_heading) * 8 + near * 2 + is_fit * 2 + times.min(2))
            .saturating_sub(is_host * 3)
    };
    lines
        .iter()
        .copied()
        .max_by_key(|line| (score(line), std::cmp::Reverse(line.0)))
}

/// A title as titles are compared: letters and digits only.
fn fold(title: &str) -> String {
    crate::clean::repeat::key(title)
}

/// Whether two titles, folded, are the same, or one holds nearly all of the other.
fn same_keys(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && (a == b || short.len() * 10 >= long.len() * 8 && long.contains(short))
}

/// A title without what the site appends.
fn without_suffix<'t>(title: &'t str, site: Option<&str>, headings: &[&str]) -> &'t str {
    let cuts: Vec<(usize, usize)> = title
        .char_indices()
        .filter(|&(at, c)| SEPARATORS.contains(&c) && is_cut(title, at, c))
        .map(|(at, c)| (at, at + c.len_utf8()))
        .collect();
    // The longest prefix or suffix that stands on the page as a heading is the title.
    let mut parts: Vec<&str> = vec![title];
    parts.extend(cuts.iter().rev().filter_map(|&(at, _)| title.get(..at)));
    parts.extend(cuts.iter().filter_map(|&(_, end)| title.get(end..)));
    let on_page = parts.iter().find(|part| {
        let part = fold(part);
        part.chars().count() >= 4 && headings.contains(&part.as_str())
    });
    if let Some(part) = on_page {
        return part.trim();
    }
    let mut kept = title;
    for &(at, end) in cuts.iter().rev() {
        let (Some(head), Some(tail)) = (kept.get(..at), kept.get(end..)) else {
            continue;
        };
        let (head_chars, tail_chars) = (head.trim().chars().count(), tail.trim().chars().count());
        let is_site = site.is_some_and(|site| {
            let (site, tail) = (fold(site), fold(tail));
            !tail.is_empty() && (site.contains(&tail) || tail.contains(&site))
        });
        let is_tail = head_chars >= 8 && tail_chars <= 24 && head_chars >= tail_chars;
        if is_site && head_chars >= 4 || is_tail {
            kept = head;
        }
    }
    kept.trim().trim_end_matches(SEPARATORS).trim()
}

/// A hyphen parts only where space surrounds it or where it follows Chinese; `·` never inside a name.
fn is_cut(title: &str, at: usize, c: char) -> bool {
    let before = title.get(..at).and_then(|head| head.chars().next_back());
    let after = title
        .get(at + c.len_utf8()..)
        .and_then(|tail| tail.chars().next());
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    match c {
        '-' | '·' | '—' | '–' | '<' | '>' => {
            let is_spaced = before.is_whitespace() && after.is_whitespace();
            let is_doubled = before == c || after == c;
            let is_chinese = c == '-'
                && (crate::clean::block::is_wide(before) && crate::clean::block::is_wide(after));
            is_spaced || is_chinese && !is_doubled
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_go_whatever_the_separator() {
        let check = |title: &str, site: Option<&str>, expect: &str| {
            assert_eq!(without_suffix(title, site, &[]), expect, "{title}");
        };
        check(
            "北岭市恢复供水居民排队庆祝_国内_北岭网",
            None,
            "北岭市恢复供水居民排队庆祝",
        );
        check(
            "北岭市恢复供水居民排队庆祝-北岭网",
            None,
            "北岭市恢复供水居民排队庆祝",
        );
        check("北岭市恢复供水 ｜ 北岭网", Some("北岭网"), "北岭市恢复供水");
        check(
            "Water is back in Northridge - The Northridge Times",
            None,
            "Water is back in Northridge",
        );
        check(
            "A well-known engineer speaks",
            None,
            "A well-known engineer speaks",
        );
        check("水—生命之源", None, "水—生命之源");
    }

    #[test]
    fn titles_are_the_same_but_for_marks() {
        let same = |a: &str, b: &str| same_keys(&fold(a), &fold(b));
        assert!(same("北岭市恢复供水（组图）", "北岭市恢复供水(组图)"));
        assert!(!same("北岭市恢复供水", "北岭市"));
    }
}
