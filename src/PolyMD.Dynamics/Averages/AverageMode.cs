using PolyMD.Engine.Phases;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>How successive averages are combined: the last alone (one), all so far (running), or the last M (window).</summary>
internal sealed class AverageMode : IStateful
{
    private readonly string _kind;
    private readonly int _window;
    private readonly List<double[]> _history = [];
    private int _oldest;

    public AverageMode() : this("one", 0) { }

    private AverageMode(string kind, int window)
    {
        _kind = kind;
        _window = window;
    }

    /// <summary>Whether more than one average is combined.</summary>
    public bool Combines => _kind != "one";

    public bool IsRunning => _kind == "running";

    /// <summary>How many averages are in the total.</summary>
    public long Count { get; private set; }

    public static AverageMode Read(ArgReader args)
    {
        string kind = args.Choice("ave", "one", "running", "window");
        return new AverageMode(kind, kind == "window" ? args.Integer("window", 1) : 0);
    }

    /// <summary>Adds an average to the total in place.</summary>
    public void Add(ReadOnlySpan<double> average, Span<double> total)
    {
        if (_kind == "one" || Count == 0) total.Clear();
        if (_kind == "one") Count = 0;
        for (int k = 0; k < average.Length; k++) total[k] += average[k];
        if (_kind != "window")
        {
            Count++;
            return;
        }
        if (_history.Count < _window)
        {
            _history.Add(average.ToArray());
            Count = _history.Count;
            return;
        }
        double[] gone = _history[_oldest];
        for (int k = 0; k < average.Length; k++) total[k] -= gone[k];
        average.CopyTo(gone);
        _oldest = (_oldest + 1) % _window;
    }

    public void SaveState(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(_oldest);
        writer.Write(_history.Count);
        foreach (double[] h in _history) ArrayState.Save(writer, h);
    }

    public void LoadState(BinaryReader reader)
    {
        Count = reader.ReadInt64();
        _oldest = reader.ReadInt32();
        int n = reader.ReadInt32();
        _history.Clear();
        for (int k = 0; k < n; k++) _history.Add(ArrayState.Load(reader));
    }
}
