using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Building;

/// <summary>Gives the types of an added data file that have labels the numbers of the system's types of the same labels.</summary>
internal static class LabelSync
{
    /// <summary>Changes the type numbers of a file; labels new to the system go to the types of their numbers, if these have none.</summary>
    /// <param name="simulation">The system.</param>
    /// <param name="system">The file.</param>
    public static void Apply(Simulation simulation, MolecularSystem system)
    {
        foreach ((string family, string[] labels) in system.TypeLabels)
        {
            int[] number = new int[labels.Length + 1];
            for (int t = 1; t <= labels.Length; t++)
            {
                number[t] = simulation.Labels.Find(family, labels[t - 1]);
                if (number[t] > 0) continue;
                if (simulation.Labels.Of(family).TryGetValue(t, out string? other))
                    throw new PolyMDException($"the added file calls {family} type {t} '{labels[t - 1]}', which the system calls '{other}': name a free type with 'labelmap {family} … {labels[t - 1]}' first");
                simulation.Labels.Set(family, t, labels[t - 1]);
                number[t] = t;
            }
            switch (family)
            {
                case "atom": Atoms(system, number); break;
                case "bond": Terms(system.Bonds, number); break;
                case "angle": Terms(system.Angles, number); break;
                case "dihedral": Terms(system.Dihedrals, number); break;
                case "improper": Terms(system.Impropers, number); break;
            }
        }
    }

    private static void Atoms(MolecularSystem system, int[] number)
    {
        for (int k = 0; k < system.Atoms.Count; k++) system.Atoms[k] = system.Atoms[k] with { Type = number[system.Atoms[k].Type] };
        double[] masses = [.. system.Masses];
        system.Masses.Clear();
        for (int t = 1; t <= number.Max(); t++)
        {
            int from = Array.IndexOf(number, t);
            system.Masses.Add(from > 0 && from <= masses.Length ? masses[from - 1] : double.NaN);
        }
    }

    private static void Terms(List<BondedRecord> terms, int[] number)
    {
        for (int k = 0; k < terms.Count; k++) if (terms[k].Type > 0) terms[k] = terms[k] with { Type = number[terms[k].Type] };
    }
}
