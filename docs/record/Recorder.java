// Records a LinkedBlockingQueue: java Recorder.java > java.csv
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class Recorder {
    static final int CALLS = 20000; // of each worker
    static final LinkedBlockingQueue<Long> queue = new LinkedBlockingQueue<>();
    static final long start = System.nanoTime(); // may be negative, so count from here

    record Call(String kind, String answer, long item, long invoked, long returned, String deadline) {}

    static class Worker {
        final String name;
        final List<Call> log = new ArrayList<>();

        Worker(String name) {
            this.name = name;
        }

        // Not currentTimeMillis(): the time of day can be set back.
        static long now() {
            VarHandle.fullFence(); // what the call before stored can be seen by all
            long t = System.nanoTime() - start;
            VarHandle.fullFence(); // the call after has not looked at anything yet
            return t;
        }

        void put(long item) {
            long invoked = now();
            boolean in = queue.offer(item);
            log.add(new Call("put", in ? "ok" : "full", item, invoked, now(), ""));
        }

        void got(String kind, Long item, long invoked, long returned, String deadline) {
            boolean got = item != null;
            log.add(new Call(kind, got ? "got" : "empty", got ? item : 0, invoked, returned, deadline));
        }

        boolean get() {
            long invoked = now();
            Long item = queue.poll();
            got("get", item, invoked, now(), "");
            return item != null;
        }

        void getTimed(long ns) throws InterruptedException {
            long invoked = now();
            Long item = queue.poll(ns, TimeUnit.NANOSECONDS);
            got("timed", item, invoked, now(), "" + (invoked + ns));
        }

        // Blocks until there is an item.
        void await() throws InterruptedException {
            long invoked = now();
            Long item = queue.take();
            got("wait", item, invoked, now(), "");
        }
    }

    static Thread putter(Worker worker, long first) {
        return new Thread(() -> {
            for (int n = 0; n < CALLS; n++)
                worker.put(first + n);
        });
    }

    static Thread getter(Worker worker) {
        return new Thread(() -> {
            try {
                for (int n = 0; n < CALLS; n++)
                    if (n % 10 == 9)
                        worker.getTimed(100_000);
                    else if (n % 10 == 8)
                        worker.await();
                    else
                        worker.get();
            } catch (InterruptedException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }

    public static void main(String[] arguments) throws InterruptedException {
        Worker main = new Worker("main"), p1 = new Worker("p1"), p2 = new Worker("p2"),
            g1 = new Worker("g1"), g2 = new Worker("g2");
        for (long item = 1; item <= 10; item++)
            main.put(item);
        List<Thread> threads = List.of(putter(p1, 1_000_000), putter(p2, 2_000_000), getter(g1), getter(g2));
        for (Thread thread : threads)
            thread.start();
        for (Thread thread : threads)
            thread.join();
        while (main.get())
            ;
        StringBuilder out = new StringBuilder("# ticks_per_second: 1000000000\n# order: fifo\n# drained\n"
            + "worker,kind,answer,item,invoked,returned,deadline\n");
        for (Worker w : List.of(main, p1, p2, g1, g2))
            for (Call c : w.log)
                out.append(String.join(",", w.name, c.kind, c.answer, "" + c.item, "" + c.invoked,
                    "" + c.returned, c.deadline)).append('\n');
        System.out.print(out);
    }
}
