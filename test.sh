#!/usr/bin/env bash
# Runs the tests: ./test.sh [unit|architecture|integration] [--all-postgres] [--chaos]
# With --chaos, the chaos test alone in its long form: 1,000 incidents. RCA_CHAOS_SEED repeats a run, RCA_CHAOS_INCIDENTS sets how many.
# With --all-postgres, or with RCA_TEST_PG_BINDIRS=DIR:DIR..., the PostgreSQL tests run once more on each of those servers.
# The last line is the sum over all projects: N passed, N failed, N skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

die() { echo "test.sh: $*" >&2; exit 2; }

part=all all_postgres=no chaos=no
for argument in "$@"; do
  case "$argument" in
    --all-postgres) all_postgres=yes ;;
    --chaos) chaos=yes part=integration ;;
    *) part=$argument ;;
  esac
done
case "$part" in
  all) projects=(Rca.UnitTests Rca.ArchitectureTests Rca.IntegrationTests) ;;
  unit) projects=(Rca.UnitTests) ;;
  architecture) projects=(Rca.ArchitectureTests) ;;
  integration) projects=(Rca.IntegrationTests) ;;
  *) die "unknown part '$part': unit, architecture or integration, or nothing for all" ;;
esac
command -v dotnet >/dev/null || die "dotnet is not in PATH: install the .NET 10 SDK (https://dot.net)"

