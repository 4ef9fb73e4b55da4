using PolyMD.Numerics;
using PolyMD.Numerics.Fft;

namespace PolyMD.Numerics.Tests.Fft;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class Fft3DTests
{
    // Every radix alone and mixed, odd and even, longer than a tile, and rows that do not fill the lanes.
    private static readonly int[][] s_shapes = [[1, 1, 1], [2, 3, 5], [4, 4, 4], [5, 1, 2], [3, 9, 6], [8, 5, 12], [15, 10, 4], [20, 6, 9], [25, 2, 3], [72, 3, 2], [16, 27, 25]];

    private static double[] Noise(int count, ulong seed)
    {
        Random random = new((int)seed);
        double[] values = new double[count];
        for (int k = 0; k < count; k++) values[k] = random.NextDouble() - 0.5;
        return values;
    }

    private static (double Re, double Im) Direct(double[] re, double[]? im, int[] n, int kx, int ky, int kz)
    {
        double sumRe = 0, sumIm = 0;
        for (int z = 0; z < n[2]; z++)
            for (int y = 0; y < n[1]; y++)
                for (int x = 0; x < n[0]; x++)
                {
                    double turn = (double)(kx * x % n[0]) / n[0] + (double)(ky * y % n[1]) / n[1] + (double)(kz * z % n[2]) / n[2];
                    (double s, double c) = Math.SinCos(-2 * Math.PI * turn);
                    int at = (z * n[1] + y) * n[0] + x;
                    double a = re[at], b = im is null ? 0 : im[at];
                    sumRe += a * c - b * s;
                    sumIm += a * s + b * c;
                }
        return (sumRe, sumIm);
    }

    [TestCaseSource(nameof(s_shapes))]
    public void ComplexForward_AnyShape_EqualsDirectSum(int nx, int ny, int nz)
    {
        int[] n = [nx, ny, nz];
        int length = nx * ny * nz;
        double[] re = Noise(length, 1), im = Noise(length, 2), outRe = [.. re], outIm = [.. im];
        using ThreadTeam team = new(1);
        using ComplexFft3D fft = new(nx, ny, nz);
        fft.Forward(outRe, outIm, team);
        double worst = 0;
        Random pick = new(3);
        for (int trial = 0; trial < 60; trial++)
        {
            int kx = pick.Next(nx), ky = pick.Next(ny), kz = pick.Next(nz), at = (kz * ny + ky) * nx + kx;
            (double a, double b) = Direct(re, im, n, kx, ky, kz);
            worst = Math.Max(worst, Math.Max(Math.Abs(a - outRe[at]), Math.Abs(b - outIm[at])));
        }
        Assert.That(worst, Is.LessThan(2e-14 * Math.Sqrt(length) + 1e-15));
    }

