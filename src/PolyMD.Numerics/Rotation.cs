namespace PolyMD.Numerics;

/// <summary>A rotation about an axis through the origin.</summary>
public readonly struct Rotation
{
    private readonly Vec3 _axis;
    private readonly double _sine, _cosine;

    /// <summary>By an angle about an axis.</summary>
    /// <param name="axis">Direction, of any length.</param>
    /// <param name="angle">Radians, right-handed.</param>
    public Rotation(Vec3 axis, double angle)
    {
        _axis = axis / axis.Length;
        (_sine, _cosine) = Math.SinCos(angle);
    }

    /// <summary>Rodrigues' formula: v cos φ + (n × v) sin φ + n (n·v)(1 − cos φ).</summary>
    /// <param name="v">A vector.</param>
    public Vec3 Apply(Vec3 v) => _cosine * v + _sine * Vec3.Cross(_axis, v) + (1 - _cosine) * Vec3.Dot(_axis, v) * _axis;
}
