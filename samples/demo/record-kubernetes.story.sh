# The story: three rollouts of shop/checkout, the last one bad. Sourced by record-kubernetes.sh.
# The control plane has no scheduler and no kubelet: `tick` does what they would do. Everything else is the real server's.

ns=shop
bad_image=registry.example/shop/checkout:1.9.0
bad_since= # SECONDS at the bad rollout
# When the bad container dies, in seconds after its rollout: it lives 11 s, and kubelet's back-off doubles from 10 s.
crashes=(11 22 43 74 125 216 387)
declare -A died

secret() { jq -r --arg kind "$1" --argjson n "${2:-0}" '[.[] | select(.kind == $kind)][$n].value' "$here/planted-secrets.kubernetes.json"; }
now() { date -u +%Y-%m-%dT%H:%M:%SZ; }
ago() { date -u -d "$1 seconds ago" +%Y-%m-%dT%H:%M:%SZ; }
micro() { date -u +%Y-%m-%dT%H:%M:%S.%6NZ; }
scaled() { awk -v s="$1" -v n="$speed" 'BEGIN { printf "%d", s / n }'; }

# wait_until SECONDS: until that long after the story's beginning.
wait_until() {
  local until=$((story_start + $(scaled "$1")))
  while tick; [ "$SECONDS" -lt "$until" ]; do sleep 2; done
}

play_story() {
  until kubectl get --raw /apis/apps/v1 >/dev/null 2>&1; do sleep 0.5; done
  kubectl create namespace $ns
  until kubectl -n $ns get serviceaccount default >/dev/null 2>&1; do sleep 0.5; done
  for node in worker-a worker-b worker-c; do
    kubectl create -f - <<< "{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"$node\"}}"
  done
  story_start=$SECONDS

  echo "$(now) rollout 1"
  config_map 40 | kubectl apply -f -
  deployment 1.7.2 512Mi 'release 1.7.2' | kubectl apply -f -
  wait_until 720

  echo "$(now) rollout 2"
  deployment 1.8.0 512Mi "release 1.8.0 by https://deploy:$(secret url-password 1)@ci.shop.example/runs/118" \
    '{"name":"PAYMENTS_TIMEOUT","value":"5s"}' | kubectl apply -f -
  wait_until 1380

  echo "$(now) ConfigMap edited"
  kubectl -n $ns patch configmap checkout-config --field-manager=kubectl-edit --type=merge -p '{"data":{"CACHE_ENTRIES":"40000"}}'
  wait_until 1500

  echo "$(now) rollout 3, the bad one"
  deployment 1.9.0 128Mi "release 1.9.0, approved by $(secret email)" \
    '{"name":"CACHE_PRELOAD","value":"all"}' | kubectl apply -f -
  bad_since=$SECONDS
  wait_until 1620
  for pod in $(pods_of "$bad_image"); do warn_about_new "$pod"; done
  wait_until 1800
  for pod in $(pods_of registry.example/shop/checkout:1.8.0); do warn_about_old "$pod"; done
  wait_until 1980
  alert_at=$(now)
  echo "$alert_at alert"
}

config_map() {
  jq -n --arg entries "$1" --arg slack "$(secret slack-token)" '
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "checkout-config", namespace: "shop" },
      data: { CACHE_ENTRIES: $entries, SLACK_TOKEN: $slack } }'
}

# deployment TAG MEMORY CAUSE [ENV...]
deployment() {
  local tag=$1 memory=$2 cause=$3; shift 3
  jq -n --arg image "registry.example/shop/checkout:$tag" --arg memory "$memory" --arg cause "$cause" --argjson extra "[${*:-}]" \
    --arg url "postgres://checkout:$(secret url-password)@orders-db.shop.svc:5432/orders" --arg github "$(secret github-token)" \
    --arg awsId "$(secret aws-access-key-id)" --arg awsKey "$(secret aws-secret-access-key)" \
    --arg pem "$(secret private-key)" --arg owner "$(secret email)" --argjson deadline "$(($(scaled 180) + 2))" '
    { apiVersion: "apps/v1", kind: "Deployment",
      metadata: { name: "checkout", namespace: "shop", labels: { app: "checkout" },
        annotations: { "kubernetes.io/change-cause": $cause, "shop.example/owner": $owner, "shop.example/signing-key": $pem } },
      spec: { replicas: 3, progressDeadlineSeconds: $deadline, selector: { matchLabels: { app: "checkout" } },
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } },
        template: { metadata: { labels: { app: "checkout" } },
          spec: { containers: [ { name: "app", image: $image, ports: [ { containerPort: 8080 } ],
            readinessProbe: { httpGet: { path: "/ready", port: 8080 } },
            resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: $memory } },
            envFrom: [ { configMapRef: { name: "checkout-config" } } ],
            env: ([ { name: "DATABASE_URL", value: $url }, { name: "GITHUB_TOKEN", value: $github },
              { name: "AWS_ACCESS_KEY_ID", value: $awsId }, { name: "AWS_SECRET_ACCESS_KEY", value: $awsKey },
              { name: "PAYMENTS_KEY", valueFrom: { secretKeyRef: { name: "checkout-payments", key: "key" } } } ] + $extra) } ] } } } }'
}

