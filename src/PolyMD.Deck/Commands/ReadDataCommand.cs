using PolyMD.Deck.Runtime;
using PolyMD.IO;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>read_data file [nocoeff] [extra/… N].</summary>
[Command("read_data")]
internal sealed record ReadDataCommand(ArgToken File, bool NoCoefficients, int ExtraTypes) : ICommand<ReadDataCommand>
{
    private static readonly string[] s_reserve =
        ["extra/bond/per/atom", "extra/angle/per/atom", "extra/dihedral/per/atom", "extra/improper/per/atom", "extra/special/per/atom"];

    private static readonly string[] s_later =
        ["add", "offset", "shift", "group", "fix", "extra/bond/types", "extra/angle/types", "extra/dihedral/types", "extra/improper/types"];

    public static ReadDataCommand Parse(ArgReader args)
    {
        ArgToken file = args.Token("file");
        bool nocoeff = false;
        int extra = 0;
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            if (s_later.Contains(keyword)) args.Fail($"keyword '{keyword}' is not supported");
            // Memory for topology that grows: nothing to reserve here.
            if (s_reserve.Contains(keyword)) args.Integer(keyword, 0);
            else if (keyword == "nocoeff") nocoeff = true;
            else if (keyword == "extra/atom/types") extra = args.Integer(keyword, 0);
            else args.UnknownKeyword([.. s_reserve, "nocoeff", "extra/atom/types"]);
        }
        return new ReadDataCommand(file, nocoeff, extra);
    }

    public void Execute(DeckContext context)
    {
        context.RequireNoBox();
        string path = context.InputPath(File.Text);
        if (!System.IO.File.Exists(path)) throw new DeckException(File.Span, $"read_data: file '{File.Text}' does not exist{context.NearFile(File.Text)}");
        context.Output.Line("Reading data file ...");
        using StreamReader reader = new(path);
        MolecularSystem system = DataFileReader.Read(reader, File.Text, context.AtomStyle);
        for (int k = 0; k < ExtraTypes; k++) system.Masses.Add(double.NaN);
        SystemLoader.Load(context, system, !NoCoefficients);
    }
}
