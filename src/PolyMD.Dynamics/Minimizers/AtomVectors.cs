using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Minimizers;

/// <summary>
/// One vector per local atom, as three component arrays: the loops every minimiser is made of. Sums run over fixed blocks of
/// <see cref="OrderedSum.BlockSize"/> atoms in order, so their bits do not depend on threads.
/// </summary>
internal readonly unsafe ref struct AtomVectors
{
    private readonly double* _x, _y, _z;
    private readonly int _count;

    private AtomVectors(double* x, double* y, double* z, int count)
    {
        _x = x;
        _y = y;
        _z = z;
        _count = count;
    }

    public static AtomVectors Positions(AtomStore a) => new(a.X.Pointer, a.Y.Pointer, a.Z.Pointer, a.LocalCount);

    public static AtomVectors Velocities(AtomStore a) => new(a.Vx.Pointer, a.Vy.Pointer, a.Vz.Pointer, a.LocalCount);

    public static AtomVectors Forces(AtomStore a) => new(a.Fx.Pointer, a.Fy.Pointer, a.Fz.Pointer, a.LocalCount);

    /// <summary>Three consecutive parts of one buffer, which is enlarged as needed.</summary>
    public static AtomVectors In(NativeBuffer<double> buffer, int count)
    {
        buffer.EnsureLength(3 * count);
        double* p = buffer.Pointer;
        return new(p, p + count, p + 2L * count, count);
    }

    public Vec3 this[int i]
    {
        get => new(_x[i], _y[i], _z[i]);
        set => (_x[i], _y[i], _z[i]) = (value.X, value.Y, value.Z);
    }

    public double Dot(AtomVectors other)
    {
        double sum = 0;
        for (int start = 0; start < _count; start += OrderedSum.BlockSize)
        {
            double part = 0;
            for (int i = start; i < Math.Min(start + OrderedSum.BlockSize, _count); i++)
                part += _x[i] * other._x[i] + _y[i] * other._y[i] + _z[i] * other._z[i];
            sum += part;
        }
        return sum;
    }

    /// <summary>Largest |component|.</summary>
    public double LargestComponent()
    {
        double m = 0;
        for (int i = 0; i < _count; i++) m = Math.Max(m, Math.Max(Math.Abs(_x[i]), Math.Max(Math.Abs(_y[i]), Math.Abs(_z[i]))));
        return m;
    }

    /// <summary>Largest squared length of the vector of one atom.</summary>
    public double LargestSquare()
    {
        double m = 0;
        for (int i = 0; i < _count; i++) m = Math.Max(m, _x[i] * _x[i] + _y[i] * _y[i] + _z[i] * _z[i]);
        return m;
    }

    public void Clear()
    {
        new Span<double>(_x, _count).Clear();
        new Span<double>(_y, _count).Clear();
        new Span<double>(_z, _count).Clear();
    }

    public void CopyFrom(AtomVectors source)
    {
        new ReadOnlySpan<double>(source._x, _count).CopyTo(new Span<double>(_x, _count));
        new ReadOnlySpan<double>(source._y, _count).CopyTo(new Span<double>(_y, _count));
        new ReadOnlySpan<double>(source._z, _count).CopyTo(new Span<double>(_z, _count));
    }

    /// <summary>this += factor · other.</summary>
    public void Add(double factor, AtomVectors other)
    {
        for (int i = 0; i < _count; i++)
        {
            _x[i] += factor * other._x[i];
            _y[i] += factor * other._y[i];
            _z[i] += factor * other._z[i];
        }
    }

    /// <summary>this = own · this + factor · other.</summary>
    public void Mix(double own, double factor, AtomVectors other)
    {
        for (int i = 0; i < _count; i++)
        {
            _x[i] = own * _x[i] + factor * other._x[i];
            _y[i] = own * _y[i] + factor * other._y[i];
            _z[i] = own * _z[i] + factor * other._z[i];
        }
    }

    /// <summary>this += factor / m · other, the change of velocity by a force.</summary>
    public void AddOverMass(double factor, NativeBuffer<double> mass, AtomVectors other) => AddOverMass(factor, mass.Pointer, other);

    /// <summary>this += factor / m · other, the change of velocity by a force.</summary>
    public void AddOverMass(double factor, double* mass, AtomVectors other)
    {
        for (int i = 0; i < _count; i++)
        {
            double k = factor / mass[i];
            _x[i] += k * other._x[i];
            _y[i] += k * other._y[i];
            _z[i] += k * other._z[i];
        }
    }
}
