//! `An affordable alternative to X`, `a Kelly dupe`, `the closest to X’s`.

use super::target::{Target, before, first};
use super::{Draft, Place, Product};
use crate::lexicon::Cue;
use crate::tag::Tag;

pub(super) fn find(place: &Place<'_, '_>, drafts: &mut Vec<Draft>) {
    let scene = place.scene;
    let text = &scene.text;
    let mut at = place.tokens.start;
    while at < place.tokens.end {
        // Being like something is standing in for it where cheapness is meant.
        let cheap = || {
            place
                .tokens
                .clone()
                .any(|at| scene.spotted.has_cue(at, Cue::Cheap) || text.lemma(at) == "dupe")
        };
        // `recalls the Kelly, for £40`: of another house’s, what is cheap is its price.
        let priced = || place.tells_price(at..place.tokens.end);
        let like = || {
            scene
                .spotted
                .cue_at(at, Cue::Like)
                .filter(|_| cheap() || priced())
        };
        let Some(cue) = scene.spotted.cue_at(at, Cue::Alternative).or_else(like) else {
            at += 1;
            continue;
        };
        let cue = cue.tokens.clone();
        let covered = scene.resolved.at(at).is_some();
        at = cue.end;
        if covered || place.unreal(cue.start) {
            continue;
        }
        let dupe = cue
            .clone()
            .any(|at| text.lemma(at) == "dupe" || text.lower(at) == "dupes");
        let Some((to, how)) = target(place, &cue) else {
            continue;
        };
        let likened = scene.spotted.has_cue(cue.start, Cue::Like) && !cheap();
        if likened && !to.is_named() {
            continue;
        }
        let Some((product, rule)) = product(place, &cue, &to, how) else {
            continue;
        };
        drafts.extend(place.draft(product, &to, dupe, rule));
        break;
    }
}

/// Where the target stands to the noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Behind,
    Before,
    /// In a conditional, or in the sentence before.
    Apart,
}

fn target(place: &Place<'_, '_>, cue: &std::ops::Range<usize>) -> Option<(Target, Side)> {
    let text = &place.scene.text;
    let preposition = |at: usize| matches!(text.lower(at), "to" | "for" | "of");
    if preposition(cue.end - 1) || matches!(text.lower(cue.end - 1), "than" | "as") {
        return first(place, cue.end..place.tokens.end).map(|t| (t, Side::Behind));
    }
    // `the closest pair we’ve seen to Miu Miu’s`
    let gap = cue.end..place.tokens.end.min(cue.end + 7);
    let closest = text.lower(cue.start) == "closest";
    // A verb’s target stands behind it: what stands before is its subject.
    let like = place.scene.spotted.has_cue(cue.start, Cue::Like);
    let verbal = like
        || matches!(
            text.tokens[cue.start].tag,
            Tag::Verb | Tag::Gerund | Tag::Past
        );
    if verbal && let Some(target) = first(place, cue.end..place.tokens.end).filter(Target::is_named)
    {
        return Some((target, Side::Behind));
    }
    if like {
        return None;
    }
    if let Some(target) = before(place, cue.start).filter(Target::is_named) {
        return Some((target, Side::Before));
    }
    if let Some(at) = gap
        .clone()
        .take(if closest { 7 } else { 1 })
        .find(|at| preposition(*at))
        && let Some(target) = first(place, at + 1..place.tokens.end)
        && (!closest || target.is_named())
    {
        return Some((target, Side::Behind));
    }
    if closest {
        return None;
    }
    // `Can’t stretch to Miu Miu? … are a purse-friendly alternative.`
    if let Some(before) = place.number.checked_sub(1).map(|n| place.scene.sentence(n))
        && text.surface(before.end - 1) == "?"
        && text.block_of(before.start) == text.block_of(place.tokens.start)
        && let Some(wanted) = super::verb::wanted_in(place, before, true)
    {
        return Some((wanted, Side::Behind));
    }
    // `If you’ve been circling the Prada pair, these are the alternative …`
    if let Some(wanted) = super::verb::wanted(place, false) {
        return Some((wanted, Side::Apart));
    }
    // `For anyone who finds tights itchy, long socks are a good substitute.`
    if let Some(shunned) = super::verb::shunned(place, cue.start) {
        return Some((shunned, Side::Apart));
    }
    // `The corset dress is a favourite; a cheaper alternative is …`
    let copula = gap.start < place.tokens.end
        && matches!(text.lower(gap.start), "is" | "are" | "comes" | ":" | "?");
    if copula {
        let behind = place
            .things
            .iter()
            .rev()
            .find(|thing| thing.tokens.end <= cue.start);
        let target = behind.and_then(|thing| first(place, thing.phrase.start..thing.tokens.end));
        let target = target.or_else(|| dear(place));
        return target.map(|t| (t, Side::Behind));
    }
    // `The Khaite clog is £900. The Zara clog is a convincing dupe.`
    let ends = gap.start >= place.tokens.end
        || matches!(
            text.surface(gap.start),
            "." | "," | ";" | "!" | "for" | "at"
        );
    if ends {
        let before = place
            .things
            .iter()
            .filter(|thing| thing.tokens.end <= cue.start)
            .nth_back(1)
            .and_then(|thing| first(place, thing.phrase.start..thing.tokens.end));
        return before
            .or_else(|| dear(place))
            .filter(Target::is_named)
            .map(|t| (t, Side::Apart));
    }
    None
}

