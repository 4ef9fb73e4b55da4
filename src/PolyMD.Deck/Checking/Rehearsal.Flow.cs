using PolyMD.Deck.Commands;
using PolyMD.Deck.Expressions;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Checking;

/// <summary>Branches and loops of a rehearsal.</summary>
internal sealed partial class Rehearsal
{
    private readonly Dictionary<(string File, int Line), (int Turns, int Runs, int Choices)> _jumps = [];
    private readonly Dictionary<(string File, int Line), int> _choices = [];
    private int _turns, _turnsAtRun, _runs, _open;

    private void If(List<ArgToken> tokens)
    {
        _turns++;
        IfCommand? command = null;
        Guard(tokens, () => command = IfCommand.Parse(new ArgReader("if", tokens.Skip(1).ToArray(), _place)));
        if (command is null) return;
        bool decided = true;
        // A loop that only an undecided condition leaves is followed once more, then left.
        bool leave = _choices.TryGetValue((_place.File, _place.Line), out int visits) && visits > 0;
        foreach (IfCommand.Branch branch in command.Branches)
        {
            bool? taken = true;
            if (branch.Condition is { } condition && !TryCondition(tokens, condition, out taken)) return;
            if (taken == false) continue;
            if (taken == true && decided)
            {
                foreach (ArgToken c in branch.Commands) Step(PlacedText.FromToken(c));
                return;
            }
            decided = false;
            Undecided(branch, leave);
            if (taken == true) break;
        }
        if (!decided) _choices[(_place.File, _place.Line)] = visits + 1;
    }

    private bool TryCondition(List<ArgToken> tokens, ArgToken condition, out bool? taken)
    {
        bool? value = null;
        bool done = false;
        Guard(tokens, () =>
        {
            PlacedText text = Substitution.Expand(PlacedText.FromToken(condition), _context.Interpreter, false);
            value = IsUnknown(text.Text) ? null : BooleanExpression.Evaluate(text);
            done = true;
        });
        taken = value;
        return done;
    }

    // Whether these commands are executed is not known: what they define may or may not exist.
    private void Undecided(IfCommand.Branch branch, bool leave)
    {
        foreach (ArgToken word in branch.Commands)
        {
            List<ArgToken> words;
            try { words = DeckLexer.Split(Substitution.Expand(PlacedText.FromToken(word), _context.Interpreter)); }
            catch (DeckException) { continue; }
            if (words.Count == 0) continue;
            if (!Moves(words[0].Text))
            {
                if (words[0].Text is "print" or "log" or "echo") continue;
                _unknown++;
                Gap(words);
                continue;
            }
            _uncertain = true;
            _gaps++;
            IsStale = true;
            if (words[0].Text is "clear" or "include") throw new GaveUpException($"whether '{words[0].Text}' is reached is not known before the run");
            if (leave) Step(PlacedText.FromToken(word));
        }
        _open++;
    }

    // Back at a jump with nothing in between that could ever end the loop.
    private bool EndsLoop(List<ArgToken> tokens)
    {
        if (_context.Interpreter.SkipJump) return false;
        (string, int) key = (_place.File, _place.Line);
        bool again = _jumps.TryGetValue(key, out (int Turns, int Runs, int Choices) before);
        _jumps[key] = (_turns, _runs, _open);
        if (!again || before.Turns != _turns) return false;
        bool runs = before.Runs != _runs;
        Found(tokens[0].Span, runs ? "this loop never ends by itself: no 'next' and no 'if' leads out of it" : "this loop never ends: no 'next' and no 'if' leads out of it", !runs && !_uncertain);
        return true;
    }
}
