package dev.asyncio4j.support;

import dev.asyncio4j.testing.Trail;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** A subscriber that logs its signals in a trail, and requests when the test tells it to. */
public final class HandSubscriber<T> implements Flow.Subscriber<T> {
  private final Trail trail;
  private Consumer<? super T> onNext = element -> {};
  public volatile Flow.Subscription subscription;
  public volatile Throwable error;
  public volatile boolean ended;

  public HandSubscriber(Trail trail) {
    this.trail = trail;
  }

  public HandSubscriber<T> onNext(Consumer<? super T> action) {
    onNext = action;
    return this;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    trail.add("subscribed");
  }

  @Override
  public void onNext(T element) {
    trail.add(element);
    onNext.accept(element);
  }

  @Override
  public void onError(Throwable error) {
    this.error = error;
    trail.add("error");
    ended = true;
  }

  @Override
  public void onComplete() {
    trail.add("complete");
    ended = true;
  }
}
