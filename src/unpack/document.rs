//! Documents of word processors: DOCX, ODT, FODT; and e-books (EPUB).
//!
//! Of a document the paragraphs and headings are read, nothing else; several headings of the first
//! level, each with text, make several articles. Of an e-book each page of text is opened, its
//! navigation left out. Limits: tables give a paragraph a cell, notes stay where they stand in the
//! file, lists lose their numbers.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::outlet::Flow;
use super::zip::Archive;
use super::{About, Form, Input, Outlet, Problem, sign};
use crate::model::{FileKind, InputErrorCode};

const DOCX_TEXT: &str = "word/document.xml";
const ODT_TEXT: &str = "content.xml";

/// Whether a file is a zip archive that holds an entry of that path.
fn holds(input: &Input<'_>, path: &str) -> bool {
    super::zip::is(input)
        && Archive::open(input.bytes).is_some_and(|archive| archive.entry(path).is_some())
}

/// The media type that OpenDocument and EPUB put first, unpacked.
fn media_type<'a>(input: &Input<'a>) -> &'a [u8] {
    const PLACE: usize = 38;
    let named = input.bytes.get(30..PLACE) == Some(b"mimetype");
    input
        .bytes
        .get(PLACE..)
        .filter(|_| named)
        .unwrap_or_default()
}

/// Whether a file is a Word document.
pub(super) fn is_docx(input: &Input<'_>) -> bool {
    holds(input, DOCX_TEXT)
}

/// Whether a file is an OpenDocument text.
pub(super) fn is_odt(input: &Input<'_>) -> bool {
    media_type(input).starts_with(b"application/vnd.oasis.opendocument.text")
}

/// Whether a file is an OpenDocument text in one XML file.
pub(super) fn is_fodt(input: &Input<'_>) -> bool {
    let head = sign::head(input.bytes);
    sign::root(&head) == Some("office:document") && head.contains("opendocument.text")
}

/// Whether a file is an e-book.
pub(super) fn is_epub(input: &Input<'_>) -> bool {
    media_type(input).starts_with(b"application/epub+zip") || holds(input, "META-INF/container.xml")
}

/// Reads a Word document.
pub(super) fn read_docx(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    packed(input, DOCX_TEXT, FileKind::Docx, outlet)
}

/// Reads an OpenDocument text.
pub(super) fn read_odt(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    packed(input, ODT_TEXT, FileKind::Odt, outlet)
}

/// Reads an OpenDocument text in one XML file.
pub(super) fn read_fodt(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    put(
        &String::from_utf8_lossy(input.bytes),
        FileKind::Odt,
        input.about,
        outlet,
    )
}

fn packed(input: Input<'_>, path: &str, kind: FileKind, outlet: &mut Outlet<'_>) -> Flow {
    let room = outlet.budget.entry_room();
    let xml = Archive::open(input.bytes).and_then(|archive| archive.read(path, room));
    let xml = xml.unwrap_or_default();
    outlet.budget.spend(xml.len());
    put(&String::from_utf8_lossy(&xml), kind, input.about, outlet)
}

/// Opens each page of an e-book.
pub(super) fn read_epub(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    const NO_TEXT: &[&str] = &["nav.", "toc.", "cover", "titlepage", "index", "feed_"];
    let Some(archive) = Archive::open(input.bytes) else {
        return Flow::Continue(());
    };
    for entry in &archive.entries {
        let path = entry.name.as_str();
        let file = path.rsplit('/').next().unwrap_or_default();
        let is_page = sign::ends(file, &[".xhtml", ".html", ".htm"]);
        // A calibre recipe has an index page a feed, `feed_0/index.html`; its articles lie deeper.
        let is_article = path.contains("article_");
        if !is_page
            || !is_article
                && NO_TEXT
                    .iter()
                    .any(|name| file.to_ascii_lowercase().starts_with(name))
        {
            continue;
        }
        let room = outlet.budget.entry_room();
        let page = archive.unpack(entry, room);
        outlet.budget.spend(page.bytes.len());
        outlet.file(path, &page.bytes, input.about)?;
    }
    Flow::Continue(())
}

/// A paragraph: its level as a heading (0: none), its text.
pub(super) type Paragraph = (u8, String);

/// Puts out the articles of a document's XML.
fn put(xml: &str, kind: FileKind, about: &About, outlet: &mut Outlet<'_>) -> Flow {
    let (paragraphs, is_cut) = paragraphs(xml);
    put_paragraphs(&paragraphs, is_cut, kind, about, outlet)
}

