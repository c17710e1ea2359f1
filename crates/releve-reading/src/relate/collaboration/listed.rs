//! Lists of who made something with or for whom.

use std::ops::Range;

use releve_facts::EntityKind;

use super::for_another::is_at_home;
use super::noun::owner;
use super::parties::{denied, each_with, parties};
use crate::clause::Reality;
use crate::lexicon::{Classes, Cue};
use crate::relate::maker::{is_party, topic};
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;

/// The rule of [`made_for`].
pub(super) const ONE_FOR_THE_OTHER: &str = "collaboration: one for the other";
/// The rule of [`included`].
pub(super) const PARTNERS: &str = "collaboration: listed partners";

/// `Karl Lagerfeld for H&M, Kate Moss for Topshop`: in a text on joint work,
/// pairs of names with nothing but `for` between them.
pub(super) fn made_for(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    let joint = (number.saturating_sub(1)..=number)
        .flat_map(|near| scene.sentence(near))
        .any(|at| {
            scene.spotted.has_cue(at, Cue::Collaboration) || scene.spotted.has_cue(at, Cue::Line)
        });
    let mut pairs = Vec::new();
    let bounded = |at: usize| {
        scene.text.tokens[at].tag == Tag::Mark
            || matches!(
                scene.text.lower(at),
                "and" | "&" | "or" | "like" | "as" | "with" | "of"
            )
    };
    for m in scene.resolved.within(tokens.clone()) {
        let left = &scene.resolved.mentions[m];
        let at = left.tokens.end;
        let opens = left.tokens.start == tokens.start || bounded(left.tokens.start - 1);
        if !is_party(left.kind)
            || left.found == Found::Anaphor
            || !opens
            || at + 1 >= tokens.end
            || scene.text.lower(at) != "for"
        {
            continue;
        }
        let Some(house) = scene.resolved.at(at + 1) else {
            continue;
        };
        let right = &scene.resolved.mentions[house];
        let closes = right.tokens.end >= tokens.end || bounded(right.tokens.end);
        if right.kind == EntityKind::Brand && right.tokens.start == at + 1 && closes {
            let [maker, house] = [m, house].map(|m| scene.resolved.entity[m]);
            let denied = scene.parses[number].clauses.iter().any(|clause| {
                clause.reality == Reality::Denied && clause.group.start >= right.tokens.end
            });
            if !denied && !is_at_home(scene, maker, house) {
                pairs.push(vec![maker, house]);
            }
        }
    }
    // Two such pairs need no other word for joint work.
    if joint || pairs.len() > 1 {
        for pair in pairs {
            tell(pair, ONE_FOR_THE_OTHER);
        }
    }
}

/// `Past collabs for Uniqlo have included Marni, Theory and Marimekko`: one
/// house with each of the others.
pub(super) fn included(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    let parse = &scene.parses[number];
    for clause in &parse.clauses {
        if clause.reality != Reality::Stated
            || !matches!(
                scene.text.lemma(clause.verb),
                "include" | "feature" | "span"
            )
        {
            continue;
        }
        let Some(noun) = (tokens.start..clause.group.start)
            .rev()
            .find(|at| scene.spotted.has_cue(*at, Cue::Collaboration))
        else {
            continue;
        };
        // `a collaboration with X, as well as its show featuring`
        let show = (noun + 1..clause.group.start)
            .any(|at| scene.spotted.has_cue(at, Cue::Runway) && scene.resolved.at(at).is_none());
        if show {
            continue;
        }
        let others = parties(scene, clause.group.end..tokens.end);
        let house = scene
            .resolved
            .of_kind(EntityKind::Brand, noun + 1..clause.group.start)
            .next()
            .map(|m| scene.resolved.entity[m])
            .or_else(|| owner(scene, number, noun))
            .filter(|house| !others.contains(house));
        let Some(house) = house else { continue };
        for other in others {
            tell(vec![house, other], PARTNERS);
        }
    }
}

