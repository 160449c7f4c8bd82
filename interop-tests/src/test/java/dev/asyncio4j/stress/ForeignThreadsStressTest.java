package dev.asyncio4j.stress;

import static dev.asyncio4j.Asyncio.allTasks;
import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.testing.Loops.reportsOf;
import static dev.asyncio4j.testing.RealTime.join;
import static dev.asyncio4j.testing.Virtual.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.support.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A million operations from threads that are not the loop's. */
class ForeignThreadsStressTest {
  private static final int PRODUCERS = 8;
  private static final int OPERATIONS_EACH = 125_000;

  /**
   * Five operations of every so many are larger than a call; on platform threads each of these
   * costs a few switches.
   */
  private static final int PERIOD = ChildJvm.MODE.equals("platform") ? 500 : 25;

  private final AtomicInteger answers = new AtomicInteger();

  @Test
  @DisplayName(
      "a million operations of eight foreign threads: none is lost, none runs twice, calls keep"
          + " their order")
  void nothingIsLost() {
    var threads = new ArrayList<Thread>();
    run(
        async(
            () -> {
              var loop = getRunningLoop();
              var reports = reportsOf(loop);
              var allRan = loop.<String>createFuture();
              var ledger =
                  new Ledger(PRODUCERS, OPERATIONS_EACH, () -> allRan.setResult("all ran"));
              threads.addAll(startProducers(loop, ledger));
              await(allRan);
              passes(3); // the last coroutines end, and what should not come would come
              assertThat(ledger.complaints()).isEmpty();
              assertThat(ledger.recorded()).isEqualTo(PRODUCERS * OPERATIONS_EACH);
              assertThat(ledger.distinct()).isEqualTo(PRODUCERS * OPERATIONS_EACH);
              assertThat(allTasks()).hasSize(1);
              assertThat(reports).isEmpty();
            }));
    threads.forEach(thread -> join(thread));
    assertThat(answers).hasValue(PRODUCERS * Producer.answersOf(OPERATIONS_EACH, PERIOD));
  }

  private List<Thread> startProducers(EventLoop loop, Ledger ledger) {
    var threads = new ArrayList<Thread>();
    for (int id = 0; id < PRODUCERS; id++) {
      var producer = new Producer(id, OPERATIONS_EACH, PERIOD, loop, ledger, answers);
      var thread = new Thread(producer, "producer " + id);
      thread.start();
      threads.add(thread);
    }
    return threads;
  }
}
