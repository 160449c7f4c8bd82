package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Task;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.CancelScopes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks beside the one that asks, which end with the run. */
final class SideTasks {
  private SideTasks() {}

  /**
   * Cancels tasks, the last one first, and waits until all have ended.
   *
   * <p>A cancellation meanwhile goes to them as well, and comes out when they have ended.
   */
  static <T extends @Nullable Object> void end(Collection<Task<T>> tasks) {
    List<Task<T>> running = new ArrayList<>(tasks);
    cancel(running);
    var heard = CancelScopes.hearingOnce(() -> waitFor(running));
    if (heard != null) throw heard;
  }

  /** Waits for the end of all; returns the last cancellation that was heard meanwhile. */
  private static <T extends @Nullable Object> @Nullable CancelledError waitFor(
      List<Task<T>> running) {
    CancelledError heard = null;
    int told = cancelling();
    while (!unfinished(running).isEmpty()) {
      try {
        await(Asyncio.wait(unfinished(running), WaitOptions.defaults()));
      } catch (CancelledError cancelled) {
        heard = cancelled;
        if (cancelling() > told) cancel(running); // a scope that is cancelled says nothing new
        told = cancelling();
      }
    }
    return heard;
  }

  private static int cancelling() {
    var task = Asyncio.currentTask();
    return task == null ? 0 : task.cancelling();
  }

  private static void cancel(List<? extends Task<?>> tasks) {
    for (int i = tasks.size() - 1; i >= 0; i--) tasks.get(i).cancel();
  }

  private static <T extends @Nullable Object> List<Task<T>> unfinished(List<Task<T>> tasks) {
    return tasks.stream().filter(task -> !task.done()).toList();
  }
}
