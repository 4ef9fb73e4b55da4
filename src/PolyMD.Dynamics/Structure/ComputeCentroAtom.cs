using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Structure;

/// <summary>
/// Centro-symmetry parameter Σ |R_i + R_j|² over the N/2 smallest of all pairs of the N nearest neighbours (C. L. Kelchner, S. J. Plimpton,
/// J. C. Hamilton, Phys. Rev. B 58, 11085 (1998)), in length². Per-atom vector; with axes yes an array: the parameter, the directions that join
/// the two most symmetric pairs and their normal. 0 outside the group and for atoms with too few neighbours.
/// </summary>
[ComputeStyle("centro/atom")]
public sealed class ComputeCentroAtom : ComputeBase, IPerAtomSource
{
    private const int AxesColumns = 10;
    private readonly int _neighbors;
    private readonly bool _axes;
    private readonly NearNeighbors _near;
    private readonly List<(double Value, int First, int Second)> _pairs = [];
    private double[] _values = [];

    /// <summary>Reads <c>compute ID group centro/atom fcc|bcc|N [axes yes|no]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Lattice or number of neighbours.</param>
    public ComputeCentroAtom(StyleContext context, ArgReader args) : base(context)
    {
        _neighbors = args.TryKeyword("fcc") ? 12 : args.TryKeyword("bcc") ? 8 : args.Integer("N", 2);
        if (_neighbors % 2 != 0) args.Fail("the number of neighbours must be even");
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "axes") args.UnknownKeyword("axes");
            _axes = args.YesNo("axes");
        }
        _near = new NearNeighbors(Simulation, $"compute {Id} (centro/atom)", null);
    }

    /// <inheritdoc/>
    public int AtomColumns => _axes ? AxesColumns : 0;

    private int Width => _axes ? AxesColumns : 1;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => _values[atom * Width + column];

    /// <inheritdoc/>
    protected override void Update()
    {
        int n = Atoms.LocalCount;
        if (_values.Length < n * Width) _values = new double[n * Width];
        Array.Clear(_values);
        _near.Prepare();
        for (int i = 0; i < n; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            _near.Find(i);
            if (!_near.KeepNearest(_neighbors)) continue;
            _pairs.Clear();
            for (int a = 0; a < _neighbors; a++)
            {
                for (int b = a + 1; b < _neighbors; b++) _pairs.Add(((_near.Bond(a) + _near.Bond(b)).LengthSquared, a, b));
            }
            _pairs.Sort();
            double sum = 0;
            for (int k = 0; k < _neighbors / 2; k++) sum += _pairs[k].Value;
            _values[i * Width] = sum;
            if (!_axes) continue;
            Vec3 first = Joining(_pairs[0]), second = Joining(_pairs[1]), normal = Vec3.Cross(first, second);
            Store(i, 1, first);
            Store(i, 4, second);
            Store(i, 7, normal / normal.Length);
        }
    }

    private Vec3 Joining((double Value, int First, int Second) pair)
    {
        Vec3 d = _near.Bond(pair.First) - _near.Bond(pair.Second);
        return d / d.Length;
    }

    private void Store(int atom, int column, Vec3 v)
    {
        for (int k = 0; k < 3; k++) _values[atom * Width + column + k] = v[k];
    }
}
