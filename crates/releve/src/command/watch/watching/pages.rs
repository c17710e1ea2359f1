//! What becomes of a page of a round.

use releve_feeds::{Answer, Ask, Clock as _, Next, Outcome, Round};
use releve_intake::Answered;
use releve_study::{Again, Announced, ArticleState, Asked, Import, Origin, Taken};

use super::Watching;
use crate::command::add::{Held, keep, keep_products};
use crate::command::watch::page;
use crate::failure::Failure;
use crate::present::count::counted;
use crate::studies::today;
use crate::web::{Wall, asked};

impl Watching<'_> {
    pub(super) fn page(&mut self, answer: Answer, round: &mut Round<Wall>) -> Result<(), Failure> {
        let Answer { ask, outcome } = answer;
        match outcome {
            Outcome::Fetched(answered) => self.came(ask, answered, round),
            Outcome::Unchanged => {
                self.account.pages.unchanged += 1;
                let day = today();
                self.transaction(round, |import| {
                    import.unchanged();
                    import.products_unchanged(ask.tag, day)?;
                    let state = ArticleState::Fetched;
                    Ok(import.article_asked(ask.tag, &asked(&ask.memory), state, None, None)?)
                })
            }
            Outcome::Failed(why, next) => self.failed(&ask, &why, next, round),
        }
    }

    /// Reads a page that came, and keeps it.
    fn came(
        &mut self,
        mut ask: Ask,
        answered: Answered,
        round: &mut Round<Wall>,
    ) -> Result<(), Failure> {
        let address = ask.address.as_str().to_owned();
        let mut origin = Origin::of(address.as_str(), &answered.bytes);
        let day = answered.day;
        let said = self.pages.remove(&ask.tag).unwrap_or_default();
        // It stays one of those asked for.
        self.pages.insert(ask.tag, Announced::default());
        let intake = &self.wishes.intake;
        let held = match page::read(answered, &origin, &said, intake, self.reader) {
            Ok(held) => held,
            Err(why) => {
                ask.memory
                    .was_useless(&self.wishes.polite, round.clock().now());
                return self.failed(&ask, &why, Next::Never, round);
            }
        };
        // Of another day the same prices are another observation.
        let has_products = !held.products.is_empty();
        origin.said.day = day.filter(|_| has_products);
        let document = held.documents.first().map(|(address, _)| address.clone());
        let before = self.account.facts;
        let memory: Asked = asked(&ask.memory);
        let new = self.transaction(round, |import| {
            let taken = if import.has_given_way(origin.hash)? {
                Taken::New(import.file_once_more(&origin)?)
            } else if has_products && import.has(origin.hash)? {
                further_day(import, &origin, &held)?
            } else {
                import.file(&origin)?
            };
            let taken = match taken {
                Taken::New(file) => {
                    let removed = keep(import, file, &origin, &held, || ())?;
                    let all = removed > 0 && removed == held.documents.len() && !has_products;
                    if all { Taken::Removed } else { taken }
                }
                other => other,
            };
            let (state, why) = match taken {
                Taken::New(_) | Taken::Known => (ArticleState::Fetched, None),
                Taken::Removed => (
                    ArticleState::Refused,
                    Some("it was removed from this study before"),
                ),
            };
            import.article_asked(ask.tag, &memory, state, why, document.as_deref())?;
            import.article_products(ask.tag, has_products.then_some(origin.hash))?;
            Ok(taken)
        })?;
        match new {
            Taken::New(_) => {
                self.account.pages.fetched += 1;
                let facts = self.account.facts - before;
                self.tell(&format!("{address}: {}", counted(facts, "fact", "facts")));
            }
            Taken::Known => self.account.pages.unchanged += 1,
            Taken::Removed => self.account.pages.refused += 1,
        }
        Ok(())
    }

    fn failed(
        &mut self,
        ask: &Ask,
        why: &str,
        next: Next,
        round: &mut Round<Wall>,
    ) -> Result<(), Failure> {
        let address = ask.address.as_str();
        if next == Next::Soon {
            self.tell(&format!("{address}: {why}; once more"));
        } else {
            self.account.pages.refused += 1;
            self.account.refuse(address, why);
        }
        let state = match next {
            Next::Never => ArticleState::Refused,
            Next::Soon | Next::Later => ArticleState::Waiting,
        };
        self.transaction(round, |import| {
            if next != Next::Soon {
                import.refuse(address, why)?;
            }
            Ok(import.article_asked(ask.tag, &asked(&ask.memory), state, Some(why), None)?)
        })
    }
}

/// Adds the prices of known bytes, where they are of a day of which the study
/// has none.
fn further_day(import: &mut Import<'_>, origin: &Origin, held: &Held) -> Result<Taken, Failure> {
    let texts = held.documents.iter();
    let texts: Vec<&str> = texts
        .map(|(_, entry)| entry.document().text.as_str())
        .collect();
    let now = releve_study::Held {
        texts: &texts,
        vintages: &held.vintages,
        products: &held.products,
        market_in_name: false,
    };
    match import.again(origin, &now)? {
        Again::Removed => return Ok(Taken::Removed),
        Again::Same => {}
        Again::Days(file, products) => {
            keep_products(import, file, origin, &products, || ())?;
        }
        // Somebody added them with an option that makes something else of them:
        // that is what they are.
        Again::Market(_) | Again::Other(..) => import.unchanged(),
    }
    Ok(Taken::Known)
}
