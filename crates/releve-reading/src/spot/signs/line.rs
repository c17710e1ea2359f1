//! On what line of the page a name stands, and where on it: a headline, a byline, a
//! shopping line such as `Merrow Boot, £240 | Aurel Studio`, where the model opens the
//! line and the house stands behind the bar.

use super::super::kind::Sign;
use super::{Place, Signs};
use crate::segment::{BlockKind, Shape};

/// The line, and whether the name opens or closes it.
pub(super) fn placed(place: &Place<'_, '_>, signs: &mut Signs) {
    let Place {
        run,
        sentence,
        block,
        ..
    } = place;
    if sentence.start == run.start {
        signs.add(Sign::SentenceStart);
    }
    match block.kind {
        BlockKind::Name if run.len() + 2 >= block.tokens.len() => signs.add(Sign::NameLine),
        BlockKind::Offer => signs.add(Sign::InOffer),
        BlockKind::Caption => signs.add(Sign::InCaption),
        BlockKind::Byline => signs.add(Sign::InByline),
        BlockKind::Title | BlockKind::Heading => signs.add(Sign::Headline),
        _ => {}
    }
    // `| Rixo`; and `$128, Sandrine Lowe`, behind the price.
    let before = place.lower(place.before(1));
    let number = |at: usize| place.text.tokens[at].shape == Shape::Number;
    let priced = block.kind == BlockKind::Offer
        && before == ","
        && place.before(2).is_some_and(number)
        && run.end >= sentence.end;
    if before == "|" || priced {
        signs.add(Sign::AfterBar);
    }
}

/// What opens a shopping line, and what a price follows: `Merrow Boot, £240`.
pub(super) fn offered(place: &Place<'_, '_>, signs: &mut Signs) {
    if place.block.kind == BlockKind::Offer && place.sentence.start == place.run.start {
        signs.add(Sign::OfferHead);
    }
    let is_price = |at: usize| {
        let currencies = &place.spotted.currencies;
        currencies
            .iter()
            .any(|currency| currency.tokens.start == at)
            || matches!(place.text.surface(at), "£" | "$" | "€" | "¥" | "₩" | "₹")
    };
    if place.is_explained() && place.reach(place.run.end + 1, 3).any(is_price) {
        signs.add(Sign::PriceAfter);
    }
}
