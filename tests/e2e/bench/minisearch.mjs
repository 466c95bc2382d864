// What the search is compared with: MiniSearch over the same texts, in the same browser, with the plainest list there
// can be. It finds beginnings of words only and shows no words around a match, so it has less to do.

import { fileURLToPath } from 'node:url';
import { serve } from '../server.mjs';
import { keys } from './measures.mjs';

const library = fileURLToPath(new URL('../node_modules/minisearch/dist/umd/index.js', import.meta.url));

export async function baseline({ context }, folder, queries) {
  const host = await serve({ folder });
  const page = await context.newPage();
  // A page with nothing in it, on the host of the texts.
  await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(`${host.url}blank`);
  await page.addScriptTag({ path: library });
  await page.evaluate(prepare, 'texts.json');
  const times = await keys(page, queries);
  await page.close();
  await host.close();
  return times;
}

async function prepare(address) {
  const ROWS = 50;
  const { customers } = await (await fetch(address)).json();
  const engine = new MiniSearch({
    fields: ['name', 'words', 'entries'],
    storeFields: ['name'],
    extractField: (customer, field) => [customer[field]].flat().join('\n'),
    searchOptions: { prefix: true, combineWith: 'AND', boost: { name: 2 } },
  });
  // In portions, so that the browser does not take the page for dead.
  await engine.addAllAsync(customers, { chunkSize: 200 });
  const input = document.body.appendChild(document.createElement('input'));
  const list = document.body.appendChild(document.createElement('ul'));
  input.type = 'search';
  input.oninput = () => {
    const rows = engine.search(input.value).slice(0, ROWS);
    list.replaceChildren(...rows.map(({ name }) => Object.assign(document.createElement('li'), { textContent: name })));
  };
}
