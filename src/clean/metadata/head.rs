//! What a page says for machines: meta tags, linked data, script variables.

use serde_json::Value;

use super::when;
use crate::clean::tree::{Attr, NodeId, Tag, Tree};
use crate::model::{ClueSource, Moment};

/// The machine-readable statements of a page.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) titles: Vec<(ClueSource, String)>,
    pub(crate) published: Vec<(ClueSource, u8, String, Moment)>,
    pub(crate) authors: Vec<(ClueSource, u8, String)>,
    pub(crate) site: Option<(ClueSource, String)>,
    pub(crate) source: Option<String>,
    pub(crate) canonical: Option<String>,
}

/// Longest script that is searched, and most of linked data that is parsed, in bytes.
const MAX_SCRIPT_BYTES: usize = 1 << 20;

impl Head {
    /// Reads the statements of a page.
    pub(crate) fn read(tree: &Tree) -> Self {
        let mut head = Self::default();
        if let Some(id) = tree.elements(Tag::Title).next() {
            let title = tree
                .text_of(id)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            if !title.is_empty() {
                head.titles.push((ClueSource::TitleElement, title));
            }
        }
        for id in tree.elements(Tag::Meta) {
            head.meta(tree, id);
        }
        for id in tree.elements(Tag::Link) {
            if tree.attr(id, Attr::Rel) == Some("canonical") {
                head.address(tree.attr(id, Attr::Href).unwrap_or_default());
            }
        }
        for id in tree.elements(Tag::Script) {
            let text = tree.text_of(id);
            if text.len() > MAX_SCRIPT_BYTES {
                continue;
            }
            if tree
                .attr(id, Attr::Type)
                .is_some_and(|kind| kind.contains("ld+json"))
            {
                match serde_json::from_str::<Value>(text.trim()) {
                    Ok(value) => head.linked(&value),
                    Err(_) => head.script(&text, ClueSource::JsonLd, 80),
                }
            } else {
                head.script(&text, ClueSource::Script, 66);
            }
        }
        head
    }

    fn address(&mut self, url: &str) {
        if self.canonical.is_none() && url.starts_with("http") {
            self.canonical = Some(url.to_owned());
        }
    }

    fn meta(&mut self, tree: &Tree, id: NodeId) {
        let Some(content) = tree.attr(id, Attr::Content).map(str::trim) else {
            return;
        };
        if content.is_empty() {
            return;
        }
        let name = [Attr::Property, Attr::Name, Attr::Itemprop]
            .into_iter()
            .find_map(|attr| tree.attr(id, attr))
            .unwrap_or_default()
            .to_ascii_lowercase();
        match name.as_str() {
            "og:title" => self
                .titles
                .push((ClueSource::OpenGraph, content.to_owned())),
            "twitter:title" | "dc.title" | "headline" | "articletitle" | "title" => {
                self.titles.push((ClueSource::Meta, content.to_owned()));
            }
            "og:site_name" => self.site = Some((ClueSource::OpenGraph, content.to_owned())),
            "application-name" | "mediaid" if self.site.is_none() => {
                self.site = Some((ClueSource::Meta, content.to_owned()));
            }
            "og:url" => self.address(content),
            "source" | "article:source" | "dc.source" | "contentsource" => {
                self.source = Some(content.to_owned());
            }
            "author"
            | "article:author"
            | "dc.creator"
            | "parsely-author"
            | "sailthru.author"
            | "byl"
            | "byline"
            | "dable:author"
            | "og:article:author"
            | "dc.contributor"
            | "weibo:article:author"
            | "article:author_name"
            | "citation_author"
            | "creator" => {
                let from = if name.starts_with("article") {
                    ClueSource::OpenGraph
                } else {
                    ClueSource::Meta
                };
                self.authors.push((from, 74, content.to_owned()));
            }
            _ => {
                let (from, weight) = published_name(&name);
                if weight > 0
                    && let Some(moment) = when::value(content)
                {
                    self.published
                        .push((from, weight, content.to_owned(), moment));
                }
            }
        }
    }

