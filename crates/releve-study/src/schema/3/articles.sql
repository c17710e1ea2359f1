-- What a feed says of a page that it names: its headline, and when it was
-- published, as precisely as `precision` (`day`, `month`, `year`) tells. Of a
-- page whose document was removed none of it stays.
ALTER TABLE article ADD COLUMN title TEXT;
ALTER TABLE article ADD COLUMN published TEXT;
ALTER TABLE article ADD COLUMN precision TEXT;
