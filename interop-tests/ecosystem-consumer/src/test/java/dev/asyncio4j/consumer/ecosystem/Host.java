package dev.asyncio4j.consumer.ecosystem;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.loop.LoopThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rows share: a loop beside the framework's threads, something to await, something to
 * iterate.
 */
final class Host {
  static final List<String> ROWS = List.of("one", "two", "three");

  private Host() {}

  static LoopThread start() {
    return LoopThread.start("host");
  }

  static Coroutine<String> fetch() {
    return async(() -> await(sleep(Duration.ofMillis(1), "answer")));
  }

  static AsyncGenerator<String> lines() {
    return asyncGenerator(
        y -> {
          for (var row : ROWS) {
            await(sleep(Duration.ZERO));
            y.emit(row);
          }
        });
  }

  /** Runs a row's way to await, on a loop of its own. */
  static void onALoop(VoidBody row) {
    run(async(row));
  }

  static void assertRows(Iterable<String> found) {
    var rows = new ArrayList<String>();
    found.forEach(rows::add);
    assertEquals(ROWS, rows);
  }

  static void assertAnswer(Object found) {
    assertEquals("answer", found);
  }
}
