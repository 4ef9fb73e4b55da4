using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Integrators;

/// <summary>
/// The words with which barostats name the components of the pressure that they control, and how those are coupled. Components count
/// xx, yy, zz, yz, xz, xy. Pressures in pressure units, damping times in time units.
/// </summary>
/// <param name="simulation">The cell.</param>
/// <param name="ramps">Whether a component has Pstart, Pstop and Pdamp, else one target.</param>
/// <param name="tilts">Whether tilt factors can be controlled.</param>
internal sealed class PressureControl(Simulation simulation, bool ramps = true, bool tilts = true)
{
    private static readonly string[] s_names = ["x", "y", "z", "yz", "xz", "xy"], s_scales = ["scaleyz", "scalexz", "scalexy"];
    private readonly bool[] _scales = [Tilted(simulation.Box, 3), Tilted(simulation.Box, 4), Tilted(simulation.Box, 5)];

    public bool[] On { get; } = new bool[6];
    public double[] Start { get; } = new double[6];
    public double[] Stop { get; } = new double[6];
    public double[] Damping { get; } = new double[6];
    public string Couple { get; private set; } = "none";

    /// <summary>Whether components were named one by one, so that their targets may differ and strain the cell.</summary>
    public bool Deviatoric { get; private set; }

    public bool Any => Array.Exists(On, c => c);

    /// <summary>Number of edges that are controlled.</summary>
    public int Dimensions => (On[0] ? 1 : 0) + (On[1] ? 1 : 0) + (On[2] ? 1 : 0);

    /// <summary>Whether a tilt factor is controlled.</summary>
    public bool IsTriclinic => On[3] || On[4] || On[5];

    /// <summary>Whether all edges follow one pressure by one strain.</summary>
    public bool IsIsotropic => !IsTriclinic && (Couple == "xyz" || (simulation.Box.IsTwoDimensional && Couple == "xy"));

    /// <summary>The keywords read here.</summary>
    public string[] Keywords => [.. tilts ? ["iso", "aniso", "tri", .. s_names, "couple", .. s_scales] : (string[])["iso", "aniso", "x", "y", "z", "couple"]];

    /// <summary>Whether a tilt factor (3 yz, 4 xz, 5 xy) grows with its second edge, which keeps the shape of a cell that is scaled.</summary>
    public bool Scales(int k) => _scales[k - 3];

    /// <summary>Reads the values of a keyword, if it is one of these.</summary>
    public bool TryRead(string word, ArgReader args)
    {
        bool flat = simulation.Box.IsTwoDimensional;
        int k;
        switch (word)
        {
            case "iso" or "aniso":
                Couple = word == "iso" ? "xyz" : "none";
                // A two-dimensional box has no height to control.
                Read(args, flat ? [0, 1] : [0, 1, 2]);
                break;
            case "tri" when tilts:
                RequireTilts(args, word);
                Couple = "none";
                Read(args, flat ? [0, 1] : [0, 1, 2]);
                foreach (int tilt in flat ? [5] : (int[])[3, 4, 5])
                {
                    (On[tilt], Start[tilt], Stop[tilt], Damping[tilt]) = (true, 0, 0, Damping[0]);
                    _scales[tilt - 3] = false;
                }
                break;
            case "couple":
                Couple = args.Choice("couple", "none", "xyz", "xy", "yz", "xz");
                break;
            case var _ when (k = Array.IndexOf(s_names, word)) >= 0 && (k < 3 || tilts):
                if (k >= 3) RequireTilts(args, word);
                if (flat && k is 2 or 3 or 4) args.Fail($"a two-dimensional box has no pressure control along {word}");
                Deviatoric = true;
                if (k >= 3) _scales[k - 3] = false;
                Read(args, [k]);
                break;
            case var _ when (k = Array.IndexOf(s_scales, word)) >= 0 && tilts:
                _scales[k] = args.YesNo(word);
                if (_scales[k] && !simulation.Box.IsPeriodic(SecondEdge(k + 3))) args.Fail($"'{word} yes' needs a periodic boundary along {s_names[SecondEdge(k + 3)]}");
                break;
            default: return false;
        }
        return true;
    }

    /// <summary>Checks what was read as a whole.</summary>
    public void Check(ArgReader args)
    {
        SimulationBox box = simulation.Box;
        for (int k = 0; k < 3; k++)
        {
            if (On[k] && !box.IsPeriodic(k)) args.Fail($"pressure control along {s_names[k]} needs a periodic boundary there");
        }
        for (int k = 3; k < 6; k++)
        {
            if (!On[k]) continue;
            string edge = s_names[SecondEdge(k)];
            if (!box.IsPeriodic(SecondEdge(k))) args.Fail($"pressure control of {s_names[k]} needs a periodic boundary along {edge}");
            if (_scales[k - 3]) args.Fail($"'{s_scales[k - 3]} yes' and pressure control of {s_names[k]} exclude each other");
        }
        foreach (char c in Couple == "none" ? "" : Couple)
        {
            int k = c - 'x', first = Couple[0] - 'x';
            if (k == 2 && box.IsTwoDimensional && Couple == "xyz") continue;
            if (!On[k]) args.Fail($"'couple {Couple}' needs pressure control along {c}");
            if (Start[k] != Start[first] || Stop[k] != Stop[first] || Damping[k] != Damping[first])
                args.Fail($"'couple {Couple}' needs equal pressures{(ramps ? " and damping times" : "")} along {Couple}");
        }
    }

    /// <summary>Means over the coupled components.</summary>
    /// <param name="tensor">Pressures of the edges; coupled ones are replaced.</param>
    public void Average(Span<double> tensor)
    {
        if (Couple == "none") return;
        double mean = 0;
        foreach (char c in Couple) mean += tensor[c - 'x'];
        mean /= Couple.Length;
        foreach (char c in Couple) tensor[c - 'x'] = mean;
    }

    private static int SecondEdge(int tilt) => tilt == 5 ? 1 : 2;

    private static bool Tilted(in SimulationBox box, int k) => box.IsPeriodic(SecondEdge(k)) && (k == 3 ? box.TiltYZ : k == 4 ? box.TiltXZ : box.TiltXY) != 0;

    private void RequireTilts(ArgReader args, string word)
    {
        if (!simulation.Box.IsTriclinic) args.Fail($"'{word}' needs a triclinic box (change_box all triclinic)");
    }

    private void Read(ArgReader args, ReadOnlySpan<int> components)
    {
        double start = args.Double(ramps ? "Pstart" : "P"), stop = ramps ? args.Double("Pstop") : start, damping = ramps ? args.Positive("Pdamp") : 0;
        foreach (int k in components) (On[k], Start[k], Stop[k], Damping[k]) = (true, start, stop, damping);
    }
}
