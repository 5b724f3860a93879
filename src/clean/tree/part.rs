//! A part of a tree as a tree of its own.
//!
//! `main[article[一]article[二]]` has the part `main[article[二]]`: the nodes of a range, below the
//! elements that hold its first node, because their names say something of what stands inside.

use std::ops::Range;

use super::{Node, NodeId, Tag, Tree};

impl Tree {
    /// The nodes of a range as a tree, with `also` (nodes without content) before them; where
    /// `is_left` holds, an element is left out with all below it.
    pub(crate) fn part(
        &self,
        range: Range<NodeId>,
        also: &[NodeId],
        is_left: impl Fn(NodeId) -> bool,
    ) -> Self {
        let mut around: Vec<NodeId> =
            std::iter::successors(self.parent(range.start), |&id| self.parent(id)).collect();
        around.reverse();
        let mut copy = Copying {
            from: self,
            part: Self {
                limited: self.limited,
                lang: self.lang.clone(),
                ..Self::default()
            },
            open: Vec::new(),
        };
        copy.node(0);
        for &id in also {
            copy.node(id);
            copy.close_until(self.end(id));
        }
        around.into_iter().skip(1).for_each(|id| copy.node(id));
        let mut id = range.start.max(1);
        while id < range.end.min(self.len()) {
            if is_left(id) {
                id = self.end(id);
            } else {
                copy.node(id);
                id += 1;
            }
        }
        copy.close_until(usize::MAX);
        copy.part
    }
}

struct Copying<'t> {
    from: &'t Tree,
    part: Tree,
    /// Open elements: where each ends in the whole tree, and its number in the part.
    open: Vec<(usize, usize)>,
}

impl Copying<'_> {
    /// Adds a node below the open elements that hold it.
    fn node(&mut self, id: NodeId) {
        if id > 0 {
            self.close_until(id);
        }
        let (part, from) = (&mut self.part, self.from);
        let Some(node) = from.node(id) else { return };
        let new = part.nodes.len();
        let (start, end) = if node.tag == Tag::Text {
            let start = part.text.len();
            part.text.push_str(from.text(id));
            (start, part.text.len())
        } else {
            let start = part.attrs.len();
            let attrs = from
                .attrs
                .get(node.range.0 as usize..node.range.1 as usize)
                .unwrap_or_default();
            for &(attr, value, value_end) in attrs {
                let place = part.values.len();
                let value = from.values.get(value as usize..value_end as usize);
                part.values.push_str(value.unwrap_or_default());
                part.attrs
                    .push((attr, narrow(place), narrow(part.values.len())));
            }
            (start, part.attrs.len())
        };
        let parent = self.open.last().map_or(0, |&(_, number)| number);
        part.nodes.push(Node {
            parent: narrow(parent),
            end: narrow(new + 1),
            range: (narrow(start), narrow(end)),
            ..*node
        });
        if node.tag != Tag::Text {
            let end = if id == 0 { usize::MAX } else { from.end(id) };
            self.open.push((end, new));
        }
    }

    /// Closes the elements that end before node `id` of the whole tree, but for the root.
    fn close_until(&mut self, id: NodeId) {
        let len = narrow(self.part.nodes.len());
        while let Some(&(end, number)) = self.open.last()
            && end <= id
        {
            self.open.pop();
            if let Some(node) = self.part.nodes.get_mut(number) {
                node.end = len;
            }
        }
    }
}

/// Places in a part are smaller than those in the whole tree, which are 32 bits wide.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use crate::clean::tree::{Attr, Tag, parse};

    #[test]
    fn a_part_keeps_what_stands_around_it() {
        let html =
            "<meta name=a><div class=m><p>一</p><h2>二</h2><p>三<b>四</b></p></div><p>五</p>";
        let tree = parse(html, 16, 1000);
        let meta = tree.elements(Tag::Meta).next().unwrap();
        let heading = tree.elements(Tag::H2).next().unwrap();
        let bold = tree.elements(Tag::B).next().unwrap();
        let part = tree.part(heading..tree.len(), &[meta], |id| id == bold);
        let tags: Vec<Tag> = (0..part.len()).map(|id| part.tag(id)).collect();
        let text = Tag::Text;
        assert_eq!(
            tags,
            [
                Tag::Root,
                Tag::Meta,
                Tag::Div,
                Tag::H2,
                text,
                Tag::P,
                text,
                Tag::P,
                text
            ]
        );
        assert_eq!(part.text_of(0), "二三五");
        assert_eq!((part.end(0), part.end(1), part.end(2)), (9, 2, 7));
        assert_eq!(part.attr(2, Attr::Class), Some("m"));
        assert_eq!(part.parent(5), Some(2));
    }

    #[test]
    fn the_whole_range_is_the_whole_tree() {
        let tree = parse("<div a=b class=c>一<p>二</div>三<br>", 16, 1000);
        let part = tree.part(0..tree.len(), &[], |_| false);
        assert_eq!(part.len(), tree.len());
        for id in 0..tree.len() {
            let of = |tree: &super::Tree| {
                let class = tree.attr(id, Attr::Class).map(str::to_owned);
                (tree.tag(id), tree.end(id), tree.parent(id), class)
            };
            assert_eq!(of(&part), of(&tree));
            assert_eq!(part.text(id), tree.text(id));
        }
    }
}
