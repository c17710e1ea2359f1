-- All that a shop says of an item, and how a platform says that its own figure
-- changed. `size` and the like are in the shop's words; `tags` is a JSON array.
ALTER TABLE product_day ADD COLUMN item_group TEXT;
ALTER TABLE product_day ADD COLUMN variant TEXT;
ALTER TABLE product_day ADD COLUMN kind TEXT;
ALTER TABLE product_day ADD COLUMN category TEXT;
ALTER TABLE product_day ADD COLUMN color TEXT;
ALTER TABLE product_day ADD COLUMN size TEXT;
ALTER TABLE product_day ADD COLUMN material TEXT;
ALTER TABLE product_day ADD COLUMN pattern TEXT;
ALTER TABLE product_day ADD COLUMN gender TEXT;
ALTER TABLE product_day ADD COLUMN age_group TEXT;
ALTER TABLE product_day ADD COLUMN condition TEXT;
ALTER TABLE product_day ADD COLUMN gtin TEXT;
ALTER TABLE product_day ADD COLUMN mpn TEXT;
ALTER TABLE product_day ADD COLUMN sku TEXT;
ALTER TABLE product_day ADD COLUMN tags TEXT;
ALTER TABLE product_day ADD COLUMN price_to REAL;

DROP VIEW prices;
CREATE VIEW prices AS
SELECT p.shop, p.item, date(x.day * 86400, 'unixepoch') AS date, x.title, x.brand, x.garment,
    x.price, x.price_was, x.currency, x.available, x.url, x.image, x.attributes, x.import,
    p.id AS product, x.price_to, x.item_group, x.variant, x.kind, x.category, x.color, x.size,
    x.material, x.pattern, x.gender, x.age_group, x.condition, x.gtin, x.mpn, x.sku, x.tags,
    x.import = (SELECT max(import) FROM product_day WHERE product = x.product AND day = x.day) AS newest
FROM product_day x JOIN product p ON p.id = x.product;

-- The place of a series in the ranking that it was downloaded with, 1 the first.
ALTER TABLE vintage ADD COLUMN rank INTEGER;

-- By how much the platform says that its figure grew, in per cent, against the
-- `week`, `month` or `year` before; `bound` as in `point`.
CREATE TABLE platform_change (
    vintage INTEGER NOT NULL REFERENCES vintage,
    over TEXT NOT NULL CHECK (over IN ('week', 'month', 'year')),
    percent REAL NOT NULL,
    bound TEXT CHECK (bound IN ('under', 'over', 'about', 'from')),
    PRIMARY KEY (vintage, over)
) WITHOUT ROWID;

CREATE VIEW platform_changes AS
SELECT s.subject, s.metric, s.channel, s.market, c.over, c.percent, c.bound, v.rank,
    v.id = n.vintage AS newest, v.id AS vintage, v.import, s.id AS series, s.step
FROM platform_change c JOIN vintage v ON v.id = c.vintage JOIN series s ON s.id = v.series
    JOIN newest_vintage n ON n.series = s.id;
