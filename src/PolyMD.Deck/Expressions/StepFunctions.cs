using PolyMD.Model;

namespace PolyMD.Deck.Expressions;

/// <summary>Functions of the step number: the next step of a sequence, and values that change linearly or sinusoidally during a run.</summary>
internal static class StepFunctions
{
    public static Func<int, double> Create(string name, Func<int, double>[] a, IFormulaEnvironment environment, SourceSpan place)
    {
        int expected = name switch { "ramp" or "stagger" or "vdisplace" => 2, "stride2" => 6, _ => 3 };
        if (a.Length != expected) throw new DeckException(place, $"{name}() takes {expected} arguments, got {a.Length}");
        long Step() => environment.Simulation?.Step ?? 0;
        DeckException Bad(string why) => new(place, $"{name}(): {why}");
        switch (name)
        {
            case "ramp":
                return i =>
                {
                    double from = a[0](i), to = a[1](i);
                    return from + environment.RunProgress(name, place).Fraction * (to - from);
                };
            case "vdisplace":
                return i => a[0](i) + a[1](i) * environment.RunProgress(name, place).Elapsed * environment.Simulation!.TimeStep;
            case "swiggle" or "cwiggle":
                return i =>
                {
                    double time = environment.RunProgress(name, place).Elapsed * environment.Simulation!.TimeStep, period = a[2](i);
                    if (period == 0) throw Bad("the period must not be zero");
                    double angle = 2 * Math.PI / period * time;
                    return a[0](i) + a[1](i) * (name == "swiggle" ? Math.Sin(angle) : 1 - Math.Cos(angle));
                };
            case "stagger":
                return i =>
                {
                    long every = (long)a[0](i), offset = (long)a[1](i), step = Step();
                    if (every <= 0 || offset <= 0 || every <= offset) throw Bad("expects x > y > 0");
                    long lower = step / every * every;
                    return step < lower + offset ? lower + offset : lower + every;
                };
            case "logfreq":
                return i =>
                {
                    long start = (long)a[0](i), count = (long)a[1](i), factor = (long)a[2](i), step = Step();
                    if (start <= 0 || count <= 0 || factor <= 0 || count >= factor) throw Bad("expects x > 0, 0 < y < z");
                    if (step < start) return start;
                    long lower = start;
                    while (step >= factor * lower) lower *= factor;
                    long multiple = step / lower;
                    return multiple < count ? (multiple + 1) * lower : lower * factor;
                };
            case "logfreq2":
                return i =>
                {
                    long start = (long)a[0](i), count = (long)a[1](i), factor = (long)a[2](i), step = Step();
                    if (start <= 0 || count <= 0 || factor <= 0) throw Bad("expects positive arguments");
                    if (step < start) return start;
                    double value = start, delta = start * (factor - 1.0) / count;
                    long n = 0;
                    while (step >= value)
                    {
                        value += delta;
                        if (++n % count == 0) delta *= factor;
                    }
                    return Math.Ceiling(value);
                };
            case "logfreq3":
                return i =>
                {
                    double start = a[0](i), count = a[1](i), stop = a[2](i);
                    long step = Step();
                    if (start <= 0 || count <= 1 || stop <= 0 || start >= stop || count > stop - start + 1) throw Bad("expects 0 < x < z, 1 < y <= z - x + 1");
                    if (step < start) return start;
                    if (step >= stop) return (step / (long)stop + 1) * (long)stop;
                    double delta = Math.Pow(stop / start, 1 / (count - 1)), logStep = start;
                    long next = (long)start;
                    while (next <= step)
                    {
                        logStep *= delta;
                        next = (long)Math.Ceiling(Math.Max(next + 1, Math.Round(logStep, 9)));
                    }
                    return Math.Min(next, stop);
                };
            case "stride":
                return i =>
                {
                    long first = (long)a[0](i), last = (long)a[1](i), every = (long)a[2](i), step = Step();
                    if (first < 0 || last < 0 || every <= 0 || first > last) throw Bad("expects 0 <= x <= y, z > 0");
                    return Stride(first, last, every, step);
                };
            default:
                return i =>
                {
                    long first = (long)a[0](i), last = (long)a[1](i), every = (long)a[2](i), first2 = (long)a[3](i), last2 = (long)a[4](i), every2 = (long)a[5](i), step = Step();
                    if (first < 0 || last < 0 || every <= 0 || first > last || first2 < first || last2 > last || first2 > last2 || every2 <= 0) throw Bad("expects nested ranges with positive strides");
                    double next;
                    if (step < first2) next = Math.Min(Stride(first, last, every, step), first2);
                    else if (step < last2) next = step + every2 - (step - first2) % every2 <= last2 ? step + every2 - (step - first2) % every2 : Stride(first, last, every, last2);
                    else next = Stride(first, last, every, step);
                    return next;
                };
        }
    }

    private static double Stride(long first, long last, long every, long step)
    {
        if (step < first) return first;
        if (step >= last) return long.MaxValue;
        long next = step + every - (step - first) % every;
        return next > last ? long.MaxValue : next;
    }
}
