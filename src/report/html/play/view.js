/* What is seen: everything is drawn anew from the game after each move. */
const $ = id => document.getElementById(id);

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties))
    if (name in element) element[name] = value; else element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const letterOf = worker => String.fromCharCode(65 + worker);
const many = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/* How a failure is told, by its kind. */
const WON = {
  lies: 'The queue has lied.', hangs: 'The queue hangs: what they wait for is there.',
  loses: 'An item is lost: it was put, and does not come any more.', invents: 'An item was got that nobody put.',
  repeats: 'An item was got twice.', overtakes: 'An item was got out of turn.', deadlock: 'Deadlock: nobody can go on.',
  livelock: 'Round and round: everybody moves, and nobody ever gets on.',
  'dead-holder': 'The dead worker holds up all others, for ever.',
  'use-after-free': 'Memory was used that had been given back.', race: 'A data race.',
  'false-full': 'Full, with a place left: a lie.', 'not-empty': '"Not empty", of an empty queue: a lie.',
  late: 'A timed get gave up, and an item was inside at its deadline.', early: 'A timed get gave up before its deadline.',
};
const wonWords = state => state.v.map(value => WON[value] || value).join(' ');

function drawLevels() {
  const stars = level => '★'.repeat(starsOf(level)) + '☆'.repeat(3 - starsOf(level));
  const lists = [];
  let part = null;
  data.levels.forEach((level, index) => {
    if (level.part !== part && level.part)
      lists.push(make('option', { disabled: true }, level.part));
    part = level.part;
    lists.push(make('option', { value: String(index), selected: level === game.level },
      `${stars(level)} ${level.lab}: ${level.about.queue}`));
  });
  $('level').replaceChildren(...lists);
  const reached = data.levels.reduce((sum, level) => sum + starsOf(level), 0);
  $('stars').textContent = `${reached} of ${3 * data.levels.length} stars`;
}

/* What a queue that is no exact one says it may do, and how it is made to. */
const deeds = {
  hangs: ['hang', 'Make somebody wait for ever beside an item'],
  loses: ['lose items', 'Make it lose one'],
  repeats: ['give an item twice', 'Make it'],
};
const memories = { tso: ' · store buffers', c11: ' · C11 memory' };

function drawGoal() {
  const level = game.level, kinds = level.sought.length ? level.sought : ['lies'];
  const [deed, aim] = deeds[level.about.verdict] || ['lie', 'Make it say Empty while an item is certainly inside'];
  const goal = kinds.includes('dead-holder') ? 'Kill a worker where it hurts: make the others wait for ever'
    : level.about.claim === 'exact' ? 'Make it lie, lose or hang' : aim;
  $('title').textContent = level.title || level.about.queue;
  $('story').textContent = level.story || '';
  $('sub').textContent = `Queue ${level.about.queue} · ${level.about.program} · capacity ${level.about.capacity}` +
    (memories[level.about.memory] || '');
  $('goal').textContent = level.about.claim === 'exact'
    ? `It claims to be exact. ${goal}, or say that it is impossible.`
    : `It says of itself that it may ${deed}. ${goal}.` +
      (level.breakable ? ` Par: ${many(level.par.preemptions, 'preemption')}, ${many(level.par.steps, 'step')}.`
        : ' Or say that it is impossible, here.');
}

/* The lines around a place, that one marked. */
function codeOf(level, number) {
  const [file, line] = level.places[number], text = level.files[file].text, around = 6;
  const box = make('pre', { className: 'code', tabIndex: 0 });
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', `${level.files[file].path}, line ${line}`);
  if (!text || !line) {
    box.textContent = level.files[file].path || 'no line of the source';
    return box;
  }
  const lines = text.split('\n');
  for (let at = Math.max(1, line - around); at <= Math.min(lines.length, line + around); at++)
    box.append(make('span', { className: (at === line ? 'at' : Math.abs(at - line) > 2 ? 'far' : '') + ' line' },
      make('i', {}, String(at)), lines[at - 1] || ' '));
  return box;
}

function drawCalls(worker, calls, lies) {
  const list = make('ol', { className: 'calls' });
  game.level.calls[worker].forEach((name, i) => {
    const call = calls[worker][i], lie = lies.some(one => one.call === call);
    list.append(make('li', { className: lie ? 'lie' : call && call.answer === null ? 'now' : '' },
      name + (call ? call.answer === null ? ' …' : ` → ${call.answer}` : '') + (lie ? ' (a lie)' : '')));
  });
  return list;
}

