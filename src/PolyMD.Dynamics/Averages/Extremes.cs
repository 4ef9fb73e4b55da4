using PolyMD.Engine.Phases;

namespace PolyMD.Dynamics.Averages;

/// <summary>Least and greatest values of the samples of an average, combined over averages as counts are.</summary>
internal sealed class Extremes(AverageMode mode) : IStateful
{
    private readonly List<(double Least, double Greatest)> _history = [];
    private double _least, _greatest;

    public double Least { get; private set; }

    public double Greatest { get; private set; }

    public void Begin() => (_least, _greatest) = (1e20, -1e20);

    public void Add(double value)
    {
        _least = Math.Min(_least, value);
        _greatest = Math.Max(_greatest, value);
    }

    /// <summary>Ends an average; to be called after its counts were added to the mode.</summary>
    public void Finish()
    {
        _history.Add((_least, _greatest));
        if (mode.IsRunning && _history.Count > 1)
        {
            (double Least, double Greatest) all = (_history.Min(h => h.Least), _history.Max(h => h.Greatest));
            _history.Clear();
            _history.Add(all);
        }
        else while (!mode.IsRunning && _history.Count > Math.Max(1, mode.Combines ? mode.Count : 1)) _history.RemoveAt(0);
        Least = _history.Min(h => h.Least);
        Greatest = _history.Max(h => h.Greatest);
    }

    public void SaveState(BinaryWriter writer)
    {
        ArrayState.Save(writer, [_least, _greatest, Least, Greatest]);
        ArrayState.Save(writer, _history.SelectMany(h => new[] { h.Least, h.Greatest }).ToArray());
    }

    public void LoadState(BinaryReader reader)
    {
        double[] a = ArrayState.Load(reader), h = ArrayState.Load(reader);
        (_least, _greatest, Least, Greatest) = (a[0], a[1], a[2], a[3]);
        _history.Clear();
        for (int k = 0; k < h.Length; k += 2) _history.Add((h[k], h[k + 1]));
    }
}
