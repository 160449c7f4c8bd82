package dev.asyncio4j.nurseries;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.lowlevel.CancelScopes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A child of a nursery: the node of its task, and what is called when the task is done.
 *
 * @param <T> the type of the task's result
 */
class Child<T extends @Nullable Object> extends Node implements Consumer<Future<T>> {
  final NurseryImpl nursery;

  Child(NurseryImpl nursery) {
    this.nursery = nursery;
  }

  /** Takes its place in the nursery's scope, before the first step of {@code task}. */
  final void begin(Task<T> task, Node scope) {
    host = task;
    attach(scope);
    CancelScopes.set(task, this);
    task.addDoneCallback(this);
  }

  /** {@return whether it is the nursery's, as seen from outside} */
  boolean isMember() {
    return true;
  }

  @Override
  public void accept(Future<T> task) {
    boolean byScope = isCancelled();
    detach();
    if (task.cancelled()) nursery.childCancelled(byScope);
    else nursery.childEnded(task.exception());
  }
}
