//! Which files have the same shape: what a rule does to one it does to all of them.

use serde::{Deserialize, Serialize};

use crate::model::{Arrange, FileId};
use crate::view::{Entry, Shelf};

/// The files of the set with the shape of one article's file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// The site that they share; none where they share the format and name no site.
    pub site: Option<String>,
    /// The files, that of the article among them, in order.
    pub files: Vec<FileId>,
}

/// The files of the same site; where the article names none, those of its format that name none.
pub(super) fn shape(shelf: &Shelf<'_>, entry: &Entry<'_>) -> Shape {
    let site = entry.site();
    let is_alike = |other: &&Entry<'_>| {
        other.site() == site && (site.is_some() || other.format == entry.format)
    };
    let alike = shelf.entries.iter().filter(is_alike);
    let mut files: Vec<FileId> = alike.map(|other| other.id.file).collect();
    files.arrange();
    files.dedup();
    Shape { site, files }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::view::fixture::ferry;

    #[test]
    fn a_shape_is_a_site_or_a_format_without_one() {
        ferry().with(|shelf| {
            let nameless = Article::default();
            let mut entries = shelf.entries.to_vec();
            let article = entries[0].article;
            entries[2].article = article;
            entries[1].article = &nameless;
            entries[3].article = &nameless;
            let shelf = Shelf {
                entries: &entries,
                ..*shelf
            };
            let of = |place: usize| shape(&shelf, &entries[place]);
            assert_eq!(of(0).site.as_deref(), Some("晨报"));
            assert_eq!(of(0).files, [0, 2].map(FileId));
            assert_eq!(of(3).site, None);
            assert_eq!(of(3).files, [1, 3].map(FileId));
        });
    }
}
