#!/usr/bin/env bash
# Fetches GitHub's OpenAPI description from npm and prints its file: eng/fetch-github-openapi.sh
# What was fetched once stays in artifacts/github-openapi.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

package=@octokit/openapi version=23.0.2
cache=$PWD/artifacts/github-openapi
file=$cache/$version.json

die() { echo "fetch-github-openapi.sh: $*" >&2; exit 2; }

if [ ! -s "$file" ]; then
  command -v npm >/dev/null || die "npm is not in PATH: apt-get install npm"
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/.fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  expected=$(npm view --loglevel=error "$package@$version" dist.integrity) || die "the npm registry does not answer"
  (cd "$work" && npm pack --loglevel=error --silent "$package@$version" >/dev/null) || die "the npm registry has no $package@$version"
  actual=sha512-$(openssl dgst -sha512 -binary "$work"/*.tgz | base64 -w 0)
  [ "$actual" = "$expected" ] || die "$package@$version is not what the registry announces: $actual, expected $expected"
  tar -xzf "$work"/*.tgz -C "$work" --no-same-owner package/generated/api.github.com.json
  mv "$work/package/generated/api.github.com.json" "$file"
fi
echo "$file"
