using Graph.Cypher.Syntax.Ast;

namespace Graph.Cypher.Syntax;

public sealed partial class CypherParser
{
    private TypeReference ParseType()
    {
        int start = Start;
        if (_panic || !Enter())
        {
            return new NamedTypeReference(TypeName.Any, false) { Span = SpanFrom(start) };
        }

        var members = new List<TypeReference> { ParseTypeMember() };
        while (Kind == TokenKind.Bar && StartsType(_position + 1) && !(_separator is { } separator && separator.Last == _position && (separator.Required || !EndsTypeAt(_position + 2))))
        {
            Take();
            members.Add(ParseTypeMember());
        }

        Leave();
        return members.Count == 1 ? members[0] : new UnionTypeReference(SyntaxList.From(members)) { Span = SpanFrom(start) };
    }

    private bool StartsType(int position) => position < _tokens.Count && _tokens[position].Keyword is
        Keyword.NOTHING or Keyword.NULL or Keyword.BOOL or Keyword.BOOLEAN or Keyword.STRING or Keyword.VARCHAR or Keyword.INT or Keyword.INTEGER or Keyword.SIGNED
        or Keyword.FLOAT or Keyword.DATE or Keyword.LOCAL or Keyword.ZONED or Keyword.TIME or Keyword.DATETIME or Keyword.TIMESTAMP or Keyword.DURATION or Keyword.POINT
        or Keyword.NODE or Keyword.VERTEX or Keyword.RELATIONSHIP or Keyword.EDGE or Keyword.MAP or Keyword.LIST or Keyword.ARRAY or Keyword.PATH or Keyword.PATHS
        or Keyword.PROPERTY or Keyword.ANY;

    /// <summary>True when the token cannot continue an expression that began with a type's word, such as <c>date.x</c>.</summary>
    private bool EndsTypeAt(int position) => KindAt(position) is not (TokenKind.Dot or TokenKind.LeftParen or TokenKind.Plus or TokenKind.Minus or TokenKind.Star);

    private TypeReference ParseTypeMember()
    {
        int start = Start;
        TypeReference type = ParseNamedType();
        int depth = 0;
        while (Word is Keyword.LIST or Keyword.ARRAY && Enter())
        {
            depth++;
            Take();
            type = new ListTypeReference(type, TakeNotNull()) { Span = SpanFrom(start) };
        }

        _nesting -= depth;
        return type;
    }

    private bool TakeNotNull() => TryTake(TokenKind.Bang) || TryTake(Keyword.NOT, Keyword.NULL);

    private TypeReference ParseNamedType()
    {
        int start = Start;
        if (Word is Keyword.LIST or Keyword.ARRAY)
        {
            Take();
            if (!TryTake(TokenKind.Less))
            {
                Unexpected("'<' and the type of the elements after LIST", default, "Write LIST<ANY> for a list of anything");
                return new NamedTypeReference(TypeName.Any, false) { Span = SpanFrom(start) };
            }

            TypeReference inner = ParseType();
            Expect(TokenKind.Greater, "after the type of the elements");
            return new ListTypeReference(inner, TakeNotNull()) { Span = SpanFrom(start) };
        }

        if (Word == Keyword.ANY && (Peek().Kind == TokenKind.Less || (Peek().Keyword == Keyword.VALUE && Peek(2).Kind == TokenKind.Less)))
        {
            Take();
            TryTake(Keyword.VALUE);
            Take();
            TypeReference union = ParseType();
            Expect(TokenKind.Greater, "after the types");
            return union;
        }

        TypeName? name = TakeTypeName();
        if (name is null)
        {
            Unexpected("a type such as INTEGER, STRING, LIST<ANY> or NODE", [Keyword.BOOLEAN, Keyword.STRING, Keyword.INTEGER, Keyword.FLOAT, Keyword.DATE, Keyword.DURATION, Keyword.POINT, Keyword.NODE, Keyword.RELATIONSHIP, Keyword.MAP, Keyword.PATH, Keyword.LIST]);
            return new NamedTypeReference(TypeName.Any, false) { Span = SpanFrom(start) };
        }

        return new NamedTypeReference(name.Value, TakeNotNull()) { Span = SpanFrom(start) };
    }

    private TypeName? TakeTypeName()
    {
        if (!StartsType(_position) || _panic)
        {
            return null;
        }

        switch (Take().Keyword)
        {
            case Keyword.NOTHING: return TypeName.Nothing;
            case Keyword.NULL: return TypeName.Null;
            case Keyword.BOOL or Keyword.BOOLEAN: return TypeName.Boolean;
            case Keyword.STRING or Keyword.VARCHAR: return TypeName.String;
            case Keyword.INT or Keyword.INTEGER: return TypeName.Integer;
            case Keyword.SIGNED: return TryTake(Keyword.INTEGER) || TryTake(Keyword.INT) ? TypeName.Integer : null;
            case Keyword.FLOAT: return TypeName.Float;
            case Keyword.DATE: return TypeName.Date;
            case Keyword.LOCAL: return TryTake(Keyword.TIME) ? TypeName.LocalTime : TryTake(Keyword.DATETIME) ? TypeName.LocalDateTime : null;
            case Keyword.ZONED: return TryTake(Keyword.TIME) ? TypeName.ZonedTime : TryTake(Keyword.DATETIME) ? TypeName.ZonedDateTime : null;
            case Keyword.TIME: return TakeZone(TypeName.ZonedTime, TypeName.LocalTime);
            case Keyword.DATETIME or Keyword.TIMESTAMP: return TakeZone(TypeName.ZonedDateTime, TypeName.LocalDateTime);
            case Keyword.DURATION: return TypeName.Duration;
            case Keyword.POINT: return TypeName.Point;
            case Keyword.NODE or Keyword.VERTEX: return TypeName.Node;
            case Keyword.RELATIONSHIP or Keyword.EDGE: return TypeName.Relationship;
            case Keyword.MAP: return TypeName.Map;
            case Keyword.PATH or Keyword.PATHS: return TypeName.Path;
            case Keyword.PROPERTY:
                TryTake(Keyword.VALUE);
                return TypeName.PropertyValue;
            default:
                if (Word == Keyword.PROPERTY)
                {
                    Take();
                    TryTake(Keyword.VALUE);
                    return TypeName.PropertyValue;
                }

                if (Word is Keyword.NODE or Keyword.VERTEX or Keyword.RELATIONSHIP or Keyword.EDGE or Keyword.MAP)
                {
                    return TakeTypeName();
                }

                TryTake(Keyword.VALUE);
                return TypeName.Any;
        }
    }

    /// <summary><c>WITH TIME ZONE</c> or <c>WITHOUT TIME ZONE</c>, the last two words also as one.</summary>
    private TypeName TakeZone(TypeName zoned, TypeName local)
    {
        if (Word is not (Keyword.WITH or Keyword.WITHOUT) || Peek().Keyword is not (Keyword.TIME or Keyword.TIMEZONE))
        {
            return zoned;
        }

        bool with = Take().Keyword == Keyword.WITH;
        if (Take().Keyword == Keyword.TIME)
        {
            Expect(Keyword.ZONE, "after TIME");
        }

        return with ? zoned : local;
    }
}
