using Graph.Cli;

return await CommandTree.RunAsync(args).ConfigureAwait(false);
