//! The parsed tree: one flat arena in document order.
//!
//! html5ever's tokenizer reads the markup (states, entities, raw text); the tree is built here,
//! because three things are needed that a general tree builder does not promise: nodes lie in
//! document order, so that a subtree is a range and walking needs no recursion; nesting, nodes and
//! attributes are bounded; no tag costs more than the depth limit, whatever came before it.
//! Closing rules follow the HTML standard where they change which text stands in which block
//! (paragraphs, lists, tables, links); foster parenting and the head/body split do not, and are
//! left out.
//!
//! `<div><p>一<p>二</div>` becomes div[p[一] p[二]].

mod builder;
mod guard;
mod name;
mod part;

pub(crate) use builder::parse;
pub(crate) use name::{Attr, Tag};

/// The number of a node in its tree.
pub(crate) type NodeId = usize;

/// An element, or a run of text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    /// The element that holds it; the root holds itself.
    pub(crate) parent: u32,
    /// First node after its subtree.
    pub(crate) end: u32,
    /// What it is.
    pub(crate) tag: Tag,
    /// Whether an open link holds it (for text, which a misnested link may have outgrown).
    pub(crate) linked: bool,
    /// Text: bytes of the text buffer. Element: range of the attribute table.
    range: (u32, u32),
}

/// A document as nodes in document order; node 0 is the root.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    attrs: Vec<(Attr, u32, u32)>,
    values: String,
    text: String,
    /// Whether elements were flattened or dropped at a limit.
    pub(crate) limited: bool,
    /// The `lang` of the root element.
    pub(crate) lang: Option<String>,
}

impl Tree {
    /// How many nodes there are.
    pub(crate) const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A node.
    pub(crate) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// What a node is; text for a node that does not exist.
    pub(crate) fn tag(&self, id: NodeId) -> Tag {
        self.node(id).map_or(Tag::Text, |node| node.tag)
    }

    /// The element that holds a node; none for the root.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.node(id)?.parent as usize;
        (parent != id).then_some(parent)
    }

    /// First node after the subtree of a node.
    pub(crate) fn end(&self, id: NodeId) -> NodeId {
        self.node(id).map_or(id + 1, |node| node.end as usize)
    }

    /// The text of a text node; empty for an element.
    pub(crate) fn text(&self, id: NodeId) -> &str {
        match self.node(id) {
            Some(node) if node.tag == Tag::Text => self
                .text
                .get(node.range.0 as usize..node.range.1 as usize)
                .unwrap_or_default(),
            _ => "",
        }
    }

    /// An attribute of an element.
    pub(crate) fn attr(&self, id: NodeId, attr: Attr) -> Option<&str> {
        let node = self.node(id).filter(|node| node.tag != Tag::Text)?;
        let attrs = self
            .attrs
            .get(node.range.0 as usize..node.range.1 as usize)?;
        let (_, start, end) = attrs.iter().find(|(name, ..)| *name == attr)?;
        self.values.get(*start as usize..*end as usize)
    }

    /// Elements of that tag, in order.
    pub(crate) fn elements(&self, tag: Tag) -> impl Iterator<Item = NodeId> + '_ {
        self.nodes
            .iter()
            .enumerate()
            .filter_map(move |(id, node)| (node.tag == tag).then_some(id))
    }

    /// All text below a node, as it stands.
    pub(crate) fn text_of(&self, id: NodeId) -> String {
        (id..self.end(id)).map(|inner| self.text(inner)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as brackets.
    fn show(html: &str) -> String {
        let tree = parse(html, 16, 1000);
        let mut out = String::new();
        let mut open: Vec<NodeId> = Vec::new();
        for id in 1..tree.len() {
            while open.last().is_some_and(|&last| tree.end(last) <= id) {
                open.pop();
                out.push(']');
            }
            match tree.tag(id) {
                Tag::Text => out.push_str(tree.text(id)),
                tag => {
                    out.push_str(tag.name());
                    out.push('[');
                    open.push(id);
                }
            }
        }
        out.extend(open.iter().map(|_| ']'));
        out
    }

    fn check(html: &str, expect: &str) {
        assert_eq!(show(html), expect, "{html}");
    }

    #[test]
    fn paragraphs_lists_and_tables_close_themselves() {
        check("<div><p>一<p>二</div>三", "div[p[一]p[二]]三");
        check(
            "<ul><li>a<li>b<ul><li>c</ul></ul>",
            "ul[li[a]li[bul[li[c]]]]",
        );
        check(
            "<table><tr><td>a<td>b<tr><td>c</table>d",
            "table[tr[td[a]td[b]]tr[td[c]]]d",
        );
        check("<dl><dt>a<dd>b<dt>c</dl>", "dl[dt[a]dd[b]dt[c]]");
        check("a</p>b", "ap[]b");
    }

    #[test]
    fn stray_and_misnested_ends_do_no_harm() {
        check("<div>a</span></div>b", "div[a]b");
        check(
            "<table><tr><td>a</div>b</td></tr></table>",
            "table[tr[td[ab]]]",
        );
        check("<b>a<i>b</b>c</i>", "b[ai[b]]c");
    }

    #[test]
    fn text_after_a_misnested_link_is_not_linked() {
        let tree = parse("<a href=x><div>in</a>out</div>", 16, 1000);
        let linked: Vec<(String, bool)> = (0..tree.len())
            .filter(|&id| tree.tag(id) == Tag::Text)
            .filter_map(|id| Some((tree.text(id).to_owned(), tree.node(id)?.linked)))
            .filter(|(text, _)| !text.is_empty())
            .collect();
        assert_eq!(linked, [("in".to_owned(), true), ("out".to_owned(), false)]);
    }

    #[test]
    fn entities_are_decoded_once_and_raw_text_stays_raw() {
        check("&amp;lt;&lt;&#x4e2d;", "&lt;<中");
        check("<script>a<b>c</script>d", "script[a<b>c]d");
    }

    #[test]
    fn depth_nodes_and_attributes_are_bounded() {
        let deep = "<div>".repeat(100_000) + "text";
        let tree = parse(&deep, 16, 1000);
        assert!(tree.limited && tree.len() <= 1001);
        assert_eq!(tree.text_of(0), "text");
        let wide = format!("<p {}>text", "a ".repeat(100_000));
        assert_eq!(parse(&wide, 16, 1000).text_of(0), "text");
    }
}
