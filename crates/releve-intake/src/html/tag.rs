//! Elements by what they mean for reading.

use html5ever::{LocalName, local_name};

/// Names one variant for each element that is told apart, and the rest.
macro_rules! tags {
    ($($variant:ident $name:tt,)*) => {
        /// The kind of an element.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Tag {
            $(
                #[doc = concat!("`", $name, "`")]
                $variant,
            )*
            /// Not told apart; flows with the words around it.
            Inline,
            /// A custom element, which pages use as they use `div`.
            Custom,
        }

        impl Tag {
            pub(super) fn of(name: &LocalName) -> Self {
                match *name {
                    $(local_name!($name) => Self::$variant,)*
                    _ if name.contains('-') => Self::Custom,
                    _ => Self::Inline,
                }
            }
        }
    };
}

tags! {
    A "a", Address "address", Article "article", Aside "aside", Audio "audio",
    Blockquote "blockquote", Body "body", Br "br", Button "button", Canvas "canvas",
    Caption "caption", Center "center", Dd "dd", Details "details", Dialog "dialog",
    Div "div", Dl "dl", Dt "dt", Embed "embed", Fieldset "fieldset",
    Figcaption "figcaption", Figure "figure", Footer "footer", Form "form",
    H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head",
    Header "header", Hgroup "hgroup", Hr "hr", Html "html", Iframe "iframe",
    Label "label", Legend "legend", Li "li", Link "link", Main "main", Math "math",
    Menu "menu", Meta "meta", Nav "nav", Noscript "noscript", Object "object",
    Ol "ol", Optgroup "optgroup", Option "option", P "p", Pre "pre",
    Script "script", Section "section", Select "select", Style "style",
    Summary "summary", Svg "svg", Table "table", Tbody "tbody", Td "td",
    Template "template", Textarea "textarea", Tfoot "tfoot", Th "th", Thead "thead",
    Time "time", Title "title", Tr "tr", Ul "ul", Video "video",
}

impl Tag {
    /// Whose content is never read.
    pub(super) fn silent(self) -> bool {
        matches!(
            self,
            Self::Audio
                | Self::Button
                | Self::Canvas
                | Self::Embed
                | Self::Head
                | Self::Iframe
                | Self::Math
                | Self::Noscript
                | Self::Object
                | Self::Optgroup
                | Self::Option
                | Self::Script
                | Self::Select
                | Self::Style
                | Self::Svg
                | Self::Template
                | Self::Textarea
                | Self::Title
                | Self::Video
        )
    }

    /// Begins and ends a line.
    pub(super) fn block(self) -> bool {
        !self.silent()
            && !matches!(
                self,
                Self::A
                    | Self::Br
                    | Self::Inline
                    | Self::Label
                    | Self::Link
                    | Self::Meta
                    | Self::Time
            )
    }

    /// The level of a heading, 1 to 6.
    pub(super) fn heading(self) -> Option<u8> {
        Some(match self {
            Self::H1 => 1,
            Self::H2 => 2,
            Self::H3 => 3,
            Self::H4 => 4,
            Self::H5 => 5,
            Self::H6 => 6,
            _ => return None,
        })
    }

    /// Holds a paragraph, an item or a heading: never a text's container.
    pub(super) fn leaf(self) -> bool {
        self.heading().is_some()
            || matches!(
                self,
                Self::P
                    | Self::Li
                    | Self::Dd
                    | Self::Dt
                    | Self::Pre
                    | Self::Blockquote
                    | Self::Figcaption
                    | Self::Caption
                    | Self::Ul
                    | Self::Ol
                    | Self::Dl
                    | Self::A
                    | Self::Inline
            )
    }
}
