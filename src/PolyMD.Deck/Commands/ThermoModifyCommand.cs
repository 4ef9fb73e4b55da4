using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>thermo_modify norm | flush | line | format | lost | warn | temp | press ….</summary>
[Command("thermo_modify")]
internal sealed record ThermoModifyCommand(IReadOnlyList<Action<DeckContext>> Changes) : ICommand<ThermoModifyCommand>
{
    private static readonly string[] s_keywords = ["norm", "flush", "line", "format", "lost", "temp", "press", "warn", "colname"];

    public static ThermoModifyCommand Parse(ArgReader args)
    {
        List<Action<DeckContext>> changes = [];
        if (args.AtEnd) args.Word("keyword");
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "norm":
                {
                    bool norm = args.YesNo(keyword);
                    changes.Add(c => c.Thermo.NormalizeChoice = norm);
                    break;
                }
                case "flush":
                {
                    bool flush = args.YesNo(keyword);
                    changes.Add(c => c.Thermo.FlushRows = flush);
                    break;
                }
                case "line":
                {
                    string line = args.Choice(keyword, "one", "multi", "yaml");
                    changes.Add(c => (c.Thermo.MultiLine, c.Thermo.Yaml) = (line == "multi", line == "yaml"));
                    break;
                }
                case "lost":
                {
                    LostAtoms lost = Enum.Parse<LostAtoms>(args.Choice(keyword, "error", "warn", "ignore"), true);
                    changes.Add(c => c.Simulation.Faces.Lost = lost);
                    break;
                }
                case "lost/bond": args.Choice(keyword, "error", "warn", "ignore"); break;
                case "warn":
                    if (!args.NextIsNumber) args.Choice(keyword, "ignore", "reset", "default");
                    else args.Integer(keyword);
                    break;
                case "format": changes.Add(ReadFormat(args)); break;
                case "temp" or "press":
                {
                    ArgToken id = args.Token("compute-ID");
                    changes.Add(c => SetCompute(c, keyword, id));
                    break;
                }
                case "colname":
                {
                    string id = args.Word("ID");
                    string? title = id == "default" ? null : args.Word("string");
                    changes.Add(c =>
                    {
                        if (title is null) c.Thermo.ColumnNames.Clear();
                        else c.Thermo.ColumnNames[id] = title;
                    });
                    break;
                }
                case "triclinic/general" or "header": args.Fail($"keyword '{keyword}' is not supported"); break;
                default: args.UnknownKeyword(s_keywords); break;
            }
        }
        return new ThermoModifyCommand(changes);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        foreach (Action<DeckContext> change in Changes) change(context);
        context.SetupChanged();
    }

    private static Action<DeckContext> ReadFormat(ArgReader args)
    {
        string which = args.Word("which");
        if (which == "none") return c => c.Thermo.ClearFormats();
        string format = args.Word("format");
        if (which == "line") return c => c.Thermo.LineFormat = format;
        if (which is not ("int" or "float") && (!int.TryParse(which, out int column) || column < 1)) args.Fail($"format applies to line, int, float, none or a column number; got '{which}'");
        if (!CFormat.TryParse(format, out CFormat parsed) || parsed.IsText) args.Fail($"'{format}' is not a number format such as %12.6f");
        if (which == "int" && !parsed.IsInteger) args.Fail($"'{format}' is not an integer format such as %8d");
        if (which == "float" && parsed.IsInteger) args.Fail($"'{format}' is not a floating-point format such as %12.6f");
        return which switch
        {
            "int" => c => c.Thermo.IntegerFormat = format,
            "float" => c => c.Thermo.FloatFormat = format,
            _ => c => c.Thermo.ColumnFormats[int.Parse(which, System.Globalization.CultureInfo.InvariantCulture)] = format,
        };
    }

    private static void SetCompute(DeckContext context, string keyword, ArgToken id)
    {
        if (context.Simulation.FindCompute(id.Text) is null)
            throw new DeckException(id.Span, $"thermo_modify {keyword}: there is no compute '{id.Text}'{NearestName.Hint(id.Text, context.Simulation.Computes.Select(c => c.Id))}");
        if (keyword == "press")
        {
            TemperatureArgument.FindPressure(context.Simulation, id.Text, id.Span);
            context.Thermo.Keywords.PressureId = id.Text;
            return;
        }
        TemperatureArgument.Find(context.Simulation, id.Text, id.Span);
        context.Thermo.Keywords.TemperatureId = id.Text;
        // The pressure of the table counts the same motion as its temperature.
        TemperatureArgument.FindPressure(context.Simulation, context.Thermo.Keywords.PressureId, id.Span).UseTemperature(id.Text);
    }
}
