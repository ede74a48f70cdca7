using Graph.Cypher.Values;

namespace Graph.Cypher.Functions;

/// <summary>A function of the language that is computed from values alone. Immutable.</summary>
public sealed class FunctionDefinition
{
    private readonly FunctionBody _body;

    internal FunctionDefinition(FunctionCategory category, string description, FunctionBody body, bool propagatesNull, bool isDeterministic, bool isVariadic, params string[] signatures)
    {
        Category = category;
        Description = description;
        _body = body;
        PropagatesNull = propagatesNull;
        IsDeterministic = isDeterministic;
        IsVariadic = isVariadic;
        Signatures = [.. signatures.Select(FunctionSignature.Parse)];
        Name = signatures[0][..signatures[0].IndexOf('(', StringComparison.Ordinal)];
        foreach (var signature in Signatures)
            Result |= signature.Result;
        MinArguments = Signatures.Min(signature => signature.MinArguments);
        MaxArguments = isVariadic ? int.MaxValue : Signatures.Max(signature => signature.Parameters.Count);
    }

    /// <summary>The name as it is documented; names are compared without regard to case.</summary>
    public string Name { get; }

    /// <summary>The group for SHOW FUNCTIONS.</summary>
    public FunctionCategory Category { get; }

    /// <summary>One sentence for SHOW FUNCTIONS.</summary>
    public string Description { get; }

    /// <summary>The ways to call it, at least one.</summary>
    public IReadOnlyList<FunctionSignature> Signatures { get; }

    /// <summary>The kinds of values it returns, over all signatures, beside null.</summary>
    public ValueKinds Result { get; }

    /// <summary>Whether the result is null as soon as an argument is; the body is not called then.</summary>
    public bool PropagatesNull { get; }

    /// <summary>Whether equal arguments give equal results within one execution, so that a call may be computed once.</summary>
    public bool IsDeterministic { get; }

    /// <summary>Whether the last parameter may be repeated.</summary>
    public bool IsVariadic { get; }

    /// <summary>The least number of arguments over all signatures.</summary>
    public int MinArguments { get; }

    /// <summary>The greatest number of arguments over all signatures; <see cref="int.MaxValue"/> when variadic.</summary>
    public int MaxArguments { get; }

    /// <summary>The kinds that are taken at a position, over all signatures.</summary>
    public ValueKinds KindsAt(int position)
    {
        var kinds = ValueKinds.None;
        foreach (var signature in Signatures)
        {
            if (position < signature.Parameters.Count)
                kinds |= signature.Parameters[position].Kinds;
            else if (IsVariadic)
                kinds |= signature.Parameters[^1].Kinds;
        }

        return kinds;
    }

    /// <summary>Calls the function.</summary>
    /// <exception cref="ArgumentException">The number of arguments is not allowed, which the binder has to see to.</exception>
    /// <exception cref="CypherRuntimeException">An argument is not taken, or the computation fails.</exception>
    public CypherValue Invoke(ReadOnlySpan<CypherValue> arguments, FunctionContext context)
    {
        if (arguments.Length < MinArguments || arguments.Length > MaxArguments)
            throw new ArgumentException($"{Name} takes {MinArguments} to {MaxArguments} arguments, not {arguments.Length}.", nameof(arguments));
        if (PropagatesNull)
        {
            foreach (ref readonly var argument in arguments)
            {
                if (argument.IsNull)
                    return CypherValue.Null;
            }
        }

        return _body(arguments, context);
    }
}
