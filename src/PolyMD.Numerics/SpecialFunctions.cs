namespace PolyMD.Numerics;

/// <summary>Special functions in double precision (relative error of a few 1e-16), scalar.</summary>
public static class SpecialFunctions
{
    private const double InverseSqrtPi = 0.56418958354775628695;

    /// <summary>erf(x) = 2/√π ∫₀ˣ exp(−t²) dt. Rational minimax forms of W. J. Cody, Math. Comp. 23, 631 (1969).</summary>
    /// <param name="x">Argument.</param>
    public static double Erf(double x)
    {
        if (Math.Abs(x) <= 0.46875) return Small(x);
        return x > 0 ? 1 - Erfc(x) : Erfc(-x) - 1;
    }

    /// <summary>erfc(x) = 1 − erf(x), without cancellation for large x (underflows to 0 near x = 26.5).</summary>
    /// <param name="x">Argument.</param>
    public static double Erfc(double x)
    {
        double y = Math.Abs(x);
        if (y <= 0.46875) return 1 - Small(x);
        double tail = ExpMinusSquare(y) * Scaled(y);
        return x < 0 ? 2 - tail : tail;
    }

    /// <summary>The scaled complement exp(x²)·erfc(x): finite for every x above about −26.6, 1/(x√π) for large x.</summary>
    /// <param name="x">Argument.</param>
    public static double Erfcx(double x)
    {
        double y = Math.Abs(x);
        if (y <= 0.46875) return Math.Exp(x * x) * (1 - Small(x));
        double scaled = Scaled(y);
        return x < 0 ? 2 / ExpMinusSquare(y) - scaled : scaled;
    }

    // exp(-y^2) with y split at 1/16 so that the square of the leading part is exact.
    private static double ExpMinusSquare(double y)
    {
        double lead = Math.Truncate(y * 16) / 16, rest = (y - lead) * (y + lead);
        return Math.Exp(-lead * lead) * Math.Exp(-rest);
    }

    private static double Small(double x)
    {
        double z = x * x;
        double p = ((((1.85777706184603153e-1 * z + 3.16112374387056560e0) * z + 1.13864154151050156e2) * z
            + 3.77485237685302021e2) * z) + 3.20937758913846947e3;
        double q = (((z + 2.36012909523441209e1) * z + 2.44024637934444173e2) * z + 1.28261652607737228e3) * z + 2.84423683343917062e3;
        return x * p / q;
    }

    // exp(y^2) erfc(y) for y > 0.46875.
    private static double Scaled(double y)
    {
        if (y <= 4)
        {
            double p = ((((((((2.15311535474403846e-8 * y + 5.64188496988670089e-1) * y + 8.88314979438837594e0) * y + 6.61191906371416295e1) * y
                + 2.98635138197400131e2) * y + 8.81952221241769090e2) * y + 1.71204761263407058e3) * y + 2.05107837782607147e3) * y) + 1.23033935479799725e3;
            double q = (((((((y + 1.57449261107098347e1) * y + 1.17693950891312499e2) * y + 5.37181101862009858e2) * y + 1.62138957456669019e3) * y
                + 3.29079923573345963e3) * y + 4.36261909014324716e3) * y + 3.43936767414372164e3) * y + 1.23033935480374942e3;
            return p / q;
        }
        double z = 1 / (y * y);
        double a = ((((1.63153871373020978e-2 * z + 3.05326634961232344e-1) * z + 3.60344899949804439e-1) * z + 1.25781726111229246e-1) * z
            + 1.60837851487422766e-2) * z + 6.58749161529837803e-4;
        double b = ((((z + 2.56852019228982242e0) * z + 1.87295284992346725e0) * z + 5.27905102951428412e-1) * z + 6.05183413124413191e-2) * z
            + 2.33520497626869185e-3;
        return (InverseSqrtPi - z * a / b) / y;
    }
}
