//! Facts of kind `role`: who is what, and of what.

pub(super) mod body;
mod description;
mod founding;
mod line;
mod list;
mod name;
mod predicate;
pub(super) mod term;
mod title;

use std::ops::Range;

use releve_facts::{EntityKind, Role, Statement};

use super::Draft;
use crate::lexicon::Cue;
use crate::resolve::EntityNumber;
use crate::scene::Scene;
use crate::spot::Found;
use crate::tag::Tag;
use body::Bodies;
use term::Term;

pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let terms = term::terms(scene);
    let mut found = Vec::new();
    name::find(scene, &terms, &mut found);
    line::find(scene, &terms, &mut found);
    predicate::find(scene, &terms, &mut found);
    title::find(scene, &mut found);
    description::find(scene, &terms, &mut found);
    drafts.extend(settle(found));
}

/// The facts that a person has a role, one for each body.
fn tell(
    scene: &Scene<'_>,
    found: &mut Vec<Draft>,
    person: (EntityNumber, usize),
    term: &Term,
    bodies: &Bodies,
    rule: &'static str,
) {
    // The partner of no firm is somebody's at home.
    if term.praise || term.name == "partner" && bodies.names.is_empty() {
        return;
    }
    let (entity, mention) = person;
    let sentence = scene.text.sentence_of(term.tokens.start);
    let evidence = scene.sentence(sentence);
    let known = &scene.resolved.mentions[mention];
    let pronoun = known.found == Found::Anaphor;
    let person = scene.name(entity);
    let named = pronoun
        .then(|| named_before(scene, entity, known.tokens.start))
        .flatten();
    let names = if bodies.names.is_empty() {
        vec![None]
    } else {
        bodies.names.iter().cloned().map(Some).collect()
    };
    let many = names.len() > 1;
    for organisation in names {
        if organisation.as_deref().is_some_and(|name| name == person)
            && term.group != "design"
            && !term.post
        {
            continue;
        }
        let role = Role {
            person: person.clone(),
            role: term.name.clone(),
            organisation,
        };
        let mut draft = Draft::new(Statement::Role(role), evidence.clone(), rule)
            .sign(pronoun, "by pronoun")
            .sign(many, "several organisations")
            .sign(term.guessed, "unlisted role")
            .sign(
                known.found == Found::Context && known.sure < 0.6,
                "unknown name",
            );
        if let Some(sign) = bodies.sign {
            draft = draft.sign(true, sign);
        }
        for other in [
            bodies.elsewhere,
            named,
            apart(scene, known.tokens.clone(), sentence),
        ]
        .into_iter()
        .flatten()
        {
            draft = draft.also(scene.sentence(other));
        }
        found.push(draft);
    }
}

/// The sentence of a name that stands in another one than the role.
fn apart(scene: &Scene<'_>, tokens: Range<usize>, sentence: usize) -> Option<usize> {
    let own = scene.text.sentence_of(tokens.start);
    (own != sentence).then_some(own)
}

/// The sentence that names the person whom a pronoun stands for.
fn named_before(scene: &Scene<'_>, entity: EntityNumber, at: usize) -> Option<usize> {
    let named = scene
        .entity(entity)
        .mentions
        .iter()
        .map(|m| &scene.resolved.mentions[*m])
        .rfind(|m| m.found != Found::Anaphor && m.tokens.start < at)?;
    let sentence = scene.text.sentence_of(named.tokens.start);
    (sentence != scene.text.sentence_of(at)).then_some(sentence)
}

/// True where somebody does something to whoever has the role: in `Lowe phoned
/// the designer` she is another one, for what a verb's subject is said to act on
/// is never described anew (Chomsky, *Lectures on government and binding*, 1981,
/// principle C).
pub(super) fn acts_on(scene: &Scene<'_>, person: EntityNumber, term: &Term) -> bool {
    let text = &scene.text;
    let at = term.tokens.start;
    let sentence = scene.sentence(text.sentence_of(at));
    let parse = &scene.parses[text.sentence_of(at)];
    // `works as the designer`
    let apposed = (sentence.start..at)
        .rev()
        .take(4)
        .any(|at| text.lower(at) == "as");
    let clause = parse
        .clauses
        .iter()
        .rfind(|clause| clause.group.end <= at && clause.reach.contains(&at));
    let Some(clause) = clause.filter(|_| !apposed) else {
        return false;
    };
    let names = [Cue::Become, Cue::Appoint, Cue::Occupy]
        .into_iter()
        .any(|cue| scene.verb_is(clause, cue));
    let plain = (clause.group.end..at).all(|at| {
        matches!(
            text.tokens[at].tag,
            Tag::Determiner | Tag::Adjective | Tag::Preposition | Tag::Noun
        ) && scene.resolved.at(at).is_none()
    });
    plain
        && !clause.passive
        && !names
        && text.lemma(clause.verb) != "be"
        && scene
            .subjects(parse, clause, EntityKind::Person)
            .contains(&person)
}

