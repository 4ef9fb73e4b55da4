using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// The reciprocal-space part of an Ewald sum, vector by vector: E = C Σ_k u_k |S(k)|² − self − background, S(k) = Σ q exp(ik·r), over half
/// of the vectors (P. P. Ewald, Ann. Phys. 369, 253 (1921); Allen and Tildesley, Computer Simulation of Liquids, sec. 6.2).
/// The exact check of the mesh solver; cost grows as N^(3/2). Structure factors are owned by vectors, forces by atoms.
/// </summary>
public sealed unsafe partial class EwaldSolver : IDisposable
{
    private const int Block = 8;
    private readonly WaveVectors _waves = new();
    private ChargeTerms _charges;
    private readonly KSpaceSettings _settings;
    private readonly NativeBuffer<double> _cos = new(), _sin = new(), _charge = new(), _structureRe = new(), _structureIm = new();
    private readonly NativeBuffer<int> _atom = new(), _vector = new();
    private ElectrostaticProblem _problem;
    private ReciprocalCell _cell;
    private int _padded;

    /// <summary>Creates the solver; <see cref="SetBox"/> must follow.</summary>
    /// <param name="problem">Charges, cutoff and Coulomb constant.</param>
    /// <param name="settings">Accuracy and what is prescribed.</param>
    public EwaldSolver(in ElectrostaticProblem problem, KSpaceSettings settings)
    {
        _problem = problem;
        _settings = settings;
        _charges = new ChargeTerms(problem.ChargeSum, problem.ChargeSquareSum, problem.CoulombConstant);
        Parameters = EwaldParameters.Choose(problem, settings);
    }

    /// <summary>Splitting parameter and wave numbers for the present box.</summary>
    public EwaldParameters Parameters { get; private set; }

    /// <summary>Wave vectors summed (one of each ±k).</summary>
    public int VectorCount => _waves.Count;

    /// <summary>Sums of the charges and the Coulomb constant.</summary>
    internal ChargeTerms Charges { set => _charges = value; }

    /// <summary>Tells the cell: the splitting parameter stays, wave numbers follow the accuracy as in LAMMPS, or stay in a tilted cell.</summary>
    /// <param name="box">The simulation's cell.</param>
    public void SetBox(in SimulationBox box)
    {
        _problem = _problem with { Lengths = box.Lengths, Box = box };
        ReciprocalCell cell = _problem.Cell(_settings);
        bool same = cell with { Lo = default } == _cell with { Lo = default }, tilted = _cell.IsTilted && cell.IsTilted;
        _cell = cell;
        if (same) return;
        // Rounding down along tilted edges would make the energy jump with every change of shape: there the numbers stay.
        Parameters = tilted ? Parameters.In(cell) : EwaldParameters.Choose(_problem, _settings, Parameters.GEwald);
        _waves.Update(cell, Parameters, _settings.KSquaredBelow);
        _structureRe.EnsureLength(_waves.Count);
        _structureIm.EnsureLength(_waves.Count);
        _vector.EnsureLength(3 * _waves.Count);
        for (int k = 0; k < _waves.Count; k++)
            (_vector[3 * k], _vector[3 * k + 1], _vector[3 * k + 2]) = _waves.Index[k];
    }

    /// <summary>Adds the forces of the reciprocal-space sum to the local atoms.</summary>
    /// <param name="atoms">Positions, charges and forces.</param>
    /// <param name="needs">Energies and virials wanted.</param>
    /// <param name="perAtom">Receives per-atom values (added); may be null if none are wanted.</param>
    /// <param name="team">Threads.</param>
    /// <returns>Energy and virial; zero unless asked for.</returns>
    public KSpaceResult Compute(AtomStore atoms, Needs needs, PerAtomTally? perAtom, ThreadTeam team)
    {
        StructureFactors(atoms, atoms.Charge, team);
        double* atomEnergy = perAtom is not null && needs.HasFlag(Needs.AtomEnergy) ? perAtom.Energy.Pointer : null;
        double* atomVirial = perAtom is not null && needs.HasFlag(Needs.AtomVirial) ? perAtom.Virial.Pointer : null;
        team.Run(_padded, Block, new ForceBody(this, atoms, atomEnergy, atomVirial));

        double volume = _cell.Volume;
        KSpaceResult result = (needs & Needs.Global) == 0 ? default : Sums(volume);
        if (atomEnergy != null) _charges.AddConstantPerAtom(atoms, Parameters.GEwald, volume, atomEnergy);
        if (_settings is { SlabFactor: not null, NoForceAlongZ: false })
        {
            double slab = _charges.AddSlab(atoms, _cell.Edges, atomEnergy);
            if ((needs & Needs.Global) != 0) result = result with { Energy = result.Energy + slab };
        }
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (NativeBuffer<double> b in (ReadOnlySpan<NativeBuffer<double>>)[_cos, _sin, _charge, _structureRe, _structureIm, _waves.Weight, _waves.VirialFactor]) b.Dispose();
        _atom.Dispose();
        _vector.Dispose();
    }

