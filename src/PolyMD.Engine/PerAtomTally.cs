using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>
/// Energy and nine-component centroid virial of every local atom (Surblys et al., Phys. Rev. E 99, 051301 (2019)):
/// each n-body term adds (r_k − r_centroid)⊗f_k to its atom k. Row order xx, yy, zz, xy, xz, yz, yx, zx, zy.
/// </summary>
public sealed class PerAtomTally : IDisposable
{
    /// <summary>Components of the virial of an atom.</summary>
    public const int Components = 9;

    /// <summary>Components of the correction to equal shares.</summary>
    public const int StressComponents = 6;

    private static readonly int s_manyBody = Enum.GetValues<ForceKind>().Length;

    private KindPart[]? _kinds;

    /// <summary>Energy of each local atom.</summary>
    public NativeBuffer<double> Energy { get; } = new();

    /// <summary>Virial of each local atom, nine numbers each.</summary>
    public NativeBuffer<double> Virial { get; } = new();

    /// <summary>What equal shares of n-body terms would add to <see cref="Virial"/> (components xx, yy, zz, xy, xz, yz; six numbers each):
    /// styles whose terms have more than two atoms write it when <see cref="Needs.AtomStress"/> is wished.</summary>
    public NativeBuffer<double> ShareCorrection { get; } = new();

    /// <summary>Whether the parts of the families of forces are kept too (pe/atom pair, stress/atom bond, …). Computes that read them set it.</summary>
    public bool KeepsKinds { get; set; }

    /// <summary>Zeroes what is wanted at this step.</summary>
    /// <param name="needs">Wishes.</param>
    /// <param name="count">Local atoms.</param>
    public void Begin(Needs needs, int count)
    {
        if ((needs & Needs.AtomEnergy) != 0)
        {
            Energy.EnsureLength(count);
            Energy.Clear();
        }
        if ((needs & Needs.AtomVirial) != 0)
        {
            Virial.EnsureLength(Components * count);
            Virial.Clear();
        }
        if ((needs & Needs.AtomStress) != 0)
        {
            ShareCorrection.EnsureLength(StressComponents * count);
            ShareCorrection.Clear();
        }
        if (!KeepsKinds) return;
        _kinds ??= Enumerable.Range(0, s_manyBody + 1).Select(_ => new KindPart()).ToArray();
        foreach (KindPart part in _kinds) part.Begin(needs, count);
    }

    /// <summary>Moves what a force has just added to the part of its family, many-body forces apart; <see cref="JoinKinds"/> puts the parts together.</summary>
    /// <param name="force">The force.</param>
    /// <param name="needs">Wishes of this step.</param>
    /// <param name="count">Local atoms.</param>
    public void MoveToKind(IForce force, Needs needs, int count)
    {
        KindPart part = _kinds![force.IsManyBody ? s_manyBody : (int)force.Kind];
        if ((needs & Needs.AtomEnergy) != 0) Move(Energy, part.Energy, count);
        if ((needs & Needs.AtomVirial) != 0) Move(Virial, part.Virial, Components * count);
        if ((needs & Needs.AtomStress) != 0) Move(ShareCorrection, part.ShareCorrection, StressComponents * count);
    }

    /// <summary>Adds the parts of all families, in their order, to the totals.</summary>
    /// <param name="needs">Wishes of this step.</param>
    /// <param name="count">Local atoms.</param>
    public void JoinKinds(Needs needs, int count)
    {
        foreach (KindPart part in _kinds!)
        {
            if ((needs & Needs.AtomEnergy) != 0) Add(part.Energy, Energy, count);
            if ((needs & Needs.AtomVirial) != 0) Add(part.Virial, Virial, Components * count);
            if ((needs & Needs.AtomStress) != 0) Add(part.ShareCorrection, ShareCorrection, StressComponents * count);
        }
    }

    /// <summary>Energy of an atom from one family; <see cref="KeepsKinds"/> must have been set before the forces were computed.</summary>
    /// <param name="kind">Family.</param>
    /// <param name="atom">Local index.</param>
    public double EnergyOf(ForceKind kind, int atom)
    {
        if (_kinds is null) return 0;
        double own = _kinds[(int)kind].Energy[atom];
        return kind == ForceKind.Pair ? own + _kinds[s_manyBody].Energy[atom] : own;
    }

