/* Keys and buttons: each is an action of the game, after which all is drawn anew. */
const KEYS = { Z: 'undo', Y: 'redo', R: 'reset', H: 'hint', O: 'odds', I: 'impossible', N: 'next', P: 'previous' };

function act(name, argument) {
  const focused = document.activeElement && document.activeElement.id;
  actions[name](argument);
  draw();
  const again = focused && document.getElementById(focused); /* a button that was drawn anew */
  if (again)
    again.focus({ preventScroll: true });
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || /SELECT|INPUT/.test(event.target.tagName))
    return;
  const key = event.key.toUpperCase(), one = choicesHere().find(choice => choice.key === key);
  if (one)
    act('take', one.choice);
  else if (KEYS[key])
    act(KEYS[key]);
  else
    return;
  event.preventDefault();
});
for (const name of ['undo', 'redo', 'reset', 'hint', 'odds', 'impossible', 'next', 'previous'])
  $(name).onclick = () => act(name);
$('level').onchange = event => act('level', Number(event.target.value));
window.addEventListener('resize', drawMap);
window.addEventListener('hashchange', () => { openLink(location.hash); draw(); });
openLink(location.hash);
draw();
