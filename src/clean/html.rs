//! A tree to blocks: what a person would see as paragraphs, lines, items and rows.
//!
//! One pass in document order with a stack of open elements. White space collapses as in a
//! browser, with one difference: a line break between two full-width characters is nothing, not a
//! space. `<br>` ends a block, so that a date line and a byline in one paragraph stand apart.

use rustc_hash::FxHashMap;

use super::block::{Kind, Raw, is_void, is_wide, visible_chars};
use super::cue::{self, Cue, CueSet};
use super::phrase;
use super::tree::{Attr, NodeId, Tag, Tree};

/// The blocks of a tree, at most `max_blocks`; the text beyond goes into the last one.
pub(crate) fn blocks(tree: &Tree, max_blocks: usize) -> Vec<Raw> {
    let mut walker = Walker {
        tree,
        open: vec![Context::default()],
        blocks: Vec::new(),
        current: Current::default(),
        names: FxHashMap::default(),
        image: false,
        after_break: false,
        max_blocks,
    };
    let mut id = 1;
    while id < tree.len() {
        walker.close_until(id);
        id = walker.enter(id);
    }
    walker.close_until(usize::MAX);
    walker.flush();
    walker.blocks
}

/// What holds inside an open element.
#[derive(Clone, Copy, Debug, Default)]
struct Context {
    end: NodeId,
    node: NodeId,
    tag: Tag2,
    cues: CueSet,
    path: u32,
    depth: u32,
    kind: Kind,
    /// Whether it is, or stands in, a row of a data table.
    row: bool,
    pre: bool,
}

/// A tag with a default, for the root context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tag2(Tag);

impl Default for Tag2 {
    fn default() -> Self {
        Self(Tag::Root)
    }
}

/// The block that is being put together.
#[derive(Debug, Default)]
struct Current {
    raw: Raw,
    /// Cues common to all its text.
    cues: Option<CueSet>,
    /// Where the last link starts in the text, in bytes and in characters.
    last_link: Option<(usize, u32)>,
    /// White space met and not written yet: none, a space, or one with a line break.
    space: Space,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Space {
    #[default]
    None,
    Plain,
    Break,
    Cell,
}

struct Walker<'t> {
    tree: &'t Tree,
    open: Vec<Context>,
    blocks: Vec<Raw>,
    current: Current,
    names: FxHashMap<&'t str, CueSet>,
    image: bool,
    after_break: bool,
    max_blocks: usize,
}

impl<'t> Walker<'t> {
    /// Closes the elements that end before node `id`.
    fn close_until(&mut self, id: NodeId) {
        while self.open.len() > 1 && self.open.last().is_some_and(|top| top.end <= id) {
            let Some(closed) = self.open.pop() else {
                return;
            };
            let holder = self.top();
            if closed.tag.0.is_block() {
                if !holder.row {
                    self.flush();
                } else if matches!(closed.tag.0, Tag::Td | Tag::Th) {
                    self.current.space = Space::Cell;
                } else {
                    self.space(Space::Plain);
                }
            } else if matches!(closed.tag.0, Tag::Rt) && !self.has_parens(&closed) {
                self.piece(")", false);
            }
        }
    }

    fn top(&self) -> Context {
        self.open.last().copied().unwrap_or_default()
    }

    /// Takes in a node; the next one to look at.
    fn enter(&mut self, id: NodeId) -> NodeId {
        let tree = self.tree;
        let tag = tree.tag(id);
        if tag == Tag::Text {
            let is_linked = tree.node(id).is_some_and(|node| node.linked);
            self.text(tree.text(id), is_linked);
            return id + 1;
        }
        if tag.is_unread() {
            if tag.is_block() {
                self.flush();
            }
            return tree.end(id);
        }
        // The link that edits a section of an encyclopedia stands inside its heading.
        if tag == Tag::Span && has_class(tree, id, "mw-editsection") {
            return tree.end(id);
        }
        match tag {
            Tag::Br if self.top().pre => self.text("\n", false),
            Tag::Br if self.top().row => self.space(Space::Plain),
            Tag::Br => {
                self.flush();
                self.after_break = true;
            }
            Tag::Img | Tag::Video => self.image = true,
            Tag::A if tree.attr(id, Attr::Href).is_some() => {
                self.current.raw.links += 1;
                self.current.last_link =
                    Some((self.current.raw.text.len(), self.current.raw.chars));
                self.current.raw.link.get_or_insert(id);
            }
            _ => {}
        }
        let context = self.context(id, tag);
        if tag.is_block() {
            if self.top().row {
                self.space(Space::Plain);
            } else {
                self.flush();
            }
        } else if tag == Tag::Rt && !self.has_parens(&context) {
            self.current.space = Space::None;
            self.piece("(", false);
        }
        if context.end > id + 1 {
            self.open.push(context);
        }
        id + 1
    }

