package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.currentTask;

import dev.asyncio4j.Task;
import dev.asyncio4j.lowlevel.DropWatch;
import java.lang.ref.Cleaner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks after what the server holds for a reader that nobody closes.
 *
 * <p>It is given up when the task that iterates it ends, and when it is dropped; in debug mode the
 * latter is told.
 */
final class Guard {
  private static final Cleaner CLEANER = Cleaner.create();

  private final @Nullable DropWatch watch;
  private final Cleaner.@Nullable Cleanable cleanable;
  private final Feed<?> feed;
  private final Consumer<Object> taskEnds;
  private @Nullable Task<?> task;
  private boolean isSettled;

  /**
   * Makes one.
   *
   * @param reader what is to be closed, which is not held
   * @param feed what is given up
   */
  Guard(Object reader, Feed<?> feed, String name) {
    this.feed = feed;
    taskEnds = done -> feed.close();
    var loop = feed.port().loop();
    boolean isTold = loop.getDebug();
    watch = isTold ? DropWatch.watch(loop, reader, "Unclosed " + name, feed::abandon) : null;
    cleanable = isTold ? null : CLEANER.register(reader, feed::abandon);
    feed.onOver = this::settle;
  }

  /** Has it end with the task that calls this. */
  void endWithTask() {
    var current = currentTask();
    if (isSettled || current == null || task != null) return;
    task = current;
    current.addDoneCallback(taskEnds);
  }

  /** Closes the reader; from any thread. */
  void close() {
    settle();
    if (feed.port().inTurn()) feed.close();
    else feed.abandon();
  }

  /** Ends the guard: the reader was closed, or has come to its end. */
  private void settle() {
    isSettled = true;
    if (watch != null) watch.settle();
    if (cleanable != null) cleanable.clean();
    if (task != null) task.removeDoneCallback(taskEnds);
    task = null;
  }
}