pods_of() { kubectl -n $ns get pods -l app=checkout -o json | jq -r --arg image "$1" '.items[] | select(.spec.containers[0].image == $image) | .metadata.name'; }

tick() {
  local name node image restarts gone
  while IFS=' ' read -r name node image restarts gone; do
    if [ "$gone" = true ]; then
      kubectl -n $ns delete pod "$name" --grace-period=0 --force >/dev/null 2>&1 || true
    elif [ "$node" = - ]; then
      bind "$name"
    elif [ "$restarts" = - ] && [ "$image" != "$bad_image" ]; then
      patch_status "$name" "$(running "$image" true)"
      event "$name" Normal Started "Started container app"
    elif [ "$image" = "$bad_image" ]; then
      crash "$name" "$restarts"
    fi
  done < <(kubectl -n $ns get pods -l app=checkout -o json | jq -r '.items[]
    | "\(.metadata.name) \(.spec.nodeName // "-") \(.spec.containers[0].image) \(.status.containerStatuses[0].restartCount // "-") \(.metadata.deletionTimestamp != null)"')
}

bind() {
  local nodes=(worker-a worker-b worker-c) node
  node=${nodes[$(($(cksum <<< "$1" | cut -d' ' -f1) % 3))]}
  if [ -n "$bad_since" ]; then
    event_v1 "$1" Warning FailedScheduling \
      "0/3 nodes are available: extender said 401 to Authorization: Basic $(secret basic-auth)."
  fi
  kubectl create --raw "/api/v1/namespaces/$ns/pods/$1/binding" -f - >/dev/null \
    <<< "{\"apiVersion\":\"v1\",\"kind\":\"Binding\",\"metadata\":{\"name\":\"$1\"},\"target\":{\"kind\":\"Node\",\"name\":\"$node\"}}"
  event_v1 "$1" Normal Scheduled "Successfully assigned $ns/$1 to $node"
}

patch_status() { kubectl -n $ns patch pod "$1" --subresource=status --field-manager=kubelet --type=merge -p "{\"status\":$2}" >/dev/null; }

# pod_status READY CONTAINER_STATUS
pod_status() {
  jq -cn --arg now "$(now)" --arg ready "$1" --argjson container "$2" '
    ($ready | if . == "true" then "True" else "False" end) as $is
    | { phase: "Running", hostIP: "10.20.0.7", podIP: "10.21.3.14", startTime: $now,
        conditions: [ { type: "Initialized", status: "True", lastTransitionTime: $now }, { type: "PodScheduled", status: "True", lastTransitionTime: $now },
          ({ type: "ContainersReady", status: $is, lastTransitionTime: $now } + if $is == "False" then { reason: "ContainersNotReady" } else {} end),
          ({ type: "Ready", status: $is, lastTransitionTime: $now } + if $is == "False" then { reason: "ContainersNotReady" } else {} end) ],
        containerStatuses: [ $container ] }'
}

container() { # container IMAGE READY RESTARTS STATE LASTSTATE
  jq -cn --arg image "$1" --argjson ready "$2" --argjson restarts "$3" --argjson state "$4" --argjson last "$5" \
    --arg digest "$(sha256sum <<< "$1" | cut -d' ' -f1)" '
    { name: "app", image: $image, imageID: "registry.example/shop/checkout@sha256:\($digest)", ready: $ready, started: $ready,
      restartCount: $restarts, state: $state, lastState: $last }'
}

running() { pod_status "$2" "$(container "$1" "$2" 0 "{\"running\":{\"startedAt\":\"$(now)\"}}" '{}')"; }

# crash POD RESTARTS: lets the container die as often as it should have by now.
crash() {
  local elapsed=$((SECONDS - bad_since)) due=0 at restarts state last
  for at in "${crashes[@]}"; do [ "$elapsed" -ge "$(scaled "$at")" ] && due=$((due + 1)); done
  if [ "$due" = 0 ]; then
    [ "$2" != - ] || patch_status "$1" "$(running "$bad_image" false)"
    return
  fi
  restarts=$((due == 1 ? 1 : due - 1))
  [ "${died[$1]:-0}" -lt "$due" ] || return 0
  died[$1]=$due
  last="{\"terminated\":{\"exitCode\":137,\"reason\":\"OOMKilled\",\"startedAt\":\"$(ago 11)\",\"finishedAt\":\"$(now)\"}}"
  state="{\"waiting\":{\"reason\":\"CrashLoopBackOff\",\"message\":\"back-off restarting failed container=app pod=$1\"}}"
  [ "$due" -gt 1 ] || state="{\"running\":{\"startedAt\":\"$(now)\"}}"
  patch_status "$1" "$(pod_status false "$(container "$bad_image" false "$restarts" "$state" "$last")")"
  [ "$due" = 1 ] || event "$1" Warning BackOff "Back-off restarting failed container"
}

warn_about_new() {
  event "$1" Warning Unhealthy "Readiness probe failed: HTTP probe failed with statuscode: 503: postgres://checkout:$(secret url-password)@orders-db.shop.svc:5432/orders: too many clients"
  event "$1" Warning FailedPostStartHook "PostStartHook failed: upload refused for access key $(secret aws-access-key-id)"
}

warn_about_old() {
  event "$1" Warning Unhealthy "Readiness probe failed: payments answered 401 to Authorization: Bearer $(secret jwt)"
  event "$1" Warning Unhealthy "Liveness probe failed: cannot connect: host=orders-db user=checkout password=$(secret password-assignment) sslmode=require"
}

involved() { kubectl -n $ns get pod "$1" -o json | jq -c '{ apiVersion: "v1", kind: "Pod", namespace: .metadata.namespace, name: .metadata.name, uid: .metadata.uid, resourceVersion: .metadata.resourceVersion }'; }

# event POD TYPE REASON MESSAGE: as kubelet writes it, one object a message, counted up.
event() {
  local name
  name=$1.$(cksum <<< "$3 $4" | cut -d' ' -f1)
  local old
  if old=$(kubectl -n $ns get event "$name" -o jsonpath='{.count}' 2>/dev/null); then
    kubectl -n $ns patch event "$name" --field-manager=kubelet --type=merge -p "{\"count\":$((old + 1)),\"lastTimestamp\":\"$(now)\"}" >/dev/null
  else
    jq -n --arg name "$name" --arg type "$2" --arg reason "$3" --arg message "$4" --arg now "$(now)" --argjson on "$(involved "$1")" '
      { apiVersion: "v1", kind: "Event", metadata: { name: $name, namespace: "shop" }, type: $type, reason: $reason, message: $message, count: 1,
        firstTimestamp: $now, lastTimestamp: $now, source: { component: "kubelet", host: "worker-a" },
        involvedObject: ($on + { fieldPath: "spec.containers{app}" }) }' | kubectl create --field-manager=kubelet -f - >/dev/null
  fi
}

# event_v1 POD TYPE REASON MESSAGE: as the scheduler writes it, through events.k8s.io: no count, no first or last timestamp.
event_v1() {
  jq -n --arg type "$2" --arg reason "$3" --arg message "$4" --arg now "$(micro)" --arg name "$1.$(date +%s%N)" --argjson on "$(involved "$1")" '
    { apiVersion: "events.k8s.io/v1", kind: "Event", metadata: { name: $name, namespace: "shop" }, type: $type, reason: $reason, note: $message,
      eventTime: $now, action: "Binding", reportingController: "default-scheduler", reportingInstance: "default-scheduler-demo", regarding: $on }' \
    | kubectl create --field-manager=kube-scheduler -f - >/dev/null
}
