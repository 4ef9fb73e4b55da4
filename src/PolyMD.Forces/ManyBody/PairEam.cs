using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style eam</c>, <c>pair_coeff I J file</c>: embedded-atom potentials of funcfl files, one element each; the types with I = J in the
/// range take the file, and pairs of different files follow by mixing (S. M. Foiles, M. I. Baskes, M. S. Daw, Phys. Rev. B 33, 7983 (1986)).
/// Å, the file's energy unit.
/// </summary>
[PairStyle("eam")]
public sealed class PairEam : EamStyle
{
    private readonly List<FuncflFile> _files = [];
    private int[] _fileOfType = [];

    /// <inheritdoc/>
    public override string Name => "eam";

    /// <inheritdoc/>
    public override void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        int types = simulation.Types.Count;
        (int i0, int i1) = args.TypeRange("I", types);
        (int j0, int j1) = args.TypeRange("J", types);
        PotentialFile file = PotentialFile.Open(args, simulation);
        args.ExpectEnd();
        if (Math.Max(i0, j0) > Math.Min(i1, j1)) args.Fail("no type is in both ranges: a file belongs to types (pair_coeff I I file), unlike pairs follow by mixing");
        if (_fileOfType.Length != types)
        {
            _fileOfType = new int[types];
            Array.Fill(_fileOfType, -1);
        }
        int at = _files.FindIndex(f => f.Name == file.Name);
        if (at < 0)
        {
            at = _files.Count;
            _files.Add(FuncflFile.Read(file));
        }
        for (int t = Math.Max(i0, j0); t <= Math.Min(i1, j1); t++) _fileOfType[t - 1] = at;
        SetMap(ElementMap.FromIndices(_files.Select(f => f.Name).ToArray(), _fileOfType), types);
        int[] pick = new int[_files.Count];
        for (int k = 0; k < pick.Length; k++) pick[k] = k;
        Use(FuncflFile.Combine(_files), pick, Map!, simulation);
    }

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation) => throw new NotSupportedException();
}
