//! Segments: what stands between one heading and the next of its kind.

use rustc_hash::FxHashSet;

use super::Seen;
use crate::clean::block::{Raw, is_wide};
use crate::clean::body::is_prose;
use crate::clean::cue::{Cue, CueSet};
use crate::clean::metadata::when;
use crate::clean::phrase::{self, Section};

/// What no article's heading and no article's paragraph stands in.
pub(super) const FOREIGN: CueSet = Cue::Nav.bit()
    | Cue::Footer.bit()
    | Cue::Comment.bit()
    | Cue::Related.bit()
    | Cue::Ranking.bit()
    | Cue::Aside.bit()
    | Cue::Hidden.bit()
    | Cue::Form.bit();

/// Longest date line, in characters.
const MAX_DATE_CHARS: u32 = 80;

/// A paragraph of this mass is an article by itself; teasers are shorter.
const MIN_LONE_MASS: u32 = 240;

/// Longest line that can say that there is more elsewhere, in characters.
const MAX_MORE_CHARS: u32 = 24;

/// How many titles an issue quotes, and how much of each, in characters.
const MAX_TITLES: usize = 5;
const MAX_TITLE_CHARS: usize = 24;

/// What stands between one heading and the next of its kind.
#[derive(Debug, Default)]
pub(super) struct Segment {
    /// The block of the heading.
    pub(super) title: usize,
    /// The paragraphs that read like an article's.
    pub(super) prose: Vec<usize>,
    /// How much they say: see [`mass`].
    pub(super) mass: u32,
    /// Whether a date line stands in it, or its first paragraph opens as a wire report does.
    pub(super) is_dated: bool,
    /// Whether it sends the reader elsewhere for the rest.
    pub(super) is_teaser: bool,
}

impl Segment {
    /// Whether it holds an article of its own: a date, and two paragraphs that together have this
    /// mass, or a long one.
    pub(super) fn is_article(&self, min_mass: u32) -> bool {
        self.is_dated && self.has_substance(min_mass)
    }

    /// Whether its paragraphs are more than a teaser's.
    pub(super) fn has_substance(&self, min_mass: u32) -> bool {
        let is_long = self.prose.len() >= 2 && self.mass >= min_mass;
        !self.is_teaser && (is_long || self.mass >= MIN_LONE_MASS)
    }
}

/// What a block is to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// A paragraph, with its mass.
    Prose(u32),
    /// A line that says when.
    Date,
    /// The link to the rest.
    More,
    /// Something else.
    Other,
}

/// Blocks, with what each is to an article, asked once.
pub(super) struct Lines<'b> {
    pub(super) blocks: &'b [Raw],
    said: Vec<Said>,
}

impl<'b> Lines<'b> {
    /// Reads the blocks of a document.
    pub(super) fn of(blocks: &'b [Raw]) -> Self {
        let said = |block: &Raw| {
            let is_foreign = block.cues & FOREIGN != 0;
            if is_prose(block) && !is_foreign && block.link_chars * 2 < block.chars {
                Said::Prose(mass(block))
            } else if is_date_line(block) {
                Said::Date
            } else if is_more(block) {
                Said::More
            } else {
                Said::Other
            }
        };
        Self {
            blocks,
            said: blocks.iter().map(said).collect(),
        }
    }

    fn said(&self, index: usize) -> Said {
        self.said.get(index).copied().unwrap_or(Said::Other)
    }

    /// Whether a block reads like a paragraph of an article.
    pub(super) fn is_prose(&self, index: usize) -> bool {
        matches!(self.said(index), Said::Prose(_))
    }

    /// Whether a block is a line that says when.
    pub(super) fn is_date(&self, index: usize) -> bool {
        self.said(index) == Said::Date
    }

    /// How much the paragraphs before a block say.
    pub(super) fn mass_before(&self, end: usize) -> u32 {
        let masses = self.said.iter().take(end).map(|said| match said {
            Said::Prose(mass) => *mass,
            _ => 0,
        });
        masses.sum()
    }

