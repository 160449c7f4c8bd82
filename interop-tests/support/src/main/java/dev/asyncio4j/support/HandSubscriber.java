package dev.asyncio4j.support;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** A subscriber that tells its signals to a trail, and requests when the test tells it to. */
public final class HandSubscriber<T> implements Flow.Subscriber<T> {
  private final Consumer<Object> trail;
  private Consumer<? super T> onNext = element -> {};
  public volatile Flow.Subscription subscription;
  public volatile Throwable error;
  public volatile boolean ended;

  public HandSubscriber(Consumer<Object> trail) {
    this.trail = trail;
  }

  public HandSubscriber<T> onNext(Consumer<? super T> action) {
    onNext = action;
    return this;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    trail.accept("subscribed");
  }

  @Override
  public void onNext(T element) {
    trail.accept(element);
    onNext.accept(element);
  }

  @Override
  public void onError(Throwable error) {
    this.error = error;
    trail.accept("error");
    ended = true;
  }

  @Override
  public void onComplete() {
    trail.accept("complete");
    ended = true;
  }
}
