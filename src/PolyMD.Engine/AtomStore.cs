using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>
/// All per-atom state as structure of arrays: owned (local) atoms first, then ghosts (periodic images within reach), then one
/// sentinel far away that padded neighbour rows point to. Type indices are 0-based here; decks and files count from 1.
/// Forces and velocities exist for local atoms only: every force loop adds to the atoms it owns.
/// </summary>
public sealed unsafe class AtomStore : IDisposable
{
    /// <summary>Coordinate of the sentinel: far enough that every interaction with it is masked, small enough that its square is finite.</summary>
    public const double SentinelPosition = 1e12;

    private readonly NativeBuffer<double>[] _doubles;
    private readonly NativeBuffer<int>[] _integers;
    private readonly List<AtomColumn> _columns = [], _torques = [];
    private Dictionary<int, int>? _indexOfId;

    /// <summary>Creates an empty store.</summary>
    public AtomStore()
    {
        _doubles = [X, Y, Z, Vx, Vy, Vz, Fx, Fy, Fz, Charge, Mass];
        _integers = [Id, TypeIndex, Molecule, ImageX, ImageY, ImageZ, GhostOwner];
    }

    /// <summary>Number of owned atoms.</summary>
    public int LocalCount { get; private set; }

    /// <summary>Number of ghosts, at indices LocalCount … LocalCount + GhostCount − 1.</summary>
    public int GhostCount { get; private set; }

    /// <summary>Owned atoms and ghosts.</summary>
    public int TotalCount => LocalCount + GhostCount;

    /// <summary>Index of the sentinel.</summary>
    public int Sentinel => TotalCount;

    /// <summary>Position along x, local and ghost.</summary>
    public NativeBuffer<double> X { get; } = new();

    /// <summary>Position along y, local and ghost.</summary>
    public NativeBuffer<double> Y { get; } = new();

    /// <summary>Position along z, local and ghost.</summary>
    public NativeBuffer<double> Z { get; } = new();

    /// <summary>Velocity along x, local.</summary>
    public NativeBuffer<double> Vx { get; } = new();

    /// <summary>Velocity along y, local.</summary>
    public NativeBuffer<double> Vy { get; } = new();

    /// <summary>Velocity along z, local.</summary>
    public NativeBuffer<double> Vz { get; } = new();

    /// <summary>Force along x, local.</summary>
    public NativeBuffer<double> Fx { get; } = new();

    /// <summary>Force along y, local.</summary>
    public NativeBuffer<double> Fy { get; } = new();

    /// <summary>Force along z, local.</summary>
    public NativeBuffer<double> Fz { get; } = new();

    /// <summary>Charge, local and ghost.</summary>
    public NativeBuffer<double> Charge { get; } = new();

    /// <summary>Mass, local.</summary>
    public NativeBuffer<double> Mass { get; } = new();

    /// <summary>Atom id, local and ghost.</summary>
    public NativeBuffer<int> Id { get; } = new();

    /// <summary>Type index, 0-based, local and ghost (and sentinel: 0).</summary>
    public NativeBuffer<int> TypeIndex { get; } = new();

    /// <summary>Molecule id, local.</summary>
    public NativeBuffer<int> Molecule { get; } = new();

    /// <summary>Image flag along x, local.</summary>
    public NativeBuffer<int> ImageX { get; } = new();

    /// <summary>Image flag along y, local.</summary>
    public NativeBuffer<int> ImageY { get; } = new();

    /// <summary>Image flag along z, local.</summary>
    public NativeBuffer<int> ImageZ { get; } = new();

    /// <summary>Group membership bits, local; bit 0 is group all.</summary>
    public NativeBuffer<uint> GroupMask { get; } = new();

    /// <summary>For every index, the local atom it is or is an image of (identity for local atoms).</summary>
    public NativeBuffer<int> GhostOwner { get; } = new();

    /// <summary>Packed copy (x, y, z, charge) of local, ghost and sentinel, 32 bytes each, refreshed with the ghosts every step.</summary>
    public NativeBuffer<double> Records { get; } = new();

    /// <summary>Whether atoms have molecule ids.</summary>
    public bool HasMolecules { get; set; }

