using System.Globalization;
using PolyMD.Deck.Building;
using PolyMD.Deck.Restarts;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.IO;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>write_data file [nocoeff] [nofix] [nolabelmap] [pair ii|ij] [types numeric|labels]: atoms, velocities, topology, coefficients and the sections of fixes.</summary>
[Command("write_data")]
internal sealed record WriteDataCommand(string File, bool Coefficients, bool Fixes, bool AllPairs, bool Labels, bool LabelledTypes) : ICommand<WriteDataCommand>
{
    public static WriteDataCommand Parse(ArgReader args)
    {
        string file = args.Word("file");
        bool coefficients = true, fixes = true, allPairs = false, labels = true, labelled = false;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "nocoeff": coefficients = false; break;
                case "nofix": fixes = false; break;
                case "pair": allPairs = args.Choice("pair", "ii", "ij") == "ij"; break;
                case "nolabelmap": labels = false; break;
                case "types":
                    labelled = args.Choice("types", "numeric", "labels") == "labels";
                    break;
                default: args.UnknownKeyword("nocoeff", "nofix", "pair", "nolabelmap", "types"); break;
            }
        }
        return new WriteDataCommand(file, coefficients, fixes, allPairs, labels, labelled);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        context.Output.ScreenLine("System init for write_data ...");
        // Mixed coefficients are known once the forces are set up, as they are during a run.
        if (Coefficients && context.Pair is not null && context.LastLoop is null && s.Atoms.LocalCount > 0) s.Evaluator.Setup();
        MolecularSystem system = new()
        {
            Title = $"LAMMPS data file via write_data of PolyMD, timestep = {s.Step}",
            Box = s.Box,
            AtomStyle = context.AtomStyle,
            BondTypes = s.Topology.BondTypes,
            AngleTypes = s.Topology.AngleTypes,
            DihedralTypes = s.Topology.DihedralTypes,
            ImproperTypes = s.Topology.ImproperTypes,
            HasVelocities = true,
        };
        system.Masses.AddRange(context.Layout.NeedsTypeMasses ? s.Types.Mass : s.Types.Mass.Select(_ => double.NaN));
        AtomStore a = s.Atoms;
        int[] order = [.. Enumerable.Range(0, a.LocalCount).OrderBy(i => a.Id[i])];
        foreach (int i in order) system.Atoms.Add(SystemEditor.Record(context, i));
        // Terms of templates are known from the templates.
        if (!context.Layout.HasTemplate)
        {
            system.Bonds.AddRange(s.Topology.Bonds);
            system.Angles.AddRange(s.Topology.Angles);
            system.Dihedrals.AddRange(s.Topology.Dihedrals);
            system.Impropers.AddRange(s.Topology.Impropers);
        }
        if (Labels || LabelledTypes) AddLabels(s, system);
        system.WritesLabels = LabelledTypes;
        if (Coefficients) CoefficientSections.Add(context, system, AllPairs);
        if (Fixes) foreach (IDataFileFix fix in s.Fixes.OfType<IDataFileFix>()) AddSection(system, fix);
        DataFileWriter.Write(context.Files.Writes(context.OutputPath(File.Replace("*", s.Step.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))), system);
    }

    // A family of which some type has no label has no section.
    private static void AddLabels(Simulation s, MolecularSystem system)
    {
        foreach (string family in TypeLabels.Families)
        {
            int count = family == "atom" ? s.Types.Count : s.Topology.TypeCount(Enum.Parse<ForceKind>(family, true));
            IReadOnlyDictionary<int, string> labels = s.Labels.Of(family);
            if (count > 0 && labels.Count == count) system.TypeLabels[family] = [.. labels.Values];
        }
    }

    private static void AddSection(MolecularSystem system, IDataFileFix fix)
    {
        if (fix.DataFileHeader is { } header && header.IndexOf(' ', StringComparison.Ordinal) is > 0 and int at)
            system.FixHeaders[header[(at + 1)..]] = int.Parse(header[..at], CultureInfo.InvariantCulture);
        system.FixSections[fix.DataFileTitle] = [.. fix.DataFileLines().Select(l => new CoeffLine(l, "", 0))];
        system.SectionHints[fix.DataFileTitle] = fix.DataFileHint;
    }
}