    /// Linked data: objects, arrays and graphs, without recursion.
    fn linked(&mut self, root: &Value) {
        const MAX_VALUES: usize = 5000;
        let mut open = vec![root];
        let mut seen = 0;
        while let Some(value) = open.pop() {
            seen += 1;
            if seen > MAX_VALUES {
                return;
            }
            match value {
                Value::Array(values) => open.extend(values.iter().rev()),
                Value::Object(map) => {
                    if is_article(map.get("@type")) {
                        self.article(map);
                    }
                    open.extend(
                        ["@graph", "mainEntity", "mainEntityOfPage"]
                            .iter()
                            .filter_map(|k| map.get(*k)),
                    );
                }
                _ => {}
            }
        }
    }

    fn article(&mut self, map: &serde_json::Map<String, Value>) {
        let text = |key: &str| map.get(key).and_then(Value::as_str).map(str::trim);
        if let Some(title) = text("headline").filter(|title| !title.is_empty()) {
            self.titles.push((ClueSource::JsonLd, title.to_owned()));
        }
        for (key, weight) in [
            ("datePublished", 92),
            ("pubDate", 92),
            ("dateCreated", 70),
            ("upDate", 40),
        ] {
            if let Some(raw) = text(key)
                && let Some(moment) = when::value(raw)
            {
                self.published
                    .push((ClueSource::JsonLd, weight, raw.to_owned(), moment));
            }
        }
        for key in ["author", "creator"] {
            for name in map
                .get(key)
                .map(|value| names(value, true))
                .unwrap_or_default()
            {
                self.authors.push((ClueSource::JsonLd, 86, name));
            }
        }
        if let Some(publisher) = map
            .get("publisher")
            .map(|value| names(value, false))
            .unwrap_or_default()
            .into_iter()
            .next()
            && self.site.is_none()
        {
            self.site = Some((ClueSource::JsonLd, publisher));
        }
    }

    /// Variables of a script that hold a time of publication.
    fn script(&mut self, text: &str, from: ClueSource, weight: u8) {
        const KEYS: [&str; 25] = [
            "datepublished",
            "publishtime",
            "publish_time",
            "pubtime",
            "pubdate",
            "publishdate",
            "publish_date",
            "published_at",
            "publishedat",
            "published_time",
            "ptime",
            "pub_time",
            "releasedate",
            "publicationdate",
            "first_published",
            "articlepubdate",
            "pubdatetime",
            "pub_date",
            "publishtimestamp",
            "publish_timestamp",
            "oricreatetime",
            "ori_create_time",
            "newstime",
            "posttime",
            "post_time",
        ];
        let mut found: [Option<(String, Moment)>; KEYS.len()] = [const { None }; KEYS.len()];
        for (at, name) in assignments(text) {
            let named = KEYS.iter().zip(&mut found);
            for (key, found) in named.filter(|(key, found)| found.is_none() && ends(name, key)) {
                *found = assigned(text, at - key.len(), key);
            }
        }
        for (raw, moment) in found.into_iter().flatten() {
            self.published.push((from, weight, raw, moment));
        }
        let lower = text.to_ascii_lowercase();
        // An account of WeChat: the time of creation as seconds since 1970.
        // Of the day of publication it says the time by the clock of the place, too.
        for (start, length) in [
            ("var ct = \"", 10),
            ("var ct=\"", 10),
            ("var ct = '", 10),
            ("var createtime = '", 16),
            ("var createtime=\"", 16),
            ("var createtime = \"", 16),
        ] {
            let raw = lower
                .split_once(start)
                .and_then(|(_, rest)| rest.get(..length));
            if let Some(raw) = raw
                && let Some(moment) = when::value(raw)
            {
                self.published.push((from, 72, raw.to_owned(), moment));
            }
        }
    }
}

/// The names that a script gives a value, each with the byte after it.
fn assignments(text: &str) -> impl Iterator<Item = (usize, &[u8])> {
    /// No key is longer, whatever stands before it.
    const MAX_NAME: usize = 64;
    let bytes = text.as_bytes();
    let signs = bytes.iter().enumerate();
    signs
        .filter(|(_, byte)| matches!(byte, b':' | b'='))
        .filter_map(move |(at, _)| {
            let head = bytes.get(..at)?;
            let is_gap = |byte: &u8| matches!(byte, b'"' | b'\'' | b' ' | b'\\');
            let end = head.iter().rposition(|byte| !is_gap(byte))? + 1;
            let head = head.get(end.saturating_sub(MAX_NAME)..end)?;
            let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
            let start = head
                .iter()
                .rposition(|byte| !is_name(byte))
                .map_or(0, |at| at + 1);
            let name = head.get(start..).filter(|name| !name.is_empty())?;
            Some((end, name))
        })
}

