//! What the block model sees of a block: whole numbers, the same on every machine.
//!
//! Features come in two rounds. The first round describes a block by itself, by its neighbours,
//! by the elements around it and by its place in the page; none assumes Latin words. The second
//! round adds what the first model thinks of the block and of everything around it, so that a
//! short line between two sure paragraphs is judged by its company.

use rustc_hash::FxHashMap;

use super::block::{Kind, Raw, is_han};
use super::cue::{Cue, CueSet};
use super::phrase::{self, Section};
use super::repeat;
use super::tree::{NodeId, Tag, Tree};
use super::{body, credits, line, plain};

/// Blocks to each side whose own values are features.
const REACH: usize = 2;

/// Largest count that is told from larger ones.
const CAP: i32 = 5000;

/// How many ancestors of a block are described.
const ANCESTORS: usize = 4;

/// A page as the model sees it.
pub(crate) struct View<'a> {
    blocks: &'a [Raw],
    own: Vec<Own>,
    ancestors: Vec<Vec<NodeId>>,
}

/// What is measured once on each block.
#[derive(Clone, Copy, Debug, Default)]
struct Own {
    chars: i32,
    is_prose: bool,
    link_share: i32,
    ending: i32,
    section: i32,
    marks: i32,
    times: i32,
    form: i32,
    is_title: bool,
    /// Whether it is a short line with a day.
    is_dated: bool,
    /// Whether it is one, or says how long ago.
    is_stamped: bool,
    /// The kind of element that holds it.
    holder: i32,
    /// Characters, where the block reads like prose outside links.
    mass: i32,
}

impl<'a> View<'a> {
    /// Looks at a page. `title` is what its head says.
    pub(crate) fn new(blocks: &'a [Raw], tree: Option<&Tree>, title: Option<&str>) -> Self {
        let mut times: FxHashMap<&str, i32> = FxHashMap::default();
        for block in blocks {
            *times.entry(&block.key).or_default() += 1;
        }
        let title = title.map(repeat::key).unwrap_or_default();
        let own = blocks
            .iter()
            .map(|block| {
                let key = block.key.as_str();
                let is_title = key.chars().count() >= 6
                    && title.contains(key)
                    && block.link_chars * 2 < block.chars.max(1);
                let times = times.get(key).copied().unwrap_or_default();
                let holder = tree.map_or(0, |tree| holder(tree.tag(block.node)));
                Own {
                    holder,
                    ..measure(block, times, is_title)
                }
            })
            .collect();
        let ancestors = match tree {
            Some(tree) => blocks.iter().map(|block| chain(tree, block.node)).collect(),
            None => vec![Vec::new(); blocks.len()],
        };
        Self {
            blocks,
            own,
            ancestors,
        }
    }

    /// First round: a row of features for each block.
    pub(crate) fn first(&self) -> Vec<Vec<i32>> {
        let page = Page::of(self);
        let groups = Groups::of(self, |own, _| i64::from(own.mass));
        (0..self.blocks.len())
            .map(|index| self.row(index, &page, &groups))
            .collect()
    }

