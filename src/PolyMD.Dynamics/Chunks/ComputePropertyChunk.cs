using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Properties of chunks: count (atoms of the group), id (original id of compressed chunks), coord1, coord2, coord3 (bins).
/// Vector for one property, array for several.</summary>
[ComputeStyle("property/chunk")]
public sealed class ComputePropertyChunk : ChunkCompute
{
    private readonly string[] _inputs;

    /// <summary>Reads <c>compute ID group property/chunk chunkID inputs…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Chunk id and properties.</param>
    public ComputePropertyChunk(StyleContext context, ArgReader args) : base(context, args)
    {
        List<string> inputs = [];
        do
        {
            string input = args.Choice("input", "count", "id", "coord1", "coord2", "coord3");
            if (input == "id" && !Chunks.IsCompressed) args.Fail($"'id' needs 'compress yes' in compute {Chunks.Id}");
            if (input.StartsWith("coord", StringComparison.Ordinal) && input[^1] - '0' > Chunks.CoordinateCount) args.Fail($"the chunks of compute {Chunks.Id} have {Chunks.CoordinateCount} coordinates");
            inputs.Add(input);
        }
        while (!args.AtEnd);
        _inputs = [.. inputs];
    }

    /// <inheritdoc/>
    public override int Width => _inputs.Length;

    /// <inheritdoc/>
    public override bool IsList => _inputs.Length == 1;

    /// <inheritdoc/>
    protected override void Fill(Span<double> table)
    {
        for (int k = 0; k < _inputs.Length; k++)
        {
            if (_inputs[k] == "count")
            {
                for (int i = 0; i < Atoms.LocalCount; i++) if (ChunkOf(i) is var c && c >= 0) table[c * Width + k]++;
                continue;
            }
            ReadOnlySpan<int> ids = Chunks.OriginalIds;
            for (int c = 0; c < Count; c++) table[c * Width + k] = _inputs[k] == "id" ? c < ids.Length ? ids[c] : 0 : Chunks.Coordinate(c, _inputs[k][^1] - '1');
        }
    }
}
