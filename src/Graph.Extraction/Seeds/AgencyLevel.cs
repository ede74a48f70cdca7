namespace Graph.Extraction.Seeds;

/// <summary>The level of place a local body belongs to.</summary>
public enum AgencyLevel
{
    /// <summary>Province and autonomous region; their departments are 厅, 委 or 局.</summary>
    Province,

    /// <summary>Municipality directly under the central government (北京 天津 上海 重庆); its departments are 局 or 委.</summary>
    Municipality,

    /// <summary>Prefecture-level city.</summary>
    City,

    /// <summary>District, county, county-level city.</summary>
    County,

    /// <summary>Development zone or new area.</summary>
    Park,
}
