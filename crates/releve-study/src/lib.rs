//! A study: everything about one question in one file.
//!
//! The file is an SQLite database whose schema is public (`docs/STUDY.md` in
//! the repository): documents with their versions, the entities and facts that
//! were read of them, series of figures with their vintages, products with
//! their prices, and the history of what was added when, by which program and
//! reader. Quotes are spans of the stored texts, not copies.
//!
//! A study is read by nobody here: whoever adds a document brings what was read
//! of it, as [`Entry`]. Nor does it know the time: each act is given an
//! [`Occasion`].
//!
//! # What always holds
//!
//! - An import is one transaction: all there or not there at all, whenever the
//!   power goes.
//! - The same bytes, of which the same is said, change nothing when they are
//!   added twice.
//! - The evidence of every fact is a slice of a stored text.
//! - One writer at a time; the next one waits. Readers never wait.
//!
//! # Example: add, look, undo
//!
//! ```
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("flats.releve");
//! use releve_facts::{Document, ReaderVersion};
//! use releve_study::{Entry, Occasion, Origin, Study, Taken};
//!
//! let occasion = |what: &str| Occasion {
//!     time: "2026-11-20T09:00:00Z".parse().expect("a time"),
//!     what: what.into(),
//!     program: "example 1".into(),
//! };
//! let mut study = Study::create(&path)?;
//!
//! let mut import = study.import(&occasion("note.txt"), &ReaderVersion::new("example 1"), || ())?;
//! let bytes = b"Loafers are back.";
//! let file = import.file(&Origin::of("note.txt", bytes))?;
//! let Taken::New(file) = file else { panic!("new bytes") };
//! let entry = Entry::new(Document::new("note", "Loafers are back."), vec![], vec![])?;
//! import.document(file, "note.txt", &entry)?;
//! let summary = import.finish()?;
//! assert_eq!(summary.tally.documents, 1);
//!
//! // The same bytes again.
//! let mut import = study.import(&occasion("note.txt"), &ReaderVersion::new("example 1"), || ())?;
//! assert_eq!(import.file(&Origin::of("copy.txt", bytes))?, Taken::Known);
//! assert!(import.finish()?.is_nothing());
//!
//! assert_eq!(study.history()?.len(), 1);
//! study.undo(1, &occasion("1"), || ())?;
//! assert_eq!(study.status()?.documents, 0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod again;
mod backup;
mod columns;
mod counts;
mod diff;
mod document;
mod download_files;
mod duplicate;
mod edition;
mod entry;
mod error;
mod export;
mod fact;
mod gone;
mod held;
mod history;
mod import;
mod ledger;
mod naming;
mod occasion;
mod open;
mod origin;
mod product;
mod purge;
mod remove;
mod reread;
mod schema;
mod search;
mod series;
mod sql;
mod status;
mod study;
mod versions;
mod watch;
mod writing;

pub use again::{Again, Held};
pub use diff::{Difference, NewCopy, NewDocument, NewFacts, NewName, PriceChange, Since};
pub use duplicate::{Originals, is_copy, resemblance};
pub use edition::{Edition, Table, TableEntry, TableValue};
pub use entry::Entry;
pub use error::Error;
pub use export::{Form, Written, csv_field};
pub use held::Handed;
pub use history::{Act, Event, Undone};
pub use import::{FileId, Import, Stored, Summary, Taken};
pub use ledger::{
    Ahead, Edges, Freezing, Frozen, FrozenBand, FrozenTotal, LedgerBand, LedgerEntry, LedgerScale,
    LedgerScore, LedgerTotal, Outcome, Settlement,
};
pub use naming::Naming;
pub use occasion::Occasion;
pub use origin::{Hash, Origin, Said};
pub use product::{Details, NewBeside, Product};
pub use remove::Removed;
pub use reread::{Change, DocumentId, KindChange, Rereading};
pub use search::{DocumentFound, EntityFound, FactFound, Findings, Snippet};
pub use series::{
    Departure, Download, PlatformChange, Point, SeriesChoice, SeriesKey, Standing, Step, Vintage,
};
pub use sql::{Cell, Limits};
pub use status::{Count, Refusal, SeriesStatus, Status};
pub use study::{Kept, Study};
pub use versions::Version;
pub use watch::{
    Announced, ArticleState, Asked, FeedStatus, KeptHost, KeptRobots, ListedPage, WaitingArticle,
    WatchedFeed,
};
pub use writing::Tally;
