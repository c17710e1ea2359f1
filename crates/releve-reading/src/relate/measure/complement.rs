//! What stands beside a noun of measure and says what it counts: `for mesh
//! shoes` behind it, `the bag’s` before it.

use releve_facts::EntityKind;

use super::aside::{aside_end, called, owner_of_site, span_end};
use super::meant::meant;
use super::named::{Named, named};
use crate::lexicon::Cue;
use crate::scene::Scene;
use crate::segment::Shape;
use crate::tag::Tag;

/// What stands behind the noun: `for mesh shoes`, `of #sambas`, `at Rewoven`.
pub(super) fn complement(
    scene: &Scene<'_>,
    mut at: usize,
    end: usize,
    past: &[Named],
) -> (Option<Named>, usize) {
    let text = &scene.text;
    let start = at;
    // `a sales increase for yellow dresses`, `search growth in jorts`
    let moves = at < end
        && (scene.spotted.has_cue(at, Cue::Rise) || scene.spotted.has_cue(at, Cue::Fall))
        && matches!(text.lower_at(Some(at + 1)), "for" | "in");
    if moves {
        at += 1;
    }
    // `on TikTok for`, `in the UK for`, `worldwide for`, `volume for`
    for _ in 0..3 {
        let preposition = text
            .tokens
            .get(at)
            .is_some_and(|t| t.tag == Tag::Preposition)
            && at < end;
        let aside = preposition
            && matches!(text.lower(at), "on" | "in" | "across" | "via" | "among")
            && aside_end(scene, at + 1, end).is_some();
        if aside {
            at = aside_end(scene, at + 1, end).unwrap_or(at + 1);
            continue;
        }
        // `net sales for the six months to July`
        if let Some(stop) = (at < end && matches!(text.lower(at), "for" | "in"))
            .then(|| span_end(scene, at + 1, end))
            .flatten()
        {
            at = stop;
            continue;
        }
        let tail = at < end
            && matches!(
                text.lower(at),
                "volume"
                    | "volumes"
                    | "figures"
                    | "numbers"
                    | "traffic"
                    | "total"
                    | "totals"
                    | "count"
                    | "counts"
                    | "rate"
                    | "rates"
                    | "worldwide"
                    | "globally"
                    | "online"
                    | "alone"
                    | "overall"
                    | "there"
            );
        if tail {
            at += 1;
        }
    }
    at = over_number(scene, at, end);
    at = over_use(scene, at, end);
    if at >= end {
        return (None, start);
    }
    let word = text.lower(at);
    let verb = bears(word);
    let tagged = verb
        || matches!(
            word,
            "tagged"
                | "carrying"
                | "featuring"
                | "using"
                | "bearing"
                | "mentioning"
                | "containing"
                | "including"
                | "hashtagged"
                | "around"
                | "about"
                | "referencing"
                | "labelled"
                | "with"
                | "under"
                | "surrounding"
                | "relating"
                | "related"
        );
    let mut next = at + 1;
    if tagged && (!verb || is_tag_near(scene, at, end)) {
        while matches!(
            text.lower_at(Some(next)),
            "with" | "to" | "the" | "hashtag" | "as" | "under"
        ) && next < end
        {
            next += 1;
        }
        let back = if text.lower(next - 1) == "hashtag" || text.lower(next - 1) == "the" {
            next - 1
        } else {
            next
        };
        let hashtag = (at..next).any(|t| text.lower(t) == "hashtag");
        if let Some(mut name) =
            named(scene, next, end, past).or_else(|| named(scene, back, end, past))
        {
            name.hashtag |= hashtag;
            let stop = name.tokens.end;
            return (Some(name), stop);
        }
        return (None, start);
    }
    let spends = word == "on" && text.lower(start - 1) == "spending";
    // `clicks on silver loafers`
    let reacts = word == "on"
        && matches!(
            text.lower(start - 1),
            "clicks" | "likes" | "comments" | "saves" | "sell-outs"
        )
        && aside_end(scene, next, end).is_none();
    // `revenue from men's tailoring`
    let yields = word == "from"
        && matches!(
            text.lower(start - 1),
            "revenue" | "revenues" | "sales" | "turnover" | "takings"
        )
        && scene.items_in(next..end.min(next + 5)).next().is_some();
    let governs = matches!(word, "for" | "of" | "in" | "at" | "to") || spends || reacts || yields;
    // `turnover at the Leeds knitwear firm Marlow & Finch`: the name behind the noun.
    if governs && let Some(called) = called(scene, next, end) {
        next = called;
    }
    if !governs
        || matches!(word, "in" | "at" | "to" | "on") && aside_end(scene, next, end).is_some()
    {
        return (None, start);
    }
    // `for the last of these`
    if text.lower_at(Some(next)) == "the"
        && matches!(
            text.lower_at(Some(next + 1)),
            "last" | "latter" | "former" | "first"
        )
    {
        let floor = scene.text.sentences[scene.text.sentence_of(at)]
            .tokens
            .start;
        let mut names: Vec<usize> = scene
            .resolved
            .within(floor..start.saturating_sub(1))
            .filter(|m| {
                matches!(
                    scene.resolved.mentions[*m].kind,
                    EntityKind::Brand
                        | EntityKind::Product
                        | EntityKind::Garment
                        | EntityKind::Person
                        | EntityKind::Trend
                )
            })
            .collect();
        let last = matches!(text.lower(next + 1), "last" | "latter");
        if !last {
            names.truncate(1);
        }
        let mut stop = next + 2;
        while matches!(
            text.lower_at(Some(stop)),
            "of" | "these" | "those" | "the" | "three" | "two"
        ) && stop < end
        {
            stop += 1;
        }
        let found = names.last().map(|m| Named {
            name: scene.resolved.of(*m).name.clone(),
            tokens: next..stop,
            kind: Some(scene.resolved.mentions[*m].kind),
            meant: true,
            hashtag: false,
            antecedent: None,
        });
        return (found, stop);
    }
    // `sales of its Samba`, `number of views`: the noun of measure itself is no subject.
    let Some(mut name) = named(scene, next, end, past) else {
        return (None, start);
    };
    // `traffic to Ganni's website`: Ganni's.
    if word == "to"
        && let Some(owner) = owner_of_site(scene, &name, next)
    {
        let stop = owner.tokens.end;
        return (Some(owner), stop);
    }
    // `the average price of a pair`: a pair of what was spoken of.
    if name.kind.is_none() && name.name == "pair" {
        let stop = name.tokens.end;
        return match meant(scene, name.tokens, past, |_| true) {
            Some(found) => (Some(found), stop),
            None => (None, start),
        };
    }
    // `for one video`, `to its website`: where, not what.
    let where_from = name.kind.is_none()
        && matches!(
            text.lower(name.tokens.end - 1),
            "video"
                | "videos"
                | "clip"
                | "post"
                | "reel"
                | "page"
                | "website"
                | "site"
                | "account"
                | "profile"
                | "store"
                | "stores"
                | "shop"
                | "shops"
                | "year"
                | "quarter"
                | "period"
                | "them"
        );
    if where_from || word == "in" && name.kind.is_none() {
        return (None, start);
    }
    if word == "at" && name.kind.is_none() && !name.name.starts_with(char::is_uppercase) {
        return (None, start);
    }
    // `pre-owned pieces by The Row`: the maker of what is only `pieces`.
    let mut stop = name.tokens.end;
    let generic = scene.spotted.has_cue(stop - 1, Cue::Piece) && name.kind.is_none();
    if matches!(text.lower_at(Some(stop)), "by" | "from")
        && stop < end
        && let Some(maker) = scene
            .resolved
            .at(stop + 1)
            .filter(|m| scene.resolved.mentions[*m].kind == EntityKind::Brand)
    {
        let brand = scene.resolved.of(maker).name.clone();
        stop = scene.resolved.mentions[maker].tokens.end;
        if generic || name.kind.is_none() {
            name.name = brand;
            name.kind = Some(EntityKind::Brand);
        } else if name.kind == Some(EntityKind::Garment) {
            name.name = format!("{brand} {}", name.name);
        }
        name.tokens.end = stop;
    }
    // `sales of the category on Vinted`
    (Some(name), stop)
}

