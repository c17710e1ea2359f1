use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The first day of the period of a value; of a product, the day of its price.
    Date,
    /// The numbers of a series.
    Value,
    /// What a series is of.
    Subject,
    /// The market.
    Market,
    /// Where it is measured.
    Channel,
    /// What is counted, in the words of the fact contract (`searches`, `views` …).
    Metric,
    /// Fixed only: what the values are on (`count`, `percent`, `index` …).
    Scale,
    /// Fixed only: `point` or `comma`.
    Decimal,
    /// Fixed only: `day-first` or `month-first`.
    Dates,
    /// Number of a product.
    Id,
    /// Name of a product.
    Title,
    /// Number that variants have in common.
    Group,
    /// What tells a variant from the others.
    Variant,
    /// Description of a product.
    Description,
    /// Brand.
    Brand,
    /// Who sells it.
    Retailer,
    /// What kind of product it is.
    Kind,
    /// Colour.
    Color,
    /// Size.
    Size,
    /// Material.
    Material,
    /// For whom.
    Gender,
    /// What it costs, with or without the reduction.
    Price,
    /// What it costs reduced.
    SalePrice,
    /// What prices are in.
    Currency,
    /// Whether it can be had.
    Availability,
    /// Address of its page.
    Url,
    /// Address of its picture.
    Image,
    /// Number of the article in trade.
    Gtin,
    /// The shop's stock number.
    Sku,
    /// Words that it is filed under.
    Tags,
}

/// Roles with their names and, of products, the attribute that they write.
const NAMES: [(Role, &str, &str); 30] = [
    (Role::Date, "date", ""),
    (Role::Value, "value", ""),
    (Role::Subject, "subject", ""),
    (Role::Market, "market", ""),
    (Role::Channel, "channel", ""),
    (Role::Metric, "metric", ""),
    (Role::Scale, "scale", ""),
    (Role::Decimal, "decimal", ""),
    (Role::Dates, "dates", ""),
    (Role::Id, "id", "id"),
    (Role::Title, "title", "title"),
    (Role::Group, "group", "item group id"),
    (Role::Variant, "variant", "variant"),
    (Role::Description, "description", "description"),
    (Role::Brand, "brand", "brand"),
    (Role::Retailer, "retailer", "retailer"),
    (Role::Kind, "kind", "product type"),
    (Role::Color, "color", "color"),
    (Role::Size, "size", "size"),
    (Role::Material, "material", "material"),
    (Role::Gender, "gender", "gender"),
    (Role::Price, "price", "price"),
    (Role::SalePrice, "sale-price", "sale price"),
    (Role::Currency, "currency", "currency"),
    (Role::Availability, "availability", "availability"),
    (Role::Url, "url", "link"),
    (Role::Image, "image", "image link"),
    (Role::Gtin, "gtin", "gtin"),
    (Role::Sku, "sku", "sku"),
    (Role::Tags, "tags", "tags"),
];

impl Role {
    /// Its name, as `--map` takes it.
    pub fn as_str(self) -> &'static str {
        self.named().1
    }

    /// The attribute of products that it writes; empty for none.
    pub(super) fn attribute(self) -> &'static str {
        self.named().2
    }

    fn named(self) -> &'static (Self, &'static str, &'static str) {
        NAMES
            .iter()
            .find(|(role, ..)| *role == self)
            .unwrap_or(&NAMES[0])
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        NAMES
            .iter()
            .find(|(_, known, _)| *known == name)
            .map(|(role, ..)| *role)
            .ok_or_else(|| {
                let known: Vec<&str> = NAMES.iter().map(|(_, name, _)| *name).collect();
                format!("`{name}` is no role; expected one of {}", known.join(", "))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_with_the_json_form() {
        for (role, name, _) in NAMES {
            assert_eq!(name.parse(), Ok(role));
            assert_eq!(serde_json::to_string(&role).unwrap(), format!("\"{name}\""));
        }
    }
}
