use releve_facts::{Direction, Measure, Statement};

use crate::relate::told;

/// `subject metric value unit`, with `up`, `down` or `=` for a level, then the
/// channel, baseline and market that are stated.
fn short(measure: &Measure) -> String {
    let way = match (measure.change, measure.direction) {
        (true, Some(Direction::Down)) => "down",
        (true, _) => "up",
        (false, _) => "=",
    };
    let mut line = format!(
        "{} {} {way} {} {}",
        measure.subject, measure.metric, measure.value, measure.unit
    );
    for side in [&measure.channel, &measure.baseline, &measure.market].into_iter().flatten() {
        line.push_str(" / ");
        line.push_str(side);
    }
    if let Some(when) = &measure.when {
        line.push_str(" @");
        line.push_str(when.label());
    }
    line
}

fn measures(text: &str) -> Vec<String> {
    told(text)
        .iter()
        .filter_map(|statement| match statement {
            Statement::Measure(measure) => Some(short(measure)),
            _ => None,
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(measures(text), expected, "{text}");
}

#[test]
fn probe() {
    for line in include_str!("/tmp/measure_probe.txt").lines() {
        eprintln!("{line}\n      {:?}", measures(line));
    }
}

#[test]
fn probe_figures() {
    let lexicon = crate::lexicon::Lexicon::english();
    for line in include_str!("/tmp/measure_probe.txt").lines() {
        let scene = crate::scene::Scene::new(&lexicon, line, None);
        eprintln!("{line}");
        for f in &scene.figures { eprintln!("   {:?}", f); }
        for m in &scene.spotted.metrics { eprintln!("   metric {:?} {:?}", scene.text.slice(m.tokens.clone()), lexicon.metrics[m.number as usize]); }
        for c in &scene.parses[0].clauses { eprintln!("   clause {:?} {:?} {:?}", scene.text.slice(c.group.clone()), c.reality, c.subject.iter().map(|p| scene.text.slice(scene.parses[0].phrases[*p].tokens.clone())).collect::<Vec<_>>()); }
        eprintln!("   {:?}", (0..scene.text.tokens.len()).map(|t| format!("{}/{:?}", scene.text.surface(t), scene.text.tokens[t].tag)).collect::<Vec<_>>().join(" "));
    }
}
