package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.CancelScopes;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A wait for what ends by itself, such as children, which hear the cancelled scopes: the task that
 * waits does not. Edges it does hear.
 */
final class QuietWait implements CancelScopes {
  private final Task<?> task;
  private final @Nullable Node node;
  private @Nullable Future<@Nullable Void> on;

  QuietWait(Task<?> task) {
    this.task = task;
    node = Node.of(task);
  }

  /** {@return the node that the task is in while it waits} */
  @Nullable Node node() {
    return node;
  }

  @Override
  public boolean cancels() {
    return false;
  }

  /** Waits until {@code over}, which {@link #look} has looked at; {@code edge} gets each edge. */
  void until(BooleanSupplier over, Consumer<CancelledError> edge) {
    if (over.getAsBoolean()) return;
    CancelScopes before = CancelScopes.of(task);
    CancelScopes.set(task, this);
    try {
      while (!over.getAsBoolean()) {
        on = getRunningLoop().createFuture();
        try {
          await(on);
        } catch (CancelledError e) {
          edge.accept(e);
        }
      }
    } finally {
      on = null;
      CancelScopes.set(task, before);
    }
  }

  /** Has the waiting task look whether it is over. */
  void look() {
    if (on != null && !on.done()) on.setResult(null);
  }
}
