using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;
using PolyMD.Numerics.Fft;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// Particle-particle particle-mesh sum of the smooth part of the Coulomb energy, erf(g r)/r, over all periodic images:
/// charges to a mesh, FFT, times the optimal influence function, three fields −ikφ back to the mesh, forces by the same assignment;
/// or, with analytic differentiation, φ alone back to the mesh and forces by the derivative of the assignment (orthogonal cells)
/// (R. W. Hockney and J. W. Eastwood, Computer Simulation Using Particles (1988); R. Pollock and J. Glosli, Comput. Phys. Commun. 95, 93 (1996)).
/// Independent of how its parameters were chosen. Every mesh value and every force is computed by one worker in a fixed order,
/// so results have the same bits for any team.
/// </summary>
public sealed unsafe partial class PppmSolver : IDisposable
{
    private readonly AssignmentFunction _assignment;
    private readonly ChargeMesh _mesh;
    private readonly RealFft3D _fft;
    private readonly InfluenceFunction _influence;
    private readonly PoissonPass _poisson;
    private readonly TiltedPass _tilted;
    private readonly NativeBuffer<double> _meshX, _meshY, _meshZ, _re, _im, _fieldRe, _fieldIm;
    private readonly double? _slabFactor;
    private readonly bool _analytic, _alongZ;
    private ChargeTerms _charges;
    private ISpectrumPass _pass;
    private ReciprocalCell _cell;
    private MeshSelfForce _self;

    /// <summary>Reserves memory for a mesh; <see cref="SetBox"/> must follow.</summary>
    /// <param name="parameters">Mesh, order and splitting parameter; kept when the box changes.</param>
    /// <param name="problem">Charges and Coulomb constant; its lengths are not used.</param>
    /// <param name="settings">Slab and differentiation.</param>
    /// <param name="workers">Largest team that will call it.</param>
    public PppmSolver(PppmParameters parameters, in ElectrostaticProblem problem, KSpaceSettings settings, int workers)
    {
        Parameters = parameters;
        _slabFactor = settings.SlabFactor;
        _analytic = settings.AnalyticDifferentiation;
        _alongZ = !settings.NoForceAlongZ;
        _charges = new ChargeTerms(problem.ChargeSum, problem.ChargeSquareSum, problem.CoulombConstant);
        (int nx, int ny, int nz) = (parameters.Nx, parameters.Ny, parameters.Nz);
        _assignment = new AssignmentFunction(parameters.Order);
        _mesh = new ChargeMesh(nx, ny, nz, _assignment);
        _fft = new RealFft3D(nx, ny, nz, workers, _mesh.Stride);
        _influence = new InfluenceFunction(nx, ny, nz, _fft.HalfStride, _assignment);
        _poisson = new PoissonPass(nx, ny, nz, _fft.HalfStride, _influence);
        _tilted = new TiltedPass(nx, ny, nz, _fft.HalfStride, _influence);
        _pass = _poisson;
        _meshX = new NativeBuffer<double>(_fft.RealLength);
        _meshY = _analytic ? new() : new NativeBuffer<double>(_fft.RealLength);
        _meshZ = _analytic ? new() : new NativeBuffer<double>(_fft.RealLength);
        _re = new NativeBuffer<double>(_fft.SpectrumLength);
        _im = new NativeBuffer<double>(_fft.SpectrumLength);
        _fieldRe = new NativeBuffer<double>(_fft.SpectrumLength);
        _fieldIm = new NativeBuffer<double>(_fft.SpectrumLength);
    }

    /// <summary>Sums of the charges and the Coulomb constant.</summary>
    internal ChargeTerms Charges { set => _charges = value; }

    /// <summary>Mesh, order and splitting parameter.</summary>
    public PppmParameters Parameters { get; }

    /// <summary>Tells the cell; recomputes the influence function on the same mesh with the same splitting parameter.</summary>
    /// <param name="box">The simulation's cell.</param>
    /// <param name="team">Threads.</param>
    /// <exception cref="PolyMDException">Analytic differentiation in a tilted cell.</exception>
    public void SetBox(in SimulationBox box, ThreadTeam team)
    {
        ReciprocalCell cell = ReciprocalCell.Of(box, _slabFactor);
        bool same = cell with { Lo = default } == _cell with { Lo = default };
        _cell = cell;
        if (same) return;
        if (cell.IsTilted && _analytic) throw new PolyMDException("a PPPM mesh with analytic differentiation (kspace_modify diff ad) needs an orthogonal box: use diff ik");
        _influence.Update(cell, Parameters.GEwald, _analytic, team);
        _poisson.Update(Parameters.GEwald);
        _tilted.Update(Parameters.GEwald);
        _pass = cell.IsTilted ? _tilted : _poisson;
        if (_analytic) _self = MeshSelfForce.Of(_influence, _assignment, Parameters.Nx, Parameters.Ny, Parameters.Nz, _fft.HalfStride, cell);
    }

