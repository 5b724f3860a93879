//! Feeds: RSS 0.9 to 2.0, RDF, Atom; an item an article.
//!
//! The full text goes before the description, never both; an item with a short description only is
//! a summary and says so. A cut feed gives the items before the cut.

use quick_xml::escape::{resolve_predefined_entity, unescape_with};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::outlet::Flow;
use super::{About, Form, Input, MomentKind, Outlet, Problem, Stated, charset, sign};
use crate::model::{FileKind, InputErrorCode};

/// Characters from which a description alone is taken for the whole text.
const MIN_WHOLE_CHARS: usize = 600;

/// Whether a file is a feed.
pub(super) fn is(input: &Input<'_>) -> bool {
    let head = sign::head(input.bytes);
    match sign::root(&head) {
        Some("rss" | "rdf:rdf" | "channel") => true,
        Some("feed") => head.contains("atom") || head.contains("<entry") || head.contains("<title"),
        Some("atom:feed") => true,
        _ => false,
    }
}

/// An item while it is read.
#[derive(Debug, Default)]
struct Item {
    title: String,
    link: String,
    guid: String,
    published: String,
    updated: String,
    authors: Vec<String>,
    source: String,
    full: String,
    description: String,
    is_markup: bool,
}

/// Puts out the items.
pub(super) fn read(input: Input<'_>, outlet: &mut Outlet<'_>) -> Flow {
    let decoded = charset::decode(input.bytes, outlet.chosen, input.about.charset.as_deref());
    let mut reader = Reader::from_str(&decoded.text);
    let settings = reader.config_mut();
    settings.check_end_names = false;
    settings.allow_unmatched_ends = true;
    let mut walk = Walk {
        source: decoded.text.as_str(),
        ..Walk::default()
    };
    let is_cut = loop {
        let before = position(&reader);
        match reader.read_event() {
            Ok(Event::Start(element)) => walk.open(&element, position(&reader)),
            Ok(Event::Empty(element)) => {
                walk.open(&element, position(&reader));
                walk.close(position(&reader));
            }
            Ok(Event::Text(text)) => walk.text(&String::from_utf8_lossy(&text)),
            Ok(Event::CData(text)) => walk.text(&String::from_utf8_lossy(&text)),
            Ok(Event::GeneralRef(name)) => walk.text(&entity(&String::from_utf8_lossy(&name))),
            Ok(Event::End(_)) => {
                if let Some(item) = walk.close(before) {
                    put(item, &walk, input.about, outlet)?;
                }
            }
            Ok(Event::Eof) => break walk.path.iter().any(|name| name != "?"),
            Ok(_) => {}
            Err(_) => break true,
        }
    };
    let said = |code| Problem {
        kind: Some(FileKind::Feed),
        ..Problem::new(code, "")
    };
    if is_cut {
        outlet.problem(said(InputErrorCode::Truncated));
    } else if walk.n_items == 0 {
        outlet.problem(said(InputErrorCode::NoArticles));
    }
    Flow::Continue(())
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// Names of entities that feeds use though XML knows only five.
fn named(name: &str) -> Option<&'static str> {
    const NAMES: &[(&str, &str)] = &[
        ("nbsp", "\u{a0}"),
        ("middot", "·"),
        ("hellip", "…"),
        ("mdash", "—"),
        ("ndash", "–"),
        ("ldquo", "“"),
        ("rdquo", "”"),
        ("lsquo", "‘"),
        ("rsquo", "’"),
        ("laquo", "«"),
        ("raquo", "»"),
        ("bull", "•"),
        ("copy", "©"),
        ("eacute", "é"),
    ];
    let found = NAMES.iter().find(|(known, _)| *known == name);
    resolve_predefined_entity(name).or(found.map(|(_, text)| *text))
}

