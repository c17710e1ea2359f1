//! Collaborations told by a guest: `Jean Paul Gaultier’s guest this season, X`.

use releve_facts::EntityKind;

use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::tag::Tag;

/// `Jean Paul Gaultier's guest this season, X`, `guest designer X at Y`.
pub(super) fn guest(
    scene: &Scene<'_>,
    number: usize,
    tell: &mut impl FnMut(Vec<EntityNumber>, &'static str),
) {
    let tokens = scene.sentence(number);
    for at in tokens.clone() {
        if scene.text.lower(at) != "guest" || at < tokens.start + 2 {
            continue;
        }
        let house = (at.saturating_sub(3).max(tokens.start)..at)
            .rev()
            .filter(|t| scene.text.tokens[*t].tag == Tag::Genitive)
            .find_map(|t| scene.resolved.at(t.checked_sub(1)?))
            .filter(|m| scene.resolved.mentions[*m].kind == EntityKind::Brand);
        // `its latest guest designer is Rokh`
        let person = scene
            .resolved
            .within(at + 1..(at + 8).min(tokens.end))
            .find(|m| {
                let known = &scene.resolved.mentions[*m];
                let is = matches!(
                    scene.text.lower_at(known.tokens.start.checked_sub(1)),
                    "is" | "was" | "," | ":"
                );
                known.kind == EntityKind::Person || known.kind == EntityKind::Brand && is
            });
        if let (Some(house), Some(person)) = (house, person) {
            tell(
                vec![scene.resolved.entity[house], scene.resolved.entity[person]],
                "collaboration: guest",
            );
        }
    }
}