    /// <summary>Virial component of an atom from one family.</summary>
    /// <param name="kind">Family.</param>
    /// <param name="atom">Local index.</param>
    /// <param name="component">0 … 8.</param>
    public double VirialOf(ForceKind kind, int atom, int component)
    {
        if (_kinds is null) return 0;
        double own = _kinds[(int)kind].Virial[Components * atom + component];
        return kind == ForceKind.Pair ? own + ManyBodyVirial(atom, component) : own;
    }

    /// <summary>Virial component of an atom from the many-body forces among those of <see cref="ForceKind.Pair"/>.</summary>
    /// <param name="atom">Local index.</param>
    /// <param name="component">0 … 8.</param>
    public double ManyBodyVirial(int atom, int component) => _kinds is null ? 0 : _kinds[s_manyBody].Virial[Components * atom + component];

    /// <summary>Correction to equal shares of an atom from one family.</summary>
    /// <param name="kind">Family.</param>
    /// <param name="atom">Local index.</param>
    /// <param name="component">0 … 5.</param>
    public double ShareCorrectionOf(ForceKind kind, int atom, int component)
    {
        if (_kinds is null) return 0;
        double own = _kinds[(int)kind].ShareCorrection[StressComponents * atom + component];
        return kind == ForceKind.Pair ? own + _kinds[s_manyBody].ShareCorrection[StressComponents * atom + component] : own;
    }

    /// <summary>Adds r⊗f to the virial of an atom.</summary>
    /// <param name="atom">Local index.</param>
    /// <param name="r">Vector from the term's centroid to the atom.</param>
    /// <param name="f">Force of the term on the atom.</param>
    public unsafe void AddVirial(int atom, Vec3 r, Vec3 f)
    {
        double* v = Virial.Pointer + (long)Components * atom;
        v[0] += r.X * f.X;
        v[1] += r.Y * f.Y;
        v[2] += r.Z * f.Z;
        v[3] += r.X * f.Y;
        v[4] += r.X * f.Z;
        v[5] += r.Y * f.Z;
        v[6] += r.Y * f.X;
        v[7] += r.Z * f.X;
        v[8] += r.Z * f.Y;
    }

    /// <summary>Adds to the difference between equal shares of a term and <see cref="Virial"/>.</summary>
    /// <param name="atom">Local index.</param>
    /// <param name="difference">Equal share minus what was added to <see cref="Virial"/>.</param>
    public unsafe void AddShareCorrection(int atom, in SymTensor difference)
    {
        double* v = ShareCorrection.Pointer + (long)StressComponents * atom;
        v[0] += difference.XX;
        v[1] += difference.YY;
        v[2] += difference.ZZ;
        v[3] += difference.XY;
        v[4] += difference.XZ;
        v[5] += difference.YZ;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Energy.Dispose();
        Virial.Dispose();
        ShareCorrection.Dispose();
        foreach (KindPart part in _kinds ?? []) part.Dispose();
    }

    private static unsafe void Move(NativeBuffer<double> from, NativeBuffer<double> to, int count)
    {
        double* a = from.Pointer, b = to.Pointer;
        for (int i = 0; i < count; i++)
        {
            b[i] += a[i];
            a[i] = 0;
        }
    }

    private static unsafe void Add(NativeBuffer<double> from, NativeBuffer<double> to, int count)
    {
        double* a = from.Pointer, b = to.Pointer;
        for (int i = 0; i < count; i++) b[i] += a[i];
    }

    private sealed class KindPart : IDisposable
    {
        public NativeBuffer<double> Energy { get; } = new();

        public NativeBuffer<double> Virial { get; } = new();

        public NativeBuffer<double> ShareCorrection { get; } = new();

        public void Begin(Needs needs, int count)
        {
            if ((needs & Needs.AtomEnergy) != 0) Zero(Energy, count);
            if ((needs & Needs.AtomVirial) != 0) Zero(Virial, Components * count);
            if ((needs & Needs.AtomStress) != 0) Zero(ShareCorrection, StressComponents * count);
        }

        public void Dispose()
        {
            Energy.Dispose();
            Virial.Dispose();
            ShareCorrection.Dispose();
        }

        private static void Zero(NativeBuffer<double> buffer, int length)
        {
            buffer.EnsureLength(length);
            buffer.Clear();
        }
    }
}
