//! What the columns of a table are, where nothing is said of them.

use crate::table::{Columns, Grid, called_date, counts_time, names};

use super::{Mapping, Role, folded, listed};

/// The mapping of a table that leaves nothing to ask: a column of dates that is
/// called so, and beside it numbers alone, none of which names a thing or tells
/// something of a product; or columns that are all called as roles are.
pub(super) fn plain(grid: &Grid) -> Option<Mapping> {
    if let Some(mapping) = by_name(grid) {
        return Some(mapping);
    }
    let date = called_date(grid)?;
    let columns = Columns::detect(grid).ok()?;
    let asks = |at: &usize| {
        let title = grid.title(*at);
        let role: Option<Role> = folded(title).parse().ok();
        title.is_empty()
            || names(title)
            || counts_time(grid, *at)
            || role.is_some_and(|role| !role.attribute().is_empty())
    };
    let all = columns.keys.is_empty() && columns.values.len() + 1 == grid.width();
    (all && !columns.values.iter().any(asks)).then(|| Mapping {
        columns: vec![(Role::Date, grid.title(date).to_owned())],
        ..Mapping::default()
    })
}

/// The mapping of values that stood under dates, where one column names them.
pub(super) fn plain_unfolded(grid: &Grid) -> Option<Mapping> {
    let [date, name, value] = grid.header().collect::<Vec<_>>()[..] else {
        return None;
    };
    let role: Option<Role> = folded(name).parse().ok();
    let asks = names(name) || role.is_some_and(|role| !role.attribute().is_empty());
    (!asks).then(|| Mapping {
        columns: [
            (Role::Date, date),
            (Role::Value, value),
            (Role::Subject, name),
        ]
        .map(|(role, title)| (role, title.to_owned()))
        .to_vec(),
        ..Mapping::default()
    })
}

/// Columns that are all called as roles of series are: `date`, `subject` and `value`,
/// and `metric`, `channel` and `market` where they are there.
fn by_name(grid: &Grid) -> Option<Mapping> {
    let roles = grid.header().map(|title| folded(title).parse().ok());
    let roles: Vec<Role> = roles.collect::<Option<_>>()?;
    let times = |wanted: Role| roles.iter().filter(|role| **role == wanted).count();
    let needed = [Role::Date, Role::Subject, Role::Value];
    let all = needed.iter().all(|role| times(*role) == 1)
        && roles
            .iter()
            .all(|role| OF_SERIES.contains(role) && times(*role) == 1);
    let titles = grid.header().map(str::to_owned);
    all.then(|| Mapping {
        columns: roles.iter().copied().zip(titles).collect(),
        ..Mapping::default()
    })
}

/// Roles that a column of a series' table can have.
const OF_SERIES: [Role; 6] = [
    Role::Date,
    Role::Subject,
    Role::Value,
    Role::Metric,
    Role::Channel,
    Role::Market,
];

/// What columns of these roles are called, beside the role's own name.
const CALLED: [(Role, &[&str]); 4] = [
    (
        Role::Subject,
        &[
            "item",
            "keyword",
            "search term",
            "term",
            "topic",
            "query",
            "hashtag",
            "trend",
        ],
    ),
    (Role::Metric, &["measure", "indicator"]),
    (Role::Channel, &["platform", "network"]),
    (Role::Market, &["country", "region", "geo", "territory"]),
];

/// A first guess at what the columns of a table are: by what they are called, and
/// where that says nothing of the subject and the value by what is in them.
fn guess(grid: &Grid) -> Option<Mapping> {
    let columns = Columns::detect(grid).ok()?;
    let mut roles: Vec<(Role, usize)> = vec![(Role::Date, columns.date)];
    for (at, title) in grid.header().enumerate() {
        let title = folded(title);
        let called = CALLED.iter().find(|(_, names)| names.contains(&&*title));
        let role = title.parse().ok().or(called.map(|(role, _)| *role));
        let free = |role: &Role| {
            !roles
                .iter()
                .any(|(known, place)| known == role || *place == at)
        };
        let number = columns.values.contains(&at);
        let fits = |role: &Role| OF_SERIES.contains(role) && (*role == Role::Value) == number;
        roles.extend(role.filter(free).filter(fits).map(|role| (role, at)));
    }
    let has = |roles: &[(Role, usize)], role| roles.iter().any(|(known, _)| *known == role);
    let taken = |roles: &[(Role, usize)], at| roles.iter().any(|(_, place)| *place == at);
    if !has(&roles, Role::Subject) {
        let key = columns.keys.iter().find(|at| !taken(&roles, **at));
        roles.extend(key.map(|at| (Role::Subject, *at)));
    }
    if !has(&roles, Role::Value) {
        let value = columns.values.first();
        roles.extend(value.map(|at| (Role::Value, *at)));
    }
    // In the order in which they are told of: when, of what, how much, and where.
    roles.sort_by_key(|(role, _)| OF_SERIES.iter().position(|one| one == role));
    let titled = roles
        .iter()
        .map(|(role, at)| (*role, grid.title(*at).to_owned()));
    Some(Mapping {
        columns: titled.collect(),
        ..Mapping::default()
    })
}

/// What to say of a table that nothing is known of, with a first guess.
pub(super) fn unmapped(grid: &Grid) -> String {
    let has = |any: &[&str]| grid.header().any(|title| any.contains(&&*folded(title)));
    if has(&["text", "body", "content"]) && has(&["title", "headline", "url"]) {
        return "a table of articles is not read; save them as lines of JSON (`.jsonl`) with \
                `title`, `url`, `date`, `author` and `text`"
            .to_owned();
    }
    let guess = guess(grid).map(|mapping| format!(", for instance `--map {mapping}`"));
    format!(
        "what its columns are is not known; say it with `--map`{}; they are {}",
        guess.unwrap_or_default(),
        listed(grid.header())
    )
}
