using PolyMD.Model;

namespace PolyMD.Engine;

/// <summary>Bonds, angles, dihedrals and impropers by atom id, as read; immutable during a run.</summary>
public sealed class Topology
{
    private readonly Dictionary<ForceKind, HashSet<int>> _held = [];

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

    /// <summary>Bonds that exert no force any more but still make their atoms special neighbours (delete_bonds without special).</summary>
    public List<BondedRecord> FormerBonds { get; } = [];

    /// <summary>The lists of terms that have types: bonds, angles, dihedrals, impropers.</summary>
    public IReadOnlyList<List<BondedRecord>> Families => [Bonds, Angles, Dihedrals, Impropers];

    /// <summary>Replaces atom ids in every term.</summary>
    /// <param name="id">New id of an old one.</param>
    public void Renumber(Func<int, int> id)
    {
        foreach (List<BondedRecord> terms in (List<BondedRecord>[])[.. Families, FormerBonds])
        {
            for (int k = 0; k < terms.Count; k++)
            {
                BondedRecord t = terms[k];
                terms[k] = t with { A = id(t.A), B = id(t.B), C = t.C == 0 ? 0 : id(t.C), D = t.D == 0 ? 0 : id(t.D) };
            }
        }
    }

    /// <summary>The terms of one family that act: those that a constraint holds rigid have neither force nor energy and are left out.</summary>
    /// <param name="kind">Bond, angle, dihedral or improper.</param>
    public IReadOnlyList<BondedRecord> Terms(ForceKind kind)
    {
        IReadOnlyList<BondedRecord> all = kind switch
        {
            ForceKind.Bond => Bonds,
            ForceKind.Angle => Angles,
            ForceKind.Dihedral => Dihedrals,
            ForceKind.Improper => Impropers,
            _ => [],
        };
        return _held.TryGetValue(kind, out HashSet<int>? held) ? all.Where((_, term) => !held.Contains(term)).ToArray() : all;
    }

    /// <summary>Declares the terms of a family that constraints hold from the next run on; an empty set gives all of them back to their forces.</summary>
    /// <param name="kind">Bond or angle.</param>
    /// <param name="terms">Indices into the list of the family.</param>
    public void Hold(ForceKind kind, IReadOnlySet<int> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Count == 0) _held.Remove(kind);
        else _held[kind] = [.. terms];
    }

    /// <summary>Adds a term that a constraint holds.</summary>
    /// <param name="kind">Bond or angle.</param>
    /// <param name="index">Index into the list of the family.</param>
    public void HoldAlso(ForceKind kind, int index)
    {
        if (!_held.TryGetValue(kind, out HashSet<int>? held)) _held[kind] = held = [];
        held.Add(index);
    }

    /// <summary>Removes the terms of atoms that go, held or not; those that are held and stay remain held.</summary>
    /// <param name="gone">Which terms go.</param>
    public void RemoveWithAtoms(Predicate<BondedRecord> gone)
    {
        ArgumentNullException.ThrowIfNull(gone);
        for (int k = 0; k < Families.Count; k++) Filter(ForceKind.Bond + k, gone, _ => { });
        FormerBonds.RemoveAll(gone);
    }

    /// <summary>Removes terms of a family; those that constraints hold stay held.</summary>
    /// <param name="kind">Bond, angle, dihedral or improper.</param>
    /// <param name="gone">Which go.</param>
    /// <exception cref="PolyMDException">One of them is held by a constraint.</exception>
    public void Remove(ForceKind kind, Predicate<BondedRecord> gone)
    {
        ArgumentNullException.ThrowIfNull(gone);
        Filter(kind, gone, t => throw new PolyMDException($"a {kind.ToString().ToLowerInvariant()} between atoms {t.A} and {t.B} is held by a constraint and cannot be removed"));
    }

    private void Filter(ForceKind kind, Predicate<BondedRecord> gone, Action<BondedRecord> heldGoes)
    {
        List<BondedRecord> terms = Families[kind - ForceKind.Bond];
        _held.TryGetValue(kind, out HashSet<int>? held);
        HashSet<int> still = [];
        int kept = 0;
        for (int k = 0; k < terms.Count; k++)
        {
            bool isHeld = held?.Contains(k) == true;
            if (gone(terms[k]))
            {
                if (isHeld) heldGoes(terms[k]);
                continue;
            }
            if (isHeld) still.Add(kept);
            terms[kept++] = terms[k];
        }
        terms.RemoveRange(kept, terms.Count - kept);
        if (held is not null) _held[kind] = still;
    }

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

    /// <summary>Whether an atom is part of any term.</summary>
    /// <param name="id">Atom id.</param>
    public bool Contains(int id)
    {
        bool Has(List<BondedRecord> terms) => terms.Exists(t => t.A == id || t.B == id || t.C == id || t.D == id);
        return Has(Bonds) || Has(Angles) || Has(Dihedrals) || Has(Impropers);
    }
}
