//! Names for whatever is worn: no item of anybody's, and nothing goes with them in
//! particular.

use crate::item::Item;
use crate::scene::Scene;

/// What anybody wears and any house shows.
const ANYTHING: [&str; 7] = [
    "accessories",
    "accessory",
    "apparel",
    "clothes",
    "clothing",
    "footwear",
    "garment",
];

/// What a shop sells on a floor of its own; on a body it is always something narrower.
const DEPARTMENT: [&str; 4] = ["layer", "menswear", "outerwear", "womenswear"];

/// `clothes`, `accessories`
pub(super) fn is_general(scene: &Scene<'_>, item: &Item) -> bool {
    ANYTHING.contains(&scene.entity(item.garment).name.as_str())
}

/// `outerwear`, and all that is general.
pub(super) fn is_unspecific(garment: &str) -> bool {
    ANYTHING.contains(&garment) || DEPARTMENT.contains(&garment)
}
