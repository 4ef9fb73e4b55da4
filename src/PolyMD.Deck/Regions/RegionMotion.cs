using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>The motion of a region (keywords move and rotate): the shape is turned about an axis by an angle, then displaced, both given by variables.</summary>
internal sealed class RegionMotion
{
    private readonly Simulation _simulation;
    private readonly ArgToken[] _move;
    private readonly ArgToken _rotate;
    private readonly Vec3 _point, _axis, _scale;
    private long _step = -1;
    private Vec3 _displacement;
    private double _sine, _cosine = 1;

    public RegionMotion(Simulation simulation, IReadOnlyList<ArgToken> move, ArgToken rotate, double[] pivot, Vec3 scale)
    {
        (_simulation, _move, _rotate, _scale) = (simulation, [.. move], rotate, scale);
        _point = new(pivot[0] * scale.X, pivot[1] * scale.Y, pivot[2] * scale.Z);
        _axis = new(pivot[3], pivot[4], pivot[5]);
        if (_rotate.Text is not null) _axis /= _axis.Length;
    }

    /// <summary>Where a point of the moved region lies in the region at rest.</summary>
    public Vec3 Undo(Vec3 r)
    {
        Update();
        r -= _displacement;
        if (_sine == 0 && _cosine == 1) return r;
        Vec3 d = r - _point, along = Vec3.Dot(d, _axis) * _axis, across = d - along;
        return _point + along + _cosine * across - _sine * Vec3.Cross(_axis, across);
    }

    /// <summary>A vector of the region at rest as it is in the moved region.</summary>
    public Vec3 Turn(Vec3 v)
    {
        if (_sine == 0 && _cosine == 1) return v;
        Vec3 along = Vec3.Dot(v, _axis) * _axis, across = v - along;
        return along + _cosine * across + _sine * Vec3.Cross(_axis, across);
    }

    // Variables are looked up anew at every step: they may be redefined between runs.
    private void Update()
    {
        if (_step == _simulation.Step) return;
        _step = _simulation.Step;
        double[] by = new double[3];
        for (int k = 0; k < _move.Length; k++) by[k] = _move[k].Text == "NULL" ? 0 : Value(_move[k]) * _scale[k];
        _displacement = new(by[0], by[1], by[2]);
        if (_rotate.Text is not null) (_sine, _cosine) = Math.SinCos(Value(_rotate));
    }

    private double Value(ArgToken word)
    {
        IScalarQuantity q = _simulation.Quantities!.Scalar(word);
        return q.Evaluate();
    }
}
