/* What the page knows of a graph beyond what stands in it: the shortest way to a failure, schedules
 * as text, and what a play has cost. */
const NEVER = 1e-12, CERTAIN = 1 - 1e-9;

const isOver = state => !state.s.length || Boolean(state.v);
const isFound = state => isOver(state) && state.o >= CERTAIN;
const moves = choice => choice[INGREDIENT] < FLUSH;
const canGoOn = (state, worker) => state.s.some(choice => choice[WORKER] === worker && moves(choice));

/* Who ran last: a flush or a death runs nobody. -1: nobody yet. */
function lastOf(path) {
  for (let i = path.length - 1; i >= 0; i--)
    if (!i || moves(path[i]))
      return path[i][WORKER];
  return -1;
}

/* What the i-th choice of a path adds, as [uses, preemptions, switches]. */
function costOf(graph, path, i) {
  const last = lastOf(path.slice(0, i)), choice = path[i];
  const from = graph.states[i ? path[i - 1][TARGET] : 0];
  const switches = last >= 0 && moves(choice) && choice[WORKER] !== last;
  return [Number(choice[INGREDIENT] !== 0 && choice[INGREDIENT] !== FLUSH),
    Number(switches && canGoOn(from, last)), Number(switches)];
}

function totalOf(graph, path) {
  const total = { uses: 0, preemptions: 0, switches: 0, steps: path.length };
  path.forEach((_, i) => {
    const [uses, preemptions, switches] = costOf(graph, path, i);
    total.uses += uses;
    total.preemptions += preemptions;
    total.switches += switches;
  });
  return total;
}

/* The least failure without any ingredient that is not allowed: Dijkstra over states and who ran
 * last. From there the way back to each state: the hints. */
function leastWithin(graph, allowed) {
  const crew = graph.calls.length + graph.threads.length, best = new Map();
  const order = cost => ((cost[0] * 4096 + cost[1]) * 4096 + cost[2]) * 4096 + cost[3];
  const key = (state, last) => state * crew + last + 1;
  let front = [[0, [0, 0, 0, 0], 0, -1]];
  best.set(key(0, -1), 0);
  while (front.length) {
    let least = 0;
    for (let i = 1; i < front.length; i++)
      if (front[i][0] < front[least][0])
        least = i;
    const [at, cost, number, last] = front[least];
    front[least] = front[front.length - 1];
    front.pop();
    const state = graph.states[number];
    if (best.get(key(number, last)) < at)
      continue;
    if (cost[3] && isFound(state))
      return { uses: cost[0], preemptions: cost[1], switches: cost[2], steps: cost[3] };
    const could = canGoOn(state, last);
    for (const choice of state.s) {
      if (!allowed(choice[NEEDS]))
        continue;
      const then = moves(choice) || last < 0 ? choice[WORKER] : last, switches = last >= 0 && then !== last;
      const uses = choice[INGREDIENT] !== 0 && choice[INGREDIENT] !== FLUSH;
      const next = [cost[0] + uses, cost[1] + (switches && could), cost[2] + switches, cost[3] + 1];
      const k = key(choice[TARGET], then), weight = order(next);
      if (!best.has(k) || best.get(k) > weight) {
        best.set(k, weight);
        front.push([weight, next, choice[TARGET], then]);
      }
    }
  }
  return null;
}

/* Par: the weakest ingredients that do, then the least uses, preemptions, switches and steps. */
function parOf(graph) {
  const used = new Set(graph.states.flatMap(state => state.s.map(choice => choice[NEEDS])));
  const strong = [...used].filter(needs => needs > 1).sort((a, b) => a - b);
  for (let n = 0; n <= strong.length; n++) {
    const found = leastWithin(graph, needs => needs < 2 || strong.slice(0, n).includes(needs));
    if (found)
      return found;
  }
  return null;
}

/* Steps from every state to the nearest failure; Infinity: none. */
function distances(graph) {
  const back = graph.states.map(() => []), far = graph.states.map(() => Infinity);
  graph.states.forEach((state, i) => state.s.forEach(choice => back[choice[TARGET]].push(i)));
  let front = graph.states.map((_, i) => i).filter(i => isFound(graph.states[i]));
  front.forEach(i => { far[i] = 0; });
  while (front.length) {
    const next = [];
    for (const target of front)
      for (const state of back[target])
        if (far[state] === Infinity) {
          far[state] = far[target] + 1;
          next.push(state);
        }
    front = next;
  }
  return far;
}

/* Steps from the start to every state. */
function depths(graph) {
  const depth = graph.states.map(() => -1);
  let front = [0];
  depth[0] = 0;
  while (front.length) {
    const next = [];
    for (const state of front)
      for (const choice of graph.states[state].s)
        if (depth[choice[TARGET]] < 0) {
          depth[choice[TARGET]] = depth[state] + 1;
          next.push(choice[TARGET]);
        }
    front = next;
  }
  return depth;
}

/* A path as --replay takes it: A3B6A1. */
function scheduleOf(graph, path) {
  let text = '';
  for (let i = 0, j; i < path.length; i = j) {
    const one = path[i];
    for (j = i; j < path.length && [WORKER, INGREDIENT, PICK].every(k => path[j][k] === one[k]); j++);
    text += String.fromCharCode(65 + one[WORKER]) + (j - i) + (one[PICK] ? '.' + one[PICK] : '') +
      (one[INGREDIENT] ? '!' + one[INGREDIENT] : '');
  }
  const end = path.length && graph.states[path[path.length - 1][TARGET]];
  return text + (end && end.v && end.s.length ? '*' : '');
}

/* And back, as far as its steps can happen. */
function pathOf(graph, text) {
  const path = [];
  let at = 0;
  for (const [, letter, count, , pick, , ingredient] of text.matchAll(/([A-Z])(\d+)(\.(\d+))?(!(\d+))?/g))
    for (let i = 0; i < Number(count); i++) {
      const choice = graph.states[at].s.find(one => one[WORKER] === letter.charCodeAt(0) - 65 &&
        one[PICK] === Number(pick || 0) && one[INGREDIENT] === Number(ingredient || 0));
      if (!choice)
        return path;
      path.push(choice);
      at = choice[TARGET];
    }
  return path;
}
