//! An article as Markdown: title, a line of metadata, the body.

use crate::model::{Article, Role};

/// The article as Markdown; nothing of the text is taken for markup.
#[must_use]
pub fn markdown(article: &Article) -> String {
    let metadata = &article.metadata;
    let mut out = String::new();
    if let Some(title) = &metadata.title {
        out.push_str(&format!("# {}\n\n", escaped(title)));
    }
    let mut facts: Vec<String> = Vec::new();
    facts.extend(metadata.site.clone());
    facts.extend((!metadata.byline.is_empty()).then(|| metadata.byline.join(", ")));
    facts.extend(metadata.published.map(|moment| moment.to_string()));
    facts.extend(metadata.url.clone());
    if !facts.is_empty() {
        let line: Vec<String> = facts.iter().map(|fact| escaped(fact)).collect();
        out.push_str(&format!("*{}*\n\n", line.join(" · ")));
    }
    for block in &article.blocks {
        if block.removal.is_some() || !block.role.in_body() {
            continue;
        }
        let text = block.span.of(&article.text);
        match block.role {
            Role::Subheading => out.push_str(&format!("## {}\n\n", escaped(text))),
            Role::Code => out.push_str(&format!("{}\n\n", indented(text))),
            role => {
                let prefix = match role {
                    Role::Quote => "> ",
                    Role::List => "- ",
                    _ => "",
                };
                for line in text.lines() {
                    out.push_str(prefix);
                    out.push_str(&escaped(line));
                    out.push('\n');
                }
                out.push('\n');
            }
        }
    }
    out
}

/// The text with every character escaped that Markdown could take for markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
        );
        let list_mark = at == 0 && matches!(c, '-' | '+' | '=');
        // `12.` at a line's start would become a numbered list.
        let number_mark = c == '.' && at > 0 && text.bytes().take(at).all(|b| b.is_ascii_digit());
        if special || list_mark || number_mark {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Code keeps its text as it stands, so it is indented instead of fenced.
fn indented(text: &str) -> String {
    text.lines()
        .map(|line| format!("    {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Span};

    #[test]
    fn text_is_not_markup() {
        assert_eq!(escaped("1. *渡轮* <b>"), "1\\. \\*渡轮\\* \\<b\\>");
    }

    #[test]
    fn roles_show() {
        let text = "小标题\n渡轮复航";
        let block = |role, start, end| Block {
            role,
            span: Span::new(start, end),
            source: None,
            removal: None,
        };
        let article = Article {
            text: text.to_owned(),
            blocks: vec![
                block(Role::Subheading, 0, 9),
                block(Role::Body, 10, text.len()),
            ],
            ..Article::default()
        };
        assert_eq!(markdown(&article), "## 小标题\n\n渡轮复航\n\n");
    }
}