    /// <summary>Whether atoms have charges.</summary>
    public bool HasCharge { get; set; }

    /// <summary>Whether <see cref="Mass"/> is a property of each atom; otherwise it is that of the atom's type.</summary>
    public bool HasOwnMass { get; set; }

    /// <summary>Further properties of local atoms, in the order in which they were added.</summary>
    public IReadOnlyList<AtomColumn> Columns => _columns;

    /// <summary>Adds a property, 0 for all atoms; it moves with them.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isInteger">Whether its values are integers.</param>
    public AtomColumn AddColumn(string name, bool isInteger = false)
    {
        AtomColumn column = new(name, isInteger);
        column.Values.EnsureLength(LocalCount + 1);
        _columns.Add(column);
        if (AtomColumnNames.Torque.Contains(name)) _torques.Add(column);
        return column;
    }

    /// <summary>Removes a property.</summary>
    /// <param name="column">The column.</param>
    public void RemoveColumn(AtomColumn column)
    {
        _columns.Remove(column);
        _torques.Remove(column);
        column.Dispose();
    }

    /// <summary>The property of a name, or null.</summary>
    /// <param name="name">Its name.</param>
    public AtomColumn? Column(string name) => _columns.Find(c => c.Name == name);

    /// <summary>The values of a property that is known to exist.</summary>
    /// <param name="name">Its name.</param>
    public NativeBuffer<double> Values(string name) => Column(name)?.Values ?? throw new PolyMDException($"atoms have no property '{name}'");

    /// <summary>Says that a property of a deck, i_name or d_name, is not there, with the nearest that is.</summary>
    /// <param name="name">Its name.</param>
    public string NoSuchProperty(string name) => $"there is no fix property/atom that defines '{name}'{NearestName.Hint(name, _columns.Select(c => c.Name))}";

    /// <summary>Gives every local atom the mass of its type, unless masses belong to the atoms.</summary>
    /// <param name="types">Masses of the types.</param>
    public void TakeMassesOf(TypeTable types)
    {
        ArgumentNullException.ThrowIfNull(types);
        if (HasOwnMass) return;
        for (int i = 0; i < LocalCount; i++) Mass[i] = types.Mass[TypeIndex[i]];
    }

    /// <summary>Changes whenever local indices change meaning (atoms added, removed or sorted): index tables built from ids must be rebuilt.</summary>
    public int OrderVersion { get; private set; }

    /// <summary>Changes whenever atoms join or leave groups: tables by group must be rebuilt.</summary>
    public int GroupVersion { get; private set; }

    internal void RestoreVersions(int order, int groups) => (OrderVersion, GroupVersion) = (order, groups);

    /// <summary>Tells that group memberships changed.</summary>
    public void GroupsChanged() => GroupVersion++;

    /// <summary>Sets the number of local atoms, keeping existing ones; drops ghosts.</summary>
    /// <param name="count">Atoms.</param>
    public void SetLocalCount(int count)
    {
        int before = LocalCount;
        LocalCount = count;
        GhostCount = 0;
        Reserve(count);
        // New atoms find nothing that atoms before them have left.
        foreach (AtomColumn c in _columns)
        {
            c.Values.EnsureLength(count + 1);
            for (int i = before; i < count; i++) c.Values[i] = 0;
        }
        OrderVersion++;
        _indexOfId = null;
    }

    /// <summary>Removes local atoms. The last atom takes the place of one removed, so the order changes as it does in LAMMPS; ghosts are dropped.</summary>
    /// <param name="remove">Which of the local atoms go.</param>
    /// <param name="fromEnd">Whether holes are filled from the last to the first.</param>
    /// <returns>Number of atoms removed.</returns>
    public int Remove(ReadOnlySpan<bool> remove, bool fromEnd = false)
    {
        int[] source = [.. Enumerable.Range(0, LocalCount)];
        int count = LocalCount;
        for (int i = LocalCount - 1; fromEnd && i >= 0; i--) if (remove[i]) source[i] = source[--count];
        for (int i = 0; !fromEnd && i < count;)
        {
            if (remove[source[i]]) source[i] = source[--count];
            else i++;
        }
        for (int i = 0; i < count; i++)
        {
            // Every source lies behind its target and has not been overwritten yet: only holes are filled, from the end.
            if (source[i] == i) continue;
            foreach (NativeBuffer<double> b in _doubles) b[i] = b[source[i]];
            foreach (AtomColumn c in _columns) c.Values[i] = c.Values[source[i]];
            foreach (NativeBuffer<int> b in _integers) b[i] = b[source[i]];
            GroupMask[i] = GroupMask[source[i]];
        }
        int removed = LocalCount - count;
        SetLocalCount(count);
        return removed;
    }

