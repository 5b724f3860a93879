//! What the rules saw, by the names that they give it.

use crate::model::Evidence;

use super::Text;
use super::texts::{EVIDENCE, format};

/// Evidence whose name says it all; its value is for programs.
const FLAGS: &[&str] = &["script"];

/// A piece of evidence: `提示词：排行榜`; a name that the table lacks stays as it is.
#[must_use]
pub fn evidence_said(text: Text, evidence: &Evidence) -> String {
    let known = EVIDENCE.iter().find(|(name, _)| *name == evidence.name);
    let name = known.map_or(&*evidence.name, |(_, message)| text.say(*message));
    if evidence.value.is_empty() || FLAGS.contains(&&*evidence.name) {
        return name.to_owned();
    }
    text.fill(format::NAMED, &[("name", name), ("value", &evidence.value)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::Lang;

    #[test]
    fn known_and_unknown_names() {
        let said = |name, value: &str| evidence_said(Text(Lang::En), &Evidence::new(name, value));
        assert_eq!(said("links", "12"), "links: 12");
        assert_eq!(said("novel_thing", "1"), "novel_thing: 1");
        assert_eq!(said("alt", ""), "same as an image's alternative text");
    }
}