    /// How much all paragraphs say.
    pub(super) fn mass(&self) -> u32 {
        self.mass_before(self.said.len())
    }

    /// Whether a paragraph opens as a wire report does.
    pub(super) fn is_report(&self, index: usize) -> bool {
        self.is_prose(index)
            && self
                .blocks
                .get(index)
                .is_some_and(|b| opens_report(&b.text))
    }

    /// The segments that start with these headings, each ending where the next starts.
    pub(super) fn segments(&self, titles: &[usize]) -> Vec<Segment> {
        let ends = titles.iter().copied().skip(1).chain([self.blocks.len()]);
        let mut above = 0;
        let pairs = titles.iter().zip(ends);
        pairs
            .map(|(&title, end)| {
                let segment = self.segment(above, title, end);
                above = segment.prose.last().map_or(title, |&last| last + 1);
                segment
            })
            .collect()
    }

    /// One segment. The lines right above its heading count where no paragraph before claims them.
    fn segment(&self, above: usize, title: usize, end: usize) -> Segment {
        const REACH_ABOVE: usize = 2;
        let mut segment = Segment {
            title,
            ..Segment::default()
        };
        let from = title.saturating_sub(REACH_ABOVE).max(above).min(title);
        segment.is_dated = (from..title).any(|index| self.is_date(index));
        for index in title + 1..end {
            match self.said(index) {
                Said::Prose(mass) => {
                    segment.is_dated |= segment.prose.is_empty() && self.is_report(index);
                    segment.prose.push(index);
                    segment.mass += mass;
                }
                Said::Date => segment.is_dated = true,
                Said::More => segment.is_teaser = true,
                Said::Other => {}
            }
        }
        let last = segment.prose.last().and_then(|&last| self.blocks.get(last));
        segment.is_teaser |=
            last.is_some_and(|last| last.text.ends_with(['…', ']']) || last.text.ends_with("..."));
        segment
    }
}

/// Whether a block that is no paragraph is a line that says when.
fn is_date_line(block: &Raw) -> bool {
    block.chars <= MAX_DATE_CHARS
        && !Cue::Comment.within(block.cues)
        && when::find(&block.text).is_some()
}

/// Whether a paragraph opens as a wire report does: 北岭社北岭1月30日电.
fn opens_report(text: &str) -> bool {
    const OPENING_CHARS: usize = 30;
    let opening: String = text.chars().take(OPENING_CHARS).collect();
    let after_day = opening.split_once('日').map(|(_, after)| after);
    let is_wire = after_day.is_some_and(|after| {
        let after = after.trim_start();
        ["电", "電", "讯", "訊", "消息", "报道"]
            .iter()
            .any(|mark| after.starts_with(mark))
    });
    is_wire && opening.contains('月')
        || ["本报讯", "本報訊", "本网讯", "本刊讯"]
            .iter()
            .any(|mark| opening.contains(mark))
}

/// Whether a block is the link to the rest of an article.
fn is_more(block: &Raw) -> bool {
    const PHRASES: &[&str] = &[
        "阅读全文",
        "阅读更多",
        "查看全文",
        "继续阅读",
        "全文阅读",
        "查看更多",
        "详细内容",
        "更多内容",
        "点击阅读",
        "查看详情",
        "阅读原文",
        "read more",
        "read full",
        "read the rest",
        "continue reading",
        "full story",
        "keep reading",
        "more »",
        "more…",
    ];
    block.chars <= MAX_MORE_CHARS && {
        let folded = phrase::folded(&block.text);
        PHRASES.iter().any(|phrase| folded.contains(phrase))
            || matches!(folded.trim(), "全文" | "详细" | "详情" | "more" | "[详细]")
    }
}

