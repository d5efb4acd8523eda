# One target for each executable: rca, collector-kubernetes, collector-github, collector-postgres.
# The digest is what counts. To renew one: docker buildx imagetools inspect mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0.401@sha256:e70cdb7f80b0348f5cb85f19a8f670fca061f033d57eed12fa003d58b0e06317
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0.12-noble-chiseled@sha256:48e51f2f6798897be7ac4e775c049ed8fe60d3190f637e1f9c9dc7513efa659c

FROM ${SDK} AS build
WORKDIR /source
COPY . .
RUN for project in Rca.Pipeline Rca.Connectors.Kubernetes Rca.Connectors.GitHub Rca.Connectors.Postgres; do \
      dotnet publish "src/$project" -c Release -o "/out/$project" -p:RestoreLockedMode=true --nologo || exit 1; \
    done

# No shell, no package manager; not root. A probe is an HTTP request from outside: there is nothing here that a HEALTHCHECK could run.
FROM ${RUNTIME} AS runtime
ENV DOTNET_EnableDiagnostics=0 DOTNET_DbgEnableMiniDump=0 MASSTRANSIT_USAGE_TELEMETRY=false
USER $APP_UID
WORKDIR /app

FROM runtime AS collector-kubernetes
COPY --from=build /out/Rca.Connectors.Kubernetes .
ENTRYPOINT ["dotnet", "Rca.Connectors.Kubernetes.dll"]

FROM runtime AS collector-github
COPY --from=build /out/Rca.Connectors.GitHub .
ENTRYPOINT ["dotnet", "Rca.Connectors.GitHub.dll"]

FROM runtime AS collector-postgres
COPY --from=build /out/Rca.Connectors.Postgres .
ENTRYPOINT ["dotnet", "Rca.Connectors.Postgres.dll"]

FROM runtime AS rca
COPY --from=build /out/Rca.Pipeline .
ENTRYPOINT ["dotnet", "rca.dll"]
