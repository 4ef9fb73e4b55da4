using PolyMD.Deck.Runtime;
using PolyMD.IO;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>molecule ID file [offset T B A D I | toff | boff | aoff | doff | ioff N | scale S] file …: molecule templates.</summary>
[Command("molecule")]
internal sealed record MoleculeCommand(string Id, IReadOnlyList<MoleculeCommand.Part> Parts) : ICommand<MoleculeCommand>
{
    private static readonly string[] s_offsets = ["toff", "boff", "aoff", "doff", "ioff"];

    /// <summary>A file and what is applied to it.</summary>
    internal sealed record Part(ArgToken File, int[] Offsets)
    {
        public double Scale { get; set; } = 1;
    }

    public static MoleculeCommand Parse(ArgReader args)
    {
        string id = args.Word("ID");
        if (!id.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) args.Fail($"an ID consists of letters, digits and underscores, got '{id}'");
        List<Part> parts = [new Part(args.Token("file"), new int[5])];
        while (!args.AtEnd)
        {
            ArgToken word = args.Token("keyword or file");
            Part part = parts[^1];
            if (word.Text == "offset") for (int k = 0; k < 5; k++) part.Offsets[k] = args.Integer(s_offsets[k], 0);
            else if (Array.IndexOf(s_offsets, word.Text) is >= 0 and int which) part.Offsets[which] = args.Integer(word.Text, 0);
            else if (word.Text == "scale") part.Scale = args.Positive("scale");
            else parts.Add(new Part(word, new int[5]));
        }
        return new MoleculeCommand(id, parts);
    }

    public void Execute(DeckContext context)
    {
        List<MoleculeTemplate> templates = [];
        foreach (Part part in Parts)
        {
            string path = context.InputPath(part.File.Text);
            if (!File.Exists(path)) throw new DeckException(part.File.Span, $"molecule: file '{part.File.Text}' does not exist{context.NearFile(part.File.Text)}");
            MoleculeTemplate m = MoleculeFileReader.Read(context.Files.Reads(path), part.File.Text);
            Scale(m, part.Scale);
            m.Types = [.. m.Types.Select(t => t + part.Offsets[0])];
            for (int f = 0; f < 4; f++)
            {
                int by = part.Offsets[f + 1];
                for (int k = 0; k < m.Terms[f].Count; k++) m.Terms[f][k] = m.Terms[f][k] with { Type = m.Terms[f][k].Type + by };
            }
            for (int k = 0; k < m.ShakeTypes.Length; k++)
                for (int t = 0; t < m.ShakeTypes[k].Length; t++) m.ShakeTypes[k][t] += part.Offsets[m.ShakeFlags[k] == 1 && t == 2 ? 2 : 1];
            templates.Add(m);
            context.Output.Line($"Read molecule template {Id}:");
            context.Output.Line($"  {m.Molecules.DefaultIfEmpty(1).Max()} molecules");
            context.Output.Line($"  {m.Count} atoms with max type {m.Types.DefaultIfEmpty(0).Max()}");
            foreach ((string name, List<BondedRecord> terms) in new[] { "bonds", "angles", "dihedrals", "impropers" }.Zip(m.Terms)) context.Output.Line($"  {terms.Count} {name} with max type {terms.Select(t => t.Type).DefaultIfEmpty(0).Max()}");
        }
        if (!context.Molecules.TryAdd(Id, templates)) throw new PolyMDException($"there is a molecule template '{Id}' already");
    }

    // A body of the same density that is larger by s has the mass m s³ and the inertia I s⁵.
    private static void Scale(MoleculeTemplate m, double s)
    {
        double cube = s * s * s;
        m.Positions = [.. m.Positions.Select(r => r * s)];
        m.Diameters = [.. m.Diameters.Select(d => d * s)];
        m.Masses = [.. m.Masses.Select(w => w * cube)];
        (m.StatedMass, m.StatedCentre, m.StatedInertia) = (m.StatedMass * cube, m.StatedCentre * s, m.StatedInertia * (cube * s * s));
    }
}
