using Rca.Contracts;
using Rca.Core.Manifests;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>The three kinds of things that stand on a timeline, which are drawn with a shape and a colour each.</summary>
static class Tone
{
    public const string Change = "change";
    public const string Pressure = "pressure";
    public const string Trouble = "trouble";

    public static string Of(TimelineWord what) => what is TimelineWord.Waited or TimelineWord.Saturated
        ? Pressure
        : TimelineBuilder.IsChange(what) ? Change : Trouble;
}
