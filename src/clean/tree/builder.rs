//! Tokens to tree.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag as TagToken, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};

use super::{Attr, Node, Tag, Tree, guard};

/// Parses markup. Elements deeper than `max_depth`, or beyond `max_nodes`, are flattened: their
/// text stays, their tags do not.
pub(crate) fn parse(html: &str, max_depth: usize, max_nodes: usize) -> Tree {
    let pruned = guard::prune(html);
    let sink = Sink(RefCell::new(Builder::new(max_depth, max_nodes)));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&pruned));
    // The sink never asks for a script to be run, so that one call takes all.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink(RefCell<Builder>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut builder = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => builder.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return builder.start(&tag),
            Token::TagToken(tag) => builder.end(Tag::of(&tag.name)),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

struct Builder {
    tree: Tree,
    /// Open elements, the root first.
    open: Vec<(u32, Tag)>,
    /// How many of the open elements are links.
    links: usize,
    /// Elements that were flattened and are not closed yet.
    flattened: usize,
    /// Whether the raw text of an element that was not kept (a script, say) is passing by.
    dropping: bool,
    max_depth: usize,
    max_nodes: usize,
}

impl Builder {
    fn new(max_depth: usize, max_nodes: usize) -> Self {
        let mut builder = Self {
            tree: Tree::default(),
            open: Vec::new(),
            links: 0,
            flattened: 0,
            dropping: false,
            max_depth: max_depth.max(1),
            max_nodes,
        };
        builder.tree.nodes.push(Node {
            parent: 0,
            end: 1,
            tag: Tag::Root,
            linked: false,
            range: (0, 0),
        });
        builder.open.push((0, Tag::Root));
        builder
    }

    fn finish(mut self) -> Tree {
        let nodes = &mut self.tree.nodes;
        for id in (1..nodes.len()).rev() {
            let Some(&Node { parent, end, .. }) = nodes.get(id) else {
                continue;
            };
            if let Some(holder) = nodes.get_mut(parent as usize) {
                holder.end = holder.end.max(end);
            }
        }
        self.tree
    }

    fn text(&mut self, text: &str) {
        if self.dropping {
            return;
        }
        let tree = &mut self.tree;
        let start = narrow(tree.text.len());
        tree.text.push_str(text);
        let end = narrow(tree.text.len());
        let id = narrow(tree.nodes.len());
        if let Some(last) = tree.nodes.last_mut()
            && last.tag == Tag::Text
            && last.linked == (self.links > 0)
            && self.open.last().is_some_and(|&(top, _)| top == last.parent)
        {
            last.range.1 = end;
            return;
        }
        // Text is kept beyond the node limit: runs of it are joined, only tags are dropped.
        let parent = self.open.last().map_or(0, |&(top, _)| top);
        tree.nodes.push(Node {
            parent,
            end: id + 1,
            tag: Tag::Text,
            linked: self.links > 0,
            range: (start, end),
        });
    }

    fn start(&mut self, token: &TagToken) -> TokenSinkResult<()> {
        let tag = Tag::of(&token.name);
        if matches!(tag, Tag::Html | Tag::Head | Tag::Body) {
            let lang = token.attrs.iter().find(|attr| &*attr.name.local == "lang");
            if let (Tag::Html, Some(lang)) = (tag, lang) {
                self.tree.lang.get_or_insert_with(|| lang.value.to_string());
            }
            return TokenSinkResult::Continue;
        }
        self.close_for(tag);
        let is_full = self.tree.nodes.len() >= self.max_nodes;
        if is_full || self.open.len() > self.max_depth {
            self.tree.limited = true;
            if raw_kind(tag).is_some() {
                self.dropping = true;
            } else if !tag.is_void() {
                self.flattened += 1;
            }
        }
        if !is_full {
            let id = self.element(tag, token);
            if !tag.is_void() && !is_closed(token, tag) && self.open.len() <= self.max_depth {
                self.links += usize::from(tag == Tag::A);
                self.open.push((id, tag));
            }
        }
        match raw_kind(tag) {
            Some(kind) => TokenSinkResult::RawData(kind),
            None if tag == Tag::Plaintext => TokenSinkResult::Plaintext,
            None => TokenSinkResult::Continue,
        }
    }

    fn element(&mut self, tag: Tag, token: &TagToken) -> u32 {
        let tree = &mut self.tree;
        let first = narrow(tree.attrs.len());
        for attr in &token.attrs {
            if let Some(name) = Attr::of(&attr.name.local) {
                let start = narrow(tree.values.len());
                tree.values.push_str(&attr.value);
                tree.attrs.push((name, start, narrow(tree.values.len())));
            }
        }
        let id = narrow(tree.nodes.len());
        tree.nodes.push(Node {
            parent: self.open.last().map_or(0, |&(top, _)| top),
            end: id + 1,
            tag,
            linked: self.links > 0,
            range: (first, narrow(tree.attrs.len())),
        });
        id
    }

