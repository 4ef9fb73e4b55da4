using PolyMD.Engine.Styles;
using PolyMD.Forces.Bonded;
using PolyMD.Forces.Pair;
using PolyMD.Model;

namespace PolyMD.Forces;

/// <summary>Creates force styles by name, closing the generic loops over registered kernels.</summary>
public static class ForceFactory
{
    /// <summary>A pair style.</summary>
    /// <param name="registry">Known styles.</param>
    /// <param name="name">Name as in decks.</param>
    /// <param name="args">Arguments, for the place of errors.</param>
    public static IPairStyle CreatePair(StyleRegistry registry, string name, ArgReader args) =>
        Create<IPairStyle>(registry.Get("pair_style", name, args), registry.PlainName("pair_style", name));

    /// <summary>A bond, angle, dihedral or improper style.</summary>
    /// <param name="registry">Known styles.</param>
    /// <param name="family">bond_style, angle_style, dihedral_style or improper_style.</param>
    /// <param name="name">Name as in decks.</param>
    /// <param name="args">Arguments, for the place of errors.</param>
    public static IBondedStyle CreateBonded(StyleRegistry registry, string family, string name, ArgReader args) =>
        Create<IBondedStyle>(registry.Get(family, name, args), registry.PlainName(family, name), family == "improper_style");

    /// <summary>A long-range solver.</summary>
    /// <param name="registry">Known styles.</param>
    /// <param name="name">Name as in decks.</param>
    /// <param name="args">Arguments, for the place of errors.</param>
    public static IKSpaceStyle CreateKSpace(StyleRegistry registry, string name, ArgReader args) =>
        Create<IKSpaceStyle>(registry.Get("kspace_style", name, args), registry.PlainName("kspace_style", name));

    private static TStyle Create<TStyle>(Type type, string name, bool improper = false)
    {
        Type? closed = Close(type, improper);
        if (closed is not null) return StyleRegistry.Create<TStyle>(closed, name);
        return type.GetConstructor([typeof(string)]) is not null ? StyleRegistry.Create<TStyle>(type, name) : StyleRegistry.Create<TStyle>(type);
    }

    // The loop that belongs to a kernel, or null if the type is a whole style by itself.
    private static Type? Close(Type type, bool improper)
    {
        bool Is(Type contract) => contract.IsAssignableFrom(type);
        if (Is(typeof(IPairKernel))) return typeof(PairForce<>).MakeGenericType(type);
        if (Is(typeof(IPairPotential))) return typeof(PairForce<>).MakeGenericType(typeof(CutPair<>).MakeGenericType(type));
        if (Is(typeof(IBondKernel))) return typeof(BondedForce<>).MakeGenericType(typeof(BondTerm<>).MakeGenericType(type));
        if (Is(typeof(IAngleKernel))) return typeof(BondedForce<>).MakeGenericType(typeof(AngleTerm<>).MakeGenericType(type));
        if (Is(typeof(ICosineAngleKernel))) return typeof(BondedForce<>).MakeGenericType(typeof(CosineAngleTerm<>).MakeGenericType(type));
        if (Is(typeof(IDihedralKernel))) return typeof(BondedForce<>).MakeGenericType((improper ? typeof(ImproperTorsionTerm<>) : typeof(DihedralTerm<>)).MakeGenericType(type));
        if (Is(typeof(ITermKernel))) return typeof(BondedForce<>).MakeGenericType(type);
        return null;
    }
}
