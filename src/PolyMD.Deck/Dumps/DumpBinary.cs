using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Dumps;

/// <summary>A dump of positions in a binary trajectory file: one file, a fixed number of atoms, sorted by id.</summary>
internal abstract class DumpBinary : DumpOutput
{
    private FileStream? _stream;
    private int _count = -1;
    private bool _begun;

    protected DumpBinary(DeckContext context, DumpSetup setup, ArgReader args) : base(context, setup)
    {
        args.ExpectEnd();
        if (setup.File.Contains('*', StringComparison.Ordinal)) throw new DeckException(setup.Place, "a binary trajectory is one file: the name cannot contain '*'");
        if (setup.File.EndsWith(".gz", StringComparison.Ordinal)) throw new DeckException(setup.Place, "a binary trajectory cannot be compressed with gzip");
        SortColumn = 0;
    }

    /// <summary>dump_modify unwrap.</summary>
    public bool Unwrap { get; set; }

    public override IReadOnlyList<DumpColumn> Columns => [];

    public override void Dispose()
    {
        base.Dispose();
        _stream?.Dispose();
    }

    protected sealed override void WriteAtoms(List<int> atoms)
    {
        if (_count >= 0 && atoms.Count != _count) throw new PolyMDException($"dump {Id}: the number of atoms changed from {_count} to {atoms.Count}; this format needs a fixed number");
        if (SortColumn is null) throw new PolyMDException($"dump {Id}: binary trajectories must be sorted by id");
        _count = atoms.Count;
        _stream ??= Simulation.Files.Open(Context.OutputPath(Pattern), Append || _begun);
        if (!_stream.CanSeek) throw new PolyMDException($"dump {Id}: '{Pattern}' is a device; a binary trajectory needs a file, to whose head it comes back");
        SimulationBox box = Simulation.Box;
        Vec3[] positions = new Vec3[atoms.Count];
        for (int k = 0; k < positions.Length; k++) positions[k] = Unwrap ? Simulation.Atoms.Unwrapped(atoms[k], box) : Simulation.Atoms.Position(atoms[k]);
        if (!_begun) Begin(_stream, _count, Append && _stream.Length > 0);
        _begun = true;
        WritePositions(_stream, positions, box);
        _stream.Flush();
    }

    protected sealed override void WriteFrame(StringBuilder text, List<int> atoms) { }

    /// <summary>Writes the head of the file, or finds its end.</summary>
    protected abstract void Begin(FileStream stream, int count, bool append);

    /// <summary>Writes one frame.</summary>
    protected abstract void WritePositions(FileStream stream, Vec3[] positions, in SimulationBox box);
}
