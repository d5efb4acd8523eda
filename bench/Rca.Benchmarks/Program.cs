using BenchmarkDotNet.Running;
using Rca.Benchmarks;
using Rca.Benchmarks.Fuzzing;
using Rca.Benchmarks.Kubernetes;
using Rca.Benchmarks.Manifests;
using Rca.Benchmarks.Postgres;
using Rca.Benchmarks.Quality;
using Rca.Benchmarks.Redaction;

if (args is ["memory"]) return await StreamMemory.RunAsync();
if (args is ["quality", ..]) return QualityCommand.New().Parse(args[1..]).Invoke();
if (args is ["redaction", ..]) return RedactionCommand.New().Parse(args[1..]).Invoke();
if (args is ["kubernetes", ..]) return await KubernetesCommand.New().Parse(args[1..]).InvokeAsync();
if (args is ["postgres", ..]) return await PostgresCommand.New().Parse(args[1..]).InvokeAsync();
if (args is ["manifest", ..]) return ManifestCommand.New().Parse(args[1..]).Invoke();
if (args is ["fuzz", ..]) return FuzzCommand.New().Parse(args[1..]).Invoke();
BenchmarkSwitcher.FromAssembly(typeof(StreamMemory).Assembly).Run(args, InProcess.Config);
return 0;
