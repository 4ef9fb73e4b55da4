using System.Globalization;

namespace PolyMD.Physics.Tests.Stacks;

/// <summary>What LAMMPS gave for a stack: stack-*.txt of tests/fixtures/physics.</summary>
internal sealed class StackReference
{
    private readonly ILookup<string, string[]> _lines;

    public StackReference(string name)
    {
        _lines = DeckFolder.Fixture($"stack-{name}.txt").Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split(' ')).ToLookup(w => w[0], w => w[1..]);
        Atoms = int.Parse(_lines["atoms"].Single()[0], CultureInfo.InvariantCulture);
        double[] rms = Numbers(_lines["rms"].Single());
        (ForceOfAll, ForceOfUncharged) = (rms[0], rms[1]);
        Forces = _lines["force"].Select(Numbers).ToDictionary(row => (int)row[0]);
    }

    public int Atoms { get; }

    public double ForceOfAll { get; }

    public double ForceOfUncharged { get; }

    /// <summary>id, type, fx, fy, fz by id.</summary>
    public Dictionary<int, double[]> Forces { get; }

    public string[] Columns => _lines["static"].First();

    public double[] Static => Numbers(_lines["static"].Last());

    public double[][] Nve => [.. _lines["nve"].Skip(1).Select(Numbers)];

    private static double[] Numbers(string[] words) => [.. words.Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
}
