#!/usr/bin/env bash
# Plays the demo's Kubernetes story on a real API server, in real time, and records what the connector will ask for.
# Usage: record-kubernetes.sh [--speed N] [--out DIR] [--kubeconfig FILE | K8S_DIR]
#   K8S_DIR   folder with start.sh and stop.sh of a throwaway control plane (default: ../shared/k8s beside the checkout)
#   --kubeconfig  an administrator of a throwaway control plane that runs already, without the namespace shop, and is left running
#   --speed   divides every pause by N, for a dry run; the demo's recordings are made with 1 (about 34 minutes)
#   --out     where to write (default: recordings/kubernetes beside this script)
# Env: APIPORT, ETCDPORT (free ports are taken otherwise). Needs: kubectl 1.24+, jq, curl, etcd, openssl, xz.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
speed=1
out=$here/recordings/kubernetes
k8s=$here/../../../shared/k8s
kubeconfig=
while [ $# -gt 0 ]; do
  case $1 in
    --speed) speed=$2; shift 2 ;;
    --out) out=$2; shift 2 ;;
    --kubeconfig) kubeconfig=$2; shift 2 ;;
    -*) echo "unknown option $1: see the head of $0" >&2; exit 2 ;;
    *) k8s=$1; shift ;;
  esac
done
[ -n "$kubeconfig" ] || [ -f "$k8s/start.sh" ] || { echo "no start.sh in $k8s: give the folder of the throwaway control plane as argument" >&2; exit 2; }
for tool in kubectl jq curl; do command -v "$tool" >/dev/null || { echo "$tool is not installed" >&2; exit 2; }; done

free_port() { # the control plane also takes the port after it
  local p
  while p=$((20000 + RANDOM % 12000)); (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null || (exec 3<>"/dev/tcp/127.0.0.1/$((p + 1))") 2>/dev/null; do :; done
  echo "$p"
}
work=$(mktemp -d)
if [ -n "$kubeconfig" ]; then
  trap 'rm -rf "$work"' EXIT
  export KUBECONFIG=$kubeconfig
else
  export APIPORT=${APIPORT:-$(free_port)} ETCDPORT=${ETCDPORT:-$(free_port)} KCM=1 DATA=$work/server
  trap '"$k8s/stop.sh" || true; rm -rf "$work"' EXIT
  "$k8s/start.sh"
  export KUBECONFIG=$DATA/admin.kubeconfig
fi
. "$here/record-kubernetes.story.sh"
. "$here/record-kubernetes.responses.sh"

play_story
record_responses
