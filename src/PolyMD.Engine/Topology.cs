using PolyMD.Model;

namespace PolyMD.Engine;

/// <summary>Bonds, angles, dihedrals and impropers by atom id, as read; immutable during a run.</summary>
public sealed class Topology
{
    /// <summary>Bonds.</summary>
    public List<BondedRecord> Bonds { get; } = [];

    /// <summary>Angles.</summary>
    public List<BondedRecord> Angles { get; } = [];

    /// <summary>Dihedrals.</summary>
    public List<BondedRecord> Dihedrals { get; } = [];

    /// <summary>Impropers.</summary>
    public List<BondedRecord> Impropers { get; } = [];

    /// <summary>Number of bond types.</summary>
    public int BondTypes { get; set; }

    /// <summary>Number of angle types.</summary>
    public int AngleTypes { get; set; }

    /// <summary>Number of dihedral types.</summary>
    public int DihedralTypes { get; set; }

    /// <summary>Number of improper types.</summary>
    public int ImproperTypes { get; set; }

    /// <summary>Bond types whose atoms have no pair interaction as long as the bond exists (bond_style quartic).</summary>
    public IReadOnlyCollection<int> SilentBondTypes { get; private set; } = [];

    /// <summary>Counts the changes of silent bonds.</summary>
    internal int SilentVersion { get; private set; }

    /// <summary>Sets <see cref="SilentBondTypes"/>; also to be called when bonds of these types have gone.</summary>
    /// <param name="types">Bond types.</param>
    public void SilenceBonds(IReadOnlyCollection<int> types)
    {
        SilentBondTypes = types;
        SilentVersion++;
    }

    /// <summary>The terms of one family.</summary>
    /// <param name="kind">Bond, angle, dihedral or improper.</param>
    public IReadOnlyList<BondedRecord> Terms(ForceKind kind) => kind switch
    {
        ForceKind.Bond => Bonds,
        ForceKind.Angle => Angles,
        ForceKind.Dihedral => Dihedrals,
        ForceKind.Improper => Impropers,
        _ => [],
    };

    /// <summary>Number of types of one family.</summary>
    /// <param name="kind">Bond, angle, dihedral or improper.</param>
    public int TypeCount(ForceKind kind) => kind switch
    {
        ForceKind.Bond => BondTypes,
        ForceKind.Angle => AngleTypes,
        ForceKind.Dihedral => DihedralTypes,
        ForceKind.Improper => ImproperTypes,
        _ => 0,
    };
}
