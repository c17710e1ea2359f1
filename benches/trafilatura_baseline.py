"""The main text of web pages by trafilatura, beside which ours is measured.

usage: trafilatura_baseline.py PREDICTIONS FILE...

Writes one {"file", "text"} a line to PREDICTIONS, then reads all files again,
from memory, as bytes, and prints pages a second by time on the processor: the
best of three rounds. Needs `pip install trafilatura lxml_html_clean`.
"""

import json
import sys
import time

import trafilatura

predictions, *files = sys.argv[1:]
pages = [(name, open(name, "rb").read()) for name in files]


def text(page: bytes) -> str:
    return trafilatura.extract(page, include_comments=False) or ""


with open(predictions, "w", encoding="utf-8") as out:
    for name, page in pages:
        out.write(json.dumps({"file": name, "text": text(page)}, ensure_ascii=False) + "\n")

best = float("inf")
for _ in range(3):
    begun = time.process_time()
    for _, page in pages:
        text(page)
    best = min(best, time.process_time() - begun)
print(f"{len(pages) / best:.1f}")
