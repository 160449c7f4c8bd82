package dev.asyncio4j.loop;

import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.support.Support.join;
import static dev.asyncio4j.support.Support.runOnePass;

import dev.asyncio4j.support.Trail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls of the loop's thread and of others go to one queue. */
class ThreadsafeOrderTest {
  private final EventLoop loop = newEventLoop();
  private final Trail trail = new Trail();

  @AfterEach
  void close() {
    loop.close();
  }

  /** A call from another thread, which has ended when this returns. */
  private void callFromOutside(String name) {
    var thread = new Thread(() -> loop.callSoonThreadsafe(() -> trail.log(name)));
    thread.start();
    join(thread);
  }

  private void callSoon(String name) {
    loop.callSoon(() -> trail.log(name));
  }

  @Test
  @DisplayName("F-28 what another thread has brought before the run comes before later calls")
  void beforeTheRun() {
    callFromOutside("a");
    callSoon("b");
    callFromOutside("c");
    callSoon("d");
    runOnePass(loop);
    trail.assertExactly("a", "b", "c", "d");
  }

  @Test
  @DisplayName("F-28 callSoonThreadsafe and callSoon of the caller keep their order before the run")
  void bothBeforeTheRun() {
    loop.callSoonThreadsafe(() -> trail.log("a"));
    callSoon("b");
    runOnePass(loop);
    trail.assertExactly("a", "b");
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
    trail.assertExactly();
    runOnePass(loop);
    trail.assertExactly("a", "b", "c", "d");
  }
}
