//! Facts of kind `alternative`: one thing offered in place of another.

mod asked;
mod basis;
mod cheaper;
mod joined;
mod line;
mod noun;
mod paired;
mod preferred;
mod target;
#[cfg(test)]
mod tests;
mod verb;

use std::ops::Range;

use releve_facts::{Alternative, Statement};

use super::Draft;
use super::offer::{ShopLine, Thing, lines, things};
use crate::clause::Reality;
use crate::figure::FigureUnit;
use crate::scene::Scene;
use crate::segment::BlockKind;
use target::Target;

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let lines = lines(scene);
    // For each sentence the shopping line that it is or stands below.
    let mut below: Vec<Option<usize>> = vec![None; scene.text.sentences.len()];
    for (n, line) in lines.iter().enumerate() {
        // `…, £48, a dupe for the Alaïa`
        let own = line
            .lines
            .iter()
            .map(|tokens| scene.text.sentence_of(tokens.start));
        for sentence in own.chain(line.blurb.iter().copied()) {
            below[sentence] = Some(n);
        }
    }
    for (number, line) in below.into_iter().enumerate() {
        let block = scene.text.sentences[number].block;
        let kind = scene.text.blocks[block].kind;
        if matches!(kind, BlockKind::Title | BlockKind::Byline | BlockKind::Date) {
            continue;
        }
        let tokens = scene.sentence(number);
        let place = Place {
            scene,
            number,
            line: line.map(|n| &lines[n]),
            lines: &lines,
            things: things(scene, tokens.clone()),
            tokens,
        };
        let mut found = Vec::new();
        noun::find(&place, &mut found);
        verb::find(&place, &mut found);
        if found.is_empty() {
            found.extend(asked::find(&place));
        }
        drafts.extend(joined::spread(&place, found));
    }
    line::listed(scene, &lines, drafts);
    paired::paired(scene, &lines, drafts);
}

/// A sentence, what it names, and the offer that it speaks of.
struct Place<'s, 'a> {
    scene: &'s Scene<'a>,
    number: usize,
    tokens: Range<usize>,
    things: Vec<Thing>,
    line: Option<&'s ShopLine>,
    /// All shopping lines of the document.
    lines: &'s [ShopLine],
}

/// What is offered in place of something.
struct Product {
    name: String,
    garment: Option<String>,
    evidence: Vec<Range<usize>>,
}

impl Place<'_, '_> {
    /// A thing of this sentence as the product.
    fn product(&self, thing: &Thing) -> Product {
        let scene = self.scene;
        if !thing.named
            && let Some(house) = &thing.brand
            && let Some(product) = line::of_house(self, house, thing.garment.as_deref())
        {
            return product;
        }
        let priced =
            self.tells_price(thing.tokens.end..(thing.phrase.end + 6).min(self.tokens.end));
        let raw = scene.text.slice(thing.tokens.clone());
        let surface = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = match (&thing.garment, &thing.brand) {
            (Some(garment), None) if !thing.named && !priced => garment.clone(),
            (Some(garment), Some(brand)) if !thing.named && !priced => format!("{brand} {garment}"),
            (Some(_), Some(brand)) if !surface.contains(brand.as_str()) => {
                format!("{brand} {surface}")
            }
            _ => surface,
        };
        Product {
            name,
            garment: thing.garment.clone(),
            evidence: Vec::new(),
        }
    }

    /// True where a sum of money stands among these tokens, of this sentence or another.
    fn tells_price(&self, tokens: Range<usize>) -> bool {
        self.scene
            .figures_in(tokens)
            .any(|figure| matches!(figure.unit, FigureUnit::Money(_)))
    }

    /// The offer above this sentence as the product.
    fn offered(&self) -> Option<Product> {
        let line = self.line?;
        Some(Product {
            name: line.name(self.scene),
            garment: line.garment(self.scene),
            evidence: line.lines.clone(),
        })
    }