    /// Second round: the first row of each block, and what the first model thinks around it.
    pub(crate) fn second(&self, rows: &[Vec<i32>], scores: &[i32]) -> Vec<Vec<i32>> {
        let thought = |index: usize| scores.get(index).copied().unwrap_or_default();
        let groups = Groups::of(self, |own, index| {
            i64::from(own.chars) * i64::from(thought(index)) / 1000
        });
        let mut before = Vec::with_capacity(scores.len());
        let mut total = 0_i64;
        for (own, &score) in self.own.iter().zip(scores) {
            before.push(total);
            total += i64::from(own.chars) * i64::from(score) / 1000;
        }
        let sure = |index: &usize| thought(*index) > 700;
        let first = (0..scores.len()).find(sure).unwrap_or(0);
        let last = (0..scores.len()).rev().find(sure).unwrap_or(0);
        rows.iter()
            .enumerate()
            .map(|(index, row)| {
                let mut row = row.clone();
                let offset = |by: usize| (index.checked_sub(by), Some(index + by));
                row.push(thought(index));
                for by in 1..=3 {
                    let (above, below) = offset(by);
                    row.push(above.map_or(-1, thought));
                    row.push(below.filter(|&b| b < scores.len()).map_or(-1, thought));
                }
                row.push(self.mean(scores, index, 2));
                row.push(self.mean(scores, index, 6));
                row.push(share(before.get(index).copied().unwrap_or_default(), total));
                row.push(clamp(index) - clamp(first));
                row.push(clamp(last) - clamp(index));
                row.push(share(
                    groups.of_path(self.path(index)).mass,
                    groups.of_path(self.path(index)).chars,
                ));
                row.push(share(groups.of_path(self.path(index)).mass, total));
                for level in 0..ANCESTORS {
                    let group = groups.of_node(self.ancestor(index, level));
                    row.push(share(group.mass, group.chars));
                    row.push(share(group.mass, total));
                }
                row.push(groups.place(self, index, total, 8));
                row
            })
            .collect()
    }

    fn row(&self, index: usize, page: &Page, groups: &Groups) -> Vec<i32> {
        let Some(block) = self.blocks.get(index) else {
            return Vec::new();
        };
        let own = self.own(index);
        let mut row = text_features(block, &own);
        // Place in the page.
        let count = clamp(self.blocks.len());
        row.push(clamp(index) * 1000 / count.max(1));
        row.push(share(page.chars_before(index), page.chars));
        row.push(share(page.mass_before(index), page.mass));
        row.push(count.min(1000));
        row.push(share(page.mass, page.chars));
        row.push(i32::try_from(page.mass.min(20_000)).unwrap_or(CAP));
        row.push(self.distance(index, false));
        row.push(self.distance(index, true));
        row.push(i32::try_from(page.window(index, 3).min(5000)).unwrap_or(CAP));
        row.push(i32::try_from(page.window(index, 8).min(9000)).unwrap_or(CAP));
        row.push(
            page.title
                .map_or(-300, |title| (clamp(index) - clamp(title)).clamp(-200, 400)),
        );
        let (section, since) = page.sections.get(index).copied().unwrap_or_default();
        row.push(section);
        row.push(since.min(60));
        // Neighbours.
        for by in 1..=REACH {
            for neighbour in [index.checked_sub(by), Some(index + by)] {
                let own = neighbour.map(|n| self.own(n)).unwrap_or_default();
                row.extend([
                    own.chars.min(CAP),
                    i32::from(own.is_prose),
                    own.link_share,
                    own.form,
                ]);
            }
        }
        if self.ancestors.get(index).is_none_or(Vec::is_empty) {
            return row;
        }
        row.extend(markup_features(block, &own));
        let path = groups.of_path(block.path);
        row.push(clamp(path.blocks));
        row.push(share(path.mass, page.mass));
        row.push(
            i32::try_from(path.chars / i64::try_from(path.blocks.max(1)).unwrap_or(1))
                .unwrap_or(CAP)
                .min(CAP),
        );
        for level in 0..ANCESTORS {
            let group = groups.of_node(self.ancestor(index, level));
            row.push(share(group.mass, page.mass));
            row.push(share(group.link_chars, group.chars));
            row.push(clamp(group.blocks).min(500));
        }
        row.push(groups.place(self, index, page.mass, 6));
        row.push(groups.place(self, index, page.mass, 8));
        row.push(own.holder);
        row.push(i32::from(own.is_stamped));
        row.push(page.stamps(index, 10));
        row
    }

    fn own(&self, index: usize) -> Own {
        self.own.get(index).copied().unwrap_or_default()
    }

    fn path(&self, index: usize) -> u32 {
        self.blocks.get(index).map_or(0, |block| block.path)
    }

    fn ancestor(&self, index: usize, level: usize) -> Option<NodeId> {
        self.ancestors.get(index)?.get(level).copied()
    }

