using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Local;

/// <summary>Properties of each angle whose atoms are in the group: theta (degrees), eng (energy), v_name (a formula of theta in radians).</summary>
[ComputeStyle("angle/local")]
public sealed class ComputeAngleLocal : TermCompute
{
    private static readonly string[] s_words = ["theta", "eng"];
    private double _theta;

    /// <summary>Reads <c>compute ID group angle/local values… [set theta variable]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Values and keyword.</param>
    public ComputeAngleLocal(StyleContext context, ArgReader args) : base(context, args, ForceKind.Angle, s_words, "theta") { }

    /// <inheritdoc/>
    protected override void Begin(ReadOnlySpan<int> atoms)
    {
        Vec3 a = Between(atoms[0], atoms[1]), b = Between(atoms[2], atoms[1]);
        _theta = Math.Acos(Math.Clamp(Vec3.Dot(a, b) / (a.Length * b.Length), -1, 1));
    }

    /// <inheritdoc/>
    protected override double SetValue(ReadOnlySpan<int> atoms) => _theta;

    /// <inheritdoc/>
    protected override double Value(string word, int type, ReadOnlySpan<int> atoms) => word == "theta" ? 180 * _theta / Math.PI : Energy(type, atoms, out _);
}
