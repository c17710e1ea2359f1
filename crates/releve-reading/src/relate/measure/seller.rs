//! Whose goods are sold: `she sells 900 charms a month` are her shop's.

use releve_facts::{EntityKind, Statement};

use super::Teller;
use super::named::Named;

impl Teller<'_, '_, '_> {
    /// `The label sells 900 charms a month`: goods with the name of the house that sells
    /// them, be it told by who runs it.
    pub(super) fn of_seller(&self, sentence: usize, verb: usize, mut goods: Named) -> Named {
        // `Clogs sold 900 pairs`: the goods are the subject.
        let sold = goods.tokens.start < verb && goods.antecedent.is_none() && !goods.meant;
        if goods.kind != Some(EntityKind::Garment)
            || goods.name.contains(char::is_uppercase)
            || sold
        {
            return goods;
        }
        if let Some((seller, antecedent)) = self.seller(sentence, verb) {
            goods.name = format!("{seller} {}", goods.name);
            goods.antecedent = goods.antecedent.or(antecedent);
        }
        goods
    }

    /// The house that is the subject of a verb of selling, or whose owner is.
    fn seller(&self, sentence: usize, verb: usize) -> Option<(String, Option<usize>)> {
        let scene = self.scene;
        let mut subject = verb.checked_sub(1)?;
        // `we’ve sold`, `we have sold`
        if matches!(scene.text.lower(subject), "'ve" | "’ve" | "have") {
            subject = subject.checked_sub(1)?;
        }
        if matches!(scene.text.lower(subject), "we" | "i") {
            let speaker = self.speaker(verb)?;
            return Some((self.shop_of(&speaker)?, None));
        }
        let seller = self.subject_of_verb(sentence, verb)?;
        match seller.kind? {
            EntityKind::Brand | EntityKind::Organisation => Some((seller.name, seller.antecedent)),
            EntityKind::Person => Some((self.shop_of(&seller.name)?, seller.antecedent)),
            _ => None,
        }
    }

    /// Who is quoted with the words around a token: `“We sold 600,” says X`.
    fn speaker(&self, at: usize) -> Option<String> {
        let word = self.scene.text.surface(at);
        self.drafts.iter().find_map(|draft| match &draft.statement {
            Statement::Quote(quote)
                if draft.evidence.iter().any(|told| told.contains(&at))
                    && quote.text.contains(word) =>
            {
                Some(quote.speaker.clone())
            }
            _ => None,
        })
    }

    /// The house that a person is told to own, run or work for.
    fn shop_of(&self, person: &str) -> Option<String> {
        self.drafts.iter().find_map(|draft| match &draft.statement {
            Statement::Role(role) if role.person == person => role.organisation.clone(),
            _ => None,
        })
    }
}