    fn context(&mut self, id: NodeId, tag: Tag) -> Context {
        let tree = self.tree;
        let holder = self.top();
        let own = cue::of_tag(tag) | self.named(id) | hidden_cue(tree, id);
        let kind = match tag {
            Tag::Li | Tag::Dd | Tag::Dt => Kind::Item,
            Tag::Blockquote => Kind::Quote,
            Tag::Pre | Tag::Xmp | Tag::Plaintext => Kind::Code,
            Tag::P | Tag::Div if holder.kind == Kind::Item => Kind::Item,
            _ => tag.heading_level().map_or(holder.kind, Kind::Heading),
        };
        let is_row = holder.row || (tag == Tag::Tr && is_data_row(tree, id));
        let class = tree.attr(id, Attr::Class).unwrap_or_default();
        Context {
            end: tree.end(id),
            node: if tag.is_block() { id } else { holder.node },
            tag: Tag2(tag),
            cues: holder.cues | own,
            path: if tag.is_block() {
                signed(holder.path, tag, class)
            } else {
                holder.path
            },
            depth: holder.depth + u32::from(tag.is_block()),
            kind: if is_row { Kind::Row } else { kind },
            row: is_row,
            pre: holder.pre || kind == Kind::Code,
        }
    }

    /// The cues of an element's classes and id; remembered, because classes repeat.
    fn named(&mut self, id: NodeId) -> CueSet {
        let tree = self.tree;
        let mut set = 0;
        for attr in [Attr::Class, Attr::Id, Attr::Itemprop] {
            if let Some(names) = tree.attr(id, attr).filter(|names| !names.is_empty()) {
                set |= *self
                    .names
                    .entry(names)
                    .or_insert_with(|| cue::of_names(names));
            }
        }
        match tree.attr(id, Attr::Role).unwrap_or_default() {
            "navigation" | "menu" | "menubar" | "toolbar" => set | Cue::Nav.bit(),
            "complementary" => set | Cue::Aside.bit(),
            "contentinfo" => set | Cue::Footer.bit(),
            "banner" => set | Cue::Header.bit(),
            "dialog" | "alertdialog" => set | Cue::Modal.bit(),
            "search" => set | Cue::Form.bit(),
            "main" => set | Cue::Main.bit(),
            "article" => set | Cue::Article.bit(),
            _ => set,
        }
    }

    /// Whether a ruby text brings its own parentheses (`<rp>`).
    fn has_parens(&self, context: &Context) -> bool {
        let before = context.end.saturating_sub(12)..context.end + 3;
        before.into_iter().any(|id| self.tree.tag(id) == Tag::Rp)
    }

    fn space(&mut self, space: Space) {
        if self.current.space != Space::Cell && self.current.space != Space::Break {
            self.current.space = space;
        }
    }

