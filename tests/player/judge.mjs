// The page's judge, par and schedules against the explorer's. Graphs come on stdin, one a line, as
// `qlab explain --format=graph` prints them; what is told is one JSON document.
// Usage: node judge.mjs FOLDER-OF-THE-PAGE SEED PLAYS
import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const [folder, seed, plays] = process.argv.slice(2);
const page = vm.createContext({});
for (const name of ['judge.js', 'graph.js'])
  vm.runInContext(readFileSync(`${folder}/${name}`, 'utf8'), page);
const { callsOf, liesOf, isDisorder, parOf, scheduleOf, pathOf, distances } = vm.runInContext(
  '({ callsOf, liesOf, isDisorder, parOf, scheduleOf, pathOf, distances })', page);

let state = Number(seed) >>> 0 || 1;
function random(count) { // xorshift
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % count;
}

const ITEMS = ['invents', 'repeats', 'overtakes'];
const told = [];
for (const line of readFileSync(0, 'utf8').split('\n').filter(text => text)) {
  const graph = JSON.parse(line), wrong = [];
  if (graph.left_out)
    continue;
  const shortest = graph.about.shortest, par = parOf(graph), far = distances(graph);
  if (Boolean(par) !== Boolean(shortest) ||
      (par && (par.preemptions !== shortest.preemptions || par.steps !== shortest.steps)))
    wrong.push(`par ${JSON.stringify(par)}`);
  if ((far[0] < Infinity) !== graph.states[0].o > 0)
    wrong.push(`distance ${far[0]}`);
  if (shortest) {
    const path = pathOf(graph, shortest.schedule.split('~')[0]);
    if (path.length !== shortest.steps || graph.states[path[path.length - 1][4]].o !== 1)
      wrong.push(`the shortest schedule ends after ${path.length}`);
  }
  let ends = 0, lies = 0;
  for (let play = 0; play < Number(plays); play++) {
    const path = [];
    let at = 0;
    while (graph.states[at].s.length && path.length < 3000) {
      path.push(graph.states[at].s[random(graph.states[at].s.length)]);
      at = path[path.length - 1][4];
    }
    if (graph.states[at].s.length)
      continue;
    const calls = callsOf(graph, path).flat(), found = liesOf(calls);
    const verdict = graph.states[at].v || [], lied = found.length > 0, mixed = isDisorder(calls, graph.ordered);
    ends++;
    lies += lied || mixed;
    if (lied !== verdict.includes('lies') || mixed !== verdict.some(kind => ITEMS.includes(kind)))
      wrong.push(`${scheduleOf(graph, path)}: judged ${lied}, ${mixed}, explored ${verdict}`);
    if (JSON.stringify(pathOf(graph, scheduleOf(graph, path))) !== JSON.stringify(path))
      wrong.push(`${scheduleOf(graph, path)} is another path`);
    for (const { call, chain } of found)
      if (!(chain[0].from < call.invoked && chain[chain.length - 1].to > call.returned &&
            chain.every((one, i) => !i || (one.from < chain[i - 1].to && one.to > chain[i - 1].to))))
        wrong.push(`${scheduleOf(graph, path)}: a chain that proves nothing`);
  }
  told.push({ name: `${graph.about.queue}: ${graph.about.program}`, ends, lies, wrong });
}
process.stdout.write(JSON.stringify(told));
