//! The built HTML as text, and the few edits that the last step makes in it.
//!
//! The page is our own and Trunk's: tags stand on no comments, attributes hold no `>`, so finding a
//! tag is finding `<name` and the next `>`. This is not a parser for anybody else's HTML.
//!
//! ```text
//! Page::new("<head><link rel=\"icon\" href=\"x\"></head>").tags("link") -> [Tag { 6..36 }]
//! ```

use std::ops::Range;

use crate::outcome::Outcome;

/// After this line the head's own lines start: the policy must stand before whatever it governs.
const CHARSET: &str = "<meta charset=\"utf-8\">";

/// A page's text.
#[derive(Clone, Debug)]
pub(crate) struct Page(String);

/// A start tag, or an element without content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Where it stands, from `<` to `>`.
    pub(crate) range: Range<usize>,
    text: String,
}

impl Tag {
    /// An attribute's value, if it is written with double quotes.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, rest) = self.text.split_once(&format!(" {name}=\""))?;
        rest.split('"').next()
    }
}

/// A `<script>` with its content.
pub(crate) struct Script {
    /// The start tag.
    pub(crate) tag: Tag,
    /// The whole element.
    pub(crate) range: Range<usize>,
    /// What stands between the tags.
    pub(crate) content: String,
}

impl Page {
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// All start tags of a name, in order.
    pub(crate) fn tags(&self, name: &str) -> Vec<Tag> {
        let open = format!("<{name}");
        let mut tags = Vec::new();
        for (start, _) in self.0.match_indices(&open) {
            let rest = self.0.get(start + open.len()..).unwrap_or_default();
            let is_whole_name = rest.starts_with(|next: char| next.is_whitespace() || next == '>');
            if let (true, Some(length)) = (is_whole_name, rest.find('>')) {
                let range = start..start + open.len() + length + 1;
                let text = self.0.get(range.clone()).unwrap_or_default().to_owned();
                tags.push(Tag { range, text });
            }
        }
        tags
    }

    /// All scripts, in order.
    pub(crate) fn scripts(&self) -> Vec<Script> {
        const CLOSE: &str = "</script>";
        self.tags("script")
            .into_iter()
            .filter_map(|tag| {
                let rest = self.0.get(tag.range.end..)?;
                let content = rest.get(..rest.find(CLOSE)?)?.to_owned();
                let range = tag.range.start..tag.range.end + content.len() + CLOSE.len();
                Some(Script {
                    tag,
                    range,
                    content,
                })
            })
            .collect()
    }

    /// Adds `<meta name content>` to the head.
    pub(crate) fn add_meta(&mut self, name: &str, content: &str) -> Outcome<()> {
        self.after_charset(&format!("<meta name=\"{name}\" content=\"{content}\">"))
    }

    /// Adds the policy, before everything that it governs.
    pub(crate) fn add_policy(&mut self, policy: &str) -> Outcome<()> {
        self.after_charset(&format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
        ))
    }

    /// Puts text in the place of a range that `tags` or `scripts` gave.
    pub(crate) fn replace(&mut self, range: Range<usize>, text: &str) {
        self.0.replace_range(range, text);
    }

    /// Puts new names of files in the place of old ones.
    pub(crate) fn replace_names(&mut self, renamed: &[(String, String)]) {
        for (old, new) in renamed {
            self.0 = self.0.replace(old, new);
        }
    }

    /// Adds text at the end of the body.
    pub(crate) fn add_to_body(&mut self, text: &str) -> Outcome<()> {
        let end = self.0.rfind("</body>").ok_or("the page has no </body>")?;
        self.0.insert_str(end, text);
        Ok(())
    }

    fn after_charset(&mut self, line: &str) -> Outcome<()> {
        let start = self
            .0
            .find(CHARSET)
            .ok_or_else(|| format!("the page has no {CHARSET}"))?;
        self.0
            .insert_str(start + CHARSET.len(), &format!("\n    {line}"));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"x\"></head>\
                        <body><script src=\"a.js\"></script><script>run()</script></body>";

    #[test]
    fn tags_and_attributes_are_found() {
        let page = Page::new(PAGE.to_owned());
        let tags = page.tags("link");
        assert_eq!(tags.len(), 1);
        assert_eq!(tags[0].attribute("href"), Some("x"));
        assert_eq!(page.tags("lin").len(), 0);
    }

    #[test]
    fn scripts_have_content() {
        let scripts = Page::new(PAGE.to_owned()).scripts();
        assert_eq!(scripts[0].tag.attribute("src"), Some("a.js"));
        assert_eq!(scripts[1].content, "run()");
    }

    #[test]
    fn the_policy_stands_first() {
        let mut page = Page::new(PAGE.to_owned());
        page.add_meta("a", "b").unwrap();
        page.add_policy("default-src 'none'").unwrap();
        assert!(page.text().find("default-src").unwrap() < page.text().find("name=\"a\"").unwrap());
    }
}
