// Records a channel: go run record.go > go.csv
package main

import (
	"bufio"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

const calls = 20000 // of each worker

var (
	channel = make(chan uint64, 3*calls)
	start   = time.Now()
)

type call struct {
	kind, answer string
	item         uint64
	invoked      time.Duration
	returned     time.Duration
}

type worker struct {
	name string
	log  []call
	word int32
}

// Since reads the monotonic clock, not the time of day.
func (w *worker) now() time.Duration {
	atomic.AddInt32(&w.word, 1) // a fence
	t := time.Since(start)
	atomic.AddInt32(&w.word, 1)
	return t
}

func (w *worker) put(item uint64) {
	invoked := w.now()
	answer := "ok"
	select {
	case channel <- item:
	default:
		answer = "full"
	}
	w.log = append(w.log, call{"put", answer, item, invoked, w.now()})
}

func (w *worker) get() bool {
	invoked := w.now()
	var item uint64
	answer := "got"
	select {
	case item = <-channel:
	default:
		answer = "empty"
	}
	w.log = append(w.log, call{"get", answer, item, invoked, w.now()})
	return answer == "got"
}

// Blocks until there is an item.
func (w *worker) wait() {
	invoked := w.now()
	item := <-channel
	w.log = append(w.log, call{"wait", "got", item, invoked, w.now()})
}

func (w *worker) putAll(first uint64) {
	for n := uint64(0); n < calls; n++ {
		w.put(first + n)
	}
}

func (w *worker) getAll() {
	for n := 0; n < calls; n++ {
		if n%10 == 9 {
			w.wait()
		} else {
			w.get()
		}
	}
}

func main() {
	workers := []*worker{{name: "main"}, {name: "p1"}, {name: "p2"}, {name: "g1"}, {name: "g2"}}
	for item := uint64(1); item <= 10; item++ {
		workers[0].put(item)
	}
	var group sync.WaitGroup
	for i, w := range workers[1:] {
		group.Add(1)
		go func(i int, w *worker) {
			defer group.Done()
			if i < 2 {
				w.putAll(uint64(i+1) * 1000000)
			} else {
				w.getAll()
			}
		}(i, w)
	}
	group.Wait()
	for workers[0].get() {
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintf(out, "# ticks_per_second: 1000000000\n# order: fifo\n# capacity: %d\n# drained\n", 3*calls)
	for _, w := range workers {
		for _, c := range w.log {
			fmt.Fprintf(out, "%s,%s,%s,%d,%d,%d\n", w.name, c.kind, c.answer, c.item, c.invoked, c.returned)
		}
	}
}
