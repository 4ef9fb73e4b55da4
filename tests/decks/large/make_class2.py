"""Writes class2.in: the electrolyte of inputs/peo-litfsi with a force field of class2 form. Rest lengths and angles, charges and sizes are those
of the OPLS deck; anharmonic and cross terms have the size they have in class2 force fields for ethers, so that every term is at work."""
import pathlib, re

here = pathlib.Path(__file__).parent
source = (here / "../../../inputs/peo-litfsi/in.bulk").read_text()
coeff = lambda kind: [l.split("#")[0].split()[1:] for l in source.splitlines() if l.startswith(kind + "_coeff")]
out = ["# PEO/LiTFSI, class2 form with PPPM (written by make_class2.py)", "units real", "atom_style full",
       "pair_style lj/class2/coul/long 9.5", "pair_modify table 0 tail yes", "bond_style class2", "angle_style class2", "dihedral_style class2", "improper_style class2",
       "special_bonds lj/coul 0 0 1", "kspace_style pppm 1e-4", "read_data bulk.data extra/improper/types 1", "replicate 2 1 1", "variable T index 363", "variable dt index 0.5", "variable relax index 300"]
for i, j, epsilon, sigma, *_ in coeff("pair"):
    if i == j:
        out.append(f"pair_coeff {i} {j} {epsilon} {float(sigma) * 2 ** (1 / 6):.6f}")
lengths = {}
for t, k, r0 in coeff("bond"):
    lengths[t] = float(r0)
    out.append(f"bond_coeff {t} {r0} {k} {-2.0 * float(k):.4f} {2.3 * float(k):.4f}")
mean = sum(lengths.values()) / len(lengths)
for t, k, theta in coeff("angle"):
    out += [f"angle_coeff {t} {theta} {k} {-0.3 * float(k):.4f} {0.1 * float(k):.4f}", f"angle_coeff {t} bb {3 + int(t) % 4} {mean:.4f} {mean + 0.02:.4f}",
            f"angle_coeff {t} ba {8 + int(t)} {15 - int(t)} {mean:.4f} {mean + 0.02:.4f}"]
for t, k1, k2, k3, k4 in coeff("dihedral"):
    out += [f"dihedral_coeff {t} {float(k1) / 2:.5f} 0 {float(k2) / 2:.5f} 180 {float(k3) / 2:.5f} 0",
            f"dihedral_coeff {t} mbt 0.4 -0.2 0.1 {mean:.4f}", f"dihedral_coeff {t} ebt 0.2 0.3 -0.1 0.1 -0.2 0.15 {mean:.4f} {mean:.4f}",
            f"dihedral_coeff {t} at 0.3 -0.2 0.1 0.2 0.1 -0.3 109.5 112", f"dihedral_coeff {t} aat -1.2 109.5 112", f"dihedral_coeff {t} bb13 0.5 {mean:.4f} {mean:.4f}"]
out += ["improper_coeff 1 0.1 0", "improper_coeff 1 aa 0.1 0.1 0.1 109.5 109.5 109.5"]
(here / "class2.in").write_text("\n".join(out) + "\n")
