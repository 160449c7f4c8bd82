package dev.asyncio4j.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Virtual threads, which this bytecode's JDK does not have. */
public final class VirtualThreads {
  public static final boolean EXIST = Runtime.version().feature() >= 21;

  private VirtualThreads() {}

  /** Starts {@code code} in a virtual thread; before JDK 21 the test is left out. */
  public static Thread start(Runnable code) {
    assumeTrue(EXIST, "virtual threads come with JDK 21");
    try {
      return (Thread)
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, code);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("a JDK from 21 on has Thread.startVirtualThread", e);
    }
  }

  /** Starts {@code code} in a virtual thread if there are any, in a platform thread otherwise. */
  public static Thread startIfTheyExist(Runnable code) {
    if (EXIST) return start(code);
    var thread = new Thread(code, "in place of a virtual thread");
    thread.start();
    return thread;
  }
}
