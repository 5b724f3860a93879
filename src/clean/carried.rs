//! Articles that a page carries for its scripts to draw: markup in a text area, or in a string of
//! a script's data.
//!
//! Where hardly a sentence is visible, the longest such markup is read as if it stood at the end
//! of the page, behind the short text areas that name a writer, an outlet or a time.

mod literal;

use std::fmt::Write as _;

use super::block::Raw;
use super::body::is_prose;
use super::tree::{Attr, NodeId, Tag, Tree};

/// The class of the element that carried markup is put into.
const CLASS: &str = "carried-by-script";

/// Where carried markup starts, if the page has any: all that is visible before it is frame.
pub(crate) fn start(tree: &Tree) -> Option<NodeId> {
    tree.elements(Tag::Div).find(|&id| {
        let class = tree.attr(id, Attr::Class);
        class.is_some_and(|class| class.ends_with(CLASS))
    })
}

/// Visible prose, in characters, below which carried markup is looked for.
const MAX_VISIBLE_CHARS: u32 = 120;

/// Shortest markup that can be an article, in bytes.
const MIN_BYTES: usize = 200;

/// Longest script that is searched, in bytes.
const MAX_SCRIPT_BYTES: usize = 4 << 20;

/// The page with what it carries made visible; none where it carries nothing, or shows enough.
pub(crate) fn page(source: &str, tree: &Tree, blocks: &[Raw]) -> Option<String> {
    let prose = blocks.iter().filter(|block| is_prose(block));
    if prose.map(|block| block.chars).sum::<u32>() > MAX_VISIBLE_CHARS {
        return None;
    }
    let areas = tree.elements(Tag::Textarea).map(|id| tree.text_of(id));
    let scripts = tree
        .elements(Tag::Script)
        .map(|id| tree.text_of(id))
        .filter(|text| text.len() <= MAX_SCRIPT_BYTES);
    let scripts: Vec<String> = scripts.collect();
    let markup = areas
        .filter(|text| has_paragraphs(text))
        .chain(scripts.iter().flat_map(|text| strings(text)))
        .filter(|text| text.len() >= MIN_BYTES)
        .max_by_key(String::len);
    let (markup, said) = match markup {
        Some(markup) => (markup, String::new()),
        None => literal::prose(&scripts)?,
    };
    let mut page = source.to_owned();
    for id in tree.elements(Tag::Textarea) {
        let (text, class) = (
            tree.text_of(id),
            tree.attr(id, Attr::Class).unwrap_or_default(),
        );
        if let Some((class, text)) = statement(class, &text) {
            // Writing to a string cannot fail.
            let _ = write!(page, "<div class=\"{class}\">{text}</div>");
        }
    }
    page.push_str(&said);
    page.push_str("<div class=\"article-content ");
    page.push_str(CLASS);
    page.push_str("\">");
    page.push_str(&markup);
    page.push_str("</div>");
    Some(page)
}

fn has_paragraphs(text: &str) -> bool {
    text.contains("<p") || text.contains("<P")
}

/// A short text area that says who, from where or when, ready for markup.
fn statement(class: &str, text: &str) -> Option<(String, String)> {
    const SAID: &[&str] = &["author", "source", "time", "date", "editor"];
    const MAX_BYTES: usize = 120;
    let is_said = SAID.iter().any(|word| class.contains(word));
    if !is_said || text.trim().is_empty() || text.len() > MAX_BYTES {
        return None;
    }
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ');
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    Some((class.chars().filter(is_plain).collect(), text))
}

/// The string literals of a script that hold paragraphs.
fn strings(script: &str) -> Vec<String> {
    const STARTS: &[&str] = &["<p", "<P", "\\u003cp", "\\u003Cp"];
    const MAX_STRINGS: usize = 200;
    let (mut found, mut from) = (Vec::new(), 0);
    let mut starts = STARTS.to_vec();
    while found.len() < MAX_STRINGS {
        let Some(rest) = script.get(from..) else {
            break;
        };
        // A start that is met no more is looked for no more.
        starts.retain(|start| rest.contains(start));
        let Some(at) = starts.iter().filter_map(|start| rest.find(start)).min() else {
            break;
        };
        let Some((start, end)) = literal(script, from, from + at) else {
            break;
        };
        if let Some(Ok(text)) = script.get(start..end).map(serde_json::from_str::<String>) {
            found.push(text);
        }
        from = end;
    }
    found
}

/// The limits of the string literal around a place, quotes included.
fn literal(script: &str, from: usize, place: usize) -> Option<(usize, usize)> {
    let bytes = script.as_bytes();
    let is_quote = |at: usize| {
        let escapes = bytes.get(..at).unwrap_or_default().iter().rev();
        bytes.get(at) == Some(&b'"') && escapes.take_while(|b| **b == b'\\').count() % 2 == 0
    };
    let start = (from..place).rev().find(|&at| is_quote(at))?;
    let end = (place..bytes.len()).find(|&at| is_quote(at))?;
    Some((start, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_a_script_are_unescaped_once() {
        let script = r#"var a = {"t":"一","c":"<p class=\"x\">二<\/p>","d":"\u003cp>三"}"#;
        assert_eq!(strings(script), ["<p class=\"x\">二</p>", "<p>三"]);
        assert_eq!(strings("if (a <p) { b = 'x' }"), Vec::<String>::new());
    }
}