    /// Blocks to the nearest prose above or below.
    fn distance(&self, index: usize, below: bool) -> i32 {
        const FAR: usize = 30;
        let steps = (1..FAR).find(|&by| {
            let at = if below {
                Some(index + by)
            } else {
                index.checked_sub(by)
            };
            at.is_some_and(|at| self.own(at).mass > 0)
        });
        clamp(steps.unwrap_or(FAR))
    }

    /// Mean score around a block, weighed by characters.
    fn mean(&self, scores: &[i32], index: usize, by: usize) -> i32 {
        let range = index.saturating_sub(by)..(index + by + 1).min(scores.len());
        let (mut sum, mut chars) = (0_i64, 0_i64);
        for at in range.filter(|&at| at != index) {
            let weight = i64::from(self.own(at).chars);
            sum += weight * i64::from(scores.get(at).copied().unwrap_or_default());
            chars += weight;
        }
        i32::try_from(sum / chars.max(1)).unwrap_or_default()
    }
}

fn measure(block: &Raw, times: i32, is_title: bool) -> Own {
    let chars = i32::try_from(block.chars).unwrap_or(i32::MAX);
    let link_share = share(i64::from(block.link_chars), i64::from(block.chars));
    let is_prose = body::is_prose(block);
    let marks = block
        .text
        .chars()
        .filter(|c| "，。、；：？！,.;:?!".contains(*c))
        .count();
    let is_dated = chars < 80 && super::metadata::when::find(&block.text).is_some();
    let end = block
        .text
        .trim_end_matches(['”', '"', '」', '』', '）', ')', ' ', '’']);
    let ending = if end.ends_with(['。', '！', '？', '…', '.', '!', '?']) {
        2
    } else {
        i32::from(end.ends_with(['，', ',', '：', ':', '；', ';', '、']))
    };
    let section = match block.section {
        None => 0,
        Some((Section::Comment, _)) => 1,
        Some((Section::Ranking, _)) => 2,
        Some((Section::Related, _)) => 3,
        Some((Section::Share | Section::Navigation, _)) => 4,
        Some((Section::Bio | Section::Subscribe | Section::Notice, _)) => 5,
    };
    let form = if credits::pairs(&block.text).is_some() {
        1
    } else if phrase::notice(&block.text).is_some() {
        2
    } else if phrase::controls(&block.text).is_some() {
        3
    } else if line::caption_mark(&block.text).is_some() || line::photo_credit(&block.text).is_some()
    {
        4
    } else if line::wire_tag(&block.text) {
        5
    } else {
        0
    };
    Own {
        chars,
        is_prose,
        link_share,
        ending,
        section,
        marks: clamp(marks),
        times: times.min(5),
        form,
        is_title,
        is_dated,
        is_stamped: is_dated || line::is_ago(&block.text),
        holder: 0,
        mass: if is_prose && link_share < 400 {
            chars
        } else {
            0
        },
    }
}

/// The kind of an element that holds text, as a number.
const fn holder(tag: Tag) -> i32 {
    match tag {
        Tag::P => 1,
        Tag::Div => 2,
        Tag::Td | Tag::Th => 3,
        Tag::Li => 4,
        Tag::Section | Tag::Article | Tag::Main => 5,
        Tag::Blockquote => 6,
        Tag::Figure | Tag::Figcaption => 7,
        _ if tag.heading_level().is_some() => 8,
        _ => 0,
    }
}