/// `has multiplied its alliances: A, B and, most recently, C`, `The list of its partners
/// is long: A, B and C`: one house with each that stands behind the colon.
pub(super) fn behind_colon(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let text = &scene.text;
    let tokens = scene.sentence(number);
    let Some(colon) = tokens.clone().find(|at| text.surface(*at) == ":") else {
        return;
    };
    let noun = (tokens.start..colon).rev().find(|at| {
        let work = scene.spotted.has_cue(*at, Cue::Collaboration)
            || scene.spotted.has_cue(*at, Cue::Partner);
        work && (text.can_be(*at, Classes::PLURAL) || text.lower_at(at.checked_sub(1)) == "another")
    });
    let first = scene.resolved.at(colon + 1).filter(|m| {
        let mention = &scene.resolved.mentions[*m];
        is_party(mention.kind) && mention.found != Found::Anaphor
    });
    let (Some(noun), Some(_)) = (noun, first) else {
        return;
    };
    if denied(scene, number, noun) {
        return;
    }
    let stated = (scene.parses[number].clauses.iter())
        .filter(|clause| clause.group.start < colon)
        .all(|clause| clause.reality == Reality::Stated);
    let others = list(scene, colon + 1..tokens.end);
    let house = owner(scene, number, noun)
        .or_else(|| topic(scene, number, &others))
        .filter(|house| stated && !others.contains(house));
    let Some(house) = house.filter(|_| others.len() > 1) else {
        return;
    };
    for other in others {
        tell(vec![house, other], PARTNERS);
    }
}

/// The parties of a list, up to where a verb or another mark than a comma stands.
fn list(scene: &Scene<'_>, tokens: Range<usize>) -> Vec<EntityNumber> {
    let text = &scene.text;
    let end = (tokens.clone())
        .find(|at| {
            matches!(
                text.tokens[*at].tag,
                Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Relative
            ) && scene.resolved.at(*at).is_none()
                || matches!(text.surface(*at), ";" | "—" | "–" | ":")
                || matches!(text.lower(*at), "whose" | "who" | "which")
        })
        .unwrap_or(tokens.end);
    parties(scene, tokens.start..end)
}

/// `has collaborated with A, B and C, to name a few`: one house with each of them,
/// and not all of them on one thing.
pub(super) fn own_list(
    scene: &Scene<'_>,
    with: Option<usize>,
    others: &[EntityNumber],
    end: usize,
) -> bool {
    let Some(with) = with.filter(|_| others.len() > 1) else {
        return false;
    };
    let sample = (with..end).any(|at| {
        let word = scene.text.lower(at);
        matches!(word, "including" | "like" | "among") && at < with + 12
            || word == "such" && scene.text.lower_at(Some(at + 1)) == "as"
            || word == "name" && scene.text.lower_at(Some(at + 2)) == "few"
    });
    others.len() > 2 || sample || each_with(scene, with, end)
}

/// `From A and B to C, the retailer has …`: who is named behind the list, before the
/// verb, and all who are named in it.
pub(super) fn from_to(
    scene: &Scene<'_>,
    tokens: &std::ops::Range<usize>,
    verb: usize,
) -> Option<(EntityNumber, Vec<EntityNumber>)> {
    if scene.text.lower(tokens.start) != "from" {
        return None;
    }
    let to = (tokens.start..verb).find(|at| scene.text.lower(*at) == "to")?;
    let comma = (to..verb).rfind(|at| scene.text.surface(*at) == ",")?;
    let own = *parties(scene, comma..verb).first()?;
    let mut listed = parties(scene, tokens.start..comma);
    listed.retain(|party| *party != own);
    Some((own, listed))
}

#[cfg(test)]
mod tests {
    use super::super::tests::joint;

    #[test]
    fn a_house_works_with_each_of_a_list() {
        for (text, expected) in [
            (
                "Barbour has multiplied its alliances: Dior, Chloé and, most recently, Ganni.",
                &["Barbour + Dior", "Barbour + Chloé", "Barbour + Ganni"][..],
            ),
            (
                "Barbour is busy. Since then there have been collaborations with Ganni and with Chloé.",
                &["Barbour + Ganni", "Barbour + Chloé"],
            ),
            (
                "Barbour has worked with others before, among them Ganni and Chloé.",
                &["Barbour + Ganni", "Barbour + Chloé"],
            ),
        ] {
            assert_eq!(joint(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_behind_a_colon_may_be_no_partner() {
        for text in [
            "Barbour has collaborations to announce: coats, boots and hats.",
            "Barbour has no partners yet: Dior, Chloé and Ganni all refused.",
            "Barbour has two rivals: Dior and Chloé.",
        ] {
            assert!(joint(text).is_empty(), "{text}");
        }
    }
}
