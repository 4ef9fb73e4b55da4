using PolyMD.Dynamics.Deformation;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Temperature relative to the stream that a deforming cell induces, u(r) = ḣ s + ḣ_lo with the rates ḣ of fix deform and the fractional
/// coordinates s of the atom. Without fix deform there is no stream, and a note says so.
/// </summary>
[ComputeStyle("temp/deform")]
public sealed class ComputeTempDeform : BiasedTemperature
{
    /// <summary>Reads <c>compute ID group temp/deform</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputeTempDeform(StyleContext context, ArgReader args) : base(context) => args.ExpectEnd();

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        FixDeform? deform = Simulation.Fixes.OfType<FixDeform>().FirstOrDefault();
        if (deform is null) Simulation.Log($"warning: compute {Id} (temp/deform) has no fix deform: no stream is subtracted");
        else if (deform.Remap == "x") Simulation.Log($"warning: compute {Id} (temp/deform): fix {deform.Id} remaps positions, so that velocities do not hold the stream that is subtracted; use remap v");
    }

    /// <inheritdoc/>
    public override Vec3 Bias(int atom) => Simulation.Deformation?.Stream(Simulation.Box, Atoms.Position(atom)) ?? default;
}
