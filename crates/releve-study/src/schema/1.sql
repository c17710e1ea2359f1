-- Schema 1 of a study. docs/STUDY.md tells of every table and column.
-- Spans count Unicode scalar values in the stored text, the end excluded;
-- days are ISO 8601; lists are tables of their own.

-- What was done to the study, for ever.
CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('add', 'reread', 'undo', 'remove')),
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

-- The bytes that were taken in, by their BLAKE3 hash.
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES import,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    removed INTEGER REFERENCES import
);
CREATE INDEX file_import ON file (import);

CREATE TABLE refusal (
    id INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES import,
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE (name, reason)
);

CREATE TABLE reader (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    doc TEXT NOT NULL UNIQUE,
    import INTEGER NOT NULL REFERENCES import,
    file INTEGER REFERENCES file,
    address TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
    title TEXT,
    author TEXT,
    published TEXT,
    precision TEXT CHECK (precision IN ('day', 'month', 'year')),
    week TEXT,
    lang TEXT NOT NULL,
    source TEXT,
    url TEXT,
    chars INTEGER NOT NULL,
    copy_of INTEGER REFERENCES document,
    similarity REAL,
    reader INTEGER NOT NULL REFERENCES reader,
    reread INTEGER REFERENCES import
);
CREATE INDEX document_address ON document (address, version);
CREATE INDEX document_import ON document (import);
CREATE INDEX document_copy ON document (copy_of) WHERE copy_of IS NOT NULL;

-- Apart from the document, so that counting documents reads no text.
CREATE TABLE document_text (
    document INTEGER PRIMARY KEY REFERENCES document,
    text TEXT NOT NULL
);

CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (kind, name)
);

-- Where a document speaks of what; `position` counts its entities in order of
-- first mention. An entity that no words of its own name has one row with an
-- empty span.
CREATE TABLE mention (
    document INTEGER NOT NULL REFERENCES document,
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity,
    PRIMARY KEY (document, position, span_start, span_end)
) WITHOUT ROWID;

-- The same by entity: which documents speak of it.
CREATE TABLE entity_document (
    entity INTEGER NOT NULL REFERENCES entity,
    document INTEGER NOT NULL REFERENCES document,
    PRIMARY KEY (entity, document)
) WITHOUT ROWID;

CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- In hundredths: more would claim a precision that no calibration has.
    confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100),
    UNIQUE (document, number)
);

CREATE TABLE evidence (
    fact INTEGER NOT NULL REFERENCES fact,
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL CHECK (span_end > span_start),
    PRIMARY KEY (fact, position)
) WITHOUT ROWID;

CREATE TABLE attribute (
    fact INTEGER NOT NULL REFERENCES fact,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (fact, position)
) WITHOUT ROWID;

CREATE TABLE wear (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    person TEXT NOT NULL,
    garment TEXT NOT NULL,
    brand TEXT,
    product TEXT,
    season TEXT,
    occasion TEXT,
    channel TEXT,
    when_label TEXT,
    when_start TEXT,
    when_end TEXT,
    look TEXT
);

CREATE TABLE offer (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    name TEXT NOT NULL,
    price REAL NOT NULL,
    currency TEXT NOT NULL,
    price_to REAL,
    price_was REAL,
    bound TEXT,
    brand TEXT,
    retailer TEXT,
    garment TEXT
);

CREATE TABLE measure (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    subject TEXT NOT NULL,
    metric TEXT NOT NULL,
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    change INTEGER NOT NULL CHECK (change IN (0, 1)),
    direction TEXT,
    bound TEXT,
    channel TEXT,
    baseline TEXT,
    market TEXT,
    when_label TEXT,
    when_start TEXT,
    when_end TEXT
);

CREATE TABLE showing (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    brand TEXT NOT NULL,
    garment TEXT NOT NULL,
    season TEXT,
    designer TEXT,
    event TEXT
);

