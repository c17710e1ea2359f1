//! How well facts agree with gold.
//!
//! [`Gold`] holds what people found in some documents, [`Predictions`] what a
//! reader found in them; [`Score::of`] matches the two by the fact contract's
//! rules (`docs/FACTS.md` in the repository, "How it is scored") and counts.
//! [`agreement`] scores one annotator against another in the same way.
//!
//! Facts are matched one to one within a document and kind, the best pairs
//! overall. The numbers are those of the contract's reference scorer,
//! `score.py`, ties between equally good pairings included, so that a figure
//! pinned with one can be checked with the other.
//!
//! Nothing here reads a clock or the network; only [`Gold::read_dir`] and
//! [`Texts::read_dir`] read files.
//!
//! # Example: one fact of two is found
//!
//! ```
//! use releve_score::{Gold, Predictions, Score};
//!
//! let gold = Gold::from_json(
//!     r#"{"doc": "note", "facts": [
//!         {"kind": "wear", "person": "Bella Hadid", "garment": "ballet flat"},
//!         {"kind": "wear", "person": "Bella Hadid", "garment": "jeans"}]}"#,
//! )?;
//! let predictions = Predictions::from_jsonl(
//!     r#"{"type": "fact", "doc": "note", "kind": "wear", "person": "Hadid", "garment": "Ballet Flats"}"#,
//! )?;
//! let score = Score::of(&gold, &predictions, None);
//! assert_eq!(score.micro().precision(), 1.0);
//! assert_eq!(score.micro().recall(), 0.5);
//! # Ok::<(), releve_score::Error>(())
//! ```

mod assignment;
mod compare;
mod confidence;
mod contract;
mod counts;
mod entities;
mod error;
mod evidence;
mod gold;
mod listing;
mod name;
mod predictions;
mod print;
mod score;
mod tally;
mod texts;
mod value;

pub use counts::Counts;
pub use entities::entities_where;
pub use error::Error;
pub use gold::Gold;
pub use listing::{Errors, Mismatch, Side};
pub use predictions::Predictions;
pub use score::{Score, agreement, borne_out};
pub use texts::Texts;
