using System.Globalization;

namespace Rca.Pipeline.Conformance.Checks;

sealed class DeadlineCheck : ICheck
{
    /// <summary>What sealing, publishing and a busy machine may take beyond the time budget.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(3);

    public string Id => "deadline";

    public string Promise => "closes within the time budget of the command";

    public Verdict Judge(Transcript transcript) => Verdict.Of(transcript.Asked
        .Where(a => a.Question is Question.Plain or Question.ShortBudget)
        .Select(asked => Problem(asked, transcript.AttemptAt(asked))).OfType<string>());

    static string? Problem(Asked asked, IReadOnlyList<Answer> attempt)
    {
        var budget = TimeSpan.FromMilliseconds(asked.Command.TimeBudgetMs);
        if (attempt.Count == 0) return asked.Question is Question.ShortBudget ? Late("no answer came", budget) : null;
        var took = attempt[^1].At - asked.At;
        return took <= budget + Grace ? null : Late(string.Create(CultureInfo.InvariantCulture, $"the last part came after {took.TotalSeconds:0.0} s"), budget);
    }

    static string Late(string what, TimeSpan budget) => string.Create(CultureInfo.InvariantCulture, $"{what}, with a budget of {budget.TotalSeconds:0.0} s");
}
