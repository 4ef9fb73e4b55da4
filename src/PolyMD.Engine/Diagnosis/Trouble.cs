using System.Globalization;
using System.Text;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.Diagnosis;

/// <summary>
/// Makes the message of a run that cannot go on: the atoms responsible with everything known of them, the energies by style, the nearest contacts, and the likely causes, most
/// likely first. Called once, when all is lost: it may be slow, and looks for itself at whatever it needs.
/// </summary>
public static class Trouble
{
    private const int MostAtoms = 3, MostContacts = 4;

    /// <summary>An error about certain atoms.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="what">What happened, as a sentence without its full stop.</param>
    /// <param name="atoms">Local indices, most responsible first.</param>
    public static SimulationException At(Simulation simulation, string what, params int[] atoms)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        AtomStore store = simulation.Atoms;
        Surroundings around = new(simulation);
        StringBuilder text = new(what);
        foreach (int i in atoms.Take(MostAtoms)) Describe(text, simulation, around, i);
        Energies(text, simulation);
        Contact? nearest = null;
        foreach (int i in atoms.Take(MostAtoms))
        {
            Contact[] contacts = [.. around.Nearest(i, MostContacts)];
            if (contacts.Length == 0) continue;
            nearest = nearest is null || contacts[0].Distance < nearest.Distance ? contacts[0] : nearest;
            text.Append(CultureInfo.InvariantCulture, $"\n  nearest to atom {store.Id[i]}:");
            foreach (Contact c in contacts) text.Append(c.Text);
        }
        Causes(text, LikelyCauses.Of(simulation, around, atoms, nearest));
        return new SimulationException(simulation.Step, text.ToString(), [.. atoms.Select(i => store.Id[i])]);
    }

    /// <summary>An energy, pressure or force that is not a number or infinite, where nobody knows of which atom.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="what">What is not finite.</param>
    public static SimulationException NotFinite(Simulation simulation, string what)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return At(simulation, what, Culprits(simulation));
    }

    /// <summary>The atoms most likely behind forces that are not finite: the closest pair among those with such a force or position, or those with the largest forces.</summary>
    /// <param name="simulation">The simulation.</param>
    internal static int[] Culprits(Simulation simulation)
    {
        AtomStore a = simulation.Atoms;
        List<int> bad = [];
        for (int i = 0; i < a.LocalCount; i++) if (!double.IsFinite(a.Force(i).LengthSquared) || !double.IsFinite(a.Position(i).LengthSquared) || !double.IsFinite(a.Velocity(i).LengthSquared)) bad.Add(i);
        if (bad.Count == 0) return [.. Enumerable.Range(0, a.LocalCount).OrderByDescending(i => a.Force(i).LengthSquared).Take(2)];
        Surroundings around = new(simulation);
        // Within a system that is lost as a whole, one atom after the other is too slow: the lists know the close pairs.
        if (around.Closest(bad) is var (i0, j0)) return [i0, j0];
        return [.. bad.Take(MostAtoms)];
    }

    private static void Describe(StringBuilder text, Simulation s, Surroundings around, int i)
    {
        AtomStore a = s.Atoms;
        text.Append(CultureInfo.InvariantCulture, $"\n  {Name(a, i)} at {Point(around.At(i))}, velocity {Point(a.Velocity(i))}, force {Point(a.Force(i))}");
        if (around.Step < s.Step && around.IsLost(i)) text.Append(CultureInfo.InvariantCulture, $"; its position at step {around.Step} is given, now it is {Point(a.Position(i))}");
    }

    private static void Energies(StringBuilder text, Simulation s)
    {
        if ((s.Evaluator.LastNeeds & Needs.Global) == 0 || s.Forces.Count == 0) return;
        text.Append(CultureInfo.InvariantCulture, $"\n  energies at step {s.Evaluator.LastStep}:");
        foreach (IForce f in s.Forces)
        {
            double energy = f.Tally.Energy + f.Tally.CoulombEnergy;
            text.Append(CultureInfo.InvariantCulture, $" {f.Kind.ToString().ToLowerInvariant()} {f.Name} {energy:g6}{(double.IsFinite(energy) ? "" : " (!)")}");
        }
    }

    private static void Causes(StringBuilder text, IReadOnlyList<string> causes)
    {
        if (causes.Count == 0) return;
        text.Append("\n  likely causes, most likely first:");
        for (int k = 0; k < causes.Count; k++) text.Append(CultureInfo.InvariantCulture, $"\n    {k + 1}. {causes[k]}");
    }

    /// <summary>What an atom is called: id, type, and its molecule if the atom style has them.</summary>
    internal static string Name(AtomStore a, int i) =>
        string.Create(CultureInfo.InvariantCulture, $"atom {a.Id[i]} (type {a.TypeIndex[i] + 1}{(a.HasMolecules ? string.Create(CultureInfo.InvariantCulture, $", molecule {a.Molecule[i]}") : "")})");

    internal static string Point(Vec3 r) => string.Create(CultureInfo.InvariantCulture, $"({r.X:g6}, {r.Y:g6}, {r.Z:g6})");
}