/// How much a block says, in Chinese characters: three letters say as much as one of them.
fn mass(block: &Raw) -> u32 {
    const LETTERS: u32 = 3;
    let wide = block.text.chars().filter(|&c| is_wide(c)).count();
    let wide = u32::try_from(wide).unwrap_or(u32::MAX);
    wide + block.chars.saturating_sub(wide) / LETTERS
}

/// The segments that say something new: neither their title nor most of their paragraphs stood
/// before.
pub(super) fn distinct(blocks: &[Raw], segments: Vec<Segment>) -> Vec<Segment> {
    let key = |index: usize| blocks.get(index).map_or("", |block| block.key.as_str());
    let mut titles: FxHashSet<&str> = FxHashSet::default();
    let mut told: FxHashSet<&str> = FxHashSet::default();
    segments
        .into_iter()
        .filter(|segment| {
            let again = segment.prose.iter().filter(|&&p| told.contains(key(p)));
            let is_again = again.count() * 2 > segment.prose.len();
            told.extend(segment.prose.iter().map(|&paragraph| key(paragraph)));
            let is_new = titles.insert(key(segment.title));
            is_new && !is_again
        })
        .collect()
}

/// The posts of a thread: lines alike in depth that say a day and a time, each with its own
/// paragraphs, which together are nearly all of the prose. They have no titles, so that cutting
/// would be a guess.
pub(super) fn posts(lines: &Lines<'_>) -> Option<Seen> {
    const MIN_POSTS: usize = 3;
    const MIN_TENTHS: u32 = 8;
    let blocks = lines.blocks;
    if blocks
        .iter()
        .any(|b| matches!(b.section, Some((Section::Comment, _))))
    {
        return None;
    }
    let has_time = |block: &Raw| when::find(&block.text).is_some_and(|f| f.moment.time.is_some());
    let stamps: Vec<(u32, usize)> = blocks
        .iter()
        .enumerate()
        .filter(|(index, block)| lines.is_date(*index) && has_time(block))
        .map(|(index, block)| (block.depth, index))
        .collect();
    let total = lines.mass();
    by_kind(&stamps).into_iter().find_map(|(_, stamps)| {
        let mut found = lines.segments(&stamps);
        found.retain(|segment| !segment.prose.is_empty() && !segment.is_teaser);
        let mass: u32 = found.iter().map(|segment| segment.mass).sum();
        let is_most = mass > 0 && mass * 10 >= total * MIN_TENTHS;
        (found.len() >= MIN_POSTS && is_most).then(|| seen(blocks, &found, Vec::new(), true))
    })
}

/// Blocks by their kind, the kinds in the order in which they first come.
pub(super) fn by_kind(kinds: &[(u32, usize)]) -> Vec<(u32, Vec<usize>)> {
    /// A page with more kinds of headings than this has no pattern.
    const MAX_KINDS: usize = 64;
    let mut groups: Vec<(u32, Vec<usize>)> = Vec::new();
    for &(kind, index) in kinds {
        let known = groups.iter().position(|(known, _)| *known == kind);
        let is_full = groups.len() >= MAX_KINDS;
        match known.and_then(|place| groups.get_mut(place)) {
            Some((_, group)) => group.push(index),
            None if is_full => {}
            None => groups.push((kind, vec![index])),
        }
    }
    groups
}

/// What an issue says of the articles.
pub(super) fn seen(blocks: &[Raw], segments: &[Segment], starts: Vec<usize>, doubt: bool) -> Seen {
    let title = |segment: &Segment| -> String {
        let text = blocks.get(segment.title).map_or("", |block| &block.text);
        text.chars().take(MAX_TITLE_CHARS).collect()
    };
    let quoted: Vec<String> = segments.iter().take(MAX_TITLES).map(title).collect();
    let more = if segments.len() > MAX_TITLES {
        " …"
    } else {
        ""
    };
    Seen {
        titles: segments.iter().map(|segment| segment.title).collect(),
        starts,
        said: format!("{}: {}{more}", segments.len(), quoted.join(" | ")),
        doubt,
    }
}
