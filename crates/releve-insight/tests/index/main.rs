//! The open index: small studies computed by hand, and what holds of any.

mod by_hand;
mod properties;
mod ranked;
