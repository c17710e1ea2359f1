-- Forecasts frozen on their day, and how they were scored. Rows are only ever
-- added; triggers refuse all else, and REPLACE too. The series and the download
-- may go when an import is undone: what was frozen holds all that scoring needs.
-- Days count from 1970-01-01.

-- One act of freezing. Its row comes last and closes what it froze.
CREATE TABLE freezing (
    id INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    program TEXT NOT NULL,
    what TEXT NOT NULL
);

-- A forecast of one series: which download it rests on, by which model.
-- `relative`: each download has a scale of its own. `size` is what errors are
-- divided by, `expected` the MASE on origins inside the history. `seal` is the
-- BLAKE3 of all that was frozen.
CREATE TABLE forecast (
    id INTEGER PRIMARY KEY,
    freezing INTEGER NOT NULL REFERENCES freezing,
    subject TEXT NOT NULL,
    metric TEXT NOT NULL,
    channel TEXT NOT NULL,
    market TEXT NOT NULL,
    step TEXT NOT NULL,
    unit TEXT,
    relative INTEGER NOT NULL CHECK (relative IN (0, 1)),
    import INTEGER NOT NULL REFERENCES import,
    vintage INTEGER NOT NULL,
    model TEXT NOT NULL,
    season INTEGER NOT NULL,
    size REAL NOT NULL CHECK (size > 0),
    expected REAL,
    seal BLOB NOT NULL
);
CREATE INDEX forecast_freezing ON forecast (freezing);
CREATE INDEX forecast_seal ON forecast (seal);

-- The values that it was made of, as the download had them.
CREATE TABLE forecast_history (
    forecast INTEGER NOT NULL REFERENCES forecast,
    day INTEGER NOT NULL,
    value REAL,
    bound TEXT,
    PRIMARY KEY (forecast, day)
) WITHOUT ROWID;

-- What it says, and what the seasonal naive said on the same day.
CREATE TABLE forecast_ahead (
    forecast INTEGER NOT NULL REFERENCES forecast,
    day INTEGER NOT NULL,
    point REAL NOT NULL,
    naive REAL NOT NULL,
    PRIMARY KEY (forecast, day)
) WITHOUT ROWID;

-- Bands by their level in per cent.
CREATE TABLE forecast_band (
    forecast INTEGER NOT NULL REFERENCES forecast,
    level REAL NOT NULL,
    day INTEGER NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL,
    naive_low REAL NOT NULL,
    naive_high REAL NOT NULL,
    PRIMARY KEY (forecast, level, day)
) WITHOUT ROWID;

-- A value that arrived. `said` (with its bound) is what the download has,
-- `value` that on the scale of the frozen history, `error` the standard error
-- that bringing it there costs, as a part of the value.
CREATE TABLE outcome (
    forecast INTEGER NOT NULL REFERENCES forecast,
    day INTEGER NOT NULL,
    import INTEGER NOT NULL REFERENCES import,
    vintage INTEGER NOT NULL,
    said REAL NOT NULL,
    bound TEXT,
    value REAL,
    error REAL NOT NULL,
    PRIMARY KEY (forecast, day, import, vintage)
) WITHOUT ROWID;

-- How right the forecast was by all values that a download and those before it
-- brought, or in `refused` why that cannot be told. Its row comes after its bands.
CREATE TABLE score (
    id INTEGER PRIMARY KEY,
    forecast INTEGER NOT NULL REFERENCES forecast,
    import INTEGER NOT NULL REFERENCES import,
    vintage INTEGER NOT NULL,
    time TEXT NOT NULL,
    program TEXT NOT NULL,
    periods INTEGER NOT NULL,
    mase REAL,
    naive_mase REAL,
    factor REAL,
    factor_error REAL,
    common INTEGER,
    refused TEXT,
    UNIQUE (forecast, import, vintage)
);

-- How many of the scored periods lie in a band, with the mean scaled interval
-- score, and the same of the seasonal naive's band.
CREATE TABLE score_band (
    score INTEGER NOT NULL REFERENCES score,
    level REAL NOT NULL,
    inside INTEGER NOT NULL,
    msis REAL NOT NULL,
    naive_inside INTEGER NOT NULL,
    naive_msis REAL NOT NULL,
    PRIMARY KEY (score, level)
) WITHOUT ROWID;

