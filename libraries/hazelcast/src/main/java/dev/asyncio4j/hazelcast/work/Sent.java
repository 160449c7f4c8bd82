package dev.asyncio4j.hazelcast.work;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.ExecutionCallback;
import dev.asyncio4j.lowlevel.ExecutorAdapter;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/**
 * A piece of work that a member has. It ends when the member says so, also after a cancel: only
 * then are its limits free for other work.
 *
 * @param <T> the type of the result
 */
final class Sent<T> implements ExecutorAdapter.Submission<T>, ExecutionCallback<T> {
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

  /** The member's answer to a cancel. */
  ExecutionCallback<Boolean> cancelled() {
    return new ExecutionCallback<>() {
      @Override
      public void onResponse(Boolean never) {
        if (never) result.completeExceptionally(new CancellationException());
      }

      @Override
      public void onFailure(Throwable error) {
        // the member is gone, and the work fails with it
      }
    };
  }
}
