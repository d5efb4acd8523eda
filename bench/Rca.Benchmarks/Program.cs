using System.Reflection;
using BenchmarkDotNet.Running;
using Rca.Benchmarks.Quality;

if (args is ["quality", ..]) return QualityCommand.New().Parse(args[1..]).Invoke();
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
return 0;