CREATE TRIGGER freezing_added BEFORE INSERT ON freezing
WHEN EXISTS (SELECT 1 FROM freezing WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER freezing_kept BEFORE UPDATE ON freezing
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER freezing_stays BEFORE DELETE ON freezing
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_added BEFORE INSERT ON forecast
WHEN EXISTS (SELECT 1 FROM forecast WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM freezing WHERE id = NEW.freezing)
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_kept BEFORE UPDATE ON forecast
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_stays BEFORE DELETE ON forecast
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_history_added BEFORE INSERT ON forecast_history
WHEN EXISTS (SELECT 1 FROM forecast_history WHERE forecast = NEW.forecast AND day = NEW.day)
    OR EXISTS (SELECT 1 FROM forecast f JOIN freezing z ON z.id = f.freezing WHERE f.id = NEW.forecast)
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_history_kept BEFORE UPDATE ON forecast_history
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_history_stays BEFORE DELETE ON forecast_history
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_ahead_added BEFORE INSERT ON forecast_ahead
WHEN EXISTS (SELECT 1 FROM forecast_ahead WHERE forecast = NEW.forecast AND day = NEW.day)
    OR EXISTS (SELECT 1 FROM forecast f JOIN freezing z ON z.id = f.freezing WHERE f.id = NEW.forecast)
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_ahead_kept BEFORE UPDATE ON forecast_ahead
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_ahead_stays BEFORE DELETE ON forecast_ahead
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_band_added BEFORE INSERT ON forecast_band
WHEN EXISTS (SELECT 1 FROM forecast_band WHERE forecast = NEW.forecast AND level = NEW.level AND day = NEW.day)
    OR EXISTS (SELECT 1 FROM forecast f JOIN freezing z ON z.id = f.freezing WHERE f.id = NEW.forecast)
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_band_kept BEFORE UPDATE ON forecast_band
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_band_stays BEFORE DELETE ON forecast_band
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER outcome_added BEFORE INSERT ON outcome
WHEN EXISTS (SELECT 1 FROM outcome WHERE forecast = NEW.forecast AND day = NEW.day AND import = NEW.import AND vintage = NEW.vintage)
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER outcome_kept BEFORE UPDATE ON outcome
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER outcome_stays BEFORE DELETE ON outcome
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER score_added BEFORE INSERT ON score
WHEN EXISTS (SELECT 1 FROM score WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM score WHERE forecast = NEW.forecast AND import = NEW.import AND vintage = NEW.vintage)
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER score_kept BEFORE UPDATE ON score
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER score_stays BEFORE DELETE ON score
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER score_band_added BEFORE INSERT ON score_band
WHEN EXISTS (SELECT 1 FROM score_band WHERE score = NEW.score AND level = NEW.level)
    OR EXISTS (SELECT 1 FROM score WHERE id = NEW.score)
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER score_band_kept BEFORE UPDATE ON score_band
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER score_band_stays BEFORE DELETE ON score_band
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;

-- Forecasts with what they say of each day, a row a band; one row a day where
-- there are no bands.
CREATE VIEW forecasts AS
SELECT f.id AS forecast, f.subject, f.metric, f.channel, f.market, f.step, f.unit, f.model,
    z.time AS frozen, z.program, date(a.day * 86400, 'unixepoch') AS date, a.point, a.naive,
    b.level, b.low, b.high, b.naive_low, b.naive_high, f.import, i.undone_by
FROM forecast f JOIN freezing z ON z.id = f.freezing JOIN import i ON i.id = f.import
    JOIN forecast_ahead a ON a.forecast = f.id
    LEFT JOIN forecast_band b ON b.forecast = f.id AND b.day = a.day;

-- Values that arrived, with whether they lie in the band.
CREATE VIEW outcomes AS
SELECT f.id AS forecast, f.subject, f.metric, f.channel, f.market,
    date(o.day * 86400, 'unixepoch') AS date, o.said, o.bound, o.value, o.error, a.point, a.naive,
    b.level, b.low, b.high, o.value BETWEEN b.low AND b.high AS inside, o.import, i.undone_by
FROM outcome o JOIN forecast f ON f.id = o.forecast JOIN import i ON i.id = o.import
    JOIN forecast_ahead a ON a.forecast = o.forecast AND a.day = o.day
    LEFT JOIN forecast_band b ON b.forecast = o.forecast AND b.day = o.day;

-- Scores, a row a band; those of later downloads come later.
CREATE VIEW scores AS
SELECT f.id AS forecast, f.subject, f.metric, f.channel, f.market, f.model, z.time AS frozen,
    s.time AS scored, s.program, s.periods, s.mase, s.naive_mase, b.level, b.inside, b.msis,
    b.naive_inside, b.naive_msis, s.factor, s.factor_error, s.common, s.refused, s.import,
    i.undone_by, s.id AS score
FROM score s JOIN forecast f ON f.id = s.forecast JOIN freezing z ON z.id = f.freezing
    JOIN import i ON i.id = s.import LEFT JOIN score_band b ON b.score = s.id;
