-- When a series was downloaded: `downloaded` as it is said, with the file or in
-- its name, NULL where it is not; `as_of` the day that counts. Where none is said
-- that is the day of the adding, but not after the period behind the last one
-- had ended: it would be there. `last` is the first day of the last period.
ALTER TABLE vintage ADD COLUMN downloaded TEXT;
ALTER TABLE vintage ADD COLUMN as_of TEXT;
ALTER TABLE vintage ADD COLUMN last INTEGER;

CREATE VIEW vintage_dated AS
SELECT v.id AS vintage, v.last,
    coalesce(v.downloaded, min(date(i.time), date(v.last * 86400, 'unixepoch',
        CASE v.step WHEN 'week' THEN '+14 days' WHEN 'month' THEN '+2 months'
            WHEN 'quarter' THEN '+6 months' WHEN 'year' THEN '+2 years' ELSE '+2 days' END,
        '-1 day')), date(i.time)) AS as_of
FROM (SELECT n.id, n.import, n.step, n.downloaded,
        (SELECT max(day) FROM point WHERE vintage = n.id) AS last FROM vintage n) v
    JOIN import i ON i.id = v.import;
UPDATE vintage SET as_of = d.as_of, last = d.last FROM vintage_dated d WHERE d.vintage = vintage.id;

DROP INDEX vintage_series;
CREATE INDEX vintage_series ON vintage (series, as_of, last, import, id);

-- The downloads of each series, `place` 1 the newest. What is newest is decided
-- here alone.
CREATE VIEW vintage_order AS
SELECT series, id AS vintage, row_number() OVER (PARTITION BY series
    ORDER BY as_of DESC, last DESC, import DESC, id DESC) AS place
FROM vintage;

DROP VIEW newest_vintage;
CREATE VIEW newest_vintage AS
SELECT series, vintage FROM vintage_order WHERE place = 1;