    /// Closes what the start of an element closes by itself.
    fn close_for(&mut self, tag: Tag) {
        if tag.closes_paragraph() {
            self.pop_to(
                |open| open == Tag::P,
                |open| open.is_barrier() || open == Tag::Button,
            );
        }
        let is_cell = |open: Tag| matches!(open, Tag::Td | Tag::Th);
        match tag {
            Tag::Li => self.pop_to(|open| open == Tag::Li, is_list_wall),
            Tag::Dd | Tag::Dt => {
                self.pop_to(|open| matches!(open, Tag::Dd | Tag::Dt), is_list_wall);
            }
            Tag::Option | Tag::Optgroup => {
                self.pop_to(|open| open == Tag::Option, |open| open != Tag::Option);
            }
            Tag::Td | Tag::Th => self.pop_to(is_cell, |open| matches!(open, Tag::Table | Tag::Tr)),
            Tag::Tr => self.pop_to(|open| open == Tag::Tr, |open| open == Tag::Table),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => self.pop_to(
                |open| matches!(open, Tag::Tbody | Tag::Thead | Tag::Tfoot),
                |open| open == Tag::Table,
            ),
            Tag::A => self.end(Tag::A),
            Tag::Button => self.pop_to(|open| open == Tag::Button, Tag::is_barrier),
            _ if tag.heading_level().is_some() => {
                let is_open = self
                    .open
                    .last()
                    .is_some_and(|(_, t)| t.heading_level().is_some());
                if is_open {
                    self.pop();
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: Tag) {
        if std::mem::take(&mut self.dropping) {
            return;
        }
        if self.flattened > 0 && !tag.is_void() && tag != Tag::A {
            self.flattened -= 1;
            return;
        }
        match tag {
            Tag::Html | Tag::Head | Tag::Body | Tag::Other => {}
            Tag::Br | Tag::P if !self.is_open(tag, Tag::is_barrier) => self.mark(tag),
            Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Tr | Tag::Td | Tag::Th => {
                self.pop_to(
                    |open| open == tag,
                    |open| open == Tag::Table && tag != Tag::Table,
                );
            }
            _ if tag.heading_level().is_some() => {
                self.pop_to(|open| open.heading_level().is_some(), Tag::is_barrier);
            }
            _ if tag.is_block() => self.pop_to(|open| open == tag, Tag::is_barrier),
            _ => self.end_inline(tag),
        }
    }

    /// Ends an inline element; blocks that were opened inside it stay open.
    fn end_inline(&mut self, tag: Tag) {
        let Some(place) = self.place(|open| open == tag, Tag::is_barrier) else {
            return;
        };
        let inner = self.open.get(place + 1..).unwrap_or_default();
        if inner.iter().any(|(_, open)| open.is_block()) {
            if matches!(
                tag,
                Tag::A | Tag::B | Tag::I | Tag::Em | Tag::Strong | Tag::Font
            ) {
                self.open.remove(place);
                self.links -= usize::from(tag == Tag::A).min(self.links);
            }
            return;
        }
        self.truncate(place);
    }

    /// An empty element, where an end tag stands alone.
    fn mark(&mut self, tag: Tag) {
        let id = narrow(self.tree.nodes.len());
        if self.tree.nodes.len() < self.max_nodes {
            self.tree.nodes.push(Node {
                parent: self.open.last().map_or(0, |&(top, _)| top),
                end: id + 1,
                tag,
                linked: false,
                range: (0, 0),
            });
        }
    }

    fn is_open(&self, tag: Tag, wall: impl Fn(Tag) -> bool) -> bool {
        self.place(|open| open == tag, wall).is_some()
    }

    /// The innermost open element that is wanted, unless a wall stands before it.
    fn place(&self, wanted: impl Fn(Tag) -> bool, wall: impl Fn(Tag) -> bool) -> Option<usize> {
        let (place, &(_, tag)) = self
            .open
            .iter()
            .enumerate()
            .skip(1)
            .rev()
            .find(|&(_, &(_, open))| wanted(open) || wall(open))?;
        wanted(tag).then_some(place)
    }

    fn pop_to(&mut self, wanted: impl Fn(Tag) -> bool, wall: impl Fn(Tag) -> bool) {
        if let Some(place) = self.place(wanted, wall) {
            self.truncate(place);
        }
    }

    fn truncate(&mut self, place: usize) {
        while self.open.len() > place.max(1) {
            self.pop();
        }
    }

    fn pop(&mut self) {
        if let Some((_, Tag::A)) = self.open.pop() {
            self.links = self.links.saturating_sub(1);
        }
    }
}

/// What the search for an open list item does not cross.
fn is_list_wall(open: Tag) -> bool {
    open.is_barrier() || (open.is_block() && !matches!(open, Tag::Address | Tag::Div | Tag::P))
}

/// Whether `<x/>` is meant as an empty element: in HTML it never is, but in XHTML pages it is, and
/// for these elements reading it as a start would swallow the page.
fn is_closed(token: &TagToken, tag: Tag) -> bool {
    token.self_closing && matches!(tag, Tag::A | Tag::Div | Tag::Span | Tag::P | Tag::Svg)
}

const fn raw_kind(tag: Tag) -> Option<RawKind> {
    match tag {
        Tag::Title | Tag::Textarea => Some(RawKind::Rcdata),
        Tag::Script => Some(RawKind::ScriptData),
        Tag::Style | Tag::Xmp | Tag::Iframe | Tag::Noembed | Tag::Noframes => {
            Some(RawKind::Rawtext)
        }
        _ => None,
    }
}

/// Offsets fit: files are far below 4 GB by the limit of reading.
fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
