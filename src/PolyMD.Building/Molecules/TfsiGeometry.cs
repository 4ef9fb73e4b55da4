using PolyMD.Building.ForceFields;
using PolyMD.Numerics;

namespace PolyMD.Building.Molecules;

/// <summary>
/// bis(trifluoromethanesulfonyl)imide with the bond lengths and angles of its force field, in the transoid (C2) conformer:
/// both C-S-N-S torsions at +92 degrees, CF3 staggered.
/// </summary>
public static class TfsiGeometry
{
    private const double ImideTorsion = 92;

    /// <summary>The ion with its nitrogen at the origin.</summary>
    /// <param name="field">Force field with the types CF, SF, NF, OF, FF.</param>
    public static Molecule Build(MolecularForceField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        Molecule m = new("TFSI");
        double ns = field.Bonded("NF", "SF").R0;
        int n = m.Add("NF", Vec3.Zero);
        int s1 = m.Add("SF", new Vec3(ns, 0, 0));
        double bend = field.Bonded("SF", "NF", "SF").Theta0 * Math.PI / 180;
        int s2 = m.Add("SF", new Vec3(ns * Math.Cos(bend), ns * Math.Sin(bend), 0));
        m.Bonds.Add((n, s1));
        m.Bonds.Add((n, s2));
        AddArm(m, field, s2, n, s1);
        AddArm(m, field, s1, n, s2);
        return m;
    }

    private static void AddArm(Molecule m, MolecularForceField field, int far, int n, int s)
    {
        double cs = field.Bonded("CF", "SF").R0, so = field.Bonded("SF", "OF").R0, cf = field.Bonded("CF", "FF").R0;
        double nsc = field.Bonded("NF", "SF", "CF").Theta0, nso = field.Bonded("NF", "SF", "OF").Theta0;
        double cso = field.Bonded("CF", "SF", "OF").Theta0, scf = field.Bonded("FF", "CF", "SF").Theta0;
        Vec3 pf = m.Positions[far], pn = m.Positions[n], ps = m.Positions[s];
        int c = m.Add("CF", InternalCoordinates.Place(pf, pn, ps, cs, nsc, ImideTorsion));
        m.Bonds.Add((s, c));
        // the torsion of O about N-S relative to C that gives the angle C-S-O (spherical law of cosines)
        double a = nsc * Math.PI / 180, b = nso * Math.PI / 180, g = cso * Math.PI / 180;
        double delta = Math.Acos((Math.Cos(g) - Math.Cos(a) * Math.Cos(b)) / (Math.Sin(a) * Math.Sin(b))) * 180 / Math.PI;
        foreach (int sign in new[] { 1, -1 })
        {
            int o = m.Add("OF", InternalCoordinates.Place(pf, pn, ps, so, nso, ImideTorsion + sign * delta));
            m.Bonds.Add((s, o));
        }
        foreach (double torsion in new[] { 180.0, 60.0, -60.0 })
        {
            int f = m.Add("FF", InternalCoordinates.Place(pn, ps, m.Positions[c], cf, scf, torsion));
            m.Bonds.Add((c, f));
        }
    }
}
