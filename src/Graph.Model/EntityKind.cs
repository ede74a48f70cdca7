namespace Graph.Model;

/// <summary>The second label of an <c>Entity</c> node; each entity has exactly one.</summary>
public enum EntityKind
{
    /// <summary>Government body, any country.</summary>
    Agency,

    /// <summary>Development zone, industrial park, new area, free-trade zone, computing hub.</summary>
    Park,

    /// <summary>Company.</summary>
    Company,

    /// <summary>Association, university, institute, exchange, media, fund, international body.</summary>
    Organization,

    /// <summary>Person.</summary>
    Person,

    /// <summary>Country, province, city, district.</summary>
    Place,

    /// <summary>Law, plan, notice, measure.</summary>
    Policy,

    /// <summary>Forum, signing, campaign, dated activity.</summary>
    Event,
}
