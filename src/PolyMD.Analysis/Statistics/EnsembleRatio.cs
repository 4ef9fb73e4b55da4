namespace PolyMD.Analysis.Statistics;

/// <summary>
/// Ratio of the distributions of two ensembles, M. R. Shirts, J. Chem. Theory Comput. 9, 909 (2013): two canonical ensembles of one system have
/// p₂(E)/p₁(E) ∝ exp(−(β₂ − β₁) E), and isothermal-isobaric ones p₂/p₁ ∝ exp(−(β₂ − β₁) E − (β₂P₂ − β₁P₁) V), whatever their density of
/// states. ln p₂/p₁ = c + Σ b_k x_k is fitted by maximum likelihood: the probability that a sample with the values x came from the second
/// ensemble is logistic in it (no histograms). Kinetic energy may be part of E or not.
/// </summary>
public sealed class EnsembleRatio
{
    private const int MaximumIterations = 100;
    private readonly double[] _slopes, _errors;

    private EnsembleRatio(double intercept, double[] slopes, double[] errors, double overlap) => (Intercept, _slopes, _errors, Overlap) = (intercept, slopes, errors, overlap);

    /// <summary>c.</summary>
    public double Intercept { get; }

    /// <summary>b_k, per unit of x_k: −(β₂ − β₁) for an energy.</summary>
    public IReadOnlyList<double> Slopes => _slopes;

    /// <summary>Standard errors of the slopes, from the curvature of the likelihood; for independent samples.</summary>
    public IReadOnlyList<double> Errors => _errors;

    /// <summary>Mean probability of a sample to belong to the other ensemble, over ½: 1 for equal ensembles, 0 for disjoint ones. Below about 0.05 there is nothing to fit.</summary>
    public double Overlap { get; }

    /// <summary>Deviation of a slope from its expected value in standard errors.</summary>
    /// <param name="k">Which quantity.</param>
    /// <param name="expected">The exact slope.</param>
    public double Deviation(int k, double expected) => (_slopes[k] - expected) / _errors[k];

    /// <summary>Fits one quantity.</summary>
    /// <param name="first">Independent samples of the first ensemble.</param>
    /// <param name="second">Independent samples of the second ensemble.</param>
    public static EnsembleRatio Fit(double[] first, double[] second) => Fit([first], [second]);

    /// <summary>Fits several quantities together, such as energy and volume.</summary>
    /// <param name="first">Independent samples of the first ensemble: one array for each quantity.</param>
    /// <param name="second">The same quantities of the second ensemble.</param>
    public static EnsembleRatio Fit(double[][] first, double[][] second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        int m = first.Length;
        if (m == 0 || second.Length != m || first.Any(x => x.Length != first[0].Length) || second.Any(x => x.Length != second[0].Length))
            throw new ArgumentException("Both ensembles need the same quantities, each with one value for each sample.", nameof(second));
        double[][] x = [.. Enumerable.Range(0, m).Select(k => (double[])[.. first[k], .. second[k]])];
        int n1 = first[0].Length, n = x[0].Length;

        // Scaled to mean zero and deviation one: energies of a large system differ little from sample to sample.
        double[] mean = new double[m], width = new double[m];
        for (int k = 0; k < m; k++)
        {
            mean[k] = x[k].Average();
            width[k] = Math.Sqrt(x[k].Sum(v => (v - mean[k]) * (v - mean[k])) / n);
            if (!(width[k] > 0)) throw new ArgumentException("A quantity does not vary.", nameof(first));
            for (int i = 0; i < n; i++) x[k][i] = (x[k][i] - mean[k]) / width[k];
        }

        double[] b = new double[m + 1], gradient = new double[m + 1];
        double[,] hessian = new double[m + 1, m + 1];
        double offset = Math.Log((double)(n - n1) / n1), misplaced = 0;
        for (int iteration = 0; ; iteration++)
        {
            misplaced = Differentiate(x, n1, offset, b, gradient, hessian);
            double[,] inverse = Invert(hessian);
            double largest = 0;
            double[] step = new double[m + 1];
            for (int r = 0; r <= m; r++)
            {
                for (int c = 0; c <= m; c++) step[r] += inverse[r, c] * gradient[c];
                largest = Math.Max(largest, Math.Abs(step[r]));
            }
            // A full Newton step far from the maximum may leave the region where the likelihood is curved at all.
            double damping = Math.Min(1, 1 / largest);
            for (int r = 0; r <= m; r++) b[r] += damping * step[r];
            if (largest < 1e-10)
            {
                double[] slopes = new double[m], errors = new double[m];
                double intercept = b[m];
                for (int k = 0; k < m; k++)
                {
                    slopes[k] = b[k] / width[k];
                    errors[k] = Math.Sqrt(inverse[k, k]) / width[k];
                    intercept -= slopes[k] * mean[k];
                }
                double balance = 2.0 * n1 * (n - n1) / ((double)n * n);
                return new EnsembleRatio(intercept, slopes, errors, misplaced / n / balance);
            }
            if (iteration >= MaximumIterations || double.IsNaN(largest))
                throw new ArithmeticException("The distributions do not overlap: choose closer temperatures or pressures.");
        }
    }

    // Gradient and negative Hessian of the log-likelihood; returns the expected number of samples taken for the other ensemble's.
    private static double Differentiate(double[][] x, int n1, double offset, double[] b, double[] gradient, double[,] hessian)
    {
        int m = x.Length, n = x[0].Length;
        Array.Clear(gradient);
        Array.Clear(hessian);
        double misplaced = 0;
        for (int i = 0; i < n; i++)
        {
            double logit = offset + b[m];
            for (int k = 0; k < m; k++) logit += b[k] * x[k][i];
            double p = 1 / (1 + Math.Exp(-logit)), residual = (i < n1 ? 0 : 1) - p, weight = p * (1 - p);
            misplaced += i < n1 ? p : 1 - p;
            for (int r = 0; r <= m; r++)
            {
                double xr = r < m ? x[r][i] : 1;
                gradient[r] += residual * xr;
                for (int c = 0; c <= m; c++) hessian[r, c] += weight * xr * (c < m ? x[c][i] : 1);
            }
        }
        return misplaced;
    }

    private static double[,] Invert(double[,] matrix) => MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(matrix).Inverse().ToArray();
}
