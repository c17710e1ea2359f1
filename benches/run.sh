#!/bin/sh
# Reads the generated corpus with Relevé and with spaCy, one after the other in
# one run on one machine, and prints how many times faster Relevé was.
#
#     benches/run.sh [ARTICLES [ARTICLES_FOR_SPACY]]
#
# spaCy needs `pip install spacy`; it reads fewer articles because its speed
# does not depend on how many there are.
set -eu
cd "$(dirname "$0")/.."
articles=${1:-10000}
fewer=${2:-1000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

echo "$(git rev-parse --short HEAD 2>/dev/null || echo unknown), $(rustc --version), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)"
grep -m1 'model name' /proc/cpuinfo || true
cargo build --release --quiet -p releve-benches --examples
run() { cargo run --release --quiet -p releve-benches --example "$@"; }
run corpus "$folder" "$fewer"
echo; echo "Relevé: names, facts, times, figures"
run throughput "$articles" | tee "$folder/releve.out"
echo; echo "spaCy: names"
python3 benches/spacy_baseline.py "$folder" | tee "$folder/spacy.out"

awk '
    /^1 thread/ { speed[FILENAME] = $3; own[FILENAME] = $5 }
    END {
        for (file in speed) if (file ~ /releve/) { a = speed[file]; b = own[file] } else { c = speed[file]; d = own[file] }
        printf "\nRelevé / spaCy    %8.2f by wall time, %.2f by time on a processor\n", a / c, b / d
    }' "$folder/releve.out" "$folder/spacy.out"
