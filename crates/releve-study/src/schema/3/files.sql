-- Schema 3: the same bytes may have been taken in more than once, with
-- something else said of them: a shop's list of one day that holds on another.
-- `day`, `market`, `format` and `map` are what the user said and the bytes do
-- not; NULL where nothing was said, and of files of an older schema. `lost`
-- counts texts in it that were removed while others stayed, `found` those of
-- them that were let back.
CREATE TABLE file_said (
    id INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES import,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    hash BLOB NOT NULL,
    removed INTEGER REFERENCES import,
    day TEXT,
    market TEXT,
    format TEXT,
    map TEXT,
    lost INTEGER NOT NULL DEFAULT 0,
    found INTEGER NOT NULL DEFAULT 0
);
INSERT INTO file_said (id, import, name, bytes, hash, removed)
SELECT id, import, name, bytes, hash, removed FROM file;
DROP TABLE file;
ALTER TABLE file_said RENAME TO file;
CREATE INDEX file_import ON file (import);
CREATE INDEX file_hash ON file (hash);

-- What a file brought.
CREATE INDEX document_file ON document (file) WHERE file IS NOT NULL;
CREATE INDEX vintage_file ON vintage (file) WHERE file IS NOT NULL;
CREATE INDEX product_day_file ON product_day (file) WHERE file IS NOT NULL;