/// Whether a name ends with a key before which no letter stands.
fn ends(name: &[u8], key: &str) -> bool {
    let Some(start) = name.len().checked_sub(key.len()) else {
        return false;
    };
    let (before, end) = name.split_at(start);
    end.eq_ignore_ascii_case(key.as_bytes()) && !before.last().is_some_and(u8::is_ascii_alphabetic)
}

/// The time that a script gives to the variable or key whose name stands at `at`.
fn assigned(text: &str, at: usize, key: &str) -> Option<(String, Moment)> {
    let rest = text.get(at + key.len()..)?;
    let rest = rest.trim_start_matches(['"', '\'', ' ', '\\']);
    let rest = rest.strip_prefix([':', '='])?;
    let rest = rest.trim_start_matches([' ', '\\']);
    let end = match rest.chars().next() {
        Some(mark @ ('"' | '\'')) => rest.get(1..).and_then(|r| r.find(mark)).map(|end| end + 2),
        _ => rest.find(|c: char| !c.is_ascii_digit()),
    };
    let raw = end
        .filter(|&end| end <= 60)
        .and_then(|end| rest.get(..end))?;
    let raw = raw.trim_matches(['"', '\'', '\\']);
    Some((raw.to_owned(), when::value(raw)?))
}

/// Where a meta name says the time of publication, and with what weight; 0 where it does not.
fn published_name(name: &str) -> (ClueSource, u8) {
    match name {
        "article:published_time"
        | "og:published_time"
        | "og:article:published_time"
        | "article:published"
        | "bytedance:published_time"
        | "article:publish_time" => (ClueSource::OpenGraph, 90),
        "pubdate"
        | "publishdate"
        | "publish_date"
        | "publication_date"
        | "datepublished"
        | "date.published"
        | "article.published"
        | "publish-date"
        | "pub_date"
        | "ptime"
        | "publishtime"
        | "publish_time"
        | "weibo:article:create_at"
        | "apub:time"
        | "parsely-pub-date"
        | "sailthru.date"
        | "dc.date.issued"
        | "dcterms.created"
        | "dc.date"
        | "dcterms.date"
        | "dcterms.issued"
        | "cxenseparse:recs:publishtime"
        | "originalpublicationdate"
        | "_pubtime"
        | "publicationdate"
        | "rnews:datepublished"
        | "og:release_date"
        | "og:time"
        | "article_date_original"
        | "citation_publication_date"
        | "citation_online_date"
        | "publish-time"
        | "release_date"
        | "releasedate"
        | "pubtime"
        | "firstpublishedtime"
        | "contentpubdate" => (ClueSource::Meta, 84),
        "date" | "dateupdate" | "created" | "datecreated" | "article:created" | "createtime"
        | "time" | "timestamp" | "displaydate" => (ClueSource::Meta, 72),
        _ => (ClueSource::Meta, 0),
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let is = |kind: &str| {
        kind.contains("Article")
            || kind.contains("Posting")
            || kind.contains("Report")
            || kind == "WebPage"
    };
    match kind {
        Some(Value::String(kind)) => is(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
        Some(_) => false,
        None => true,
    }
}

fn names(value: &Value, is_person_asked: bool) -> Vec<String> {
    let one = |value: &Value| -> Option<String> {
        // An outlet that is stated as the author of its own pages is no person.
        let kind = value.get("@type").and_then(Value::as_str);
        if kind.is_some_and(|kind| kind.contains("Organization")) && is_person_asked {
            return None;
        }
        let text = value.as_str().or_else(|| value.get("name")?.as_str())?;
        Some(text.trim().to_owned()).filter(|name| !name.is_empty())
    };
    match value {
        Value::Array(values) => values.iter().filter_map(one).collect(),
        other => one(other).into_iter().collect(),
    }
}
