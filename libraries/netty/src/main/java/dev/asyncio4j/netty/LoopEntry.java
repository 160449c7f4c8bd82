package dev.asyncio4j.netty;

import dev.asyncio4j.loop.ExceptionContext;
import io.netty.util.internal.ThreadExecutorMap;

/** A task of Netty's in the loop's queue, in whose time Netty knows which executor it is in. */
final class LoopEntry implements Runnable {
  private final LoopEventLoop owner;
  private final Runnable task;

  LoopEntry(LoopEventLoop owner, Runnable task) {
    this.owner = owner;
    this.task = task;
  }

  /** Runs the task, unless the end of its event loop has done so. */
  @Override
  public void run() {
    if (owner.end.take(this)) call();
  }

  void call() {
    var before = ThreadExecutorMap.setCurrentExecutor(owner);
    try {
      task.run();
    } finally {
      ThreadExecutorMap.setCurrentExecutor(before);
    }
  }

  /** Runs the task where no queue of the loop reports its failure. */
  void callReporting() {
    try {
      call();
    } catch (Exception e) {
      owner.report(ExceptionContext.of("Exception in callback " + this, e));
    }
  }

  @Override
  public String toString() {
    return "%s of %s".formatted(task, owner);
  }
}
