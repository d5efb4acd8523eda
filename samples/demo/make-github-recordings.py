#!/usr/bin/env python3
"""Writes samples/demo/recordings/github and samples/demo/planted-secrets.github.json: the demo's story as GitHub would tell it.

    samples/demo/make-github-recordings.py [ALERT_AT]     (RFC 3339, default 2026-11-23T00:55:08Z)

Bodies have the shapes of GitHub's OpenAPI description; every time in them is relative to the alert. The secrets are synthetic.
Everything that plants a secret lies within the hour before the alert, which is the default window.
"""
import hashlib
import json
import pathlib
import sys
from datetime import datetime, timedelta, timezone

ALERT = datetime.fromisoformat((sys.argv[1] if len(sys.argv) > 1 else "2026-11-23T00:55:08Z").replace("Z", "+00:00")).astimezone(timezone.utc)
HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE / "recordings" / "github"
REPO = "acme/checkout"
API = "https://api.github.example"
WEB = "https://github.example"

planted = []


def secret(kind, value, where):
    planted.append({"kind": kind, "value": value, "where": where})
    return value


def filled(prefix, text, length):
    return prefix + (text + "0123456789" * 4)[:length]


TOKEN = secret("github-token", filled("gh" + "p_", "EXAMPLEcommitTitleDemoOnly", 36), "title of a commit")
FINE_TOKEN = secret("github-token", filled("github" + "_pat_", "EXAMPLEworkflow0000000", 22) + filled("_", "EXAMPLEdemoOnlyWorkflowNameNotARealTokenAtAll", 59), "name of a workflow")
AWS_KEY = secret("aws-access-key-id", "AKIA" + "EXAMPLEDEMOONLY2", "title of a commit")
SLACK = secret("slack-token", "xox" + "b-111111111111-111111111111-EXAMPLEgithubEXAMPLE0000", "title of a commit")
BEARER = secret("bearer-token", "EXAMPLEbearerDemoOnly.0123456789abcdef0123456789", "title of a commit: Authorization: Bearer …")
PASSWORD = secret("password-assignment", "EXAMPLE-gh-hunter2-Pw-61", "title of a commit: password=…")
URL_PASSWORD = secret("url-password", "EXAMPLE-ci-Pw-55", "title of pull request 482: https://ci-bot:…@artifacts.acme.example/checkout")
EMAIL = secret("email", "erin.demo@acme.example", "title of a commit")
BODY_EMAIL = secret("email", "mira.demo@acme.example", "author and committer of a commit that no account is known for")
MESSAGE_PASSWORD = secret("password-assignment", "EXAMPLE-second-line-Pw-62", "message of a commit below its first line")
NPM = secret("npm-token", filled("np" + "m_", "EXAMPLEpullRequestBodyDemoOnly", 36), "description of pull request 482")
JWT = secret("jwt", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJERU1PLUdIIiwiaXNzIjoiZXhhbXBsZSJ9.REVNTy1naXRodWItc2lnbmF0dXJlLUVYQU1QTEU", "description of pull request 482")
KEY = secret("private-key", "-----BEGIN RSA " + "PRIVATE KEY-----\nREVNTyBHSVRIVUIgRVhBTVBMRSBOT1QgQSBLRVk=\n-----END RSA PRIVATE KEY-----", "payload of the deployment of 1.9.0")
PAYLOAD_PASSWORD = secret("url-password", "EXAMPLE-payload-Pw-56", "payload of the deployment of 1.9.0: postgres://checkout:…@orders-db.shop.svc:5432/orders")

PATCH_PASSWORD = secret("password-assignment", "EXAMPLE-patch-Pw-63", "patch of a changed file")


def at(days=0, hours=0, minutes=0, seconds=0):
    """So long before the alert."""
    return (ALERT - timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def sha(name):
    return hashlib.sha1(f"{REPO} {name}".encode()).hexdigest()


def node(kind, number):
    return f"{kind}_demo{number}"


def user(login, number, kind="User"):
    url = f"{API}/users/{login}"
    below = {f"{k}_url": f"{url}/{v}" for k, v in {
        "followers": "followers", "following": "following{/other_user}", "gists": "gists{/gist_id}", "starred": "starred{/owner}{/repo}",
        "subscriptions": "subscriptions", "organizations": "orgs", "repos": "repos", "events": "events{/privacy}", "received_events": "received_events"}.items()}
    return {"login": login, "id": number, "node_id": node("U", number), "avatar_url": f"{WEB}/avatars/{number}", "gravatar_id": "", "url": url,
            "html_url": f"{WEB}/{login}", **below, "type": kind, "user_view_type": "public", "site_admin": False}


MIRA, JON, BOT, ORG, WEB_FLOW = user("mira-k", 101), user("jon-t", 102), user("acme-release[bot]", 103, "Bot"), user("acme", 100, "Organization"), user("web-flow", 19)


def repository(full):
    url = f"{API}/repos/{REPO}"
    below = {f"{k}_url": f"{url}/{v}" for k, v in {
        "archive": "{archive_format}{/ref}", "assignees": "assignees{/user}", "blobs": "git/blobs{/sha}", "branches": "branches{/branch}",
        "collaborators": "collaborators{/collaborator}", "comments": "comments{/number}", "commits": "commits{/sha}", "compare": "compare/{base}...{head}",
        "contents": "contents/{+path}", "contributors": "contributors", "deployments": "deployments", "downloads": "downloads", "events": "events",
        "forks": "forks", "git_commits": "git/commits{/sha}", "git_refs": "git/refs{/sha}", "git_tags": "git/tags{/sha}", "hooks": "hooks",
        "issue_comment": "issues/comments{/number}", "issue_events": "issues/events{/number}", "issues": "issues{/number}", "keys": "keys{/key_id}",
        "labels": "labels{/name}", "languages": "languages", "merges": "merges", "milestones": "milestones{/number}",
        "notifications": "notifications{?since,all,participating}", "pulls": "pulls{/number}", "releases": "releases{/id}", "stargazers": "stargazers",
        "statuses": "statuses/{sha}", "subscribers": "subscribers", "subscription": "subscription", "tags": "tags", "teams": "teams",
        "trees": "git/trees{/sha}"}.items()}
    minimal = {"id": 4820, "node_id": node("R", 4820), "name": "checkout", "full_name": REPO, "private": True, "owner": ORG, "html_url": f"{WEB}/{REPO}",
               "description": "The checkout service", "fork": False, "url": url, **below}
    if not full:
        return minimal
    return {**minimal, "git_url": f"git://github.example/{REPO}.git", "ssh_url": f"git@github.example:{REPO}.git", "clone_url": f"{WEB}/{REPO}.git",
            "svn_url": f"{WEB}/{REPO}", "homepage": None, "mirror_url": None, "language": "Go", "size": 812, "default_branch": "main", "topics": [],
            "archived": False, "disabled": False, "visibility": "private", "is_template": False, "license": None, "allow_forking": False,
            "web_commit_signoff_required": False, "has_issues": True, "has_projects": False, "has_wiki": False, "has_pages": False, "has_downloads": False,
            "has_discussions": False, "forks": 0, "forks_count": 0, "open_issues": 3, "open_issues_count": 3, "stargazers_count": 0, "watchers": 0,
            "watchers_count": 0, "pushed_at": at(minutes=14), "created_at": at(days=900), "updated_at": at(minutes=14)}


def commit(name, time, message, parents, author, account, verified, committer=None):
    url = f"{API}/repos/{REPO}"
    by = {"name": author[0], "email": author[1], "date": time}
    web = {"name": "GitHub", "email": "noreply@github.example", "date": time} if committer else by
    return {"sha": sha(name), "node_id": node("C", sha(name)[:8]),
            "commit": {"author": by, "committer": web, "message": message, "tree": {"sha": sha("tree " + name), "url": f"{url}/git/trees/{sha('tree ' + name)}"},
                       "url": f"{url}/git/commits/{sha(name)}", "comment_count": 0,
                       "verification": {"verified": verified, "reason": "valid" if verified else "unsigned", "signature": None, "payload": None,
                                        "verified_at": time if verified else None}},
            "url": f"{url}/commits/{sha(name)}", "html_url": f"{WEB}/{REPO}/commit/{sha(name)}", "comments_url": f"{url}/commits/{sha(name)}/comments",
            "author": account, "committer": committer or account,
            "parents": [{"sha": sha(p), "url": f"{url}/commits/{sha(p)}", "html_url": f"{WEB}/{REPO}/commit/{sha(p)}"} for p in parents]}


MIRA_GIT, JON_GIT = ("Mira K", BODY_EMAIL), ("Jon T", "jon-t@users.noreply.github.example")
COMMITS = [
    commit("merge-482", at(minutes=14), "Merge pull request #482 from acme/release-1.9.0\n\nRelease 1.9.0", ["cart-images", "release"], JON_GIT, JON, True, WEB_FLOW),
    commit("release", at(minutes=31), "Release 1.9.0: lower the memory limit of checkout from 512Mi to 128Mi", ["payments-retry"], MIRA_GIT, None, False),
    commit("cart-images", at(minutes=36), f"Fetch cart images with Authorization: Bearer {BEARER}", ["payments-retry"], JON_GIT, JON, True),
    commit("payments-retry", at(minutes=41), f"Retry payments with {TOKEN} until the vault is back", ["uploads-key"], JON_GIT, JON, True),
    commit("uploads-key", at(minutes=46), f"Rotate the uploads key {AWS_KEY}, ask {EMAIL} for the secret", ["alert-channel"], MIRA_GIT, MIRA, False),
    commit("alert-channel", at(minutes=51), f"Post alerts to #checkout with {SLACK}", ["local-database"], JON_GIT, JON, True),
    commit("local-database", at(minutes=56), f"Local runs use the database with password={PASSWORD}\n\nThe other one was password={MESSAGE_PASSWORD}", ["v1.8.0"],
           MIRA_GIT, MIRA, False),
]
BASE = commit("v1.8.0", at(hours=26, minutes=20), "Release 1.8.0", [], JON_GIT, JON, True)


def pull(number, title, opened, updated, merged, merge_sha, author, body, labels, head):
    url = f"{API}/repos/{REPO}"
    one, issue = f"{url}/pulls/{number}", f"{url}/issues/{number}"
    side = lambda name, ref_sha: {"label": f"acme:{name}", "ref": name, "sha": ref_sha, "user": ORG, "repo": repository(full=True)}
    links = {"self": one, "html": f"{WEB}/{REPO}/pull/{number}", "issue": issue, "comments": f"{issue}/comments", "review_comments": f"{one}/comments",
             "review_comment": f"{url}/pulls/comments{{/number}}", "commits": f"{one}/commits", "statuses": f"{url}/statuses/{sha(head)}"}
    return {"url": one, "id": 480000 + number, "node_id": node("PR", number), "html_url": f"{WEB}/{REPO}/pull/{number}", "diff_url": f"{WEB}/{REPO}/pull/{number}.diff",
            "patch_url": f"{WEB}/{REPO}/pull/{number}.patch", "issue_url": issue, "commits_url": links["commits"], "review_comments_url": links["review_comments"],
            "review_comment_url": links["review_comment"], "comments_url": links["comments"], "statuses_url": links["statuses"], "number": number, "state": "closed",
            "locked": False, "title": title, "user": author, "body": body,
            "labels": [{"id": 70 + i, "node_id": node("LA", 70 + i), "url": f"{url}/labels/{l}", "name": l, "description": "", "color": "ededed", "default": False}
                       for i, l in enumerate(labels)],
            "milestone": None, "active_lock_reason": None, "created_at": opened, "updated_at": updated, "closed_at": updated, "merged_at": merged,
            "merge_commit_sha": merge_sha, "assignee": None, "assignees": [], "requested_reviewers": [], "requested_teams": [],
            "head": side(head, sha(head)), "base": side("main", sha("cart-images")), "_links": {k: {"href": v} for k, v in links.items()},
            "author_association": "MEMBER", "auto_merge": None, "draft": False}


PULLS = [
    pull(482, f"Release 1.9.0: memory limit 512Mi to 128Mi, images from https://ci-bot:{URL_PASSWORD}@artifacts.acme.example/checkout", at(hours=1), at(minutes=14),
         at(minutes=14), sha("merge-482"), MIRA, f"Saves money.\n\nnpm config set //registry/:_authToken={NPM}\ncurl -H 'X-Session: {JWT}'", ["release", "infra"], "release-1.9.0"),
    pull(481, "Try a larger connection pool", at(days=2), at(hours=3), None, sha("pool"), JON, None, [], "larger-pool"),
    pull(479, "Release 1.8.0", at(days=2), at(hours=26, minutes=20), at(hours=26, minutes=20), sha("v1.8.0"), JON, None, ["release"], "release-1.8.0"),
]


def brought(pull):
    """A pull request as the connector's question to GraphQL names its fields."""
    return {"number": pull["number"], "title": pull["title"], "base_ref": pull["base"]["ref"], "merged_at": pull["merged_at"], "review": "APPROVED",
            "approvals": {"total": 1}, "author": {"login": pull["user"]["login"]}, "merged_by": {"login": "jon-t"},
            "merge_commit": {"sha": pull["merge_commit_sha"]}, "labels": {"nodes": [{"name": l["name"]} for l in pull["labels"]]}}


def deployment(number, name, tag, time, updated, payload, description):
    one = f"{API}/repos/{REPO}/deployments/{number}"
    return {"url": one, "id": number, "node_id": node("DE", number), "sha": sha(name), "ref": tag, "task": "deploy", "payload": payload,
            "original_environment": "production", "environment": "production", "description": description, "creator": BOT, "created_at": time,
            "updated_at": updated, "statuses_url": f"{one}/statuses", "repository_url": f"{API}/repos/{REPO}", "transient_environment": False,
            "production_environment": True, "performed_via_github_app": None}


def status(deployment_number, number, state, time):
    one = f"{API}/repos/{REPO}/deployments/{deployment_number}"
    return {"url": f"{one}/statuses/{number}", "id": number, "node_id": node("DES", number), "state": state, "creator": BOT, "description": "",
            "environment": "production", "target_url": "", "created_at": time, "updated_at": time, "deployment_url": one,
            "repository_url": f"{API}/repos/{REPO}", "environment_url": "", "log_url": "", "performed_via_github_app": None}


DEPLOYMENTS = [
    deployment(9002, "merge-482", "v1.9.0", at(minutes=9), at(minutes=7, seconds=30),
               {"database": f"postgres://checkout:{PAYLOAD_PASSWORD}@orders-db.shop.svc:5432/orders", "signing_key": KEY}, "checkout 1.9.0"),
    deployment(9001, "v1.8.0", "v1.8.0", at(hours=26), at(minutes=7, seconds=30), {}, "checkout 1.8.0"),
]
STATUSES = {
    9002: [status(9002, 90023, "success", at(minutes=7, seconds=30)), status(9002, 90022, "in_progress", at(minutes=8, seconds=40)),
           status(9002, 90021, "queued", at(minutes=9))],
    9001: [status(9001, 90014, "inactive", at(minutes=7, seconds=30)), status(9001, 90013, "success", at(hours=25, minutes=58)),
           status(9001, 90012, "in_progress", at(hours=25, minutes=59)), status(9001, 90011, "queued", at(hours=26))],
}


def run(number, name, event, conclusion, created, updated, title, attempt=1):
    url = f"{API}/repos/{REPO}"
    one = f"{url}/actions/runs/{number}"
    return {"id": number, "name": name, "node_id": node("WFR", number), "head_branch": "main", "head_sha": sha("merge-482"), "path": ".github/workflows/run.yml",
            "display_title": title, "run_number": number - 7000, "event": event, "status": "completed", "conclusion": conclusion, "workflow_id": 61,
            "check_suite_id": 81, "check_suite_node_id": node("CS", 81), "url": one, "html_url": f"{WEB}/{REPO}/actions/runs/{number}", "pull_requests": [],
            "created_at": created, "updated_at": updated, "actor": JON, "run_attempt": attempt, "referenced_workflows": [], "run_started_at": created,
            "triggering_actor": JON, "jobs_url": f"{one}/jobs", "logs_url": f"{one}/logs", "check_suite_url": f"{url}/check-suites/81",
            "artifacts_url": f"{one}/artifacts", "cancel_url": f"{one}/cancel", "rerun_url": f"{one}/rerun", "previous_attempt_url": None,
            "workflow_url": f"{url}/actions/workflows/61",
            "head_commit": {"id": sha("merge-482"), "tree_id": sha("tree merge-482"), "message": COMMITS[0]["commit"]["message"], "timestamp": at(minutes=14),
                            "author": {"name": JON_GIT[0], "email": JON_GIT[1]}, "committer": {"name": "GitHub", "email": "noreply@github.example"}},
            "repository": repository(full=False), "head_repository": repository(full=False)}


def job(number, name, conclusion, started, completed):
    url = f"{API}/repos/{REPO}"
    return {"id": number, "run_id": 7702, "run_url": f"{url}/actions/runs/7702", "run_attempt": 1, "node_id": node("CR", number), "head_sha": sha("merge-482"),
            "url": f"{url}/actions/jobs/{number}", "html_url": f"{WEB}/{REPO}/actions/runs/7702/job/{number}", "status": "completed", "conclusion": conclusion,
            "created_at": started, "started_at": started, "completed_at": completed, "name": name, "steps": [], "labels": ["ubuntu-latest"], "runner_id": 1,
            "runner_name": "runner", "runner_group_id": 1, "runner_group_name": "Default", "check_run_url": f"{url}/check-runs/{number}",
            "workflow_name": "smoke test", "head_branch": "main"}


RUNS = [
    run(7702, f"smoke test with {FINE_TOKEN}", "deployment_status", "failure", at(minutes=7, seconds=20), at(minutes=1, seconds=30), "checkout 1.9.0"),
    run(7701, "build", "push", "success", at(minutes=13, seconds=30), at(minutes=9, seconds=50), "Merge pull request #482 from acme/release-1.9.0"),
]


def write(name, path, query, body):
    recording = {"method": "GET", "path": f"/repos/{REPO}/{path}".rstrip("/"), "query": query, "status": 200, "contentType": "application/json; charset=utf-8",
                 "headers": {"X-GitHub-Media-Type": "github.v3; format=json"}, "body": body}
    if not query:
        del recording["query"]
    (OUT / f"{name}.json").write_text(json.dumps(recording, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def ask(name, body):
    recording = {"method": "POST", "path": "/graphql", "status": 200, "contentType": "application/json; charset=utf-8", "headers": {}, "body": body}
    (OUT / f"{name}.json").write_text(json.dumps(recording, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


OUT.mkdir(parents=True, exist_ok=True)
ALL = {"per_page": "100"}
ONE = {"per_page": "1"}
WINDOW = {"since": "*", "until": "*", **ALL}
CREATED = {"created": "*", "exclude_pull_requests": "true", **ALL}
write("commits", "commits", WINDOW, COMMITS)
write("commits-main", "commits", {**WINDOW, "sha": "main"}, COMMITS)
write("pulls", "pulls", {"state": "closed", "sort": "updated", "direction": "desc", **ALL}, PULLS)
BY_482 = {sha("merge-482"), sha("release")}
ask("commit-pulls", {"data": {"repository": {
    f"c{i}": {"oid": c["sha"], "pulls": {"nodes": [brought(PULLS[0])] if c["sha"] in BY_482 else []}} for i, c in enumerate(COMMITS)}}})
write("deployments", "deployments", ALL, DEPLOYMENTS)
write("deployments-production", "deployments", {**ALL, "environment": "production"}, DEPLOYMENTS)
for number, statuses in STATUSES.items():
    write(f"deployment-{number}-statuses", f"deployments/{number}/statuses", ALL, statuses)
BETWEEN = COMMITS[::-1]
FILES = [("deploy/checkout.yaml", 2, 2), ("config/uploads.yaml", 1, 1), ("internal/payments/retry.go", 18, 3), ("internal/cart/images.go", 9, 4), ("go.mod", 1, 1)]
write("compare", f"compare/{sha('v1.8.0')}...{sha('merge-482')}", ALL, {
    "url": f"{API}/repos/{REPO}/compare/{sha('v1.8.0')}...{sha('merge-482')}", "html_url": f"{WEB}/{REPO}/compare/{sha('v1.8.0')}...{sha('merge-482')}",
    "permalink_url": f"{WEB}/{REPO}/compare/acme:{sha('v1.8.0')[:7]}...acme:{sha('merge-482')[:7]}",
    "diff_url": f"{WEB}/{REPO}/compare/{sha('v1.8.0')}...{sha('merge-482')}.diff", "patch_url": f"{WEB}/{REPO}/compare/{sha('v1.8.0')}...{sha('merge-482')}.patch",
    "base_commit": BASE, "merge_base_commit": BASE, "status": "ahead", "ahead_by": len(BETWEEN), "behind_by": 0, "total_commits": len(BETWEEN), "commits": BETWEEN,
    "files": [{"sha": sha(path), "filename": path, "status": "modified", "additions": more, "deletions": less, "changes": more + less,
               "blob_url": f"{WEB}/{REPO}/blob/{sha('merge-482')}/{path}", "raw_url": f"{WEB}/{REPO}/raw/{sha('merge-482')}/{path}",
               "contents_url": f"{API}/repos/{REPO}/contents/{path}?ref={sha('merge-482')}", "patch": f"@@ -1 +1 @@\n-password={PATCH_PASSWORD}\n+password=\n"}
              for path, more, less in FILES]})
write("runs", "actions/runs", CREATED, {"total_count": len(RUNS), "workflow_runs": RUNS})
write("run-7702-jobs", "actions/runs/7702/jobs", {"filter": "latest", **ALL}, {"total_count": 2, "jobs": [
    job(9902, "smoke", "failure", at(minutes=7), at(minutes=1, seconds=40)), job(9901, "prepare", "success", at(minutes=7, seconds=15), at(minutes=7))]})
for filtered in ("failure", "timed_out"):
    write(f"runs-{filtered.replace('_', '-')}", "actions/runs", {**CREATED, "status": filtered}, {"total_count": 0, "workflow_runs": []})
# What a collector with a memory asks: the repository's id, the head of its branch, and the commits of that head.
write("repository", "", {}, {**repository(full=True), "subscribers_count": 0, "network_count": 0})
write("commits-head", "commits", {**ONE, "sha": "main"}, COMMITS[:1])
write("commits-of-head", "commits", {"sha": COMMITS[0]["sha"], "since": "*", **ALL}, COMMITS)
# What the probe asks: one entry of each list.
write("commits-probe", "commits", ONE, COMMITS[:1])
write("pulls-probe", "pulls", ONE, PULLS[:1])
write("deployments-probe", "deployments", ONE, DEPLOYMENTS[:1])
write("runs-probe", "actions/runs", ONE, {"total_count": len(RUNS), "workflow_runs": RUNS[:1]})
(OUT / "story.json").write_text(json.dumps({"alertAt": at(), "server": "none: written in the shapes of GitHub's REST API 2022-11-28", "recordedBy": "samples/demo/make-github-recordings.py"}, indent=2) + "\n", encoding="utf-8")
(HERE / "planted-secrets.github.json").write_text(
    "[\n" + ",\n".join("  " + json.dumps(p, ensure_ascii=False) for p in planted) + "\n]\n", encoding="utf-8")
