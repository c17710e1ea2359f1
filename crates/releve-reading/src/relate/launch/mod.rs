//! Facts of kind `launch`: a brand starts, releases or unveils something.

mod appear;
mod brought;
mod founded;
mod founders;
mod founding;
mod fresh;
mod nominal;
mod opening;
mod release;
#[cfg(test)]
mod tests;
pub(super) mod thing;

use foldhash::HashSet;
use releve_facts::{EntityKind, Launch, Statement, When};

use super::Draft;
use super::maker::{self, How};
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::segment::BlockKind;

pub(super) use founded::firm_before;
pub(super) use release::{following, made};
pub(super) use thing::{Sort, Thing, is_unclaimed, thing};

/// Words that blends explain: `the jorkini`.
pub(super) fn coined(drafts: &[Draft]) -> Vec<String> {
    drafts
        .iter()
        .filter_map(|draft| match &draft.statement {
            Statement::Blend(blend) => Some(blend.result.to_lowercase()),
            _ => None,
        })
        .collect()
}

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let coined = coined(drafts);
    let joint = release::of_collaborations(scene, drafts, &coined);
    for (parse, clause) in scene.clauses() {
        let block = scene.text.blocks[scene.text.sentences[clause.sentence].block].kind;
        if matches!(
            block,
            BlockKind::Offer | BlockKind::Byline | BlockKind::Date
        ) {
            continue;
        }
        brought::by_clause(scene, parse, clause, &coined, drafts);
        appear::by_clause(scene, parse, clause, &coined, drafts);
    }
    // Sentences of which a launch, a collaboration or an offer is told already.
    let told: HashSet<usize> = drafts
        .iter()
        .chain(&joint)
        .filter(|draft| {
            matches!(
                draft.statement,
                Statement::Launch(_) | Statement::Collaboration(_) | Statement::Offer(_)
            )
        })
        .flat_map(|draft| draft.evidence.iter().map(|tokens| tokens.start))
        .collect();
    for number in 0..scene.text.sentences.len() {
        let block = scene.text.blocks[scene.text.sentences[number].block].kind;
        if !matches!(
            block,
            BlockKind::Offer | BlockKind::Byline | BlockKind::Date
        ) {
            let known = drafts.len();
            nominal::in_sentence(scene, number, &coined, drafts);
            let silent = drafts.len() == known && !told.contains(&scene.sentence(number).start);
            drafts.extend(
                silent
                    .then(|| opening::in_sentence(scene, number, &coined))
                    .flatten(),
            );
            let silent = drafts.len() == known && !told.contains(&scene.sentence(number).start);
            drafts.extend(
                silent
                    .then(|| fresh::in_sentence(scene, number, &coined))
                    .flatten(),
            );
            let silent = drafts.len() == known && !told.contains(&scene.sentence(number).start);
            drafts.extend(
                silent
                    .then(|| release::of_a_house(scene, number, &coined))
                    .flatten(),
            );
        }
    }
    drafts.extend(joint);
    founding::find(scene, drafts);
}

/// Who may bring a thing out: a house, a body; a person who designs or founds.
fn may(scene: &Scene<'_>, entity: EntityNumber) -> bool {
    match scene.entity(entity).kind {
        EntityKind::Person => makes(scene, entity),
        EntityKind::Brand | EntityKind::Organisation => true,
        _ => false,
    }
}

/// True for people who design, or whom the text calls founder or a label.
fn makes(scene: &Scene<'_>, person: EntityNumber) -> bool {
    let entity = scene.entity(person);
    let namesake = scene
        .text
        .lexicon
        .named(EntityKind::Brand, &entity.name)
        .is_some();
    namesake
        || super::showing::designs(scene, person)
        || entity.mentions.iter().any(|m| {
            let mention = &scene.resolved.mentions[*m].tokens;
            let sentence = scene.sentence(scene.text.sentence_of(mention.start));
            let reach = mention.start.saturating_sub(6).max(sentence.start)
                ..(mention.end + 6).min(sentence.end);
            // `Dusty Orchid, a two-woman label from …`
            let apposition = scene.text.surface(mention.end) == ","
                && reach
                    .clone()
                    .any(|at| at > mention.end && scene.spotted.has_cue(at, Cue::House));
            apposition
                || reach
                    .into_iter()
                    .any(|at| scene.spotted.has_cue(at, Cue::Found))
        })
}

/// The draft of a launch.
fn launch(
    scene: &Scene<'_>,
    brand: EntityNumber,
    thing: &Thing,
    when: Option<When>,
    sentence: usize,
    rule: &'static str,
    how: How,
) -> Draft {
    let entity = scene.entity(brand);
    let person = entity.kind == EntityKind::Person;
    let timed = when.is_some();
    Draft::new(
        Statement::Launch(Launch {
            brand: entity.name.clone(),
            what: thing.name.clone(),
            when,
        }),
        scene.sentence(sentence),
        rule,
    )
    .sign(person, "by a person")
    .sign(how == How::Shared, "subject from another clause")
    .sign(how == How::Topic, "by pronoun")
    .sign(timed, "with a time")
    .sign(thing.sort == Sort::Garment, "plain garment")
    .sign(thing.sort == Sort::Line, "line or shop")
    .sign(thing.sort == Sort::Coined, "coined word")
}

/// The house of a person or house in another's genitive or spoken of before.
fn house(scene: &Scene<'_>, sentence: usize) -> Option<EntityNumber> {
    maker::topic(scene, sentence, &[])
}
