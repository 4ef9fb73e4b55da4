using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>Mean squared and quartic displacement of a group since the compute was defined, and the non-Gaussian parameter (A. Rahman, Phys. Rev. 136, A405 (1964)). Vector: ⟨r²⟩, ⟨r⁴⟩, 3⟨r⁴⟩/(5⟨r²⟩²) − 1.</summary>
[ComputeStyle("msd/nongauss")]
public sealed class ComputeNonGaussian : ComputeBase, IVectorSource, IStateful, IRemembersIds
{
    private readonly bool _com;
    private readonly AtomReference _start;
    private readonly double[] _values = new double[3];

    /// <summary>Reads <c>compute ID group msd/nongauss [com yes|no]</c> and stores positions.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Keyword.</param>
    public ComputeNonGaussian(StyleContext context, ArgReader args) : base(context)
    {
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "com") args.UnknownKeyword("com");
            _com = args.YesNo("com");
        }
        SimulationBox box = Simulation.Box;
        Vec3 centre = Centre();
        _start = new AtomReference(Atoms, Group.Bit, i => Atoms.Unwrapped(i, box) - centre);
    }

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public double VectorAt(int index) => _values[index];

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh) => _start.RenumberIds(fresh);

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => _start.SaveState(writer);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _start.LoadState(reader);

    /// <inheritdoc/>
    protected override void Update()
    {
        Vec3 centre = Centre();
        SimulationBox box = Simulation.Box;
        double second = 0, fourth = 0;
        long count = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            double d2 = (Atoms.Unwrapped(i, box) - centre - _start.Of(i)).LengthSquared;
            second += d2;
            fourth += d2 * d2;
            count++;
        }
        if (count > 0) (second, fourth) = (second / count, fourth / count);
        (_values[0], _values[1]) = (second, fourth);
        _values[2] = second > 0 ? 3 * fourth / (5 * second * second) - 1 : 0;
    }

    private Vec3 Centre() => _com ? GroupSums.Centre(Simulation, Group.Bit) : default;
}
