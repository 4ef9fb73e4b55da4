using System.Globalization;
using PolyMD.Model;

namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>A MEAM parameter file: lines keyword = value, keyword(I) = value, keyword(I,J) = value or keyword(I,J,K) = value; # starts a comment.</summary>
public static class MeamParameterFile
{
    // Keyword and its number of indices.
    private static readonly Dictionary<string, int> s_keywords = new(StringComparer.Ordinal)
    {
        ["rc"] = 0, ["delr"] = 0, ["augt1"] = 0, ["gsmooth_factor"] = 0, ["ialloy"] = 0, ["mixture_ref_t"] = 0, ["erose_form"] = 0, ["emb_lin_neg"] = 0, ["bkgd_dyn"] = 0,
        ["rho0"] = 1,
        ["Ec"] = 2, ["delta"] = 2, ["alpha"] = 2, ["re"] = 2, ["lattce"] = 2, ["nn2"] = 2, ["attrac"] = 2, ["repuls"] = 2, ["zbl"] = 2, ["theta"] = 2,
        ["Cmin"] = 3, ["Cmax"] = 3,
    };

    /// <summary>Reads the settings into a potential.</summary>
    /// <param name="file">The file.</param>
    /// <param name="potential">Where they go.</param>
    /// <param name="log">Takes remarks.</param>
    /// <exception cref="DataFileException">What is wrong, with the line.</exception>
    public static void Read(PotentialFile file, MeamPotential potential, Action<string> log)
    {
        for (int number = 1; number <= file.LineCount; number++)
        {
            string text = string.Join(' ', PotentialFile.Words(file.Line(number)));
            if (text.Length == 0) continue;
            new Line(file, number, text, potential, log).Apply();
        }
    }

    private readonly struct Line(PotentialFile file, int number, string text, MeamPotential p, Action<string> log)
    {
        public void Apply()
        {
            string[] words = text.Split([' ', '=', '(', ')', ',', '\'', '"'], StringSplitOptions.RemoveEmptyEntries);
            string keyword = words[0];
            if (!s_keywords.TryGetValue(keyword, out int indices)) throw Error($"unknown keyword '{keyword}'{NearestName.Hint(keyword, s_keywords.Keys)}");
            if (words.Length != indices + 2) throw Error($"expected {Form(keyword, indices)}, got '{text}'");
            Span<int> at = stackalloc int[3];
            for (int k = 0; k < indices; k++) at[k] = Index(words[k + 1]);
            string word = words[^1];
            (int i, int j, int l) = (at[0], at[1], at[2]);
            // As in LAMMPS: nn2, zbl and theta belong to the pair whichever way it is written, the others only to the pair with I ≤ J.
            if (keyword is "nn2" or "zbl" or "theta" && i > j) (i, j) = (j, i);
            if (i > j && indices > 1) log($"warning: {file.Name}:{number}: '{text}' has no effect: {keyword} is read with I <= J");
            switch (keyword)
            {
                case "rc": p.Cutoff = Positive(word); break;
                case "delr": p.SmoothingLength = Positive(word); break;
                case "gsmooth_factor": p.Smoothing = Number(word); break;
                case "augt1": p.AugmentFirst = Whole(word, 0, 1) == 1; break;
                case "ialloy": p.WeightAverage = Whole(word, 0, 2); break;
                case "mixture_ref_t": p.MixtureReference = Whole(word, 0, 1) == 1; break;
                case "erose_form": p.RoseForm = Whole(word, 0, 2); break;
                case "emb_lin_neg": p.LinearNegative = Whole(word, 0, 1) == 1; break;
                case "bkgd_dyn": p.DynamoBackground = Whole(word, 0, 1) == 1; break;
                case "rho0": p.Density[i] = Number(word); break;
                case "Ec": p.Cohesive[i, j] = Number(word); break;
                case "delta": p.Heat[i, j] = Number(word); break;
                case "alpha": p.Alpha[i, j] = Number(word); break;
                case "re": p.Nearest[i, j] = Number(word); break;
                case "attrac": p.Attraction[i, j] = Number(word); break;
                case "repuls": p.Repulsion[i, j] = Number(word); break;
                case "nn2": p.SecondNeighbors[i, j] = Whole(word, 0, 1) == 1; break;
                case "zbl": p.Nuclear[i, j] = Whole(word, 0, 1) == 1; break;
                case "theta": p.Angle[i, j] = Number(word); break;
                case "lattce": p.Lattice[i, j] = MeamStructure.Parse(word) ?? throw Error($"unknown structure '{word}'{NearestName.Hint(word, MeamStructure.Names)}; one of {string.Join(' ', MeamStructure.Names)}"); break;
                case "Cmin": p.ScreenLow[i, j, l] = Number(word); break;
                default: p.ScreenHigh[i, j, l] = Number(word); break;
            }
        }

        private static string Form(string keyword, int indices) => keyword + indices switch { 0 => "", 1 => "(I)", 2 => "(I,J)", _ => "(I,J,K)" } + " = value";

        private int Index(string word)
        {
            int n = p.Elements.Count;
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < 1 || value > n)
                throw Error($"index '{word}' must be between 1 and {n}, the elements named before this file in pair_coeff");
            return value - 1;
        }

        private double Number(string word)
        {
            if (!ArgReader.TryParseDouble(word, out double value) || !double.IsFinite(value)) throw Error($"expected a number, got '{word}'");
            return value;
        }

        private double Positive(string word)
        {
            double value = Number(word);
            return value > 0 ? value : throw Error($"the value must be greater than zero, got '{word}'");
        }

        private int Whole(string word, int least, int most)
        {
            double value = Number(word);
            if (value != Math.Floor(value) || value < least || value > most) throw Error($"expected a whole number from {least} to {most}, got '{word}'");
            return (int)value;
        }

        private DataFileException Error(string message) => new(file.Name, number, message);
    }
}
