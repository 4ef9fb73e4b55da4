using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Building;

/// <summary>The bonded terms of atom_style template: those of the molecule that an atom is part of, whose atoms have consecutive ids.</summary>
internal static class TemplateTopology
{
    /// <summary>Adds the terms of molecules whose atoms have been added.</summary>
    /// <param name="context">The deck.</param>
    /// <param name="first">Local index of the first new atom.</param>
    public static void Add(DeckContext context, int first)
    {
        AtomStore a = context.Simulation.Atoms;
        Topology topology = context.Simulation.Topology;
        var molecule = a.Values(AtomColumnNames.TemplateMolecule);
        var number = a.Values(AtomColumnNames.TemplateAtom);
        for (int i = first; i < a.LocalCount; i++)
        {
            if (molecule[i] == 0) continue;
            if (molecule[i] > context.TemplateMolecules.Count || number[i] < 1 || number[i] > context.TemplateMolecules[(int)molecule[i] - 1].Count)
                throw new PolyMDException($"atom {a.Id[i]} is atom {number[i]} of molecule {molecule[i]} of the template, which has no such atom");
            if (number[i] != 1) continue;
            int before = a.Id[i] - 1;
            MoleculeTemplate m = context.TemplateMolecules[(int)molecule[i] - 1];
            for (int k = 1; k < m.Count; k++)
                if (a.IndexOfId(before + 1 + k) is not (>= 0 and int j) || number[j] != k + 1) throw new PolyMDException($"the molecule of atom {a.Id[i]} is not complete: atom {before + 1 + k} must be its atom {k + 1}");
            for (int f = 0; f < 4; f++)
                foreach (BondedRecord t in m.Terms[f]) topology.Families[f].Add(t with { A = t.A + before, B = t.B + before, C = t.C == 0 ? 0 : t.C + before, D = t.D == 0 ? 0 : t.D + before });
        }
    }
}
