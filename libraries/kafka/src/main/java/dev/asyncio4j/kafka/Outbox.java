package dev.asyncio4j.kafka;

import dev.asyncio4j.lowlevel.LoopPort;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Messages on their way to the hand-over thread, a batch at a time.
 *
 * <p>A batch are those of one pass of the loop, or as many as make one.
 */
final class Outbox {
  private static final int BATCH = 128;

  /** The messages, and their bytes, at which a sender must wait for its own hand-over. */
  private static final int MOST = 2_048;

  private static final int MOST_BYTES = 4 << 20;

  private final LoopPort port;
  private final Worker worker;
  private final Consumer<Sending> handOver;
  private List<Sending> gathered = new ArrayList<>();

  /** The messages that wait here or at the worker; the loop adds, the worker takes away. */
  private final AtomicInteger count = new AtomicInteger();

  private final AtomicInteger bytes = new AtomicInteger();

  Outbox(LoopPort port, Worker worker, Consumer<Sending> handOver) {
    this.port = port;
    this.worker = worker;
    this.handOver = handOver;
  }

  boolean isFull() {
    return count.get() >= MOST || bytes.get() >= MOST_BYTES;
  }

  void add(Sending sending) {
    count.incrementAndGet();
    bytes.addAndGet(sending.size);
    gathered.add(sending);
    if (gathered.size() == BATCH) flush();
    else if (gathered.size() == 1) port.execute(this::flush);
  }

  /** Gives what was gathered to the worker, before another call is. */
  void flush() {
    if (gathered.isEmpty()) return;
    var batch = gathered;
    gathered = new ArrayList<>(batch.size());
    worker.post(() -> run(batch));
  }

  private void run(List<Sending> batch) {
    for (var each : batch) {
      handOver.accept(each);
      count.decrementAndGet();
      bytes.addAndGet(-each.size);
    }
  }
}
