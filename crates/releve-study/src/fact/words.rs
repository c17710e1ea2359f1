use releve_facts::{Fact, Statement};

use crate::search::prepared;

/// What is indexed of a fact: the names in it, as the index wants them. Its
/// sentence is found with its document.
///
/// A contentless index forgets a row only if it is given the same words again,
/// so this must not change for stored facts without a step of the schema that
/// builds the index anew; the same holds for [`prepared`].
pub(crate) fn words(fact: &Fact) -> String {
    let mut words: Vec<&str> = Vec::new();
    let labels = |when: &Option<releve_facts::When>| when.as_ref().map(|w| w.label().to_owned());
    let mut when = None;
    match fact.statement() {
        Statement::Wear(f) => {
            words.extend([f.person.as_str(), &f.garment]);
            words.extend(
                [&f.brand, &f.product, &f.season, &f.occasion, &f.channel]
                    .into_iter()
                    .flatten()
                    .map(String::as_str),
            );
            words.extend(f.attributes.iter().map(String::as_str));
            when = labels(&f.when);
        }
        Statement::Offer(f) => {
            words.push(&f.name);
            words.extend(
                [&f.brand, &f.retailer, &f.garment]
                    .into_iter()
                    .flatten()
                    .map(String::as_str),
            );
            words.extend(f.attributes.iter().map(String::as_str));
        }
        Statement::Measure(f) => {
            words.extend([f.subject.as_str(), f.metric.as_str()]);
            words.extend(
                [&f.channel, &f.market]
                    .into_iter()
                    .flatten()
                    .map(String::as_str),
            );
            when = labels(&f.when);
        }
        Statement::Showing(f) => {
            words.extend([f.brand.as_str(), &f.garment]);
            words.extend(
                [&f.season, &f.designer, &f.event]
                    .into_iter()
                    .flatten()
                    .map(String::as_str),
            );
            words.extend(f.attributes.iter().map(String::as_str));
        }
        Statement::Collaboration(f) => {
            words.extend(f.parties.iter().map(String::as_str));
            words.extend(
                [&f.product, &f.garment]
                    .into_iter()
                    .flatten()
                    .map(String::as_str),
            );
            when = labels(&f.when);
        }
        Statement::Role(f) => {
            words.extend([f.person.as_str(), &f.role]);
            words.extend(f.organisation.as_deref());
        }
        Statement::Quote(f) => {
            words.push(&f.speaker);
            words.extend(f.outlet.as_deref());
            when = labels(&f.when);
        }
        Statement::Influence(f) => {
            words.extend([f.influencer.as_str(), &f.target]);
            words.extend(
                [&f.market, &f.channel]
                    .into_iter()
                    .flatten()
                    .map(String::as_str),
            );
            when = labels(&f.when);
        }
        Statement::Pairing(f) => words.extend(f.garments.iter().map(String::as_str)),
        Statement::Alternative(f) => words.extend([f.product.as_str(), &f.to]),
        Statement::Blend(f) => {
            words.push(&f.result);
            words.extend(f.parents.iter().map(String::as_str));
        }
        Statement::Launch(f) => {
            words.extend([f.brand.as_str(), &f.what]);
            when = labels(&f.when);
        }
        Statement::Composition(f) => words.extend([f.trend.as_str(), &f.element]),
    }
    words.extend(when.as_deref());
    // A mark between names, so that no phrase is found across two of them.
    prepared(&words.join(" | ")).into_owned()
}
