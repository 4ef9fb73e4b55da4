using System.Globalization;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Dynamics.Tests;

/// <summary>Resolves c_, f_, v_ and atom attributes for tests.</summary>
public sealed class TestQuantities(Simulation simulation) : IQuantityResolver
{
    public Dictionary<string, Func<double>> Variables { get; } = [];

    public Dictionary<string, Func<int, double>> PerAtomVariables { get; } = [];

    public IScalarQuantity Scalar(ArgToken token)
    {
        (char kind, string id, int[] index) = Split(token);
        if (kind == 'v')
        {
            return Variables.TryGetValue(id, out Func<double>? variable) ? new ScalarOf(token.Text, Needs.None, () => { }, variable)
                : throw new DeckException(token.Span, $"'{token.Text}' has no single value");
        }
        object source = Source(token, kind, id);
        ICompute? compute = source as ICompute;
        return new ScalarOf(token.Text, compute?.Requires ?? Needs.None, () => compute?.Evaluate(), index.Length switch
        {
            0 => () => ((IScalarSource)source).Scalar,
            1 => () => ((IVectorSource)source).VectorAt(index[0] - 1),
            _ => () => ((IArraySource)source).ArrayAt(index[0] - 1, index[1] - 1),
        });
    }

    public IVectorQuantity Vector(ArgToken token)
    {
        (char kind, string id, int[] index) = Split(token);
        return new VectorOf(token.Text, Source(token, kind, id), index);
    }

    public IPerAtomQuantity PerAtom(ArgToken token)
    {
        AtomStore a = simulation.Atoms;
        Func<int, double>? attribute = token.Text switch
        {
            "x" => i => a.X[i],
            "y" => i => a.Y[i],
            "z" => i => a.Z[i],
            "vx" => i => a.Vx[i],
            "vy" => i => a.Vy[i],
            "vz" => i => a.Vz[i],
            "fx" => i => a.Fx[i],
            "fy" => i => a.Fy[i],
            "fz" => i => a.Fz[i],
            _ => null,
        };
        if (attribute is not null) return new PerAtomOf(token.Text, null, attribute, simulation);
        (char kind, string id, int[] index) = Split(token);
        if (kind == 'v') return new PerAtomOf(token.Text, null, PerAtomVariables[id], simulation);
        object source = Source(token, kind, id);
        return new PerAtomOf(token.Text, source as ICompute, i => ((IPerAtomSource)source).AtomValue(i, index.Length == 0 ? 0 : index[0] - 1), simulation);
    }

    private static (char Kind, string Id, int[] Index) Split(ArgToken token)
    {
        string[] parts = token.Text[2..].Split('[', ']').Where(p => p.Length > 0).ToArray();
        return (token.Text[0], parts[0], parts.Skip(1).Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray());
    }

    private object Source(ArgToken token, char kind, string id) =>
        (kind == 'c' ? (object?)simulation.FindCompute(id) : simulation.FindFix(id)) ?? throw new DeckException(token.Span, $"there is no '{token.Text}'");

    private sealed class ScalarOf(string name, Needs needs, Action prepare, Func<double> value) : IScalarQuantity
    {
        public string Name => name;

        public Needs Requires => needs;

        public double Evaluate()
        {
            prepare();
            return value();
        }
    }

    private sealed class VectorOf(string name, object source, int[] index) : IVectorQuantity
    {
        public string Name => name;

        public Needs Requires => (source as ICompute)?.Requires ?? Needs.None;

        public int Length => index.Length == 0 ? ((IVectorSource)source).VectorLength : ((IArraySource)source).Rows;

        public void Evaluate(Span<double> values)
        {
            (source as ICompute)?.Evaluate();
            for (int k = 0; k < Length; k++) values[k] = index.Length == 0 ? ((IVectorSource)source).VectorAt(k) : ((IArraySource)source).ArrayAt(k, index[0] - 1);
        }
    }

    private sealed class PerAtomOf(string name, ICompute? compute, Func<int, double> value, Simulation simulation) : IPerAtomQuantity
    {
        public string Name => name;

        public Needs Requires => compute?.Requires ?? Needs.None;

        public void Evaluate(Span<double> values)
        {
            compute?.Evaluate();
            for (int i = 0; i < simulation.Atoms.LocalCount; i++) values[i] = value(i);
        }
    }
}
