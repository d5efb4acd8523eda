using BenchmarkDotNet.Running;
using Rca.Benchmarks;

if (args is ["memory"]) return await StreamMemory.RunAsync();
BenchmarkSwitcher.FromAssembly(typeof(StreamMemory).Assembly).Run(args, InProcess.Config);
return 0;
