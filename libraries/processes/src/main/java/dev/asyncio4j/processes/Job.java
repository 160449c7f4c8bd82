package dev.asyncio4j.processes;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A function on its way to a worker of a pool, and its result. */
final class Job {
  final Escrow task;
  final CompletableFuture<@Nullable Object> result = new CompletableFuture<>();

  /** The worker that runs it; null while it queues. */
  @Nullable Worker worker;

  Job(Escrow task) {
    this.task = task;
  }

  void end(Frame frame, ChildOptions options) {
    try {
      if (frame.kind() == Frame.Kind.ERROR) {
        result.completeExceptionally(Failure.read(frame.body()));
      } else {
        result.complete(Pickle.value(frame.body(), options.filter()));
      }
    } catch (Throwable e) { // what is read runs code of its class
      result.completeExceptionally(e);
    }
  }
}
