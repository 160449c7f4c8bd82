package dev.asyncio4j.testing;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.FrameCallGraphEntry;
import dev.asyncio4j.Task;
import dev.asyncio4j.lowlevel.Instrument;
import dev.asyncio4j.lowlevel.StepInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The work of a test's loop, for a look from another thread: a blocked loop has no turn. */
final class Sight implements Instrument {
  /**
   * A step that goes on.
   *
   * @param thread on which the loop began it
   * @param task whose step it is; null for a callback
   */
  private record Step(Thread thread, @Nullable Task<?> task) {}

  /** Guarded by itself. */
  private final Set<Task<?>> tasks = new LinkedHashSet<>();

  /** The step that goes on; null between two. */
  private volatile @Nullable Step step;

  @Override
  public void taskCreated(Task<?> task, @Nullable Task<?> creator) {
    synchronized (tasks) {
      tasks.add(task);
    }
  }

  @Override
  public void taskEnded(Task<?> task) {
    synchronized (tasks) {
      tasks.remove(task);
    }
  }

  @Override
  public void stepBegan(StepInfo info) {
    step = new Step(Thread.currentThread(), info.task());
  }

  @Override
  public void stepEnded(StepInfo info, long nanos) {
    step = null;
  }

  /** {@return each task with where it is and who awaits it, the oldest first} */
  String tree() {
    var tree = new StringBuilder();
    for (var task : unfinished()) tree.append('\n').append(Asyncio.formatCallGraph(task));
    return tree.toString();
  }

  private List<Task<?>> unfinished() {
    synchronized (tasks) {
      return List.copyOf(tasks);
    }
  }

  /** {@return the frames of the code that has the loop's turn; none if it waits} */
  StackTraceElement[] blocking() {
    var now = step;
    if (now == null) return new StackTraceElement[0];
    if (now.task == null) return now.thread.getStackTrace();
    return Asyncio.captureCallGraph(now.task).callStack().stream()
        .map(FrameCallGraphEntry::frame)
        .toArray(StackTraceElement[]::new);
  }

  /**
   * Returns the thread whose interrupt reaches what has the loop's turn.
   *
   * @param caller the thread that runs the loop; its second interrupt is handed on to any body
   * @param body that of the test's body
   * @param main the task of that one
   * @return one of these, or that of a callback
   */
  Thread interrupted(Thread caller, @Nullable Thread body, @Nullable Task<?> main) {
    var now = step;
    if (now != null && now.task == null) return now.thread;
    return body == null || now != null && now.task != main ? caller : body;
  }
}