/// Features of the text alone.
fn text_features(block: &Raw, own: &Own) -> Vec<i32> {
    let (mut han, mut digits, mut upper, mut latin, mut words) = (0, 0, 0, 0, 0);
    let mut was_letter = false;
    for c in block.text.chars() {
        han += i64::from(is_han(c));
        digits += i64::from(c.is_ascii_digit());
        let is_letter = !is_han(c) && c.is_alphabetic();
        latin += i64::from(is_letter);
        words += i64::from(is_letter && !was_letter);
        upper += i64::from(is_letter && !was_letter && c.is_uppercase());
        was_letter = is_letter;
    }
    let chars = i64::from(own.chars.max(1));
    let has_address =
        block.text.contains("://") || block.text.contains("www.") || block.text.contains('@');
    vec![
        own.chars.min(CAP),
        share(han, chars),
        own.marks,
        share(i64::from(own.marks), chars),
        own.ending,
        share(digits, chars),
        share(upper, words),
        i32::try_from(words.min(300)).unwrap_or_default(),
        share(latin, chars),
        i32::from(own.is_prose),
        own.section,
        own.form,
        own.times,
        i32::from(plain::list_number(&block.text).is_some()),
        i32::from(own.is_dated),
        i32::from(has_address),
        i32::from(block.text.contains(['“', '"', '「', '‘'])),
        i32::from(block.text.contains(['©', '|', '»', '›', '>'])),
    ]
}

/// Features of the markup.
fn markup_features(block: &Raw, own: &Own) -> Vec<i32> {
    let (kind, level) = match block.kind {
        Kind::Paragraph => (0, 0),
        Kind::Heading(level) => (1, i32::from(level)),
        Kind::Item => (2, 0),
        Kind::Quote => (3, 0),
        Kind::Row => (4, 0),
        Kind::Code => (5, 0),
    };
    let mut row = vec![
        own.link_share,
        i32::try_from(block.links).unwrap_or(CAP).min(CAP),
        kind,
        level,
        i32::try_from(block.depth).unwrap_or(CAP).min(60),
        share(i64::from(block.bold_chars), i64::from(block.chars)),
        i32::from(block.after_image),
        i32::from(block.after_break),
        i32::from(own.is_title),
    ];
    row.extend(SEEN.iter().map(|set| i32::from(block.cues & set != 0)));
    row
}

/// The cues that are features; some are seen together, because pages mix them up.
const SEEN: &[CueSet] = &[
    Cue::Nav.bit(),
    Cue::Footer.bit(),
    Cue::Header.bit(),
    Cue::Aside.bit(),
    Cue::Comment.bit(),
    Cue::Share.bit(),
    Cue::Related.bit(),
    Cue::Promo.bit(),
    Cue::Caption.bit() | Cue::Credit.bit(),
    Cue::Byline.bit(),
    Cue::Date.bit() | Cue::Time.bit(),
    Cue::Tags.bit(),
    Cue::Ranking.bit(),
    Cue::Copyright.bit(),
    Cue::Content.bit(),
    Cue::Widget.bit(),
    Cue::Hidden.bit(),
    Cue::Bio.bit(),
    Cue::Subscribe.bit(),
    Cue::Media.bit(),
    Cue::Figure.bit(),
    Cue::Form.bit(),
    Cue::List.bit(),
    Cue::Table.bit(),
    Cue::Title.bit(),
    Cue::Summary.bit(),
    Cue::Article.bit(),
    Cue::Main.bit(),
    Cue::Modal.bit(),
    Cue::Quote.bit(),
    Cue::Pre.bit(),
    Cue::Small.bit(),
    Cue::Meta.bit(),
];

/// Sums over the whole page.
struct Page {
    chars: i64,
    mass: i64,
    title: Option<usize>,
    /// Sums before each block, and the whole sum at the end.
    chars_to: Vec<i64>,
    mass_to: Vec<i64>,
    stamps_to: Vec<i32>,
    /// The last section heading above each block, and how many blocks above.
    sections: Vec<(i32, i32)>,
}

