-- Facts that name a brand in a column of that name, with the ISO week of their
-- document, `''` where its day is not known: what `brand_week` counts, where
-- the document counts.
CREATE VIEW brand_fact AS
SELECT f.document, coalesce(d.week, '') AS week, k.brand, f.kind
FROM fact f JOIN document d ON d.id = f.document JOIN wear k ON k.fact = f.id WHERE k.brand IS NOT NULL
UNION ALL
SELECT f.document, coalesce(d.week, ''), k.brand, f.kind
FROM fact f JOIN document d ON d.id = f.document JOIN offer k ON k.fact = f.id WHERE k.brand IS NOT NULL
UNION ALL
SELECT f.document, coalesce(d.week, ''), k.brand, f.kind
FROM fact f JOIN document d ON d.id = f.document JOIN showing k ON k.fact = f.id
UNION ALL
SELECT f.document, coalesce(d.week, ''), k.brand, f.kind
FROM fact f JOIN document d ON d.id = f.document JOIN launch k ON k.fact = f.id;

-- How many facts of documents that count name a brand, by week: kept as
-- documents come, go and become copies, so that asking reads no facts. A row
-- for a week and brand, not for each kind of fact, so that nothing need be
-- grouped.
CREATE TABLE brand_week (
    week TEXT NOT NULL,
    brand TEXT NOT NULL,
    wears INTEGER NOT NULL CHECK (wears >= 0),
    offers INTEGER NOT NULL CHECK (offers >= 0),
    showings INTEGER NOT NULL CHECK (showings >= 0),
    launches INTEGER NOT NULL CHECK (launches >= 0),
    facts INTEGER GENERATED ALWAYS AS (wears + offers + showings + launches) VIRTUAL,
    PRIMARY KEY (week, brand)
) WITHOUT ROWID;

INSERT INTO brand_week (week, brand, wears, offers, showings, launches)
SELECT week, brand, sum(kind = 'wear'), sum(kind = 'offer'), sum(kind = 'showing'), sum(kind = 'launch')
FROM brand_fact
WHERE document IN (SELECT id FROM counted)
GROUP BY week, brand;
