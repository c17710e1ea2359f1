#!/bin/sh
# Finds the main text of web pages with Relevé and with trafilatura, one after
# the other on one core, and prints pages a second by time on the processor,
# and, given a scorer, how right both are.
#
#     benches/pages.sh FOLDER [SCORER [GOLD...]]
#
# FOLDER holds the pages as `html/*.html` and, for the scorer, `gold.json`. The
# scorer is a script that takes `--gold FILE --pred FILE`. More gold files score
# parts of the pages. PYTHON names an interpreter that has trafilatura.
set -eu
pages=$(cd "$1" && pwd)
scorer=${2:+$(realpath "$2")}
golds="$pages/gold.json"
[ $# -gt 2 ] && { shift 2; golds="$golds $(realpath "$@")"; }
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# One core, where the system can say so.
one=$(command -v taskset >/dev/null && echo "taskset -c 0" || true)

echo "$(git rev-parse --short HEAD 2>/dev/null || echo unknown), $(rustc --version), load $(cut -d' ' -f1-3 /proc/loadavg)"
grep -m1 'model name' /proc/cpuinfo || true
cargo build --release --quiet -p releve-intake --example main_text
ours=target/release/examples/main_text
$ours "$pages"/html/*.html > "$folder/releve.jsonl"
releve=$($one $ours --time 5 "$pages"/html/*.html)
trafilatura=$($one "$python" benches/trafilatura_baseline.py "$folder/trafilatura.jsonl" "$pages"/html/*.html)
"$python" -c 'import sys; a, b = map(float, sys.argv[1:]); print(f"Relevé {a:.0f} pages/s, trafilatura {b:.0f} pages/s: {a / b:.1f} times")' "$releve" "$trafilatura"
[ -z "$scorer" ] && exit
for gold in $golds; do
    for by in releve trafilatura; do
        printf '%-12s %s  ' "$by" "$(basename "$gold" .json)"
        "$python" "$scorer" --gold "$gold" --pred "$folder/$by.jsonl"
    done
done