/// The house’s thing whose price the sentence before tells.
fn dear(place: &Place<'_, '_>) -> Option<Target> {
    let scene = place.scene;
    let other = place.number.checked_sub(1)?;
    if scene.text.sentences[other].block != scene.text.sentences[place.number].block {
        return None;
    }
    let tokens = scene.sentence(other);
    if !place.tells_price(tokens.clone()) {
        return None;
    }
    tokens
        .clone()
        .find_map(|at| first(place, at..tokens.end).filter(Target::is_named))
}

fn product(
    place: &Place<'_, '_>,
    cue: &std::ops::Range<usize>,
    to: &Target,
    side: Side,
) -> Option<(Product, &'static str)> {
    let text = &place.scene.text;
    let end = to.tokens.end.max(cue.end);
    // `For a lighter alternative to the welly, there’s the Jadon boot.`
    let leads = (place.tokens.start..cue.start)
        .take(6)
        .any(|at| matches!(text.lower(at), "for" | "as" | "looking" | "want" | "need"))
        && !place
            .things
            .iter()
            .any(|thing| thing.tokens.end <= cue.start);
    // `A comfortable alternative to heels, clogs are …`, `The alternative to heels: clogs`
    let opens = end < place.tokens.end
        && matches!(text.surface(end), "," | ":" | "—" | "–")
        && (place.tokens.start..cue.start).all(|at| {
            matches!(
                text.tokens[at].tag,
                Tag::Determiner | Tag::Adjective | Tag::Adverb
            )
        });
    let inverse = cue.end < place.tokens.end
        && matches!(text.lower(cue.end), "is" | "are" | "comes")
        || end < place.tokens.end
            && matches!(
                text.lower(end),
                "is" | "are" | "comes" | "include" | "includes"
            )
        || opens;
    if leads || inverse {
        // `The alternative to heels: stay at home in clogs`
        let behind = (place.things.iter().find(|thing| thing.tokens.start >= end))
            .filter(|thing| leads || !opens || place.governs(end, thing));
        if let Some(thing) = behind {
            if place.is_offered(thing)
                && let Some(product) = place.offered()
            {
                return Some((product, "alternative: offer"));
            }
            let rule = if leads {
                "alternative: for one, there is"
            } else {
                "alternative: one is"
            };
            return Some((place.product(thing), rule));
        }
    }
    if let Some(thing) = apposed(place, cue, to) {
        return Some((place.product(thing), "alternative: subject"));
    }
    // `M&S’s suede loafers are a dupe for …`: the last thing before the noun.
    let subject = place
        .things
        .iter()
        .filter(|thing| thing.tokens.end <= cue.start && !overlaps(&thing.tokens, &to.tokens))
        .filter(|thing| side != Side::Apart || thing.tokens.start >= to.tokens.end)
        .find(|thing| {
            !matches!(
                text.lower_at(thing.phrase.start.checked_sub(1)),
                "with" | "than"
            )
        });
    match subject {
        Some(thing) if place.line.is_none() || !place.is_offered(thing) => {
            Some((place.product(thing), "alternative: subject"))
        }
        _ => {
            let offered = place.offered().or_else(|| version(place, cue.start, to));
            let own = || house(place, cue, to).map(|p| (p, "alternative: a house's"));
            let meant = || {
                let pronoun = (place.tokens.start..cue.start).any(|at| {
                    text.tokens[at].tag == Tag::Pronoun
                        && matches!(text.lower(at), "it" | "they" | "these" | "this" | "them")
                });
                let product = (pronoun && side != Side::Apart).then(|| place.antecedent())??;
                Some((product, "alternative: pronoun"))
            };
            offered
                .map(|p| (p, "alternative: offer"))
                .or_else(own)
                .or_else(meant)
        }
    }
}

