using Glide.SpecTool;

return await Tool.RunAsync(args, Console.Out, Console.Error);