    /// <summary>Declares the number of ghosts and makes room for them and the sentinel.</summary>
    /// <param name="count">Ghosts.</param>
    public void SetGhostCount(int count)
    {
        GhostCount = count;
        Reserve(TotalCount);
    }

    /// <summary>Tells that ids or the order of local atoms changed.</summary>
    public void OrderChanged()
    {
        OrderVersion++;
        _indexOfId = null;
    }

    /// <summary>Local index of an atom id, or −1.</summary>
    /// <param name="id">Atom id.</param>
    public int IndexOfId(int id)
    {
        if (_indexOfId is null)
        {
            _indexOfId = new Dictionary<int, int>(LocalCount);
            for (int i = 0; i < LocalCount; i++) _indexOfId[Id[i]] = i;
        }
        return _indexOfId.GetValueOrDefault(id, -1);
    }

    /// <summary>Position of an atom.</summary>
    /// <param name="i">Local or ghost index.</param>
    public Vec3 Position(int i) => new(X[i], Y[i], Z[i]);

    /// <summary>Velocity of a local atom.</summary>
    /// <param name="i">Local index.</param>
    public Vec3 Velocity(int i) => new(Vx[i], Vy[i], Vz[i]);

    /// <summary>Force on a local atom.</summary>
    /// <param name="i">Local index.</param>
    public Vec3 Force(int i) => new(Fx[i], Fy[i], Fz[i]);

    /// <summary>Position with the image flags undone.</summary>
    /// <param name="i">Local index.</param>
    /// <param name="box">The present cell.</param>
    public Vec3 Unwrapped(int i, in SimulationBox box) => Position(i) + box.Shift(ImageX[i], ImageY[i], ImageZ[i]);

    /// <summary>Sets all forces to zero, and the torques of spheres.</summary>
    public void ClearForces()
    {
        new Span<double>(Fx.Pointer, LocalCount).Clear();
        new Span<double>(Fy.Pointer, LocalCount).Clear();
        new Span<double>(Fz.Pointer, LocalCount).Clear();
        foreach (AtomColumn c in _torques) new Span<double>(c.Values.Pointer, LocalCount).Clear();
    }

    /// <summary>Refreshes the packed records of local atoms and the sentinel (ghost records are written with the ghosts).</summary>
    public void PackLocalRecords()
    {
        double* r = Records.Pointer, x = X.Pointer, y = Y.Pointer, z = Z.Pointer, q = Charge.Pointer;
        for (int i = 0; i < LocalCount; i++, r += 4)
        {
            r[0] = x[i];
            r[1] = y[i];
            r[2] = z[i];
            r[3] = q[i];
        }
        double* s = Records.Pointer + 4L * Sentinel;
        s[0] = s[1] = s[2] = SentinelPosition;
        s[3] = 0;
        TypeIndex[Sentinel] = 0;
    }

    /// <summary>Gives images and packed records the charges of their atoms.</summary>
    public void ChargesChanged()
    {
        for (int i = 0; i < TotalCount; i++) Records[4 * i + 3] = Charge[i] = Charge[GhostOwner[i]];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (NativeBuffer<double> b in _doubles) b.Dispose();
        foreach (NativeBuffer<int> b in _integers) b.Dispose();
        foreach (AtomColumn c in _columns) c.Dispose();
        GroupMask.Dispose();
        Records.Dispose();
    }

    private void Reserve(int count)
    {
        int room = count + 1;
        foreach (NativeBuffer<double> b in _doubles) b.EnsureLength(room);
        foreach (NativeBuffer<int> b in _integers) b.EnsureLength(room);
        GroupMask.EnsureLength(room);
        Records.EnsureLength(4 * room);
    }
}
