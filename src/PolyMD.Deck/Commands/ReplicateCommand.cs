using System.Diagnostics;
using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>replicate nx ny nz [bbox]: repeats the cell. Molecules are unwrapped by their image flags first, so that they stay whole across the old faces.</summary>
[Command("replicate")]
internal sealed record ReplicateCommand(int X, int Y, int Z) : ICommand<ReplicateCommand>
{
    public static ReplicateCommand Parse(ArgReader args)
    {
        ReplicateCommand command = new(args.Integer("nx", 1), args.Integer("ny", 1), args.Integer("nz", 1));
        // Says how LAMMPS' processes share the search; the result is the same.
        args.TryKeyword("bbox");
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        if (context.Dimension == 2 && Z > 1) throw new PolyMDException("a two-dimensional system cannot be replicated along z");
        Stopwatch watch = Stopwatch.StartNew();
        Simulation s = context.Simulation;
        AtomStore a = s.Atoms;
        SimulationBox old = s.Box;
        int n = a.LocalCount, copies = X * Y * Z;
        if ((long)n * copies > int.MaxValue / 8) throw new PolyMDException($"{copies} copies of {n} atoms are more than one simulation can hold");
        int idStep = AtomEditing.LargestId(a), moleculeStep = AtomEditing.LargestMolecule(a);
        SimulationBox box = old with
        {
            Lengths = new Vec3(old.Lengths.X * X, old.Lengths.Y * Y, old.Lengths.Z * Z),
            TiltXY = old.TiltXY * Y, TiltXZ = old.TiltXZ * Z, TiltYZ = old.TiltYZ * Z,
        };
        context.Output.Line("Replicating atoms ...");
        Vec3[] unwrapped = [.. Enumerable.Range(0, n).Select(i => a.Unwrapped(i, old))];
        AtomRecord[] template = [.. Enumerable.Range(0, n).Select(i => SystemEditor.Record(context, i))];
        double[][] columns = [.. a.Columns.Select(c => c.Values.Span[..n].ToArray())];
        Topology topology = s.Topology;
        BondedRecord[][] terms = [.. topology.Families.Select(f => f.ToArray()), topology.FormerBonds.ToArray()];
        List<BondedRecord>[] families = [.. topology.Families, topology.FormerBonds];
        List<AtomRecord> atoms = new(n * copies);
        int copy = 0;
        foreach (List<BondedRecord> family in families) family.Clear();
        for (int iz = 0; iz < Z; iz++)
        {
            for (int iy = 0; iy < Y; iy++)
            {
                for (int ix = 0; ix < X; ix++, copy++)
                {
                    int ids = copy * idStep, molecules = copy * moleculeStep;
                    for (int i = 0; i < n; i++)
                    {
                        AtomRecord t = template[i];
                        int nx = 0, ny = 0, nz = 0;
                        Vec3 r = box.Wrap(unwrapped[i] + old.Shift(ix, iy, iz), ref nx, ref ny, ref nz);
                        atoms.Add(t with { Id = t.Id + ids, Molecule = t.Molecule > 0 ? t.Molecule + molecules : 0, Position = r, ImageX = nx, ImageY = ny, ImageZ = nz });
                    }
                    for (int f = 0; f < terms.Length; f++)
                        foreach (BondedRecord t in terms[f]) families[f].Add(t with { A = t.A + ids, B = t.B + ids, C = t.C == 0 ? 0 : t.C + ids, D = t.D == 0 ? 0 : t.D + ids });
                }
            }
        }
        uint[] masks = [.. Enumerable.Range(0, n).Select(i => a.GroupMask[i])];
        s.Box = s.Faces.Begin(context.Faces, box);
        a.SetLocalCount(0);
        SystemEditor.Add(context, atoms);
        for (int i = 0; i < a.LocalCount; i++)
        {
            a.GroupMask[i] = masks[i % n];
            for (int c = 0; c < columns.Length; c++) a.Columns[c].Values[i] = columns[c][i % n];
        }
        context.Output.Line($"  {DeckContext.BoxText(s.Box)}");
        context.Output.Line("  1 by 1 by 1 MPI processor grid");
        context.Output.Line($"  {a.LocalCount} atoms");
        foreach ((string name, List<BondedRecord> family) in new[] { "bonds", "angles", "dihedrals", "impropers" }.Zip(topology.Families)) if (family.Count > 0) context.Output.Line($"  {family.Count} {name}");
        context.Output.Line($"  replicate CPU = {watch.Elapsed.TotalSeconds:f3} seconds");
    }
}
