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
-- documents come, go and become copies, so that asking reads no facts.
CREATE TABLE brand_week (
    week TEXT NOT NULL,
    brand TEXT NOT NULL,
    kind TEXT NOT NULL,
    facts INTEGER NOT NULL CHECK (facts >= 0),
    PRIMARY KEY (week, brand, kind)
) WITHOUT ROWID;

INSERT INTO brand_week (week, brand, kind, facts)
SELECT week, brand, kind, count(*) FROM brand_fact
WHERE document IN (SELECT id FROM counted)
GROUP BY week, brand, kind;
