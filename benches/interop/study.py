"""Reads a study, and what is exported of it, with the tools that people have.

    python3 -m venv venv && venv/bin/pip install pandas duckdb polars openpyxl
    venv/bin/python benches/interop/study.py target/release/releve STUDY

Asserts that Python's sqlite3, pandas, DuckDB, polars, openpyxl and, where it is
installed, LibreOffice see what `releve sql` sees. Needs a study with facts.
"""

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import openpyxl
import pandas
import polars


def main(releve: str, study: str) -> None:
    def ask(query: str):
        done = subprocess.run(
            [releve, "sql", study, query, "--format", "json"], check=True, capture_output=True
        )
        return json.loads(done.stdout)

    documents = ask("SELECT count(*) AS n FROM document")[0]["n"]
    facts = ask("SELECT count(*) AS n FROM fact")[0]["n"]
    wear = ask("SELECT person, garment, quote FROM wears ORDER BY fact")
    assert documents and facts and wear, "a study with documents, facts and wears"

    # Python's own sqlite3, read-only, and pandas over it.
    connection = sqlite3.connect(f"file:{Path(study).resolve()}?mode=ro", uri=True)
    assert connection.execute("SELECT count(*) FROM fact").fetchone()[0] == facts
    text, start, end, quote = connection.execute(
        "SELECT t.text, q.span_start, q.span_end, q.quote FROM quotations q "
        "JOIN document d ON d.doc = q.doc JOIN document_text t ON t.document = d.id LIMIT 1"
    ).fetchone()
    assert text[start:end] == quote, "spans are Python's own slices"
    frame = pandas.read_sql("SELECT person, garment, quote FROM wears ORDER BY fact", connection)
    assert frame.to_dict("records") == wear
    print(f"sqlite3 {sqlite3.sqlite_version}, pandas {pandas.__version__}: ok")

    with tempfile.TemporaryDirectory() as folder:
        for form in ["parquet", "csv", "jsonl", "xlsx"]:
            subprocess.run(
                [releve, "export", study, "--to", folder, "--format", form],
                check=True,
                capture_output=True,
            )
        count = duckdb.sql(f"SELECT count(*) FROM '{folder}/facts.parquet'").fetchall()[0][0]
        assert count == facts
        kinds = duckdb.sql(f"DESCRIBE SELECT * FROM '{folder}/documents.parquet'").fetchall()
        assert dict((row[0], row[1]) for row in kinds)["published"] == "DATE", kinds
        print(f"DuckDB {duckdb.__version__}: ok")

        frame = polars.read_parquet(f"{folder}/wear.parquet")
        assert frame.height == len(wear)
        assert frame["person"].to_list() == [row["person"] for row in wear]
        lines = polars.read_ndjson(f"{folder}/wear.jsonl")
        assert lines["garment"].to_list() == [row["garment"] for row in wear]
        print(f"polars {polars.__version__}: ok")

        table = pandas.read_csv(f"{folder}/documents.csv")
        assert len(table) == documents
        book = openpyxl.load_workbook(f"{folder}/study.xlsx", read_only=True)
        rows = list(book["wear"].iter_rows(values_only=True))
        assert len(rows) == len(wear) + 1
        assert rows[1][0] == wear[0]["person"]
        print(f"openpyxl {openpyxl.__version__}: ok")

        office = shutil.which("soffice") or shutil.which("libreoffice")
        if office:
            subprocess.run(
                [office, "--headless", "--convert-to", "csv", "--outdir", folder,
                 f"{folder}/study.xlsx"],
                check=True,
                capture_output=True,
            )
            assert Path(folder, "study.csv").stat().st_size > 0
            print("LibreOffice: ok")
        else:
            print("LibreOffice: not installed, skipped")


if __name__ == "__main__":
    main(*sys.argv[1:])