    /// <summary>Adds the forces of the reciprocal-space sum to the local atoms.</summary>
    /// <param name="atoms">Positions, charges and forces.</param>
    /// <param name="needs">Energies and virials wanted.</param>
    /// <param name="perAtom">Receives per-atom values (added); may be null if none are wanted.</param>
    /// <param name="team">Threads.</param>
    /// <returns>Energy and virial; what was not asked for is zero.</returns>
    public KSpaceResult Compute(AtomStore atoms, Needs needs, PerAtomTally? perAtom, ThreadTeam team)
    {
        double volume = _cell.Volume;
        Density(atoms, atoms.Charge, team);

        KSpaceResult result = default;
        if ((needs & Needs.Global) != 0)
        {
            double scale = 0.5 * _charges.Coulomb * volume;
            KSpaceResult sums = _pass.Sums(_re.Pointer, _im.Pointer, team);
            result = new KSpaceResult(sums.Energy * scale + _charges.Constant(Parameters.GEwald, volume), sums.Virial * scale);
        }

        _poisson.ToPotential(_re.Pointer, _im.Pointer, team);
        if (_analytic)
        {
            _pass.VirialPotential(-1, _re.Pointer, _im.Pointer, _fieldRe.Pointer, _fieldIm.Pointer, team);
            _fft.Inverse(_fieldRe.Span, _fieldIm.Span, _meshX.Span, team);
            _mesh.FillGhosts(_meshX.Pointer, team);
            _mesh.AddGradientForces(_meshX.Pointer, _charges.Coulomb, _self, _alongZ, atoms.Fx.Pointer, atoms.Fy.Pointer, atoms.Fz.Pointer, team);
        }
        else
        {
            Field(0, _meshX, team);
            Field(1, _meshY, team);
            if (_alongZ) Field(2, _meshZ, team);
            else _meshZ.Span.Clear();
            _mesh.AddForces(_meshX.Pointer, _meshY.Pointer, _meshZ.Pointer, _charges.Coulomb, atoms.Fx.Pointer, atoms.Fy.Pointer, atoms.Fz.Pointer, team);
        }

        double* atomEnergy = null;
        if (perAtom is not null) atomEnergy = PerAtom(atoms, needs, perAtom, volume, team);
        if (_slabFactor is not null && _alongZ) result = result with { Energy = result.Energy + _charges.AddSlab(atoms, _cell.Edges, atomEnergy) };
        return (needs & Needs.Global) == 0 ? default : result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _assignment.Dispose();
        _mesh.Dispose();
        _fft.Dispose();
        _influence.Dispose();
        _poisson.Dispose();
        _tilted.Dispose();
        foreach (NativeBuffer<double> b in (ReadOnlySpan<NativeBuffer<double>>)[_meshX, _meshY, _meshZ, _re, _im, _fieldRe, _fieldIm]) b.Dispose();
    }

    // The transformed charge density.
    private void Density(AtomStore atoms, NativeBuffer<double> charges, ThreadTeam team)
    {
        double points = (double)Parameters.Nx * Parameters.Ny * Parameters.Nz;
        _mesh.Place(atoms.X.Pointer, atoms.Y.Pointer, atoms.Z.Pointer, charges.Pointer, atoms.LocalCount, _cell, team);
        _mesh.Spread(_meshX.Pointer, _cell.Volume / points, team);
        _fft.Forward(_meshX.Span, _re.Span, _im.Span, team);
    }

    private void Field(int axis, NativeBuffer<double> mesh, ThreadTeam team)
    {
        _pass.Field(axis, _re.Pointer, _im.Pointer, _fieldRe.Pointer, _fieldIm.Pointer, team);
        _fft.Inverse(_fieldRe.Span, _fieldIm.Span, mesh.Span, team);
        _mesh.FillGhosts(mesh.Pointer, team);
    }

    // One more inverse transform per wanted component, on the mesh of the x field, which is no longer needed.
    private double* PerAtom(AtomStore atoms, Needs needs, PerAtomTally perAtom, double volume, ThreadTeam team)
    {
        double* energy = null;
        if (needs.HasFlag(Needs.AtomEnergy))
        {
            energy = perAtom.Energy.Pointer;
            Interpolate(-1, energy, 1, team);
            _charges.AddConstantPerAtom(atoms, Parameters.GEwald, volume, energy);
        }
        if (needs.HasFlag(Needs.AtomVirial))
        {
            double* virial = perAtom.Virial.Pointer;
            for (int c = 0; c < 6; c++)
            {
                Interpolate(c, virial + c, PerAtomTally.Components, team);
                // The tensor is symmetric: yx, zx, zy repeat xy, xz, yz.
                if (c >= 3) _mesh.AddScalar(_meshX.Pointer, 0.5 * _charges.Coulomb, virial + 3 + c, PerAtomTally.Components, team);
            }
        }
        return energy;
    }

    private void Interpolate(int component, double* target, int stride, ThreadTeam team)
    {
        _pass.VirialPotential(component, _re.Pointer, _im.Pointer, _fieldRe.Pointer, _fieldIm.Pointer, team);
        _fft.Inverse(_fieldRe.Span, _fieldIm.Span, _meshX.Span, team);
        _mesh.FillGhosts(_meshX.Pointer, team);
        _mesh.AddScalar(_meshX.Pointer, 0.5 * _charges.Coulomb, target, stride, team);
    }
}
