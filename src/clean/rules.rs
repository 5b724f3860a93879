//! The rules that call a block boilerplate, in order, each with what it saw.
//!
//! A rule over a line's form (a credits line, a notice) decides over short lines only. What the
//! body finder left out gets the rule that explains it best.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::block::{Kind, Raw, is_han};
use super::cue::{self, Cue, CueSet};
use super::metadata::Read;
use super::phrase::{self, Section};
use super::repeat::{self, Again};
use super::tree::{Attr, NodeId, Tag, Tree};
use super::{body, credits, edge, line, plain};
use crate::model::{Evidence, Format, Role, Rule};

/// One in how many parts of the body may stand after a repeated body and still be called frame.
const MAX_REST_SHARE: u32 = 3;

/// What a block is, and why it is set aside where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) role: Role,
    pub(crate) removal: Option<(Rule, Vec<Evidence>)>,
}

impl Verdict {
    pub(crate) const fn keep(role: Role) -> Self {
        Self {
            role,
            removal: None,
        }
    }

    pub(crate) fn remove(role: Role, rule: Rule, evidence: Vec<Evidence>) -> Self {
        Self {
            role,
            removal: Some((rule, evidence)),
        }
    }
}

/// What the rules look at.
pub(crate) struct Case<'a> {
    pub(crate) blocks: &'a [Raw],
    pub(crate) tree: Option<&'a Tree>,
    pub(crate) format: Format,
    pub(crate) body: &'a [bool],
    pub(crate) bounds: (usize, usize),
    pub(crate) read: &'a Read,
    /// Alternative texts of the images.
    pub(crate) alts: &'a [String],
    /// Cues of elements that were asked for: one element holds many blocks.
    pub(crate) named: RefCell<FxHashMap<NodeId, CueSet>>,
    /// The first block of the body that reads like a sentence.
    pub(crate) first_prose: Option<usize>,
}

/// Judges every block.
pub(crate) fn judge(case: &Case) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = (0..case.blocks.len())
        .map(|index| judge_one(case, index))
        .collect();
    match case.tree {
        Some(tree) => boxes(case, tree, &mut verdicts),
        None => sections(case, &mut verdicts),
    }
    repeats(case, &mut verdicts);
    edge::judge(case, &mut verdicts);
    verdicts
}

