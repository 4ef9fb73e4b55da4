using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>One value of ave/chunk: what each atom adds to its chunk.</summary>
internal sealed class ChunkValue
{
    public static readonly string[] Attributes = ["vx", "vy", "vz", "fx", "fy", "fz", "density/number", "density/mass", "mass", "temp"];
    private readonly ArgToken _token;
    private IPerAtomQuantity? _quantity;

    public ChunkValue(ArgToken token)
    {
        _token = token;
        Kind = token.Text switch
        {
            "density/number" => ChunkValueKind.NumberDensity,
            "density/mass" => ChunkValueKind.MassDensity,
            "temp" => ChunkValueKind.Temperature,
            _ => ChunkValueKind.PerAtom,
        };
    }

    public string Name => _token.Text;

    public ChunkValueKind Kind { get; }

    public Needs Requires => _quantity?.Requires ?? Needs.None;

    public static bool IsAttribute(string text) => Attributes.Contains(text);

    public void Resolve(Simulation simulation)
    {
        if (Resolver.IsReference(_token.Text)) _quantity = Resolver.Of(simulation, _token).PerAtom(_token);
    }

    /// <summary>Writes what each local atom adds.</summary>
    public void Evaluate(Simulation simulation, ITemperature? bias, Span<double> target)
    {
        if (_quantity is not null)
        {
            _quantity.Evaluate(target);
            return;
        }
        AtomStore a = simulation.Atoms;
        int n = target.Length;
        switch (_token.Text)
        {
            case "density/number": target.Fill(1); break;
            case "density/mass" or "mass": a.Mass.Span[..n].CopyTo(target); break;
            case "temp":
                for (int i = 0; i < n; i++)
                {
                    bool biased = bias is { HasBias: true } && (a.GroupMask[i] & bias.Group.Bit) != 0;
                    target[i] = a.Mass[i] * (biased ? a.Velocity(i) - bias!.Bias(i) : a.Velocity(i)).LengthSquared;
                }
                break;
            case "vx": a.Vx.Span[..n].CopyTo(target); break;
            case "vy": a.Vy.Span[..n].CopyTo(target); break;
            case "vz": a.Vz.Span[..n].CopyTo(target); break;
            case "fx": a.Fx.Span[..n].CopyTo(target); break;
            case "fy": a.Fy.Span[..n].CopyTo(target); break;
            default: a.Fz.Span[..n].CopyTo(target); break;
        }
    }
}