CREATE TABLE collaboration (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    product TEXT,
    garment TEXT,
    when_label TEXT,
    when_start TEXT,
    when_end TEXT
);

CREATE TABLE collaboration_party (
    fact INTEGER NOT NULL REFERENCES fact,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (fact, position)
) WITHOUT ROWID;

CREATE TABLE role (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT
);

-- What was said is the text of the document from `said_start` to `said_end`
-- where it stands there to the letter, else `said`.
CREATE TABLE quote (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    said_start INTEGER,
    said_end INTEGER,
    said TEXT,
    outlet TEXT,
    when_label TEXT,
    when_start TEXT,
    when_end TEXT,
    CHECK ((said IS NULL) = (said_start IS NOT NULL))
);

CREATE TABLE influence (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    influencer TEXT NOT NULL,
    target TEXT NOT NULL,
    effect TEXT,
    direction TEXT,
    market TEXT,
    channel TEXT,
    when_label TEXT,
    when_start TEXT,
    when_end TEXT
);

CREATE TABLE pairing (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    garment TEXT NOT NULL,
    goes_with TEXT NOT NULL,
    basis TEXT
);

CREATE TABLE alternative (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    product TEXT NOT NULL,
    instead_of TEXT NOT NULL,
    basis TEXT
);

CREATE TABLE blend (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    result TEXT NOT NULL
);

CREATE TABLE blend_parent (
    fact INTEGER NOT NULL REFERENCES fact,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (fact, position)
) WITHOUT ROWID;

CREATE TABLE launch (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    brand TEXT NOT NULL,
    what TEXT NOT NULL,
    when_label TEXT,
    when_start TEXT,
    when_end TEXT
);

CREATE TABLE composition (
    fact INTEGER PRIMARY KEY REFERENCES fact,
    document INTEGER NOT NULL,
    trend TEXT NOT NULL,
    element TEXT NOT NULL
);

-- One measure for one subject, channel and market. `''` where none is named,
-- so that the key is unique.
CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    metric TEXT NOT NULL,
    channel TEXT NOT NULL DEFAULT '',
    market TEXT NOT NULL DEFAULT '',
    UNIQUE (subject, metric, channel, market)
);

-- One download of a series.
CREATE TABLE vintage (
    id INTEGER PRIMARY KEY,
    series INTEGER NOT NULL REFERENCES series,
    import INTEGER NOT NULL REFERENCES import,
    file INTEGER REFERENCES file,
    step TEXT NOT NULL CHECK (step IN ('hour', 'day', 'week', 'month', 'quarter', 'year')),
    unit TEXT,
    dropped INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX vintage_series ON vintage (series);
CREATE INDEX vintage_import ON vintage (import);

-- `day` counts days from 1970-01-01. A value that is missing is a gap;
-- `bound` tells of a censored one: `under` 1, `over` 10000.
CREATE TABLE point (
    vintage INTEGER NOT NULL REFERENCES vintage,
    day INTEGER NOT NULL,
    value REAL,
    bound TEXT CHECK (bound IN ('under', 'over', 'about', 'from')),
    PRIMARY KEY (vintage, day)
) WITHOUT ROWID;

-- An item for sale in a shop, by the shop's own number or address.
CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    shop TEXT NOT NULL,
    item TEXT NOT NULL,
    UNIQUE (shop, item)
);

-- What the shop said of it on a day.
CREATE TABLE product_day (
    product INTEGER NOT NULL REFERENCES product,
    day INTEGER NOT NULL,
    import INTEGER NOT NULL REFERENCES import,
    file INTEGER REFERENCES file,
    title TEXT NOT NULL,
    brand TEXT,
    garment TEXT,
    price REAL,
    price_was REAL,
    currency TEXT,
    available INTEGER CHECK (available IN (0, 1)),
    url TEXT,
    image TEXT,
    attributes TEXT,
    PRIMARY KEY (product, day, import)
) WITHOUT ROWID;
CREATE INDEX product_day_import ON product_day (import);

