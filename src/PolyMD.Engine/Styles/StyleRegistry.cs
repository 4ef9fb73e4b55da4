using System.Reflection;
using PolyMD.Model;

namespace PolyMD.Engine.Styles;

/// <summary>All styles of the given assemblies, by family and name. A new style is one attributed type; nothing else is touched.</summary>
public sealed class StyleRegistry
{
    // Variants of one style for LAMMPS' accelerators; the physics is that of the plain style.
    private static readonly string[] s_suffixes = ["/omp", "/opt", "/gpu", "/intel", "/kk/host", "/kk/device", "/kk"];

    private readonly Dictionary<(string Family, string Name), Type> _styles = [];

    /// <summary>Scans assemblies for <see cref="StyleAttribute"/>.</summary>
    /// <param name="assemblies">Where styles live.</param>
    /// <exception cref="PolyMDException">Two types claim one name.</exception>
    public StyleRegistry(params Assembly[] assemblies)
    {
        foreach (Assembly assembly in assemblies)
        {
            foreach (Type type in assembly.GetTypes())
            {
                foreach (StyleAttribute style in type.GetCustomAttributes<StyleAttribute>(false))
                {
                    if (!_styles.TryAdd((style.Family, style.Name), type))
                        throw new PolyMDException($"{style.Family} {style.Name} is claimed by both {_styles[(style.Family, style.Name)]} and {type}");
                }
            }
        }
    }

    /// <summary>Every registered style.</summary>
    public IEnumerable<(string Family, string Name, Type Type)> All => _styles.Select(s => (s.Key.Family, s.Key.Name, s.Value));

    /// <summary>Names of a family, sorted.</summary>
    /// <param name="family">pair_style, fix, ….</param>
    public IEnumerable<string> Names(string family) => _styles.Keys.Where(k => k.Family == family).Select(k => k.Name).Order(StringComparer.Ordinal);

    /// <summary>The type of a style, or null.</summary>
    /// <param name="family">pair_style, fix, ….</param>
    /// <param name="name">Style name.</param>
    public Type? Find(string family, string name) => _styles.GetValueOrDefault((family, PlainName(family, name)));

    /// <summary>The name without a suffix of LAMMPS' accelerator packages (/omp, /opt, /gpu, /intel, /kk), where that is a known style.</summary>
    /// <param name="family">pair_style, fix, ….</param>
    /// <param name="name">Style name.</param>
    public string PlainName(string family, string name)
    {
        if (_styles.ContainsKey((family, name))) return name;
        foreach (string suffix in s_suffixes)
        {
            if (!name.EndsWith(suffix, StringComparison.Ordinal)) continue;
            string plain = name[..^suffix.Length];
            return _styles.ContainsKey((family, plain)) ? plain : name;
        }
        return name;
    }

    /// <summary>The type of a style, or an error with the nearest name at the word read last.</summary>
    /// <param name="family">pair_style, fix, ….</param>
    /// <param name="name">Style name.</param>
    /// <param name="args">Arguments, for the place.</param>
    public Type Get(string family, string name, ArgReader args)
    {
        Type? type = Find(family, name);
        if (type is null) args.Fail($"{family} '{name}' is not supported{NearestName.Hint(name, Names(family))}");
        return type;
    }

    /// <summary>Creates a style through its public constructor (context, args) or (args) or ().</summary>
    /// <typeparam name="TStyle">The contract expected.</typeparam>
    /// <param name="type">The style's type.</param>
    /// <param name="arguments">Constructor arguments.</param>
    public static TStyle Create<TStyle>(Type type, params object[] arguments)
    {
        try
        {
            return (TStyle)Activator.CreateInstance(type, arguments)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is PolyMDException inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