/// What an entity stands for.
fn entity(name: &str) -> String {
    let text = format!("&{name};");
    match unescape_with(&text, named) {
        Ok(plain) => plain.into_owned(),
        Err(_) => text,
    }
}

#[derive(Debug, Default)]
struct Walk<'a> {
    source: &'a str,
    /// Names of the open elements.
    path: Vec<String>,
    /// The text of the innermost open elements, from the item inward.
    texts: Vec<String>,
    item: Option<Item>,
    feed_title: String,
    n_items: usize,
    /// Where the markup of an XHTML content starts, and how deep.
    markup: Option<(usize, usize)>,
}

impl Walk<'_> {
    fn open(&mut self, element: &BytesStart<'_>, behind: usize) {
        let name = String::from_utf8_lossy(element.name().as_ref()).to_ascii_lowercase();
        let name = plain_name(&name).to_owned();
        if matches!(name.as_str(), "item" | "entry") && self.item.is_none() {
            self.item = Some(Item::default());
            self.n_items += 1;
        }
        let attribute = |sought: &str| {
            let mut attributes = element.attributes();
            let found = attributes.with_checks(false).flatten();
            let mut found = found.filter(|attribute| attribute.key.as_ref() == sought.as_bytes());
            let value = found.next()?.value;
            let text = String::from_utf8_lossy(&value).into_owned();
            Some(unescape_with(&text, named).map_or(text.clone(), std::borrow::Cow::into_owned))
        };
        let is_child = self.is_child();
        if let Some(item) = &mut self.item {
            if name == "link"
                && is_child
                && let Some(href) = attribute("href")
            {
                let rel = attribute("rel").unwrap_or_else(|| "alternate".to_owned());
                if rel == "alternate" || item.link.is_empty() && rel != "enclosure" && rel != "self"
                {
                    item.link = href;
                }
            }
            if name == "content"
                && self.markup.is_none()
                && attribute("type").as_deref() == Some("xhtml")
            {
                self.markup = Some((behind, self.path.len()));
            }
        }
        self.path.push(name);
        self.texts.push(String::new());
    }

    /// Whether the element that opens next is a child of the item itself.
    fn is_child(&self) -> bool {
        self.path
            .last()
            .is_some_and(|name| name == "item" || name == "entry")
    }

    fn text(&mut self, text: &str) {
        if let Some(own) = self.texts.last_mut() {
            own.push_str(text);
        }
    }

    /// Closes the innermost element, whose end tag stands at `before`; the item where it was one.
    fn close(&mut self, before: usize) -> Option<Item> {
        let name = self.path.pop()?;
        let mut text = self.texts.pop().unwrap_or_default();
        let is_author = matches!(
            self.path.last().map(String::as_str),
            Some("author" | "contributor" | "source")
        );
        let is_child = self.is_child();
        if let Some((start, _)) = self.markup.filter(|(_, depth)| *depth == self.path.len()) {
            text = self
                .source
                .get(start..before)
                .unwrap_or_default()
                .to_owned();
            self.markup = None;
        }
        let Some(item) = &mut self.item else {
            if name == "title" && self.path.len() <= 2 && self.feed_title.is_empty() {
                self.feed_title = text.trim().to_owned();
            }
            return None;
        };
        if matches!(name.as_str(), "item" | "entry") {
            return self.item.take();
        }
        let text = text.trim();
        if self.markup.is_some() || text.is_empty() {
            return None;
        }
        if is_child {
            item.note(&name, text);
        } else if is_author && name == "name" {
            item.authors.push(text.to_owned());
        } else if is_author && name == "title" {
            text.clone_into(&mut item.source);
        }
        None
    }
}

/// A name with the prefixes that mean no other vocabulary dropped.
fn plain_name(name: &str) -> &str {
    match name.split_once(':') {
        Some(("atom" | "rss" | "a" | "atom10", name)) => name,
        _ => name,
    }
}

