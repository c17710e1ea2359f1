//! Lists of who made something with or for whom.

use releve_facts::EntityKind;

use super::for_another::is_at_home;
use super::noun::owner;
use super::parties::parties;
use crate::clause::Reality;
use crate::lexicon::Cue;
use crate::relate::maker::is_party;
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
        matches!(word, "including" | "like") && at < with + 12
            || word == "such" && scene.text.lower_at(Some(at + 1)) == "as"
            || word == "name" && scene.text.lower_at(Some(at + 2)) == "few"
    });
    others.len() > 2 || sample
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