fn judge_one(case: &Case, index: usize) -> Verdict {
    let Some(block) = case.blocks.get(index) else {
        return Verdict::keep(Role::Other);
    };
    let is_body = case.body.get(index).copied().unwrap_or_default();
    let (first, last) = case.bounds;
    // The title of a post without one is its first sentence, which stays.
    let is_first_sentence = is_body && body::is_sentence(block);
    if case.read.title_blocks.contains(&index) && !is_first_sentence {
        return Verdict::keep(Role::Title);
    }
    if case.tree.is_none() && line::is_rule(&block.text) {
        let evidence = vec![Evidence::new("line", block.text.trim())];
        return Verdict::remove(Role::Other, Rule::PageFrame, evidence);
    }
    if let Some(verdict) = figure(case, block, is_body) {
        return verdict;
    }
    if Cue::Address.within(block.cues) && block.chars <= 80 {
        return Verdict::keep(Role::Byline);
    }
    let is_date_line = case.read.date_blocks.contains(&index);
    if is_date_line
        && (index <= case.read.top_end || !is_body)
        && !(is_body && body::is_prose(block))
    {
        return Verdict::keep(Role::Dateline);
    }
    if line::wire_tag(&block.text) {
        let evidence = vec![Evidence::new("line", block.text.trim())];
        return Verdict::remove(Role::WireTag, Rule::WireTag, evidence);
    }
    if let Some(pairs) = credits::pairs(&block.text) {
        if index <= first && (case.read.byline_blocks.contains(&index) || !is_body) {
            return Verdict::keep(Role::Byline);
        }
        let labels: Vec<&str> = pairs.iter().map(|(label, _)| *label).collect();
        let evidence = vec![Evidence::new("labels", labels.join(" "))];
        return Verdict::remove(Role::Credit, Rule::CreditsLine, evidence);
    }
    if case.read.byline_blocks.contains(&index) && !body::is_prose(block) {
        return Verdict::keep(Role::Byline);
    }
    if let Some((section, cue)) = block.section
        && (!is_body || !matches!(block.kind, Kind::Heading(_)))
    {
        return section_verdict(section, cue);
    }
    if let Some(cue) = phrase::controls(&block.text) {
        return Verdict::remove(Role::Share, Rule::Share, vec![Evidence::new("cue", cue)]);
    }
    if phrase::is_onward(&block.text) && block.link_chars == block.chars {
        let evidence = vec![Evidence::new("cue", block.text.as_str())];
        return Verdict::remove(Role::Navigation, Rule::Share, evidence);
    }
    // Learned papers give their keywords as part of the text.
    const MAX_TAG_CHARS: u32 = 40;
    let is_marked =
        block.links > 0 && block.chars <= MAX_TAG_CHARS || Cue::Tags.within(block.cues) || !is_body;
    if let Some(label) = line::tag_line(&block.text).filter(|_| is_marked) {
        let evidence = vec![Evidence::new("label", label)];
        return Verdict::remove(Role::Related, Rule::Metadata, evidence);
    }
    if line::paper_page(&block.text) && (index + 6 > last || index <= first + 1) {
        let evidence = vec![Evidence::new("line", block.text.as_str())];
        return Verdict::remove(Role::Credit, Rule::CreditsLine, evidence);
    }
    if is_body && is_above_prose(case, index) {
        if is_top_line(case, index, block) {
            return Verdict::keep(Role::Byline);
        }
        if is_link_row(block) {
            let evidence = vec![Evidence::new("links", block.links)];
            return Verdict::remove(Role::Navigation, Rule::LinkList, evidence);
        }
    }
    if (index + 6 > last || index <= first + 1 || !is_body)
        && let Some(cue) = phrase::notice(&block.text)
    {
        return Verdict::remove(Role::Notice, Rule::Notice, vec![Evidence::new("cue", cue)]);
    }
    if index + 6 > last || Cue::Bio.within(block.cues) || Cue::Footer.within(block.cues) {
        let names = &case.read.metadata.byline;
        if let Some(cue) = line::bio(&block.text, names) {
            return Verdict::remove(
                Role::AuthorBio,
                Rule::AuthorBio,
                vec![Evidence::new("cue", cue)],
            );
        }
    }
    if !is_body {
        let is_opening = case.tree.is_none() && index < first && body::is_prose(block);
        let is_below_title = case
            .read
            .title_blocks
            .first()
            .is_some_and(|&title| title < index);
        if is_opening && is_below_title {
            return Verdict::keep(Role::Standfirst);
        }
        return explain(case, block);
    }
    if let Some(verdict) = links(case, block) {
        return verdict;
    }
    if case.format == Format::FeedRecord && Cue::Footer.within(block.cues) {
        return explain(case, block);
    }
    Verdict::keep(shape(block))
}

/// Whether no block of the body up to this one reads like a sentence.
fn is_above_prose(case: &Case, index: usize) -> bool {
    case.first_prose.is_none_or(|first| first > index)
}

/// Whether a line of the body's top belongs to what stands around the title: it says so by its
/// elements, or by how long ago, and is no sentence.
fn is_top_line(case: &Case, index: usize, block: &Raw) -> bool {
    const MAX_CHARS: u32 = 40;
    const SAID: CueSet = Cue::Byline.bit() | Cue::Date.bit() | Cue::Meta.bit() | Cue::Source.bit();
    // What the whole body's element is called says nothing of this line.
    let whole = case
        .blocks
        .get(case.read.top_end)
        .map_or(0, |block| block.cues);
    let is_said = index <= case.bounds.0 + 1 && block.cues & SAID & !whole != 0;
    block.chars <= MAX_CHARS
        && matches!(block.kind, Kind::Paragraph | Kind::Item)
        && !block.text.ends_with(['。', '！', '？', '.', '!', '?'])
        && (is_said || line::is_ago(&block.text))
}

/// Whether a line is a row of links.
fn is_link_row(block: &Raw) -> bool {
    const MIN_LINKS: u32 = 3;
    block.links >= MIN_LINKS && block.link_chars * 10 >= block.chars * 6
}

