"""The usual alternative: a blank English spaCy pipeline with a sentencizer and
an EntityRuler that holds the terms of the same lexicon. It only spots names;
it reads no facts.

    python3 benches/spacy_baseline.py FOLDER [LEXICON]

FOLDER holds the generated articles (`cargo run --release -p releve-benches
--example corpus -- FOLDER`). The last line is megabytes a second on one core.
"""

import pathlib
import sys
import time

import spacy

# The files that hold names and terms, the label of each, and its columns.
FILES = {
    "brands.tsv": ("BRAND", ["name", "aliases"]),
    "people.tsv": ("PERSON", ["name", "aliases"]),
    "garments.tsv": ("GARMENT", ["term", "plural", "spellings"]),
    "attributes.tsv": ("ATTRIBUTE", ["term", "spellings"]),
    "places.tsv": ("PLACE", ["name", "aliases", "demonyms"]),
    "trends.tsv": ("TREND", ["name", "aliases"]),
    "channels.tsv": ("CHANNEL", ["name", "aliases"]),
    "publications.tsv": ("PUBLICATION", ["name", "aliases"]),
    "events.tsv": ("EVENT", ["name", "aliases"]),
    "organisations.tsv": ("ORGANISATION", ["name", "aliases"]),
    "products.tsv": ("PRODUCT", ["name", "aliases"]),
}


def terms(lexicon):
    """Label and term of every name, alias, spelling and plural."""
    found = {}
    for file, (label, columns) in FILES.items():
        rows = [
            line.split("\t")
            for line in (lexicon / file).read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("# ")
        ]
        header, rows = rows[0], rows[1:]
        for row in rows:
            cells = dict(zip(header, row))
            for column in columns:
                for term in cells.get(column, "").split("|"):
                    term = term.strip()
                    if term and term != "=":
                        found.setdefault((label, term))
            name = row[0].strip()
            if label in ("GARMENT", "TREND", "ATTRIBUTE") and not cells.get("plural"):
                found.setdefault((label, name + "s"))
    return list(found)


def main():
    folder = pathlib.Path(sys.argv[1])
    root = pathlib.Path(__file__).resolve().parent.parent
    lexicon = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else root / "lexicon" / "en"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    size = sum(len(text.encode("utf-8")) for text in texts)

    began = time.perf_counter()
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    ruler = pipeline.add_pipe("entity_ruler")
    patterns = [{"label": label, "pattern": term} for label, term in terms(lexicon)]
    ruler.add_patterns(patterns)
    pipeline.max_length = max(map(len, texts), default=0) + 1
    ready = time.perf_counter() - began

    wall, ran = time.perf_counter(), time.process_time()
    entities = sum(len(document.ents) for document in pipeline.pipe(texts))
    wall, ran = time.perf_counter() - wall, time.process_time() - ran

    print(f"spaCy {spacy.__version__}, {len(patterns)} terms, ready in {ready * 1e3:.0f} ms")
    print(f"articles          {len(texts):>8}")
    print(f"bytes             {size / 1e6:>8.2f} MB")
    print(f"entities          {entities:>8}")
    print(f"1 thread          {size / 1e6 / wall:>8.2f} MB/s; {size / 1e6 / ran:.2f} MB/s for a second on a processor")


main()
