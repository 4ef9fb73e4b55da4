using System.Numerics;
using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Structure;

/// <summary>
/// Bond-orientational order in the plane, q_n = ⟨e^(i n θ)⟩ over the nearest neighbours, θ the angle of the bond in the xy plane (D. R. Nelson,
/// B. I. Halperin, Phys. Rev. B 19, 2457 (1979)). Per-atom array: real and imaginary part; 0 outside the group and with too few neighbours.
/// </summary>
[ComputeStyle("hexorder/atom")]
public sealed class ComputeHexOrderAtom : ComputeBase, IPerAtomSource
{
    private readonly int _degree = 6, _neighbors = 6;
    private readonly NearNeighbors _near;
    private Complex[] _values = [];

    /// <summary>Reads <c>compute ID group hexorder/atom [degree n] [nnn N|NULL] [cutoff r]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Keywords.</param>
    public ComputeHexOrderAtom(StyleContext context, ArgReader args) : base(context)
    {
        double? cutoff = null;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "degree": _degree = args.Integer("degree", 0); break;
                case "nnn": _neighbors = args.TryKeyword("NULL") ? 0 : args.Integer("nnn", 1); break;
                case "cutoff": cutoff = args.Positive("cutoff"); break;
                default: args.UnknownKeyword("degree", "nnn", "cutoff"); break;
            }
        }
        _near = new NearNeighbors(Simulation, $"compute {Id} (hexorder/atom)", cutoff);
    }

    /// <inheritdoc/>
    public int AtomColumns => 2;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => column == 0 ? _values[atom].Real : _values[atom].Imaginary;

    /// <inheritdoc/>
    protected override void Update()
    {
        int n = Atoms.LocalCount;
        if (_values.Length < n) _values = new Complex[n];
        Array.Clear(_values);
        _near.Prepare();
        for (int i = 0; i < n; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            _near.Find(i);
            if (_neighbors > 0 && !_near.KeepNearest(_neighbors) || _near.Count == 0) continue;
            Complex sum = default;
            for (int k = 0; k < _near.Count; k++)
            {
                Vec3 d = _near.Bond(k);
                (double sine, double cosine) = Math.SinCos(_degree * Math.Atan2(d.Y, d.X));
                sum += new Complex(cosine, sine);
            }
            _values[i] = sum / _near.Count;
        }
    }
}
