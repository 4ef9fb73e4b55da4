using PolyMD.Dynamics.Exchange;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <content>How bodies come and go during a run.</content>
public sealed partial class FixRigid
{
    void IHoldsMolecules.Insert(in InsertedMolecule molecule)
    {
        int first = molecule.FirstId;
        int[] ids = [.. Enumerable.Range(first, molecule.Template.Count)];
        _bodies.Add(new RigidBody(ids, Atoms.Molecule[molecule.FirstIndex]), Stated(molecule));
        RecountFreedom();
    }

    // Thermostat and barostat control the bodies that there are (in LAMMPS of 2021 those that there were when the run began: those of an empty system never).
    private void RecountFreedom()
    {
        _version = _bodies.Version;
        _thermostat?.Begin();
        if (_barostat is null) return;
        (double centres, double rotations) = RigidThermostat.Freedom(Simulation, _settings);
        _barostat.Begin(centres + rotations, KT);
    }

    // Mass, centre and inertia that the header of the molecule file states, turned with the molecule; the rest from its atoms.
    private RigidInfile? Stated(in InsertedMolecule molecule)
    {
        MoleculeTemplate t = molecule.Template;
        if (t.StatedMass is null && t.StatedCentre is null && t.StatedInertia is null) return null;
        double mass = 0;
        Vec3 centre = default, velocity = Atoms.Velocity(molecule.FirstIndex);
        for (int k = 0; k < t.Count; k++)
        {
            double m = Atoms.Mass[molecule.FirstIndex + k];
            mass += m;
            centre += t.Positions[k] * m;
        }
        centre = t.StatedCentre ?? centre / mass;
        SymTensor inertia = t.StatedInertia ?? default;
        if (t.StatedInertia is null)
        {
            for (int k = 0; k < t.Count; k++)
            {
                Vec3 d = t.Positions[k] - centre;
                double m = Atoms.Mass[molecule.FirstIndex + k], d2 = d.LengthSquared;
                inertia += new SymTensor(d2 - d.X * d.X, d2 - d.Y * d.Y, d2 - d.Z * d.Z, -d.X * d.Y, -d.X * d.Z, -d.Y * d.Z) * m;
            }
        }
        Vec3 ex = molecule.Turn.Apply(new Vec3(1, 0, 0)), ey = molecule.Turn.Apply(new Vec3(0, 1, 0)), ez = molecule.Turn.Apply(new Vec3(0, 0, 1));
        return new RigidInfile(t.StatedMass ?? mass, molecule.Map(centre), Turned(inertia, ex, ey, ez), velocity, default, default);
    }

    // R I Rᵀ with the columns of R.
    private static SymTensor Turned(SymTensor i, Vec3 ex, Vec3 ey, Vec3 ez)
    {
        Vec3 x = ex * i.XX + ey * i.XY + ez * i.XZ, y = ex * i.XY + ey * i.YY + ez * i.YZ, z = ex * i.XZ + ey * i.YZ + ez * i.ZZ;
        double Element(int a, int b) => x[a] * ex[b] + y[a] * ey[b] + z[a] * ez[b];
        return new SymTensor(Element(0, 0), Element(1, 1), Element(2, 2), Element(0, 1), Element(0, 2), Element(1, 2));
    }
}
