using Rca.Storage;
using Xunit;

namespace Rca.Tests.Storage;

public abstract partial class IncidentStoreContract
{
    [Fact]
    public async Task Schema_migrated_by_eight_at_once_is_made_once()
    {
        await DropAsync();
        await CreateAsync();
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Open().MigrateAsync(Ct), Ct)));
        Assert.Equal([1], Assert.Single(made, m => m.Count > 0));
        Assert.Equal(1, await SqlAsync("select count(*) from rca.schema_versions"));
        Assert.Empty(await Open().MigrateAsync(Ct));
        await Open().PrepareAsync(Ct);
    }

    // What the next version adds a program of this one does not name: it goes on as before.
    [Fact]
    public async Task Program_runs_on_the_schema_of_the_version_after_it()
    {
        foreach (var table in (string[])["incidents", "plans", "plan_items", "parts", "evidence", "manifests"]) await SqlAsync($"alter table rca.{table} add column later text");
        await SqlAsync("insert into rca.schema_versions (version, oldest_program, applied_at) select 2, 1, applied_at from rca.schema_versions");
        var store = Open();
        await store.PrepareAsync(Ct);
        Assert.Empty(await store.MigrateAsync(Ct));
        var plan = Sample.Plan("one", "orders-db");
        await store.AcceptAsync(plan.IncidentId, plan.Incident, Ct);
        await store.AddPlanAsync(plan, Long, Ct);
        await store.RecordAsync(Sample.Part(plan), Ct);
        Assert.True(await store.SealAsync(Sample.Manifest(plan, 1, "{}"), Ct));
        Assert.NotNull(await store.FindManifestAsync(plan.IncidentId, Ct));
    }

    [Theory]
    [InlineData("insert into rca.schema_versions (version, oldest_program, applied_at) select 3, 2, applied_at from rca.schema_versions", "start a newer program")]
    [InlineData("delete from rca.schema_versions", "configure an empty database")]
    [InlineData("drop table rca.schema_versions", "configure an empty database")]
    public async Task Schema_that_is_not_for_this_program_is_refused_in_words_that_say_what_to_do(string change, string words)
    {
        await SqlAsync(change);
        foreach (var refused in (Func<Task>[])[() => Open().PrepareAsync(Ct), () => Open().MigrateAsync(Ct)])
            Assert.Contains(words, (await Assert.ThrowsAsync<UnknownSchemaException>(refused)).Message, StringComparison.Ordinal);
    }
}
