// Records node's message ports, two queues at once: node record.js > node.csv
'use strict';
const { Worker, MessageChannel, receiveMessageOnPort, isMainThread, parentPort, workerData } =
  require('worker_threads');

const CALLS = 20000; // of each worker
const log = [];

// Not performance.now(): in every thread that counts from another beginning.
const word = new Int32Array(new SharedArrayBuffer(4));
function now() {
  Atomics.add(word, 0, 1); // a fence
  const t = process.hrtime.bigint();
  Atomics.add(word, 0, 1);
  return t;
}

function put(self, queue, port, item) {
  const invoked = now();
  port.postMessage(item);
  log.push([self, 'put', 'ok', item, invoked, now(), queue]);
}

function get(self, queue, port) {
  const invoked = now();
  const message = receiveMessageOnPort(port);
  const returned = now();
  const got = message !== undefined;
  log.push([self, 'get', got ? 'got' : 'empty', got ? message.message : 0, invoked, returned, queue]);
  return got;
}

function work({ self, queue, port, first }) {
  for (let n = 0; n < CALLS; n++)
    if (first) put(self, queue, port, first + n);
    else get(self, queue, port);
  parentPort.postMessage({ log, port }, [port]); // what is still inside goes along
}

// Starts a worker; its port, when it has finished.
function start(self, queue, port, first) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename,
      { workerData: { self, queue, port, first }, transferList: [port] });
    worker.on('error', reject);
    worker.on('message', (done) => {
      for (const call of done.log) log.push(call);
      resolve(done.port);
    });
  });
}

async function main() {
  const workers = [];
  for (const queue of ['a', 'b']) {
    const { port1, port2 } = new MessageChannel();
    for (let item = 1; item <= 10; item++) put('main', queue, port1, item);
    workers.push(start('putter-' + queue, queue, port1, 1000000));
    workers.push(start('getter-' + queue, queue, port2));
  }
  const ports = await Promise.all(workers);
  while (get('main', 'a', ports[1]));
  while (get('main', 'b', ports[3]));
  for (const port of ports) port.close();
  const head = '# ticks_per_second: 1000000000\n# order: fifo\n# drained\n' +
    'worker,kind,answer,item,invoked,returned,queue\n';
  process.stdout.write(head + log.map((call) => call.join(',') + '\n').join(''));
}

if (isMainThread) main();
else work(workerData);
