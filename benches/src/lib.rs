//! A corpus to measure reading on: thousands of varied articles, made from the
//! lexicon's own words and a number, the same on every machine.
//!
//! Its sentences are templates with a few hundred million fillings each, so it
//! says nothing about quality; what it has of real articles is their forms,
//! their density of names and facts, and their length.

mod article;
mod fill;
mod processor;
mod random;
mod vocabulary;

pub use article::{Article, Corpus};
pub use processor::on_processor;
pub use random::Random;
pub use vocabulary::Vocabulary;

/// What is measured allocates as the program does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The seed of the corpus that `docs/BENCHMARKS.md` tells of.
pub const SEED: u64 = 2026;

/// How many articles it has.
pub const ARTICLES: usize = 10_000;

/// The corpus that `docs/BENCHMARKS.md` tells of.
pub fn corpus(lexicon: &releve_reading::lexicon::Lexicon) -> Corpus {
    Corpus::new(Vocabulary::new(lexicon), SEED)
}
