//! Records of tables and JSON: which of their fields is the text, which the title, the day.
//!
//! A field is known by its name, in the words of exports, crawlers and databases; where no name
//! says which one the text is, the longest field that reads like prose is. Nothing else of a record
//! gets into a text.

mod words;

pub(super) use words::{Field, field};

use super::{About, Form, MomentKind, Stated};

/// Characters that a text has at least where its field's name doesn't say that it is one.
pub(super) const MIN_PROSE_CHARS: usize = 30;

/// A record while it is put together: the best value of each field.
#[derive(Debug, Default)]
pub(super) struct Record {
    text: Option<(usize, String, Form)>,
    summary: Option<(usize, String)>,
    title: Option<(usize, String)>,
    url: Option<(usize, String)>,
    source: Option<(usize, String)>,
    id: Option<(usize, String)>,
    byline: Option<(usize, Vec<String>)>,
    published: Option<(usize, String)>,
    crawled: Option<(usize, String)>,
}

impl Record {
    /// Takes in a value whose field is known.
    pub(super) fn put(&mut self, field: Field, rank: usize, value: &str) {
        let value = value.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if value.is_empty() || matches!(value, "null" | "None" | "NaN" | "nan" | "N/A") {
            return;
        }
        let own = value.to_owned();
        match field {
            Field::Html => better(&mut self.text, (rank, own, Form::Html)),
            Field::Text => better(&mut self.text, (rank, own, Form::Decoded)),
            Field::Summary => better_two(&mut self.summary, (rank, own)),
            Field::Title => better_two(&mut self.title, (rank, own)),
            Field::Url if is_address(value) => better_two(&mut self.url, (rank, own)),
            // A guid is an address often enough.
            Field::Url => {}
            Field::Source => better_two(&mut self.source, (rank, own)),
            Field::Id => better_two(&mut self.id, (rank, own)),
            Field::Published => better_two(&mut self.published, (rank, own)),
            Field::Crawled => better_two(&mut self.crawled, (rank, own)),
            Field::Byline => {
                let names = names(value);
                match &mut self.byline {
                    Some((known, all)) if *known == rank => all.extend(names),
                    Some((known, _)) if *known < rank => {}
                    byline => *byline = Some((rank, names)),
                }
            }
        }
    }

    /// Takes in a text whose field only its content tells; a named one goes before.
    pub(super) fn put_unnamed(&mut self, text: &str) {
        better(&mut self.text, (usize::MAX, text.to_owned(), Form::Decoded));
    }

    /// Whether there is a text, a summary with a title included.
    pub(super) const fn is_article(&self) -> bool {
        self.text.is_some() || self.summary.is_some() && self.title.is_some()
    }

    /// Whether there is a text under a name that says so.
    pub(super) const fn has_text(&self) -> bool {
        self.text.is_some()
    }

    /// The text, what it is, and what is said beside it.
    pub(super) fn finish(self) -> Option<(String, Form, About)> {
        let is_summary = self.text.is_none();
        let text = self.text.map(|(_, text, form)| (text, form));
        let summary = self.summary.map(|(_, text)| (text, Form::Decoded));
        let (text, form) = text.or(summary)?;
        let mut moments = Vec::new();
        for (stated, kind) in [
            (self.published, MomentKind::Published),
            (self.crawled, MomentKind::Crawled),
        ] {
            moments.extend(stated.map(|(_, text)| Stated { text, kind }));
        }
        let about = About {
            charset: None,
            url: self.url.map(|(_, url)| url),
            title: self.title.map(|(_, title)| title),
            byline: self.byline.map(|(_, names)| names).unwrap_or_default(),
            source: self.source.map(|(_, source)| source),
            moments,
            id: self.id.map(|(_, id)| id),
            is_summary,
        };
        Some((text, form, about))
    }
}

/// Keeps the value of the better rank, the first among equals.
fn better(kept: &mut Option<(usize, String, Form)>, found: (usize, String, Form)) {
    if kept.as_ref().is_none_or(|kept| found.0 < kept.0) {
        *kept = Some(found);
    }
}

fn better_two(kept: &mut Option<(usize, String)>, found: (usize, String)) {
    if kept.as_ref().is_none_or(|kept| found.0 < kept.0) {
        *kept = Some(found);
    }
}

/// Whether a value is an address of the web.
pub(super) fn is_address(value: &str) -> bool {
    let head = value.get(..8).unwrap_or(value).to_ascii_lowercase();
    (head.starts_with("http://") || head.starts_with("https://"))
        && !value.contains(char::is_whitespace)
}

/// Whether a value reads like prose: long, with the signs that sentences end with.
pub(super) fn is_prose(value: &str) -> bool {
    let n_chars = value.chars().take(MIN_PROSE_CHARS).count();
    let ends = ['。', '！', '？', '；', '.', '!', '?', '…', '\n', '”', '」'];
    n_chars >= MIN_PROSE_CHARS && !is_address(value) && value.contains(ends) && {
        // A path, a key, a coordinate has no words and no Chinese.
        value.contains(' ')
            || value
                .chars()
                .any(|c| ('\u{3400}'..='\u{9fff}').contains(&c))
    }
}

/// The names in one value: `甲；乙`, `["甲", "乙"]`, `A; B`.
fn names(value: &str) -> Vec<String> {
    let inner = value.trim_matches(['[', ']']);
    let parts = inner.split([';', '；', '、', '|', '\n']);
    let parts = parts.flat_map(|part| {
        let is_list = value.starts_with('[');
        part.split(move |c| is_list && c == ',')
    });
    let parts = parts.map(|part| part.trim().trim_matches(['"', '\'']).trim());
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}
