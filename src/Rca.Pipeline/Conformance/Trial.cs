using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Rca.Bus;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Collecting;
using Rca.Core.Signing;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Conformance.Checks;

namespace Rca.Pipeline.Conformance;

/// <summary>Puts a candidate to the test: starts it, sends it commands as the planner does, and records all that it does.</summary>
sealed class Trial(TrialOptions options, TrialFolder folder, RawBroker broker, TextWriter says, TimeProvider clock)
{
    static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan ForeignStartPatience = TimeSpan.FromMinutes(10);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    // Whoever works on several commands at once may answer a forbidden one after the last permitted one.
    static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    readonly long _started = clock.GetTimestamp();
    readonly MessageSigner _planner = new(folder.Keys.Planner);
    readonly AnswerReader _reader = new(folder.Keys.Redactor);
    readonly List<Asked> _asked = [];
    readonly ConcurrentQueue<Answer> _answers = new();
    readonly StringBuilder _bodies = new();
    int _malformed;

    string Queue => Entities.CollectQueue(options.Source.Name);

    public async Task<Transcript> RunAsync(CancellationToken cancellationToken)
    {
        if (await broker.FindQueueAsync(Queue, cancellationToken) is not null)
            throw new BadInputException($"--rabbitmq: there is a queue {Queue} already: take a broker or a virtual host that nothing else uses");
        var (descriptor, problem) = await DescribeAsync(cancellationToken);
        await broker.ListenAsync(Hear, cancellationToken);
        await using var candidate = options.Exec is { } command ? Candidate.Start(command, folder.Environment, clock) : null;
        TimeSpan? stopped = null;
        int? left = null;
        try
        {
            await WaitForConsumerAsync(candidate, cancellationToken);
            if (descriptor is not null) await TalkAsync(new Questions(options, descriptor, clock), cancellationToken);
            if (candidate is not null)
            {
                stopped = await candidate.StopAsync(StopCheck.Limit, cancellationToken);
                left = await LeftAsync(cancellationToken);
            }
        }
        finally
        {
            await broker.RemoveSourceAsync(options.Source.Name, cancellationToken);
        }

        return new Transcript
        {
            Descriptor = descriptor,
            DescriptorProblem = problem,
            Source = options.Source.Name,
            Asked = _asked,
            Answers = [.. _answers],
            Malformed = _malformed,
            Redactor = folder.Keys.Redactor.PublicKey,
            SourceKey = folder.Keys.Source.PublicKey,
            Secrets = folder.Secrets,
            Said = $"{candidate?.Output}{candidate?.Errors}{_bodies}",
            StoppedAfter = stopped,
            LeftInQueue = left,
        };
    }

    async Task<(ConnectorDescriptor? Descriptor, string? Problem)> DescribeAsync(CancellationToken cancellationToken)
    {
        var (exit, output) = await Candidate.RunAsync(options.Describe, folder.Environment, StartPatience, clock, cancellationToken);
        if (exit != 0) return (null, exit is null ? "--describe: the command did not end" : string.Create(CultureInfo.InvariantCulture, $"--describe: the command ended with {exit}"));
        try
        {
            var descriptor = DescriptorJson.Read(Encoding.UTF8.GetBytes(output));
            return string.Equals(descriptor.Type, options.Source.Connector, StringComparison.Ordinal)
                ? (descriptor, null)
                : (null, $"it describes the type '{descriptor.Type}', and the source has the connector '{options.Source.Connector}'");
        }
        catch (DescriptorException e)
        {
            return (null, e.Problems[0]);
        }
    }

    async Task WaitForConsumerAsync(Candidate? candidate, CancellationToken cancellationToken)
    {
        if (candidate is null) await says.WriteLineAsync($"start the connector with this, it is waited for at {Queue}:\n{string.Join('\n', folder.Environment.Select(v => $"  {v.Key}={v.Value}"))}");
        var patience = candidate is null ? ForeignStartPatience : StartPatience;
        var since = clock.GetTimestamp();
        while (await broker.FindQueueAsync(Queue, cancellationToken) is not { Consumers: > 0 })
        {
            if (candidate is { HasExited: true }) throw new BadInputException($"--exec: the command ended before it consumed {Queue}; it wrote: {Environment.NewLine}{Masked(candidate.Errors)}");
            if (clock.GetElapsedTime(since) > patience) throw new BadInputException($"nothing consumed {Queue} within {patience.TotalSeconds:0} s");
            await Task.Delay(Poll * 5, clock, cancellationToken);
        }
    }

    async Task TalkAsync(Questions questions, CancellationToken cancellationToken)
    {
        foreach (var (question, command) in questions.All)
        {
            var signed = question switch
            {
                Question.Unsigned => Unsigned(command),
                Question.ForeignKey => new MessageSigner(SigningKey.Create()).Sign(command),
                _ => _planner.Sign(command),
            };
            _asked.Add(new Asked(question, command, clock.GetElapsedTime(_started)));
            var closings = question is Question.Again ? 2 : 1;
            await broker.SendCommandAsync(command.Source, Json(signed), Identity.MessageId("conformance", command.CommandId), TimeSpan.FromMilliseconds(command.TimeBudgetMs), cancellationToken);
            if (question is not (Question.Expired or Question.Unsigned or Question.ForeignKey)) await WaitForClosingAsync(command, closings, cancellationToken);
        }

        await Task.Delay(Quiet, clock, cancellationToken);
    }

    async Task WaitForClosingAsync(CollectEvidence command, int closings, CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        var patience = TimeSpan.FromMilliseconds(command.TimeBudgetMs) + DeadlineCheck.Grace;
        // A part that cannot be read may be the last one: after it nothing is waited for.
        while (_answers.Count(a => string.Equals(a.Message.CommandId, command.CommandId, StringComparison.Ordinal) && a.Part is not { Closing: null }) < closings)
        {
            if (clock.GetElapsedTime(since) > patience) return;
            await Task.Delay(Poll, clock, cancellationToken);
        }
    }

    async Task<int> LeftAsync(CancellationToken cancellationToken)
    {
        // The broker gives back what a consumer that left had not acknowledged.
        while (await broker.FindQueueAsync(Queue, cancellationToken) is { Consumers: > 0 }) await Task.Delay(Poll, clock, cancellationToken);
        await Task.Delay(Quiet, clock, cancellationToken);
        return await broker.FindQueueAsync(Queue, cancellationToken) is { } queue ? (int)queue.Messages : 0;
    }

    void Hear(RawDelivery delivery)
    {
        var answer = _reader.Read(delivery, clock.GetElapsedTime(_started));
        // Other trials may meet at the same broker.
        if (answer is not null && !string.Equals(answer.Message.Source, options.Source.Name, StringComparison.Ordinal)) return;
        lock (_bodies) _bodies.Append(Encoding.UTF8.GetString(delivery.Body.Span)).Append('\n');
        if (answer is null) Interlocked.Increment(ref _malformed);
        else _answers.Enqueue(answer);
    }

    static SignedCommand Unsigned(CollectEvidence command) => new(command.Source, Encoding.UTF8.GetString(Json(command)));

    static byte[] Json<T>(T message) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(message, WireJson.Options);

    string Masked(string text) => folder.Secrets.Values.Aggregate(text, (shown, secret) => shown.Replace(secret, "(not shown)", StringComparison.Ordinal));
}
