//! Members of groups go by one name beside the group's: `Jennie of Blackpink`,
//! `Blackpink’s Lisa`, `Seventeen member Mingyu`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::Resolved;
use crate::lexicon::{EntryId, FormKind, Meaning, WordId};
use crate::segment::Join;
use crate::spot::{Found, Mention, Spotted};
use crate::tag::Tag;
use crate::text::Text;

/// Names members by the lexicon's `X of GROUP`, and groups apart from them.
pub(super) fn name(text: &Text<'_>, spotted: &mut Spotted) {
    let Some(of) = text.lexicon.words.get("of") else {
        return;
    };
    let mut groups = Vec::new();
    for mention in &mut spotted.mentions {
        let alias = matches!(mention.found, Found::Lexicon(_, FormKind::Alias));
        if mention.kind != EntityKind::Person || !alias {
            continue;
        }
        let mut inside = (mention.tokens.start + 1)..mention.tokens.end;
        let Some(at) = inside.find(|at| text.tokens[*at].word == of) else {
            continue;
        };
        let group = at + 1..mention.tokens.end;
        if let Some(id) = (text.lexicon).named(EntityKind::Organisation, text.slice(group.clone()))
        {
            mention.tokens.end = at;
            groups.push(Mention {
                kind: EntityKind::Organisation,
                tokens: group,
                found: Found::Lexicon(id, FormKind::Name),
                sure: mention.sure,
                name: None,
            });
        }
    }
    spotted.mentions.append(&mut groups);
    in_order(spotted);
    let members: Vec<(usize, EntryId)> = (spotted.mentions.iter())
        .filter(|group| group.kind == EntityKind::Organisation)
        .flat_map(|group| {
            [before(text, &group.tokens), behind(text, &group.tokens)]
                .into_iter()
                .flatten()
                .filter_map(|at| Some((at, member(text, at, of, &group.tokens)?)))
                .collect::<Vec<_>>()
        })
        .collect();
    let mut untold = Vec::new();
    for (at, id) in members {
        let found = Found::Lexicon(id, FormKind::Alias);
        let behind = (spotted.mentions).partition_point(|m| m.tokens.start <= at);
        let known = behind.checked_sub(1).map(|n| &mut spotted.mentions[n]);
        match known.filter(|mention| mention.tokens.end > at) {
            Some(mention) if mention.tokens.len() == 1 => {
                mention.kind = EntityKind::Person;
                mention.found = found;
                mention.name = None;
            }
            Some(_) => {}
            None => untold.push(Mention {
                kind: EntityKind::Person,
                tokens: at..at + 1,
                found,
                sure: 0.8,
                name: None,
            }),
        }
    }
    untold.dedup_by_key(|mention| mention.tokens.start);
    spotted.mentions.append(&mut untold);
    in_order(spotted);
}

fn in_order(spotted: &mut Spotted) {
    spotted
        .mentions
        .sort_by_key(|m| (m.tokens.start, m.tokens.end));
}

/// The mention of the one whom `X of GROUP` names, by the mention of the group.
pub(crate) fn member_before(text: &Text<'_>, resolved: &Resolved, group: usize) -> Option<usize> {
    let group = &resolved.mentions[group];
    let preposition = group.tokens.start.checked_sub(1)?;
    let member = resolved.at(preposition.checked_sub(1)?)?;
    let joined = group.kind == EntityKind::Organisation
        && matches!(text.lower(preposition), "of" | "from")
        && resolved.mentions[member].kind == EntityKind::Person;
    joined.then_some(member)
}

/// X of `X from GROUP`, `X of the girl group GROUP`.
fn before(text: &Text<'_>, group: &Range<usize>) -> Option<usize> {
    let sentence = text.sentences[text.sentence_of(group.start)].tokens.start;
    let near = sentence.max(group.start.saturating_sub(5))..group.start;
    let preposition = near
        .rev()
        .find(|at| matches!(text.lower(*at), "of" | "from"))?;
    let plain = (preposition + 1..group.start).all(|at| {
        matches!(
            text.tokens[at].tag,
            Tag::Determiner | Tag::Noun | Tag::Adjective
        )
    });
    (plain && preposition > sentence).then(|| preposition - 1)
}

/// X of `GROUP’s X`, `GROUP member X`.
fn behind(text: &Text<'_>, group: &Range<usize>) -> Option<usize> {
    let end = text.sentences[text.sentence_of(group.start)].tokens.end;
    let mut at = group.end;
    if at < end && text.tokens[at].tag == Tag::Genitive {
        at += 1;
    }
    let called = (at..end.min(at + 2))
        .take_while(|at| text.tokens[*at].tag == Tag::Noun)
        .count();
    let at = at + called;
    (at < end && at > group.end).then_some(at)
}

/// The member of a group who goes by the one word at `at`.
fn member(text: &Text<'_>, at: usize, of: WordId, group: &Range<usize>) -> Option<EntryId> {
    let token = &text.tokens[at];
    let alone = token.shape.is_capital()
        && text
            .tokens
            .get(at + 1)
            .is_none_or(|next| !next.shape.is_capital() || next.join != Join::Space);
    if !alone {
        return None;
    }
    let words = || {
        let name = group.clone().map(|at| text.tokens[at].word);
        [token.word, of].into_iter().chain(name)
    };
    (text
        .lexicon
        .forms_before(token.word, [Some(of), None, None]))
    .filter(|form| form.words.iter().copied().eq(words()))
    .find_map(|form| match form.meaning {
        Meaning::Entry(id, FormKind::Alias)
            if text.lexicon.entry(id).kind == EntityKind::Person =>
        {
            Some(id)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use releve_facts::{Document, EntityKind};

    use crate::Reader;

    fn names(text: &str) -> Vec<String> {
        let reading = Reader::english().read(&Document::new("note", text));
        let mut names: Vec<String> = (reading.entities.into_iter())
            .filter(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organisation))
            .map(|entity| entity.name)
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_member_is_named_by_the_group() {
        for text in [
            "Jennie of Blackpink wore red trainers.",
            "Jennie from Blackpink wore red trainers.",
            "Blackpink's Jennie wore red trainers.",
            "Blackpink member Jennie wore red trainers.",
        ] {
            assert_eq!(names(text), ["Blackpink", "Jennie Kim"], "{text}");
        }
    }

    #[test]
    fn who_is_no_member_keeps_the_name() {
        assert_eq!(
            names("Petra Vance of Blackpink's label wore red trainers."),
            ["Blackpink", "Petra Vance"]
        );
    }
}