    [TestCaseSource(nameof(s_shapes))]
    public void ComplexInverse_AfterForward_ReturnsInputTimesLength(int nx, int ny, int nz)
    {
        int length = nx * ny * nz;
        double[] re = Noise(length, 4), im = Noise(length, 5), outRe = [.. re], outIm = [.. im];
        using ThreadTeam team = new(1);
        using ComplexFft3D fft = new(nx, ny, nz);
        fft.Forward(outRe, outIm, team);
        double power = 0, spectrum = 0;
        for (int k = 0; k < length; k++)
        {
            power += re[k] * re[k] + im[k] * im[k];
            spectrum += outRe[k] * outRe[k] + outIm[k] * outIm[k];
        }
        fft.Inverse(outRe, outIm, team);
        double worst = 0;
        for (int k = 0; k < length; k++)
            worst = Math.Max(worst, Math.Max(Math.Abs(outRe[k] / length - re[k]), Math.Abs(outIm[k] / length - im[k])));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(worst, Is.LessThan(2e-15));
            Assert.That(spectrum / length, Is.EqualTo(power).Within(1e-11).Percent, "Parseval");
        }
    }

    [TestCaseSource(nameof(s_shapes))]
    public void RealForward_AnyShape_EqualsDirectSum(int nx, int ny, int nz)
    {
        int[] n = [nx, ny, nz];
        int length = nx * ny * nz, stride = nx + 3;
        double[] values = Noise(length, 6), mesh = new double[stride * ny * nz];
        for (int row = 0; row < ny * nz; row++)
            for (int x = 0; x < stride; x++)
                mesh[row * stride + x] = x < nx ? values[row * nx + x] : double.NaN;
        using ThreadTeam team = new(1);
        using RealFft3D fft = new(nx, ny, nz, realStride: stride);
        double[] re = new double[fft.SpectrumLength], im = new double[fft.SpectrumLength];
        fft.Forward(mesh, re, im, team);
        double worst = 0;
        Random pick = new(7);
        for (int trial = 0; trial < 60; trial++)
        {
            int kx = pick.Next(nx / 2 + 1), ky = pick.Next(ny), kz = pick.Next(nz), at = (kz * ny + ky) * fft.HalfStride + kx;
            (double a, double b) = Direct(values, null, n, kx, ky, kz);
            worst = Math.Max(worst, Math.Max(Math.Abs(a - re[at]), Math.Abs(b - im[at])));
        }
        Assert.That(worst, Is.LessThan(2e-14 * Math.Sqrt(length) + 1e-15));
    }

    [TestCaseSource(nameof(s_shapes))]
    public void RealInverse_AfterForward_ReturnsInputAndLeavesPaddingAlone(int nx, int ny, int nz)
    {
        int stride = nx + 2, length = nx * ny * nz;
        double[] mesh = Noise(stride * ny * nz, 8), back = new double[mesh.Length];
        Array.Fill(back, 777.0);
        using ThreadTeam team = new(1);
        using RealFft3D fft = new(nx, ny, nz, realStride: stride);
        double[] re = new double[fft.SpectrumLength], im = new double[fft.SpectrumLength];
        fft.Forward(mesh, re, im, team);
        fft.Inverse(re, im, back, team);
        double worst = 0;
        bool paddingKept = true;
        for (int row = 0; row < ny * nz; row++)
            for (int x = 0; x < stride; x++)
                if (x < nx) worst = Math.Max(worst, Math.Abs(back[row * stride + x] / length - mesh[row * stride + x]));
                else paddingKept &= back[row * stride + x] == 777.0;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(worst, Is.LessThan(2e-15));
            Assert.That(paddingKept, Is.True);
        }
    }

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(7)]
    public void RealTransform_AnyTeam_GivesTheSameBits(int threads)
    {
        const int Nx = 36, Ny = 15, Nz = 20;
        using ThreadTeam one = new(1);
        using ThreadTeam many = new(threads);
        using RealFft3D fft = new(Nx, Ny, Nz, workers: threads);
        double[] mesh = Noise(Nx * Ny * Nz, 9), a = new double[mesh.Length], b = new double[mesh.Length];
        double[] re = new double[fft.SpectrumLength], im = new double[fft.SpectrumLength];
        fft.Forward(mesh, re, im, one);
        double[] re2 = new double[fft.SpectrumLength], im2 = new double[fft.SpectrumLength];
        fft.Forward(mesh, re2, im2, many);
        bool spectrumSame = re.AsSpan().SequenceEqual(re2) && im.AsSpan().SequenceEqual(im2);
        fft.Inverse(re, im, a, one);
        fft.Inverse(re2, im2, b, many);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(spectrumSame, Is.True);
            Assert.That(a.AsSpan().SequenceEqual(b), Is.True);
        }
    }

    [Test]
    public void RealTransform_RepeatedCalls_DoNotAllocate()
    {
        using ThreadTeam team = new(1);
        using RealFft3D fft = new(20, 18, 15);
        double[] mesh = Noise(fft.RealLength, 10), re = new double[fft.SpectrumLength], im = new double[fft.SpectrumLength];
        fft.Forward(mesh, re, im, team);
        fft.Inverse(re, im, mesh, team);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int k = 0; k < 20; k++)
        {
            fft.Forward(mesh, re, im, team);
            fft.Inverse(re, im, mesh, team);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [TestCase(7, 8)]
    [TestCase(14, 15)]
    [TestCase(49, 50)]
    [TestCase(97, 100)]
    public void Plan_LengthWithOtherPrime_IsRefusedWithTheNextOne(int n, int next) =>
        Assert.That(() => new ComplexFft3D(n, 4, 4), Throws.ArgumentException.With.Message.Contains($"got {n}; the next one is {next}"));

    [Test]
    public void Forward_TeamLargerThanPlanned_IsRefused()
    {
        using ThreadTeam team = new(2);
        using RealFft3D fft = new(4, 4, 4);
        double[] a = new double[fft.RealLength], b = new double[fft.SpectrumLength], c = new double[fft.SpectrumLength];
        Assert.That(() => fft.Forward(a, b, c, team), Throws.ArgumentException.With.Message.Contains("planned for 1 workers"));
    }
}
