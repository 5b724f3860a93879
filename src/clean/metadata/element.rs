//! Elements above the body whose own class or id says what they hold: a name, an outlet.

use super::Page;
use crate::clean::cue::{self, Cue, CueSet};
use crate::clean::tree::{Attr, NodeId, Tag, Tree};

/// Words of class names and ids, and words that say otherwise.
pub(super) struct Words {
    any: &'static [&'static str],
    none: &'static [&'static str],
}

/// Words of elements that hold the writer.
pub(super) const AUTHOR: Words = Words {
    any: &["author", "byline", "writer", "reporter", "zuozhe", "authi"],
    none: &["editor", "source", "avatar", "comment", "desc", "bio"],
};

/// Words of elements that hold the outlet.
pub(super) const SOURCE: Words = Words {
    any: &["source", "laiyuan", "media-name", "media_name"],
    none: &["resource", "author", "comment", "image", "pic"],
};

/// Longest text of such an element, in bytes.
const MAX_BYTES: usize = 200;

/// Most nodes of such an element.
const MAX_NODES: usize = 40;

/// Surroundings in which a name belongs to something else than the article.
const FOREIGN: CueSet = Cue::Comment.bit()
    | Cue::Related.bit()
    | Cue::Ranking.bit()
    | Cue::Nav.bit()
    | Cue::Footer.bit()
    | Cue::Aside.bit();

/// The texts of the elements between the title and the second paragraph that are so named.
pub(super) fn named(page: &Page, tree: &Tree, anchor: Option<usize>, words: Words) -> Vec<String> {
    let node_of = |index: usize| page.blocks.get(index).map(|block| block.node);
    let start = anchor.and_then(node_of).unwrap_or(0);
    let end = node_of(page.top_end()).unwrap_or_else(|| tree.len());
    let mut found: Vec<String> = Vec::new();
    for id in start..end {
        let is_large = tree.end(id) - id > MAX_NODES;
        if is_large || tree.tag(id) == Tag::Text || !is_named(tree, id, &words) {
            continue;
        }
        let text = spaced(tree, id);
        let is_fit = !text.is_empty() && text.len() <= MAX_BYTES;
        if is_fit && !found.contains(&text) && !is_foreign(tree, id) {
            found.push(text);
        }
    }
    found
}

fn is_named(tree: &Tree, id: NodeId, words: &Words) -> bool {
    [Attr::Class, Attr::Id]
        .iter()
        .filter_map(|attr| tree.attr(id, *attr))
        .any(|names| {
            let names = names.to_ascii_lowercase();
            words.any.iter().any(|word| names.contains(word))
                && !words.none.iter().any(|word| names.contains(word))
        })
}

/// The text of an element, its pieces parted by blanks.
fn spaced(tree: &Tree, id: NodeId) -> String {
    let pieces: Vec<&str> = (id..tree.end(id))
        .flat_map(|inner| tree.text(inner).split_whitespace())
        .collect();
    pieces.join(" ")
}

fn is_foreign(tree: &Tree, id: NodeId) -> bool {
    let mut at = tree.parent(id);
    while let Some(id) = at {
        let names = [Attr::Class, Attr::Id].map(|attr| tree.attr(id, attr).unwrap_or_default());
        let own = names.iter().fold(cue::of_tag(tree.tag(id)), |set, names| {
            set | cue::of_names(names)
        });
        // A page's outermost elements are called anything.
        if own & FOREIGN != 0 && tree.end(id) - id < tree.len() / 3 {
            return true;
        }
        at = tree.parent(id);
    }
    false
}
