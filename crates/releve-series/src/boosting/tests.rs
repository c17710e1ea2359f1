use super::*;

const GROWTH: Growth = Growth {
    trees: 100,
    leaves: 8,
    rate: 0.1,
    least: 20,
    examples: 0.7,
    features: 1.0,
    seed: 7,
};

#[test]
fn a_step_with_outliers_and_unknowns_is_found() {
    let mut random = Random::new(3);
    let mut examples = Examples::new(3);
    for row in 0..4000 {
        let x = random.uniform() as f32;
        let known = if row % 10 == 0 { f32::NAN } else { x };
        let outlier = if row % 7 == 0 { 1000.0 } else { 0.0 };
        let target = if row % 10 == 0 {
            5.0
        } else {
            f32::from(u8::from(x > 0.3))
        };
        examples.push(
            &[random.uniform() as f32, known, 1.0],
            target + outlier,
            1.0,
        );
    }
    let binned = Binned::new(&examples);
    let boosted = binned.grow(&GROWTH);
    for (x, expected) in [(0.1, 0.0), (0.9, 1.0), (f32::NAN, 5.0)] {
        let found = boosted.predict(&[0.5, x, 1.0]);
        assert!((found - expected).abs() < 0.05, "{x}: {found}");
    }
    assert_eq!(
        boosted.predict(&[0.5; 3]),
        binned.grow(&GROWTH).predict(&[0.5; 3])
    );
}

#[test]
fn few_examples_are_no_trouble() {
    for count in [0, 1, 30] {
        let mut examples = Examples::new(2);
        for row in 0..count {
            examples.push(&[row as f32, f32::NAN], 2.0, 1.0);
        }
        let found = Binned::new(&examples).grow(&GROWTH).predict(&[1.0, 1.0]);
        assert_eq!(found, if count == 0 { 0.0 } else { 2.0 });
    }
}