/// The role of a kept block by its shape.
fn shape(block: &Raw) -> Role {
    match block.kind {
        Kind::Heading(_) => Role::Subheading,
        Kind::Item => Role::List,
        Kind::Quote => Role::Quote,
        Kind::Row => Role::Table,
        Kind::Code => Role::Code,
        Kind::Paragraph => {
            let is_bold = block.bold_chars * 10 >= block.chars * 9 && block.chars <= 40;
            if is_bold && !block.text.ends_with(['。', '.']) {
                Role::Subheading
            } else {
                Role::Body
            }
        }
    }
}

/// Captions and photo credits.
fn figure(case: &Case, block: &Raw, is_body: bool) -> Option<Verdict> {
    let is_short = block.chars <= 300;
    if is_short
        && Cue::Caption.within(block.cues)
        && (Cue::Figure.within(block.cues) || !is_body || block.chars < 120)
    {
        let evidence = vec![class_evidence(case, block, Cue::Caption)];
        return Some(Verdict::remove(Role::Caption, Rule::Caption, evidence));
    }
    let key = &block.key;
    if key.chars().count() >= 6
        && case.alts.binary_search(key).is_ok()
        && !case
            .read
            .title_blocks
            .iter()
            .any(|&t| case.blocks.get(t).is_some_and(|title| title.key == *key))
    {
        let evidence = vec![Evidence::new("alt", "same text")];
        return Some(Verdict::remove(Role::Caption, Rule::Caption, evidence));
    }
    if is_body && is_below_image(case, block) {
        let evidence = vec![Evidence::new("after_image", "same paragraph")];
        return Some(Verdict::remove(Role::Caption, Rule::Caption, evidence));
    }
    if Cue::Small.within(block.cues) && block.after_image && is_short {
        let evidence = vec![Evidence::new("after_image", "small type")];
        return Some(Verdict::remove(Role::Caption, Rule::Caption, evidence));
    }
    if let Some(mark) = line::caption_mark(&block.text) {
        let evidence = vec![Evidence::new("mark", mark)];
        return Some(Verdict::remove(Role::Caption, Rule::Caption, evidence));
    }
    if let Some(credit) = line::photo_credit(&block.text) {
        let role = if block.chars > 40 {
            Role::Caption
        } else {
            Role::Credit
        };
        let rule = if block.chars > 40 {
            Rule::Caption
        } else {
            Rule::Credit
        };
        return Some(Verdict::remove(
            role,
            rule,
            vec![Evidence::new("credit", credit)],
        ));
    }
    None
}

/// Whether a short line stands below an image in the image's own paragraph, or is centred below it.
fn is_below_image(case: &Case, block: &Raw) -> bool {
    const MAX_CHARS: u32 = 60;
    let Some(tree) = case
        .tree
        .filter(|_| block.after_image && block.chars <= MAX_CHARS)
    else {
        return false;
    };
    // A paragraph of many elements holds more than an image and its caption.
    const MAX_NODES: usize = 60;
    let is_paragraph =
        tree.tag(block.node) == Tag::P && tree.end(block.node) - block.node <= MAX_NODES;
    let holds_image = || (block.node..tree.end(block.node)).any(|id| tree.tag(id) == Tag::Img);
    let is_centred = || {
        tree.attr(block.node, Attr::Style)
            .is_some_and(|style| style.replace(' ', "").contains("text-align:center"))
    };
    let is_named = || {
        tree.attr(block.node, Attr::Class)
            .is_some_and(|names| names.contains("_alt") || names.contains("-alt"))
    };
    let is_small = || {
        (block.node..tree.end(block.node)).any(|id| {
            let style = tree.attr(id, Attr::Style).unwrap_or_default();
            let style = style.replace(' ', "");
            ["10px", "11px", "12px", "13px"]
                .iter()
                .any(|size| style.contains(&format!("font-size:{size}")))
        })
    };
    is_paragraph
        && block.text.contains(is_han)
        && (holds_image() && block.after_break || is_centred() || is_named() || is_small())
}

/// Lists of links inside the article, and lines that are one link to another.
fn links(case: &Case, block: &Raw) -> Option<Verdict> {
    const MAX_LINE_CHARS: u32 = 50;
    if block.links == 0 || block.link_chars * 10 < block.chars * 9 {
        return None;
    }
    let is_item = block.kind == Kind::Item;
    let is_line = block.kind == Kind::Paragraph
        && block.links == 1
        && (6..=MAX_LINE_CHARS).contains(&block.chars)
        && block.text.contains(is_han)
        && plain::list_number(&block.text).is_none()
        && !block.text.ends_with(['。', '，', '：', ':', ',', '.']);
    let is_list = is_item || is_line || case.format == Format::FeedRecord && !body::is_prose(block);
    is_list.then(|| {
        let share = block.link_chars * 1000 / block.chars.max(1);
        let evidence = vec![
            Evidence::new("links", block.links),
            Evidence::new("link_share", share),
        ];
        Verdict::remove(Role::Related, Rule::Related, evidence)
    })
}

