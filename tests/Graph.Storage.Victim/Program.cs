using System.Globalization;
using Graph.Generation;
using Graph.Model;
using Graph.Storage;

// A process that exists to be killed: puts generated briefings into a store and says on standard output, a line each, what it is about to do and what it has done.
//
// usage: ingest STORE FIRST COUNT      briefings FIRST, FIRST+1, … under their first revision
//        correct STORE SEED COUNT      one briefing under revisions 1, 2, …
//        hold STORE MS                 begins a write, says "held", and commits after MS milliseconds
var generator = new BriefingGenerator(BriefingProfile.Small);
var first = int.Parse(args[2], CultureInfo.InvariantCulture);
try
{
    using var store = BriefingStore.Open(args[1], StoreAccess.Write);
    Say("open");
    switch (args[0])
    {
        case "ingest":
            for (var seed = first; seed < first + Count(); seed++)
                Put(store, generator.Make(seed), seed);
            break;
        case "correct":
            for (var revision = 1; revision <= Count(); revision++)
                Put(store, generator.Make(first, revision), revision);
            break;
        case "hold":
            using (store.HoldForWriting())
            {
                Say("held");
                Thread.Sleep(first);
            }

            break;
        default:
            throw new ArgumentException($"found '{args[0]}'; expected ingest, correct or hold");
    }

    return 0;
}
catch (StoreException e)
{
    Say("failed " + e.Failure);
    return 3;
}

int Count() => int.Parse(args[3], CultureInfo.InvariantCulture);

static void Put(BriefingStore store, BriefingGraph graph, int number)
{
    var text = number.ToString(CultureInfo.InvariantCulture);
    Say("begin " + text);
    store.Put(graph);
    Say("done " + text);
}

static void Say(string line)
{
    Console.Out.WriteLine(line);
    Console.Out.Flush();
}
