using System.Runtime.CompilerServices;

namespace PolyMD.Numerics.Fft;

/// <summary>
/// One Stockham pass: y[q + s(rp + k)] = w^(pk) Σ_j x[q + s(p + mj)] exp(−2πi jk/r), q = 0..s−1, p = 0..m−1, w = exp(−2πi/(rm)).
/// s already includes the batch, so the inner loop runs over s consecutive doubles. The twiddle of p = 0 is one; the last pass
/// (m = 1) has no other and skips the products.
/// </summary>
internal static unsafe class Butterflies
{
    private const double Sin60 = 0.86602540378443864676;
    private const double Cos72 = 0.30901699437494742410, Cos144 = -0.80901699437494742410;
    private const double Sin72 = 0.95105651629515357212, Sin144 = 0.58778525229247312917;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TLane>(double* yr, double* yi, TLane re, TLane im, TLane wr, TLane wi) where TLane : unmanaged, ILane<TLane>
    {
        TLane.Store(yr, TLane.MulAdd(re, wr, -(im * wi)));
        TLane.Store(yi, TLane.MulAdd(re, wi, im * wr));
    }

    /// <summary>Radix 2.</summary>
    public static void Radix2<TLane>(double* xr, double* xi, double* yr, double* yi, int s, int m, double* w) where TLane : unmanaged, ILane<TLane>
    {
        int far = m * s;
        for (int p = 0; p < m; p++, w += 2)
        {
            double* ar = xr + p * s, ai = xi + p * s, br = yr + 2 * p * s, bi = yi + 2 * p * s;
            TLane wr = TLane.Create(w[0]), wi = TLane.Create(w[1]);
            for (int q = 0; q < s; q += TLane.Count)
            {
                TLane r0 = TLane.Load(ar + q), i0 = TLane.Load(ai + q), r1 = TLane.Load(ar + far + q), i1 = TLane.Load(ai + far + q);
                TLane.Store(br + q, r0 + r1);
                TLane.Store(bi + q, i0 + i1);
                if (p == 0)
                {
                    TLane.Store(br + s + q, r0 - r1);
                    TLane.Store(bi + s + q, i0 - i1);
                }
                else
                {
                    Put(br + s + q, bi + s + q, r0 - r1, i0 - i1, wr, wi);
                }
            }
        }
    }

    /// <summary>Radix 3.</summary>
    public static void Radix3<TLane>(double* xr, double* xi, double* yr, double* yi, int s, int m, double* w) where TLane : unmanaged, ILane<TLane>
    {
        int far = m * s;
        TLane half = TLane.Create(-0.5), sin = TLane.Create(Sin60);
        for (int p = 0; p < m; p++, w += 4)
        {
            double* ar = xr + p * s, ai = xi + p * s, br = yr + 3 * p * s, bi = yi + 3 * p * s;
            TLane w1r = TLane.Create(w[0]), w1i = TLane.Create(w[1]), w2r = TLane.Create(w[2]), w2i = TLane.Create(w[3]);
            for (int q = 0; q < s; q += TLane.Count)
            {
                TLane r0 = TLane.Load(ar + q), i0 = TLane.Load(ai + q);
                TLane r1 = TLane.Load(ar + far + q), i1 = TLane.Load(ai + far + q);
                TLane r2 = TLane.Load(ar + 2 * far + q), i2 = TLane.Load(ai + 2 * far + q);
                TLane sr = r1 + r2, si = i1 + i2, dr = (r1 - r2) * sin, di = (i1 - i2) * sin;
                TLane.Store(br + q, r0 + sr);
                TLane.Store(bi + q, i0 + si);
                TLane cr = TLane.MulAdd(sr, half, r0), ci = TLane.MulAdd(si, half, i0);
                if (p == 0)
                {
                    TLane.Store(br + s + q, cr + di);
                    TLane.Store(bi + s + q, ci - dr);
                    TLane.Store(br + 2 * s + q, cr - di);
                    TLane.Store(bi + 2 * s + q, ci + dr);
                }
                else
                {
                    Put(br + s + q, bi + s + q, cr + di, ci - dr, w1r, w1i);
                    Put(br + 2 * s + q, bi + 2 * s + q, cr - di, ci + dr, w2r, w2i);
                }
            }
        }
    }

