//! The ledger of figures.

mod course;

use releve_facts::{Bound, Fact, Measure, Statement, When};

use crate::copied::copied;
use crate::name::{fold, tight};
use crate::support::grouped;
use crate::{Scope, Support};

/// One figure and every document that states it.
#[derive(Debug, Clone, PartialEq)]
pub struct Value<'a> {
    /// The measure as the first document states it.
    pub measure: &'a Measure,
    /// The facts that state this figure.
    pub support: Support<'a>,
    /// Documents among them whose sentence repeats another's wording, with the
    /// document that has it first, or stands first in the corpus where the
    /// dates do not tell: `(copy, original)`.
    pub copies: Vec<(&'a str, &'a str)>,
}

impl Value<'_> {
    /// How many documents state it in their own words.
    pub fn independent(&self) -> usize {
        let copies: std::collections::BTreeSet<&str> =
            self.copies.iter().map(|(copy, _)| *copy).collect();
        self.support.documents().saturating_sub(copies.len())
    }
}

/// How the figures of a claim stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// One document states it.
    Single,
    /// Two or more documents state it, each in its own words.
    Agreed,
    /// Several documents state it, all but one in words taken from another.
    Copied,
    /// The figures differ, yet all can be true: `over 40 million` and
    /// `48 million`.
    Bounded,
    /// Documents state different figures.
    Disputed,
    /// One document states different figures; it may mean two things.
    Split,
    /// One sentence states a figure and the one before it: `14 %, against 6 % a
    /// year earlier`.
    Course,
}

/// A measure of one subject, metric, unit, channel, market, baseline and time,
/// with the figures that documents state for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim<'a> {
    /// The figures, the best supported first.
    pub values: Vec<Value<'a>>,
    /// How they stand to each other.
    pub standing: Standing,
}

impl<'a> Claim<'a> {
    /// The best supported figure; of a course the one that its sentence tells first.
    pub fn measure(&self) -> &'a Measure {
        self.values[0].measure
    }

    /// The facts of all figures.
    pub fn support(&self) -> Support<'a> {
        let facts = self.values.iter().flat_map(|value| value.support.facts());
        facts.copied().collect()
    }

    /// True if the figures contradict each other.
    pub fn is_disputed(&self) -> bool {
        matches!(self.standing, Standing::Disputed | Standing::Split)
    }
}

/// The ledger: measures that say the same thing stand together, from however
/// many documents.
///
/// Figures within 0.5 % are the same. A figure whose document leaves out a
/// channel, market, baseline or time joins the same figure of another document
/// that states it. A different figure for the same subject, metric, unit,
/// channel, market, baseline and time is a disagreement, unless one sentence states
/// both as figures of two times. Disputed claims come first, then the trend's own
/// figures, then those that more documents state; of one measure at several times the
/// newest comes first.
pub fn claims<'a>(scope: &Scope<'a>) -> Vec<Claim<'a>> {
    let measured = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Measure(f) if f.value.is_finite() => Some((fact, f)),
            _ => None,
        });
    let by_thing = grouped(measured.map(|(fact, f)| {
        let subject = fold(scope.person(&f.subject));
        ((subject, f.metric, f.unit, f.change), (fact, f))
    }));
    let mut claims: Vec<Claim<'a>> = Vec::new();
    for (_, told) in by_thing {
        let values = values(scope, &told);
        let by_condition = grouped(values.into_iter().map(|v| (fields(scope, v.measure), v)));
        let of_thing = by_condition.into_iter().map(|(_, mut values)| {
            values.sort_by_key(|v| std::cmp::Reverse((v.independent(), v.support.facts().len())));
            let standing = standing(&values);
            Claim { values, standing }
        });
        let mut of_thing: Vec<Claim<'a>> = of_thing.collect();
        of_thing.sort_by_key(|claim| std::cmp::Reverse(course::last_day(scope, &claim.support())));
        claims.extend(of_thing);
    }
    claims.sort_by_key(|claim| {
        let documents = claim.support().documents();
        let own = tight(&claim.measure().subject) == tight(scope.name());
        (
            !claim.is_disputed(),
            !own,
            std::cmp::Reverse(documents),
            !claim.measure().change,
        )
    });
    claims
}

