package dev.asyncio4j.support;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** A publisher of one subscriber that signals what the test tells it to, from where it is told. */
public final class HandPublisher<T> implements Flow.Publisher<T> {
  /** A subscription that keeps what it has been told. */
  public static final class Told implements Flow.Subscription {
    public final AtomicLong requested = new AtomicLong();
    public volatile boolean cancelled;
    private Runnable onRequest = () -> {};

    @Override
    public void request(long n) {
      requested.addAndGet(n);
      onRequest.run();
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  private final Told told = new Told();
  private volatile Flow.Subscriber<? super T> subscriber;

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    this.subscriber = subscriber;
    subscriber.onSubscribe(told);
  }

  /** Sets the action of each request, in the thread that makes it. */
  public void onRequest(Runnable action) {
    told.onRequest = action;
  }

  public boolean subscribed() {
    return subscriber != null;
  }

  public long requested() {
    return told.requested.get();
  }

  public boolean cancelled() {
    return told.cancelled;
  }

  public void next(T element) {
    subscriber.onNext(element);
  }

  public void fail(Throwable error) {
    subscriber.onError(error);
  }

  public void complete() {
    subscriber.onComplete();
  }

  /** Breaks the rules. */
  public Told subscribeAgain() {
    var second = new Told();
    subscriber.onSubscribe(second);
    return second;
  }
}
