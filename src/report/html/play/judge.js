/* The judge of the page: what a play has said, and whether it was true. It knows nothing of the
 * explorer; tests/player.mjs compares the two. */
'use strict';

/* Members of a choice, as src/command/play/README.md lists them. */
const WORKER = 0, INGREDIENT = 1, PICK = 2, NEEDS = 3, TARGET = 4, ACTION = 5, PLACE = 6, BEGINS = 7,
  RETURNS = 8, ANSWERS = 9, AFTER = 10;
const FLUSH = 6; /* this ingredient and what is stronger moves no worker */

const itemOf = name => Number(name.slice(name.indexOf('(') + 1, -1));
const isPut = call => call.name.includes('put');
const gotItem = call => call.answer && call.answer.startsWith('GOT ') ? Number(call.answer.slice(4)) : 0;
const answersOf = text => text ? text.split(', ') : [];

/* The calls of a path of choices, by worker, those of the prefix last. A call still under way has
 * no answer and returns at Infinity. */
function callsOf(graph, path) {
  const names = graph.calls, prefix = names.length - 1;
  const of = Array.from({ length: prefix + graph.threads.length }, () => []);
  const start = graph.start.map(text => answersOf(graph.text[text]));
  const before = names[prefix].map((name, i) =>
    ({ worker: -1, name, invoked: 0, returned: 0, answer: start[prefix][i] }));
  for (let worker = 0; worker < prefix; worker++)
    start[worker].forEach((answer, i) =>
      of[worker].push({ worker, name: names[worker][i], invoked: 0, returned: 0, answer }));
  path.forEach((choice, i) => {
    const worker = choice[WORKER], mine = of[worker], answers = answersOf(graph.text[choice[ANSWERS]]);
    for (let k = 0; k < choice[BEGINS]; k++)
      mine.push({ worker, name: names[worker][mine.length], invoked: i + 1, returned: Infinity, answer: null });
    mine.filter(call => call.answer === null).slice(0, choice[RETURNS]).forEach((call, k) => {
      call.returned = i + 1;
      call.answer = answers[k];
    });
  });
  return [...of, before];
}

/* When each item was certainly inside: from the return of its put to the invocation of its get. Who
 * is still in a get may have the one that came first. */
function certainlyInside(calls) {
  const gets = calls.filter(call => !isPut(call) && call.name !== 'empty'), inside = [];
  for (const put of calls.filter(call => isPut(call) && call.answer === 'ok')) {
    const item = itemOf(put.name), get = gets.find(call => gotItem(call) === item);
    inside.push({ item, from: put.returned, to: get ? get.invoked : Infinity });
  }
  const pending = gets.filter(call => call.answer === null).sort((a, b) => a.invoked - b.invoked);
  const left = inside.filter(one => one.to === Infinity).sort((a, b) => a.from - b.from);
  left.slice(0, pending.length).forEach((one, i) => { one.to = pending[i].invoked; });
  return inside.filter(one => one.from < one.to).sort((a, b) => a.from - b.from);
}

/* The calls that said Empty though at every instant of them something was inside, with the chain of
 * items that proves it. */
function liesOf(calls) {
  const inside = certainlyInside(calls), lies = [];
  for (const call of calls) {
    if (call.answer !== 'EMPTY' && !(call.name === 'empty' && call.answer === 'true'))
      continue;
    const chain = [];
    let until = call.invoked; /* covered up to here, not beyond */
    for (;;) {
      const first = !chain.length;
      const next = inside.filter(one => one.from < until && (first ? one.to > call.invoked : one.to > until))
        .sort((a, b) => b.to - a.to)[0];
      if (!next)
        break;
      chain.push(next);
      until = next.to;
      if (until > call.returned)
        break;
    }
    if (chain.length && until > call.returned)
      lies.push({ call, chain });
  }
  return lies;
}

/* Whether an item came twice, from nowhere or, if FIFO order is judged, before its turn. */
function isDisorder(calls, ordered) {
  const puts = new Map(), gets = new Map();
  let pending = 0;
  for (const call of calls)
    if (isPut(call) && (call.answer === 'ok' || call.answer === null))
      puts.set(itemOf(call.name), call);
  for (const call of calls) {
    const item = gotItem(call);
    pending += !isPut(call) && call.name !== 'empty' && call.answer === null;
    if (item && (gets.has(item) || !puts.has(item) || call.returned < puts.get(item).invoked))
      return true;
    if (item)
      gets.set(item, call);
  }
  const left = [...puts.keys()].filter(item => !gets.has(item)).length;
  for (const [x, put] of puts)
    for (const [y, get] of gets)
      if (ordered && put.returned < puts.get(y).invoked && (gets.has(x) || left > pending) &&
          get.returned < (gets.has(x) ? gets.get(x).invoked : Infinity))
        return true;
  return false;
}
