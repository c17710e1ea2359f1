//! Nothing after the origin is used, whatever is made of it.

use jiff::civil::date;
use releve_series::{
    Calendar, Forecasts, Level, Model, Point, Request, Series, backtest, forecast,
};

/// Weeks with a season and noise; after `origin` the values are `later`'s.
fn series(name: &str, seed: u64, length: usize, origin: usize, later: f64) -> Series {
    let mut state = seed;
    let points = (0..length)
        .map(|at| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let noise = (state >> 33) as f64 / f64::from(1u32 << 31);
            let season = (std::f64::consts::TAU * at as f64 / 13.0).sin();
            let value = 5.0 + 2.0 * season + noise;
            Point::Exact(if at < origin { value } else { value + later })
        })
        .collect();
    Series::new(
        name,
        Calendar::Weekly(jiff::civil::Weekday::Monday),
        date(2020, 1, 6),
        points,
    )
    .expect("a series")
}

fn many(length: usize, origin: usize, later: f64) -> Vec<Series> {
    (0..12)
        .map(|at| series(&format!("s{at}"), at, length, origin, later))
        .collect()
}

fn request() -> Request {
    Request {
        season: Some(13),
        ..Request::new(8)
    }
}

/// Every figure of the forecasts, to the last bit.
fn bytes(forecasts: &Forecasts) -> String {
    let mut all = format!("{:?} {:?}\n", forecasts.model(), forecasts.trials());
    for one in forecasts.forecasts() {
        all.push_str(&format!(
            "{} {:?} {:?}\n",
            one.name(),
            one.points(),
            one.bands()
        ));
    }
    all
}

#[test]
fn an_external_signal_after_the_origin_changes_nothing() {
    let history = many(60, 60, 0.0);
    let with = |later: f64| {
        let external = many(80, 60, later);
        bytes(&forecast(&history, Some(&external), &request(), &|_| {}).expect("forecasts"))
    };
    let without = bytes(&forecast(&history, None, &request(), &|_| {}).expect("forecasts"));
    assert_eq!(with(0.0), with(1000.0));
    assert_ne!(with(0.0), without);
}

#[test]
fn a_backtest_chooses_without_what_comes() {
    let run = |later: f64| {
        let series = many(60, 52, later);
        backtest(&series, None, &request(), 1, &|_| {}).expect("a backtest")
    };
    let (one, two) = (run(0.0), run(50.0));
    assert_eq!(one.chosen(), two.chosen());
    assert_eq!(one.origins(), two.origins());
    assert_ne!(one.scores(), two.scores());
}

/// Of histories of more than 400 periods learning goes on from what was learnt at
/// earlier origins: that, too, knows of nothing later.
#[test]
fn learning_that_goes_on_sees_nothing_after_the_origin() {
    const KNOWN: usize = 430;
    let some = |length: usize, later: f64| -> Vec<Series> {
        let each = 0..2;
        each.map(|at| series(&format!("s{at}"), at, length, KNOWN, later))
            .collect()
    };
    let history = some(KNOWN, 0.0);
    let with = |later: f64| {
        let external = some(KNOWN + 20, later);
        bytes(&forecast(&history, Some(&external), &request(), &|_| {}).expect("forecasts"))
    };
    let one = with(0.0);
    assert_eq!(one, with(1000.0));
    let plain = forecast(&history, None, &request(), &|_| {}).expect("forecasts");
    assert_ne!(one, bytes(&plain));
    // What a backtest scores is what is forecast where nothing came yet, whatever comes.
    let all = some(KNOWN + 8, 50.0);
    let done = backtest(&all, None, &request(), 1, &|_| {}).expect("a backtest");
    assert_eq!(done.chosen(), [plain.model()]);
    let errors = plain.forecasts().iter().zip(&all).map(|(one, series)| {
        let leads = one.points().iter().enumerate();
        let off = leads.map(|(lead, point)| {
            let value = series.at(one.first().plus(lead as i64)).exact();
            (value.expect("a value") - point).abs() / one.size()
        });
        off.sum::<f64>() / one.points().len() as f64
    });
    let mase = errors.sum::<f64>() / all.len() as f64;
    let mut scores = done.scores().iter();
    let auto = scores.find(|score| score.model == Model::Auto);
    assert_eq!(auto.expect("a score").mase.to_bits(), mase.to_bits());
}

