//! Sums that are no price now: what something cost long ago, what it costs a month, what
//! its delivery costs.

use super::Told;
use crate::tag::Tag;

/// How far from a price the year may stand in which it was paid, in tokens.
const REACH: usize = 24;

/// What was paid before this year was paid before anything that is read was written.
const HISTORY: i16 = 2010;

impl Told<'_, '_> {
    /// What a thing cost before anything that is read was written.
    pub(super) fn is_long_ago(&self) -> bool {
        let text = &self.scene.text;
        let near = self
            .price
            .first
            .saturating_sub(REACH)
            .max(self.tokens.start)
            ..self.tokens.end.min(self.price.tokens.end + REACH);
        // `cost £40 in 1960`, `sold for £90 at Christie's in 1998`: what it cost then.
        let then = self.scene.times_in(near.clone()).any(|time| {
            // `its 1906 sneaker` is a model.
            let when = matches!(
                text.lower_at(time.tokens.start.checked_sub(1)),
                "in" | "since" | "during" | "around" | "of"
            );
            when && !time.compared
                && time.when.as_season().is_none()
                && time.when.end().year() < HISTORY
        });
        let past = (near.start..self.price.first).any(|at| {
            text.tokens[at].tag == Tag::Past
                || matches!(text.lower(at), "was" | "were" | "cost" | "sold")
        });
        then && past
    }

    pub(super) fn is_rent(&self) -> bool {
        let text = &self.scene.text;
        // `£40 a month`: rent.
        matches!(
            text.lower_at(Some(self.price.tokens.end)),
            "a" | "an" | "per"
        ) && matches!(
            text.lower_at(Some(self.price.tokens.end + 1)),
            "day" | "week" | "month" | "year" | "hour" | "night"
        )
    }

    /// `Delivery of a bag costs £9`, `Repairing a bag costs £40`: not what the bag costs.
    /// The subject begins at one token, its verb at another.
    pub(super) fn is_of_a_service(&self, subject: usize, verb: usize) -> bool {
        let scene = self.scene;
        let text = &scene.text;
        if text.tokens[subject].tag == Tag::Gerund && scene.resolved.at(subject).is_none() {
            return true;
        }
        let of = (subject + 1..verb).find(|at| matches!(text.lower(*at), "of" | "for" | "on"));
        of.is_some_and(|of| {
            scene.resolved.at(of - 1).is_none()
                && matches!(
                    text.lower(of - 1),
                    "fabric"
                        | "delivery"
                        | "repair"
                        | "repairs"
                        | "rent"
                        | "rental"
                        | "shipping"
                        | "material"
                        | "materials"
                        | "cleaning"
                        | "insurance"
                        | "hire"
                        | "deposit"
                )
        })
    }
}