/// The person mention that begins at a token.
fn person_at(scene: &Scene<'_>, at: usize) -> Option<(EntityNumber, usize)> {
    let mention = scene.resolved.at(at)?;
    let known = &scene.resolved.mentions[mention];
    (known.kind == EntityKind::Person && known.tokens.start == at && known.found != Found::Anaphor)
        .then(|| (scene.resolved.entity[mention], mention))
}

/// Of two drafts that say the same of the same person, the one with the
/// organisation stands; a role inside a longer one of the same body goes.
fn settle(found: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::with_capacity(found.len());
    for draft in found {
        let Statement::Role(role) = &draft.statement else {
            continue;
        };
        let mut add = true;
        for known in &mut kept {
            let Statement::Role(other) = &mut known.statement else {
                continue;
            };
            if other.person != role.person {
                continue;
            }
            let compatible = other.organisation == role.organisation
                || other.organisation.is_none()
                || role.organisation.is_none();
            let inside = |long: &str, short: &str| {
                long == short
                    || long.ends_with(short) && long[..long.len() - short.len()].ends_with(' ')
            };
            if !compatible || !(inside(&other.role, &role.role) || inside(&role.role, &other.role))
            {
                // The same title twice, once by context: what is stated wins.
                let guess = draft.signs.contains(&"organisation from context");
                if other.role == role.role && guess {
                    add = false;
                    break;
                }
                continue;
            }
            if other.role.len() < role.role.len() {
                other.role.clone_from(&role.role);
            }
            if other.organisation.is_none() && role.organisation.is_some() {
                other.organisation.clone_from(&role.organisation);
                for evidence in &draft.evidence {
                    if !known.evidence.contains(evidence) {
                        known.evidence.push(evidence.clone());
                    }
                }
            }
            if !known.signs.contains(&"told twice") {
                known.signs.push("told twice");
            }
            add = false;
            break;
        }
        if add {
            kept.push(draft);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use releve_facts::Statement;

    use crate::relate::told;

    /// `person: role @ organisation` of each role told of a text.
    fn roles(text: &str) -> Vec<String> {
        told(text)
            .into_iter()
            .filter_map(|statement| match statement {
                Statement::Role(role) => Some(match role.organisation {
                    Some(of) => format!("{}: {} @ {of}", role.person, role.role),
                    None => format!("{}: {}", role.person, role.role),
                }),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn roles_beside_names_are_told() {
        let cases: &[(&str, &[&str])] = &[
            (
                "As our Fashion Editor Nadia Corwen pointed out, clogs are back.",
                &["Nadia Corwen: fashion editor"],
            ),
            (
                "It was made for designer Yoko Ames.",
                &["Yoko Ames: designer"],
            ),
            (
                "The Royal Ballet dancer Francesca Hayward left.",
                &["Francesca Hayward: dancer @ The Royal Ballet"],
            ),
            (
                "K-pop global star Jennie Kim wore it.",
                &["Jennie Kim: K-pop star"],
            ),
            (
                "The Paris-based barre instructor Emma Wills left.",
                &["Emma Wills: barre instructor"],
            ),
            (
                "Alaïa creative director Pieter Mulier bowed.",
                &["Pieter Mulier: creative director @ Alaïa"],
            ),
            (
                "Chanel’s artistic director Matthieu Blazy bowed.",
                &["Matthieu Blazy: artistic director @ Chanel"],
            ),
            (
                "Lyst's head of insights, Brenda Otero, said demand had doubled.",
                &["Brenda Otero: head of insights @ Lyst"],
            ),
            (
                "Katie Smith, a trend analyst at Chanel, agreed.",
                &["Katie Smith: trend analyst @ Chanel"],
            ),
            (
                "Kaia Gerber, the model and actress, wore flats.",
                &["Kaia Gerber: model", "Kaia Gerber: actress"],
            ),
            (
                "Stylist and consultant Jamie Mizrahi dressed her.",
                &["Jamie Mizrahi: consultant", "Jamie Mizrahi: stylist"],
            ),
            (
                "Models Kaia Gerber and Gigi Hadid wore them.",
                &["Kaia Gerber: model", "Gigi Hadid: model"],
            ),
            (
                "It was worn by KOLs such as @nico and @celin.",
                &["@nico: influencer", "@celin: influencer"],
            ),
            (
                "Former Vogue editor Edward Enninful was there.",
                &["Edward Enninful: editor @ Vogue"],
            ),
            (
                "Prada waited, and creative director Alessandro Michele's long legacy at Gucci was felt.",
                &["Alessandro Michele: creative director @ Gucci"],
            ),
            (
                "Emma Chamberlain (podcaster) wore it.",
                &["Emma Chamberlain: podcaster"],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(roles(text), *expected, "{text}");
        }
    }

    #[test]
    fn roles_given_by_verbs_are_told() {
        let cases: &[(&str, &[&str])] = &[
            (
                "Louis Vuitton has named Pharrell Williams as its men's creative director.",
                &["Pharrell Williams: creative director @ Louis Vuitton"],
            ),
            (
                "Rachel Tashjian is the fashion critic at Vogue.",
                &["Rachel Tashjian: fashion critic @ Vogue"],
            ),
            (
                "Jonathan Anderson was appointed creative director of Dior in 2025.",
                &["Jonathan Anderson: creative director @ Dior"],
            ),
            (
                "Dior has named Jonathan Anderson as its creative director.",
                &["Jonathan Anderson: creative director @ Dior"],
            ),
            (
                "Sarah Burton took over as creative director of Givenchy.",
                &["Sarah Burton: creative director @ Givenchy"],
            ),
            (
                "A door closed, as Belgian designer Anna Lowe was appointed creative director of Chanel.",
                &[
                    "Anna Lowe: designer",
                    "Anna Lowe: creative director @ Chanel",
                ],
            ),
            (
                "Gigi Hadid will appear as the brand ambassador for Prada.",
                &["Gigi Hadid: brand ambassador @ Prada"],
            ),
            (
                "Anna Lowe stepped into the role of creative director for Chanel.",
                &["Anna Lowe: creative director @ Chanel"],
            ),
            (
                "Anna Lowe joined Chanel as co-founder Katherine Power’s executive assistant.",
                &["Katherine Power: co-founder @ Chanel"],
            ),
            (
                "Jonathan Anderson, who left Loewe in March, is now creative director of Dior.",
                &["Jonathan Anderson: creative director @ Dior"],
            ),
            (
                "Ian Griffiths, long-time creative director of Max Mara, likes leopard.",
                &["Ian Griffiths: creative director @ Max Mara"],
            ),
            (
                "Pieter Mulier joined Alaïa as creative director.",
                &["Pieter Mulier: creative director @ Alaïa"],
            ),
            (
                "Anna Lowe will join Chanel as head of design.",
                &["Anna Lowe: head of design @ Chanel"],
            ),
            (
                "Kenzo was founded by Kenzo Takada in 1970.",
                &["Kenzo Takada: founder @ Kenzo"],
            ),
            (
                "Kenzo, which Anna Lowe launched from her kitchen in 2010, sells loafers.",
                &["Anna Lowe: founder @ Kenzo"],
            ),
            (
                "Anna Lowe has contributed to publications including Vogue and Marie Claire.",
                &[
                    "Anna Lowe: contributor @ Vogue",
                    "Anna Lowe: contributor @ Marie Claire",
                ],
            ),
            (
                "Its models, Anna Lowe, Bo Larsen and Kate Moss among them, crossed the square.",
                &["Anna Lowe: model", "Bo Larsen: model", "Kate Moss: model"],
            ),
            (
                "She outlived two designers, Anna Lowe (1999-2004) and Bo Larsen.",
                &["Anna Lowe: designer", "Bo Larsen: designer"],
            ),
            (
                "Anna Lowe used to be a knitwear designer at Kenzo.",
                &["Anna Lowe: knitwear designer @ Kenzo"],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(roles(text), *expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_role_is_not_told() {
        for text in [
            "It girl Alexa Chung wore loafers.",
            "Style icon Jane Birkin carried a basket.",
            "Muse Betty Catroux was there.",
            "Kate Moss is not a designer.",
            "Kate Moss might become a designer.",
            "Kate Moss wants to be a creative director.",
            "Is Kate Moss a designer?",
            "Bella Hadid wore a designer bag.",
            "Kate Moss, designer shoes in hand, left.",
            "Rumoured creative director Jane Roe was seen.",
            "Bella Hadid met a designer.",
            "After Kate Moss left, no designer came.",
            "Kate Moss likes models and designers.",
            "Anna Lowe phoned the designer.",
            "Anna Lowe thanked the stylist and left.",
            "Anna Lowe met a creative director in Paris.",
            "Anna Lowe sat with the editor.",
            "Anna Lowe came with partner Jon Bell.",
            "Of all models, Kate Moss stayed longest.",
        ] {
            assert_eq!(roles(text), Vec::<String>::new(), "{text}");
        }
    }
}
