//! Cues: what tags, class names and ids say of the text inside them.
//!
//! A cue is a hint, never a verdict: templates misname things. Rules and the block model weigh
//! them together with the text itself.

use std::sync::LazyLock;

use super::finder::Finder;
use super::tree::{Attr, NodeId, Tag, Tree};

/// A set of cues.
pub(crate) type CueSet = u64;

macro_rules! cues {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// A hint about the text inside an element.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Cue { $($variant),* }

        impl Cue {
            /// All cues, in the order of their bits.
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name, for evidence.
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

cues! {
    Nav "navigation", Footer "footer", Header "header", Aside "aside", Comment "comment",
    Share "share", Related "related", Promo "promotion", Caption "caption", Credit "credit",
    Byline "byline", Date "date", Tags "tags", Ranking "ranking", Copyright "copyright",
    Content "content", Widget "widget", Hidden "hidden", Bio "bio", Subscribe "subscribe",
    Media "media", Figure "figure", Form "form", List "list", Table "table", Title "title",
    Summary "summary", Article "article", Main "main", Modal "modal", Quote "quote", Pre "pre",
    Code "code", Small "small", Address "address", Time "time", Meta "meta", Emphasis "emphasis",
    Source "source",
}

impl Cue {
    /// The set of this cue alone.
    pub(crate) const fn bit(self) -> CueSet {
        1 << self as u32
    }

    /// Whether a set holds the cue.
    pub(crate) const fn within(self, set: CueSet) -> bool {
        set & self.bit() != 0
    }
}

/// What a class name or id contains, and what that says. A leading or trailing `-` asks for the
/// start or end of a word.
const WORDS: &[(&str, Cue)] = &[
    ("-nav", Cue::Nav),
    ("navbar", Cue::Nav),
    ("menu", Cue::Nav),
    ("breadcrumb", Cue::Nav),
    ("crumb", Cue::Nav),
    ("toolbar", Cue::Nav),
    ("pagination", Cue::Nav),
    ("pager", Cue::Nav),
    ("-skip-", Cue::Nav),
    ("daohang", Cue::Nav),
    ("weizhi", Cue::Nav),
    ("channel", Cue::Nav),
    ("-toc-", Cue::Nav),
    ("position-", Cue::Nav),
    ("-tabs", Cue::Nav),
    ("language", Cue::Nav),
    ("footer", Cue::Footer),
    ("-foot-", Cue::Footer),
    ("bottom", Cue::Footer),
    ("header", Cue::Header),
    ("masthead", Cue::Header),
    ("-top-", Cue::Header),
    ("topbar", Cue::Header),
    ("banner", Cue::Header),
    ("logo", Cue::Header),
    ("sidebar", Cue::Aside),
    ("-side-", Cue::Aside),
    ("aside", Cue::Aside),
    ("rightbar", Cue::Aside),
    ("-rail-", Cue::Aside),
    ("leftbar", Cue::Aside),
    ("comment", Cue::Comment),
    ("disqus", Cue::Comment),
    ("reply", Cue::Comment),
    ("replies", Cue::Comment),
    ("respond", Cue::Comment),
    ("pinglun", Cue::Comment),
    ("discuss", Cue::Comment),
    ("-cmt", Cue::Comment),
    ("feedback", Cue::Comment),
    ("guestbook", Cue::Comment),
    ("share", Cue::Share),
    ("social", Cue::Share),
    ("sharing", Cue::Share),
    ("addthis", Cue::Share),
    ("bdshare", Cue::Share),
    ("weixin", Cue::Share),
    ("wechat", Cue::Share),
    ("qrcode", Cue::Share),
    ("twitter", Cue::Share),
    ("facebook", Cue::Share),
    ("follow", Cue::Share),
    ("-like", Cue::Share),
    ("fenxiang", Cue::Share),
    ("print-", Cue::Share),
    ("fontsize", Cue::Share),
    ("related", Cue::Related),
    ("recommend", Cue::Related),
    ("readmore", Cue::Related),
    ("read-more", Cue::Related),
    ("more-", Cue::Related),
    ("moreon", Cue::Related),
    ("xiangguan", Cue::Related),
    ("tuijian", Cue::Related),
    ("-rel-", Cue::Related),
    ("see-also", Cue::Related),
    ("seealso", Cue::Related),
    ("teaser", Cue::Related),
    ("suggest", Cue::Related),
    ("outbrain", Cue::Related),
    ("taboola", Cue::Related),
    ("prevnext", Cue::Related),
    ("prev-", Cue::Related),
    ("-next-", Cue::Related),
    ("upnext", Cue::Related),
    ("up-next", Cue::Related),
    ("also-like", Cue::Related),
    ("read-next", Cue::Related),
    ("-trc-", Cue::Related),
    ("zergnet", Cue::Related),
    ("-ad-", Cue::Promo),
    ("-ads-", Cue::Promo),
    ("advert", Cue::Promo),
    ("sponsor", Cue::Promo),
    ("promo", Cue::Promo),
    ("guanggao", Cue::Promo),
    ("adbox", Cue::Promo),
    ("adsense", Cue::Promo),
    ("-gg-", Cue::Promo),
    ("shopping", Cue::Promo),
    ("commercial", Cue::Promo),
    ("affiliate", Cue::Promo),
    ("donat", Cue::Promo),
    ("appdown", Cue::Promo),
    ("download", Cue::Promo),
    ("caption", Cue::Caption),
    ("pictxt", Cue::Caption),
    ("img-desc", Cue::Caption),
    ("imgdesc", Cue::Caption),
    ("tupian", Cue::Caption),
    ("image-desc", Cue::Caption),
    ("picinfo", Cue::Caption),
    ("img-txt", Cue::Caption),
    ("photo-text", Cue::Caption),
    ("-tushuo", Cue::Caption),
    ("img-note", Cue::Caption),
    ("pic-note", Cue::Caption),
    ("credit", Cue::Credit),
    ("photographer", Cue::Credit),
    ("attribution", Cue::Credit),
    ("imagesource", Cue::Credit),
    ("image-source", Cue::Credit),
    ("byline", Cue::Byline),
    ("author", Cue::Byline),
    ("writer", Cue::Byline),
    ("editor-", Cue::Byline),
    ("zuozhe", Cue::Byline),
    ("bianji", Cue::Byline),
    ("zebian", Cue::Byline),
    ("contributor", Cue::Byline),
    ("reporter", Cue::Byline),
    ("source", Cue::Source),
    ("laiyuan", Cue::Source),
    ("-from-", Cue::Source),
    ("-date", Cue::Date),
    ("pubdate", Cue::Date),
    ("pub-date", Cue::Date),
    ("pubtime", Cue::Date),
    ("-time-", Cue::Date),
    ("timestamp", Cue::Date),
    ("publish", Cue::Date),
    ("posted", Cue::Date),
    ("updated", Cue::Date),
    ("dateline", Cue::Date),
    ("shijian", Cue::Date),
    ("-tag-", Cue::Tags),
    ("-tags-", Cue::Tags),
    ("keyword", Cue::Tags),
    ("topics", Cue::Tags),
    ("categor", Cue::Tags),
    ("post-tag", Cue::Tags),
    ("taglist", Cue::Tags),
    ("biaoqian", Cue::Tags),
    ("-label", Cue::Tags),
    ("-tagged", Cue::Tags),
    ("-hot", Cue::Ranking),
    ("rank", Cue::Ranking),
    ("popular", Cue::Ranking),
    ("trending", Cue::Ranking),
    ("most-", Cue::Ranking),
    ("mostread", Cue::Ranking),
    ("paihang", Cue::Ranking),
    ("remen", Cue::Ranking),
    ("toplist", Cue::Ranking),
    ("copyright", Cue::Copyright),
    ("disclaimer", Cue::Copyright),
    ("banquan", Cue::Copyright),
    ("legal", Cue::Copyright),
    ("shengming", Cue::Copyright),
    ("statement", Cue::Copyright),
    ("-terms", Cue::Copyright),
    ("privacy", Cue::Copyright),
    ("cookie", Cue::Copyright),
    ("gdpr", Cue::Copyright),
    ("content", Cue::Content),
    ("article-body", Cue::Content),
    ("articlebody", Cue::Content),
    ("entry", Cue::Content),
    ("-post-", Cue::Content),
    ("story", Cue::Content),
    ("-text-", Cue::Content),
    ("detail", Cue::Content),
    ("zhengwen", Cue::Content),
    ("neirong", Cue::Content),
    ("-body", Cue::Content),
    ("artibody", Cue::Content),
    ("rich-text", Cue::Content),
    ("richtext", Cue::Content),
    ("paragraph", Cue::Content),
    ("articletext", Cue::Content),
    ("-zw-", Cue::Content),
    ("article", Cue::Article),
    ("main", Cue::Main),
    ("widget", Cue::Widget),
    ("module", Cue::Widget),
    ("-box-", Cue::Widget),
    ("block-", Cue::Widget),
    ("component", Cue::Widget),
    ("carousel", Cue::Widget),
    ("slider", Cue::Widget),
    ("swiper", Cue::Widget),
    ("-hide-", Cue::Hidden),
    ("-hidden-", Cue::Hidden),
    ("sr-only", Cue::Hidden),
    ("screen-reader", Cue::Hidden),
    ("visually-hidden", Cue::Hidden),
    ("visuallyhidden", Cue::Hidden),
    ("assistive", Cue::Hidden),
    ("-offscreen", Cue::Hidden),
    ("-bio", Cue::Bio),
    ("about-author", Cue::Bio),
    ("author-info", Cue::Bio),
    ("authorbox", Cue::Bio),
    ("author-box", Cue::Bio),
    ("-profile", Cue::Bio),
    ("about-the-author", Cue::Bio),
    ("author-desc", Cue::Bio),
    ("aboutauthor", Cue::Bio),
    ("subscri", Cue::Subscribe),
    ("newsletter", Cue::Subscribe),
    ("signup", Cue::Subscribe),
    ("sign-up", Cue::Subscribe),
    ("mailing", Cue::Subscribe),
    ("optin", Cue::Subscribe),
    ("dingyue", Cue::Subscribe),
    ("call-to-action", Cue::Subscribe),
    ("-cta", Cue::Subscribe),
    ("video", Cue::Media),
    ("player", Cue::Media),
    ("gallery", Cue::Media),
    ("slideshow", Cue::Media),
    ("photo", Cue::Media),
    ("audio", Cue::Media),
    ("image", Cue::Media),
    ("-media", Cue::Media),
    ("-pic-", Cue::Media),
    ("-img", Cue::Media),
    ("figure", Cue::Figure),
    ("embed", Cue::Media),
    ("tweet", Cue::Media),
    ("title", Cue::Title),
    ("headline", Cue::Title),
    ("biaoti", Cue::Title),
    ("summary", Cue::Summary),
    ("abstract", Cue::Summary),
    ("standfirst", Cue::Summary),
    ("-lead-", Cue::Summary),
    ("excerpt", Cue::Summary),
    ("subtitle", Cue::Summary),
    ("-dek", Cue::Summary),
    ("zhaiyao", Cue::Summary),
    ("daodu", Cue::Summary),
    ("-intro", Cue::Summary),
    ("deck-", Cue::Summary),
    ("subhead", Cue::Summary),
    ("modal", Cue::Modal),
    ("popup", Cue::Modal),
    ("overlay", Cue::Modal),
    ("paywall", Cue::Modal),
    ("login", Cue::Modal),
    ("dialog", Cue::Modal),
    ("signin", Cue::Modal),
    ("register", Cue::Modal),
    ("consent", Cue::Modal),
    ("pullquote", Cue::Quote),
    ("pull-quote", Cue::Quote),
    ("blockquote", Cue::Quote),
    ("-meta", Cue::Meta),
    ("info-", Cue::Meta),
    ("metadata", Cue::Meta),
    ("-stat", Cue::Meta),
    ("-count", Cue::Meta),
    ("counter", Cue::Meta),
    ("-views", Cue::Meta),
    ("rating", Cue::Meta),
    ("-form", Cue::Form),
    ("search", Cue::Form),
    ("button", Cue::Form),
    ("-btn", Cue::Form),
    ("-vote", Cue::Form),
    ("-poll", Cue::Form),
    ("survey", Cue::Form),
    ("input", Cue::Form),
];

/// The cues of a tag itself.
pub(crate) const fn of_tag(tag: Tag) -> CueSet {
    match tag {
        Tag::Nav | Tag::Menu => Cue::Nav.bit(),
        Tag::Footer => Cue::Footer.bit(),
        Tag::Header | Tag::Hgroup => Cue::Header.bit(),
        Tag::Aside => Cue::Aside.bit(),
        Tag::Figure | Tag::Picture => Cue::Figure.bit(),
        Tag::Figcaption => Cue::Caption.bit() | Cue::Figure.bit(),
        Tag::Form | Tag::Button | Tag::Label | Tag::Fieldset | Tag::Legend => Cue::Form.bit(),
        Tag::Ul | Tag::Ol | Tag::Dl => Cue::List.bit(),
        Tag::Table => Cue::Table.bit(),
        Tag::Article => Cue::Article.bit(),
        Tag::Main => Cue::Main.bit(),
        Tag::Dialog => Cue::Modal.bit(),
        Tag::Blockquote => Cue::Quote.bit(),
        Tag::Pre | Tag::Xmp | Tag::Plaintext => Cue::Pre.bit(),
        Tag::Code => Cue::Code.bit(),
        Tag::Small => Cue::Small.bit(),
        Tag::Address => Cue::Address.bit(),
        Tag::Time => Cue::Time.bit(),
        Tag::Video => Cue::Media.bit(),
        Tag::B | Tag::Strong => Cue::Emphasis.bit(),
        _ => 0,
    }
}

/// The cues in the class names and the id of an element, given as one string.
pub(crate) fn of_names(names: &str) -> CueSet {
    // Camel case and punctuation become word limits: `articleBody_x` reads `-article-body-x-`.
    let mut spelled = String::with_capacity(names.len() + 8);
    let mut joined = String::with_capacity(names.len() + 2);
    spelled.push('-');
    joined.push('-');
    let mut was_lower = false;
    for c in names.chars() {
        if c.is_ascii_uppercase() && was_lower {
            spelled.push('-');
        }
        was_lower = c.is_ascii_lowercase();
        let c = if c.is_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        };
        spelled.push(c);
        joined.push(c);
    }
    spelled.push('-');
    joined.push('-');
    static FINDER: LazyLock<Finder<Cue>> = LazyLock::new(|| Finder::new(WORDS.iter().copied()));
    let set = |text: &str| FINDER.all(text).fold(0, |set, (_, _, cue)| set | cue.bit());
    let spelled_set = set(&spelled);
    if spelled == joined {
        spelled_set
    } else {
        spelled_set | set(&joined)
    }
}

/// How an element would be named in evidence: its tag, id and classes.
pub(crate) fn describe(tree: &Tree, id: NodeId) -> String {
    let mut out = tree.tag(id).name().to_owned();
    for (mark, attr) in [('#', Attr::Id), ('.', Attr::Class)] {
        for name in tree
            .attr(id, attr)
            .unwrap_or_default()
            .split_whitespace()
            .take(2)
        {
            out.push(mark);
            out.extend(name.chars().take(40));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &str, expect: &[Cue]) {
        let set = of_names(names);
        let found: Vec<Cue> = Cue::ALL
            .iter()
            .copied()
            .filter(|cue| cue.within(set))
            .collect();
        assert_eq!(found, expect, "{names}");
    }

    #[test]
    fn words_of_class_names() {
        check("articleBody", &[Cue::Content, Cue::Article]);
        check("site-nav", &[Cue::Nav]);
        check("shadow head", &[]);
        check("wp-caption-text", &[Cue::Caption, Cue::Content]);
        check("", &[]);
    }
}
