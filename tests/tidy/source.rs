//! Reads Rust sources as far as the house's order needs: which paths a file names.
//!
//! Comments, texts and tests are left out; `use` lists are read however deep they nest. A path is
//! the list of its names, from `crate` or `super` on.

/// The paths that a source names outside comments, texts and tests.
pub(crate) fn paths(source: &str) -> Vec<Vec<String>> {
    let code = without_tests(&without_comments(source));
    let tokens = tokens(&code);
    let mut paths = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let follows_path = at.checked_sub(1).and_then(|before| tokens.get(before));
        let begins = matches!(token.as_str(), "crate" | "super" | "self")
            && tokens.get(at + 1).is_some_and(|next| next == "::")
            && follows_path.is_none_or(|before| before != "::");
        at = if begins {
            tree(&tokens, at, &mut Vec::new(), &mut paths)
        } else {
            at + 1
        };
    }
    paths
}

/// The modules that a source declares for its tests alone.
pub(crate) fn test_modules(source: &str) -> Vec<String> {
    let code = without_comments(source);
    let mut rest = code.as_str();
    let mut modules = Vec::new();
    while let Some((_, after)) = rest.split_once("#[cfg(test)]") {
        let tokens = tokens(after.get(..after.len().min(80)).unwrap_or(after));
        if let [first, name, end, ..] = tokens.as_slice()
            && first == "mod"
            && end == ";"
        {
            modules.push(name.clone());
        }
        rest = after;
    }
    modules
}

/// The names that a source takes out of modules for others: name and module, of `pub use a::{B, C}`.
pub(crate) fn reexports(source: &str) -> Vec<(String, String)> {
    let tokens = tokens(&without_tests(&without_comments(source)));
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if tokens.get(at).is_some_and(|token| token == "use") {
            let mut paths = Vec::new();
            tree(&tokens, at + 1, &mut Vec::new(), &mut paths);
            for path in paths {
                let path: Vec<String> = path.into_iter().filter(|name| name != "self").collect();
                if let [module, .., name] = path.as_slice() {
                    found.push((name.clone(), module.clone()));
                }
            }
        }
    }
    found
}

/// Reads a path with its lists; where it ends.
fn tree(
    tokens: &[String],
    mut at: usize,
    before: &mut Vec<String>,
    paths: &mut Vec<Vec<String>>,
) -> usize {
    let depth = before.len();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at = tree(tokens, at, before, paths).max(at + 1);
                    if tokens.get(at).is_some_and(|token| token == ",") {
                        at += 1;
                    }
                }
                at += 1;
                break;
            }
            Some(name) if is_name(name) || name == "*" => {
                before.push(name.to_owned());
                at += 1;
                if tokens.get(at).is_some_and(|token| token == "::") {
                    at += 1;
                } else {
                    paths.push(before.clone());
                    // `as other`
                    while tokens.get(at).is_some_and(|token| is_name(token)) {
                        at += 1;
                    }
                    break;
                }
            }
            _ => {
                paths.push(before.clone());
                break;
            }
        }
    }
    before.truncate(depth);
    at
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names, `::`, and every other sign by itself.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token.to_owned());
        rest = after.trim_start();
    }
    tokens
}

/// A source without its comments, and with empty texts.
fn without_comments(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '"' {
            quoted(rest)
        } else if rest.starts_with("r\"") || rest.starts_with("r#") {
            raw(rest).unwrap_or(0)
        } else if first == '\'' {
            character(rest)
        } else {
            0
        };
        let kept = if skipped == 0 { first.len_utf8() } else { 0 };
        code.push_str(rest.get(..kept).unwrap_or_default());
        if 0 < skipped {
            code.push(' ');
        }
        rest = rest.get(skipped + kept..).unwrap_or_default();
    }
    code
}

/// The length of a text in quotation marks.
fn quoted(rest: &str) -> usize {
    let mut is_escaped = true;
    for (at, c) in rest.char_indices() {
        match c {
            '"' if !is_escaped => return at + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    rest.len()
}

/// The length of a raw text, where it is one.
fn raw(rest: &str) -> Option<usize> {
    let marks = rest.get(1..)?.find(|c| c != '#')?;
    let inside = rest.get(1 + marks..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    Some(1 + marks + 1 + inside.find(&end)? + end.len())
}

/// The length of a character in quotes; 0 where it is a lifetime.
fn character(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => rest
            .char_indices()
            .skip(3)
            .find(|(_, c)| *c == '\'')
            .map_or(0, |(at, _)| at + 1),
        Some(_) => match letters.next() {
            Some((at, '\'')) => at + 1,
            _ => 0,
        },
        None => 0,
    }
}

/// Code without what is compiled for tests alone.
fn without_tests(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
        kept.push_str(before);
        rest = after.get(item(after)..).unwrap_or_default();
    }
    kept + rest
}

/// The length of an item: to its `;`, or to the end of its braces.
fn item(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expect: &[&str]) {
        let found: Vec<String> = paths(source).iter().map(|path| path.join("::")).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn lists_are_read_however_deep() {
        check(
            "use crate::{view, clean::{Block, html::{self, Tag as T}}};\nuse super::x::*;",
            &[
                "crate::view",
                "crate::clean::Block",
                "crate::clean::html::self",
                "crate::clean::html::Tag",
                "super::x::*",
            ],
        );
    }

    #[test]
    fn the_whole_file_is_read_but_for_comments_texts_and_tests() {
        check(
            "// crate::ui\n#[cfg(test)]\nmod tests { fn f() { crate::engine::g(); } }\n\
             fn f<'a>(c: char) { if c == '\"' { crate::model::Span::new(\"crate::x\") } }\n\
             const R: &str = r#\"crate::y\"#; #[cfg(test)] use crate::z;",
            &["crate::model::Span::new"],
        );
    }

    #[test]
    fn what_is_passed_on_is_known_by_its_module() {
        let source = "mod a;\npub use a::{B, c::D};\n#[cfg(test)]\nmod fixture;";
        let pair = |name: &str| (name.to_owned(), "a".to_owned());
        assert_eq!(reexports(source), [pair("B"), pair("D")]);
        assert_eq!(test_modules(source), ["fixture"]);
    }
}