-- Which column of a table is what, as the user said for tables of that header.
CREATE TABLE column_map (
    header TEXT PRIMARY KEY,
    map TEXT NOT NULL
) WITHOUT ROWID;

-- Near-duplicates: bands of MinHash signatures.
CREATE TABLE duplicate_band (
    band INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (band, document)
) WITHOUT ROWID;

-- Search. The words are not stored twice: these hold the index alone, of the
-- text as the program prepares it (docs/STUDY.md, "Search").
CREATE VIRTUAL TABLE search_document USING fts5(title, body, content='', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE search_fact USING fts5(words, content='', columnsize=0, tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE search_entity USING fts5(name, content='', columnsize=0, tokenize="unicode61 remove_diacritics 2");
INSERT INTO search_document (search_document, rank) VALUES ('secure-delete', 1);
INSERT INTO search_fact (search_fact, rank) VALUES ('secure-delete', 1);
INSERT INTO search_entity (search_entity, rank) VALUES ('secure-delete', 1);
-- A word in the headline weighs five in the text.
INSERT INTO search_document (search_document, rank) VALUES ('rank', 'bm25(5.0, 1.0)');

-- Documents that count: the last version of each, copies left out.
CREATE VIEW counted AS
SELECT * FROM document WHERE latest = 1 AND copy_of IS NULL;

CREATE VIEW documents AS
SELECT d.doc, d.title, d.author, d.published, d.precision, d.week, d.lang, d.source, d.url,
    d.address, d.version, d.latest, o.doc AS copy_of, d.similarity, d.chars, d.import,
    r.name AS reader, d.id AS document
FROM document d JOIN reader r ON r.id = d.reader LEFT JOIN document o ON o.id = d.copy_of;

CREATE VIEW entities AS
SELECT e.kind, e.name, count(*) AS documents, min(d.published) AS first_published, e.id AS entity
FROM entity e JOIN entity_document de ON de.entity = e.id JOIN counted d ON d.id = de.document
GROUP BY e.id;

CREATE VIEW mentions AS
SELECT d.doc, e.kind, e.name, m.span_start, m.span_end,
    substr(t.text, m.span_start + 1, m.span_end - m.span_start) AS text, d.id AS document
FROM mention m JOIN entity e ON e.id = m.entity JOIN document d ON d.id = m.document
    JOIN document_text t ON t.document = d.id
WHERE m.span_end > m.span_start;

-- Every span of evidence with its words.
CREATE VIEW quotations AS
SELECT f.id AS fact, d.doc || '#' || f.number AS fact_id, f.kind, d.doc, d.title, d.source, d.url,
    d.published, e.position, e.span_start, e.span_end,
    substr(t.text, e.span_start + 1, e.span_end - e.span_start) AS quote
FROM evidence e JOIN fact f ON f.id = e.fact JOIN document d ON d.id = f.document
    JOIN document_text t ON t.document = d.id;

-- Facts with their document and their first evidence; `counts` is 0 for old
-- versions and copies.
CREATE VIEW facts AS
SELECT d.doc || '#' || f.number AS fact_id, f.kind, d.doc, d.title, d.source, d.url, d.lang,
    d.published, d.week, d.latest = 1 AND d.copy_of IS NULL AS counts, f.confidence / 100.0 AS confidence,
    r.name AS reader, coalesce(d.reread, d.import) AS import,
    substr(t.text, e.span_start + 1, e.span_end - e.span_start) AS quote,
    (SELECT group_concat(name, ', ') FROM (SELECT name FROM attribute a WHERE a.fact = f.id ORDER BY position)) AS attributes,
    f.id AS fact, d.id AS document
FROM fact f JOIN document d ON d.id = f.document JOIN reader r ON r.id = d.reader
    JOIN document_text t ON t.document = d.id
    JOIN evidence e ON e.fact = f.id AND e.position = 0;

CREATE VIEW wears AS
SELECT k.person, k.garment, k.brand, k.product, k.season, k.occasion, k.channel,
    k.when_label, k.when_start, k.when_end, k.look, f.*
FROM wear k JOIN facts f ON f.fact = k.fact;

CREATE VIEW offers AS
SELECT k.name, k.price, k.currency, k.price_to, k.price_was, k.bound, k.brand, k.retailer,
    k.garment, f.*
FROM offer k JOIN facts f ON f.fact = k.fact;

CREATE VIEW measures AS
SELECT k.subject, k.metric, k.value, k.unit, k.change, k.direction, k.bound, k.channel, k.baseline,
    k.market, k.when_label, k.when_start, k.when_end, f.*
FROM measure k JOIN facts f ON f.fact = k.fact;

CREATE VIEW showings AS
SELECT k.brand, k.garment, k.season, k.designer, k.event, f.*
FROM showing k JOIN facts f ON f.fact = k.fact;

CREATE VIEW collaborations AS
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM collaboration_party p WHERE p.fact = k.fact ORDER BY position)) AS parties,
    k.product, k.garment, k.when_label, k.when_start, k.when_end, f.*
