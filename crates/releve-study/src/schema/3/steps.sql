-- What is counted by the month and by the day are two series: the step is part
-- of the key. It is known of every download; one that lay with downloads of other
-- steps goes to the series of its own. The newest of them keeps the number.
DROP VIEW points;
CREATE TABLE series_step (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    metric TEXT NOT NULL,
    channel TEXT NOT NULL DEFAULT '',
    market TEXT NOT NULL DEFAULT '',
    step TEXT NOT NULL CHECK (step IN ('hour', 'day', 'week', 'month', 'quarter', 'year')),
    UNIQUE (subject, metric, channel, market, step)
);
INSERT INTO series_step
SELECT s.id, s.subject, s.metric, s.channel, s.market, v.step
FROM series s JOIN newest_vintage n ON n.series = s.id JOIN vintage v ON v.id = n.vintage;
INSERT OR IGNORE INTO series_step (subject, metric, channel, market, step)
SELECT s.subject, s.metric, s.channel, s.market, v.step
FROM vintage v JOIN series s ON s.id = v.series ORDER BY v.id;
UPDATE vintage SET series = t.id
FROM series s JOIN series_step t ON t.subject = s.subject AND t.metric = s.metric
    AND t.channel = s.channel AND t.market = s.market
WHERE s.id = vintage.series AND t.step = vintage.step;
DROP TABLE series;
ALTER TABLE series_step RENAME TO series;

-- `vintage.step` is that of its series, for those who asked there before.
CREATE TRIGGER vintage_step BEFORE INSERT ON vintage
WHEN NEW.step IS NOT (SELECT step FROM series WHERE id = NEW.series)
BEGIN SELECT raise(ABORT, 'the step of a download is that of its series'); END;

CREATE VIEW points AS
SELECT s.subject, s.metric, s.channel, s.market, date(p.day * 86400, 'unixepoch') AS date, p.value,
    p.bound, s.step, v.unit, v.id = n.vintage AS newest, v.id AS vintage, v.import, s.id AS series
FROM point p JOIN vintage v ON v.id = p.vintage JOIN series s ON s.id = v.series
    JOIN newest_vintage n ON n.series = s.id;
