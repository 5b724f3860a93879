//! The lists behind the rules: places, bodies, surnames, titles, suffixes, stop words.
//!
//! Two tables in `data/`, each with its source and licence: `places-cldr.tsv` (countries and
//! cities of Unicode CLDR) and `name-lists.tsv` (all else, written for this project). Forms are
//! in Simplified script, as [`super::page::Page`] folds its text.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

const PLACES: &str = include_str!("../../data/places-cldr.tsv");
const LISTS: &str = include_str!("../../data/name-lists.tsv");

/// What a form is listed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// 中国, Beijing.
    Place,
    /// 联合国, NATO.
    Organisation,
    /// A surname of one or two characters.
    Surname,
    /// 总统, before a name.
    Title,
    /// 先生, after a name.
    TitleAfter,
    /// 表示: what people do.
    Speech,
    /// 委员会: how bodies end.
    OrgSuffix,
    /// 企业: after which a company is named.
    OrgCue,
    /// 智能: how companies end that are named after such a word.
    OrgTail,
    /// A Japanese surname.
    SurnameJa,
    /// 市: how places end.
    PlaceSuffix,
    /// What looks like a name and is none, such as 芬太尼.
    Stop,
    /// An English first name.
    Given,
    /// President, Mr.
    EnTitle,
    /// University: how bodies end in English.
    EnOrg,
    /// River: how places end in English.
    EnPlace,
    /// Capitalised at the start of a sentence, and no name.
    EnStop,
    /// minister, judge: words that stand before a person's name.
    EnRole,
    /// port, city: what may be "of" a place.
    EnPlaceOf,
    /// A well-known person, by the form that news use.
    Person,
    /// A club that is a place or a word elsewhere: 太阳.
    Club,
}

const CLASSES: [(&str, Class); 22] = [
    ("place", Class::Place),
    ("organisation", Class::Organisation),
    ("surname", Class::Surname),
    ("surname2", Class::Surname),
    ("title", Class::Title),
    ("title_after", Class::TitleAfter),
    ("speech", Class::Speech),
    ("org_suffix", Class::OrgSuffix),
    ("org_cue", Class::OrgCue),
    ("org_tail", Class::OrgTail),
    ("surname_ja", Class::SurnameJa),
    ("place_suffix", Class::PlaceSuffix),
    ("stop", Class::Stop),
    ("given", Class::Given),
    ("en_title", Class::EnTitle),
    ("en_org", Class::EnOrg),
    ("en_place", Class::EnPlace),
    ("en_stop", Class::EnStop),
    ("en_role", Class::EnRole),
    ("en_place_of", Class::EnPlaceOf),
    ("person", Class::Person),
    ("club", Class::Club),
];

/// How forms start: a bit for each first character of the basic plane (for all others the answer is
/// always yes), and for each hash of the first two the length of the longest such form.
#[derive(Debug)]
struct Starts {
    first: Vec<u64>,
    longest: Vec<u8>,
}

impl Default for Starts {
    fn default() -> Self {
        Self {
            first: vec![0; 0x1_0000 / 64],
            longest: vec![0; 0x1_0000],
        }
    }
}

impl Starts {
    fn add(&mut self, form: &str) {
        let mut chars = form.chars();
        let Some(first) = chars.next() else {
            return;
        };
        if let Some(group) = self.first.get_mut(first as usize / 64) {
            *group |= 1 << (first as u32 % 64);
        }
        let longest = chars.next().map(|second| Self::pair(first, second));
        if let Some(longest) = longest.and_then(|pair| self.longest.get_mut(pair)) {
            let length = u8::try_from(form.chars().count()).unwrap_or(u8::MAX);
            *longest = length.max(*longest);
        }
    }

    fn has(&self, c: char) -> bool {
        let group = self.first.get(c as usize / 64);
        group.is_none_or(|bits| bits >> (c as u32 % 64) & 1 == 1)
    }

    /// Characters of the longest form that starts with these two; 0 where none does.
    fn longest(&self, first: char, second: char) -> usize {
        let longest = self.longest.get(Self::pair(first, second));
        longest.map_or(0, |&longest| usize::from(longest))
    }

    /// A number below 65,536.
    const fn pair(first: char, second: char) -> usize {
        ((first as u32)
            .wrapping_mul(0x9e37)
            .wrapping_add(second as u32)
            & 0xffff) as usize
    }
}

/// All lists, ready for look-ups.
#[derive(Debug)]
pub(crate) struct Lists {
    classes: FxHashMap<&'static str, u32>,
    transliteration: FxHashSet<char>,
    /// Characters that occur in foreign names, but in too many words to mark one alone.
    wide: FxHashSet<char>,
    /// How forms start: most questions end here, before the form is hashed.
    starts: Starts,
}

impl Lists {
    /// Reads the tables.
    pub(crate) fn new() -> Self {
        let mut lists = Self {
            classes: FxHashMap::default(),
            transliteration: FxHashSet::default(),
            wide: FxHashSet::default(),
            starts: Starts::default(),
        };
        for (form, rest) in rows(PLACES).filter_map(|row| row.split_once('\t')) {
            let english = rest.split('\t').next().unwrap_or_default();
            lists.add("place", form, english);
        }
        for row in rows(LISTS) {
            let mut fields = row.split('\t');
            if let (Some(class), Some(form)) = (fields.next(), fields.next()) {
                lists.add(class, form, fields.next().unwrap_or_default());
            }
        }
        lists
    }