function buttonOf({ choice, key }) {
  const level = game.level, [file, line] = level.places[choice[PLACE]], text = level.files[file].text;
  const source = text && line ? `${line}: ${text.split('\n')[line - 1].trim()}` : '';
  const button = make('button', { className: 'step' + (isHint(choice) ? ' hint' : ''), id: key ? `key-${key}` : '' },
    make('kbd', {}, key || '·'), ' ', make('span', { className: 'mono' }, source || level.text[choice[ACTION]]));
  if (source)
    button.append(make('small', {}, level.text[choice[ACTION]]));
  if (isHint(choice))
    button.append(make('small', {}, '← hint'));
  button.onclick = () => act('take', choice);
  return button;
}

function drawWorkers(calls, lies) {
  const level = game.level, state = stateHere(), choices = choicesHere(), columns = [];
  for (let worker = 0; worker < crewOf(level); worker++) {
    const mine = choices.filter(one => one.choice[WORKER] === worker), own = ownOf(level, worker);
    const waits = state.b && state.b[letterOf(worker)];
    const done = !own && calls[worker].length === level.calls[worker].length && calls[worker].every(call => call.answer);
    if (worker >= level.calls.length - 1 && !own)
      continue;
    const place = mine.length ? mine[0].choice[PLACE] : waits ? waits[1] : -1;
    const column = make('section', { className: `panel worker w${worker % 5}` },
      make('h2', {}, own ? `${letterOf(worker)}: ${own}` : `Worker ${letterOf(worker)}`));
    if (!own)
      column.append(drawCalls(worker, calls, lies));
    if (place >= 0)
      column.append(codeOf(level, place));
    column.append(...mine.map(buttonOf));
    if (!mine.length)
      column.append(make('p', { className: 'idle' }, waits ? level.text[waits[0]] : done ? 'finished' : 'no step here'));
    columns.push(column);
  }
  $('workers').replaceChildren(...columns);
}

function drawMemory() {
  const level = game.level, now = memoryAt(game.path), before = memoryAt(game.path.slice(0, -1));
  $('memory').replaceChildren(...level.shown.filter(i => now[i] != null || before[i] != null).map(i =>
    make('tr', { className: now[i] === before[i] ? '' : 'changed' }, make('th', { scope: 'row' }, level.words[i]),
      make('td', {}, now[i] == null ? 'not allocated' : level.text[now[i]]))));
}

function drawSteps(calls) {
  const level = game.level, rows = [], every = calls.flat();
  game.path.forEach((choice, i) => {
    const from = level.states[i ? game.path[i - 1][TARGET] : 0], to = level.states[choice[TARGET]];
    const begun = every.filter(call => call.worker === choice[WORKER] && call.invoked === i + 1 && i >= 0);
    const back = make('button', { className: 'back' }, String(i + 1));
    back.setAttribute('aria-label', `Step ${i + 1}: go back to before it`);
    back.onclick = () => act('backTo', i);
    if (costOf(level, game.path, i)[1])
      rows.push(make('tr', { className: 'rule' },
        make('td', { colSpan: 5 }, `${letterOf(lastOf(game.path.slice(0, i)))} is preempted`)));
    rows.push(make('tr', { className: `w${choice[WORKER] % 5}` }, make('td', {}, back),
      make('td', { className: 'who' }, letterOf(choice[WORKER]), begun.length ? ` ${begun.map(call => call.name).join(', ')}` : ''),
      make('td', {}, level.text[choice[ACTION]]), make('td', {}, level.text[choice[ANSWERS]]),
      make('td', {}, level.open ? percent(to.o) : '')));
    if (level.open && to.o >= CERTAIN && from.o < CERTAIN)
      rows.push(make('tr', { className: 'rule bad' }, make('td', { colSpan: 5 }, 'point of no return')));
  });
  $('steps').replaceChildren(...rows);
}

function drawCommands() {
  const level = game.level, schedule = scheduleOf(level, game.path), over = isOver(stateHere());
  const text = prefix => `${prefix} --replay '${schedule}'`;
  const lines = !over ? ['Play to an end: then the same schedule can be replayed, here and on real threads.']
    : [text(level.explain), ...(level.threads_command ? [text(level.threads_command)] : [])];
  $('commands').replaceChildren(...lines.map(line => over ? make('pre', { className: 'command', tabIndex: 0 }, line) : line));
  $('real').hidden = !over || !level.threads_command;
}

function draw() {
  const calls = callsOf(game.level, game.path), lies = liesOf(calls.flat());
  drawLevels();
  drawGoal();
  drawWorkers(calls, lies);
  drawState(calls.flat(), lies);
  drawMemory();
  drawSteps(calls);
  drawCommands();
  drawMap();
  $('undo').disabled = !game.path.length;
  $('redo').disabled = !game.future.length;
  $('hint').setAttribute('aria-pressed', String(game.hint));
  $('odds').setAttribute('aria-pressed', String(game.level.open));
  $('impossible').disabled = game.level.won || !enough();
  try { history.replaceState(null, '', linkOf()); } catch { /* from a file it may be refused */ }
}
