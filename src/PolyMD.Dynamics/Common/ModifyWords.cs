using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>Reads the words of fix_modify that several fixes share; a word a fix does not take is refused.</summary>
internal static class ModifyWords
{
    /// <summary>Reads all words.</summary>
    /// <param name="args">Words.</param>
    /// <param name="energy">Takes <c>energy yes|no</c>, or null if the fix has no energy to add.</param>
    /// <param name="virial">Takes <c>virial yes|no</c>, or null if the fix has no virial.</param>
    /// <param name="temperature">Takes the compute of <c>temp ID</c>, or null if the fix uses none.</param>
    public static void Read(ArgReader args, Action<bool>? energy = null, Action<bool>? virial = null, Action<string>? temperature = null)
    {
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "energy" when energy is not null: energy(args.YesNo("energy")); break;
                case "virial" when virial is not null: virial(args.YesNo("virial")); break;
                case "temp" when temperature is not null: temperature(args.Word("compute-ID")); break;
                // Only rigid bodies count their freedom anew; elsewhere it changes nothing, in LAMMPS too.
                case "dynamic/dof": args.YesNo("dynamic/dof"); break;
                default:
                    List<string> valid = [];
                    if (energy is not null) valid.Add("energy");
                    if (virial is not null) valid.Add("virial");
                    if (temperature is not null) valid.Add("temp");
                    args.UnknownKeyword([.. valid]);
                    break;
            }
        }
    }
}
