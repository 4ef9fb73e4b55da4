using PolyMD.Deck.Text;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Runtime;

internal sealed partial class DeckContext
{
    // Tilts are accepted to this much beyond one half of a length, as in LAMMPS.
    private const double TiltSlack = 0.1;

    /// <summary>The region of an id.</summary>
    public IRegion FindRegion(ArgToken id) => Simulation.Regions.GetValueOrDefault(id.Text)
        ?? throw new DeckException(id.Span, $"there is no region '{id.Text}'{NearestName.Hint(id.Text, Simulation.Regions.Keys)}");

    /// <summary>The region of an id.</summary>
    public IRegion FindRegion(string id) => Simulation.Regions.GetValueOrDefault(id)
        ?? throw new PolyMDException($"there is no region '{id}'{NearestName.Hint(id, Simulation.Regions.Keys)}");

    /// <summary>The group of an id.</summary>
    public Group FindGroup(ArgToken id)
    {
        uint bit = Simulation.Groups.Find(id.Text);
        return bit != 0 ? new Group(id.Text, bit) : throw new DeckException(id.Span, $"there is no group '{id.Text}'{NearestName.Hint(id.Text, Simulation.Groups.Names)}");
    }

    /// <summary>A reader whose last word read is the given one, so that errors point there.</summary>
    public static ArgReader At(string owner, ArgToken word)
    {
        ArgReader args = new(owner, [word], word.Span);
        args.Word("style");
        return args;
    }

    /// <summary>Position of a local atom inside the cell.</summary>
    public Vec3 WrappedPosition(int i)
    {
        int x = 0, y = 0, z = 0;
        return Simulation.Box.Wrap(Simulation.Atoms.Position(i), ref x, ref y, ref z);
    }

    /// <summary>Before the time step changes: simulated time goes on from here.</summary>
    public void HoldTime()
    {
        TimeOffset = Time;
        TimeStepOfOffset = Simulation.Step;
    }

    /// <summary>Makes a step number the present one; the simulated time goes on from where it was.</summary>
    public void ResetStep(long step)
    {
        TimeOffset = Time;
        Simulation.Step = step;
        TimeStepOfOffset = step;
        Simulation.Touch();
    }

    /// <summary>Gives every atom the mass of its type.</summary>
    public void SyncMasses() => Simulation.Atoms.TakeMassesOf(Simulation.Types);

    /// <summary>Makes an atom style the simulation's: its atoms get the properties that the style has.</summary>
    public void SetLayout(AtomLayout layout)
    {
        Layout = layout;
        AtomStore a = Simulation.Atoms;
        (a.HasMolecules, a.HasCharge, a.HasOwnMass) = (layout.HasMolecules, layout.HasCharge, layout.HasSize);
        foreach (AtomColumn c in a.Columns.ToArray()) a.RemoveColumn(c);
        if (layout.HasSize) foreach (string name in (string[])[AtomColumnNames.Radius, .. AtomColumnNames.Omega, .. AtomColumnNames.Torque]) a.AddColumn(name);
        if (layout.HasDipole) foreach (string name in (string[])[.. AtomColumnNames.Dipole, AtomColumnNames.DipoleMagnitude]) a.AddColumn(name);
        if (layout.HasTemplate) foreach (string name in (string[])[AtomColumnNames.TemplateMolecule, AtomColumnNames.TemplateAtom]) a.AddColumn(name, true);
    }

    /// <summary>Makes a cell the simulation's, with the faces and the dimension that the deck has declared.</summary>
    public void SetBox(SimulationBox box)
    {
        Simulation s = Simulation;
        if (Dimension == 2)
        {
            if (Faces[4] != FaceKind.Periodic) throw new PolyMDException("a two-dimensional system needs a periodic z boundary");
            if (box.TiltXZ != 0 || box.TiltYZ != 0) throw new PolyMDException("a two-dimensional box cannot be tilted along z: xz and yz must be 0");
        }
        CheckTilt("xy", box.TiltXY, box.Lengths.X, Faces[0] == FaceKind.Periodic);
        CheckTilt("xz", box.TiltXZ, box.Lengths.X, Faces[0] == FaceKind.Periodic);
        CheckTilt("yz", box.TiltYZ, box.Lengths.Y, Faces[2] == FaceKind.Periodic);
        s.Box = s.Faces.Begin(Faces, box with { IsTwoDimensional = Dimension == 2 });
    }

