using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Control;

/// <summary>The words that the command and the fix balance share. They divide atoms among processes; there is one here, so they are checked and change nothing.</summary>
public static class BalanceWords
{
    /// <summary>Reads the style and its arguments.</summary>
    /// <param name="args">Words.</param>
    /// <param name="cuts">Whether cutting planes may be given (x, y, z): the command's.</param>
    public static void ReadStyle(ArgReader args, bool cuts)
    {
        string style = args.Choice("style", cuts ? ["shift", "rcb", "x", "y", "z"] : ["shift", "rcb"]);
        if (style == "shift")
        {
            string dimensions = args.Word("dimstr");
            if (dimensions.Length is 0 or > 3 || dimensions.Distinct().Count() != dimensions.Length || !dimensions.All(c => c is 'x' or 'y' or 'z'))
                args.Fail($"'dimstr' must be letters x, y, z, each at most once, got '{dimensions}'");
            args.Integer("Niter", 1);
            if (args.Double("stopthresh") < 1) args.Fail("'stopthresh' must be at least 1");
            return;
        }
        if (style == "rcb") return;
        // Cuts of one process: none, or the word uniform, for each direction named.
        for (bool more = true; more; more = args.TryKeyword("x") || args.TryKeyword("y") || args.TryKeyword("z"))
        {
            if (args.TryKeyword("uniform")) continue;
            while (args.NextIsNumber) args.Double("cut");
        }
    }

    /// <summary>Reads weight and out.</summary>
    /// <param name="args">Words.</param>
    /// <param name="simulation">Groups.</param>
    public static void ReadKeywords(ArgReader args, Simulation simulation)
    {
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "out": args.Word("file"); break;
                case "weight":
                    switch (args.Choice("weight", "group", "neigh", "time", "var", "store"))
                    {
                        case "group":
                            for (int k = args.Integer("Ngroup", 1); k > 0; k--)
                            {
                                simulation.Groups.Read(args);
                                args.Positive("weight");
                            }
                            break;
                        case "neigh" or "time": args.Positive("factor"); break;
                        default: args.Word("name"); break;
                    }
                    break;
                default: args.UnknownKeyword("weight", "out"); break;
            }
        }
    }
}