    fn add(&mut self, class: &'static str, form: &'static str, second: &'static str) {
        match class {
            "variant" => {
                // A variant of a place or body is one too: 寮国 as 老挝.
                let bits =
                    self.bits(form) & (1 << Class::Place as u32 | 1 << Class::Organisation as u32);
                if bits != 0 {
                    *self.classes.entry(second).or_default() |= bits;
                    self.starts.add(second);
                }
            }
            "translit" => self.transliteration.extend(form.chars()),
            "translit_wide" => self.wide.extend(form.chars()),
            _ => {
                let Some(&(_, known)) = CLASSES.iter().find(|(name, _)| *name == class) else {
                    return;
                };
                for form in [form, second] {
                    if !form.is_empty() {
                        *self.classes.entry(form).or_default() |= 1 << known as u32;
                        self.starts.add(form);
                    }
                }
            }
        }
    }

    /// Whether a form is listed as a class.
    pub(crate) fn is(&self, class: Class, form: &str) -> bool {
        self.bits(form) & (1 << class as u32) != 0
    }

    /// Whether a character may be part of a name beside a point.
    pub(crate) fn is_wide_transliteration(&self, c: char) -> bool {
        self.transliteration.contains(&c) || self.wide.contains(&c)
    }

    /// The classes of a form, one bit each.
    pub(crate) fn bits(&self, form: &str) -> u32 {
        let mut chars = form.chars();
        let starts = match (chars.next(), chars.next()) {
            (Some(first), Some(second)) => self.starts.longest(first, second) > 0,
            (Some(first), None) => self.starts.has(first),
            _ => false,
        };
        if !starts {
            return 0;
        }
        self.classes.get(form).copied().unwrap_or(0)
    }

    /// Characters of the longest form that starts with these two characters; 1 where none does.
    pub(crate) fn reach(&self, first: char, second: char) -> usize {
        self.starts.longest(first, second).max(1)
    }

    /// Whether a listed form starts with this character.
    pub(crate) fn may_start(&self, c: char) -> bool {
        self.starts.has(c)
    }

    /// Whether a character is used to write foreign names.
    pub(crate) fn is_transliteration(&self, c: char) -> bool {
        self.transliteration.contains(&c)
    }
}

/// The usual form of a well-known variant, in Simplified script: 川普 is 特朗普.
///
/// The rows `variant` of the list, and the third field of the places: forms in use in Taiwan and Hong Kong, and full forms, as the
/// press of these places writes them. A form that is no variant comes back as it is.
#[must_use]
pub fn usual(form: &str) -> &str {
    static CELL: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    let variants = CELL.get_or_init(|| {
        let places = rows(PLACES).filter_map(|row| {
            let (form, rest) = row.split_once('\t')?;
            rest.split_once('\t').map(|(_, usual)| (form, usual))
        });
        rows(LISTS)
            .filter_map(|row| row.strip_prefix("variant\t")?.split_once('\t'))
            .map(|(usual, variant)| (variant, usual))
            .chain(places)
            .collect()
    });
    variants.get(form).copied().unwrap_or(form)
}

/// A hash (FNV-1a) of the rows that features of the name model ask for: the class and the forms.
#[must_use]
pub(super) fn asked_by_features() -> u64 {
    const ASKED: [&str; 11] = [
        "place",
        "organisation",
        "surname",
        "surname2",
        "title",
        "title_after",
        "speech",
        "org_suffix",
        "translit",
        "translit_wide",
        "variant",
    ];
    let mut asked: Vec<&str> = rows(LISTS)
        .filter(|row| {
            row.split('\t')
                .next()
                .is_some_and(|class| ASKED.contains(&class))
        })
        .chain(rows(PLACES))
        .collect();
    asked.sort_unstable();
    super::model::fnv(asked.into_iter())
}

/// The listed places and bodies of more than one character, for training, in a fixed order.
#[must_use]
pub fn listed() -> (Vec<&'static str>, Vec<&'static str>) {
    let han = |form: &&str| form.chars().count() > 1 && !form.is_ascii();
    let first = |row: &'static str| row.split('\t').next().unwrap_or_default();
    let of = |class: &'static str| {
        rows(LISTS).filter_map(move |row| row.strip_prefix(class)?.strip_prefix('\t').map(first))
    };
    let places = rows(PLACES).map(first).chain(of("place"));
    (
        places.filter(han).collect(),
        of("organisation").filter(han).collect(),
    )
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_count_their_rows() {
        for table in [PLACES, LISTS] {
            let count = rows(table).count();
            assert!(table.contains(&format!("# rows: {count}\n")), "{count}");
            assert!(table.contains("# source: ") && table.contains("# licence: "));
        }
    }

    #[test]
    fn every_class_is_known_and_used() {
        let lists = Lists::new();
        for (name, _) in CLASSES {
            assert!(LISTS.contains(&format!("\n{name}\t")), "{name}");
        }
        for row in rows(LISTS) {
            let class = row.split('\t').next().unwrap_or_default();
            assert!(
                CLASSES.iter().any(|(name, _)| *name == class)
                    || matches!(class, "translit" | "translit_wide" | "variant"),
                "{class}"
            );
        }
        assert!(lists.is(Class::Place, "海牙"));
        assert!(lists.is(Class::Stop, "芬太尼"));
        assert!(lists.is(Class::Place, "寮国"));
        assert_eq!(usual("川普"), "特朗普");
    }
}
