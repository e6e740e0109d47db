// A fake BigCommerce from Node, over HTTPS, with nothing but Node itself: make a store, seed it,
// break it, read on, let time pass, change rows while it is paged, judge what came, reset.
//
//   python -m bcfake --https          prints the certificate authority and the control URL
//   NODE_EXTRA_CA_CERTS=.../ca.pem node shop.mjs https://127.0.0.1:8710/_bcfake

import assert from "node:assert/strict";

const control = process.argv[2] ?? process.env.BCFAKE_CONTROL_URL;
assert(control, "usage: node shop.mjs CONTROL_URL");

/** One call of the control API; throws with the server's own sentence when it is refused. */
async function tell(method, path, body) {
  const answer = await fetch(control + path, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  const told = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${told.error} (${told.field})`);
  return told;
}

// A private store, with the demo's rows and a small quota.
const store = await tell("POST", "/stores", { seed: "demo", quota: 3, window: 30 });
const here = `/stores/${store.store_hash}`;

try {
  // What the app under test does: plain requests to the API.
  const ask = (path) => fetch(store.url + path, { headers: { "X-Auth-Token": store.access_token } });

  await tell("POST", `${here}/rows/products`, { values: { name: "Mug", price: "9.50" } });
  const found = await (await ask("/products?name=Mug")).json();
  console.log(`seeded: ${found[0].name} costs ${found[0].price}`);

  // Break it once: the next look at the products fails, the one after it does not.
  await tell("POST", `${here}/faults`, { aim: "GET /products", effect: 503 });
  const statuses = [(await ask("/products?limit=1")).status, (await ask("/products?limit=1")).status];
  console.log(`broken: ${statuses.join(", then ")}`);
  assert.deepEqual(statuses, [503, 200]);

  // Three requests were the quota. Half a minute passes in no time.
  const throttled = await ask("/products?limit=1");
  await tell("POST", `${here}/clock/advance`, { seconds: 30 });
  const granted = await ask("/products?limit=1");
  console.log(`throttled: ${throttled.status}, after 30 s: ${granted.status}`);
  assert.deepEqual([throttled.status, granted.status], [429, 200]);

  // What came, as the fake saw it.
  const { requests } = await tell("GET", `${here}/requests?status=503`);
  console.log(`journal: ${requests[0].note}`);

  // A product goes while somebody pages: another moves to the page that was read, and is missed.
  const { rows: all } = await tell("GET", `${here}/rows/products`);
  const changes = [{ do: "delete", resource: "products", id: all[0].id }];
  await tell("POST", `${here}/between-pages`, { aim: "GET /products", changes, times: 1 });
  const seen = [];
  for (const page of [1, 2]) {
    const found = await (await ask(`/products?limit=1&page=${page}`)).json();
    seen.push(found[0].id);
  }
  console.log(`paged: ${all.slice(0, 3).map((row) => row.id).join(", ")} seen as ${seen.join(", ")}`);
  assert.deepEqual(seen, [all[0].id, all[2].id]);

  // How did the client behave?
  const verdict = await tell("POST", `${here}/requests/assert/never-throttled`);
  console.log(`verdict: ${verdict.told.split("\n")[0]}`);
  assert.equal(verdict.passed, false);

  // As new: the first rows, an empty journal, no faults, a full quota.
  await tell("POST", `${here}/reset`);
  const { rows } = await tell("GET", `${here}/rows/products?name=Mug`);
  const { problems } = await tell("GET", `${here}/problems`);
  console.log(`reset: ${rows.length} mugs, ${problems.length} problems`);
  assert.deepEqual([rows, problems], [[], []]);

  // A mistake is named.
  await assert.rejects(tell("POST", `${here}/faults`, { aim: "GET /productz", effect: 503 }), /nearest: /);
} finally {
  await tell("DELETE", here);
}
