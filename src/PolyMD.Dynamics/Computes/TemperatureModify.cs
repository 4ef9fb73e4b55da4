using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>compute_modify for temperatures: extra/dof (also extra) and dynamic/dof (also dynamic).</summary>
internal static class TemperatureModify
{
    public static void Read(ArgReader args, ref double extra, ref bool dynamic, Action? changed)
    {
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "extra/dof" or "extra":
                    extra = args.Integer("N");
                    break;
                case "dynamic/dof" or "dynamic":
                    dynamic = args.YesNo("dynamic/dof");
                    break;
                default:
                    args.UnknownKeyword("extra/dof", "dynamic/dof");
                    break;
            }
        }
        changed?.Invoke();
    }
}
