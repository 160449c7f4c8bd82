package dev.asyncio4j.processes;

import dev.asyncio4j.Task;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The facts of this process: whether a parent started it, its name, and who asks in it. */
final class Processes {
  static final String HUB = "ASYNCIO4J_HUB";
  static final String TOKEN = "ASYNCIO4J_HUB_TOKEN";
  static final String NAME = "ASYNCIO4J_PROCESS";
  static final String MOST = "ASYNCIO4J_MAX_FRAME";
  private static final AtomicLong CHILDREN = new AtomicLong();
  private static final AtomicLong OWNERS = new AtomicLong(1L << 40);
  private static final Map<Task<?>, Long> TASKS = new WeakHashMap<>();
  private static volatile @Nullable String child;

  private Processes() {}

  static void isChild(String name) {
    child = name;
  }

  static @Nullable String childName() {
    return child;
  }

  static String name() {
    String own = child;
    return own != null ? own : "process " + ProcessHandle.current().pid();
  }

  /** The name of a new child: {@code parent/child} below the first generation. */
  static String nameOf(@Nullable String wanted, String kind) {
    String name = wanted != null ? wanted : kind + "-" + CHILDREN.incrementAndGet();
    String own = child;
    return own == null ? name : own + "/" + name;
  }

  /** The task that asks, or else the thread: a number within this process. */
  static long owner() {
    Task<?> task = Call.task();
    if (task == null) return threadId();
    synchronized (TASKS) {
      return TASKS.computeIfAbsent(task, t -> OWNERS.incrementAndGet());
    }
  }

  @SuppressWarnings("deprecation") // threadId() is newer than Java 17
  private static long threadId() {
    return Thread.currentThread().getId();
  }
}
