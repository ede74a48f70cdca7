using Graph.Neo4j.Tests.Server;
using Xunit;

// One server for the run, which the tests use one after another.
[assembly: AssemblyFixture(typeof(Neo4jServer))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
