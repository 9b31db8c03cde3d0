/* The panel that says how things stand, the picture of a lie, and the map of all states. */
const SVG = 'http://www.w3.org/2000/svg';

function shape(tag, attributes, text = '') {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

/* When each item was certainly inside, and when Empty was said. */
function pictureOf(calls, lies) {
  const end = game.path.length + 1, at = step => 90 + 530 * Math.min(step, end) / end;
  const rows = [...certainlyInside(calls).map(one => [`item ${one.item}`, one.from, one.to, 'inside']),
    ...lies.map(({ call }) => [`${letterOf(call.worker)}: ${call.answer}`, call.invoked - .3, call.returned + .3, 'lie'])];
  const picture = shape('svg', { viewBox: `0 0 640 ${24 * rows.length + 22}`, role: 'img',
    'aria-label': 'When each item was certainly inside, and when Empty was said, in steps' });
  rows.forEach(([name, from, to, kind], i) => picture.append(shape('text', { x: 0, y: 24 * i + 15 }, name),
    shape('rect', { x: at(from), y: 24 * i + 2, width: Math.max(4, at(to) - at(from)), height: 16, rx: 3, class: kind })));
  const every = Math.ceil(end / 20);
  for (let step = every; step < end; step += every)
    picture.append(shape('text', { x: at(step) - 4, y: 24 * rows.length + 16 }, String(step)));
  return picture;
}

/* Of the end of a way: whether a worker of the program waits for what nobody will bring. */
function endWords(state) {
  const waiting = Object.entries(state.b || {}).find(([name, [text]]) =>
    name.charCodeAt(0) - 65 < game.level.calls.length - 1 && game.level.text[text].startsWith('waits'));
  return waiting ? `The end: ${waiting[0]} waits for ever, and that is no fault of the queue.`
    : 'The end, and nothing is wrong with it.';
}

/* A lie in words that can be checked by hand. */
function wordsOf({ call, chain }) {
  const items = chain.map((one, i) => `item ${one.item} was inside from step ${one.from} to ` +
    (one.to === Infinity ? 'the end' : `step ${one.to}`)).join(', then ');
  return `${letterOf(call.worker)}'s ${call.name} said ${call.answer} (steps ${call.invoked} to ${call.returned}), and ${items}.`;
}

function wonPanel(box, calls, lies) {
  const level = game.level, total = totalOf(level, game.path), par = level.par;
  const best = total.preemptions === par.preemptions && total.steps === par.steps;
  const last = game.path[game.path.length - 1], window = level.text[level.places[last[PLACE]][2]] || level.window;
  box.append(make('strong', { id: 'won' }, `${wonWords(stateHere())} You win.`),
    ` ${many(total.preemptions, 'preemption')}, ${many(total.steps, 'step')}` +
    (best ? ': as short as can be, and that is proved.'
      : `; ${many(par.preemptions, 'preemption')} and ${many(par.steps, 'step')} would do.`));
  lies.forEach(lie => box.append(make('p', {}, wordsOf(lie))));
  if (window && lies.length)
    box.append(make('p', {}, `The window: ${window}.`));
  if (lies.length)
    box.append(pictureOf(calls, lies));
}

function provedPanel(box) {
  const level = game.level, about = level.about;
  box.append(make('strong', { id: 'proved' }, 'Impossible, and that is proved.'),
    ` You have seen ${level.met.size} of ${level.states.length} states. The explorer went through all of them, ` +
    (level.states[0].n === 'infinite' ? 'however often somebody goes round' : `${level.states[0].n} interleavings`) +
    ', and none ends in a failure. It holds for this program and this capacity: ' +
    `qlab explain ${about.queue} --program "put | put | put,get" asks for more.`);
}

function drawState(calls, lies) {
  const level = game.level, state = stateHere(), over = isOver(state), box = make('div', {});
  const before = game.path.length > 1 ? level.states[game.path[game.path.length - 2][TARGET]] : level.states[0];
  let mood = '';
  if (over && isFound(state)) {
    mood = 'bad';
    wonPanel(box, calls, lies);
  } else if (level.won && !level.breakable) {
    mood = 'good';
    provedPanel(box);
  } else if (over) {
    mood = 'good';
    box.append(make('strong', { id: 'end' }, endWords(state)),
      ` That was way ${level.ends.size}. ` + (enough() && !(level.breakable && level.about.claim === 'inexact')
        ? 'Undo (Z), start again (R), or say that it is impossible (I).'
        : 'Undo (Z) or start again (R), and let somebody else in.'));
  } else if (level.open && state.o >= CERTAIN) {
    mood = 'bad';
    box.append(make('strong', { id: 'noreturn' }, 'Point of no return: '), 'whoever steps now, it ends in a failure.');
  } else if (level.open && level.breakable && state.o <= NEVER) {
    mood = 'good';
    box.append(make('strong', { id: 'closed' }, 'No lie from here any more. '),
      game.path.length && before.o > NEVER ? 'The last step closed the window: undo it (Z)?' : 'Undo (Z).');
  } else {
    box.append(level.open ? 'It may still go wrong.' : 'Can it go wrong? O shows the odds, and costs stars.');
  }
  if (game.said)
    box.append(make('p', { id: 'said' }, game.said));
  if (level.about.race)
    box.append(make('p', {}, `Besides, whatever the order: ${level.about.race}`));
  const meter = make('meter', { min: 0, max: 1, value: level.open ? Math.max(0, state.o) : 0 });
  meter.setAttribute('aria-label', 'odds of a failure from here');
  if (level.open)
    box.append(make('p', { className: 'odds' }, 'Odds from here, if every step is drawn at random: ',
      make('b', { id: 'odds-now' }, percent(state.o)), ' ', meter));
  $('state').className = `state ${mood}`;
  $('state').replaceChildren(...box.childNodes);
}

function drawMap() {
  const level = game.level, canvas = $('map'), ratio = window.devicePixelRatio || 1;
  const width = canvas.clientWidth, height = canvas.clientHeight, pen = canvas.getContext('2d');
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  pen.scale(ratio, ratio);
  const style = getComputedStyle(document.documentElement), colour = name => style.getPropertyValue(name).trim();
  const layers = [], place = [];
  level.depth.forEach((depth, number) => { if (depth >= 0) (layers[depth] = layers[depth] || []).push(number); });
  const across = width / layers.length, most = Math.max(...layers.map(layer => layer.length));
  const size = Math.max(2, Math.min(9, across - 1, height / most - 1));
  layers.forEach((layer, depth) => layer.forEach((number, i) => {
    place[number] = [across * (depth + .5), height / 2 + (i - (layer.length - 1) / 2) * Math.min(height / most, 16)];
  }));
  level.states.forEach((state, number) => {
    if (!place[number])
      return;
    const [x, y] = place[number];
    pen.fillStyle = colour(!level.open || state.o <= NEVER ? '--line' : state.o >= CERTAIN ? '--bad' : '--may');
    pen.fillRect(x - size / 2, y - size / 2, size, size);
    pen.strokeStyle = colour('--fg');
    if (level.met.has(number))
      pen.strokeRect(x - size / 2, y - size / 2, size, size);
  });
  pen.strokeStyle = colour('--a');
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(...place[0]);
  game.path.forEach(choice => pen.lineTo(...place[choice[TARGET]]));
  pen.stroke();
  pen.beginPath();
  pen.arc(...place[here()], size / 2 + 4, 0, 7);
  pen.stroke();
  canvas.setAttribute('aria-label', `Map of all ${level.states.length} states, ${level.met.size} of them seen`);
  $('seen').textContent = `${level.met.size} of ${level.states.length} seen`;
}
