"""Tries every deck below an examples folder in PolyMD and, where PolyMD accepts it, in LAMMPS, and writes the table of README.md.

    python3 make_table.py /usr/share/lammps/examples [--seconds 20] [--only folder] [--polymd "polymd"] [--lmp "lmp"]

Decks are run untouched in a copy of their folder. Both programs get the time limit; what their logs hold by then is compared: the
first thermo row of every run, and the rows of the first 100 steps of the first run.
"""
import argparse, math, pathlib, re, shutil, subprocess, tempfile
from concurrent.futures import ThreadPoolExecutor

parser = argparse.ArgumentParser()
parser.add_argument("examples")
parser.add_argument("--seconds", type=float, default=20)
parser.add_argument("--only", default="")
parser.add_argument("--jobs", type=int, default=2)
parser.add_argument("--polymd", default="polymd")
parser.add_argument("--lmp", default="lmp")
options = parser.parse_args()
root = pathlib.Path(options.examples).resolve()


def run(command, folder):
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=options.seconds, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout + done.stderr
    except subprocess.TimeoutExpired as late:
        return None, "".join(x.decode(errors="replace") if isinstance(x, bytes) else x or "" for x in (late.stdout, late.stderr))


def tables(log):
    """Rows of each run: a list of (names, [values])."""
    found, names = [], None
    for line in log.read_text(errors="replace").splitlines() if log.exists() else []:
        words = line.split()
        if words[:1] == ["Step"]:
            names = words
            found.append((names, []))
        elif names and len(words) == len(names):
            try:
                found[-1][1].append([float(w) for w in words])
            except ValueError:
                names = None
        else:
            names = None
    return [t for t in found if t[1]]


TIMES = {"CPU", "Elapsed", "T/CPU", "S/CPU", "CPULeft", "Part", "Elaplong", "NBuild", "Nbuild", "Ndanger"}


def difference(a, b, names):
    scale = max((abs(x) for n, x in zip(names, b) if n not in TIMES and n != "Step" and math.isfinite(x)), default=0)
    worst = 0.0
    for n, x, y in zip(names, a, b):
        if n in TIMES:
            continue
        if math.isnan(x) != math.isnan(y):
            return math.inf
        if x != y and not math.isnan(x):
            worst = max(worst, abs(x - y) / max(abs(y), 1e-4 * scale, 1e-300))
    return worst


def try_deck(deck):
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = pathlib.Path(folder, "a"), pathlib.Path(folder, "b")
        for copy in (ours, theirs):
            # Decks reach into sibling folders: the tree two levels up comes along as links.
            relative = deck.parent.relative_to(root)
            for depth in range(len(relative.parts)):
                level = root.joinpath(*relative.parts[:depth])
                (copy / pathlib.Path(*relative.parts[:depth])).mkdir(parents=True, exist_ok=True)
                for entry in level.iterdir():
                    link = copy / entry.relative_to(root)
                    if entry.name != relative.parts[depth] and not link.exists():
                        link.symlink_to(entry)
            shutil.copytree(deck.parent, copy / relative, symlinks=True, dirs_exist_ok=True)
        ours, theirs = ours / relative, theirs / relative
        code, text = run([*options.polymd.split(), "check", deck.name], ours)
        problems = re.findall(r": error: (.*)", text)
        if problems or code not in (0, None):
            first = problems[0] if problems else text.strip().splitlines()[-1] if text.strip() else "no output"
            return "refused", f"{first}" + (f" (+{len(problems) - 1})" if len(problems) > 1 else "")
        code, text = run([*options.polymd.split(), "run", deck.name, "-log", "polymd.table.log"], ours)
        problems = re.findall(r": error: (.*)|^error: (.*)", text, re.M)
        if code not in (0, None):
            first = next((a or b for a, b in problems), text.strip().splitlines()[-1] if text.strip() else f"exit code {code}")
            stopped = first
        else:
            stopped = None
        other, _ = run([*options.lmp.split(), "-in", deck.name, "-log", "lammps.table.log", "-screen", "none"], theirs)
        log = theirs / "lammps.table.log"
        failure = next((l for l in (log.read_text(errors="replace").splitlines() if log.exists() else []) if l.startswith("ERROR")), None)
        a, b = tables(ours / "polymd.table.log"), tables(log)
        if not b:
            if failure:
                return "LAMMPS stops", failure[:120]
            return ("stops", stopped) if stopped else ("runs", "no thermo row of LAMMPS to compare with")
        if stopped and (failure is None):
            return "stops", stopped
        if not a:
            return "runs", "no thermo row within the time limit"
        if a[0][0] != b[0][0]:
            return "differs", f"thermo columns {' '.join(a[0][0])[:60]} against {' '.join(b[0][0])[:60]}"
        starts = [difference(x[1][0], y[1][0], y[0]) for x, y in zip(a, b) if x[0] == y[0] and x[1][0][0] == y[1][0][0]]
        first = starts[0]
        early = [difference(x, y, b[0][0]) for x, y in zip(a[0][1], b[0][1]) if y[0] - b[0][1][0][0] <= 100]
        verdict = "agrees" if first <= 1e-6 else "differs"
        return verdict, f"step 0: {first:.0e}; first 100 steps: {max(early):.0e} ({len(early)} rows); {min(len(a), len(b))} of {len(b)} runs reached"


decks = sorted(d for d in root.rglob("in.*") if options.only in str(d) and not d.name.endswith((".gz", "~")) and d.is_file())
with ThreadPoolExecutor(options.jobs) as pool:
    rows = list(zip(decks, pool.map(try_deck, decks)))
counts = {}
for _, (verdict, _) in rows:
    counts[verdict] = counts.get(verdict, 0) + 1
version = subprocess.run([*options.lmp.split(), "-h"], capture_output=True, text=True).stdout.split(" - ", 1)[1].split("\n")[0]
here = pathlib.Path(__file__).parent
out = [f"# Decks of LAMMPS' examples folder (LAMMPS {version})", "",
       "Written by `make_table.py` (its head says how). Untouched decks; each program had a time limit. `agrees`: the first thermo row within 1e-6 of LAMMPS' (relative to the",
       "number, or to 1e-4 of the largest of its row); `differs`: it is not; `stops`: PolyMD stopped with an error after its check; `refused`: the check names what is not supported (the",
       "first problem is shown, and how many more there are); `LAMMPS stops`: this binary of LAMMPS does not run it either; `runs`: nothing to compare.", "",
       ", ".join(f"{v}: {n}" for v, n in sorted(counts.items())) + f"; {len(rows)} decks", "", "| deck | result | |", "|---|---|---|"]
out += [f"| {d.relative_to(root)} | {verdict} | {note.replace('|', '/')[:200]} |" for d, (verdict, note) in rows]
if not options.only:
    (here / "README.md").write_text("\n".join(out) + "\n")
else:
    print("\n".join(out[6:]))
