-- What a feed says of a page that it names: its headline, and when it was
-- published, as precisely as `precision` (`day`, `month`, `year`) tells. Of a
-- page whose document was removed none of it stays.
ALTER TABLE article ADD COLUMN title TEXT;
ALTER TABLE article ADD COLUMN published TEXT;
ALTER TABLE article ADD COLUMN precision TEXT;
-- Of a page of products: the bytes that came last, whose prices hold on a day on
-- which its server says that nothing changed. NULL of all other pages.
ALTER TABLE article ADD COLUMN file INTEGER REFERENCES file;
CREATE INDEX article_file ON article (file) WHERE file IS NOT NULL;
-- When a feed was told to be watched no longer. It stays, so that its pages which
-- were fetched are known.
ALTER TABLE feed ADD COLUMN forgotten TEXT;
