using System.Globalization;
using PolyMD.Deck.Groups;
using PolyMD.Deck.Runtime;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>group ID type | id | molecule | region | variable | union | subtract | intersect | include | clear | empty | delete | dynamic | static.</summary>
[Command("group")]
internal sealed record GroupCommand(ArgToken Id, string Style, IReadOnlyList<ArgToken> Words, SourceSpan Place) : ICommand<GroupCommand>
{
    private static readonly string[] s_styles = ["type", "id", "molecule", "region", "variable", "union", "subtract", "intersect", "include", "clear", "empty", "delete", "static", "dynamic"];

    public static GroupCommand Parse(ArgReader args)
    {
        ArgToken id = args.Token("ID");
        string style = args.Word("style");
        if (!s_styles.Contains(style)) args.Fail($"unknown style '{style}'{NearestName.Hint(style, s_styles)}");
        int least = style switch { "clear" or "empty" or "delete" or "static" => 0, "subtract" or "intersect" => 2, _ => 1 };
        IReadOnlyList<ArgToken> words = args.Rest();
        if (words.Count < least) args.Word("value");
        if (least == 0 && words.Count > 0) throw new DeckException(words[0].Span, $"group {style} takes no further words");
        if (style == "dynamic") CheckDynamic(new ArgReader("group dynamic", words, args.LineSpan));
        if (style is "type" or "id" or "molecule") foreach (ArgToken w in words) CheckNumberWord(w, words);
        return new GroupCommand(id, style, words, args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        context.SetupChanged();
        if (Id.Text == "all") throw new DeckException(Id.Span, "group all always holds every atom and cannot be changed");
        AtomStore atoms = s.Atoms;
        if (Style == "dynamic")
        {
            MakeDynamic(context);
            return;
        }
        if (Style == "static")
        {
            uint bit = Find(s, Id);
            MakeStatic(s, bit);
            int members = 0;
            for (int i = 0; i < atoms.LocalCount; i++) if ((atoms.GroupMask[i] & bit) != 0) members++;
            context.Output.Line($"{members} atoms in group {Id.Text}");
            return;
        }
        atoms.GroupsChanged();
        if (Style == "delete")
        {
            uint bit = Find(s, Id);
            CheckUnused(context);
            MakeStatic(s, bit);
            for (int i = 0; i < atoms.LocalCount; i++) atoms.GroupMask[i] &= ~bit;
            s.Groups.Remove(Id.Text);
            return;
        }
        if (Style == "clear")
        {
            uint bit = Find(s, Id);
            for (int i = 0; i < atoms.LocalCount; i++) atoms.GroupMask[i] &= ~bit;
            return;
        }
        Predicate<int> member = Member(context);
        // The words are resolved before the group is created, so that a mistake leaves no empty group behind.
        uint own = s.Groups.FindOrAdd(Id.Text);
        bool[] takes = new bool[atoms.LocalCount];
        for (int i = 0; i < takes.Length; i++) takes[i] = member(i);
        int count = 0;
        for (int i = 0; i < takes.Length; i++)
        {
            if (takes[i]) atoms.GroupMask[i] |= own;
            if ((atoms.GroupMask[i] & own) != 0) count++;
        }
        context.Output.Line($"{count} atoms in group {Id.Text}");
    }

    // parent keyword value …
    private static (ArgToken Parent, ArgToken? Region, ArgToken? Variable, long Every) ReadDynamic(ArgReader args)
    {
        ArgToken parent = args.Token("parent-ID");
        ArgToken? region = null, variable = null;
        long every = 1;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "region": region = args.Token("region-ID"); break;
                case "var": variable = args.Token("variable"); break;
                case "every": every = args.Long("N", 1); break;
                case "property": args.Fail("keyword 'property' is not supported: per-atom properties of fix property/atom do not exist here"); break;
                default: args.UnknownKeyword("region", "var", "every"); break;
            }
        }
        return (parent, region, variable, every);
    }

    private static void CheckDynamic(ArgReader args) => ReadDynamic(args);

    private void MakeDynamic(DeckContext context)
    {
        Simulation s = context.Simulation;
        (ArgToken parent, ArgToken? region, ArgToken? variable, long every) = ReadDynamic(new ArgReader("group dynamic", Words, Place));
        uint from = Find(s, parent);
        if (s.Groups.IsDynamic(from) || parent.Text == Id.Text) throw new DeckException(parent.Span, $"group dynamic: the parent group '{parent.Text}' must be static");
        if (region is { } r) context.FindRegion(r);
        Func<IPerAtomQuantity>? quantity = variable is { } v ? () => s.Quantities!.PerAtom(v with { Text = "v_" + v.Text }) : null;
        quantity?.Invoke();
        uint bit = s.Groups.FindOrAdd(Id.Text);
        MakeStatic(s, bit);
        s.Groups.SetDynamic(bit, true);
        s.Fixes.Add(new DynamicGroup(s, new Group(Id.Text, bit), new Group(parent.Text, from), region?.Text, quantity, every));
        context.Output.Line($"dynamic group {Id.Text} defined");
    }

    private void MakeStatic(Simulation s, uint bit)
    {
        s.Groups.SetDynamic(bit, false);
        s.Fixes.RemoveAll(f => f is DynamicGroup && f.Id == DynamicGroup.IdOf(Id.Text));
    }

    private void CheckUnused(DeckContext context)
    {
        Simulation s = context.Simulation;
        string? user = s.Fixes.OfType<FixBase>().Where(f => f.Group.Name == Id.Text).Select(f => $"fix '{f.Id}'").FirstOrDefault()
            ?? s.Fixes.OfType<DynamicGroup>().Where(f => f.Parent.Name == Id.Text).Select(f => $"the dynamic group '{f.Id["GROUP_".Length..]}'").FirstOrDefault()
            ?? s.Computes.OfType<ComputeBase>().Where(c => c.Group.Name == Id.Text).Select(c => $"compute '{c.Id}'").FirstOrDefault()
            ?? context.Dumps.Values.Where(d => d?.Group.Name == Id.Text).Select(d => $"dump '{d!.Id}'").FirstOrDefault();
        if (user is not null) throw new DeckException(Id.Span, $"group '{Id.Text}' is used by {user} and cannot be deleted");
    }

    private Predicate<int> Member(DeckContext context)
    {
        Simulation s = context.Simulation;
        AtomStore atoms = s.Atoms;
        switch (Style)
        {
            case "empty": return _ => false;
            case "type":
            {
                Predicate<long> match = Numbers();
                return i => match(atoms.TypeIndex[i] + 1);
            }
            case "id":
            {
                Predicate<long> match = Numbers();
                return i => match(atoms.Id[i]);
            }
            case "molecule":
            {
                if (!context.Simulation.Atoms.HasMolecules) throw new PolyMDException($"atom_style {context.AtomStyle} has no molecule ids");
                Predicate<long> match = Numbers();
                return i => match(atoms.Molecule[i]);
            }
            case "region":
            {
                IRegion region = context.FindRegion(Words[0]);
                if (Words.Count > 1) throw new DeckException(Words[1].Span, "group region takes one region");
                return i => region.Contains(s.Box.IsPeriodic(0) || s.Box.IsPeriodic(1) || s.Box.IsPeriodic(2) ? context.WrappedPosition(i) : atoms.Position(i));
            }
            case "variable":
            {
                IPerAtomQuantity q = s.Quantities!.PerAtom(Words[0] with { Text = "v_" + Words[0].Text });
                double[] values = new double[atoms.LocalCount];
                q.Evaluate(values);
                return i => values[i] != 0;
            }
            case "include":
            {
                if (Words[0].Text != "molecule") throw new DeckException(Words[0].Span, "expected 'molecule'");
                uint own = s.Groups.Find(Id.Text);
                HashSet<int> molecules = [];
                for (int i = 0; i < atoms.LocalCount; i++) if ((atoms.GroupMask[i] & own) != 0 && atoms.Molecule[i] > 0) molecules.Add(atoms.Molecule[i]);
                return i => molecules.Contains(atoms.Molecule[i]);
            }
        }
        foreach (ArgToken w in Words)
            if (s.Groups.IsDynamic(Find(s, w))) throw new DeckException(w.Span, $"group {Style}: '{w.Text}' is a dynamic group");
        uint[] bits = Words.Select(w => Find(s, w)).ToArray();
        return Style switch
        {
            "union" => i => bits.Any(b => (atoms.GroupMask[i] & b) != 0),
            "subtract" => i => (atoms.GroupMask[i] & bits[0]) != 0 && !bits.Skip(1).Any(b => (atoms.GroupMask[i] & b) != 0),
            _ => i => bits.All(b => (atoms.GroupMask[i] & b) != 0),
        };
    }

    private static uint Find(Simulation s, ArgToken name)
    {
        uint bit = s.Groups.Find(name.Text);
        return bit != 0 ? bit : throw new DeckException(name.Span, $"there is no group '{name.Text}'{NearestName.Hint(name.Text, s.Groups.Names)}");
    }

    private Predicate<long> Numbers()
    {
        if (IsOperator(Words[0].Text))
        {
            long a = Number(Words[1]);
            return Words[0].Text switch
            {
                "<" => n => n < a,
                "<=" => n => n <= a,
                ">" => n => n > a,
                ">=" => n => n >= a,
                "==" => n => n == a,
                "!=" => n => n != a,
                _ => n => n >= a && n <= Number(Words[2]),
            };
        }
        List<(long First, long Last, long Stride)> ranges = [];
        foreach (ArgToken w in Words)
        {
            string[] parts = w.Text.Split(':');
            long first = long.Parse(parts[0], CultureInfo.InvariantCulture), last = parts.Length > 1 ? long.Parse(parts[1], CultureInfo.InvariantCulture) : first;
            ranges.Add((first, last, parts.Length > 2 ? long.Parse(parts[2], CultureInfo.InvariantCulture) : 1));
        }
        return n => ranges.Exists(r => n >= r.First && n <= r.Last && (n - r.First) % r.Stride == 0);
    }

    private static bool IsOperator(string word) => word is "<" or "<=" or ">" or ">=" or "==" or "!=" or "<>";

    private static long Number(ArgToken w) => long.TryParse(w.Text, out long n) ? n : throw new DeckException(w.Span, $"group: expected an integer, got '{w.Text}'");

    private static void CheckNumberWord(ArgToken word, IReadOnlyList<ArgToken> words)
    {
        if (IsOperator(words[0].Text))
        {
            if (words.Count != (words[0].Text == "<>" ? 3 : 2)) throw new DeckException(words[0].Span, $"group: '{words[0].Text}' takes {(words[0].Text == "<>" ? 2 : 1)} numbers");
            if (word != words[0]) Number(word);
            return;
        }
        string[] parts = word.Text.Split(':');
        if (parts.Length <= 3 && parts.All(p => long.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _)) && (parts.Length < 3 || parts[2] != "0")) return;
        throw new DeckException(word.Span, $"group: expected an integer or a range such as 1:10 or 1:10:2, got '{word.Text}'");
    }
}
