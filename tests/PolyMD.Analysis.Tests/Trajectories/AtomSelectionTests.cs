using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Tests.Trajectories;

[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class AtomSelectionTests
{
    [TestCase("all", new[] { 0, 1, 2, 3, 4, 5 })]
    [TestCase("type 2", new[] { 1, 3, 5 })]
    [TestCase("type 1 and z > 2", new[] { 4 })]
    [TestCase("not type 1", new[] { 1, 3, 5 })]
    [TestCase("id 10:30 60", new[] { 0, 1, 2, 5 })]
    [TestCase("mol 1 or mol 2 and type 2", new[] { 0, 1, 2, 3, 5 })]
    [TestCase("(mol 1 or mol 2) and type 2", new[] { 1, 3, 5 })]
    [TestCase("charge<0", new[] { 1, 3, 5 })]
    [TestCase("mass >= 7 and not (id 10 or id 20)", new[] { 3, 5 })]
    public void Choose_Words_FindsTheAtoms(string words, int[] expected) => Assert.That(AtomSelection.Parse(words).Choose(Atoms()), Is.EqualTo(expected));

    [TestCase("", "selection '': it is empty")]
    [TestCase("typ 1", "selection 'typ 1': 'typ' is not known; did you mean 'type'?; expected all, type, id, mol, x, y, z, charge, mass, and, or, not or a bracket")]
    [TestCase("type", "selection 'type': numbers or ranges were expected after 'type'")]
    [TestCase("type 5:3", "selection 'type 5:3': '5:3' is not a number or a range such as 3:7")]
    [TestCase("(type 1", "selection '(type 1': a bracket is not closed")]
    [TestCase("z = 3", "selection 'z = 3': '=' is not a comparison; expected <, <=, >, >=, == or !=")]
    [TestCase("z >", "selection 'z >': a comparison such as 'z > 10' was expected")]
    [TestCase("type 1 2 and", "selection 'type 1 2 and': it ends where a condition was expected")]
    [TestCase("type 1 type 2", "selection 'type 1 type 2': 'type' is not expected here")]
    public void Parse_Mistake_IsNamed(string words, string message) => Assert.That(() => AtomSelection.Parse(words), Throws.TypeOf<PolyMDException>().With.Message.EqualTo(message));

    [Test]
    public void Choose_Nothing_TellsTheTypesThereAre() =>
        Assert.That(() => AtomSelection.Parse("type 7").Choose(Atoms()), Throws.TypeOf<PolyMDException>().With.Message.EqualTo("selection 'type 7' chooses no atom of the frame of step 0; the frame has types 1, 2"));

    [Test]
    public void Choose_WithoutCharges_SaysWhatToGive()
    {
        Frame frame = Atoms();
        frame.HasCharges = false;
        Assert.That(() => AtomSelection.Parse("charge > 0").Choose(frame), Throws.TypeOf<PolyMDException>().With.Message.Contain("needs charges"));
    }

    private static Frame Atoms()
    {
        Frame frame = new() { Box = new SimulationBox(default, new(10, 10, 10)), HasTypes = true, HasMolecules = true, HasCharges = true, HasMasses = true };
        frame.Resize(6);
        for (int i = 0; i < 6; i++)
        {
            frame.Ids[i] = 10 * (i + 1);
            frame.Types[i] = i % 2 + 1;
            frame.Molecules[i] = i / 3 + 1;
            frame.Positions[i] = new(0, 0, i);
            frame.Charges[i] = i % 2 == 0 ? 0.5 : -0.5;
            frame.Masses[i] = i % 2 == 0 ? 1 : 7;
        }
        return frame;
    }
}
