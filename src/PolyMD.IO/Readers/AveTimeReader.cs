using PolyMD.Model;

namespace PolyMD.IO.Readers;

/// <summary>Reads the files of fix ave/time in both modes and of fix ave/chunk: '#' header lines that name the columns, then rows or blocks of rows.</summary>
public static class AveTimeReader
{
    /// <summary>Reads a scalar-mode file: one row per output step. Column names come from the header ("TimeStep f_hot f_cold"). An unfinished last line (of a run that was killed) is dropped.</summary>
    /// <param name="path">File.</param>
    public static NumberTable ReadScalars(string path)
    {
        using LineReader reader = new(path);
        return ReadScalars(reader);
    }

    /// <summary>Reads a scalar-mode file from a text reader.</summary>
    /// <param name="text">Source, closed at the end.</param>
    /// <param name="name">Name for messages.</param>
    public static NumberTable ReadScalars(TextReader text, string name)
    {
        using LineReader reader = new(text, name);
        return ReadScalars(reader);
    }

    /// <summary>Reads a vector-mode file of fix ave/time ("Row c_rdf[1] ..."): one block per output step.</summary>
    /// <param name="path">File.</param>
    public static NumberTableSeries ReadVectors(string path)
    {
        using LineReader reader = new(path);
        return ReadBlocks(reader, 2, "Row");
    }

    /// <summary>Reads a vector-mode file from a text reader.</summary>
    /// <param name="text">Source, closed at the end.</param>
    /// <param name="name">Name for messages.</param>
    public static NumberTableSeries ReadVectors(TextReader text, string name)
    {
        using LineReader reader = new(text, name);
        return ReadBlocks(reader, 2, "Row");
    }

    /// <summary>Reads a file of fix ave/chunk ("Chunk Coord1 Ncount density/mass temp"): one block per output step. With "ave running ... overwrite" the last block counts.</summary>
    /// <param name="path">File.</param>
    public static NumberTableSeries ReadChunks(string path)
    {
        using LineReader reader = new(path);
        return ReadBlocks(reader, 3, "Chunk");
    }

    /// <summary>Reads a file of fix ave/chunk from a text reader.</summary>
    /// <param name="text">Source, closed at the end.</param>
    /// <param name="name">Name for messages.</param>
    public static NumberTableSeries ReadChunks(TextReader text, string name)
    {
        using LineReader reader = new(text, name);
        return ReadBlocks(reader, 3, "Chunk");
    }

    private static NumberTable ReadScalars(LineReader reader)
    {
        string[]? columns = null;
        NumberTable? table = null;
        while (reader.Next())
        {
            if (reader.Text.StartsWith('#'))
            {
                string[] words = reader.Words(1);
                if (words.Length > 0 && words[0].Equals("TimeStep", StringComparison.OrdinalIgnoreCase)) columns = words;
                continue;
            }

            if (string.IsNullOrWhiteSpace(reader.Text)) continue;
            if (columns is null)
            {
                throw reader.Error("a header line '# TimeStep ...' was expected before the first row");
            }

            if (columns.Length > 1 && columns[1].Equals("Number-of-rows", StringComparison.OrdinalIgnoreCase))
            {
                throw reader.Error("this is a vector-mode file of fix ave/time; a scalar-mode file was expected");
            }

            table ??= new NumberTable(columns);
            double[] row = new double[columns.Length];
            if (reader.CountWords() < row.Length && IsLast(reader)) break;
            reader.Numbers(row, "row");
            table.Add(row);
        }

        return table ?? (columns is null
            ? throw reader.Error("no header line '# TimeStep ...': this is not a fix ave/time file")
            : new NumberTable(columns));
    }

    private static NumberTableSeries ReadBlocks(LineReader reader, int headWords, string firstColumn)
    {
        NumberTableSeries? series = null;
        double[] head = new double[headWords];
        while (reader.Next())
        {
            if (reader.Text.StartsWith('#'))
            {
                string[] words = reader.Words(1);
                if (words.Length > 0 && words[0].Equals(firstColumn, StringComparison.OrdinalIgnoreCase)) series ??= new NumberTableSeries(words);
                continue;
            }

            if (string.IsNullOrWhiteSpace(reader.Text)) continue;
            if (series is null)
            {
                throw reader.Error($"a header line '# {firstColumn} ...' was expected before the first block");
            }

            if (reader.CountWords() < headWords && IsLast(reader)) break;
            reader.Numbers(head, "block header");
            int rows = (int)head[1];
            if (rows != head[1] || rows < 0)
            {
                throw reader.Error($"the number of rows must be a whole number, got {head[1]}");
            }

            NumberTable? table = ReadRows(reader, series.Columns, rows);
            if (table is null) break;
            series.Blocks.Add(new NumberTableBlock((long)head[0], table));
        }

        return series ?? throw reader.Error($"no header line '# {firstColumn} ...' was found");
    }

    /// <summary>The rows of one block; null if the file ends inside it (a run that is still going, or was killed).</summary>
    private static NumberTable? ReadRows(LineReader reader, IReadOnlyList<string> columns, int rows)
    {
        NumberTable table = new(columns);
        for (int r = 0; r < rows; r++)
        {
            if (!reader.Next()) return null;
            double[] row = new double[columns.Count];
            if (reader.CountWords() < row.Length && IsLast(reader)) return null;
            reader.Numbers(row, "row");
            table.Add(row);
        }

        return table;
    }

    private static bool IsLast(LineReader reader)
    {
        int line = reader.Line;
        string text = reader.Text;
        while (reader.Next())
        {
            if (!string.IsNullOrWhiteSpace(reader.Text))
            {
                throw new ResultFileException(reader.Name, line, 0, $"the line has too few values: '{text.Trim()}'");
            }
        }

        return true;
    }
}
