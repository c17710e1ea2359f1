//! The index as one JSON object.

use releve_insight::Corpus;
use releve_insight::index::{Earlier, Entry, INTERVAL, Index, METHOD, MIDDLE, Movement, Without};
use serde_json::{Value, json};

use super::evidence;

/// The first `places` places with everything that they rest on.
pub(crate) fn to_json(index: &Index, corpus: &Corpus, places: usize) -> Value {
    let when = index.period.when();
    let too_few = index.too_few();
    let ranked = too_few.is_none();
    json!({
        "period": when,
        "kind": index.kind.as_str(),
        "market": index.market,
        "method": METHOD,
        "weights": {"from": index.weights.0, "line": index.weights.1},
        "interval": {
            "percent": INTERVAL,
            "resamples": index.resamples.0,
            "seed": index.resamples.1,
            "of": "sources, their documents, and blocks of weeks",
        },
        "components": index.components.iter().map(|used| json!({
            "component": used.component.as_str(),
            "weight": used.weight,
            "share": used.share,
            "measured": used.measured,
            "compared": used.compared,
            "missing": used.is_missing(),
        })).collect::<Vec<_>>(),
        "too_few": too_few,
        "entries": index.entries.iter().take(places)
            .map(|entry| object(entry, ranked, index, corpus)).collect::<Vec<_>>(),
        "places": index.entries.len(),
        "unranked": index.unranked,
        "without": index.without.iter().filter(|_| ranked).map(without).collect::<Vec<_>>(),
        "earlier": index.earlier.iter().map(earlier).collect::<Vec<_>>(),
        "editions": index.editions.iter().map(earlier).collect::<Vec<_>>(),
        "documents": {
            "all": index.tally.all,
            "of_period": index.tally.of_period,
            "undated": index.tally.undated,
            "dated_too_roughly": index.tally.coarse,
            "outside": index.tally.outside,
            "copies": index.tally.copies,
            "of_other_market": index.tally.elsewhere,
        },
        "left_out": {
            "series_of_unknown_subjects": index.notes.strangers,
            "series_too_short": index.notes.thin,
            "series_of_other_market": index.notes.other_market,
            "facts_too_unsure": index.notes.unsure,
            "facts_dated_too_roughly": index.notes.coarse,
        },
    })
}

fn object(entry: &Entry, ranked: bool, index: &Index, corpus: &Corpus) -> Value {
    let ranks = index.earlier.iter().map(|table| {
        json!({
            "period": table.period.to_string(),
            "rank": table.ranks.get(&entry.name),
            "published": table.published.is_some(),
        })
    });
    json!({
        "rank": ranked.then_some(entry.rank),
        "shared": ranked.then_some(entry.shared),
        "name": entry.name,
        "score": ranked.then_some(entry.score),
        "rank_low": ranked.then_some(entry.interval.0),
        "rank_high": ranked.then_some(entry.interval.1),
        "tied_with_above": ranked.then_some(entry.tied),
        "ahead_of_next": entry.ahead.filter(|_| ranked),
        "movement": ranked.then(|| movement(entry.movement)),
        "earlier": ranks.collect::<Vec<_>>(),
        "weight_known": entry.known,
        "values": entry.values.iter().map(|(component, value)| match value {
            None => json!({
                "component": component.as_str(),
                "missing": true,
                "counts_as": MIDDLE,
            }),
            Some(value) => json!({
                "component": component.as_str(),
                "position": value.position,
                "share": value.share,
                "points": value.position.map(|position| 100.0 * position * value.share),
                "parts": value.parts.iter().map(|part| json!({
                    "what": part.what,
                    "channel": part.channel,
                    "market": part.market,
                    "unit": part.unit,
                    "value": part.value,
                    "position": part.position,
                    "among": part.among,
                    "evidence": part.rows.iter()
                        .map(|row| evidence::object(row, corpus)).collect::<Vec<_>>(),
                })).collect::<Vec<_>>(),
            }),
        }).collect::<Vec<_>>(),
        "without": entry.without.iter()
            .filter(|_| ranked)
            .map(|(source, rank)| json!({"source": source, "rank": rank}))
            .collect::<Vec<_>>(),
    })
}

fn movement(movement: Movement) -> Value {
    let places = match movement {
        Movement::Up(places) => i64::try_from(places).ok(),
        Movement::Down(places) => i64::try_from(places).ok().map(|places| -places),
        Movement::Same => Some(0),
        Movement::New | Movement::Unknown => None,
    };
    json!({"places": places, "new": movement == Movement::New})
}

fn without(one: &Without) -> Value {
    json!({
        "source": one.source,
        "documents": one.documents,
        "series": one.series,
        "moved": one.moved.iter().map(|(name, with, without)| json!({
            "name": name, "rank": with, "without": without,
        })).collect::<Vec<_>>(),
    })
}

fn earlier(table: &Earlier) -> Value {
    json!({
        "period": table.period.to_string(),
        "published": table.published.as_ref().map(|(day, edition, program)| json!({
            "day": day.to_string(), "edition": edition, "program": program,
            "other_weights": table.other_weights,
            "other_method": table.other_method,
        })),
        "ranks": table.ranks,
        "restated": table.restated.iter().map(|(name, then, now)| json!({
            "name": name, "published": then, "today": now,
        })).collect::<Vec<_>>(),
    })
}
