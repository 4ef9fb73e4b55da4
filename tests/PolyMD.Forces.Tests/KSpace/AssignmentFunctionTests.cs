using PolyMD.Forces.KSpace;

namespace PolyMD.Forces.Tests.KSpace;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class AssignmentFunctionTests
{
    private static double Weight(AssignmentFunction f, int point, double u)
    {
        double value = 0;
        for (int power = f.Order - 1; power >= 0; power--) value = value * u + f.Coefficients[power * AssignmentFunction.Width + point];
        return value;
    }

    // The recursion that defines B-splines: M_p(t) = [(p/2 + t) M_(p-1)(t + 1/2) + (p/2 - t) M_(p-1)(t - 1/2)]/(p - 1), M_1 = 1 on |t| < 1/2.
    private static double Spline(int p, double t) => p == 1
        ? Math.Abs(t) < 0.5 ? 1 : 0
        : ((0.5 * p + t) * Spline(p - 1, t + 0.5) + (0.5 * p - t) * Spline(p - 1, t - 0.5)) / (p - 1);

    [Test]
    public void Weights_AnyOrderAndOffset_AreTheBSpline([Values(2, 3, 4, 5, 6, 7)] int order, [Values(-0.49, -0.2, 0.01, 0.33, 0.48)] double u)
    {
        using AssignmentFunction f = new(order);
        double centre = order % 2 == 0 ? 0.5 : 0, sum = 0;
        for (int j = 0; j < order; j++)
        {
            double w = Weight(f, j, u);
            sum += w;
            Assert.That(w, Is.EqualTo(Spline(order, u + centre - (f.LowerPoint + j))).Within(1e-15), $"point {j}");
        }
        Assert.That(sum, Is.EqualTo(1).Within(1e-15));
    }

    [Test]
    public void AliasSum_AnyPhase_IsTheSumOfSquaredTransforms([Values(2, 3, 4, 5, 6, 7)] int order, [Values(0.1, 1.0, 2.5, Math.PI)] double theta)
    {
        using AssignmentFunction f = new(order);
        double sum = 0;
        for (int m = -400; m <= 400; m++) sum += f.SquaredTransform(0.5 * theta + Math.PI * m);
        // The tail of order 2 falls as m^-4.
        Assert.That(f.AliasSum(theta), Is.EqualTo(sum).Within(1e-9));
    }
}
