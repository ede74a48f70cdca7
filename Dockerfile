# The program as a service that needs nothing but /tmp: non-root, read-only file system.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet publish src/Graph.Cli -c Release -o /app --no-self-contained

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
ENV DOTNET_EnableDiagnostics=0 \
    POLICYGRAPH_STORE=/data/policygraph.db
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=10s --start-period=30s --retries=4 \
    CMD ["dotnet", "/app/policygraph.dll", "serve", "--health", "--port", "8080"]
ENTRYPOINT ["dotnet", "/app/policygraph.dll"]
# Reachable from outside the container, so that a token is needed: mount it as /run/secrets/policygraph_token.
CMD ["serve", "--listen", "0.0.0.0", "--port", "8080", "--token-file", "/run/secrets/policygraph_token", "--log", "json"]
