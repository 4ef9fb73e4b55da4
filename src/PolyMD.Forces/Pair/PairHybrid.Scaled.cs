using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

// hybrid/scaled: forces, energies and virials of a sub-style times a factor.
public sealed unsafe partial class PairHybrid
{
    private readonly NativeBuffer<double> _before = new();

    // Forces and per-atom sums are set aside, the sub-style starts from zero, and its part is scaled as the two are joined.
    private void ComputeScaled(IPairStyle style, in StepContext step, double factor)
    {
        AtomStore atoms = step.Simulation.Atoms;
        PerAtomTally perAtom = step.Simulation.PerAtom;
        int n = atoms.LocalCount;
        bool energies = (step.Needs & Needs.AtomEnergy) != 0, virials = (step.Needs & Needs.AtomVirial) != 0, stresses = (step.Needs & Needs.AtomStress) != 0;
        _before.EnsureLength((4 + PerAtomTally.Components + PerAtomTally.StressComponents) * n);
        double* before = _before.Pointer;
        SetAside(atoms.Fx.Pointer, before, n);
        SetAside(atoms.Fy.Pointer, before + n, n);
        SetAside(atoms.Fz.Pointer, before + 2L * n, n);
        if (energies) SetAside(perAtom.Energy.Pointer, before + 3L * n, n);
        if (virials) SetAside(perAtom.Virial.Pointer, before + 4L * n, PerAtomTally.Components * n);
        double* shares = before + (4L + PerAtomTally.Components) * n;
        if (stresses) SetAside(perAtom.ShareCorrection.Pointer, shares, PerAtomTally.StressComponents * n);
        style.Compute(step);
        Join(atoms.Fx.Pointer, before, n, factor);
        Join(atoms.Fy.Pointer, before + n, n, factor);
        Join(atoms.Fz.Pointer, before + 2L * n, n, factor);
        if (energies) Join(perAtom.Energy.Pointer, before + 3L * n, n, factor);
        if (virials) Join(perAtom.Virial.Pointer, before + 4L * n, PerAtomTally.Components * n, factor);
        if (stresses) Join(perAtom.ShareCorrection.Pointer, shares, PerAtomTally.StressComponents * n, factor);
    }

    private static void SetAside(double* values, double* before, int count)
    {
        new ReadOnlySpan<double>(values, count).CopyTo(new Span<double>(before, count));
        new Span<double>(values, count).Clear();
    }

    private static void Join(double* values, double* before, int count, double factor)
    {
        for (int i = 0; i < count; i++) values[i] = before[i] + factor * values[i];
    }

    // A number, or an equal-style variable evaluated at every step.
    private sealed class ScaleFactor
    {
        private readonly ArgToken _token;
        private readonly double _constant;
        private IScalarQuantity? _quantity;

        private ScaleFactor(ArgToken token, double constant)
        {
            _token = token;
            _constant = constant;
        }

        public double Value => _quantity?.Evaluate() ?? _constant;

        public static ScaleFactor Read(ArgReader args)
        {
            if (args.Peek is { } word && word.StartsWith("v_", StringComparison.Ordinal)) return new ScaleFactor(args.Token("factor"), double.NaN);
            return new ScaleFactor(default, args.Double("factor"));
        }

        public void Resolve(Simulation simulation)
        {
            if (!double.IsNaN(_constant)) return;
            if (simulation.Quantities is not { } quantities) throw new DeckException(_token.Span, $"'{_token.Text}' refers to a variable, but this simulation has no table of them");
            _quantity = quantities.Scalar(_token);
        }
    }
}
