using PolyMD.Numerics;

namespace PolyMD.Dynamics.Constraints;

/// <summary>
/// The equations of one cluster of up to three held distances. A multiplier λ of distance r moves its atoms by ±λ r/m, so that the distances
/// after a step become s_k + Σ_l M_kl λ_l r_l with the coupling M of inverse masses. Positions ask |s'_k| = d_k, velocities v'_k·r_k = 0.
/// </summary>
internal readonly unsafe ref struct ClusterSolver
{
    // Overflow is near: further iterations have no meaning.
    private const double Divergence = 1e150;
    private readonly int _count;
    private readonly double* _coupling;

    /// <summary>Builds the coupling matrix.</summary>
    /// <param name="count">Distances.</param>
    /// <param name="first">First atom of each distance, 0 … 3 within the cluster.</param>
    /// <param name="second">Second atom of each distance.</param>
    /// <param name="inverseMass">1/m of the atoms.</param>
    /// <param name="coupling">Room for nine numbers.</param>
    public ClusterSolver(int count, int* first, int* second, double* inverseMass, double* coupling)
    {
        _count = count;
        _coupling = coupling;
        for (int k = 0; k < count; k++)
        {
            for (int l = 0; l < count; l++)
            {
                double m = 0;
                if (first[k] == first[l]) m += inverseMass[first[k]];
                if (first[k] == second[l]) m -= inverseMass[first[k]];
                if (second[k] == first[l]) m -= inverseMass[second[k]];
                if (second[k] == second[l]) m += inverseMass[second[k]];
                coupling[3 * k + l] = m;
            }
        }
    }

    /// <summary>
    /// Multipliers that restore the distances. One distance: the smaller root of its quadratic equation; several: the linear equations with
    /// the quadratic part of the previous iteration (from zero) on the right, until no multiplier changes by more than the tolerance.
    /// </summary>
    /// <param name="r">Distance vectors now.</param>
    /// <param name="s">Distance vectors after the unconstrained step.</param>
    /// <param name="square">Squares of the distances to hold.</param>
    /// <param name="tolerance">Largest last change of a multiplier.</param>
    /// <param name="maxIterations">Most iterations.</param>
    /// <param name="lambda">The multipliers, in mass units.</param>
    /// <returns>False if the equations have no solution.</returns>
    public bool Positions(Vec3* r, Vec3* s, double* square, double tolerance, int maxIterations, double* lambda)
    {
        if (_count == 1) return Single(r[0], s[0], square[0], out lambda[0]);
        double* inverse = stackalloc double[9], right = stackalloc double[3], previous = stackalloc double[3];
        for (int k = 0; k < _count; k++)
        {
            for (int l = 0; l < _count; l++) inverse[3 * k + l] = 2 * _coupling[3 * k + l] * Vec3.Dot(s[k], r[l]);
            lambda[k] = 0;
        }
        if (!Invert(inverse)) return false;
        for (int iteration = 0; iteration < maxIterations; iteration++)
        {
            for (int k = 0; k < _count; k++) previous[k] = lambda[k];
            for (int k = 0; k < _count; k++)
            {
                Vec3 shift = default;
                for (int l = 0; l < _count; l++) shift += r[l] * (_coupling[3 * k + l] * previous[l]);
                right[k] = square[k] - s[k].LengthSquared - shift.LengthSquared;
            }
            Multiply(inverse, right, lambda);
            bool done = true, diverged = false;
            for (int k = 0; k < _count; k++)
            {
                done &= !(Math.Abs(lambda[k] - previous[k]) > tolerance);
                diverged |= !(Math.Abs(lambda[k]) <= Divergence);
            }
            if (diverged) return false;
            if (done) break;
        }
        return true;
    }

    /// <summary>Multipliers that remove the velocities along the distances.</summary>
    /// <param name="r">Distance vectors.</param>
    /// <param name="v">Velocity differences.</param>
    /// <param name="lambda">The multipliers.</param>
    /// <returns>False if the equations have no solution.</returns>
    public bool Velocities(Vec3* r, Vec3* v, double* lambda)
    {
        double* inverse = stackalloc double[9], right = stackalloc double[3];
        for (int k = 0; k < _count; k++)
        {
            for (int l = 0; l < _count; l++) inverse[3 * k + l] = _coupling[3 * k + l] * Vec3.Dot(r[k], r[l]);
            right[k] = -Vec3.Dot(v[k], r[k]);
        }
        if (!Invert(inverse)) return false;
        Multiply(inverse, right, lambda);
        return true;
    }

    private bool Single(Vec3 r, Vec3 s, double square, out double lambda)
    {
        double m = _coupling[0], a = m * m * r.LengthSquared, b = 2 * m * Vec3.Dot(s, r), c = s.LengthSquared - square;
        // No move along r brings the atoms back to their distance: they are too far off across it.
        if (!(b * b >= 4 * a * c))
        {
            lambda = 0;
            return false;
        }
        double root = Math.Sqrt(b * b - 4 * a * c);
        // The smaller root without cancellation.
        double q = b + (b < 0 ? -root : root);
        lambda = q != 0 ? -2 * c / q : 0;
        return q != 0 || c == 0;
    }

    private void Multiply(double* matrix, double* vector, double* result)
    {
        for (int k = 0; k < _count; k++)
        {
            double sum = 0;
            for (int l = 0; l < _count; l++) sum += matrix[3 * k + l] * vector[l];
            result[k] = sum;
        }
    }

    // In place, by cofactors.
    private bool Invert(double* m)
    {
        if (_count == 1)
        {
            if (m[0] == 0) return false;
            m[0] = 1 / m[0];
            return true;
        }
        if (_count == 2)
        {
            double d2 = m[0] * m[4] - m[1] * m[3];
            if (d2 == 0) return false;
            (m[0], m[1], m[3], m[4]) = (m[4] / d2, -m[1] / d2, -m[3] / d2, m[0] / d2);
            return true;
        }
        double c0 = m[4] * m[8] - m[5] * m[7], c1 = m[5] * m[6] - m[3] * m[8], c2 = m[3] * m[7] - m[4] * m[6];
        double d = m[0] * c0 + m[1] * c1 + m[2] * c2;
        if (d == 0) return false;
        (m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8]) = (
            c0 / d, (m[2] * m[7] - m[1] * m[8]) / d, (m[1] * m[5] - m[2] * m[4]) / d,
            c1 / d, (m[0] * m[8] - m[2] * m[6]) / d, (m[2] * m[3] - m[0] * m[5]) / d,
            c2 / d, (m[1] * m[6] - m[0] * m[7]) / d, (m[0] * m[4] - m[1] * m[3]) / d);
        return true;
    }
}