/// Puts out the articles of a document's paragraphs; `is_cut` says that the document breaks off.
pub(super) fn put_paragraphs(
    paragraphs: &[Paragraph],
    is_cut: bool,
    kind: FileKind,
    about: &About,
    outlet: &mut Outlet<'_>,
) -> Flow {
    let mut sections: Vec<Vec<&Paragraph>> = vec![Vec::new()];
    for paragraph in paragraphs {
        let has_text = sections
            .last()
            .is_some_and(|section| section.iter().any(|(level, _)| *level == 0));
        if paragraph.0 == 1 && has_text {
            sections.push(Vec::new());
        }
        if let Some(section) = sections.last_mut() {
            section.push(paragraph);
        }
    }
    let headed = sections
        .iter()
        .filter(|section| section.iter().any(|(level, _)| *level == 1))
        .count();
    if headed < 2 {
        sections = vec![paragraphs.iter().collect()];
    }
    let headings: Vec<&str> = paragraphs
        .iter()
        .filter(|(level, _)| 0 < *level)
        .map(|(_, text)| text.trim())
        .collect();
    // A table of contents says what the headings say.
    sections.retain(|section| {
        let repeated = section
            .iter()
            .filter(|(level, text)| *level == 0 && headings.contains(&text.trim()));
        repeated.count() * 2 < section.len() || section.len() < 2
    });
    for (index, section) in sections.iter().enumerate() {
        let step = if sections.len() > 1 {
            format!("section {}", index + 1)
        } else {
            String::new()
        };
        let html = markup(section);
        if !html.is_empty() {
            outlet.text(
                &step,
                Form::Html,
                html.into_bytes(),
                About::default().within(about),
            )?;
        }
    }
    if is_cut || paragraphs.is_empty() {
        let code = if is_cut {
            InputErrorCode::Damaged
        } else {
            InputErrorCode::NoArticles
        };
        let problem = Problem::new(code, "");
        outlet.problem(Problem {
            kind: Some(kind),
            ..problem
        });
    }
    Flow::Continue(())
}

fn markup(section: &[&Paragraph]) -> String {
    let mut html = String::new();
    for (level, text) in section {
        let text = text
            .trim()
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('\n', "<br>");
        if text.is_empty() {
            continue;
        }
        match level {
            0 => html.push_str(&format!("<p>{text}</p>\n")),
            level => html.push_str(&format!("<h{level}>{text}</h{level}>\n")),
        }
    }
    html
}

/// The paragraphs of a document, and whether its XML breaks off.
fn paragraphs(xml: &str) -> (Vec<Paragraph>, bool) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut all: Vec<Paragraph> = Vec::new();
    let mut open: Option<Paragraph> = None;
    let mut is_run = false;
    let mut n_hidden = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => match element.name().as_ref() {
                b"w:p" | b"text:p" | b"text:h" => {
                    all.extend(open.take());
                    is_run = element.name().as_ref() != b"w:p";
                    open = Some((odt_level(&element), String::new()));
                }
                b"w:t" => is_run = true,
                b"w:del"
                | b"text:tracked-changes"
                | b"text:table-of-content"
                | b"office:annotation"
                | b"mc:Fallback" => n_hidden += 1,
                b"w:pStyle" => style(&element, &mut open),
                _ => {}
            },
            Ok(Event::Empty(element)) => match element.name().as_ref() {
                b"w:pStyle" => style(&element, &mut open),
                b"w:tab" | b"text:tab" | b"text:s" => push(&mut open, " ", n_hidden),
                b"w:br" | b"text:line-break" => push(&mut open, "\n", n_hidden),
                _ => {}
            },
            Ok(Event::Text(text)) if is_run => {
                push(&mut open, &String::from_utf8_lossy(&text), n_hidden);
            }
            Ok(Event::GeneralRef(name)) if is_run => {
                let name = String::from_utf8_lossy(&name);
                let number =
                    name.strip_prefix('#')
                        .and_then(|number| match number.strip_prefix('x') {
                            Some(hex) => u32::from_str_radix(hex, 16).ok(),
                            None => number.parse().ok(),
                        });
                let sign = number.and_then(char::from_u32).map(String::from);
                let sign = sign.or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                push(&mut open, &sign.unwrap_or_default(), n_hidden);
            }
            Ok(Event::End(element)) => match element.name().as_ref() {
                b"w:t" => is_run = false,
                b"w:p" | b"text:p" | b"text:h" => {
                    is_run = false;
                    all.extend(open.take());
                }
                b"w:del"
                | b"text:tracked-changes"
                | b"text:table-of-content"
                | b"office:annotation"
                | b"mc:Fallback" => n_hidden = n_hidden.saturating_sub(1),
                _ => {}
            },
            Ok(Event::Eof) => {
                let is_cut = open.is_some();
                all.extend(open);
                return (all, is_cut);
            }
            Ok(_) => {}
            Err(_) => {
                all.extend(open);
                return (all, true);
            }
        }
    }
}

fn push(open: &mut Option<Paragraph>, text: &str, n_hidden: usize) {
    if let Some((_, own)) = open.as_mut().filter(|_| n_hidden == 0) {
        own.push_str(text);
    }
}

fn attribute(element: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let mut attributes = element.attributes();
    let mut found = attributes.with_checks(false).flatten();
    let found = found.find(|attribute| attribute.key.as_ref() == name)?;
    Some(String::from_utf8_lossy(&found.value).to_ascii_lowercase())
}

/// The level of an OpenDocument heading.
fn odt_level(element: &BytesStart<'_>) -> u8 {
    if element.name().as_ref() != b"text:h" {
        return 0;
    }
    let level = attribute(element, b"text:outline-level");
    level
        .and_then(|level| level.parse().ok())
        .unwrap_or(1_u8)
        .clamp(1, 6)
}

/// The level that a Word paragraph's style gives it: `Heading1`, `Title`, `1` in Chinese Word.
fn style(element: &BytesStart<'_>, open: &mut Option<Paragraph>) {
    let name = attribute(element, b"w:val").unwrap_or_default();
    let number = name
        .trim_start_matches("heading")
        .trim_start_matches("标题")
        .trim();
    let level = match name.as_str() {
        "title" => Some(1),
        _ => number
            .parse::<u8>()
            .ok()
            .filter(|level| (1..=6).contains(level)),
    };
    if let (Some((own, _)), Some(level)) = (open.as_mut(), level) {
        *own = level;
    }
}