/// Facts that state one figure under conditions that do not contradict.
fn values<'a>(scope: &Scope<'a>, told: &[(&'a Fact, &'a Measure)]) -> Vec<Value<'a>> {
    let mut values: Vec<Value<'a>> = Vec::new();
    // The fullest statements first, so that a sparse one finds its place.
    let mut order: Vec<usize> = (0..told.len()).collect();
    order.sort_by_key(|n| std::cmp::Reverse(stated(scope, told[*n].1)));
    for n in order {
        let (fact, measure) = told[n];
        let known = values.iter_mut().find(|value| {
            let other_document = value.support.facts().iter().all(|f| f.doc() != fact.doc());
            same_figure(value.measure, measure)
                && (fields(scope, value.measure) == fields(scope, measure)
                    || other_document && compatible(scope, value.measure, measure))
        });
        match known {
            Some(value) => value.support.push(fact),
            None => values.push(Value {
                measure,
                support: [fact].into_iter().collect(),
                copies: Vec::new(),
            }),
        }
    }
    for value in &mut values {
        value.copies = copied(scope.corpus(), &value.support);
    }
    values
}

fn when(fact: &Fact) -> Option<&When> {
    match fact.statement() {
        Statement::Measure(measure) => measure.when.as_ref(),
        _ => None,
    }
}

fn signed(measure: &Measure) -> f64 {
    match (measure.change, measure.direction) {
        (true, Some(releve_facts::Direction::Down)) => -measure.value,
        _ => measure.value,
    }
}

fn same_figure(one: &Measure, other: &Measure) -> bool {
    let (a, b) = (signed(one), signed(other));
    (a - b).abs() <= 0.005 * a.abs().max(b.abs())
}

fn fields(scope: &Scope, measure: &Measure) -> [Option<String>; 4] {
    [
        measure.channel.as_deref().map(fold),
        measure
            .market
            .as_deref()
            .map(|name| scope.corpus().vocabulary().market(name)),
        measure.baseline.as_deref().map(fold),
        measure.when.as_ref().map(|when| when.label().to_owned()),
    ]
}

fn stated(scope: &Scope, measure: &Measure) -> usize {
    fields(scope, measure).iter().flatten().count()
}

fn compatible(scope: &Scope, one: &Measure, other: &Measure) -> bool {
    let pairs = fields(scope, one).into_iter().zip(fields(scope, other));
    pairs.into_iter().all(|pair| match pair {
        (Some(a), Some(b)) => a == b,
        _ => true,
    })
}

fn standing(values: &[Value]) -> Standing {
    match values {
        [one] if one.support.documents() < 2 => Standing::Single,
        [one] if one.independent() < 2 => Standing::Copied,
        [_] => Standing::Agreed,
        _ if course::is_course(values) => Standing::Course,
        _ if bounds_meet(values) => Standing::Bounded,
        _ => {
            let all = values.iter().flat_map(|v| v.support.facts());
            let docs: std::collections::BTreeSet<&str> = all.map(|f| f.doc()).collect();
            match docs.len() {
                1 => Standing::Split,
                _ => Standing::Disputed,
            }
        }
    }
}

/// True if one number can satisfy all the figures.
fn bounds_meet(values: &[Value]) -> bool {
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    for value in values {
        let figure = signed(value.measure);
        let (least, most) = match value.measure.bound {
            Some(Bound::Over | Bound::From) => (figure, f64::INFINITY),
            Some(Bound::Under) => (f64::NEG_INFINITY, figure),
            Some(Bound::About) => (figure - figure.abs() * 0.1, figure + figure.abs() * 0.1),
            Some(Bound::Exact) | None => {
                (figure - figure.abs() * 0.005, figure + figure.abs() * 0.005)
            }
        };
        low = low.max(least);
        high = high.min(most);
    }
    low <= high
}
