using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Stress of each atom times volume, −(m v_a v_b + W_ab) in pressure·volume units, where each atom of an n-body term has 1/n of the term's
/// virial Σ r_a f_b (A. P. Thompson, S. J. Plimpton, W. Mattson, J. Chem. Phys. 131, 154107 (2009)). Six columns xx, yy, zz, xy, xz, yz; 0 outside the group.
/// </summary>
[ComputeStyle("stress/atom")]
public sealed class ComputeStressAtom : ComputeBase, IPerAtomSource
{
    private static readonly (int A, int B)[] s_components = [(0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2)];
    private readonly StressTerms _terms;

    /// <summary>Reads <c>compute ID group stress/atom temp-ID|NULL keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Temperature whose bias is left out, and terms.</param>
    public ComputeStressAtom(StyleContext context, ArgReader args) : base(context) => _terms = new StressTerms(Simulation, args);

    /// <inheritdoc/>
    public override Needs Requires => _terms.HasVirial ? Needs.AtomVirial | Needs.AtomStress : Needs.None;

    /// <inheritdoc/>
    public int AtomColumns => 6;

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        _terms.Resolve(Simulation);
        if (!_terms.HasVirial) return;
        foreach (IForce f in Simulation.Forces)
        {
            if (_terms.Includes(f.Kind) && (f.Supports & Needs.AtomStress) == 0)
                throw new PolyMDException($"compute {Id} (stress/atom): {f.Kind.ToString().ToLowerInvariant()}_style {f.Name} does not keep the equal shares of its many-body terms apart; use centroid/stress/atom, whose sum over the atoms is the same");
        }
    }

    /// <inheritdoc/>
    public double AtomValue(int atom, int column)
    {
        if ((Atoms.GroupMask[atom] & Group.Bit) == 0) return 0;
        double sum = 0;
        if (_terms.HasVirial) sum += _terms.Virial(Simulation.PerAtom, atom, column) + _terms.ShareCorrection(Simulation.PerAtom, atom, column);
        if (_terms.Kinetic)
        {
            (int a, int b) = s_components[column];
            Numerics.Vec3 v = _terms.Velocity(Atoms, atom);
            sum += Simulation.Units.MassVelocity2ToEnergy * Atoms.Mass[atom] * v[a] * v[b];
        }
        return -sum * Simulation.Units.EnergyPerVolumeToPressure;
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        if (_terms.HasVirial) RequireTally();
        _terms.Prepare();
    }
}
