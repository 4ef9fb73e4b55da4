using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>Attributes of atoms by the words of property/atom and store/state.</summary>
internal static class AtomAttribute
{
    public static readonly string[] Names =
    [
        "id", "mol", "proc", "type", "mass", "x", "y", "z", "xs", "ys", "zs", "xu", "yu", "zu", "xsu", "ysu", "zsu", "ix", "iy", "iz", "vx", "vy", "vz", "fx", "fy", "fz", "q", "nbonds",
        "radius", "diameter", "omegax", "omegay", "omegaz", "tqx", "tqy", "tqz", "mux", "muy", "muz", "mu",
    ];

    private static readonly string[] s_others =
    [
        "spx", "spy", "spz", "sp", "fmx", "fmy", "fmz", "angmomx", "angmomy", "angmomz",
        "shapex", "shapey", "shapez", "quatw", "quati", "quatj", "quatk", "vfrac", "s0", "spin", "eradius", "ervel", "erforce", "rho", "drho", "e", "de", "cv",
    ];

    /// <summary>The reader of an attribute; an error at the word if there is none of that name.</summary>
    public static Func<int, double> Find(Simulation s, ArgToken token, ArgReader args)
    {
        AtomStore a = s.Atoms;
        switch (token.Text)
        {
            case "id": return i => a.Id[i];
            case "mol":
                if (!a.HasMolecules) args.Fail("'mol' needs molecule ids, which the atom style does not have");
                return i => a.Molecule[i];
            case "proc": return _ => 0;
            case "type": return i => a.TypeIndex[i] + 1;
            case "mass": return i => a.HasOwnMass ? a.Mass[i] : s.Types.Mass[a.TypeIndex[i]];
            case "x": return i => a.X[i];
            case "y": return i => a.Y[i];
            case "z": return i => a.Z[i];
            case "xs": return i => s.Box.ToFractional(a.Position(i)).X;
            case "ys": return i => s.Box.ToFractional(a.Position(i)).Y;
            case "zs": return i => s.Box.ToFractional(a.Position(i)).Z;
            case "xu": return i => a.Unwrapped(i, s.Box).X;
            case "yu": return i => a.Unwrapped(i, s.Box).Y;
            case "zu": return i => a.Unwrapped(i, s.Box).Z;
            case "xsu": return i => s.Box.ToFractional(a.Unwrapped(i, s.Box)).X;
            case "ysu": return i => s.Box.ToFractional(a.Unwrapped(i, s.Box)).Y;
            case "zsu": return i => s.Box.ToFractional(a.Unwrapped(i, s.Box)).Z;
            case "ix": return i => a.ImageX[i];
            case "iy": return i => a.ImageY[i];
            case "iz": return i => a.ImageZ[i];
            case "vx": return i => a.Vx[i];
            case "vy": return i => a.Vy[i];
            case "vz": return i => a.Vz[i];
            case "fx": return i => a.Fx[i];
            case "fy": return i => a.Fy[i];
            case "fz": return i => a.Fz[i];
            case "q":
                if (!a.HasCharge) args.Fail("'q' needs charges, which the atom style does not have");
                return i => a.Charge[i];
            case "nbonds": return BondCount(s);
        }
        if (a.Column(token.Text == "diameter" ? AtomColumnNames.Radius : token.Text) is { } column)
        {
            double factor = token.Text == "diameter" ? 2 : 1;
            return i => factor * column.Values[i];
        }
        if (Names.Contains(token.Text)) args.Fail($"the atom style has no '{token.Text}'");
        if (s_others.Contains(token.Text)) args.Fail($"attribute '{token.Text}' belongs to atom styles that are not supported");
        if (token.Text.StartsWith("i_", StringComparison.Ordinal) || token.Text.StartsWith("d_", StringComparison.Ordinal) || token.Text.StartsWith("i2_", StringComparison.Ordinal) || token.Text.StartsWith("d2_", StringComparison.Ordinal))
            args.Fail(a.NoSuchProperty(token.Text));
        args.Fail($"unknown attribute '{token.Text}'{NearestName.Hint(token.Text, Names)}");
        return _ => 0;
    }

    // A bond counts for the atom that is named first.
    private static Func<int, double> BondCount(Simulation s)
    {
        int version = -1;
        int[] counts = [];
        return i =>
        {
            if (version != s.Atoms.OrderVersion || counts.Length < s.Atoms.LocalCount)
            {
                counts = new int[s.Atoms.LocalCount];
                foreach (BondedRecord b in s.Topology.Bonds) if (s.Atoms.IndexOfId(b.A) is var k && k >= 0) counts[k]++;
                version = s.Atoms.OrderVersion;
            }
            return counts[i];
        };
    }
}
