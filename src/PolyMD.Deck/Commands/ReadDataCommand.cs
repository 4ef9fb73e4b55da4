using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.IO;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>read_data file [add append | merge | ID-offset [molecule offset]] [offset t b a d i] [shift x y z] [group ID] [nocoeff] [extra/… N] [fix ID header section].</summary>
[Command("read_data")]
internal sealed record ReadDataCommand(ArgToken File, ReadDataCommand.Options Wishes) : ICommand<ReadDataCommand>
{
    private static readonly string[] s_reserve =
        ["extra/bond/per/atom", "extra/angle/per/atom", "extra/dihedral/per/atom", "extra/improper/per/atom", "extra/special/per/atom"];

    private static readonly string[] s_types = ["extra/atom/types", "extra/bond/types", "extra/angle/types", "extra/dihedral/types", "extra/improper/types"];

    /// <summary>The keywords.</summary>
    internal sealed record Options
    {
        public bool NoCoefficients { get; set; }
        public int[] ExtraTypes { get; } = new int[5];
        public bool Add { get; set; }
        public bool Append { get; set; }
        public int IdOffset { get; set; }
        public int MoleculeOffset { get; set; }
        public int[] TypeOffsets { get; } = new int[5];
        public Vec3 Shift { get; set; }
        public string? Group { get; set; }
        public List<(ArgToken Id, string? Header, string Title)> Fixes { get; } = [];
    }

    public static ReadDataCommand Parse(ArgReader args)
    {
        ArgToken file = args.Token("file");
        Options o = new();
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            // Memory for topology that grows: nothing to reserve here.
            if (s_reserve.Contains(keyword)) args.Integer(keyword, 0);
            else if (Array.IndexOf(s_types, keyword) is >= 0 and int k) o.ExtraTypes[k] = args.Integer(keyword, 0);
            else if (keyword == "nocoeff") o.NoCoefficients = true;
            else if (keyword == "group") o.Group = args.Word("groupID");
            else if (keyword == "shift") o.Shift = new(args.Double("Sx"), args.Double("Sy"), args.Double("Sz"));
            else if (keyword == "offset") for (int t = 0; t < 5; t++) o.TypeOffsets[t] = args.Integer(new[] { "toff", "boff", "aoff", "doff", "ioff" }[t], 0);
            else if (keyword == "add") ReadAdd(args, o);
            else if (keyword == "fix")
            {
                ArgToken fix = args.Token("fix-ID");
                string header = args.Word("header"), title = args.Word("section");
                o.Fixes.Add((fix, header == "NULL" ? null : header, title == "NULL" ? fix.Text : title));
            }
            else args.UnknownKeyword([.. s_reserve, .. s_types, "add", "offset", "shift", "group", "nocoeff", "fix"]);
        }
        if (!o.Add && o.Shift != default) args.Fail("'shift' goes with 'add'");
        if (!o.Add && Array.Exists(o.TypeOffsets, t => t != 0)) args.Fail("'offset' goes with 'add'");
        return new ReadDataCommand(file, o);
    }

    public void Execute(DeckContext context)
    {
        if (!Wishes.Add) context.RequireNoBox();
        else if (!context.HasBox) Wishes.Add = false;
        string path = context.InputPath(File.Text);
        if (!System.IO.File.Exists(path)) throw new DeckException(File.Span, $"read_data: file '{File.Text}' does not exist{context.NearFile(File.Text)}");
        context.Output.Line("Reading data file ...");
        using StreamReader reader = new(context.Files.Reads(path));
        foreach ((ArgToken id, _, _) in Wishes.Fixes) FindFix(context, id);
        MolecularSystem system = DataFileReader.Read(reader, File.Text, context.AtomStyle, [.. Wishes.Fixes.Select(f => new DataFileSection(f.Title, f.Header))]);
        foreach (string warning in system.Warnings) context.Output.Warning(warning);
        int before = Wishes.Add ? context.Simulation.Atoms.LocalCount : 0;
        int idOffset = 0;
        DataOffsets.Apply(system, Wishes.TypeOffsets, Wishes.Shift);
        if (Wishes.Add)
        {
            AtomStore atoms = context.Simulation.Atoms;
            idOffset = Wishes.Append ? AtomEditing.LargestId(atoms) : Wishes.IdOffset;
            DataOffsets.ShiftIds(system, idOffset, Wishes.Append ? AtomEditing.LargestMolecule(atoms) : Wishes.MoleculeOffset);
            SystemLoader.Add(context, system, !Wishes.NoCoefficients);
        }
        else
        {
            // Offsets make room below the file's own types; 'extra' above.
            for (int k = 0; k < Wishes.ExtraTypes[0]; k++) system.Masses.Add(double.NaN);
            system.BondTypes += Wishes.ExtraTypes[1];
            system.AngleTypes += Wishes.ExtraTypes[2];
            system.DihedralTypes += Wishes.ExtraTypes[3];
            system.ImproperTypes += Wishes.ExtraTypes[4];
            SystemLoader.Load(context, system, !Wishes.NoCoefficients);
        }
        foreach ((ArgToken id, _, string title) in Wishes.Fixes)
            if (system.FixSections.TryGetValue(title, out List<CoeffLine>? lines)) FindFix(context, id).ReadDataFile(lines, idOffset);
        if (Wishes.Group is not { } group) return;
        uint bit = context.Simulation.Groups.FindOrAdd(group);
        for (int i = before; i < context.Simulation.Atoms.LocalCount; i++) context.Simulation.Atoms.GroupMask[i] |= bit;
    }

    private static Engine.Phases.IDataFileFix FindFix(DeckContext context, ArgToken id)
    {
        Engine.Phases.IFix fix = context.Simulation.FindFix(id.Text) ?? throw new DeckException(id.Span, $"read_data: there is no fix '{id.Text}'{NearestName.Hint(id.Text, context.Simulation.Fixes.Select(f => f.Id))}");
        return fix as Engine.Phases.IDataFileFix ?? throw new DeckException(id.Span, $"read_data: fix '{id.Text}' of style {fix.Style} has no section in data files");
    }

    private static void ReadAdd(ArgReader args, Options o)
    {
        o.Add = true;
        if (args.TryKeyword("append")) o.Append = true;
        else if (!args.TryKeyword("merge"))
        {
            if (!args.NextIsNumber) args.Fail($"'add' must be followed by append, merge or an ID offset, got '{args.Peek ?? "nothing"}'");
            o.IdOffset = args.Integer("IDoffset", 0);
            if (args.NextIsNumber) o.MoleculeOffset = args.Integer("MOLoffset", 0);
        }
    }
}