    /// True if the thing is the offered one again.
    fn is_offered(&self, thing: &Thing) -> bool {
        let Some(line) = self.line else { return false };
        if thing.named {
            let name = line.name(self.scene).to_lowercase();
            let first = self.scene.text.slice(thing.tokens.clone()).to_lowercase();
            return first
                .split(' ')
                .next()
                .is_some_and(|word| name.split(' ').any(|w| w == word));
        }
        let garment = line.garment(self.scene);
        let last = |name: &Option<String>| {
            name.as_deref()
                .and_then(|n| n.rsplit(' ').next())
                .map(str::to_owned)
        };
        let pointed = matches!(
            self.scene.text.lower(thing.phrase.start),
            "this" | "these" | "the"
        ) || thing.phrase.start > 0
            && matches!(
                self.scene.text.lower(thing.phrase.start - 1),
                "this" | "these"
            );
        thing.garment == garment
            || last(&thing.garment) == last(&garment) && garment.is_some()
            || pointed
    }

    /// What the sentence before spoke of.
    fn antecedent(&self) -> Option<Product> {
        let block = self.scene.text.sentences[self.number].block;
        let before = self.number.checked_sub(1)?;
        if self.scene.text.sentences[before].block != block {
            return None;
        }
        let tokens = self.scene.sentence(before);
        let found = things(self.scene, tokens.clone());
        let thing = found.iter().find(|t| t.named).or_else(|| found.first())?;
        let mut product = self.product(thing);
        product.evidence = vec![tokens];
        Some(product)
    }

    /// True where nothing but its own words stand between a verb and a thing: `go for
    /// clogs`, not `go for a walk in clogs`.
    fn governs(&self, verb: usize, thing: &Thing) -> bool {
        let text = &self.scene.text;
        (verb + 2..thing.tokens.start).all(|at| {
            let preposition = text.tokens[at].tag == crate::tag::Tag::Preposition;
            !preposition || text.lower(at) == "of" || self.scene.resolved.at(at).is_some()
        })
    }

    /// True where what stands at `at` is denied, imagined or asked.
    fn unreal(&self, at: usize) -> bool {
        let text = &self.scene.text;
        let denied = (at.saturating_sub(5).max(self.tokens.start)..at).any(|at| {
            let word = text.lower(at);
            matches!(
                word,
                "no" | "not"
                    | "never"
                    | "nothing"
                    | "nobody"
                    | "hardly"
                    | "isn't"
                    | "without"
                    | "stopped"
                    | "used"
            ) || word.ends_with("n't")
                || word.ends_with("n’t")
        });
        let question = text.surface(self.tokens.end - 1) == "?";
        // `asked whether A were an alternative to B`
        let asked = (self.tokens.start..at).any(|t| {
            text.lower(t) == "whether"
                || text.lower(t) == "if"
                    && t > self.tokens.start
                    && matches!(text.base(t - 1), "ask" | "wonder" | "question")
        });
        let poor = matches!(
            text.lower_at(at.checked_sub(1)),
            "poor" | "bad" | "pale" | "failed" | "unworthy"
        );
        let clause = self.scene.parses[self.number]
            .clauses
            .iter()
            .any(|c| c.reality == Reality::Denied && c.reach.contains(&at));
        denied || question || asked || poor || clause
    }

    fn draft(
        &self,
        product: Product,
        to: &Target,
        dupe: bool,
        rule: &'static str,
    ) -> Option<Draft> {
        let mut to = to.clone();
        target::settle(self, &mut to, product.garment.as_deref());
        let to_name = to.name(product.garment.as_deref());
        let same = to_name.eq_ignore_ascii_case(&product.name)
            || product.name.is_empty()
            || to_name.is_empty();
        if same {
            return None;
        }
        let basis = basis::basis(self, dupe);
        let statement = Statement::Alternative(Alternative {
            product: product.name,
            to: to_name,
            basis,
        });
        let mut draft = Draft::new(statement, self.tokens.clone(), rule)
            .sign(self.line.is_some(), "alternative: below an offer")
            .sign(to.brand.is_some(), "alternative: to a brand's")
            .sign(dupe, "alternative: dupe");
        for tokens in product.evidence.into_iter().rev() {
            if !draft.evidence.contains(&tokens) {
                draft.evidence.insert(0, tokens);
            }
        }
        Some(draft)
    }
}