/// `a waiting list of 2,000 people for the bag`: over how many to what for.
fn over_number(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    let text = &scene.text;
    if at >= end || text.lower(at) != "of" {
        return at;
    }
    let Some(figure) = scene.figures_in(at + 1..end.min(at + 6)).next() else {
        return at;
    };
    let behind = figure.tokens.end + 1;
    let people = matches!(
        text.lower_at(Some(figure.tokens.end)),
        "people" | "names" | "customers" | "shoppers" | "buyers"
    );
    if people && behind < end && text.lower(behind) == "for" {
        behind
    } else {
        at
    }
}

/// `posts have been tagged #balletcore`, `posts carry the hashtag`: over the verb's
/// auxiliaries to what ties them to the tag.
fn over_use(scene: &Scene<'_>, at: usize, end: usize) -> usize {
    let text = &scene.text;
    let mut verb = at;
    while verb < end
        && matches!(
            text.lower(verb),
            "have" | "has" | "had" | "been" | "were" | "are" | "now" | "already"
        )
    {
        verb += 1;
    }
    let tag = is_tag_near(scene, verb, end);
    let ties = verb < end
        && (bears(text.lower(verb)) || matches!(text.lower(verb), "tagged" | "hashtagged"));
    if tag && ties { verb } else { at }
}

/// `posts carry the hashtag`: the plain form of a verb for what a post has on it.
fn bears(verb: &str) -> bool {
    matches!(verb, "carry" | "use" | "bear" | "feature" | "mention")
}

/// True where a hashtag, or the word, stands right behind.
fn is_tag_near(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let text = &scene.text;
    (at + 1..end.min(at + 4))
        .any(|t| text.tokens[t].shape == Shape::Hashtag || text.lower(t) == "hashtag")
}