    private void CheckTilt(string name, double tilt, double length, bool periodic)
    {
        if (!periodic || Math.Abs(tilt / length) <= 0.5 + TiltSlack) return;
        string text = $"tilt {name} = {tilt:g8} skews the box by more than half of its length {length:g8}";
        if (!LargeTilt) throw new PolyMDException($"{text}: use an equivalent smaller tilt, or 'box tilt large' before the box is made");
        Output.Note($"{text}: neighbour searches will need many images");
    }

    /// <summary>Gives a fix or compute of the deck the state it had when the restart file was written.</summary>
    public void Resume(bool isFix, string id, string style, object target)
    {
        Restarts.SavedState? saved = SavedStates.Find(t => t.IsFix == isFix && t.Id == id && t.Style == style);
        if (saved is null || target is not IStateful stateful) return;
        SavedStates.Remove(saved);
        using BinaryReader reader = new(new MemoryStream(saved.Bytes), System.Text.Encoding.UTF8);
        stateful.LoadState(reader);
        Output.Line($"Resetting global {(isFix ? "fix" : "compute")} info from restart file:");
        Output.Line($"  {(isFix ? "fix" : "compute")} style: {style}, {(isFix ? "fix" : "compute")} ID: {id}");
    }

    /// <summary>Before a run: what has not been taken from the restart file by now never will be.</summary>
    public void DropSavedStates()
    {
        if (SavedStates.Count == 0) return;
        Output.Line("Unused restart file global fix info:");
        foreach (Restarts.SavedState s in SavedStates) Output.Line($"  {(s.IsFix ? "fix" : "compute")} style: {s.Style}, {(s.IsFix ? "fix" : "compute")} ID: {s.Id}");
        SavedStates.Clear();
    }

    /// <summary>Declares that the box exists and creates the computes that every deck may refer to.</summary>
    public void BoxCreated()
    {
        HasBox = true;
        AddCompute("thermo_temp", "temp", "");
        AddCompute("thermo_press", "pressure", "thermo_temp");
        AddCompute("thermo_pe", "pe", "");
        SetupChanged();
    }

    /// <summary>The minimiser of min_style, made when first needed.</summary>
    public IMinimizer GetMinimizer()
    {
        if (Minimizer is not null) return Minimizer;
        Type type = Styles.Find("min_style", MinimizerStyle) ?? throw new PolyMDException($"min_style '{MinimizerStyle}' is not supported");
        Minimizer = StyleRegistry.Create<IMinimizer>(type);
        return Minimizer;
    }

    /// <summary>orthogonal box = (…) to (…), as LAMMPS says it.</summary>
    public static string BoxText(SimulationBox box)
    {
        CFormat f = CFormat.Parse("%.8g");
        string Point(Vec3 r) => $"({Eight(r.X)} {Eight(r.Y)} {Eight(r.Z)})";
        string text = $"{(box.IsTriclinic ? "triclinic" : "orthogonal")} box = {Point(box.Lo)} to {Point(box.Hi)}";
        return box.IsTriclinic ? $"{text} with tilt {Point(new Vec3(box.TiltXY, box.TiltXZ, box.TiltYZ))}" : text;

        // Eight significant digits with their zeros.
        string Eight(double x)
        {
            string s = f.Format(x);
            if (s.Contains('e', StringComparison.Ordinal)) return s;
            if (!s.Contains('.', StringComparison.Ordinal)) s += ".";
            int digits = s.Count(char.IsAsciiDigit) - (s.TrimStart('-').StartsWith("0.", StringComparison.Ordinal) && x != 0 ? 1 : 0);
            return s.PadRight(s.Length + Math.Max(0, 8 - digits), '0');
        }
    }

    private void AddCompute(string id, string style, string args)
    {
        if (Styles.Find("compute", style) is not { } type) return;
        StyleContext context = new(Simulation, id, style, new Group("all", 1));
        Simulation.Computes.Add(StyleRegistry.Create<ICompute>(type, context, ArgReader.FromText($"compute {style}", args)));
    }
}
