using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>The words that stress/atom and centroid/stress/atom share: a temperature for the velocity bias, and which terms are summed.</summary>
internal sealed class StressTerms
{
    private static readonly ForceKind[] s_families = Enum.GetValues<ForceKind>();
    private readonly ArgToken _temperatureToken;
    private ITemperature? _temperature;
    private readonly ForceKind[] _kinds;
    private readonly bool _allKinds, _fixes;

    public StressTerms(Simulation simulation, ArgReader args)
    {
        _temperatureToken = args.Token("temp-ID");
        Kinetic = args.AtEnd;
        List<ForceKind> kinds = [];
        bool all = args.AtEnd, fix = false;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "ke": Kinetic = true; break;
                case "virial": all = true; break;
                case "pair": kinds.Add(ForceKind.Pair); break;
                case "bond": kinds.Add(ForceKind.Bond); break;
                case "angle": kinds.Add(ForceKind.Angle); break;
                case "dihedral": kinds.Add(ForceKind.Dihedral); break;
                case "improper": kinds.Add(ForceKind.Improper); break;
                case "kspace": kinds.Add(ForceKind.KSpace); break;
                case "fix": fix = true; break;
                default: args.UnknownKeyword("ke", "pair", "bond", "angle", "dihedral", "improper", "kspace", "fix", "virial"); break;
            }
        }
        _allKinds = all;
        _kinds = all ? [] : kinds.Distinct().ToArray();
        _fixes = fix && !all;
        HasVirial = all || _kinds.Length > 0 || fix;
        Resolve(simulation);
    }

    public bool Kinetic { get; }

    /// <summary>Whether anything but the kinetic part is wanted.</summary>
    public bool HasVirial { get; }

    public void Resolve(Simulation simulation)
    {
        if (_temperatureToken.Text != "NULL") _temperature = TemperatureArgument.Find(simulation, _temperatureToken.Text, _temperatureToken.Span);
        if (_kinds.Length > 0 || _fixes) simulation.PerAtom.KeepsKinds = true;
    }

    /// <summary>Whether the forces of a family are among the terms.</summary>
    public bool Includes(ForceKind kind) => _allKinds || _kinds.Contains(kind);

    /// <summary>Brings the bias up to date.</summary>
    public void Prepare()
    {
        if (Kinetic && _temperature is { HasBias: true }) _temperature.ComputeTemperature();
    }

    /// <summary>Velocity without the bias of the temperature.</summary>
    public Vec3 Velocity(AtomStore atoms, int i) => _temperature is { HasBias: true } ? atoms.Velocity(i) - _temperature.Bias(i) : atoms.Velocity(i);

    /// <summary>Virial component of the chosen families.</summary>
    public double Virial(PerAtomTally tally, int atom, int component)
    {
        double total = tally.Virial[PerAtomTally.Components * atom + component], sum = 0;
        if (_allKinds) return total;
        foreach (ForceKind kind in _kinds) sum += tally.VirialOf(kind, atom, component);
        if (!_fixes) return sum;
        // Fixes add to the total after the families were joined.
        foreach (ForceKind kind in s_families) total -= tally.VirialOf(kind, atom, component);
        return sum + total;
    }

    /// <summary>Correction to equal shares of the chosen families.</summary>
    public double ShareCorrection(PerAtomTally tally, int atom, int component)
    {
        double total = tally.ShareCorrection[PerAtomTally.StressComponents * atom + component], sum = 0;
        if (_allKinds) return total;
        foreach (ForceKind kind in _kinds) sum += tally.ShareCorrectionOf(kind, atom, component);
        if (!_fixes) return sum;
        foreach (ForceKind kind in s_families) total -= tally.ShareCorrectionOf(kind, atom, component);
        return sum + total;
    }
}
