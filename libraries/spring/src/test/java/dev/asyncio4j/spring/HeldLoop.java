package dev.asyncio4j.spring;

import dev.asyncio4j.loop.LoopThread;
import java.util.concurrent.CountDownLatch;

/** A step that holds a loop until this is closed: what happens meanwhile is of other threads. */
final class HeldLoop implements AutoCloseable {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  private HeldLoop() {}

  /** Returns when the step has begun. */
  static HeldLoop of(LoopThread thread) {
    var held = new HeldLoop();
    thread.loop().callSoonThreadsafe(held::hold);
    pass(held.begun);
    return held;
  }

  private void hold() {
    begun.countDown();
    pass(release);
  }

  private static void pass(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    release.countDown();
  }
}
