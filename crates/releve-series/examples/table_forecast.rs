//! Forecasts a table of weeks with a column a series by the automatic choice; for
//! timing, without files and reports: `table_forecast TABLE.csv HORIZON`.

use releve_series::{Calendar, Point, Request, Series, forecast};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().expect("a table");
    let horizon = arguments
        .next()
        .map_or(52, |n| n.parse().expect("a number"));
    let text = std::fs::read_to_string(path).expect("a table");
    let mut rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let names = rows.next().expect("a header");
    let rows: Vec<Vec<&str>> = rows.collect();
    let dates: Vec<jiff::civil::Date> = rows
        .iter()
        .map(|row| row[0].parse().expect("a date"))
        .collect();
    let calendar = Calendar::detect(&dates).expect("a calendar");
    let all: Vec<Series> = (1..names.len())
        .map(|column| {
            let points = rows.iter().map(|row| {
                let value = row[column].parse().map_or(Point::Missing, Point::Exact);
                (row[0].parse().expect("a date"), value)
            });
            Series::from_dates(names[column], calendar, points).expect("a series")
        })
        .collect();
    let made = forecast(&all, None, &Request::new(horizon), &|_| {}).expect("forecasts");
    println!("{} forecasts by {}", made.forecasts().len(), made.model());
}
