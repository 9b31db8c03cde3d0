//! Records a channel of the standard library: rustc -O record.rs && ./record > rust.csv
use std::io::{self, BufWriter, Write};
use std::sync::atomic::{fence, Ordering::SeqCst};
use std::sync::mpsc::{channel, Receiver, Sender};
use std::thread;
use std::time::Instant;

const CALLS: u64 = 20_000; // of each worker

struct Worker {
    name: &'static str,
    start: Instant, // one for all
    log: Vec<(&'static str, &'static str, u64, u128, u128)>,
}

impl Worker {
    fn new(name: &'static str, start: Instant) -> Worker {
        Worker { name, start, log: Vec::new() }
    }

    fn now(&self) -> u128 {
        fence(SeqCst); // what the call before stored can be seen by all
        let t = self.start.elapsed().as_nanos();
        fence(SeqCst); // the call after has not looked at anything yet
        t
    }

    fn put(&mut self, queue: &Sender<u64>, item: u64) {
        let invoked = self.now();
        queue.send(item).unwrap();
        self.log.push(("put", "ok", item, invoked, self.now()));
    }

    fn get(&mut self, queue: &Receiver<u64>) -> bool {
        let invoked = self.now();
        let item = queue.try_recv().unwrap_or(0);
        let returned = self.now();
        self.log.push(("get", if item > 0 { "got" } else { "empty" }, item, invoked, returned));
        item > 0
    }

    /// Blocks until there is an item.
    fn wait(&mut self, queue: &Receiver<u64>) {
        let invoked = self.now();
        let item = queue.recv().unwrap();
        self.log.push(("wait", "got", item, invoked, self.now()));
    }
}

fn main() {
    let start = Instant::now();
    let (sender, receiver) = channel();
    let mut main = Worker::new("main", start);
    for item in 1..=10 {
        main.put(&sender, item);
    }
    let getter = thread::spawn(move || {
        let mut worker = Worker::new("getter", start);
        for call in 0..CALLS {
            if call % 10 == 9 {
                worker.wait(&receiver);
            } else {
                worker.get(&receiver);
            }
        }
        (worker, receiver)
    });
    let mut putters = Vec::new();
    for (name, first) in [("p1", 1_000_000), ("p2", 2_000_000)] {
        let sender = sender.clone();
        putters.push(thread::spawn(move || {
            let mut worker = Worker::new(name, start);
            for item in first..first + CALLS {
                worker.put(&sender, item);
            }
            worker
        }));
    }
    let (getter, receiver) = getter.join().unwrap();
    let mut workers = vec![getter];
    for putter in putters {
        workers.push(putter.join().unwrap());
    }
    while main.get(&receiver) {}
    workers.push(main);

    let mut out = BufWriter::new(io::stdout());
    writeln!(out, "# ticks_per_second: 1000000000\n# order: fifo\n# drained").unwrap();
    for worker in &workers {
        for (kind, answer, item, invoked, returned) in &worker.log {
            writeln!(out, "{},{},{},{},{},{}", worker.name, kind, answer, item, invoked, returned)
                .unwrap();
        }
    }
}
