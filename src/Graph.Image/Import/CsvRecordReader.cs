using System.Runtime.CompilerServices;

namespace Graph.Image.Import;

/// <summary>Reads records of a CSV file as UTF-8: quoted fields may hold delimiters, doubled quotes and line ends. One buffer is used again for every record.</summary>
internal sealed class CsvRecordReader : IDisposable
{
    private const int MaximumRecord = 64 << 20;

    private readonly Stream _stream;
    private readonly byte _delimiter;
    private readonly List<(int Start, int Length)> _fields = [];
    private byte[] _buffer = new byte[1 << 18];
    private byte[] _text = new byte[1 << 12];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _first = true;

    public CsvRecordReader(string path, char delimiter)
    {
        Path = path;
        _delimiter = (byte)delimiter;
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
    }

    public string Path { get; }

    /// <summary>The line that the last record began on, 1-based.</summary>
    public long Line { get; private set; } = 1;

    private long _nextLine = 1;

    public int Count => _fields.Count;

    public ReadOnlySpan<byte> this[int field] => _text.AsSpan(_fields[field].Start, _fields[field].Length);

    /// <summary>Reads the next record that is not an empty line; false at the end.</summary>
    /// <exception cref="InvalidDataException">A quoted field does not end.</exception>
    public bool Read()
    {
        do
        {
            if (!ReadRecord())
            {
                return false;
            }
        }
        while (Count == 1 && this[0].IsEmpty);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadRecord()
    {
        _fields.Clear();
        Line = _nextLine;
        int scan = _start;
        bool quoted = false;
        bool anyQuote = false;
        while (true)
        {
            if (scan == _end)
            {
                int done = scan - _start;
                if (!Fill())
                {
                    if (quoted)
                    {
                        throw new InvalidDataException($"{System.IO.Path.GetFileName(Path)}:{Line}: a quoted field does not end.");
                    }

                    if (done == 0)
                    {
                        return false;
                    }

                    Split(_start, _end, anyQuote);
                    _start = _end;
                    return true;
                }

                scan = _start + done;
            }

            if (!anyQuote)
            {
                // Outside quotes only quotes and line ends matter here; fields are split afterwards.
                int hit = _buffer.AsSpan(scan, _end - scan).IndexOfAny((byte)'\n', (byte)'"');
                if (hit < 0)
                {
                    scan = _end;
                    continue;
                }

                scan += hit;
            }

            byte b = _buffer[scan++];
            if (b == '"')
            {
                anyQuote = true;
                quoted = !quoted;
            }
            else if (b == '\n')
            {
                _nextLine++;
                if (!quoted)
                {
                    int end = scan - 1;
                    if (end > _start && _buffer[end - 1] == '\r')
                    {
                        end--;
                    }

                    Split(_start, end, anyQuote);
                    _start = scan;
                    return true;
                }
            }
        }
    }

    private bool Fill()
    {
        if (_ended)
        {
            return false;
        }

        int kept = _end - _start;
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, kept);
            (_start, _end) = (0, kept);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaximumRecord)
            {
                throw new InvalidDataException($"{System.IO.Path.GetFileName(Path)}:{Line}: a record is longer than {MaximumRecord >> 20} MiB.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
        if (_first && _end >= 3)
        {
            _first = false;
            if (_buffer.AsSpan(0, 3).SequenceEqual("\uFEFF"u8))
            {
                _start = 3;
            }
        }

        return read > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Split(int start, int end, bool anyQuote)
    {
        int length = end - start;
        if (_text.Length < length)
        {
            _text = new byte[length * 2];
        }

        ReadOnlySpan<byte> record = _buffer.AsSpan(start, length);
        if (!anyQuote)
        {
            record.CopyTo(_text);
            int from = 0;
            while (true)
            {
                int next = record[from..].IndexOf(_delimiter);
                if (next < 0)
                {
                    _fields.Add((from, length - from));
                    return;
                }

                _fields.Add((from, next));
                from += next + 1;
            }
        }

        int written = 0;
        int i = 0;
        while (true)
        {
            int fieldStart = written;
            bool inQuotes = false;
            while (i < record.Length && (inQuotes || record[i] != _delimiter))
            {
                if (record[i] == '"')
                {
                    if (inQuotes && i + 1 < record.Length && record[i + 1] == '"')
                    {
                        _text[written++] = (byte)'"';
                        i++;
                    }
                    else
                    {
                        inQuotes = !inQuotes;
                    }
                }
                else
                {
                    _text[written++] = record[i];
                }

                i++;
            }

            _fields.Add((fieldStart, written - fieldStart));
            if (i >= record.Length)
            {
                return;
            }

            i++;
        }
    }

    public void Dispose() => _stream.Dispose();
}
