//! The questions of Relevé, one file each.
//!
//! A [`Corpus`] holds what was read; a [`Scope`] is a trend and the facts that
//! concern it; each question is a function of the scope that answers in plain
//! structs. Every answer carries its [`Support`], the facts it rests on, and
//! so the sentences they stand in.
//!
//! Nothing here reads a clock or depends on the order of a hash table: the
//! same corpus yields the same answers in the same order.
//!
//! # Example: who moved it
//!
//! ```
//! use releve_facts::{
//!     Confidence, Document, Entity, EntityKind, Fact, Influence, Mention, ReaderVersion, Span,
//!     Statement,
//! };
//! use releve_insight::{Corpus, Scope, influences};
//!
//! let note = Document::new("note", "Bella Hadid made balletcore popular.");
//! let trend = Entity {
//!     kind: EntityKind::Trend,
//!     name: "balletcore".into(),
//!     mentions: vec![Mention { start: 17, end: 27, text: "balletcore".into() }],
//! };
//! let fact = Fact::new(
//!     &note,
//!     ReaderVersion::default(),
//!     Statement::Influence(Influence {
//!         influencer: "Bella Hadid".into(),
//!         target: "balletcore".into(),
//!         ..Default::default()
//!     }),
//!     &[Span::new(0, 36)],
//!     Confidence::new(0.9),
//! )?;
//! let mut corpus = Corpus::default();
//! corpus.add(note, vec![trend], vec![fact]);
//!
//! let scope = Scope::of(&corpus, "Ballet-core");
//! assert_eq!(scope.name(), "balletcore");
//! let moved = influences(&scope);
//! assert_eq!(moved[0].influencer, "Bella Hadid");
//! assert_eq!(moved[0].support.documents(), 1);
//! # Ok::<(), releve_facts::Error>(())
//! ```

mod alternatives;
mod claims;
mod comparisons;
mod composition;
mod copied;
mod corpus;
mod counts;
mod coverage;
mod crosses;
mod headline;
pub mod index;
mod influences;
mod ladder;
mod lifecycle;
mod markets;
mod name;
mod pairings;
mod presence;
mod quotes;
mod register;
mod scope;
mod showings;
mod support;
mod timeline;
mod trends;
mod ventures;
mod vocabulary;
mod wording;

pub use alternatives::{Substitute, alternatives};
pub use claims::{Claim, Standing, Value, claims};
pub use comparisons::{Axis, Bar, Comparison, comparisons};
pub use composition::{Element, composition};
pub use corpus::Corpus;
pub use counts::{CountedWeek, Counts, one_name};
pub use coverage::{Coverage, Read, coverage};
pub use crosses::{Cross, crosses};
pub use headline::{Sentence, headline};
pub use influences::{Influence, influences};
pub use ladder::{Ladder, Rung, ladder};
pub use lifecycle::{
    Cycle, Diffusion, Lifecycle, Noise, Peak, Slope, Stage, Yearly, lifecycle, reckoned_on, spell,
};
pub use markets::{Market, markets};
pub use name::fold;
pub use pairings::{Pair, pairings};
pub use presence::{Presence, presence};
pub use quotes::{Quotation, quotes, spoken};
pub use register::{Item, Look, register};
pub use scope::{Scope, Why};
pub use showings::{House, SeasonShown, showings};
pub use support::Support;
pub use timeline::{Moment, timeline};
pub use trends::{Trend, strongest, trends};
pub use ventures::{Release, Together, collaborations, launches};
pub use vocabulary::Vocabulary;
pub use wording::{
    agreeing, amount, capital, conditions, counted, counted_figure, counted_noun, figure, in_words,
    item, list, money, moved, number, plural, statement, when_phrase,
};