#[test]
fn the_same_series_give_the_same_bytes() {
    let run =
        || bytes(&forecast(&many(60, 60, 0.0), None, &request(), &|_| {}).expect("forecasts"));
    assert_eq!(run(), run());
}

#[test]
fn odd_histories_get_forecasts_and_a_word() {
    let days = |values: &[f64]| {
        let points = values
            .iter()
            .map(|value| {
                if value.is_nan() {
                    Point::Missing
                } else {
                    Point::Exact(*value)
                }
            })
            .collect();
        Series::new("a", Calendar::Daily, date(2024, 1, 1), points).expect("a series")
    };
    let n = f64::NAN;
    for (values, word) in [
        (vec![3.0], "too short"),
        (vec![3.0, 4.0], "too short"),
        (vec![3.0; 20], "constant"),
        (vec![0.0; 20], "constant"),
        (vec![1.0, n, n, n, 2.0, n, 3.0, 1.0, n, 2.0], "gaps"),
        ((0..10).map(f64::from).collect(), "less than two seasons"),
        (
            (0..40).map(|at| f64::from(at % 7) - 3.0).collect(),
            "fewer than",
        ),
        (
            vec![1e300, 2e300, 1e300, 3e300, 1e300, 2e300, 1e300],
            "seasons",
        ),
        (
            vec![1e-300, 2e-300, 1e-300, 3e-300, 1e-300, 2e-300, 1e-300],
            "seasons",
        ),
    ] {
        let forecasts = forecast(&[days(&values)], None, &Request::new(14), &|_| {})
            .unwrap_or_else(|error| panic!("{values:?}: {error}"));
        let one = &forecasts.forecasts()[0];
        assert_eq!(one.points().len(), 14, "{values:?}");
        for lead in 0..14 {
            for band in one.bands() {
                assert!(
                    band.low[lead] <= one.points()[lead] && one.points()[lead] <= band.high[lead],
                    "{values:?}: {band:?}"
                );
                let negative = values.iter().any(|value| *value < 0.0);
                assert!(negative || band.low[lead] >= 0.0, "{values:?}: {band:?}");
            }
        }
        let said = forecasts.warnings().join("\n");
        assert!(said.contains(word), "{values:?}: {said}");
    }
    let nothing = forecast(&[days(&[n, n])], None, &Request::new(2), &|_| {}).expect("no panic");
    assert!(nothing.forecasts()[0].points().is_empty());
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let series = many(20, 20, 0.0);
    let ask = |request: Request| {
        forecast(&series, None, &request, &|_| {})
            .unwrap_err()
            .to_string()
    };
    for (request, start) in [
        (Request::new(0), "no horizon of 0 periods"),
        (
            Request {
                season: Some(0),
                ..Request::new(1)
            },
            "no season of 0 periods",
        ),
        (
            Request {
                costs: Some((0.0, 1.0)),
                ..Request::new(1)
            },
            "no costs of `0` and `1`",
        ),
    ] {
        assert!(ask(request.clone()).starts_with(start), "{request:?}");
    }
    assert!(forecast(&[], None, &Request::new(1), &|_| {}).is_err());
    assert!(Level::new(0.0).is_err());
    let far = Request {
        model: Model::Drift,
        ..Request::new(5)
    };
    let long = backtest(&series[..1], None, &Request::new(19), 1, &|_| {});
    assert!(
        long.unwrap_err()
            .to_string()
            .starts_with("a history of 20 periods holds no origin")
    );
    assert!(forecast(&series, None, &far, &|_| {}).is_ok());
}