fn section_verdict(section: Section, cue: &str) -> Verdict {
    let (role, rule) = match section {
        Section::Ranking => (Role::Ranking, Rule::Ranking),
        Section::Comment => (Role::Comment, Rule::Comment),
        Section::Related => (Role::Related, Rule::Related),
        Section::Share => (Role::Share, Rule::Share),
        Section::Navigation => (Role::Navigation, Rule::Navigation),
        Section::Bio => (Role::AuthorBio, Rule::AuthorBio),
        Section::Subscribe => (Role::Other, Rule::Promotion),
        Section::Notice => (Role::Notice, Rule::Notice),
    };
    Verdict::remove(role, rule, vec![Evidence::new("cue", cue)])
}

/// What stands in one small box with the heading of a section belongs to the section.
fn boxes(case: &Case, tree: &Tree, verdicts: &mut [Verdict]) {
    const MAX_CHARS: u32 = 200;
    for (index, block) in case.blocks.iter().enumerate() {
        let Some((section, cue)) = block.section else {
            continue;
        };
        let is_box = matches!(section, Section::Related | Section::Ranking);
        let Some(holder) = tree.parent(block.node).filter(|_| is_box) else {
            continue;
        };
        let range = holder..tree.end(holder);
        let is_inside = |other: &&Raw| range.contains(&other.node);
        let mut chars = block.chars;
        let mut is_small = |other: &Raw| {
            chars += other.chars;
            chars <= MAX_CHARS && !body::is_prose(other)
        };
        let (above, below) = case.blocks.split_at(index);
        let mut above = above.iter().rev().take_while(is_inside);
        let mut below = below.iter().skip(1).take_while(is_inside);
        let (mut up, mut down) = (0, 0);
        let fits = above.all(|other| {
            up += 1;
            is_small(other)
        }) && below.all(|other| {
            down += 1;
            is_small(other)
        });
        let members = verdicts.iter_mut().skip(index - up).take(up + 1 + down);
        for verdict in members.filter(|_| fits) {
            if verdict.removal.is_none() && verdict.role.in_body() {
                *verdict = section_verdict(section, cue);
            }
        }
    }
}

/// In a plain text, what stands below the heading of a section belongs to the section.
fn sections(case: &Case, verdicts: &mut [Verdict]) {
    let mut open: Option<(Section, &str)> = None;
    for (index, (block, verdict)) in case.blocks.iter().zip(verdicts).enumerate() {
        if let Some((section, _)) = block.section {
            open = Some((section, block.text.as_str()));
        } else if case.body.get(index).copied().unwrap_or_default() {
            open = None;
        } else if let Some((section, heading)) = open
            && matches!(verdict.removal, Some((Rule::PageFrame, _)))
            && !matches!(section, Section::Share | Section::Navigation)
        {
            *verdict = section_verdict(section, heading);
        }
    }
}

/// Why a block outside the body is outside it.
fn explain(case: &Case, block: &Raw) -> Verdict {
    const BY_CUE: &[(Cue, Role, Rule)] = &[
        (Cue::Comment, Role::Comment, Rule::Comment),
        (Cue::Ranking, Role::Ranking, Rule::Ranking),
        (Cue::Related, Role::Related, Rule::Related),
        (Cue::Share, Role::Share, Rule::Share),
        (Cue::Bio, Role::AuthorBio, Rule::AuthorBio),
        (Cue::Copyright, Role::Notice, Rule::Notice),
        (Cue::Promo, Role::Other, Rule::Promotion),
        (Cue::Subscribe, Role::Other, Rule::Promotion),
        (Cue::Nav, Role::Navigation, Rule::Navigation),
        (Cue::Form, Role::Other, Rule::Form),
        (Cue::Modal, Role::Other, Rule::Form),
        (Cue::Tags, Role::Related, Rule::Metadata),
        (Cue::Meta, Role::Other, Rule::Metadata),
        (Cue::Footer, Role::Navigation, Rule::PageFrame),
        (Cue::Header, Role::Navigation, Rule::PageFrame),
        (Cue::Aside, Role::Related, Rule::PageFrame),
        (Cue::Hidden, Role::Other, Rule::PageFrame),
    ];
    for &(cue, role, rule) in BY_CUE {
        if cue.within(block.cues) {
            return Verdict::remove(role, rule, vec![class_evidence(case, block, cue)]);
        }
    }
    let link_share = block.link_chars * 1000 / block.chars.max(1);
    if block.links > 0 && link_share >= 500 {
        let evidence = vec![
            Evidence::new("links", block.links),
            Evidence::new("link_share", link_share),
        ];
        return Verdict::remove(Role::Navigation, Rule::LinkList, evidence);
    }
    let evidence = vec![Evidence::new("chars", block.chars)];
    Verdict::remove(Role::Other, Rule::PageFrame, evidence)
}

