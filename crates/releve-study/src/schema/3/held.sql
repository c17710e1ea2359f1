-- What an import carried, though another had brought it: where that one is
-- undone, it is handed on. `held_file`: bytes that came again, with the same
-- said of them. `held_document`: a text that stood in a file of other bytes, as
-- an entry does that next week's feed still names.
CREATE TABLE held_file (
    import INTEGER NOT NULL REFERENCES import,
    file INTEGER NOT NULL REFERENCES file,
    PRIMARY KEY (import, file)
) WITHOUT ROWID;
CREATE INDEX held_file_file ON held_file (file);
CREATE TABLE held_document (
    document INTEGER NOT NULL REFERENCES document,
    file INTEGER NOT NULL REFERENCES file,
    PRIMARY KEY (document, file)
) WITHOUT ROWID;
CREATE INDEX held_document_file ON held_document (file);

-- BLAKE3 of the words of texts that were removed, of their web addresses where
-- all versions were, and of bytes of which that alone is known: none comes back in
-- another file unasked. `back` is the import that let it back; where it is undone,
-- it may not come back again.
CREATE TABLE removed_text (
    hash BLOB PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES import,
    back INTEGER REFERENCES import
) WITHOUT ROWID;
