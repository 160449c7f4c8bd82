package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A capacity limiter.
 *
 * <p>Invariant: nobody waits while a token is free; a borrower is in one of the two tables at most.
 */
final class LimiterImpl implements CapacityLimiter {
  private final Set<Object> borrowers = new LinkedHashSet<>();

  /** The borrowers that wait, in their order, and the futures that they wait for. */
  private final Map<Object, Future<@Nullable Void>> waiting = new LinkedHashMap<>();

  private int totalTokens;

  LimiterImpl(int totalTokens) {
    this.totalTokens = checked(totalTokens);
  }

  private static int checked(int totalTokens) {
    if (totalTokens >= 0) return totalTokens;
    throw new IllegalArgumentException("total_tokens must be >= 0, got " + totalTokens);
  }

  @Override
  public int totalTokens() {
    return totalTokens;
  }

  @Override
  public void totalTokens(int n) {
    totalTokens = checked(n);
    serve();
  }

  @Override
  public int borrowedTokens() {
    return borrowers.size();
  }

  @Override
  public int availableTokens() {
    return totalTokens - borrowers.size();
  }

  @Override
  public Coroutine<@Nullable Void> acquire() {
    return async(() -> borrow(me("acquire")));
  }

  @Override
  public Coroutine<@Nullable Void> acquireOnBehalfOf(Object borrower) {
    Objects.requireNonNull(borrower, "borrower");
    return async(() -> borrow(borrower));
  }

  private void borrow(Object borrower) {
    Node.ask();
    if (borrowed(borrower)) return;
    Future<@Nullable Void> turn = getRunningLoop().createFuture();
    waiting.put(borrower, turn);
    try {
      await(turn);
    } catch (CancelledError e) {
      waiting.remove(borrower, turn);
      if (!turn.cancelled())
        releaseOnBehalfOf(borrower); // an edge came after the token: hand it on
      throw e;
    }
  }

  @Override
  public void acquireNowait() {
    acquireOnBehalfOfNowait(me("acquireNowait"));
  }

  @Override
  public void acquireOnBehalfOfNowait(Object borrower) {
    if (borrowed(Objects.requireNonNull(borrower, "borrower"))) return;
    throw new WouldBlockException(this + " has no free token: await acquire, or try later");
  }

  private boolean borrowed(Object borrower) {
    if (borrowers.contains(borrower)) {
      throw new IllegalStateException(
          "this borrower is already holding one of this CapacityLimiter's tokens: %s, %s"
              .formatted(Texts.of(borrower), this));
    }
    if (waiting.containsKey(borrower)) {
      throw new IllegalStateException(
          "this borrower is already waiting for one of this CapacityLimiter's tokens: %s, %s"
              .formatted(Texts.of(borrower), this));
    }
    return availableTokens() > 0 && borrowers.add(borrower);
  }

  @Override
  public void release() {
    releaseOnBehalfOf(me("release"));
  }

  @Override
  public void releaseOnBehalfOf(Object borrower) {
    if (!borrowers.remove(Objects.requireNonNull(borrower, "borrower"))) {
      throw new IllegalStateException(
          "this borrower isn't holding any of this CapacityLimiter's tokens: %s, %s"
              .formatted(Texts.of(borrower), this));
    }
    serve();
  }

  /** Gives the free tokens to those that have waited longest. */
  private void serve() {
    Iterator<Map.Entry<Object, Future<@Nullable Void>>> next = waiting.entrySet().iterator();
    while (availableTokens() > 0 && next.hasNext()) {
      Map.Entry<Object, Future<@Nullable Void>> waiter = next.next();
      next.remove();
      if (waiter.getValue().done()) continue; // cancelled, and it has not run yet
      borrowers.add(waiter.getKey());
      waiter.getValue().setResult(null);
    }
  }

  @Override
  public <T extends @Nullable Object> T with(Body<T> body) {
    await(acquire());
    try {
      return body.run();
    } catch (Throwable e) {
      throw Sneaky.thrown(e);
    } finally {
      release();
    }
  }

  @Override
  public void with(VoidBody body) {
    with(
        () -> {
          body.run();
          return null;
        });
  }

  private static Object me(String call) {
    return Node.requireTask("CapacityLimiter." + call);
  }

  @Override
  public LimiterStatistics statistics() {
    return new LimiterStatistics(
        borrowers.size(), totalTokens, new ArrayList<>(borrowers), waiting());
  }

  /** {@return how many wait; who was cancelled and has not run yet does not} */
  private int waiting() {
    return (int) waiting.values().stream().filter(turn -> !turn.done()).count();
  }

  @Override
  public String toString() {
    return "<CapacityLimiter %d/%d borrowed, %d waiting>"
        .formatted(borrowers.size(), totalTokens, waiting());
  }
}
