"""Tries every deck below an examples folder in PolyMD and, where PolyMD accepts it, in LAMMPS, and writes the table README.md beside this file.

    python3 tests/examples/make_table.py /usr/share/lammps/examples --polymd "polymd" --cache /tmp/tried [--seconds 20] [--only melt] [--list]

Decks (in.* files) are run untouched, in a copy of their folder, both programs with the same limit of time. What both printed by then is
compared: column names, the first thermo row of every run, the rows of the first 100 steps of the first run, and the files that both wrote.
With --cache, what LAMMPS gave is kept for the next time; with --resume also what PolyMD gave, so that an interrupted table goes on. --list
checks only, and prints the reasons of refusal by frequency; --only, --list and --stdout leave the README alone. Some decks want potential
files from LAMMPS' own folder: both programs look where LAMMPS_POTENTIALS says.
"""
import argparse, collections, concurrent.futures, hashlib, json, math, os, pathlib, re, shlex, shutil, signal, subprocess, sys, tempfile

EARLY_STEPS = 100
AGREES, CLOSE, AGREES_EARLY = 1e-6, 1e-4, 1e-4
CHECK_SECONDS = 120
LARGEST_FILE = 20_000_000
TIMES = {"CPU", "Elapsed", "T/CPU", "S/CPU", "CPULeft", "Part", "Nbuild", "Ndanger"}

# Packages that PolyMD leaves out for good, recognised in the names of their styles, fixes, computes, commands and properties.
NEVER = re.compile(r"spin|^eff/|/eff$|^electron$|^atc$|^lb/|latboltz|smd|meso|^peri|damage/atom|dilatation|plasticity/atom|body|gran|hertz|hooke|pour|oxdna|^srd$|ellips|asphere|"
                   r"gayberne|resquared|sphere|diameter|density|shape|quat|angmom[xyz]|radius|awpmd|wavepacket|^line|^tri|^sph|sdpd|mdpd|tdpd|erotate|nve/line|nve/tri|dipole/variable|"
                   r"neb|^prd$|^tad$|^hyper$|^temper|kim|message|server|client|latte|imd|ipi|external|python|mscg|scafacos|plumed|colvars|adios|netcdf|voronoi|gpu|scafacos|quip|"
                   r"event/displace|poems|mesont|mesocnt|kokkos|intel")
LATER = re.compile(r"reax|meam|comb|streitz|qeq|tip4p|long/long|disp|cmap|fep|drude|thole|dpd|shardlow|bond/react|bond/|gcmc|widom|ttm|heat/flow|wall/|snap|sna|mliap|pace|edip|extep|"
                   r"agni|ilp|kolmogorov|drip|lebedeva|shield|nb3b|eim|atm|spica|sdk|cs$|adf|orientorder|cna|cnp|basal|entropy|tally|phonon|dynamical|pimd|qtb|mgpt|smtbq|vashishta|"
                   r"local/density|relres|e3b|bop|lcbop|polymorphic|gw|charge/regulation|grem|nphug|msst|orient|filter|rann|hdnnp|momb|mofff|buck6d|diel|cosine/buck6d")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("examples", help="folder below which the decks (in.*) lie")
    parser.add_argument("--polymd", default="polymd", help="command that starts PolyMD")
    parser.add_argument("--lmp", action="append", help="command that starts LAMMPS; given again: another build, for decks with styles that the first lacks")
    parser.add_argument("--seconds", type=float, default=20, help="limit for each run")
    parser.add_argument("--jobs", type=int, default=2, help="decks tried at a time")
    parser.add_argument("--only", default="", help="regular expression: only decks whose path has it")
    parser.add_argument("--cache", help="folder for what LAMMPS gave (and PolyMD, for --resume)")
    parser.add_argument("--resume", action="store_true", help="take what PolyMD gave from the cache too, where the cache has it")
    parser.add_argument("--list", action="store_true", help="check only: reasons of refusal by frequency")
    parser.add_argument("--stdout", action="store_true", help="print the table instead of writing it")
    parser.add_argument("--files", action="store_true", help="name the files that differ")
    options = parser.parse_args()
    options.lmp = options.lmp or ["lmp"]
    return options