impl Item {
    fn note(&mut self, name: &str, text: &str) {
        let own = text.to_owned();
        match name {
            "title" => self.title = own,
            "link" if self.link.is_empty() => self.link = own,
            "guid" | "id" => self.guid = own,
            "pubdate" | "published" | "issued" | "dcterms:issued" | "dcterms:created"
            | "created" => self.published = own,
            "dc:date" if self.published.is_empty() => self.published = own,
            "updated" | "modified" | "dcterms:modified" => self.updated = own,
            "dc:creator" | "author" | "itunes:author" => self.authors.extend(author(text)),
            "source" | "dc:publisher" | "dc:source" if self.source.is_empty() => self.source = own,
            "content:encoded" | "content" | "fulltext" | "full-text" | "yandex:full-text"
            | "body"
                if self.full.len() < own.len() =>
            {
                self.full = own;
            }
            "description" | "summary" | "media:description" | "dc:description"
                if self.description.is_empty() =>
            {
                self.description = own;
            }
            _ => {}
        }
        self.is_markup = !self.full.is_empty();
    }
}

/// The name in `a@x.example (顾明远)`; a bare address names nobody.
fn author(text: &str) -> Option<String> {
    let named = text
        .split_once('(')
        .map(|(_, rest)| rest.trim_end_matches(')'));
    let name = named.unwrap_or(text).trim();
    (!name.is_empty() && !name.contains('@')).then(|| name.to_owned())
}

/// Puts out the article of an item.
fn put(item: Item, walk: &Walk<'_>, outer: &About, outlet: &mut Outlet<'_>) -> Flow {
    let step = format!("item {}", walk.n_items);
    let is_summary = item.full.is_empty() && is_short(&item.description);
    let text = if item.full.is_empty() {
        item.description
    } else {
        item.full
    };
    if text.is_empty() {
        let mut problem = Problem::new(InputErrorCode::BadRecord, step);
        problem.number = walk.n_items as u64;
        outlet.problem(problem);
        return Flow::Continue(());
    }
    let form = if is_markup(&text) {
        Form::Html
    } else {
        Form::Text
    };
    let stated = if item.published.is_empty() {
        item.updated
    } else {
        item.published
    };
    let url = [item.link, item.guid]
        .into_iter()
        .find(|url| super::record::is_address(url));
    let source = if item.source.is_empty() {
        walk.feed_title.clone()
    } else {
        item.source
    };
    let filled = |text: String| Some(text).filter(|text| !text.is_empty());
    let about = About {
        url,
        title: filled(item.title).map(|title| without_tags(&title)),
        byline: item.authors,
        source: filled(source),
        moments: filled(stated)
            .map(|text| Stated {
                text,
                kind: MomentKind::Published,
            })
            .into_iter()
            .collect(),
        is_summary,
        ..About::default()
    };
    outlet.text(&step, form, text.into_bytes(), about.within(outer))
}

/// Whether a description is no whole text: short, and not in paragraphs.
fn is_short(description: &str) -> bool {
    let n_paragraphs = description
        .matches("<p")
        .count()
        .max(description.matches("<br").count());
    n_paragraphs < 3 && description.chars().count() < MIN_WHOLE_CHARS
}

/// Whether a text holds tags.
fn is_markup(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let starts = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if starts && after.contains('>') {
            return true;
        }
        rest = after;
    }
    // Entities are markup as well: `&nbsp;`, `&amp;`.
    text.contains("&nbsp;")
        || text.contains("&amp;")
        || text.contains("&lt;")
        || text.contains("&#")
}

/// A title without the tags that some feeds put in.
fn without_tags(title: &str) -> String {
    let mut plain = String::new();
    let mut is_tag = false;
    for c in title.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            c if !is_tag => plain.push(c),
            _ => {}
        }
    }
    let plain = if is_tag { title.to_owned() } else { plain };
    unescape_with(&plain, named).map_or(plain.clone(), std::borrow::Cow::into_owned)
}
