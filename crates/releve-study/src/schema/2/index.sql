-- Tables of the open index as they were published: never changed, only
-- followed by another edition. They hold names and numbers, no words of an
-- article, so that a removed text is not in them.
CREATE TABLE index_edition (
    id INTEGER PRIMARY KEY,
    period TEXT NOT NULL,
    kind TEXT NOT NULL,
    market TEXT NOT NULL DEFAULT '',
    edition INTEGER NOT NULL CHECK (edition >= 1),
    time TEXT NOT NULL,
    program TEXT NOT NULL,
    -- The last act in the study's history that it could know of; 0 for none.
    import INTEGER NOT NULL,
    -- How positions and scores are computed, as docs/INDEX.md numbers it.
    method TEXT NOT NULL,
    weights TEXT NOT NULL,
    resamples INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    UNIQUE (period, kind, market, edition)
);

CREATE TABLE index_entry (
    edition INTEGER NOT NULL REFERENCES index_edition,
    position INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    name TEXT NOT NULL,
    score REAL NOT NULL,
    rank_low INTEGER NOT NULL,
    rank_high INTEGER NOT NULL,
    PRIMARY KEY (edition, position)
) WITHOUT ROWID;

-- A component that a name has no value in has no row.
CREATE TABLE index_value (
    edition INTEGER NOT NULL REFERENCES index_edition,
    position INTEGER NOT NULL,
    component TEXT NOT NULL,
    number INTEGER NOT NULL,
    what TEXT NOT NULL,
    unit TEXT NOT NULL,
    value REAL NOT NULL,
    placed REAL,
    share REAL NOT NULL,
    PRIMARY KEY (edition, position, component, number)
) WITHOUT ROWID;

CREATE TRIGGER index_edition_stays BEFORE UPDATE ON index_edition
BEGIN SELECT RAISE(ABORT, 'what was published is not changed'); END;
CREATE TRIGGER index_entry_stays BEFORE UPDATE ON index_entry
BEGIN SELECT RAISE(ABORT, 'what was published is not changed'); END;
CREATE TRIGGER index_value_stays BEFORE UPDATE ON index_value
BEGIN SELECT RAISE(ABORT, 'what was published is not changed'); END;
CREATE TRIGGER index_edition_remains BEFORE DELETE ON index_edition
BEGIN SELECT RAISE(ABORT, 'what was published is not deleted'); END;
CREATE TRIGGER index_entry_remains BEFORE DELETE ON index_entry
BEGIN SELECT RAISE(ABORT, 'what was published is not deleted'); END;
CREATE TRIGGER index_value_remains BEFORE DELETE ON index_value
BEGIN SELECT RAISE(ABORT, 'what was published is not deleted'); END;
