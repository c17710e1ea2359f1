//! Places where goods are sold.

use crate::scene::Scene;

/// A place where goods are sold.
pub(super) fn is_shop(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.text.lower(at),
        "store" | "shop" | "flagship" | "boutique" | "pop-up" | "outlet" | "showroom" | "café"
    )
}

/// `stores`, `shops` by themselves.
pub(super) fn is_several_shops(scene: &Scene<'_>, at: usize) -> bool {
    matches!(
        scene.text.lower(at),
        "stores" | "shops" | "boutiques" | "outlets" | "shelves" | "brands" | "labels"
    )
}