FROM collaboration k JOIN facts f ON f.fact = k.fact;

CREATE VIEW roles AS
SELECT k.person, k.role, k.organisation, f.*
FROM role k JOIN facts f ON f.fact = k.fact;

CREATE VIEW quotes AS
SELECT k.speaker, coalesce(k.said, substr(t.text, k.said_start + 1, k.said_end - k.said_start)) AS said,
    k.outlet, k.when_label, k.when_start, k.when_end, f.*
FROM quote k JOIN facts f ON f.fact = k.fact JOIN document_text t ON t.document = k.document;

CREATE VIEW influences AS
SELECT k.influencer, k.target, k.effect, k.direction, k.market, k.channel,
    k.when_label, k.when_start, k.when_end, f.*
FROM influence k JOIN facts f ON f.fact = k.fact;

CREATE VIEW pairings AS
SELECT k.garment, k.goes_with, k.basis, f.*
FROM pairing k JOIN facts f ON f.fact = k.fact;

CREATE VIEW alternatives AS
SELECT k.product, k.instead_of, k.basis, f.*
FROM alternative k JOIN facts f ON f.fact = k.fact;

CREATE VIEW blends AS
SELECT k.result,
    (SELECT group_concat(name, ' + ') FROM (SELECT name FROM blend_parent p WHERE p.fact = k.fact ORDER BY position)) AS parents,
    f.*
FROM blend k JOIN facts f ON f.fact = k.fact;

CREATE VIEW launches AS
SELECT k.brand, k.what, k.when_label, k.when_start, k.when_end, f.*
FROM launch k JOIN facts f ON f.fact = k.fact;

CREATE VIEW compositions AS
SELECT k.trend, k.element, f.*
FROM composition k JOIN facts f ON f.fact = k.fact;

-- The newest vintage of each series.
CREATE VIEW newest_vintage AS
SELECT series, max(id) AS vintage FROM vintage GROUP BY series;

CREATE VIEW points AS
SELECT s.subject, s.metric, s.channel, s.market, date(p.day * 86400, 'unixepoch') AS date, p.value,
    p.bound, v.step, v.unit, v.id = n.vintage AS newest, v.id AS vintage, v.import, s.id AS series
FROM point p JOIN vintage v ON v.id = p.vintage JOIN series s ON s.id = v.series
    JOIN newest_vintage n ON n.series = s.id;

CREATE VIEW prices AS
SELECT p.shop, p.item, date(x.day * 86400, 'unixepoch') AS date, x.title, x.brand, x.garment,
    x.price, x.price_was, x.currency, x.available, x.url, x.image, x.attributes, x.import,
    p.id AS product
FROM product_day x JOIN product p ON p.id = x.product;
