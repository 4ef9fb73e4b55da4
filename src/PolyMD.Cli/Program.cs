using PolyMD.Cli;

return new CommandLineProgram(Console.Out, Console.Error).Run(args);