/// `Y sells ballet flats from £60, a good dupe for X`: what the noun stands in apposition
/// to, whatever else was named before it.
fn apposed<'p>(
    place: &'p Place<'_, '_>,
    cue: &std::ops::Range<usize>,
    to: &Target,
) -> Option<&'p super::Thing> {
    const PRICE: usize = 5;
    let text = &place.scene.text;
    let opens = (place.tokens.start..cue.start)
        .rev()
        .find(|at| !matches!(text.tokens[*at].tag, Tag::Determiner | Tag::Adjective))?;
    let article = matches!(text.lower(opens + 1), "a" | "an" | "the");
    if text.surface(opens) != "," || !article {
        return None;
    }
    let thing = place
        .things
        .iter()
        .rfind(|thing| thing.tokens.end <= opens && !overlaps(&thing.tokens, &to.tokens))?;
    let behind = thing.tokens.end..opens;
    let priced = behind.is_empty() || behind.len() <= PRICE && place.tells_price(behind);
    (priced && !place.is_offered(thing)).then_some(thing)
}

/// `Mango’s answer to the Khaite clog`, `Zara sells a dupe of the Khaite clog`: the
/// house’s own of the same kind.
fn house(place: &Place<'_, '_>, cue: &std::ops::Range<usize>, to: &Target) -> Option<Product> {
    let scene = place.scene;
    let text = &scene.text;
    let garment = to.garment.clone().filter(|_| to.is_named())?;
    let m = scene
        .resolved
        .of_kind(
            releve_facts::EntityKind::Brand,
            place.tokens.start..cue.start,
        )
        .last()?;
    let name = scene.name(scene.resolved.entity[m]);
    let end = scene.resolved.mentions[m].tokens.end;
    let own = end <= cue.start && text.tokens[end].tag == Tag::Genitive && cue.start <= end + 4;
    let sells = scene.parses[place.number].clauses.iter().any(|clause| {
        clause.group.start >= end
            && clause.group.start <= end + 1
            && cue.start >= clause.group.end
            && cue.start <= clause.group.end + 5
            && matches!(
                text.base(clause.verb),
                "sell"
                    | "make"
                    | "have"
                    | "do"
                    | "offer"
                    | "stock"
                    | "create"
                    | "release"
                    | "launch"
                    | "produce"
            )
    });
    let other = to.brand.as_ref() != Some(&name);
    (other && (own || sells)).then(|| Product {
        name: format!("{name} {garment}"),
        garment: Some(garment),
        evidence: Vec::new(),
    })
}

fn overlaps(a: &std::ops::Range<usize>, b: &std::ops::Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// `Mango’s version is a dupe for the Khaite coat`: the house's line for sale.
fn version(place: &Place<'_, '_>, before: usize, to: &Target) -> Option<Product> {
    let scene = place.scene;
    let house = scene
        .resolved
        .of_kind(releve_facts::EntityKind::Brand, place.tokens.start..before)
        .find(|m| {
            let end = scene.resolved.mentions[*m].tokens.end;
            let own = scene.text.tokens[end].tag == Tag::Genitive;
            own && (end + 1..before.min(end + 6)).any(|at| {
                scene.spotted.has_cue(at, Cue::Version) || scene.spotted.has_cue(at, Cue::Piece)
            })
        })
        .map(|m| scene.name(scene.resolved.entity[m]))?;
    super::line::of_house(place, &house, to.garment.as_deref())
}
