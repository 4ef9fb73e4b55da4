using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Integrators;

/// <summary>
/// Velocity Verlet in which no atom moves farther than xmax in a step: after each half kick |v| is cut to xmax/dt.
/// Scalar: how many cuts there were since the fix began. Energy is not conserved while atoms are cut.
/// </summary>
[FixStyle("nve/limit")]
public sealed unsafe class FixNveLimit : FixBase, IInitialIntegrate, IFinalIntegrate, IRespaIntegrate, IScalarSource, IStateful
{
    private readonly double _limit;
    private long _cuts;

    /// <summary>Reads <c>fix ID group nve/limit xmax</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Largest displacement per step, in length units.</param>
    public FixNveLimit(StyleContext context, ArgReader args) : base(context)
    {
        _limit = args.Positive("xmax");
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public double Scalar => _cuts;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public void InitialIntegrate()
    {
        Kick(Simulation.TimeStep);
        Drift(Simulation.TimeStep);
    }

    /// <inheritdoc/>
    public void FinalIntegrate() => Kick(Simulation.TimeStep);

    /// <inheritdoc/>
    public void InitialIntegrate(RespaLevel level)
    {
        Kick(level.TimeStep);
        if (level.IsInnermost) Drift(level.TimeStep);
    }

    /// <inheritdoc/>
    public void FinalIntegrate(RespaLevel level) => Kick(level.TimeStep);

    private void Drift(double dt)
    {
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask.Pointer[i] & Group.Bit) == 0) continue;
            Atoms.X.Pointer[i] += dt * Atoms.Vx.Pointer[i];
            Atoms.Y.Pointer[i] += dt * Atoms.Vy.Pointer[i];
            Atoms.Z.Pointer[i] += dt * Atoms.Vz.Pointer[i];
        }
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => writer.Write(_cuts);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _cuts = reader.ReadInt64();

    // The limit is that of a whole time step, also at the levels of nested ones.
    private void Kick(double dt)
    {
        double dtf = 0.5 * dt * Simulation.Units.ForceToMassAcceleration, limit = _limit / Simulation.TimeStep, limit2 = limit * limit;
        double* vx = Atoms.Vx.Pointer, vy = Atoms.Vy.Pointer, vz = Atoms.Vz.Pointer, fx = Atoms.Fx.Pointer, fy = Atoms.Fy.Pointer, fz = Atoms.Fz.Pointer;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask.Pointer[i] & Group.Bit) == 0) continue;
            double k = dtf / Atoms.Mass.Pointer[i];
            vx[i] += k * fx[i];
            vy[i] += k * fy[i];
            vz[i] += k * fz[i];
            double v2 = vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i];
            if (!(v2 > limit2)) continue;
            _cuts++;
            double s = Math.Sqrt(limit2 / v2);
            vx[i] *= s;
            vy[i] *= s;
            vz[i] *= s;
        }
    }
}
