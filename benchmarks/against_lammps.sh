#!/usr/bin/env bash
# Times PolyMD against LAMMPS on stacks of the study: the same deck, alternately, one thread (and two against two MPI ranks
# where mpirun is there). Prints the ratio of the loop times, LAMMPS / PolyMD (above 1 PolyMD is faster), its median and spread.
# usage: benchmarks/against_lammps.sh [case ...]   environment: REPEATS=5 STEPS=300 LMP=lmp
set -euo pipefail
cd "$(dirname "$0")/.."
cases=("$@"); [ ${#cases[@]} -gt 0 ] || cases=(graphene)
repeats=${REPEATS:-5}; steps=${STEPS:-300}; lmp=${LMP:-lmp}
command -v "$lmp" >/dev/null || { echo "LAMMPS ('$lmp') is not installed; set LMP or install it" >&2; exit 1; }
work=artifacts/benchmarks/stacks; rm -rf "$work"; mkdir -p "$work"
dotnet publish -c Release src/PolyMD.Cli -o artifacts/benchmarks/polymd >/dev/null
polymd=$PWD/artifacts/benchmarks/polymd/polymd
csv=$PWD/artifacts/benchmarks/against_lammps.csv
echo "case,threads,repeat,lammps_s,polymd_s,ratio" > "$csv"
loop_time() { awk '/^Loop time of/ { t = $4 } END { print t }' "$1"; }
report() { # case threads
  awk -F, -v c="$1" -v n="$2" '$1==c && $2==n { r[++k] = $6 } END { m = asort(r); printf "%-10s %s thread(s): median ratio %.2f (%.2f to %.2f), %d pairs\n", c, n, (m % 2 ? r[(m+1)/2] : (r[m/2] + r[m/2+1]) / 2), r[1], r[m], m }' "$csv" 2>/dev/null \
  || sort -t, -k6,6g "$csv" | awk -F, -v c="$1" -v n="$2" '$1==c && $2==n { r[++k] = $6 } END { printf "%-10s %s thread(s): median ratio %.2f (%.2f to %.2f), %d pairs\n", c, n, (k % 2 ? r[(k+1)/2] : (r[k/2] + r[k/2+1]) / 2), r[1], r[k], k }'
}
for case in "${cases[@]}"; do
  "$polymd" build inputs/peo-xene-li/study.json --case "$case" --preset "${PRESET:-quick}" --output "$work" > /dev/null
  folder=$work/$case
  # the set-up of the stack's own deck, a short relaxation, then plain NVE: no random numbers, so both engines do the same work
  sed '/^# ----- 1 minimise/,$d' "$folder/in.stack" > "$folder/in.bench"
  cat >> "$folder/in.bench" <<DECK
thermo 1000
fix hold solid setforce 0.0 0.0 0.0
minimize 1.0e-4 1.0e-4 200 2000
unfix hold
velocity all create 300.0 4711 mom yes dist gaussian
fix move all nve
run 200
run $steps
DECK
  for threads in 1 2; do
    run_lammps=("$lmp"); [ "$threads" -eq 2 ] && run_lammps=(mpirun --allow-run-as-root --oversubscribe -np 2 "$lmp")
    [ "$threads" -eq 2 ] && ! command -v mpirun >/dev/null && continue
    for k in $(seq "$repeats"); do
      (cd "$folder" && OMP_NUM_THREADS=1 "${run_lammps[@]}" -in in.bench -log none > lammps.out)
      (cd "$folder" && "$polymd" run in.bench -log none --threads "$threads" > polymd.out)
      a=$(loop_time "$folder/lammps.out"); b=$(loop_time "$folder/polymd.out")
      echo "$case,$threads,$k,$a,$b,$(awk -v a="$a" -v b="$b" 'BEGIN { printf "%.4f", a / b }')" >> "$csv"
    done
    report "$case" "$threads"
  done
done
grep -m1 'model name' /proc/cpuinfo | sed 's/.*: /processor: /'
"$lmp" -h 2>/dev/null | sed -n '2p'
dotnet --version | sed 's/^/dotnet /'
echo "written: ${csv#"$PWD"/}"
