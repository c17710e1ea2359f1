//! How a sentence was understood, for people to read.

use std::fmt::Write as _;
use std::ops::Range;

use crate::scene::Scene;

/// One line: each word with its part of speech, each mention in brackets.
pub(super) fn outline(scene: &Scene<'_>, tokens: Range<usize>) -> String {
    let mut line = String::new();
    for at in tokens {
        let mention = scene.resolved.at(at);
        if let Some(m) = mention.filter(|m| scene.resolved.mentions[*m].tokens.start == at) {
            let referent = &scene.resolved.entities[scene.resolved.entity[m]];
            let _ = write!(line, "[{} `{}`: ", referent.kind, referent.name);
        }
        let _ = write!(
            line,
            "{}/{:?}",
            scene.text.surface(at),
            scene.text.tokens[at].tag
        );
        if mention.is_some_and(|m| scene.resolved.mentions[m].tokens.end == at + 1) {
            line.push(']');
        }
        line.push(' ');
    }
    line.truncate(line.trim_end().len());
    line
}
