using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>
/// Keeps the first pieces up to the budget, and of what comes beyond it the last ones: a sixteenth of the budget is reserved for them.
/// Connectors yield the newest first, so most of what is kept is the newest.
/// </summary>
sealed class HeadAndTail(CollectionBudget budget, Func<CapturedEvidenceItem, int, Task> keep)
{
    const int Reserve = 16;

    readonly Queue<Piece> _tail = new();
    long _headBytes;
    long _tailBytes;
    int _head;
    int? _gapAfter;
    bool _headIsFull;
    long _elided;
    long _elidedBytes;
    bool _bytesAreExact = true;

    /// <summary>Which budget was reached first; null while none is.</summary>
    public string? Reached { get; private set; }

    /// <summary>The pieces that are kept, those that wait at the end included.</summary>
    public int Kept => _head + _tail.Count;

    public async ValueTask AddAsync(Piece piece)
    {
        if (piece.Item is null)
        {
            _bytesAreExact = false;
            Elide(piece, "item-too-large", Kept);
        }
        else if (!_headIsFull && _head < budget.Items - budget.Items / Reserve && _headBytes + piece.Bytes <= budget.Bytes - budget.Bytes / Reserve)
        {
            (_head, _headBytes) = (_head + 1, _headBytes + piece.Bytes);
            await keep(piece.Item, piece.Bytes);
        }
        else
        {
            AddToTail(piece);
        }
    }

    /// <summary>Hands on what waits at the end; nothing is added after it.</summary>
    public async Task FlushAsync()
    {
        while (_tail.TryDequeue(out var piece))
        {
            _head++;
            await keep(piece.Item!, piece.Bytes);
        }
    }

    /// <summary>What was left out.</summary>
    /// <param name="toTheEnd">Whether the source was read to its end.</param>
    public Elision Elided(bool toTheEnd) => new(
        _gapAfter ?? Kept,
        toTheEnd ? Quantity.Of(_elided) : Quantity.AtLeast(_elided),
        toTheEnd && _bytesAreExact ? Quantity.Of(_elidedBytes) : Quantity.AtLeast(_elidedBytes));

    void AddToTail(Piece piece)
    {
        _headIsFull = true;
        _tail.Enqueue(piece);
        _tailBytes += piece.Bytes;
        while (_head + _tail.Count > budget.Items || _headBytes + _tailBytes > budget.Bytes)
        {
            var first = _tail.Dequeue();
            _tailBytes -= first.Bytes;
            Elide(first, _head + _tail.Count >= budget.Items ? "item-budget" : "byte-budget", _head);
        }
    }

    void Elide(Piece piece, string reason, int after)
    {
        Reached ??= reason;
        _gapAfter = Math.Min(_gapAfter ?? after, after);
        (_elided, _elidedBytes) = (_elided + 1, _elidedBytes + piece.Bytes);
    }
}
