using BenchmarkDotNet.Running;
using Rca.Benchmarks;
using Rca.Benchmarks.Quality;

if (args is ["memory"]) return await StreamMemory.RunAsync();
if (args is ["quality", ..]) return QualityCommand.New().Parse(args[1..]).Invoke();
BenchmarkSwitcher.FromAssembly(typeof(StreamMemory).Assembly).Run(args, InProcess.Config);
return 0;
