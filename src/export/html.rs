//! An article as one HTML page with its marks, for a reader who has no Duilan.
//!
//! Only our own elements are written; every text is escaped, nothing of the input is markup.

use crate::model::{Arrange, Article, DateKind, NameKind, Role, Span};

use super::{RULE_SET, Record};

const STYLE: &str = "body{max-width:42em;margin:2em auto;padding:0 1em;font:17px/1.9 serif}\
mark{background:none;color:inherit;text-underline-offset:.3em}\
.per{text-decoration:underline solid}.loc{text-decoration:underline dotted}\
.org{text-decoration:underline dashed}.time{text-decoration:underline double}";

/// The article as an HTML page: title, metadata, body with names and dates marked.
#[must_use]
pub fn annotated_html(record: Record<'_>) -> String {
    let Record { article, .. } = record;
    let metadata = &article.metadata;
    let title = escaped(metadata.title.as_deref().unwrap_or_default());
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"generator\" content=\"Duilan, rules {RULE_SET}\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n<h1>{title}</h1>\n",
        metadata.language.tag()
    );
    let mut facts: Vec<String> = metadata.site.iter().cloned().collect();
    facts.extend(metadata.byline.iter().cloned());
    facts.extend(metadata.published.map(|moment| moment.to_string()));
    out.push_str(&format!(
        "<p><small>{}</small></p>\n",
        escaped(&facts.join(" · "))
    ));
    let marks = marks(record);
    for block in &article.blocks {
        if block.removal.is_none() && block.role.in_body() {
            let tag = if block.role == Role::Subheading {
                "h2"
            } else {
                "p"
            };
            out.push_str(&format!(
                "<{tag}>{}</{tag}>\n",
                marked(article, block.span, &marks)
            ));
        }
    }
    out
}

struct Mark {
    span: Span,
    class: &'static str,
    hint: String,
}

/// Names and dates by place; where two overlap, the first wins.
fn marks(record: Record<'_>) -> Vec<Mark> {
    let annotations = record.annotations;
    let mut marks: Vec<Mark> = Vec::new();
    for name in &annotations.names {
        let class = match name.kind {
            NameKind::Person => "per",
            NameKind::Place => "loc",
            NameKind::Organisation => "org",
        };
        let hint = annotations
            .entities
            .get(name.entity)
            .map(|e| e.canonical.clone());
        marks.push(Mark {
            span: name.span,
            class,
            hint: hint.unwrap_or_default(),
        });
    }
    for date in annotations
        .dates
        .iter()
        .filter(|date| date.kind != DateKind::Duration)
    {
        marks.push(Mark {
            span: date.span,
            class: "time",
            hint: date.value.clone(),
        });
    }
    marks.arrange_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    let mut end = 0;
    marks.retain(|mark| {
        let free = mark.span.start >= end;
        if free {
            end = mark.span.end;
        }
        free
    });
    marks
}

fn marked(article: &Article, block: Span, marks: &[Mark]) -> String {
    let mut out = String::new();
    let mut at = block.start;
    for mark in marks.iter().filter(|mark| block.contains(mark.span)) {
        out.push_str(&escaped(Span::new(at, mark.span.start).of(&article.text)));
        out.push_str(&format!(
            "<mark class=\"{}\" title=\"{}\">{}</mark>",
            mark.class,
            escaped(&mark.hint),
            escaped(mark.span.of(&article.text))
        ));
        at = mark.span.end;
    }
    out.push_str(&escaped(Span::new(at, block.end).of(&article.text)));
    out.replace('\n', "<br>")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Annotations, Block, Metadata};

    #[test]
    fn input_is_never_markup() {
        let text = "<script>alert(1)</script> & \"more\"".to_owned();
        let span = Span::new(0, text.len());
        let article = Article {
            blocks: vec![Block {
                role: Role::Body,
                span,
                source: None,
                removal: None,
            }],
            metadata: Metadata {
                title: Some(text.clone()),
                ..Metadata::default()
            },
            text,
            ..Article::default()
        };
        let annotations = Annotations::default();
        let record = Record {
            key: None,
            id: "a",
            file: "a",
            article: &article,
            annotations: &annotations,
        };
        assert!(!annotated_html(record).contains("<script"));
    }
}