# Packages that the integration tests need and this machine lacks.
missing_packages() {
  local packages=()
  [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || packages+=(rabbitmq-server)
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || packages+=(postgresql)
  command -v pgbouncer >/dev/null || [ -x /usr/sbin/pgbouncer ] || packages+=(pgbouncer)
  command -v chromium >/dev/null || packages+=(chromium fonts-dejavu-core)
  command -v prometheus-alertmanager >/dev/null || packages+=(prometheus-alertmanager)
  command -v etcd >/dev/null || packages+=(etcd-server)
  command -v kubectl >/dev/null || packages+=(kubernetes-client)
  command -v openssl >/dev/null || packages+=(openssl)
  command -v node >/dev/null || packages+=(nodejs)
  command -v npm >/dev/null || packages+=(npm)
  command -v curl >/dev/null || packages+=(curl)
  command -v xz >/dev/null || packages+=(xz-utils)
  /usr/bin/python3 -c 'import jwcrypto, pika, yaml' 2>/dev/null || packages+=(python3-jwcrypto python3-pika python3-yaml)
  echo "${packages[*]:-}"
}

# Debian asks policy-rc.d before a package may start a service: 101 is "not allowed".
install_packages() {
  local policy=/usr/sbin/policy-rc.d ours=no status=0
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    [ "${CI:-}" = true ] && sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  if [ ! -e "$policy" ]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' | ${as_root[@]+"${as_root[@]}"} tee "$policy" >/dev/null
    ${as_root[@]+"${as_root[@]}"} chmod 755 "$policy"
  fi
  {
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" ||
      { ${as_root[@]+"${as_root[@]}"} apt-get update -q &&
        ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; }
  } >"$results/apt.log" 2>&1 || status=$?
  [ "$ours" = no ] || ${as_root[@]+"${as_root[@]}"} rm -f "$policy"
  return "$status"
}

results=$PWD/artifacts/test-results
mkdir -p "$results"
rm -f "$results"/*.xml "$results"/Rca.*.log

if [[ " ${projects[*]} " == *" Rca.IntegrationTests "* ]]; then
  missing=$(missing_packages)
  if [ -n "$missing" ] && command -v apt-get >/dev/null; then
    echo "installing what the integration tests need: $missing"
    # shellcheck disable=SC2086
    install_packages $missing || echo "test.sh: could not install $missing; the tests that need them say so (apt-get's words: artifacts/test-results/apt.log)" >&2
  fi
fi

# The bin folders of further PostgreSQL servers.
servers=()
if [[ " ${projects[*]} " == *" Rca.IntegrationTests "* ]]; then
  if [ "$all_postgres" = yes ]; then
    fetched=$(eng/fetch-postgres.sh) || exit 2
    RCA_TEST_PG_BINDIRS=${RCA_TEST_PG_BINDIRS:+$RCA_TEST_PG_BINDIRS:}${fetched//$'\n'/:}
  fi
  IFS=: read -r -a servers <<<"${RCA_TEST_PG_BINDIRS:-}"
  for server in ${servers[@]+"${servers[@]}"}; do
    "$server/postgres" --version >/dev/null || die "RCA_TEST_PG_BINDIRS: $server has no postgres that starts"
  done
elif [ "$all_postgres" = yes ]; then
  die "--all-postgres is for the integration tests, not for '$part'"
fi

# GitHub's own description of its API, which the tests hold their GitHub to; without it they are skipped and say so.
if [[ " ${projects[*]} " == *" Rca.UnitTests "* ]] && [ -z "${RCA_TEST_GITHUB_OPENAPI:-}" ]; then
  RCA_TEST_GITHUB_OPENAPI=$(eng/fetch-github-openapi.sh) || RCA_TEST_GITHUB_OPENAPI=
  export RCA_TEST_GITHUB_OPENAPI
fi

# An independent server of that description, for the connector to read.
if [[ " ${projects[*]} " == *" Rca.IntegrationTests "* ]] && [ -z "${RCA_TEST_PRISM:-}" ]; then
  RCA_TEST_PRISM=$(eng/fetch-prism.sh) || RCA_TEST_PRISM=
  export RCA_TEST_PRISM
fi

dotnet restore Rca.Pipeline.sln --locked-mode --nologo -v quiet
dotnet build Rca.Pipeline.sln -c Release --no-restore --nologo -v quiet

# The counts of a report's <assembly> element, e.g. "count failed FILE".
count() {
  grep -o '<assembly [^>]*>' "$2" | grep -o " $1=\"[0-9]*\"" | head -n 1 | tr -dc 0-9
}

# Each failure of a run again, without what the tests and their servers wrote between: the end of a long log is what is read.
failures() {
  awk '/^    [^ ].* \[FAIL\]$/ { on = 1; print; next } /^      / && on { print; next } { on = 0 }' "$1"
}

# One run of a project, summed into the last line: run PROJECT NAME [ARGUMENT...]
passed=0 failed=0 skipped=0 crashed=0 runs=()
run() {
  local project=$1 name=$2 report=$results/$2.xml status=0 bad
  shift 2
  echo "== $name"
  runs+=("$name")
  "artifacts/bin/$project/release/$project" -noLogo -noColor -noAutoReporters -result-xml "$report" "$@" 2>&1 | tee "$results/$name.log" || status=$?
  if [ ! -s "$report" ]; then
    echo "test.sh: $name ended with $status and left no report" >&2
    crashed=1
    return
  fi
  bad=$(($(count failed "$report") + $(count errors "$report")))
  passed=$((passed + $(count passed "$report")))
  failed=$((failed + bad))
  skipped=$((skipped + $(count skipped "$report")))
  if [ "$status" != 0 ] && [ "$bad" = 0 ]; then
    echo "test.sh: $name ended with $status although its report has no failure" >&2
    crashed=1
  fi
}

if [ "$chaos" = yes ]; then
  export RCA_CHAOS_INCIDENTS=${RCA_CHAOS_INCIDENTS:-1000}
  run Rca.IntegrationTests Rca.IntegrationTests.chaos -class '*ChaosTests' -showLiveOutput
else
  for project in "${projects[@]}"; do
    run "$project" "$project"
  done
fi
for server in ${servers[@]+"${servers[@]}"}; do
  version=$("$server/postgres" --version | grep -o '[0-9][0-9.a-z]*' | head -n 1)
  RCA_TEST_PG_BINDIR=$server run Rca.IntegrationTests "Rca.IntegrationTests.on-PostgreSQL-$version" -namespace 'Rca.IntegrationTests.Postgres*'
done

for name in "${runs[@]}"; do
  failures "$results/$name.log"
done
[ "$((passed + failed))" != 0 ] || echo "test.sh: no test ran" >&2
echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$crashed" = 0 ] && [ "$passed" != 0 ]
