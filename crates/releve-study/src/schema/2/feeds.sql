-- What is watched: feeds and sitemaps, the pages that they name, and what is
-- remembered of their hosts. Times are UTC, RFC 3339, whole seconds.

-- A feed or sitemap; `named_by` is the list that names it, NULL where a person
-- did, and `depth` counts the lists before it.
CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    title TEXT,
    named_by INTEGER REFERENCES feed,
    depth INTEGER NOT NULL DEFAULT 0,
    stamp TEXT,
    etag TEXT,
    modified TEXT,
    asked TEXT,
    not_before TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    answered TEXT,
    reason TEXT
);

-- A page that a feed or sitemap names. It is known by the BLAKE3 hash of its
-- address: where its document was removed from the study, the hash alone stays,
-- so that it is not fetched again.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    address TEXT,
    feed INTEGER NOT NULL REFERENCES feed,
    stamp TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'fetched', 'refused', 'removed')),
    document INTEGER REFERENCES document,
    etag TEXT,
    modified TEXT,
    asked TEXT,
    not_before TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    reason TEXT
);
CREATE INDEX article_feed ON article (feed, state);
CREATE INDEX article_document ON article (document) WHERE document IS NOT NULL;

-- A host: when it was asked last, and until when it rests.
CREATE TABLE host (
    name TEXT PRIMARY KEY,
    asked TEXT,
    not_before TEXT,
    failures INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- The rules for robots of an origin (`https://paper.example`), as they came;
-- `text` is NULL where there are none.
CREATE TABLE robots (
    origin TEXT PRIMARY KEY,
    asked TEXT NOT NULL,
    text BLOB
) WITHOUT ROWID;
