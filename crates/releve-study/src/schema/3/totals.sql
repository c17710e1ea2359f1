-- Sums of frozen forecasts over stretches of their periods, a quarter's or a
-- season's, with the same seal and the same rule: rows are only ever added, as
-- part of the freezing of their forecast. What became of a sum follows from the
-- outcomes of its days. Days count from 1970-01-01; `last` is the last day.

CREATE TABLE forecast_total (
    forecast INTEGER NOT NULL REFERENCES forecast,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= first),
    point REAL NOT NULL,
    naive REAL NOT NULL,
    PRIMARY KEY (forecast, first, last)
) WITHOUT ROWID;

-- The bands of the sums by their level in per cent.
CREATE TABLE forecast_total_band (
    forecast INTEGER NOT NULL REFERENCES forecast,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    level REAL NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL,
    naive_low REAL NOT NULL,
    naive_high REAL NOT NULL,
    PRIMARY KEY (forecast, first, last, level)
) WITHOUT ROWID;

CREATE TRIGGER forecast_total_added BEFORE INSERT ON forecast_total
WHEN EXISTS (SELECT 1 FROM forecast_total WHERE forecast = NEW.forecast AND first = NEW.first AND last = NEW.last)
    OR EXISTS (SELECT 1 FROM forecast f JOIN freezing z ON z.id = f.freezing WHERE f.id = NEW.forecast)
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_total_kept BEFORE UPDATE ON forecast_total
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_total_stays BEFORE DELETE ON forecast_total
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_total_band_added BEFORE INSERT ON forecast_total_band
WHEN EXISTS (SELECT 1 FROM forecast_total_band WHERE forecast = NEW.forecast AND first = NEW.first AND last = NEW.last AND level = NEW.level)
    OR EXISTS (SELECT 1 FROM forecast f JOIN freezing z ON z.id = f.freezing WHERE f.id = NEW.forecast)
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_total_band_kept BEFORE UPDATE ON forecast_total_band
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
CREATE TRIGGER forecast_total_band_stays BEFORE DELETE ON forecast_total_band
BEGIN SELECT raise(ABORT, 'the ledger is never rewritten'); END;
