#pragma warning disable CS1591
namespace Graph.Extraction.Figures;
public sealed class FigureAnnotator { private readonly FigureResult none=new([],[]); public static FigureAnnotator Load(Seeds.SeedFolder f)=>new(); public FigureResult Annotate(Graph.Reading.ReadDocument d)=>none; }
