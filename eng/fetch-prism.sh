#!/usr/bin/env bash
# Installs Prism, a server of OpenAPI descriptions, from npm and prints a folder with it and the part of GitHub's description
# that the connector uses: eng/fetch-prism.sh
# What was fetched once stays in artifacts/prism; the versions and digests of all packages are in eng/prism/package-lock.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cache=$PWD/artifacts/prism

die() { echo "fetch-prism.sh: $*" >&2; exit 2; }

description=$(eng/fetch-github-openapi.sh) || exit 2
command -v node >/dev/null || die "node is not in PATH: apt-get install nodejs"
if ! cmp -s eng/prism/package-lock.json "$cache/package-lock.json" || ! [ -x "$cache/node_modules/.bin/prism" ]; then
  rm -rf "$cache"
  mkdir -p "$cache"
  cp eng/prism/package.json "$cache"
  cp eng/prism/package-lock.json "$cache"
  (cd "$cache" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null) || { rm -rf "$cache"; die "the npm registry does not have what eng/prism/package-lock.json names"; }
fi
node eng/prism/reduce.js "$description" "$cache/github.json"
echo "$cache"
