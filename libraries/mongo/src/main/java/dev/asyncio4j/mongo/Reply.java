package dev.asyncio4j.mongo;

import dev.asyncio4j.Future;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.OutsideWork;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One answer of the driver's, as a future of the loop; virtual time stands still until then.
 *
 * <pre>
 *   open ──answer, failure──▶ settled
 *     └────given up─────────▶ cancelled
 * </pre>
 *
 * It is open as long as its client has it among its calls; whoever takes it off ends it.
 *
 * @param <T> the type of what the publisher gives
 * @param <R> the type of the answer that is made of it
 */
final class Reply<T, R> implements Subscriber<T>, Calls.Open {
  final Future<@Nullable R> future;
  private final Calls calls;
  private final LoopPort port;
  private final OutsideWork work;
  private final @Nullable Object[] sent;
  private volatile @Nullable Subscription subscription;

  /** The answer; of the driver's threads until it is complete. */
  private @Nullable R value;

  private final BiFunction<@Nullable R, T, R> fold;

  Reply(
      Calls calls,
      LoopPort port,
      @Nullable R initial,
      BiFunction<@Nullable R, T, R> fold,
      @Nullable Object... sent) {
    this.calls = calls;
    this.port = port;
    this.sent = sent;
    this.fold = fold;
    value = initial;
    future = port.loop().createFuture();
    work = OutsideWork.begin(port.loop());
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(T element) {
    value = fold.apply(value, element);
  }

  @Override
  public void onError(Throwable error) {
    fail(calls.translated(error, sent));
  }

  @Override
  public void onComplete() {
    var answer = value;
    settle(() -> future.setResult(answer));
  }

  @Override
  public void fail(Throwable error) {
    settle(() -> future.setException(error));
  }

  private void settle(Runnable end) {
    if (!calls.remove(this)) return;
    try {
      port.execute(
          () -> {
            if (!future.done()) end.run();
          });
    } catch (RejectedExecutionException closed) {
      // the loop is closed: nobody can wait
    } finally {
      work.end();
    }
  }

  /** Drops the answer, as nobody waits any more; once it is settled, nothing happens. */
  void giveUp() {
    if (!calls.remove(this)) return;
    work.end();
    var asked = subscription;
    if (asked != null) asked.cancel();
  }
}
