//! What a noun of measure counts at a figure: what its own phrase names (`searches for
//! mesh shoes`), else what stands around it, each measure by its own grammar: `X has
//! 6 million followers`, `The slide was second, with searches up 40 per cent`.

use releve_facts::{EntityKind, Metric};

use super::Teller;
use super::gauge::Gauge;
use super::named::Named;
use super::shop::is_shop_named;
use crate::figure::{Figure, FigureUnit};
use crate::lexicon::Cue;
use crate::spot::Found;

/// What is counted, and a sign of how it was found.
pub(super) type Subject = (Named, Option<&'static str>);

impl Teller<'_, '_, '_> {
    /// What the noun of measure counts at this figure.
    pub(super) fn subject(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauge: &Gauge,
    ) -> Option<Subject> {
        let (subject, sign) = self.undivided(sentence, figures, n, gauge)?;
        Some((self.of_division(subject, gauge), sign))
    }

    /// What it counts, whatever part of a house's trade it names.
    fn undivided(
        &self,
        sentence: usize,
        figures: &[Figure],
        n: usize,
        gauge: &Gauge,
    ) -> Option<Subject> {
        let figure = &figures[n];
        if let Some(possessed) = self.possessed(sentence, gauge) {
            return Some(possessed);
        }
        // `a 60% increase in searches for A and a 35% increase for B`: B's.
        let again = gauge.tokens.end <= figure.tokens.start
            && figures[..n]
                .iter()
                .any(|f| f.change && f.tokens.end <= gauge.tokens.start);
        if again && let Some(subject) = self.behind_figure(sentence, figures, n) {
            return Some((subject, Some("behind the figure")));
        }
        if gauge.subject.is_none()
            && let Some(subject) = self.fronted(sentence, figure, gauge)
        {
            return Some((subject, Some("thing before")));
        }
        if let Some(stated) = self.stated(sentence, gauge) {
            return Some(stated);
        }
        if let Some(subject) = self.behind_figure(sentence, figures, n) {
            return Some((subject, Some("behind the figure")));
        }
        if matches!(gauge.metric, Metric::Sales | Metric::Revenue)
            && gauge.subject.is_none()
            && let Some(house) = self.right_at_house(sentence, figure)
        {
            return Some((house, Some("house behind")));
        }
        self.around(sentence, figure, gauge)
    }

    /// What the noun's own phrase names, or the house that is meant by `the brand` there.
    fn stated(&self, sentence: usize, gauge: &Gauge) -> Option<Subject> {
        let subject = gauge.subject.as_ref()?;
        if let Some(house) = self.other_house(sentence, gauge, subject) {
            return Some((house, Some("house before")));
        }
        // Of searches in a place, or for `her`, another thing is told.
        let place = subject.kind == Some(EntityKind::Place);
        let person = subject.meant
            && subject.kind == Some(EntityKind::Person)
            && gauge.metric == Metric::Searches;
        (!place && !person).then(|| (subject.clone(), None))
    }

    /// The house that `the brand` or `the label` means where the one that was resolved
    /// cannot be it.
    fn other_house(&self, sentence: usize, gauge: &Gauge, subject: &Named) -> Option<Named> {
        let scene = self.scene;
        let noun = subject.tokens.end - 1;
        if !subject.meant || !scene.spotted.has_cue(noun, Cue::House) {
            return None;
        }
        let at = gauge.tokens.start;
        // `searches for the brand` behind `Zalando has picked it up`: a shop is none.
        if matches!(scene.text.lower(noun), "brand" | "label" | "house")
            && is_shop_named(scene, &subject.name)
            && let Some(m) = self.main_house(at)
        {
            return Some(self.entity(m, sentence));
        }
        if subject.kind != Some(EntityKind::Brand) {
            return None;
        }
        // `the brand` that the resolver takes from another paragraph.
        let sentences = &scene.text.sentences;
        let astray = subject
            .antecedent
            .is_some_and(|from| sentences[from].block != sentences[sentence].block);
        // The paragraph opens with another name.
        let block = &scene.text.blocks[sentences[sentence].block];
        let first = scene.text.sentence_of(block.tokens.start);
        let named_first = || {
            scene.resolved.at(block.tokens.start).is_some_and(|m| {
                let mention = &scene.resolved.mentions[m];
                first < sentence
                    && mention.found != Found::Anaphor
                    && matches!(
                        mention.kind,
                        EntityKind::Brand | EntityKind::Organisation | EntityKind::Person
                    )
                    && scene.resolved.of(m).name != subject.name
            })
        };
        (astray || named_first() || self.opening(first, at).is_some())
            .then(|| self.house(sentence, at))
            .flatten()
    }

    /// What is counted where neither the noun's phrase nor the words behind the figure
    /// say: each measure has its own place for it.
    fn around(&self, sentence: usize, figure: &Figure, gauge: &Gauge) -> Option<Subject> {
        let at = gauge.tokens.start.min(figure.tokens.start);
        let traded = self.names_stock(gauge) && figure.unit != FigureUnit::Count;
        match gauge.metric {
            // `The shares closed down 6 per cent`, `the stock fell`: the house's. On a network
            // shares are something else.
            Metric::Price | Metric::Engagement
                if traded && (gauge.metric == Metric::Price || self.report.house.is_some()) =>
            {
                (self.report.house)
                    .map(|m| self.entity(m, sentence))
                    .or_else(|| self.house(sentence, at))
                    .map(|s| (s, Some("house before")))
            }
            Metric::Followers => self
                .holder(sentence, figure)
                .or_else(|| self.account(sentence, at))
                .map(|s| (s, None)),
            Metric::Views | Metric::HashtagViews | Metric::Posts | Metric::Engagement => self
                .tag_before(sentence, at)
                .or_else(|| self.agent(sentence, figure))
                .filter(|s| !self.is_shown_in(sentence, s))
                .or_else(|| {
                    self.account(sentence, at)
                        .filter(|s| s.kind == Some(EntityKind::Person) && s.antecedent.is_none())
                        .filter(|s| !self.is_shown_in(sentence, s))
                })
                .or_else(|| self.about(sentence, at))
                .map(|s| (s, Some("subject of verb"))),
            Metric::Revenue => self.of_revenue(sentence, figure, at),
            Metric::Sales => self.of_sales(sentence, figure, gauge, at),
            // `The announcement generated $3 million in media value`: the house's.
            Metric::MediaValue => self
                .agent(sentence, figure)
                .or_else(|| {
                    self.house(sentence, at)
                        .filter(|_| self.is_event(sentence, figure))
                })
                .or_else(|| self.about(sentence, at))
                .map(|s| (s, Some("subject of verb"))),
            _ => self
                .told_before(sentence, at)
                .or_else(|| self.led_up_to(sentence, at))
                .or_else(|| self.about(sentence, at))
                .map(|s| (s, Some("thing before"))),
        }
    }

    /// `… and its price`, `its resale price`: of what this sentence has told before.
    fn told_before(&self, sentence: usize, at: usize) -> Option<Named> {
        let text = &self.scene.text;
        let its = [1, 2]
            .into_iter()
            .any(|back| text.lower_at(at.checked_sub(back)) == "its");
        let told = self.last_told(sentence, 0).filter(|_| its)?;
        Some(told.subject.clone())
    }

    /// `X overtook Y, which fell to sixth, after searches rose`: X.
    fn led_up_to(&self, sentence: usize, gauge: usize) -> Option<Named> {
        let behind = matches!(
            self.scene.text.lower_at(gauge.checked_sub(1)),
            "after" | "as" | "when" | "since"
        );
        let subject = behind.then(|| self.main_subject(sentence, gauge)).flatten();
        subject.filter(|subject| {
            matches!(
                subject.kind,
                Some(EntityKind::Brand | EntityKind::Product | EntityKind::Garment)
            )
        })
    }
}
