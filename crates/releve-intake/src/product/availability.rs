use serde::{Deserialize, Serialize};

/// Whether an item can be had.
///
/// # Example: as shops write it
///
/// ```
/// use releve_intake::product::Availability;
///
/// for text in ["in stock", "in_stock", "http://schema.org/InStock", "InStoreOnly", "true"] {
///     assert_eq!(Availability::of(text), Some(Availability::InStock), "{text}");
/// }
/// assert_eq!(Availability::of("OutOfStock"), Some(Availability::OutOfStock));
/// assert_eq!(Availability::of("soon"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// It can be bought now.
    InStock,
    /// It cannot be bought now.
    OutOfStock,
    /// It can be ordered before it comes out.
    Preorder,
    /// It can be ordered and is sent later.
    Backorder,
    /// It is sold no more.
    Discontinued,
}

impl Availability {
    /// What Merchant Center and schema.org's `ItemAvailability` mean by their
    /// words; `None` for any other.
    pub fn of(text: &str) -> Option<Self> {
        let word: String = text
            .trim()
            .trim_end_matches('/')
            .rsplit('/')
            .next()?
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        Some(match word.as_str() {
            "instock"
            | "limitedavailability"
            | "instoreonly"
            | "onlineonly"
            | "available"
            | "true"
            | "yes"
            | "reserved" => Self::InStock,
            "outofstock" | "soldout" | "unavailable" | "false" | "no" => Self::OutOfStock,
            "preorder" | "presale" => Self::Preorder,
            "backorder" | "madetoorder" => Self::Backorder,
            "discontinued" => Self::Discontinued,
            _ => return None,
        })
    }
}