    private KSpaceResult Sums(double volume)
    {
        double energy = 0;
        SymTensor virial = default;
        for (int k = 0; k < _waves.Count; k++)
        {
            double e = _waves.Weight[k] * (_structureRe[k] * _structureRe[k] + _structureIm[k] * _structureIm[k]);
            Vec3 v = _waves.Vector(k);
            energy += e;
            virial += new SymTensor(e, e, e, 0, 0, 0) + SymTensor.Dyad(v, v) * (e * _waves.VirialFactor[k]);
        }
        return new KSpaceResult(_charges.Coulomb * energy + _charges.Constant(Parameters.GEwald, volume), virial * _charges.Coulomb);
    }

    private void StructureFactors(AtomStore atoms, NativeBuffer<double> charges, ThreadTeam team)
    {
        Gather(atoms, charges);
        team.Run(_padded, Block, new PhaseBody(this, atoms, charges.Pointer));
        team.Run(_waves.Count, 1, new StructureBody(this));
    }

    // Charged atoms only, padded to whole blocks with zero charges.
    private void Gather(AtomStore atoms, NativeBuffer<double> charges)
    {
        int charged = 0;
        _atom.EnsureLength(atoms.LocalCount + Block);
        for (int i = 0; i < atoms.LocalCount; i++)
            if (charges[i] != 0) _atom[charged++] = i;
        _padded = (charged + Block - 1) / Block * Block;
        for (int slot = charged; slot < _padded; slot++) _atom[slot] = -1;
        _charge.EnsureLength(_padded);
        int rows = 3 * (_waves.Reach + 1);
        _cos.EnsureLength(rows * _padded);
        _sin.EnsureLength(rows * _padded);
    }

    // cos and sin of m·2π/L·x for m = 0 … reach, row (axis·(reach+1) + m).
    private double* Row(NativeBuffer<double> table, int axis, int m) => table.Pointer + ((long)axis * (_waves.Reach + 1) + m) * _padded;