    /// <summary>Radix 4.</summary>
    public static void Radix4<TLane>(double* xr, double* xi, double* yr, double* yi, int s, int m, double* w) where TLane : unmanaged, ILane<TLane>
    {
        int far = m * s;
        for (int p = 0; p < m; p++, w += 6)
        {
            double* ar = xr + p * s, ai = xi + p * s, br = yr + 4 * p * s, bi = yi + 4 * p * s;
            TLane w1r = TLane.Create(w[0]), w1i = TLane.Create(w[1]), w2r = TLane.Create(w[2]), w2i = TLane.Create(w[3]);
            TLane w3r = TLane.Create(w[4]), w3i = TLane.Create(w[5]);
            for (int q = 0; q < s; q += TLane.Count)
            {
                TLane r0 = TLane.Load(ar + q), r2 = TLane.Load(ar + 2 * far + q), r1 = TLane.Load(ar + far + q), r3 = TLane.Load(ar + 3 * far + q);
                TLane i0 = TLane.Load(ai + q), i2 = TLane.Load(ai + 2 * far + q), i1 = TLane.Load(ai + far + q), i3 = TLane.Load(ai + 3 * far + q);
                TLane ar0 = r0 + r2, ar1 = r0 - r2, br0 = r1 + r3, br1 = r1 - r3;
                TLane ai0 = i0 + i2, ai1 = i0 - i2, bi0 = i1 + i3, bi1 = i1 - i3;
                TLane.Store(br + q, ar0 + br0);
                TLane.Store(bi + q, ai0 + bi0);
                if (p == 0)
                {
                    TLane.Store(br + s + q, ar1 + bi1);
                    TLane.Store(bi + s + q, ai1 - br1);
                    TLane.Store(br + 2 * s + q, ar0 - br0);
                    TLane.Store(bi + 2 * s + q, ai0 - bi0);
                    TLane.Store(br + 3 * s + q, ar1 - bi1);
                    TLane.Store(bi + 3 * s + q, ai1 + br1);
                }
                else
                {
                    Put(br + s + q, bi + s + q, ar1 + bi1, ai1 - br1, w1r, w1i);
                    Put(br + 2 * s + q, bi + 2 * s + q, ar0 - br0, ai0 - bi0, w2r, w2i);
                    Put(br + 3 * s + q, bi + 3 * s + q, ar1 - bi1, ai1 + br1, w3r, w3i);
                }
            }
        }
    }

    /// <summary>Radix 5.</summary>
    public static void Radix5<TLane>(double* xr, double* xi, double* yr, double* yi, int s, int m, double* w) where TLane : unmanaged, ILane<TLane>
    {
        int far = m * s;
        TLane c1 = TLane.Create(Cos72), c2 = TLane.Create(Cos144), s1 = TLane.Create(Sin72), s2 = TLane.Create(Sin144);
        for (int p = 0; p < m; p++, w += 8)
        {
            double* ar = xr + p * s, ai = xi + p * s, br = yr + 5 * p * s, bi = yi + 5 * p * s;
            for (int q = 0; q < s; q += TLane.Count)
            {
                TLane r0 = TLane.Load(ar + q), i0 = TLane.Load(ai + q);
                TLane r1 = TLane.Load(ar + far + q), r4 = TLane.Load(ar + 4 * far + q), r2 = TLane.Load(ar + 2 * far + q), r3 = TLane.Load(ar + 3 * far + q);
                TLane i1 = TLane.Load(ai + far + q), i4 = TLane.Load(ai + 4 * far + q), i2 = TLane.Load(ai + 2 * far + q), i3 = TLane.Load(ai + 3 * far + q);
                TLane pr = r1 + r4, pi = i1 + i4, mr = r1 - r4, mi = i1 - i4;
                TLane ur = r2 + r3, ui = i2 + i3, vr = r2 - r3, vi = i2 - i3;
                TLane.Store(br + q, r0 + (pr + ur));
                TLane.Store(bi + q, i0 + (pi + ui));
                TLane a1r = TLane.MulAdd(c1, pr, TLane.MulAdd(c2, ur, r0)), a1i = TLane.MulAdd(c1, pi, TLane.MulAdd(c2, ui, i0));
                TLane a2r = TLane.MulAdd(c2, pr, TLane.MulAdd(c1, ur, r0)), a2i = TLane.MulAdd(c2, pi, TLane.MulAdd(c1, ui, i0));
                TLane b1r = TLane.MulAdd(s1, mr, s2 * vr), b1i = TLane.MulAdd(s1, mi, s2 * vi);
                TLane b2r = TLane.MulAdd(s2, mr, -(s1 * vr)), b2i = TLane.MulAdd(s2, mi, -(s1 * vi));
                if (p == 0)
                {
                    TLane.Store(br + s + q, a1r + b1i);
                    TLane.Store(bi + s + q, a1i - b1r);
                    TLane.Store(br + 2 * s + q, a2r + b2i);
                    TLane.Store(bi + 2 * s + q, a2i - b2r);
                    TLane.Store(br + 3 * s + q, a2r - b2i);
                    TLane.Store(bi + 3 * s + q, a2i + b2r);
                    TLane.Store(br + 4 * s + q, a1r - b1i);
                    TLane.Store(bi + 4 * s + q, a1i + b1r);
                }
                else
                {
                    Put(br + s + q, bi + s + q, a1r + b1i, a1i - b1r, TLane.Create(w[0]), TLane.Create(w[1]));
                    Put(br + 2 * s + q, bi + 2 * s + q, a2r + b2i, a2i - b2r, TLane.Create(w[2]), TLane.Create(w[3]));
                    Put(br + 3 * s + q, bi + 3 * s + q, a2r - b2i, a2i + b2r, TLane.Create(w[4]), TLane.Create(w[5]));
                    Put(br + 4 * s + q, bi + 4 * s + q, a1r - b1i, a1i + b1r, TLane.Create(w[6]), TLane.Create(w[7]));
                }
            }
        }
    }
}
