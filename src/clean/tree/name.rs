//! The names that cleaning knows, as small numbers.

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// What a node is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Tag { Root, Text, Other, $($variant),* }

        impl Tag {
            /// The tag of that lower-case name.
            pub(crate) fn of(name: &str) -> Self {
                match name { $($name => Self::$variant,)* _ => Self::Other }
            }

            /// The name, for tests and evidence.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    Self::Root => "root",
                    Self::Text => "text",
                    Self::Other => "other",
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

tags! {
    A "a", Abbr "abbr", Address "address", Area "area", Article "article", Aside "aside",
    Audio "audio", B "b", Base "base", Blockquote "blockquote", Body "body", Br "br",
    Button "button", Canvas "canvas", Caption "caption", Center "center", Cite "cite",
    Code "code", Col "col", Dd "dd", Details "details", Dialog "dialog", Div "div", Dl "dl",
    Dt "dt", Em "em", Embed "embed", Fieldset "fieldset", Figcaption "figcaption",
    Figure "figure", Font "font", Footer "footer", Form "form", H1 "h1", H2 "h2", H3 "h3",
    H4 "h4", H5 "h5", H6 "h6", Head "head", Header "header", Hgroup "hgroup", Hr "hr",
    Html "html", I "i", Iframe "iframe", Img "img", Input "input", Label "label",
    Legend "legend", Li "li", Link "link", Main "main", Math "math", Menu "menu", Meta "meta",
    Nav "nav", Noembed "noembed", Noframes "noframes", Noscript "noscript", Object "object",
    Ol "ol", Optgroup "optgroup", Option "option", P "p", Param "param", Picture "picture",
    Plaintext "plaintext", Pre "pre", Q "q", Rp "rp", Rt "rt", Ruby "ruby", S "s",
    Script "script", Section "section", Select "select", Small "small", Source "source",
    Span "span", Strike "strike", Strong "strong", Style "style", Sub "sub",
    Summary "summary", Sup "sup", Svg "svg", Table "table", Tbody "tbody", Td "td",
    Template "template", Textarea "textarea", Tfoot "tfoot", Th "th", Thead "thead",
    Time "time", Title "title", Tr "tr", Track "track", Tt "tt", U "u", Ul "ul",
    Video "video", Wbr "wbr", Xmp "xmp",
}

impl Tag {
    /// Elements without content.
    pub(crate) const fn is_void(self) -> bool {
        use Tag as T;
        matches!(
            self,
            T::Area
                | T::Base
                | T::Br
                | T::Col
                | T::Embed
                | T::Hr
                | T::Img
                | T::Input
                | T::Link
                | T::Meta
                | T::Param
                | T::Source
                | T::Track
                | T::Wbr
        )
    }

    /// Elements that stand on lines of their own.
    pub(crate) const fn is_block(self) -> bool {
        use Tag as T;
        matches!(
            self,
            T::Address
                | T::Article
                | T::Aside
                | T::Blockquote
                | T::Caption
                | T::Center
                | T::Dd
                | T::Details
                | T::Dialog
                | T::Div
                | T::Dl
                | T::Dt
                | T::Fieldset
                | T::Figcaption
                | T::Figure
                | T::Footer
                | T::Form
                | T::H1
                | T::H2
                | T::H3
                | T::H4
                | T::H5
                | T::H6
                | T::Header
                | T::Hgroup
                | T::Hr
                | T::Legend
                | T::Li
                | T::Main
                | T::Menu
                | T::Nav
                | T::Ol
                | T::P
                | T::Plaintext
                | T::Pre
                | T::Section
                | T::Summary
                | T::Table
                | T::Tbody
                | T::Td
                | T::Tfoot
                | T::Th
                | T::Thead
                | T::Tr
                | T::Ul
                | T::Xmp
                | T::Iframe
                | T::Video
                | T::Option
        )
    }

    /// Elements whose start closes an open paragraph.
    pub(crate) const fn closes_paragraph(self) -> bool {
        use Tag as T;
        self.is_block()
            && !matches!(
                self,
                T::Caption
                    | T::Tbody
                    | T::Td
                    | T::Tfoot
                    | T::Th
                    | T::Thead
                    | T::Tr
                    | T::Legend
                    | T::Iframe
                    | T::Video
                    | T::Option
            )
    }

    /// Elements that an end tag from inside does not reach over.
    pub(crate) const fn is_barrier(self) -> bool {
        use Tag as T;
        matches!(
            self,
            T::Root | T::Table | T::Td | T::Th | T::Caption | T::Template | T::Object
        )
    }

    /// Headings.
    pub(crate) const fn heading_level(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }

    /// Elements whose text is not read by a person.
    pub(crate) const fn is_unread(self) -> bool {
        use Tag as T;
        matches!(
            self,
            T::Script
                | T::Style
                | T::Noscript
                | T::Template
                | T::Title
                | T::Textarea
                | T::Select
                | T::Svg
                | T::Math
                | T::Canvas
                | T::Object
                | T::Iframe
                | T::Noembed
                | T::Noframes
                | T::Audio
                | T::Head
        )
    }
}

macro_rules! attrs {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// An attribute that cleaning reads; the others are not kept.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Attr { $($variant),* }

        impl Attr {
            /// The attribute of that lower-case name.
            pub(crate) fn of(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

attrs! {
    Alt "alt", AriaHidden "aria-hidden", Class "class", Content "content",
    Datetime "datetime", Hidden "hidden", Href "href", HttpEquiv "http-equiv", Id "id",
    Itemprop "itemprop", Name "name", Property "property", Pubdate "pubdate",
    Pudate "pudate", Rel "rel", Role "role", Style "style", Title "title", Type "type",
}