/// The element whose name or class gave a cue.
fn class_evidence(case: &Case, block: &Raw, cue: Cue) -> Evidence {
    let named = case.tree.and_then(|tree| {
        let mut at: Option<NodeId> = Some(block.node);
        while let Some(id) = at {
            let set = *case.named.borrow_mut().entry(id).or_insert_with(|| {
                let names =
                    [Attr::Class, Attr::Id].map(|attr| tree.attr(id, attr).unwrap_or_default());
                names.iter().fold(cue::of_tag(tree.tag(id)), |set, names| {
                    set | cue::of_names(names)
                })
            });
            if cue.within(set) {
                return Some(cue::describe(tree, id));
            }
            at = tree.parent(id);
        }
        None
    });
    Evidence::new("element", named.unwrap_or_else(|| cue.name().to_owned()))
}

/// Repeated bodies and blocks.
fn repeats(case: &Case, verdicts: &mut [Verdict]) {
    let among: Vec<bool> = verdicts
        .iter()
        .map(|verdict| verdict.removal.is_none() && verdict.role.in_body())
        .collect();
    for (index, again) in repeat::find(case.blocks, &among).into_iter().enumerate() {
        let Some(again) = again else { continue };
        let (rule, evidence) = match again {
            Again::Body { first } => (
                Rule::RepeatedBody,
                vec![Evidence::new("first_block", first)],
            ),
            Again::Block { first } => (
                Rule::RepeatedBlock,
                vec![Evidence::new("first_block", first)],
            ),
            Again::Echo { first, tenths } => (
                Rule::RepeatedBlock,
                vec![
                    Evidence::new("first_block", first),
                    Evidence::new("same", tenths * 100),
                ],
            ),
        };
        if let Some(verdict) = verdicts.get_mut(index) {
            verdict.removal = Some((rule, evidence));
        }
    }
    // What stands between two copies and after the second is frame, unless it is long.
    let is_repeated = |verdict: &Verdict| matches!(verdict.removal, Some((Rule::RepeatedBody, _)));
    let Some(start) = verdicts.iter().position(is_repeated) else {
        return;
    };
    let mass = |range: std::ops::Range<usize>| -> u32 {
        let kept = |index: &usize| {
            verdicts
                .get(*index)
                .is_some_and(|v| v.removal.is_none() && v.role.in_body())
        };
        range
            .filter(kept)
            .filter_map(|index| Some(case.blocks.get(index)?.chars))
            .sum()
    };
    if mass(start..verdicts.len()) * MAX_REST_SHARE > mass(0..start) {
        return;
    }
    for verdict in verdicts.iter_mut().skip(start) {
        if verdict.removal.is_none() && verdict.role.in_body() {
            let evidence = vec![Evidence::new("after_repeat", start)];
            *verdict = Verdict::remove(verdict.role, Rule::RepeatedBody, evidence);
        }
    }
}

/// The alternative texts of a page's images, as blocks are compared.
pub(crate) fn alts(tree: &Tree) -> Vec<String> {
    let mut alts: Vec<String> = tree
        .elements(Tag::Img)
        .flat_map(|id| [tree.attr(id, Attr::Alt), tree.attr(id, Attr::Title)])
        .flatten()
        .map(repeat::key)
        .filter(|alt| alt.chars().count() >= 6)
        .collect();
    alts.sort_unstable();
    alts.dedup();
    alts
}
