# Records what the connector asks for, with only the rights that it asks for. Sourced by record-kubernetes.sh.

record_responses() {
  grant_reader
  mkdir -p "$out"
  rm -f "$out"/*.json
  local apps=/apis/apps/v1/namespaces/$ns core=/api/v1/namespaces/$ns selected='labelSelector=app%3Dcheckout&limit=500&watch=false'
  record version GET /version
  record namespace GET "$core"
  record namespace-absent GET "/api/v1/namespaces/absent"
  record deployment GET "$apps/deployments/checkout"
  record deployment-absent GET "$apps/deployments/absent"
  record replicasets GET "$apps/replicasets" "$selected"
  record pods GET "$core/pods" "$selected"
  record events GET "$core/events" 'limit=500&watch=false'
  record node-events GET /api/v1/namespaces/default/events 'fieldSelector=involvedObject.kind%3DNode&limit=500&watch=false'
  record configmap-metadata GET "$core/configmaps/checkout-config" '' 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1'
  # With a memory its values are compared, and so the whole of it is asked for.
  record configmap GET "$core/configmaps/checkout-config"
  record self-subject-rules POST /apis/authorization.k8s.io/v1/selfsubjectrulesreviews '' '' \
    "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectRulesReview\",\"spec\":{\"namespace\":\"$ns\"}}"
  record self-subject-access POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews '' '' \
    "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectAccessReview\",\"spec\":{\"resourceAttributes\":{\"namespace\":\"$ns\",\"verb\":\"list\",\"resource\":\"pods\"}}}"
  jq -n --arg at "$alert_at" --arg server "$(jq -r .body.gitVersion "$out/version.json")" \
    '{ alertAt: $at, server: $server, recordedBy: "samples/demo/record-kubernetes.sh" }' > "$out/story.json"
  check_recordings
}

# A service account of its own, so that who else uses the server is not disturbed.
grant_reader() {
  local who=system:serviceaccount:$ns:rca
  kubectl -n $ns create serviceaccount rca
  kubectl -n $ns create role rca-get --verb=get --resource=deployments.apps,configmaps
  kubectl -n $ns create role rca-list --verb=list --resource=replicasets.apps,pods,events
  kubectl create clusterrole rca-recorder --verb=get --resource=namespaces
  kubectl -n $ns create rolebinding rca-get --role=rca-get --serviceaccount=$ns:rca
  kubectl -n $ns create rolebinding rca-list --role=rca-list --serviceaccount=$ns:rca
  kubectl create clusterrolebinding rca-recorder --clusterrole=rca-recorder --serviceaccount=$ns:rca
  kubectl -n default create role rca-recorder --verb=list --resource=events
  kubectl -n default create rolebinding rca-recorder --role=rca-recorder --serviceaccount=$ns:rca
  until [ "$(kubectl --as=$who -n $ns auth can-i list events)$(kubectl --as=$who -n default auth can-i list events)" = yesyes ]; do sleep 0.5; done
  token=$(kubectl -n $ns create token rca)
  server=$(kubectl config view --raw --minify -o jsonpath='{.clusters[0].cluster.server}')
  kubectl config view --raw --minify -o jsonpath='{.clusters[0].cluster.certificate-authority-data}' | base64 -d > "$work/ca.crt"
}

# record NAME METHOD PATH [QUERY] [ACCEPT] [REQUEST_BODY]
record() {
  # Not curl's own user agent: to that one the server sends indented JSON, by an encoder that old servers built with a new Go crash in.
  local name=$1 method=$2 path=$3 query=${4:-} accept=${5:-} request=${6:-} answer
  local args=(-sS -A rca-recorder --cacert "$work/ca.crt" -X "$method" -H "Authorization: Bearer $token" -H "Accept: ${accept:-application/json}")
  [ -z "$request" ] || args+=(-H 'Content-Type: application/json' --data "$request")
  answer=$(curl "${args[@]}" -o "$work/body" -w '%{http_code} %{content_type}' "$server$path${query:+?$query}")
  jq -n --arg method "$method" --arg path "$path" --arg query "$query" --arg accept "$accept" --arg answer "$answer" --slurpfile body "$work/body" '
    { method: $method, path: $path,
      query: ($query | split("&") | map(split("=") | { (.[0]): (.[1] | gsub("%3D"; "=")) }) | add // {}),
      accept: $accept, status: ($answer | split(" ")[0] | tonumber), contentType: ($answer | split(" ")[1]), body: $body[0] }
    | if .query == {} then del(.query) else . end | if .accept == "" then del(.accept) else . end' > "$out/$name.json"
}

check_recordings() {
  local value absent=0
  while IFS= read -r value; do
    jq -es --argjson value "$value" 'any(.. | strings; contains($value) or contains($value | tojson | .[1:-1]))' "$out"/*.json >/dev/null \
      || { echo "a planted secret is not in the recordings: $value" >&2; absent=1; }
  done < <(jq -c '.[].value' "$here/planted-secrets.kubernetes.json")
  [ "$(jq '.body.items | length' "$out/replicasets.json")" = 3 ] || { echo "not three revisions" >&2; absent=1; }
  [ "$(jq '[.body.items[] | select(.status.containerStatuses[0].lastState.terminated.reason == "OOMKilled")] | length' "$out/pods.json")" = 2 ] \
    || { echo "not two pods killed for memory" >&2; absent=1; }
  return $absent
}
