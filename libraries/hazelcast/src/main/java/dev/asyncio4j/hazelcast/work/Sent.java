package dev.asyncio4j.hazelcast.work;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.ExecutionCallback;
import dev.asyncio4j.lowlevel.ExecutorAdapter;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A piece of work that a member has. It ends when the member says so, also after a cancel: only
 * then are its limits free for other work.
 *
 * @param <T> the type of the result
 */
final class Sent<T> implements ExecutorAdapter.Submission<T>, ExecutionCallback<T> {
  private static final Executor SOON = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);

  private final MemberExecutor executor;
  private final Member member;
  private final UUID task;
  private final CompletableFuture<T> result = new CompletableFuture<>();

  Sent(MemberExecutor executor, Member member, UUID task) {
    this.executor = executor;
    this.member = member;
    this.task = task;
  }

  Member member() {
    return member;
  }

  @Override
  public CompletionStage<T> result() {
    return result;
  }

  @Override
  public void onResponse(T response) {
    result.complete(response);
  }

  @Override
  public void onFailure(Throwable error) {
    result.completeExceptionally(Failures.translated(error, member));
    if (error instanceof RejectedExecutionException) cancel(false); // it had arrived already
  }

  @Override
  public boolean cancel(boolean interrupt) {
    executor.send(new CancelTask(task, interrupt), this);
    return false;
  }

  private void repeat(CancelTask cancel) {
    if (!result.isDone()) executor.send(cancel, this);
  }

  /** Takes the member's answer to a cancel. */
  ExecutionCallback<CancelAnswer> answerTo(CancelTask cancel) {
    return new ExecutionCallback<>() {
      @Override
      public void onResponse(CancelAnswer answer) {
        switch (answer) {
          case NEVER_RUNS -> result.completeExceptionally(new CancellationException());
          case HAS_BEGUN -> {} // the result comes
          case NOT_FOUND -> SOON.execute(() -> repeat(cancel)); // unless the result is on its way
        }
      }

      @Override
      public void onFailure(Throwable error) {
        // the member is gone, and the work fails with it
      }
    };
  }
}
