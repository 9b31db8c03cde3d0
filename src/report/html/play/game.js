/* The game: the levels, where the player stands in one, and what was reached. Nothing here draws. */
const data = JSON.parse(document.getElementById('data').textContent);
data.levels.forEach(level => { /* what is zero, or the same in many levels, is left out of the page */
  level.files = level.files.map(number => data.files[number]);
  level.states.forEach(state => {
    state.o = state.o || 0;
    state.s.forEach(choice => { while (choice.length <= ANSWERS) choice.push(0); });
  });
});
const SHELF = 'qlab-stars'; /* in localStorage: {"mutex: put | get, 4": 3} */
const WAYS = 3;             /* to an end, before "impossible" can be said */

const game = { level: null, path: [], future: [], hint: false, said: '' };

function readShelf() {
  try { return JSON.parse(localStorage.getItem(SHELF)) || {}; } catch { return {}; }
}

const shelf = readShelf();

/* A queue with the same program is the same level in every lab: its stars are. */
const keyOf = ({ about }) => `${about.queue}: ${about.program}, ${about.capacity}`;
const starsOf = level => shelf[keyOf(level)] || 0;

/* Keeps the stars of a level if they are its most; a page from a file may have no shelf. */
function keepStars(level, stars) {
  if (stars <= starsOf(level))
    return;
  shelf[keyOf(level)] = stars;
  try { localStorage.setItem(SHELF, JSON.stringify(shelf)); } catch { /* not kept, then */ }
}

/* What a level needs besides its data; once, when it is first played. */
function openLevel(level) {
  if (level.far)
    return;
  level.far = distances(level);
  level.depth = depths(level);
  level.breakable = level.states[0].o > 0;
  level.par = level.about.shortest &&
    { preemptions: level.about.shortest.preemptions, steps: level.about.shortest.steps };
  level.shown = level.words.map((_, i) => i).filter(i => {
    const values = new Set();
    level.memories.forEach(row => values.add(row[i] ?? null));
    return values.size > 1;
  });
  level.met = new Set([0]);
  level.ends = new Set();      /* schedules that came to an end */
  level.helped = false;        /* hints, or odds that were to be found out */
  level.open = level.about.claim === 'inexact'; /* the odds are shown */
  level.won = false;
  level.missed = false;        /* said "impossible" of what can be broken */
}

const here = () => game.path.length ? game.path[game.path.length - 1][TARGET] : 0;
const stateHere = () => game.level.states[here()];
const crewOf = level => level.calls.length - 1 + level.threads.length;
const ownOf = (level, worker) => worker < level.calls.length - 1 ? '' : level.threads[worker - level.calls.length + 1];

/* What can happen now, each with its key: a worker's letter for its step, a digit for the rest. */
function choicesHere() {
  const taken = new Set();
  let digit = 0;
  return (isOver(stateHere()) ? [] : stateHere().s).map(choice => {
    const letter = String.fromCharCode(65 + choice[WORKER]);
    const plain = !choice[INGREDIENT] && !taken.has(letter);
    if (plain)
      taken.add(letter);
    return { choice, key: plain ? letter : ++digit < 10 ? String(digit) : '' };
  });
}

/* The memory where the player stands, and before the last step. */
function memoryAt(path) {
  const last = path[path.length - 1], state = game.level.states[last ? last[TARGET] : 0];
  const row = last && last[AFTER] !== undefined ? last[AFTER] : state.m;
  return game.level.memories[row] || [];
}

/* Whether enough was seen to say that it is impossible: some ways to an end, or all there are. */
function enough() {
  const ways = game.level.states[0].n;
  return game.level.ends.size >= (ways.length < 3 && Number(ways) < WAYS ? Number(ways) : WAYS);
}

/* After every move: what has been reached by it. */
function arrive() {
  const level = game.level, state = stateHere();
  level.met.add(here());
  if (!isOver(state))
    return;
  level.ends.add(scheduleOf(level, game.path));
  if (!isFound(state))
    return;
  const total = totalOf(level, game.path);
  const best = total.preemptions === level.par.preemptions && total.steps === level.par.steps;
  level.won = level.open = true;
  keepStars(level, level.helped ? 1 : best && !level.missed ? 3 : 2);
}

const actions = {
  take(choice) {
    game.path.push(choice);
    game.future = [];
    game.said = '';
    arrive();
  },
  undo() {
    if (game.path.length) {
      game.future.push(game.path.pop());
      game.said = '';
    }
  },
  redo() {
    if (game.future.length) {
      game.path.push(game.future.pop());
      arrive();
    }
  },
  backTo(count) {
    while (game.path.length > count)
      game.future.push(game.path.pop());
    game.said = '';
  },
  reset() { actions.backTo(0); },
  hint() {
    game.hint = !game.hint;
    game.level.helped = game.level.helped || (game.hint && !game.level.won);
    if (game.hint && !game.level.breakable)
      game.said = 'A hint: nobody has ever found a way. What do you make of that?';
  },
  odds() {
    game.level.helped = game.level.helped || (!game.level.open && !game.level.won);
    game.level.open = true;
  },
  impossible() {
    const level = game.level;
    if (level.won || !enough())
      return;
    if (level.breakable) {
      level.missed = level.open = true;
      game.said = `It can be done: the odds at the start are ${percent(level.states[0].o)}.`;
    } else {
      level.won = level.open = true;
      keepStars(level, level.helped ? 1 : 3);
      game.said = '';
    }
  },
  level(index) {
    game.level = data.levels[(index + data.levels.length) % data.levels.length];
    openLevel(game.level);
    game.path = [];
    game.future = [];
    game.hint = false;
    game.said = '';
  },
  next() {
    const index = data.levels.indexOf(game.level) + 1, page = document.getElementById('next-page');
    if (index === data.levels.length && page)
      location.href = JSON.parse(page.textContent);
    else
      actions.level(index);
  },
  previous() { actions.level(data.levels.indexOf(game.level) - 1); },
};

/* The choices that lead to a failure in the fewest steps. */
function isHint(choice) {
  const far = game.level.far, least = Math.min(...stateHere().s.map(one => far[one[TARGET]]));
  return game.hint && least < Infinity && far[choice[TARGET]] === least;
}

const percent = odds => odds >= CERTAIN ? '100 %' : odds <= NEVER ? '0' : `${Number((100 * odds).toPrecision(3))} %`;

/* The position in the address: #LAB/QUEUE:SCHEDULE. */
const linkOf = () => '#' + game.level.name + (game.path.length ? ':' + scheduleOf(game.level, game.path) : '');

function openLink(text) {
  const link = decodeURIComponent(text.replace(/^#/, '')), find = name => data.levels.findIndex(level => level.name === name);
  const colon = find(link) < 0 ? link.lastIndexOf(':') : -1, end = colon < 0 ? link.length : colon;
  const index = find(link.slice(0, end));
  actions.level(index < 0 ? 0 : index);
  for (const choice of pathOf(game.level, link.slice(end + 1)))
    actions.take(choice);
}
