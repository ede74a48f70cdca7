using System.Text;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Expressions;

/// <summary><c>x IS :: TYPE</c>; null is of every type that is not NOT NULL.</summary>
internal sealed class TypeTestExpr(Expr operand, TypeReference type, bool negated) : PredicateExpr
{
    public override IReadOnlyList<Expr> Children { get; } = [operand];

    public override bool? Test(Batch batch, int row) => Is(operand.Eval(batch, row), type) != negated;

    private static bool Is(CypherValue value, TypeReference type)
    {
        switch (type)
        {
            case UnionTypeReference union:
                foreach (TypeReference member in union.Members)
                {
                    if (Is(value, member))
                    {
                        return true;
                    }
                }

                return false;
            case ListTypeReference list:
                if (value.IsNull)
                {
                    return !list.NotNull;
                }

                if (!value.IsList)
                {
                    return false;
                }

                foreach (CypherValue item in value.AsList.Items)
                {
                    if (!Is(item, list.Inner))
                    {
                        return false;
                    }
                }

                return true;
            case NamedTypeReference named:
                return value.IsNull ? !named.NotNull && named.Name != TypeName.Nothing : Is(value, named.Name);
            default:
                throw new InvalidOperationException($"No type {type}.");
        }
    }

    private static bool Is(CypherValue value, TypeName name) => name switch
    {
        TypeName.Nothing or TypeName.Null => false,
        TypeName.Boolean => value.Kind == ValueKind.Boolean,
        TypeName.String => value.Kind == ValueKind.String,
        TypeName.Integer => value.Kind == ValueKind.Integer,
        TypeName.Float => value.Kind == ValueKind.Float,
        TypeName.Date => value.Kind == ValueKind.Date,
        TypeName.LocalTime => value.Kind == ValueKind.LocalTime,
        TypeName.ZonedTime => value.Kind == ValueKind.Time,
        TypeName.LocalDateTime => value.Kind == ValueKind.LocalDateTime,
        TypeName.ZonedDateTime => value.Kind == ValueKind.DateTime,
        TypeName.Duration => value.Kind == ValueKind.Duration,
        TypeName.Point => value.Kind == ValueKind.Point,
        TypeName.Node => value.Kind == ValueKind.Node,
        TypeName.Relationship => value.Kind == ValueKind.Relationship,
        TypeName.Map => value.Kind == ValueKind.Map,
        TypeName.List => value.Kind == ValueKind.List,
        TypeName.Path => value.Kind == ValueKind.Path,
        TypeName.PropertyValue => value.Kind is not (ValueKind.Node or ValueKind.Relationship or ValueKind.Map or ValueKind.Path) && (!value.IsList || IsPropertyList(value.AsList)),
        TypeName.Any => true,
        _ => throw new InvalidOperationException($"No type {name}."),
    };

    private static bool IsPropertyList(ListValue list)
    {
        foreach (CypherValue item in list.Items)
        {
            if (item.IsNull || item.IsList || item.Kind != list[0].Kind || !Is(item, TypeName.PropertyValue))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary><c>x IS NORMALIZED</c>; null for what is not a string.</summary>
internal sealed class NormalizedExpr(Expr operand, NormalForm form, bool negated) : PredicateExpr
{
    public override IReadOnlyList<Expr> Children { get; } = [operand];

    public override bool? Test(Batch batch, int row)
    {
        CypherValue value = operand.Eval(batch, row);
        return value.IsString ? value.AsString.IsNormalized(Form) != negated : null;
    }

    private NormalizationForm Form => form switch
    {
        NormalForm.Nfd => NormalizationForm.FormD,
        NormalForm.Nfkc => NormalizationForm.FormKC,
        NormalForm.Nfkd => NormalizationForm.FormKD,
        _ => NormalizationForm.FormC,
    };
}
