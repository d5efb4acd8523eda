// Writes the part of GitHub's OpenAPI description that the connector uses: node reduce.js DESCRIPTION REDUCED
// Prism reads all of a description before it answers; this keeps its start short and its memory small.
const { readFileSync, writeFileSync } = require('fs');

const repository = '/repos/{owner}/{repo}';
const used = [
  '/user', '/user/repos', '/installation/repositories', repository,
  ...['/commits', '/commits/{commit_sha}/pulls', '/compare/{basehead}', '/pulls', '/pulls/{pull_number}', '/pulls/{pull_number}/reviews', '/deployments',
    '/deployments/{deployment_id}/statuses', '/releases', '/git/ref/{ref}', '/git/tags/{tag_sha}', '/actions/runs', '/actions/runs/{run_id}/jobs',
    '/actions/runs/{run_id}/approvals'].map(below => repository + below),
];

const [, , from, to] = process.argv;
const whole = JSON.parse(readFileSync(from, 'utf8'));
const reduced = { openapi: whole.openapi, info: whole.info, servers: whole.servers, paths: {}, components: {} };
const refer = part => {
  if (part === null || typeof part !== 'object') return;
  if (typeof part.$ref === 'string') {
    const [, , kind, name] = part.$ref.split('/');
    reduced.components[kind] ??= {};
    if (!(name in reduced.components[kind])) refer(reduced.components[kind][name] = whole.components[kind][name]);
  }
  Object.values(part).forEach(refer);
};
for (const path of used) {
  if (!whole.paths[path]?.get) throw new Error(`the description has no ${path}`);
  const { get, parameters } = whole.paths[path];
  refer(reduced.paths[path] = parameters ? { get, parameters } : { get });
}
// Its text says that this takes a range; its form allows one time only.
delete reduced.components.parameters.created.schema.format;
writeFileSync(to, JSON.stringify(reduced));
