package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.testing.Loops.runOnePass;
import static dev.asyncio4j.testing.RealTime.join;

import dev.asyncio4j.testing.Trail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls of the loop's thread and of others go to one queue. */
class ThreadsafeOrderTest {
  private final EventLoop loop = newEventLoop();
  private final Trail trail = Trail.create();

  @AfterEach
  void close() {
    loop.close();
  }

  /** A call from another thread, which has ended when this returns. */
  private void callFromOutside(String name) {
    var thread = new Thread(() -> loop.callSoonThreadsafe(() -> trail.add(name)));
    thread.start();
    join(thread);
  }

  private void callSoon(String name) {
    loop.callSoon(() -> trail.add(name));
  }

  @Test
  @DisplayName("F-28 what another thread has brought before the run comes before later calls")
  void beforeTheRun() {
    callFromOutside("a");
    callSoon("b");
    callFromOutside("c");
    callSoon("d");
    runOnePass(loop);
    trail.assertIs("a", "b", "c", "d");
  }

  @Test
  @DisplayName("F-28 callSoonThreadsafe and callSoon of the caller keep their order before the run")
  void bothBeforeTheRun() {
    loop.callSoonThreadsafe(() -> trail.add("a"));
    callSoon("b");
    runOnePass(loop);
    trail.assertIs("a", "b");
  }

  @Test
  @DisplayName("F-28 so does what another thread brings while a callback waits for it")
  void inACallback() {
    loop.callSoon(
        () -> {
          callFromOutside("a");
          callSoon("b");
          callFromOutside("c");
          callSoon("d");
        });
    runOnePass(loop);
    trail.assertIs();
    runOnePass(loop);
    trail.assertIs("a", "b", "c", "d");
  }
}
