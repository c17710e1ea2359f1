-- To watch a feed no longer is an act like the others.
DROP VIEW forecasts;
DROP VIEW outcomes;
DROP VIEW scores;
CREATE TABLE import_act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('add', 'reread', 'undo', 'remove', 'forget')),
    what TEXT NOT NULL,
    program TEXT NOT NULL,
    reader TEXT,
    hash BLOB,
    documents INTEGER NOT NULL DEFAULT 0,
    versions INTEGER NOT NULL DEFAULT 0,
    copies INTEGER NOT NULL DEFAULT 0,
    facts INTEGER NOT NULL DEFAULT 0,
    vintages INTEGER NOT NULL DEFAULT 0,
    prices INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    undone_by INTEGER REFERENCES import
);
INSERT INTO import_act SELECT id, time, act, what, program, reader, hash, documents, versions,
    copies, facts, vintages, prices, unchanged, refused, undone_by FROM import;
-- No number is given twice, not even that of an act that is in no row any more.
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'import')
WHERE name = 'import_act' AND EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'import');
DROP TABLE import;
ALTER TABLE import_act RENAME TO import;

-- As in schema 2.
CREATE VIEW forecasts AS
SELECT f.id AS forecast, f.subject, f.metric, f.channel, f.market, f.step, f.unit, f.model,
    z.time AS frozen, z.program, date(a.day * 86400, 'unixepoch') AS date, a.point, a.naive,
    b.level, b.low, b.high, b.naive_low, b.naive_high, f.import, i.undone_by
FROM forecast f JOIN freezing z ON z.id = f.freezing JOIN import i ON i.id = f.import
    JOIN forecast_ahead a ON a.forecast = f.id
    LEFT JOIN forecast_band b ON b.forecast = f.id AND b.day = a.day;

-- The same with the step: of one subject there may be a series by the week and
-- one by the day.
CREATE VIEW outcomes AS
SELECT f.id AS forecast, f.subject, f.metric, f.channel, f.market,
    date(o.day * 86400, 'unixepoch') AS date, o.said, o.bound, o.value, o.error, a.point, a.naive,
    b.level, b.low, b.high, o.value BETWEEN b.low AND b.high AS inside, o.import, i.undone_by,
    f.step
FROM outcome o JOIN forecast f ON f.id = o.forecast JOIN import i ON i.id = o.import
    JOIN forecast_ahead a ON a.forecast = o.forecast AND a.day = o.day
    LEFT JOIN forecast_band b ON b.forecast = o.forecast AND b.day = o.day;

CREATE VIEW scores AS
SELECT f.id AS forecast, f.subject, f.metric, f.channel, f.market, f.model, z.time AS frozen,
    s.time AS scored, s.program, s.periods, s.mase, s.naive_mase, b.level, b.inside, b.msis,
    b.naive_inside, b.naive_msis, s.factor, s.factor_error, s.common, s.refused, s.import,
    i.undone_by, s.id AS score, f.step
FROM score s JOIN forecast f ON f.id = s.forecast JOIN freezing z ON z.id = f.freezing
    JOIN import i ON i.id = s.import LEFT JOIN score_band b ON b.score = s.id;
