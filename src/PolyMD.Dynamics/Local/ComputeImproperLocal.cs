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
        double la = a.Length, lb = b.Length, lc = c.Length;
        double c0 = Vec3.Dot(a, b) / (la * lb), c1 = Vec3.Dot(a, c) / (la * lc), c2 = -Vec3.Dot(c, b) / (lc * lb);
        double s1 = 1 / Math.Max(0.001, 1 - c1 * c1), s2 = 1 / Math.Max(0.001, 1 - c2 * c2);
        _chi = Math.Acos(Math.Clamp((c1 * c2 + c0) * Math.Sqrt(s1 * s2), -1, 1));
    }

    /// <inheritdoc/>
    protected override double Value(string word, int type, ReadOnlySpan<int> atoms) => 180 * _chi / Math.PI;
}
