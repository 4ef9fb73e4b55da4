using System.Globalization;
using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Exchange;
using PolyMD.Dynamics.Integrators;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <summary>The words of the rigid styles: how atoms are grouped into bodies, and keywords.</summary>
internal sealed class RigidSettings(Simulation simulation)
{
    /// <summary>Bodies in the order that the keywords force and torque count.</summary>
    public List<RigidBody> Bodies { get; } = [];

    public bool Reinitialize { get; private set; } = true;

    public bool Langevin { get; private set; }

    public double TemperatureStart { get; private set; }

    public double TemperatureStop { get; private set; }

    public double Damping { get; private set; }

    public uint Seed { get; private set; }

    /// <summary>Whether temp was given: chains of Nosé and Hoover.</summary>
    public bool Thermostat { get; private set; }

    public int ChainLength { get; private set; } = 10;

    public int ChainLoops { get; private set; } = 1;

    public int ChainOrder { get; private set; } = 3;

    /// <summary>Components of the pressure that are controlled.</summary>
    public PressureControl Pressure { get; } = new(simulation, tilts: false);

    public int PressureChain { get; private set; } = 10;

    /// <summary>Group whose atoms move with the cell.</summary>
    public Group Dilate { get; private set; } = Group.All;

    /// <summary>File of attributes that replace computed ones, or null.</summary>
    public string? Infile { get; private set; }

    /// <summary>Molecules that become bodies when another fix inserts them (keyword mol), or null.</summary>
    public IReadOnlyList<MoleculeTemplate>? Templates { get; private set; }

    /// <summary>Fix gravity whose force acts on the masses of the bodies, or null.</summary>
    public string? GravityId { get; private set; }

