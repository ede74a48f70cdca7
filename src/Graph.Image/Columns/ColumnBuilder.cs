using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Graph.Cypher.Port;
using Graph.Cypher.Values;

namespace Graph.Image.Columns;

/// <summary>Collects the values of one key, ascending by element, in the narrowest form that holds them all.</summary>
internal sealed class ColumnBuilder
{
    private readonly List<int> _ids = [];
    private ValueKind _kind = ValueKind.Null;
    private List<long>? _numbers;
    private List<CypherValue>? _values;
    private List<string>? _texts;
    private Dictionary<string, int>? _codes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int id, CypherValue value)
    {
        if (value.IsNull)
        {
            return;
        }

        if (_ids.Count > 0 && _ids[^1] == id)
        {
            throw new ArgumentException("An element has a property key twice.", nameof(value));
        }

        ValueKind kind = value.Kind switch
        {
            ValueKind.Integer => ValueKind.Integer,
            ValueKind.Float => ValueKind.Float,
            ValueKind.String => ValueKind.String,
            ValueKind.Map or ValueKind.Node or ValueKind.Relationship or ValueKind.Path => throw new ArgumentException($"A {value.Kind} cannot be a property.", nameof(value)),
            _ => ValueKind.List, // anything that is kept as it is
        };
        if (_kind == ValueKind.Null)
        {
            _kind = kind;
            Start();
        }
        else if (_kind != kind && _kind != ValueKind.List)
        {
            Widen();
        }

        _ids.Add(id);
        switch (_kind)
        {
            case ValueKind.Integer:
                _numbers!.Add(value.AsInteger);
                break;
            case ValueKind.Float:
                _numbers!.Add(BitConverter.DoubleToInt64Bits(value.AsFloat));
                break;
            case ValueKind.String:
                ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(_codes!, value.AsString, out bool known);
                if (!known)
                {
                    code = _texts!.Count;
                    _texts.Add(value.AsString);
                }

                _numbers!.Add(code);
                break;
            default:
                _values!.Add(value);
                break;
        }
    }

    private void Start()
    {
        if (_kind == ValueKind.List)
        {
            _values = [];
            return;
        }

        _numbers = [];
        if (_kind == ValueKind.String)
        {
            _texts = [];
            _codes = new Dictionary<string, int>(StringComparer.Ordinal);
        }
    }

    private void Widen()
    {
        var values = new List<CypherValue>(_ids.Count + 1);
        foreach (long number in _numbers!)
        {
            values.Add(_kind switch
            {
                ValueKind.Integer => CypherValue.Integer(number),
                ValueKind.Float => CypherValue.Float(BitConverter.Int64BitsToDouble(number)),
                _ => CypherValue.String(_texts![(int)number]),
            });
        }

        (_values, _numbers, _texts, _codes, _kind) = (values, null, null, null, ValueKind.List);
    }

    /// <summary>The column; <paramref name="renumber"/> gives the final id of each element, null when ids stay. Null when there is no value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public IPropertyColumn? Build(int[]? renumber)
    {
        int count = _ids.Count;
        if (count == 0)
        {
            return null;
        }

        Span<int> ids = CollectionsMarshal.AsSpan(_ids);
        int first = int.MaxValue;
        int last = -1;
        for (int i = 0; i < ids.Length; i++)
        {
            int id = renumber is null ? ids[i] : renumber[ids[i]];
            ids[i] = id;
            first = Math.Min(first, id);
            last = Math.Max(last, id);
        }

        int length = last - first + 1;
        ulong[] presence = [];
        if (count < length && _kind is ValueKind.Integer or ValueKind.Float)
        {
            presence = PresenceBits.Make(length);
            foreach (int id in ids)
            {
                PresenceBits.Set(presence, id - first);
            }
        }

        switch (_kind)
        {
            case ValueKind.Integer:
                long[] integers = new long[length];
                Place(ids, CollectionsMarshal.AsSpan(_numbers), integers, first);
                return new IntegerColumn(first, integers, presence, count);
            case ValueKind.Float:
                double[] floats = new double[length];
                Place(ids, MemoryMarshal.Cast<long, double>(CollectionsMarshal.AsSpan(_numbers)), floats, first);
                return new FloatColumn(first, floats, presence, count);
            case ValueKind.String:
                (TextDictionary dictionary, int[] codeOf) = TextDictionary.Of(_texts!);
                int[] codes = new int[length];
                Array.Fill(codes, -1);
                Span<long> numbers = CollectionsMarshal.AsSpan(_numbers);
                for (int i = 0; i < ids.Length; i++)
                {
                    codes[ids[i] - first] = codeOf[numbers[i]];
                }

                return new TextColumn(first, codes, dictionary, count);
            default:
                var values = new CypherValue[length];
                Place(ids, CollectionsMarshal.AsSpan(_values), values, first);
                return new ValueColumn(first, values, count);
        }
    }

    private static void Place<T>(ReadOnlySpan<int> ids, ReadOnlySpan<T> from, T[] to, int first)
    {
        for (int i = 0; i < ids.Length; i++)
        {
            to[ids[i] - first] = from[i];
        }
    }
}
