package dev.asyncio4j.testing;

import dev.asyncio4j.VoidBody;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.VirtualTime;

/**
 * A test that runs: its loop, its clock, its trail and its end. A parameter of test and lifecycle
 * methods.
 *
 * <p><i>Python:</i> parts of {@code IsolatedAsyncioTestCase}.
 *
 * <p><b>Thread and loop:</b> on the test's loop.
 *
 * <pre>{@code
 * class ClientTest {
 *   @AsyncTest
 *   void reads(TestScope test) {
 *     var client = createTask(sleep(Duration.ofDays(1)));
 *     test.onEnd(() -> client.cancel());
 *   }
 * }
 * }</pre>
 */
public final class TestScope {
  private final TestRun run;

  TestScope(TestRun run) {
    this.run = run;
  }

  /** {@return the loop} */
  public EventLoop loop() {
    return run.loop();
  }

  /**
   * Returns the clock.
   *
   * @return it
   * @throws IllegalStateException if the test runs in real time
   */
  public VirtualTime time() {
    if (run.isRealTime())
      throw new IllegalStateException(
          "the test runs in real time and has no virtual clock: leave realTime out");
    return run.time;
  }

  /** {@return the network in memory, which the loop has from the first call on} */
  public FakeNetwork network() {
    return run.network();
  }

  /** {@return the trail of this test, empty at first} */
  public Trail trail() {
    return run.trail;
  }

  /**
   * Has a body run when the test has ended, before it is looked for what is left; the last one
   * first.
   *
   * <p><i>Python:</i> {@code addAsyncCleanup}; same. What one fails with fails the test, and the
   * others run all the same.
   *
   * @param body may await
   */
  public void onEnd(VoidBody body) {
    run.onEnd(body);
  }

  @Override
  public String toString() {
    return "<TestScope " + run.loop() + ">";
  }
}
