#!/bin/sh
# Forecasts with Relevé and with statsforecast, one after the other in one run on
# one machine, by processor time (user and system), so that neighbours count little.
#
#     benches/forecasts.sh [SERIES [SAMPLE [TABLE.csv]]]
#
# SERIES (10,000) are generated weekly series of 260 weeks, 52 ahead; of statsforecast's
# models SAMPLE of them (20) are timed and scaled up, for its time is that of each
# series. With TABLE.csv (weeks, a column a series) the automatic choice is timed on
# it, and statsforecast's models on all of it. PYTHON names an interpreter that has
# statsforecast: `python3 -m venv v && v/bin/pip install statsforecast pandas`.
set -eu
series=${1:-10000}
sample=${2:-20}
table=${3:+$(realpath "$3")}
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

echo "$(git rev-parse --short HEAD 2>/dev/null || echo unknown), $(rustc --version), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)"
grep -m1 'model name' /proc/cpuinfo || true
cargo build --release --quiet -p releve-series --example many_series --example table_forecast
ours=target/release/examples
"$python" benches/timed.py "$ours/many_series" "$series" "$folder/sample.csv" "$sample" | tee "$folder/process.out"
echo
"$python" benches/statsforecast_series.py "$folder/sample.csv" 52 52 | tee "$folder/sample.out"
if [ -n "$table" ]; then
    echo
    "$python" benches/timed.py "$ours/table_forecast" "$table" 52 | tee "$folder/auto.out"
    "$python" benches/statsforecast_series.py "$table" 52 52 | tee "$folder/table.out"
fi
echo
awk -v series="$series" -v sample="$sample" '
    function seconds(line) { match(line, /[0-9.]+ s /); return substr(line, RSTART, RLENGTH - 3) + 0 }
    FILENAME ~ /process.out/ && /processor/ { own = seconds($0); printf "%-34s %10.1f s\n", "Relevé: process, " series " series", own }
    FILENAME ~ /sample.out/ && / s / && !/^#/ {
        all = seconds($0) * series / sample
        name = $0; sub(/ +[0-9.]+ s .*/, "", name)
        printf "%-34s %10.1f s  %8.1f times, from %d\n", name ", " series " series", all, all / own, sample
    }
    FILENAME ~ /auto.out/ && /processor/ { auto = seconds($0); printf "\n%-34s %10.1f s\n", "Relevé: automatic choice, TABLE", auto }
    FILENAME ~ /table.out/ && / s / && !/^#/ {
        all = seconds($0); name = $0; sub(/ +[0-9.]+ s .*/, "", name)
        printf "%-34s %10.1f s  %8.1f times\n", name ", TABLE", all, all / auto
    }' "$folder"/process.out "$folder"/sample.out $([ -n "$table" ] && echo "$folder/auto.out $folder/table.out")