    fn text(&mut self, text: &str, linked: bool) {
        if self.top().pre {
            if !text.is_empty() {
                self.piece(text, linked);
            }
            return;
        }
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| !is_gap(c)) {
            self.gap(rest.get(..start).unwrap_or_default());
            rest = rest.get(start..).unwrap_or_default();
            let end = rest.find(is_gap).unwrap_or(rest.len());
            self.piece(rest.get(..end).unwrap_or_default(), linked);
            rest = rest.get(end..).unwrap_or_default();
        }
        self.gap(rest);
    }

    /// White space between words.
    fn gap(&mut self, gap: &str) {
        if gap.contains('\n') {
            self.space(Space::Break);
        } else if gap.contains(|c| !is_void(c)) {
            self.space(Space::Plain);
        }
    }

    /// A word, or a run without white space.
    fn piece(&mut self, piece: &str, linked: bool) {
        let top = self.top();
        let current = &mut self.current;
        let raw = &mut current.raw;
        if raw.text.is_empty() {
            raw.kind = top.kind;
            raw.node = top.node;
            raw.path = top.path;
            raw.depth = top.depth;
        } else {
            match current.space {
                Space::None => {}
                Space::Cell => raw.text.push('\t'),
                Space::Plain => raw.text.push(' '),
                Space::Break => {
                    let before = raw.text.chars().next_back().is_some_and(is_wide);
                    let after = piece.chars().next().is_some_and(is_wide);
                    if !(before && after) {
                        raw.text.push(' ');
                    }
                }
            }
        }
        current.space = Space::None;
        current.cues = Some(current.cues.map_or(top.cues, |cues| cues & top.cues));
        raw.text.extend(piece.chars().filter(|&c| !is_void(c)));
        let chars = visible_chars(piece);
        raw.chars += chars;
        if linked {
            raw.link_chars += chars;
        }
        if Cue::Emphasis.within(top.cues) {
            raw.bold_chars += chars;
        }
    }

    /// Ends the current block.
    fn flush(&mut self) {
        let mut current = std::mem::take(&mut self.current);
        let text = current.raw.text.trim();
        if text.is_empty() {
            // A link may start before the block that holds its text.
            self.current.raw.links = current.raw.links;
            return;
        }
        if text.len() != current.raw.text.len() && current.raw.kind != Kind::Code {
            current.raw.text = text.to_owned();
        }
        let mut raw = current.raw;
        raw.cues = current.cues.unwrap_or_default();
        raw.after_image = std::mem::take(&mut self.image);
        raw.after_break = std::mem::take(&mut self.after_break);
        if self.blocks.len() >= self.max_blocks
            && let Some(last) = self.blocks.last_mut()
        {
            last.text.push('\n');
            last.text.push_str(&raw.text);
            last.chars += raw.chars;
            return;
        }
        if raw.kind == Kind::Code {
            push_lines(&mut self.blocks, raw);
            return;
        }
        let tail = current.last_link.and_then(|at| cut_tail(&mut raw, at));
        self.blocks.push(raw);
        self.blocks.extend(tail);
    }
}

/// Cuts off the link that ends a paragraph and leads elsewhere: 返回首页，查看更多.
fn cut_tail(raw: &mut Raw, (start, chars): (usize, u32)) -> Option<Raw> {
    let (head, tail) = raw.text.split_at_checked(start)?;
    let is_ended = head
        .trim_end()
        .ends_with(['。', '！', '？', '”', '」', '）', '】']);
    if !is_ended || !phrase::is_onward(tail) {
        return None;
    }
    let (head, tail) = (head.trim_end().to_owned(), tail.trim().to_owned());
    let tail_chars = raw.chars.saturating_sub(chars);
    let cut = Raw {
        text: tail,
        chars: tail_chars,
        link_chars: tail_chars,
        links: 1,
        bold_chars: 0,
        after_image: false,
        ..raw.clone()
    };
    raw.text = head;
    raw.chars = chars;
    raw.link_chars = raw.link_chars.saturating_sub(tail_chars);
    raw.links = raw.links.saturating_sub(1);
    if raw.links == 0 {
        raw.link = None;
    }
    Some(cut)
}

/// Preformatted text: code stays one block, prose becomes a block a line.
fn push_lines(blocks: &mut Vec<Raw>, raw: Raw) {
    let is_code = Cue::Code.within(raw.cues)
        || !raw.text.contains(is_wide) && raw.text.contains(['{', '}', ';', '=', '$', '<']);
    if is_code {
        let text = raw.text.trim_matches('\n').trim_end();
        blocks.push(Raw {
            text: text.to_owned(),
            ..raw
        });
        return;
    }
    for line in raw
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        blocks.push(Raw {
            text: line.to_owned(),
            kind: Kind::Paragraph,
            chars: visible_chars(line),
            link_chars: 0,
            bold_chars: 0,
            after_break: true,
            ..raw.clone()
        });
    }
}

fn hidden_cue(tree: &Tree, id: NodeId) -> CueSet {
    if is_hidden(tree, id) {
        Cue::Hidden.bit()
    } else {
        0
    }
}

