"""Makes water.xtc, few.xtc, water.dcd and their positions (.txt) with MDAnalysis 2.4.2 (Debian's python3-mdanalysis), whose writers pack runs
of short steps. Not part of the test run.

    /usr/bin/python3 make_trajectories.py
"""
import pathlib
import MDAnalysis
import numpy

here = pathlib.Path(__file__).parent
random = numpy.random.default_rng(20)


def write(name, atoms, frames, cell, precision=None):
    u = MDAnalysis.Universe.empty(atoms, trajectory=True)
    origins = random.uniform(-2, 22, (atoms // 3 + 1, 3)).repeat(3, axis=0)[:atoms]
    options = {} if precision is None else {"precision": precision}
    texts = []
    with MDAnalysis.Writer(str(here / name), atoms, **options) as writer:
        for f in range(frames):
            u.atoms.positions = origins + random.normal(0, 0.7, (atoms, 3)) + 0.1 * f
            u.dimensions = cell
            u.trajectory.ts.frame, u.trajectory.ts.time = f, 2.0 * f
            writer.write(u.atoms)
    for ts in MDAnalysis.Universe.empty(atoms).load_new(str(here / name)).trajectory:
        texts.append(f"# time {ts.time:.6g} vectors " + " ".join(f"{x:.5f}" for x in ts.triclinic_dimensions.ravel()))
        texts += [" ".join(f"{x:.4f}" for x in r) for r in ts.positions]
    (here / (name + ".txt")).write_text("\n".join(texts) + "\n")


write("water.xtc", 60, 3, [20, 21, 22, 90, 90, 90])
write("tilted.xtc", 31, 2, [20, 21, 22, 80, 75, 70], precision=5)
write("few.xtc", 7, 2, [20, 21, 22, 90, 90, 90])
write("water.dcd", 30, 3, [20, 21, 22, 80, 75, 70])
