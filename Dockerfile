# One target for each executable: rca, collector-kubernetes, collector-github, collector-postgres.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN for project in Rca.Pipeline Rca.Connectors.Kubernetes Rca.Connectors.GitHub Rca.Connectors.Postgres; do \
      dotnet publish "src/$project" -c Release -o "/out/$project" --nologo || exit 1; \
    done

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime
ENV DOTNET_EnableDiagnostics=0 MASSTRANSIT_USAGE_TELEMETRY=false
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