/// Whether an element's attributes hide it.
pub(crate) fn is_hidden(tree: &Tree, id: NodeId) -> bool {
    let is_styled = || {
        tree.attr(id, Attr::Style).is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            let style = style.to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
    };
    tree.attr(id, Attr::Hidden).is_some()
        || tree.attr(id, Attr::AriaHidden) == Some("true")
        || is_styled()
}

fn has_class(tree: &Tree, id: NodeId, name: &str) -> bool {
    tree.attr(id, Attr::Class)
        .is_some_and(|names| names.split_ascii_whitespace().any(|class| class == name))
}

/// Characters that part words in markup; an ideographic space is text.
fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{a0}') || is_void(c)
}

/// The path signature one element further down.
fn signed(path: u32, tag: Tag, class: &str) -> u32 {
    // FNV-1a: a fixed hash, so that the same page gives the same groups everywhere. Digits are
    // left out, because templates number their paragraphs.
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(16_777_619);
    let hash = step(path ^ 2_166_136_261, tag as u8);
    class
        .bytes()
        .filter(|byte| !byte.is_ascii_digit())
        .fold(hash, step)
}

/// Whether a table row holds values to read across, not a page laid out with tables.
fn is_data_row(tree: &Tree, row: NodeId) -> bool {
    const MAX_CELL_CHARS: u32 = 120;
    let (mut cells, mut longest, mut length) = (0, 0, 0);
    for id in row + 1..tree.end(row) {
        match tree.tag(id) {
            Tag::Td | Tag::Th => {
                cells += 1;
                length = 0;
            }
            Tag::Table | Tag::Ul | Tag::Ol | Tag::Img | Tag::Form | Tag::Script | Tag::Input => {
                return false;
            }
            Tag::Text => length += visible_chars(tree.text(id)),
            _ => {}
        }
        longest = longest.max(length);
    }
    cells >= 2 && longest <= MAX_CELL_CHARS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::tree::parse;

    fn check(html: &str, expect: &[&str]) {
        let blocks = blocks(&parse(html, 64, 10_000), 100);
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, expect, "{html}");
    }

    #[test]
    fn no_space_is_put_into_chinese() {
        check(
            "<p>北<b>岭</b>市<a href=x>供水</a>\n<i>公司</i></p>",
            &["北岭市供水公司"],
        );
        check("<p>Two <b>words</b>\nand more</p>", &["Two words and more"]);
    }

    #[test]
    fn breaks_and_blocks_part_lines() {
        check(
            "一<br>二<div>三<p>四</p>五</div>",
            &["一", "二", "三", "四", "五"],
        );
    }

    #[test]
    fn a_link_that_leads_on_is_cut_off_its_paragraph() {
        check(
            "<p>供水已经恢复。<a href=/>返回首页，查看更多</a></p>",
            &["供水已经恢复。", "返回首页，查看更多"],
        );
        check("<p>见<a href=/>第三条。</a></p>", &["见第三条。"]);
    }

    #[test]
    fn rows_read_across_and_layout_tables_do_not() {
        check(
            "<table><tr><td>a<td><p>1</p><tr><td>b<td>2</table>",
            &["a\t1", "b\t2"],
        );
        check("<table><tr><td><ul><li>a</ul><td>b</table>", &["a", "b"]);
    }

    #[test]
    fn ruby_stays_readable() {
        check("<ruby>漢<rt>hàn</rt></ruby>字", &["漢(hàn)字"]);
        check(
            "<ruby>漢<rp>（</rp><rt>hàn</rt><rp>）</rp></ruby>字",
            &["漢（hàn）字"],
        );
    }

    #[test]
    fn code_keeps_its_lines() {
        check(
            "<pre><code>a = 1;\n  b = 2;\n</code></pre>",
            &["a = 1;\n  b = 2;"],
        );
        check("<pre>第一行\n第二行</pre>", &["第一行", "第二行"]);
    }

    #[test]
    fn links_are_counted() {
        let tree = parse("<p>前<a href=x>链接</a>后</p>", 64, 1000);
        let blocks = blocks(&tree, 10);
        assert_eq!(
            (blocks[0].chars, blocks[0].link_chars, blocks[0].links),
            (4, 2, 1)
        );
    }
}
