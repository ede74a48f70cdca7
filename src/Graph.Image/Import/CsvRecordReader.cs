using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace Graph.Image.Import;

/// <summary>
/// Reads records of a CSV file as UTF-8: a field that begins with a quotation mark may hold delimiters, doubled quotation marks and
/// line ends. A record that breaks these rules is given as a <see cref="Problem"/> and reading goes on with the line after the one it
/// began on, so that a quotation mark left open costs one line and not the rest of the file. One buffer is used again for every record.
/// </summary>
internal sealed class CsvRecordReader : IDisposable
{
    private const int MaximumRecord = 64 << 20;

    private readonly Stream _stream;
    private readonly byte _delimiter;
    private readonly List<(int Start, int Length, bool Quoted)> _fields = [];
    private byte[] _buffer = new byte[1 << 18];
    private byte[] _text = new byte[1 << 12];
    private int _start;
    private int _end;
    private int _recordStart;
    private long _nextLine = 1;
    private bool _ended;
    private bool _first = true;

    /// <summary>Opens a file; one whose name ends with <c>.gz</c> is unpacked.</summary>
    public CsvRecordReader(string path, char delimiter)
    {
        Path = path;
        _delimiter = (byte)delimiter;
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            _stream = new GZipStream(_stream, CompressionMode.Decompress);
        }
    }

    public string Path { get; }

    /// <summary>The line that the last record began on, 1-based.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Why the last record cannot be used; null when it can.</summary>
    public string? Problem { get; private set; }

    public int Count => _fields.Count;

    public ReadOnlySpan<byte> this[int field] => _text.AsSpan(_fields[field].Start, _fields[field].Length);

    /// <summary>True where the field stood in quotation marks, so that an empty one is an empty text and not a missing value.</summary>
    public bool IsQuoted(int field) => _fields[field].Quoted;

    /// <summary>Reads the next record that is not an empty line; false at the end.</summary>
    public bool Read()
    {
        do
        {
            if (!ReadRecord())
            {
                return false;
            }
        }
        while (Problem is null && Count == 1 && this[0].IsEmpty && !IsQuoted(0));
        return true;
    }

    /// <summary>Goes back to the line after the one that the last record began on. For a record of the wrong shape that took several lines: an open quotation mark is likelier than a long field.</summary>
    public void ResumeAfterFirstLine()
    {
        if (_nextLine == Line + 1)
        {
            return;
        }

        int end = _buffer.AsSpan(_recordStart, _start - _recordStart).IndexOf((byte)'\n');
        (_start, _nextLine) = (_recordStart + end + 1, Line + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadRecord()
    {
        _fields.Clear();
        Problem = null;
        Line = _nextLine;
        if (_start == _end && !Fill())
        {
            return false;
        }

        int searched = 0;
        while (true)
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_start + searched, _end - _start - searched);
            int hit = rest.IndexOfAny((byte)'\n', (byte)'"');
            if (hit >= 0 && rest[hit] == '"')
            {
                return ReadQuoted();
            }

            if (hit < 0)
            {
                searched = _end - _start;
                if (Fill())
                {
                    continue;
                }

                if (Problem is not null)
                {
                    return true;
                }
            }

            int end = hit < 0 ? _end : _start + searched + hit;
            _recordStart = _start;
            Split(_start, end > _start && _buffer[end - 1] == '\r' ? end - 1 : end);
            _start = hit < 0 ? _end : end + 1;
            _nextLine++;
            return true;
        }
    }

    private bool ReadQuoted()
    {
        while (true)
        {
            _fields.Clear();
            int end = SplitQuoted(out string? problem);
            if (end < 0 && problem is null)
            {
                if (Fill())
                {
                    continue;
                }

                if (Problem is not null)
                {
                    return true;
                }

                problem = "a quoted field does not end";
            }

            if (problem is not null)
            {
                return Reject(problem);
            }

            _recordStart = _start;
            _nextLine += Math.Max(1, _buffer.AsSpan(_start, end - _start).Count((byte)'\n'));
            Check(_start, end);
            _start = end;
            return true;
        }
    }

    // Gives up the record; the next one begins on the next line.
    private bool Reject(string problem)
    {
        _fields.Clear();
        Problem = problem;
        int end;
        while ((end = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n')) < 0)
        {
            if (_end - _start >= MaximumRecord)
            {
                // The line itself is too long to be kept; what was read of it is dropped.
                _start = _end;
            }

            if (!Fill())
            {
                _start = _end;
                _nextLine++;
                return true;
            }
        }

        _start += end + 1;
        _nextLine++;
        return true;
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
                Reject($"a record is longer than {MaximumRecord >> 20} MiB");
                return false;
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = _stream.ReadAtLeast(_buffer.AsSpan(_end), _buffer.Length - _end, throwOnEndOfStream: false);
        _ended = _end + read < _buffer.Length;
        _end += read;
        if (_first)
        {
            _first = false;
            if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
            {
                _start = 3;
            }
        }

        return read > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Split(int start, int end)
    {
        int length = end - start;
        if (_text.Length < length)
        {
            _text = new byte[length * 2];
        }

        ReadOnlySpan<byte> record = _buffer.AsSpan(start, length);
        Check(start, end);
        record.CopyTo(_text);
        int from = 0;
        while (true)
        {
            int next = record[from..].IndexOf(_delimiter);
            if (next < 0)
            {
                _fields.Add((from, length - from, false));
                return;
            }

            _fields.Add((from, next, false));
            from += next + 1;
        }
    }

    // Gives the place after the record, or −1 when the buffer ends before it does.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SplitQuoted(out string? problem)
    {
        problem = null;
        ReadOnlySpan<byte> buffer = _buffer.AsSpan(0, _end);
        if (_text.Length < _end - _start)
        {
            _text = new byte[(_end - _start) * 2];
        }

        int written = 0;
        int i = _start;
        while (true)
        {
            int from = written;
            bool quoted = i < _end && buffer[i] == '"';
            if (quoted)
            {
                i++;
                while (true)
                {
                    int close = buffer[i..].IndexOf((byte)'"');
                    if (close < 0)
                    {
                        return -1;
                    }

                    buffer.Slice(i, close).CopyTo(_text.AsSpan(written));
                    written += close;
                    i += close + 1;
                    if (i == _end && !_ended)
                    {
                        return -1;
                    }

                    if (i == _end || buffer[i] != '"')
                    {
                        break;
                    }

                    _text[written++] = (byte)'"';
                    i++;
                }
            }
            else
            {
                int stop = buffer[i..].IndexOfAny(_delimiter, (byte)'\n');
                if (stop < 0 && !_ended)
                {
                    return -1;
                }

                stop = stop < 0 ? _end - i : stop;
                int length = i + stop < _end && buffer[i + stop] == '\n' && stop > 0 && buffer[i + stop - 1] == '\r' ? stop - 1 : stop;
                buffer.Slice(i, length).CopyTo(_text.AsSpan(written));
                written += length;
                i += length;
            }

            _fields.Add((from, written - from, quoted));
            if (i + 1 == _end && buffer[i] == '\r' && !_ended)
            {
                return -1;
            }

            if (i == _end)
            {
                return i;
            }

            if (buffer[i] == '\r' && (i + 1 == _end || buffer[i + 1] == '\n'))
            {
                return Math.Min(i + 2, _end);
            }

            if (buffer[i] == '\n')
            {
                return i + 1;
            }

            if (buffer[i] != _delimiter)
            {
                problem = "there is text after the closing quotation mark of a field";
                return -1;
            }

            i++;
        }
    }

    private void Check(int start, int end)
    {
        if (!Utf8.IsValid(_buffer.AsSpan(start, end - start)))
        {
            Problem = "the line is not UTF-8";
        }
    }

    public void Dispose() => _stream.Dispose();
}