impl Page {
    fn of(view: &View) -> Self {
        let (mut chars, mut mass) = (0, 0);
        let (mut chars_to, mut mass_to, mut stamps_to) = (vec![0], vec![0], vec![0]);
        let mut stamps = 0;
        let mut sections = Vec::with_capacity(view.own.len());
        let (mut section, mut since) = (0, 0);
        for own in &view.own {
            chars += i64::from(own.chars);
            mass += i64::from(own.mass);
            chars_to.push(chars);
            mass_to.push(mass);
            stamps += i32::from(own.is_stamped);
            stamps_to.push(stamps);
            if own.section > 0 {
                (section, since) = (own.section, 0);
            } else {
                since += 1;
            }
            sections.push((section, since));
        }
        let title = view
            .own
            .iter()
            .rposition(|own| own.is_title && own.chars > 5);
        let heading = |block: &Raw| block.kind == Kind::Heading(1);
        let title = view
            .own
            .iter()
            .zip(view.blocks)
            .position(|(own, block)| own.is_title && matches!(block.kind, Kind::Heading(_)))
            .or_else(|| view.blocks.iter().position(heading))
            .or(title);
        Self {
            chars,
            mass,
            title,
            chars_to,
            mass_to,
            stamps_to,
            sections,
        }
    }

    fn chars_before(&self, index: usize) -> i64 {
        self.chars_to.get(index).copied().unwrap_or_default()
    }

    fn mass_before(&self, index: usize) -> i64 {
        self.mass_to.get(index).copied().unwrap_or_default()
    }

    /// Lines around a block that say when.
    fn stamps(&self, index: usize, by: usize) -> i32 {
        let to = |at: usize| self.stamps_to.get(at).or(self.stamps_to.last()).copied();
        to(index + by + 1).unwrap_or_default() - to(index.saturating_sub(by)).unwrap_or_default()
    }

    /// Prose around a block.
    fn window(&self, index: usize, by: usize) -> i64 {
        let end = (index + by + 1).min(self.mass_to.len() - 1);
        self.mass_before(end) - self.mass_before(index.saturating_sub(by))
    }
}

/// Sums over the blocks below an element, or of one path.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    blocks: usize,
    chars: i64,
    link_chars: i64,
    mass: i64,
}

struct Groups {
    nodes: FxHashMap<NodeId, Group>,
    paths: FxHashMap<u32, Group>,
}

impl Groups {
    fn of(view: &View, mass: impl Fn(&Own, usize) -> i64) -> Self {
        let mut groups = Self {
            nodes: FxHashMap::default(),
            paths: FxHashMap::default(),
        };
        for (index, (own, block)) in view.own.iter().zip(view.blocks).enumerate() {
            let mass = mass(own, index);
            let add = |group: &mut Group| {
                group.blocks += 1;
                group.chars += i64::from(own.chars);
                group.link_chars += i64::from(block.link_chars);
                group.mass += mass;
            };
            add(groups.paths.entry(block.path).or_default());
            for &node in view.ancestors.get(index).into_iter().flatten() {
                add(groups.nodes.entry(node).or_default());
            }
        }
        groups
    }

    fn of_path(&self, path: u32) -> Group {
        self.paths.get(&path).copied().unwrap_or_default()
    }

    fn of_node(&self, node: Option<NodeId>) -> Group {
        node.and_then(|node| self.nodes.get(&node))
            .copied()
            .unwrap_or_default()
    }

    /// How many elements up the first one stands that holds so many tenths of the mass; 0 where
    /// the block's own does.
    fn place(&self, view: &View, index: usize, total: i64, tenths: i64) -> i32 {
        let chain = view.ancestors.get(index).map_or(&[][..], Vec::as_slice);
        let levels = chain
            .iter()
            .position(|node| self.of_node(Some(*node)).mass * 10 >= total * tenths);
        clamp(levels.unwrap_or(40)).min(40)
    }
}

/// The elements above a block, its own first.
fn chain(tree: &Tree, node: NodeId) -> Vec<NodeId> {
    const DEEPEST: usize = 40;
    let mut chain = vec![node];
    let mut at = node;
    while let Some(parent) = tree.parent(at) {
        if chain.len() < DEEPEST {
            chain.push(parent);
        }
        at = parent;
    }
    chain
}

/// A share in thousandths.
fn share(part: i64, whole: i64) -> i32 {
    i32::try_from(part * 1000 / whole.max(1)).unwrap_or(CAP)
}

fn clamp(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(CAP).min(CAP)
}
