"""Makes <name>.txt beside the decks of this folder with LAMMPS. Not part of the test run.

    polymd build inputs/peo-xene-li/study.json --preset quick --seed 12345 --output <stacks>
    LAMMPS=<binary with MEAM> python3 make.py <stacks> [name ...]

Every deck is run with step0.in (energies by term and pressure at step 0), then with nve.in (total energy of 1000 steps). The deck named
stack is the head of the graphene stack that `build` wrote (all before its first minimisation), repeated once along x.
"""
import os, pathlib, shutil, subprocess, sys, tempfile

here = pathlib.Path(__file__).parent.resolve()
binary, stacks = os.environ.get("LAMMPS", "lmp"), pathlib.Path(sys.argv[1])
version = subprocess.run([binary, "-h"], capture_output=True, text=True).stdout.split(" - ", 1)[1].split("\n")[0]


def table(folder, text):
    (folder / "in").write_text(text)
    subprocess.run([binary, "-in", "in", "-log", "log", "-screen", "none"], cwd=folder, check=True)
    log = (folder / "log").read_text().splitlines()
    start = max(k for k, line in enumerate(log) if line.split()[:1] == ["Step"])
    end = next(k for k in range(start, len(log)) if log[k].startswith("Loop time"))
    return [line.split() for line in log[start:end] if line.split()[0].isdigit() or line.startswith("Step")]


for name in sys.argv[2:] or ["class2", "airebo", "eam", "meam", "stack"]:
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for file in [here / "../../../inputs/peo-litfsi/bulk.data", *(stacks / "graphene").iterdir(), *(here / "../../fixtures/styles/potentials").iterdir()]:
            shutil.copy(file, work)
        deck = (here / f"{name}.in").read_text() if name != "stack" else (work / "in.stack").read_text().split("# ----- 1 minimise")[0] + (here / "stack.end").read_text()
        rows = table(work, deck + (here / "step0.in").read_text())
        run = table(work, deck + (here / "nve.in").read_text())
    with open(here / f"{name}.txt", "w") as out:
        out.write(f"# make.py {name}, LAMMPS {version}\n")
        out.writelines(f"{a} {b}\n" for a, b in zip(*rows))
        out.writelines(f"nve {' '.join(row)}\n" for row in run[1:])
    print(name)
