using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Velocities;

/// <summary>The keywords behind a velocity command, with LAMMPS' defaults.</summary>
internal sealed class VelocityOptions
{
    private static readonly string[] s_keywords = ["dist", "sum", "mom", "rot", "temp", "bias", "loop", "rigid", "units"];

    /// <summary>No keyword given.</summary>
    public static VelocityOptions Plain { get; } = new();

    public bool Gaussian { get; private set; }

    /// <summary>New velocities are added to the present ones.</summary>
    public bool Sum { get; private set; }

    /// <summary>Zero the linear momentum of what was created.</summary>
    public bool Momentum { get; private set; } = true;

    /// <summary>Zero the angular momentum of what was created.</summary>
    public bool Rotation { get; private set; }

    /// <summary>all, local or geom.</summary>
    public string Loop { get; private set; } = "all";

    /// <summary>Whose temperature is scaled; null is the group's own.</summary>
    public ITemperature? Temperature { get; private set; }

    /// <summary>Whether the part of the velocities that <see cref="Temperature"/> leaves out stays as it is.</summary>
    public bool Bias { get; private set; }

    /// <summary>Numbers are in lattice spacings.</summary>
    public bool LatticeUnits { get; private set; } = true;

    /// <summary>Reads the remaining words.</summary>
    /// <param name="args">Words.</param>
    /// <param name="simulation">Receives notes about keywords without effect.</param>
    /// <param name="action">create, set, scale, ramp or zero.</param>
    public static VelocityOptions Read(ArgReader args, Simulation simulation, string action)
    {
        VelocityOptions o = new();
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "dist": o.Gaussian = args.Choice("dist", "uniform", "gaussian") == "gaussian"; break;
                case "sum": o.Sum = args.YesNo("sum"); break;
                case "mom": o.Momentum = args.YesNo("mom"); break;
                case "rot": o.Rotation = args.YesNo("rot"); break;
                case "loop": o.Loop = args.Choice("loop", "all", "local", "geom"); break;
                case "units": o.LatticeUnits = args.Choice("units", "box", "lattice") == "lattice"; break;
                case "bias": o.Bias = args.YesNo("bias"); break;
                case "temp":
                {
                    string id = args.Word("temp");
                    o.Temperature = simulation.FindCompute(id) as ITemperature;
                    if (o.Temperature is null) args.Fail(simulation.FindCompute(id) is null ? $"there is no compute '{id}'{NearestName.Hint(id, simulation.Computes.Select(c => c.Id))}" : $"compute '{id}' does not compute a temperature");
                    break;
                }
                case "rigid":
                    args.Fail("keyword 'rigid' is not supported: rigid bodies keep their own velocities");
                    break;
                default: args.UnknownKeyword(s_keywords); break;
            }
            bool used = action switch
            {
                "create" => keyword is not "units",
                "scale" => keyword is "temp" or "bias",
                "set" or "ramp" => keyword is "sum" or "units",
                _ => false,
            };
            if (!used) simulation.Log($"note: velocity {action} makes no use of keyword '{keyword}'");
        }
        if (o.Bias && o.Temperature is not { HasBias: true }) args.Fail("'bias yes' needs 'temp' with a compute that leaves out part of the velocities");
        return o;
    }
}