class Trial:
    """One deck: its folder is copied once for each program."""

    def __init__(self, options, root, deck):
        self.options, self.root, self.deck = options, root, deck
        self.name = str(deck.relative_to(root))
        self.cache = pathlib.Path(options.cache).resolve() / self.name if options.cache else None

    def copy(self, folder):
        """The deck's folder; the folders above come along as links, because decks reach into their neighbours."""
        relative = self.deck.parent.relative_to(self.root)
        for depth in range(len(relative.parts)):
            level = self.root.joinpath(*relative.parts[:depth])
            target = folder.joinpath(*relative.parts[:depth])
            target.mkdir(parents=True, exist_ok=True)
            for entry in level.iterdir():
                if entry.name != relative.parts[depth] and not (target / entry.name).exists():
                    (target / entry.name).symlink_to(entry)
        shutil.copytree(self.deck.parent, folder / relative, symlinks=True, dirs_exist_ok=True)
        for path in list((folder / relative).rglob("*")):
            if path.is_symlink():
                # Links to potentials lead out of the examples folder.
                original = (self.deck.parent / path.relative_to(folder / relative)).resolve()
                path.unlink()
                path.symlink_to(original)
            else:
                path.chmod(path.stat().st_mode | 0o200)
        return folder / relative

    def execute(self, command, folder, least=0):
        """Exit code (None: out of time) and everything printed. Output goes line by line, so that a killed run has shown what it did."""
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            text = process.communicate(timeout=max(least, self.options.seconds))[0]
            return process.returncode, text.decode(errors="replace")
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return None, process.communicate()[0].decode(errors="replace")

    def check(self):
        """None, or why PolyMD refuses the deck: a list of messages."""
        # A check writes nothing: it may run where the deck lies.
        code, text = self.execute([*shlex.split(self.options.polymd), "check", self.deck.name], self.deck.parent, least=CHECK_SECONDS)
        if code is None:
            return ["the check took too long"]
        problems = re.findall(r": error: (.*)", text)
        if not problems and code != 0:
            problems = [text.strip().splitlines()[-1] if text.strip() else "no answer"]
        return list(dict.fromkeys(problems)) or None

    def keep(self, kind, key, make):
        """The result of make() from the cache, or made and stored: (code, text, files)."""
        stored = self.cache / f"{kind}.json" if self.cache else None
        if stored and stored.exists():
            found = json.loads(stored.read_text())
            if found["key"] == key:
                return found
        found = make() | {"key": key}
        if stored:
            stored.parent.mkdir(parents=True, exist_ok=True)
            stored.write_text(json.dumps(found))
        return found

    def run(self, command, change=None):
        with tempfile.TemporaryDirectory() as top:
            folder = self.copy(pathlib.Path(top))
            if change:
                (folder / self.deck.name).write_text(change(self.deck.read_text()))
            before = {p: p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}
            code, text = self.execute(command, folder)
            files = {}
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.is_symlink() and before.get(path) != path.stat().st_mtime_ns and path.stat().st_size <= LARGEST_FILE:
                    content = path.read_bytes()
                    if b"\0" not in content[:4096]:
                        files[str(path.relative_to(folder))] = content[:LARGEST_FILE // 20].decode(errors="replace")
            return {"code": code, "text": text, "files": files}

    def lammps(self, kind="lammps", change=None):
        key = f"{hashlib.sha256(self.deck.read_bytes()).hexdigest()} {self.options.seconds}"
        for number, build in enumerate(self.options.lmp):
            command = [*(["stdbuf", "-oL"] if shutil.which("stdbuf") else []), *shlex.split(build), "-in", self.deck.name, "-log", "lammps.table.log"]
            found = self.keep(kind + str(number or ""), key, lambda: self.run(command, change))
            if not re.search(r"ERROR: Unrecognized .* style", found["text"]):
                break
        return found

    def polymd(self):
        command = [*shlex.split(self.options.polymd), "run", self.deck.name, "-log", "polymd.table.log"]
        if not self.options.resume and self.cache:
            (self.cache / "polymd.json").unlink(missing_ok=True)
        return self.keep("polymd", f"{self.options.seconds}", lambda: self.run(command))

    def attempt(self):
        refused = self.check()
        if refused:
            return "refused", refused
        if self.options.list:
            return "accepted", None
        ours, theirs = self.polymd(), self.lammps()
        verdict, note = judge(ours, theirs, self.options.files)
        if verdict in ("close", "differs") and re.search(r"^\s*pair_style.*coul/long", self.deck.read_text(), re.M):
            exact, why = judge(ours, self.lammps("exact", untabulated), False)
            note += "; LAMMPS without its Coulomb table: " + why.split(";")[0]
            if exact in ("agrees", "agrees at first"):
                verdict = "agrees untabulated"
        return verdict, note


def untabulated(deck):
    """The deck with Coulomb terms computed, not looked up."""
    return re.sub(r"^(\s*pair_style\s.*(?:&\n.*)*)$", r"\1\npair_modify table 0", deck, flags=re.M)


def judge(ours, theirs, name_files=False):
    """Verdict and note for two results."""
    stopped = None
    if ours["code"] not in (0, None):
        messages = [a or b for a, b in re.findall(r": error: (.*)|^error: (.*)", ours["text"], re.M)]
        stopped = messages[0] if messages else (ours["text"].strip().splitlines() or [f"exit code {ours['code']}"])[-1]
    stopped = stopped and re.sub(r" \(nor under [^)]*\)", "", stopped)
    failure = next((line for line in theirs["text"].splitlines() if line.startswith("ERROR")), None)
    a, b = tables(ours["text"]), tables(theirs["text"])
    if not b:
        if failure:
            return ("LAMMPS stops", failure[:120])
        return ("stops", stopped) if stopped else ("runs", "LAMMPS printed no thermo row to compare with")
    if stopped and not failure:
        return "stops", stopped
    if not a:
        return ("stops", stopped) if stopped else ("runs", "no thermo row within the time limit")
    if a[0][0] != b[0][0]:
        return "differs", f"thermo columns {' '.join(a[0][0])[:60]} against {' '.join(b[0][0])[:60]}"
    first = difference(a[0][1][0], b[0][1][0], b[0][0])
    early = [difference(x, y, b[0][0]) for x, y in zip(a[0][1], b[0][1]) if y[0] - b[0][1][0][0] <= EARLY_STEPS]
    # Long runs drift apart: later runs tell something as long as all before them were short.
    later = []
    for k, (x, y) in enumerate(zip(a, b)):
        if k and x[0] == y[0] and x[1][0][0] == y[1][0][0]:
            later.append(difference(x[1][0], y[1][0], y[0]))
        if y[1][-1][0] - b[0][1][0][0] > EARLY_STEPS:
            break
    note = f"step 0: {first:.0e}; first {EARLY_STEPS} steps: {max(early):.0e} ({len(early)} rows)"
    if later:
        note += "; starts of later runs: " + " ".join(f"{d:.0e}" for d in later[:4])
    done = "both end" if ours["code"] == 0 and theirs["code"] == 0 else f"runs {len(a)}/{len(b)}, rows {sum(len(t[1]) for t in a)}/{sum(len(t[1]) for t in b)}"
    note += f"; {done}"
    if failure:
        note += f"; LAMMPS stops later: {failure[:80]}"
    files = compare_files(ours, theirs)
    if files:
        same = sum(f[1] for f in files)
        note += f"; files {same}/{len(files)}"
        if name_files and same < len(files):
            note += ": " + "; ".join(f"{f[0]} {f[2]}" for f in files if not f[1])
    if first <= AGREES:
        return "agrees" if max(early) <= AGREES_EARLY else "agrees at first", note
    return "close" if first <= CLOSE else "differs", note


def tables(text):
    """Rows of each run: a list of (names, [values]). A table that goes on after other lines (warnings, prints) stays one."""
    found, names, multi = [], None, None
    for line in text.splitlines():
        words = line.split()
        head = re.match(r"-+ Step +(\d+) -", line)
        if head:
            # thermo_style multi: name = value, three to a line.
            multi = (["Step"], [float(head[1])])
            if not found or found[-1][0][:2] != ["multi", "Step"] or not names:
                found.append((["multi", "Step"], []))
                names = ["multi"]
            found[-1][1].append(multi[1])
        elif multi and "=" in line and not line.startswith("Loop"):
            for name, value in re.findall(r"(\S+) += +(\S+)", line):
                if len(found[-1][1]) == 1:
                    found[-1][0].append(name)
                try:
                    multi[1].append(float(value))
                except ValueError:
                    pass
        elif words[:1] == ["Step"] or words[:1] and words[0] in ("Temp", "E_pair") and len(words) > 2:
            names = words
            found.append((names, []))
        elif line.startswith("Loop time"):
            names = multi = None
        elif names and len(words) == len(names):
            try:
                found[-1][1].append([float(w) for w in words])
            except ValueError:
                pass
    return [(n[1:] if n[0] == "multi" else n, rows) for n, rows in found if rows]


def difference(a, b, names):
    """Largest relative difference of two rows; a number far below the largest of its row counts relative to 1e-4 of that."""
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


def compare_files(ours, theirs):
    """Text files both wrote, or one only: (name, same, what differs). Only the beginning is compared, as far as both got."""
    found = []
    skip = re.compile(r"(^|/)(log\.|polymd\.table|lammps\.table)|\.(png|jpg|ppm|gz|mpg|avi)$|restart")
    for name in sorted((ours["files"].keys() | theirs["files"].keys())):
        if skip.search(name):
            continue
        if name not in ours["files"] or name not in theirs["files"]:
            if ours["code"] == theirs["code"] == 0:
                found.append((name, False, "only in " + ("PolyMD" if name in ours["files"] else "LAMMPS")))
            continue
        x, y = ours["files"][name], theirs["files"][name]
        if y.startswith("ITEM:"):
            x, y = sorted_frame(x), sorted_frame(y)
        else:
            x, y = x.splitlines(), y.splitlines()
            if ours["code"] is None or theirs["code"] is None or len(theirs["files"][name]) >= LARGEST_FILE // 20:
                n = max(0, min(len(x), len(y)) - 1)
                x, y = x[:n], y[:n]
            x, y = x[:60], y[:60]
        problem = None if len(x) == len(y) else f"has {len(x)} lines against {len(y)}"
        for k, (p, q) in enumerate(zip(x, y), 1):
            if not same_line(p, q):
                problem = f"line {k} '{p[:70]}' against '{q[:70]}'"
                break
        found.append((name, problem is None, problem))
    return found


def same_line(p, q):
    if p == q:
        return True
    p, q = p.split(), q.split()
    if len(p) != len(q):
        return False
    for a, b in zip(p, q):
        if a != b:
            try:
                if abs(float(a) - float(b)) > 1e-4 * max(abs(float(b)), 1e-3):
                    return False
            except ValueError:
                return "LAMMPS" in q or "PolyMD" in p
    return True


def sorted_frame(text):
    """Lines of the first frame of a dump, its rows sorted: LAMMPS writes atoms in its own order."""
    head, rows = [], []
    for k, line in enumerate(text.splitlines()):
        if line.startswith("ITEM: TIMESTEP") and k:
            break
        (rows if head and head[-1].startswith(("ITEM: ATOMS", "ITEM: ENTRIES")) else head).append(line.rstrip())
    rows.sort(key=lambda r: [float(w) if re.fullmatch(r"[-+.\deE]+", w) else 0.0 for w in r.split()[:1]])
    return head + rows


def phrase(messages):
    """Why a deck is refused, in one phrase: the reason that decides first, then how many more there are."""
    def rank(message):
        words = re.findall(r"'([^']*)'", message.split("; did you mean")[0])
        names = [w for w in words if w]
        if "is not supported" not in message and "unknown" not in message and "that no supported" not in message:
            return 2, "missing input" if "does not exist" in message else "deck"
        if any(NEVER.search(w) for w in names):
            return 0, "outside the set"
        if any(LATER.search(w) for w in names):
            return 1, "later"
        return 3, "missing"
    if all(m.startswith("unknown command") or "quote" in m for m in messages) and len(messages) > 1:
        return "no deck", messages[0].split("; did you mean")[0]
    ranked = sorted(messages, key=lambda m: rank(m)[0])
    kind = rank(ranked[0])[1]
    return kind, ranked[0].split("; did you mean")[0].split(" (supported")[0].split(" (valid")[0]


def main():
    options = arguments()
    root = pathlib.Path(options.examples).resolve()
    decks = sorted(d for d in root.rglob("in.*") if re.search(options.only, str(d.relative_to(root))) and not d.name.endswith((".gz", "~")) and d.is_file())
    trials = [Trial(options, root, d) for d in decks]
    rows = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for done, (trial, result) in enumerate(zip(trials, pool.map(Trial.attempt, trials)), 1):
            rows.append((trial.name, *result))
            if sys.stderr.isatty():
                print(f"\r{done}/{len(trials)} {trial.name[:60]:60}", end="", file=sys.stderr)
    if options.list:
        reasons = collections.Counter(m for _, verdict, note in rows if verdict == "refused" for m in note)
        for message, count in reasons.most_common():
            print(f"{count:5} {message}")
        print(f"{sum(r[1] == 'accepted' for r in rows)} of {len(rows)} decks accepted")
        return
    counts = collections.Counter()
    lines = []
    for name, verdict, note in rows:
        if verdict == "refused":
            kind, reason = phrase(note)
            verdict, note = kind if kind == "no deck" else f"refused: {kind}", reason + (f" (+{len(note) - 1})" if len(note) > 1 else "")
        counts[verdict] += 1
        lines.append(f"| {name} | {verdict} | {note.replace('|', '/')[:2000 if options.files else 260]} |")
    version = subprocess.run([*shlex.split(options.lmp[0]), "-h"], capture_output=True, text=True).stdout.split(" - ", 1)[-1].split("\n")[0]
    head = [f"# Decks of LAMMPS' examples folder (LAMMPS {version})", "",
            f"Written by `make_table.py` (its head says how). Untouched decks; each program had {options.seconds:g} s per deck on a busy machine.", "",
            "| verdict | decks | meaning |", "|---|---|---|"]
    meaning = {"agrees": f"first thermo row within {AGREES:g} of LAMMPS' (relative to the number, or to 1e-4 of the largest of its row), rows of the first {EARLY_STEPS} steps within {AGREES_EARLY:g}",
               "agrees at first": "the first row agrees, later ones do not (random numbers of our own, or chaos)",
               "agrees untabulated": "agrees with the same deck and `pair_modify table 0` in LAMMPS, which looks coul/long up in a table unless told not to",
               "close": f"the first row is within {CLOSE:g}",
               "differs": "the first row, or the columns, differ",
               "runs": "nothing to compare: no thermo row of one of them within the time",
               "stops": "PolyMD stopped with an error where LAMMPS did not",
               "LAMMPS stops": "PolyMD accepts the deck; this binary of LAMMPS does not run it",
               "refused: outside the set": "needs a package that PolyMD leaves out for good",
               "refused: later": "needs a style that is planned, not first",
               "refused: missing": "needs something that PolyMD lacks",
               "refused: missing input": "a file that the deck reads is not there",
               "no deck": "a file of another program",
               "refused: deck": "needs something from outside (a variable, an earlier run), or is not valid"}
    head += [f"| {v} | {counts[v]} | {meaning[v]} |" for v in meaning if counts[v]]
    head += ["", f"{len(rows)} decks; `files n/m`: n of the m text files that the runs wrote begin the same.", "", "| deck | result | |", "|---|---|---|"]
    if options.only or options.stdout:
        print("\n".join(head + lines))
    else:
        (pathlib.Path(__file__).parent / "README.md").write_text("\n".join(head + lines) + "\n")


if __name__ == "__main__":
    main()
