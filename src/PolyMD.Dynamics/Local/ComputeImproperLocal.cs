using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Local;

/// <summary>The angle chi (degrees) of each improper whose atoms are in the group, as improper_style harmonic defines it: between the planes
/// through atoms 1, 2, 3 and through 2, 3, 4.</summary>
[ComputeStyle("improper/local")]
public sealed class ComputeImproperLocal : TermCompute
{
    private static readonly string[] s_words = ["chi"];
    private double _chi;

    /// <summary>Reads <c>compute ID group improper/local chi</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Values.</param>
    public ComputeImproperLocal(StyleContext context, ArgReader args) : base(context, args, ForceKind.Improper, s_words, null) { }

    /// <inheritdoc/>
    protected override void Begin(ReadOnlySpan<int> atoms)
    {
        Vec3 a = Between(atoms[0], atoms[1]), b = Between(atoms[2], atoms[1]), c = Between(atoms[3], atoms[2]);
        Vec3 first = Vec3.Cross(a, b), second = Vec3.Cross(c, b);
        _chi = Math.Acos(Math.Clamp(Vec3.Dot(first, second) / (first.Length * second.Length), -1, 1));
    }

    /// <inheritdoc/>
    protected override double Value(string word, int type, ReadOnlySpan<int> atoms) => 180 * _chi / Math.PI;
}
