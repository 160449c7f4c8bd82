package dev.asyncio4j.benchmarks.programs;

import java.util.concurrent.ThreadFactory;

/** Virtual threads, reached from bytecode of Java 17. */
public final class VirtualThreads {
  private static final ThreadFactory FACTORY = factory();

  private VirtualThreads() {}

  private static ThreadFactory factory() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("virtual threads need JDK 21 or later", e);
    }
  }

  /** A body that may be interrupted: nothing here ever is. */
  public interface Blocking {
    void run() throws InterruptedException;
  }

  /** A body that does something a number of times. */
  public interface IntBody {
    void run(int count) throws InterruptedException;
  }

  public static Thread start(Runnable body) {
    Thread thread = FACTORY.newThread(body);
    thread.start();
    return thread;
  }

  public static void join(Thread thread) {
    unchecked(thread::join);
  }

  public static void unchecked(Blocking call) {
    try {
      call.run();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted, which nobody does here", e);
    }
  }
}