    private readonly struct PhaseBody(EwaldSolver s, AtomStore atoms, double* charges) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int slot = start; slot < end; slot++)
            {
                int i = s._atom[slot];
                Vec3 r = i < 0 ? Vec3.Zero : atoms.Position(i) - s._cell.Lo;
                s._charge[slot] = i < 0 ? 0 : charges[i];
                for (int axis = 0; axis < 3; axis++)
                {
                    (double sin, double cos) = Math.SinCos(Vec3.Dot(s._waves.Unit[axis], r));
                    double c = 1, d = 0;
                    for (int m = 0; m <= s._waves.Reach; m++)
                    {
                        s.Row(s._cos, axis, m)[slot] = c;
                        s.Row(s._sin, axis, m)[slot] = d;
                        (c, d) = (c * cos - d * sin, d * cos + c * sin);
                    }
                }
            }
        }
    }

    // exp(ik·r) of a block of atoms: the product of three table rows, conjugated for negative components.
    private readonly ref struct PhaseRows<TLane> where TLane : unmanaged, ILane<TLane>
    {
        private readonly double* _cx, _sx, _cy, _sy, _cz, _sz;
        private readonly TLane _signY, _signZ;

        public PhaseRows(EwaldSolver s, int k)
        {
            int x = s._vector[3 * k], y = s._vector[3 * k + 1], z = s._vector[3 * k + 2];
            _cx = s.Row(s._cos, 0, x);
            _sx = s.Row(s._sin, 0, x);
            _cy = s.Row(s._cos, 1, Math.Abs(y));
            _sy = s.Row(s._sin, 1, Math.Abs(y));
            _cz = s.Row(s._cos, 2, Math.Abs(z));
            _sz = s.Row(s._sin, 2, Math.Abs(z));
            _signY = TLane.Create(y < 0 ? -1 : 1);
            _signZ = TLane.Create(z < 0 ? -1 : 1);
        }

        public void At(int slot, out TLane cos, out TLane sin)
        {
            TLane cx = TLane.Load(_cx + slot), sx = TLane.Load(_sx + slot), cy = TLane.Load(_cy + slot), sy = _signY * TLane.Load(_sy + slot);
            TLane cz = TLane.Load(_cz + slot), sz = _signZ * TLane.Load(_sz + slot);
            TLane c = cx * cy - sx * sy, s = sx * cy + cx * sy;
            cos = c * cz - s * sz;
            sin = s * cz + c * sz;
        }
    }

    private readonly struct StructureBody(EwaldSolver s) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int k = start; k < end; k++)
            {
                PhaseRows<Lane4> rows = new(s, k);
                Lane4 re = Lane4.Create(0), im = re;
                for (int slot = 0; slot < s._padded; slot += Lane4.Count)
                {
                    rows.At(slot, out Lane4 cos, out Lane4 sin);
                    Lane4 q = Lane4.Load(s._charge.Pointer + slot);
                    re = Lane4.MulAdd(q, cos, re);
                    im = Lane4.MulAdd(q, sin, im);
                }
                s._structureRe[k] = Lane4.Sum(re);
                s._structureIm[k] = Lane4.Sum(im);
            }
        }
    }

    private readonly struct ForceBody(EwaldSolver s, AtomStore atoms, double* atomEnergy, double* atomVirial) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            int width = Lane4.Count;
            double* out10 = stackalloc double[10 * width];
            bool wantTally = atomEnergy != null || atomVirial != null;
            for (int block = start; block < end; block += width)
            {
                Lane4 zero = Lane4.Create(0), fx = zero, fy = zero, fz = zero, e = zero, t0 = zero, t1 = zero, t2 = zero, t3 = zero, t4 = zero, t5 = zero;
                for (int k = 0; k < s._waves.Count; k++)
                {
                    PhaseRows<Lane4> rows = new(s, k);
                    rows.At(block, out Lane4 cos, out Lane4 sin);
                    Lane4 re = Lane4.Create(s._structureRe[k]), im = Lane4.Create(s._structureIm[k]), u = Lane4.Create(s._waves.Weight[k]);
                    Vec3 v = s._waves.Vector(k);
                    Lane4 kx = Lane4.Create(v.X), ky = Lane4.Create(v.Y), kz = Lane4.Create(v.Z);
                    Lane4 push = u * (sin * re - cos * im);
                    fx = Lane4.MulAdd(push, kx, fx);
                    fy = Lane4.MulAdd(push, ky, fy);
                    fz = Lane4.MulAdd(push, kz, fz);
                    if (!wantTally) continue;
                    Lane4 share = u * (cos * re + sin * im), bend = share * Lane4.Create(s._waves.VirialFactor[k]);
                    e += share;
                    t0 = Lane4.MulAdd(bend * kx, kx, t0);
                    t1 = Lane4.MulAdd(bend * ky, ky, t1);
                    t2 = Lane4.MulAdd(bend * kz, kz, t2);
                    t3 = Lane4.MulAdd(bend * kx, ky, t3);
                    t4 = Lane4.MulAdd(bend * kx, kz, t4);
                    t5 = Lane4.MulAdd(bend * ky, kz, t5);
                }
                Lane4 q = Lane4.Load(s._charge.Pointer + block) * Lane4.Create(s._charges.Coulomb), two = Lane4.Create(2);
                Lane4.Store(out10, two * q * fx);
                Lane4.Store(out10 + width, two * q * fy);
                Lane4.Store(out10 + 2 * width, two * q * fz);
                Lane4.Store(out10 + 3 * width, q * e);
                Lane4.Store(out10 + 4 * width, q * (e + t0));
                Lane4.Store(out10 + 5 * width, q * (e + t1));
                Lane4.Store(out10 + 6 * width, q * (e + t2));
                Lane4.Store(out10 + 7 * width, q * t3);
                Lane4.Store(out10 + 8 * width, q * t4);
                Lane4.Store(out10 + 9 * width, q * t5);
                for (int lane = 0; lane < width; lane++)
                {
                    int i = s._atom[block + lane];
                    if (i < 0) continue;
                    atoms.Fx[i] += out10[lane];
                    atoms.Fy[i] += out10[width + lane];
                    if (!s._settings.NoForceAlongZ) atoms.Fz[i] += out10[2 * width + lane];
                    if (atomEnergy != null) atomEnergy[i] += out10[3 * width + lane];
                    if (atomVirial == null) continue;
                    double* w = atomVirial + (long)PerAtomTally.Components * i;
                    for (int c = 0; c < 6; c++) w[c] += out10[(4 + c) * width + lane];
                    for (int c = 3; c < 6; c++) w[c + 3] += out10[(4 + c) * width + lane];
                }
            }
        }
    }
}
