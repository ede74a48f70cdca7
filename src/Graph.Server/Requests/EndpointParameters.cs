using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;

namespace Graph.Server.Requests;

/// <summary>The parameters of an endpoint, as its metadata.</summary>
/// <param name="All">In the order of the documentation.</param>
/// <param name="IsOpen">Further parameters are let through (the arguments of a named query).</param>
public sealed record EndpointParameters(ImmutableArray<ParameterSpec> All, bool IsOpen = false);

/// <summary>Declares parameters.</summary>
internal static class ParameterDeclarations
{
    /// <summary>Declares what an endpoint takes; any other parameter is refused.</summary>
    public static TBuilder Takes<TBuilder>(this TBuilder builder, params IEnumerable<ParameterSpec> parameters)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndpointParameters([.. parameters]));

    /// <summary>Declares what an endpoint takes besides parameters of any name.</summary>
    public static TBuilder TakesAny<TBuilder>(this TBuilder builder, params IEnumerable<ParameterSpec> parameters)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new EndpointParameters([.. parameters], IsOpen: true));
}