    public static RigidSettings Read(ArgReader args, Simulation simulation, Group group, string style)
    {
        bool small = style.EndsWith("small", StringComparison.Ordinal), nvt = style.StartsWith("rigid/nvt", StringComparison.Ordinal) || style.StartsWith("rigid/npt", StringComparison.Ordinal), barostat = style.StartsWith("rigid/np", StringComparison.Ordinal);
        RigidSettings s = new(simulation);
        s.ReadBodies(args, group, small);
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            if (barostat && s.Pressure.TryRead(word, args)) continue;
            switch (word)
            {
                case "langevin" when nvt: args.Fail("'langevin' cannot be used together with 'temp'"); break;
                case "langevin" when barostat && !small: args.Fail("'langevin' is not supported by this style; use rigid/nph/small"); break;
                case "langevin":
                    s.Langevin = true;
                    s.TemperatureStart = args.Double("Tstart");
                    s.TemperatureStop = args.Double("Tstop");
                    s.Damping = args.Positive("Tdamp");
                    s.Seed = (uint)simulation.Seeds.Read(args);
                    break;
                case "reinit": s.Reinitialize = args.YesNo("reinit"); break;
                case "force" or "torque" when !small: s.ReadSwitches(args, word == "force"); break;
                case "temp" when nvt:
                    s.Thermostat = true;
                    s.TemperatureStart = args.Double("Tstart");
                    s.TemperatureStop = args.Double("Tstop");
                    if (!(s.TemperatureStart > 0 && s.TemperatureStop > 0)) args.Fail("the target temperature must be greater than zero");
                    s.Damping = args.Positive("Tdamp");
                    break;
                case "tparam" when nvt:
                    s.ChainLength = args.Integer("Tchain", 1, 1000);
                    s.ChainLoops = args.Integer("Titer", 1, 1000);
                    s.ChainOrder = args.Integer("Torder", 3, 5);
                    if (s.ChainOrder == 4) args.Fail("'Torder' must be 3 or 5, got 4");
                    break;
                case "pchain" when barostat: s.PressureChain = args.Integer("Pchain", 0, 1000); break;
                case "dilate" when barostat: s.Dilate = simulation.Groups.Read(args); break;
                case "infile":
                    string file = args.Word("file"), own = simulation.PathOf(file);
                    s.Infile = File.Exists(own) ? own : simulation.InputPath(file);
                    s.Reinitialize = false;
                    break;
                case "mol" when small:
                    s.Templates = TemplateArgument.Read(simulation, args);
                    if (s.Templates.Any(t => t.Positions.Length == 0 || t.Types.Length == 0)) args.Fail("the molecule template needs Coords and Types");
                    break;
                case "gravity": s.GravityId = args.Word("fix-ID"); break;
                case "mol" or "dilate" or "temp" or "tparam" or "iso" or "aniso" or "x" or "y" or "z" or "couple" or "pchain" or "force" or "torque":
                    args.Fail($"keyword '{word}' is not supported by this style");
                    break;
                default: args.UnknownKeyword([.. nvt ? new[] { "temp", "tparam" } : ["langevin"], .. barostat ? [.. s.Pressure.Keywords, "pchain", "dilate"] : Array.Empty<string>(), "reinit", "infile", "gravity", .. small ? ["mol"] : new[] { "force", "torque" }]); break;
            }
        }
        if (s.Bodies.Count == 0 && s.Templates is null) args.Fail($"there are no atoms for rigid bodies{(small ? "; bodies that come later need 'mol template-ID'" : "")}");
        if (nvt && !s.Thermostat) args.Fail($"fix {style} needs 'temp Tstart Tstop Tdamp'");
        if (!barostat) return s;
        if (!s.Pressure.Any) args.Fail("pressure control is needed: iso, aniso, or x, y, z with Pstart Pstop Pdamp");
        if (simulation.Box.IsTriclinic) args.Fail("a triclinic box is not supported");
        s.Pressure.Check(args);
        return s;
    }

    private void ReadBodies(ArgReader args, Group group, bool small)
    {
        AtomStore atoms = simulation.Atoms;
        string style = args.Word("bodystyle");
        if (small ? style is not ("molecule" or "custom") : style is not ("single" or "molecule" or "group" or "custom"))
            args.Fail($"'bodystyle' must be {(small ? "molecule or custom" : "single, molecule, group or custom")}, got '{style}'");
        IEnumerable<int> members = Enumerable.Range(0, atoms.LocalCount).Where(i => (atoms.GroupMask[i] & group.Bit) != 0);
        switch (style)
        {
            case "single":
                Add(members, 1);
                break;
            case "custom":
                Func<int, double> value = BodyNumbers(args, simulation);
                foreach (IGrouping<int, int> body in members.GroupBy(i => (int)value(i)).OrderBy(m => m.Key)) Add(body, body.Key);
                break;
            case "molecule":
                foreach (IGrouping<int, int> molecule in members.GroupBy(i => atoms.Molecule[i]).OrderBy(m => m.Key)) Add(molecule, molecule.Key);
                break;
            default:
                int count = args.Integer("N", 1);
                HashSet<int> taken = [];
                for (int k = 0; k < count; k++)
                {
                    uint bit = simulation.Groups.Read(args).Bit;
                    int[] part = members.Where(i => (atoms.GroupMask[i] & bit) != 0).ToArray();
                    foreach (int i in part) if (!taken.Add(i)) args.Fail($"atom {atoms.Id[i]} would belong to two bodies");
                    Add(part, k + 1);
                }
                break;
        }

        void Add(IEnumerable<int> part, int key)
        {
            int[] ids = part.Select(i => atoms.Id[i]).ToArray();
            if (ids.Length < 2) args.Fail($"a rigid body needs two atoms or more, one has {ids.Length}");
            Bodies.Add(new RigidBody(ids, key));
        }
    }

    private static Func<int, double> BodyNumbers(ArgReader args, Simulation simulation)
    {
        if (args.Peek is { } text && text.StartsWith("i_", StringComparison.Ordinal)) return AtomAttribute.Find(simulation, args.Token("i_name"), args);
        if (args.Peek?.StartsWith("v_", StringComparison.Ordinal) == false) args.Fail($"'custom' needs a property or an atom-style variable, i_name or v_name, got '{args.Word("name")}'");
        AtomArgument value = AtomArgument.Read(args, "v_name");
        value.Resolve(simulation);
        value.Update(simulation);
        return i => value[i];
    }

    private void ReadSwitches(ArgReader args, bool force)
    {
        (int first, int last) = Range(args);
        Vec3 on = new(Switch(args, "xflag"), Switch(args, "yflag"), Switch(args, "zflag"));
        for (int b = first; b <= last; b++)
        {
            if (force) Bodies[b - 1].ForceOn = on;
            else Bodies[b - 1].TorqueOn = on;
        }
    }

    private static double Switch(ArgReader args, string name) => args.Choice(name, "on", "off") == "on" ? 1 : 0;

    private (int First, int Last) Range(ArgReader args)
    {
        string text = args.Word("M");
        string[] ends = text.Split('*');
        int first = 1, last = Bodies.Count;
        bool ok = ends.Length is 1 or 2
            && (ends[0].Length == 0 ? ends.Length == 2 : int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out first))
            && (ends.Length == 1 || ends[1].Length == 0 || int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out last));
        if (ends.Length == 1) last = first;
        if (!ok || first < 1 || last > Bodies.Count || first > last) args.Fail($"'M' must be the number of a body or a range such as 2, *, 1*3 within the {Bodies.Count} bodies, got '{text}'");
        return (first, last);
    }
}
