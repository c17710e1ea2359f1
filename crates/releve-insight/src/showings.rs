use releve_facts::{Fact, Showing, Statement, When};

use crate::name::fold;
use crate::support::grouped;
use crate::{Scope, Support};

/// What one house showed in one season.
#[derive(Debug, Clone, PartialEq)]
pub struct House<'a> {
    /// The house.
    pub brand: &'a str,
    /// Who designed it.
    pub designer: Option<&'a str>,
    /// At which show.
    pub event: Option<&'a str>,
    /// Garments with their attributes and the facts that state them.
    pub pieces: Vec<(&'a str, Vec<String>, Support<'a>)>,
    /// The facts of all pieces.
    pub support: Support<'a>,
}

/// The houses of one season.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonShown<'a> {
    /// The season; `None` where the texts state none.
    pub season: Option<When>,
    /// The houses by name.
    pub houses: Vec<House<'a>>,
}

/// What was shown, by season, the newest first and unstated seasons last, then
/// by house.
pub fn showings<'a>(scope: &Scope<'a>) -> Vec<SeasonShown<'a>> {
    let shown = scope
        .statements()
        .filter_map(|(fact, stated)| match stated {
            Statement::Showing(f) => {
                let season: Option<When> = f.season.as_deref().and_then(|s| s.parse().ok());
                Some((season, (fact, f)))
            }
            _ => None,
        });
    let mut seasons: Vec<SeasonShown<'a>> = grouped(shown)
        .into_iter()
        .map(|(season, shown)| {
            let by_house = grouped(
                shown
                    .into_iter()
                    .map(|(fact, f)| (fold(&f.brand), (fact, f))),
            );
            let mut houses: Vec<(String, House<'a>)> = by_house
                .into_iter()
                .filter_map(|(key, shown)| Some((key, house(scope, &shown)?)))
                .collect();
            houses.sort_by(|(one, _), (other, _)| one.cmp(other));
            SeasonShown {
                season,
                houses: houses.into_iter().map(|(_, house)| house).collect(),
            }
        })
        .collect();
    seasons.sort_by_key(|shown| {
        let start = shown.season.as_ref().map(When::start);
        (start.is_none(), std::cmp::Reverse(start))
    });
    seasons
}

fn house<'a>(scope: &Scope<'a>, shown: &[(&'a Fact, &'a Showing)]) -> Option<House<'a>> {
    let pieces = grouped(shown.iter().map(|(fact, f)| {
        let mut attributes: Vec<String> = f.attributes.iter().map(|a| fold(a)).collect();
        attributes.sort();
        ((fold(&f.garment), attributes), (*fact, *f))
    }));
    // `shoe` beside `ballet flat` is the flat, told again.
    let named: Vec<&str> = pieces
        .iter()
        .map(|((garment, _), _)| garment.as_str())
        .collect();
    let stays = scope.precise(&named);
    Some(House {
        brand: &shown.first()?.1.brand,
        designer: shown.iter().find_map(|(_, f)| f.designer.as_deref()),
        event: shown.iter().find_map(|(_, f)| f.event.as_deref()),
        pieces: pieces
            .into_iter()
            .zip(stays)
            .filter(|(_, stays)| *stays)
            .filter_map(|((_, told), _)| {
                let (_, first) = told.first()?;
                Some((
                    first.garment.as_str(),
                    first.attributes.clone(),
                    told.iter().map(|(fact, _)| *fact).collect(),
                ))
            })
            .collect(),
        support: shown.iter().map(|(fact, _)| *fact).collect(),
    })
}
