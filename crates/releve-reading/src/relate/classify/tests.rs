use releve_facts::{FactKind, Statement};

use crate::lexicon::Lexicon;
use crate::relate::{Draft, examples, relate};
use crate::scene::Scene;
use crate::text::Unlisted;

/// What is found in `text` where `rows` are the weights of relations.
fn drafts(text: &str, rows: &str) -> Vec<Draft> {
    let table = format!("kind\tfeature\tweight\n{rows}");
    let lexicon = Lexicon::english().with_relation_weights(&table).unwrap();
    relate(&Scene::new(&lexicon, text, &mut Unlisted::default(), None))
}

fn features(text: &str, kind: FactKind) -> Vec<Vec<String>> {
    let lexicon = Lexicon::english();
    let mut unlisted = Unlisted::default();
    let scene = Scene::new(&lexicon, text, &mut unlisted, None);
    let found = examples(&scene).into_iter();
    found
        .filter(|example| example.statement.kind() == kind)
        .map(|example| example.features)
        .collect()
}

#[test]
fn what_is_likely_and_untold_is_proposed() {
    let text = "Zendaya inspected the loafers.";
    assert!(
        drafts(text, "")
            .iter()
            .all(|d| d.statement.kind() != FactKind::Wear)
    );
    let found = drafts(text, "wear\tone-verb inspect\t4\n");
    let worn = found.iter().find(|d| d.rule == "wear: likely").unwrap();
    let Statement::Wear(wear) = &worn.statement else {
        panic!("{worn:?}")
    };
    assert_eq!(
        (wear.person.as_str(), wear.garment.as_str()),
        ("Zendaya", "loafer")
    );
    assert!(worn.signs.contains(&"proposed at 8 of 8"), "{worn:?}");
}

#[test]
fn what_is_unlikely_is_not_proposed() {
    let found = drafts("Zendaya inspected the loafers.", "wear\tbias\t-4\n");
    assert!(
        found.iter().all(|d| !d.rule.ends_with(": likely")),
        "{found:?}"
    );
}

#[test]
fn likelihood_is_a_sign_of_what_a_rule_tells() {
    let found = drafts("Zendaya wore loafers.", "wear\tbias\t4\n");
    let worn: Vec<_> = found
        .iter()
        .filter(|d| d.statement.kind() == FactKind::Wear)
        .collect();
    assert_eq!(worn.len(), 1, "told once: {worn:?}");
    assert!(worn[0].rule != "wear: likely");
    assert!(worn[0].signs.contains(&"likelihood 8 of 8"), "{worn:?}");
}

#[test]
fn an_item_has_one_wearer() {
    let found = drafts(
        "Zendaya and Rihanna inspected the loafers.",
        "wear\tbias\t4\n",
    );
    let wearers = found.iter().filter(|d| d.rule == "wear: likely").count();
    assert_eq!(wearers, 1);
}

#[test]
fn nothing_is_proposed_of_hearsay() {
    let found = drafts("Zendaya is rumoured to own loafers.", "wear\tbias\t4\n");
    assert!(
        found.iter().all(|d| d.statement.kind() != FactKind::Wear),
        "{found:?}"
    );
}

#[test]
fn nothing_is_proposed_of_who_asks() {
    let moved = |text: &str| {
        let found = drafts(text, "influence\tbias\t4\n");
        found
            .iter()
            .any(|d| d.statement.kind() == FactKind::Influence)
    };
    assert!(moved("Alexa Chung left when balletcore took off."));
    assert!(!moved("Alexa Chung asked who started balletcore."));
}

#[test]
fn features_tell_words_clauses_and_cues() {
    let found = features("Zendaya wore loafers in Paris.", FactKind::Wear);
    assert_eq!(found.len(), 1);
    for feature in [
        "bias",
        "first person",
        "second garment",
        "order forward",
        "one-verb wear",
        "one-verb-parts subject-object",
        "cue-between wear",
        "reality stated",
    ] {
        assert!(
            found[0].iter().any(|f| f == feature),
            "{feature} in {found:?}"
        );
    }
}

#[test]
fn long_lines_have_bounded_candidates() {
    let text = "Zendaya and loafers ".repeat(400);
    assert!(features(&text, FactKind::Wear).len() < 100);
}

#[test]
fn what_two_wear_or_two_show_is_not_paired() {
    let likely = |text: &str| {
        let found = drafts(text, "pairing\tbias\t4\n");
        found.iter().any(|d| d.rule == "pairing: likely")
    };
    for text in [
        "Kendall Jenner carried a tote in May, and Jennifer Lawrence wore a trench.",
        "For autumn/winter 2024, Prada showed anoraks, and Miu Miu showed cagoules.",
    ] {
        assert!(!likely(text), "{text}");
    }
    assert!(likely("The tote sat beside a trench."));
}

#[test]
fn what_is_worn_is_not_proposed_again_by_a_wider_word() {
    let worn = |text: &str| -> Vec<String> {
        let found = drafts(text, "wear\tbias\t4\n");
        let wears = found.iter().filter_map(|d| match &d.statement {
            Statement::Wear(wear) => Some(format!("{} {}", wear.person, wear.garment)),
            _ => None,
        });
        wears.collect()
    };
    assert_eq!(
        worn("Zendaya carried a duffle bag to court, the first luxury bag allowed there."),
        ["Zendaya duffle bag"]
    );
    assert_eq!(
        worn("Zendaya carried a duffle bag to court, and the hat was allowed there."),
        ["Zendaya duffle bag", "Zendaya hat"]
    );
    // The list goes on past what the aside tells.
    assert_eq!(
        worn("Editors credit Zendaya, who wore a red hat in 2019, and the skirt of Miu Miu."),
        ["Zendaya hat"]
    );
}

#[test]
fn what_ones_family_is_says_nothing_of_oneself() {
    for text in [
        "“My mother was the real stylist,” Zendaya said.",
        "“My sister is a model,” Zendaya said.",
        "Her father was a tailor, Zendaya said.",
    ] {
        assert!(features(text, FactKind::Role).is_empty(), "{text}");
    }
    for text in [
        "Her mother, Zendaya, was a stylist.",
        "“I was a stylist,” Zendaya said.",
    ] {
        assert!(!features(text, FactKind::Role).is_empty(), "{text}");
    }
}
