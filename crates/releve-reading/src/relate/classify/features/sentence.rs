//! What a sentence says of all candidates in it.

use releve_facts::EntityKind;

use super::cues;
use crate::scene::Scene;
use crate::segment::BlockKind;

/// Gives the features of a sentence, which all candidates in it have, to `note`.
pub(in crate::relate::classify) fn surroundings(
    scene: &Scene<'_>,
    number: usize,
    note: &mut impl FnMut(&'static str, &'static str),
) {
    let text = &scene.text;
    let sentence = scene.sentence(number);
    let block = &text.blocks[text.sentences[number].block];
    let kind = match block.kind {
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Name => "name",
        BlockKind::Offer => "offer",
        BlockKind::Caption => "caption",
        BlockKind::Byline => "byline",
        BlockKind::Date => "date",
    };
    note("block", kind);
    if block.tokens.start == sentence.start {
        note("opens-block", kind);
    }
    note(
        "length",
        match sentence.len() {
            0..=10 => "10",
            11..=20 => "20",
            21..=32 => "32",
            _ => "more",
        },
    );
    // The classes of all cue words that stand outside names.
    let seen = scene.spotted.cues_in(sentence.clone());
    cues(seen, "cue", note);
    let people = scene
        .entities_in(EntityKind::Person, sentence.clone())
        .len();
    note("people", few(people));
    let brands = scene.entities_in(EntityKind::Brand, sentence.clone()).len();
    note("brands", few(brands));
    note(
        "items",
        few(scene.items_in(sentence.clone()).take(4).count()),
    );
    if scene.figures_in(sentence.clone()).next().is_some() {
        note("figure-near", "");
    }
    if scene.names_season(sentence.clone()) {
        note("season-near", "");
    }
    if scene.when_in(sentence.clone()).is_some() {
        note("time-near", "");
    }
    if sentence
        .clone()
        .any(|at| matches!(text.surface(at), "“" | "”" | "\""))
    {
        note("quotation-near", "");
    }
    if text.surface(sentence.end - 1) == "?" {
        note("question", "");
    }
}

fn few(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        _ => "more",
    }
}
