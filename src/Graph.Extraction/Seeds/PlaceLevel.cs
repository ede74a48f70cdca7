namespace Graph.Extraction.Seeds;

/// <summary>Rank of a <see cref="Model.EntityKind.Place"/> in the gazetteer.</summary>
public enum PlaceLevel
{
    /// <summary>Country or territory.</summary>
    Country,

    /// <summary>A region without a government: 京津冀, 长三角, 中东.</summary>
    Region,

    /// <summary>Province, autonomous region, municipality, special administrative region; abroad a state or province.</summary>
    Province,

    /// <summary>Prefecture-level city, prefecture or league; abroad any city.</summary>
    City,

    /// <summary>District, county, banner or county-level city.</summary>
    County,
}
