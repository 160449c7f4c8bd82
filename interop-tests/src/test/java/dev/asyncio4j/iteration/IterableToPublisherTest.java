package dev.asyncio4j.iteration;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.testing.Loops.reportsOf;
import static dev.asyncio4j.testing.RealTime.waitUntil;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.HandSubscriber;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@link AsyncIterable#toPublisher}: the rules of Reactive Streams, by their numbers. */
class IterableToPublisherTest {
  private final Trail trail = Trail.create();
  private final HandSubscriber<Integer> subscriber = new HandSubscriber<>(trail::add);

  /** Emits 1 to {@code count}; logs each step. */
  private AsyncGenerator<Integer> numbers(int count) {
    return asyncGenerator(
        y -> {
          try {
            for (int i = 1; i <= count; i++) {
              trail.add("makes " + i);
              y.emit(i);
            }
          } finally {
            trail.add("closed");
          }
        });
  }

  @Test
  @DisplayName(
      "BRIDGE-18 an element is made when it is requested; the end is signalled once (1.1, 1.5)")
  void backPressure() {
    virtual(
        () -> {
          numbers(2).toPublisher(getRunningLoop()).subscribe(subscriber);
          passes(5);
          trail.assertIs("subscribed");
          subscriber.subscription.request(1);
          passes(5);
          trail.assertIs("subscribed", "makes 1", 1);
          subscriber.subscription.request(Long.MAX_VALUE);
          subscriber.subscription.request(Long.MAX_VALUE); // 3.17: no overflow
          passes(5);
          trail.assertIs("subscribed", "makes 1", 1, "makes 2", 2, "closed", "complete");
        });
  }

  @Test
  @DisplayName("BRIDGE-09 an error of the source is signalled as the same object (1.4)")
  void sameError() {
    var error = new IOException("torn");
    virtual(
        () -> {
          AsyncGenerator<Integer> failing =
              asyncGenerator(
                  y -> {
                    y.emit(1);
                    throw error;
                  });
          failing.toPublisher(getRunningLoop()).subscribe(subscriber);
          passes(2);
          subscriber.subscription.request(5);
          passes(5);
          trail.assertIs("subscribed", 1, "error");
          assertThat(subscriber.error).isSameAs(error);
        });
  }

  @Test
  @DisplayName(
      "BRIDGE-05 cancel ends what the iterator waits for and closes it; no signal follows (1.8)")
  void cancelCloses() {
    virtual(
        () -> {
          AsyncGenerator<Integer> slow =
              asyncGenerator(
                  y -> {
                    try {
                      y.emit(1);
                      await(sleep(seconds(3600)));
                    } finally {
                      trail.add("closed");
                    }
                  });
          slow.toPublisher(getRunningLoop()).subscribe(subscriber);
          passes(2);
          subscriber.subscription.request(2);
          passes(5);
          subscriber.subscription.cancel();
          subscriber.subscription.cancel(); // 3.7
          subscriber.subscription.request(1); // 3.6
          subscriber.subscription.request(-1);
          passes(5);
          trail.assertIs("subscribed", 1, "closed");
        });
  }

  @Test
  @DisplayName("BRIDGE-18 request and cancel within onNext: neither recurses nor is lost (3.3)")
  void requestWithinOnNext() {
    subscriber.onNext(
        element -> {
          if (element < 3) subscriber.subscription.request(1);
          else subscriber.subscription.cancel();
        });
    virtual(
        () -> {
          numbers(10).toPublisher(getRunningLoop()).subscribe(subscriber);
          passes(2);
          subscriber.subscription.request(1);
          passes(5);
          trail.assertIs("subscribed", "makes 1", 1, "makes 2", 2, "makes 3", 3, "closed");
        });
  }

  @Test
  @DisplayName("BRIDGE-18 a request that is not positive is answered with onError (3.9)")
  void badRequest() {
    virtual(
        () -> {
          numbers(3).toPublisher(getRunningLoop()).subscribe(subscriber);
          passes(2);
          subscriber.subscription.request(1);
          passes(2);
          subscriber.subscription.request(0);
          subscriber.subscription.request(-1);
          passes(5);
          trail.assertIs("subscribed", "makes 1", 1, "error", "closed");
          assertThat(subscriber.error)
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("request(0)");
        });
  }

  @Test
  @DisplayName("BRIDGE-18 each subscriber has an iterator of its own; null is refused (1.9, 1.10)")
  void severalSubscribers() {
    virtual(
        () -> {
          AsyncIterable<Integer> source = () -> numbers(1);
          var publisher = source.toPublisher(getRunningLoop());
          assertThatThrownBy(() -> publisher.subscribe(null))
              .isInstanceOf(NullPointerException.class);
          var other = new HandSubscriber<Integer>(trail::add);
          publisher.subscribe(subscriber);
          publisher.subscribe(other);
          passes(2);
          subscriber.subscription.request(2);
          other.subscription.request(2);
          passes(5);
          assertThat(trail.lines()).filteredOn("1"::equals).hasSize(2);
          assertThat(subscriber.ended && other.ended).isTrue();
        });
  }

  @Test
  @DisplayName("BRIDGE-18 a subscriber that throws counts as cancelled, and is reported (2.13)")
  void throwingSubscriber() {
    var error = new IllegalStateException("full");
    subscriber.onNext(
        element -> {
          throw error;
        });
    virtual(
        () -> {
          var reports = reportsOf(getRunningLoop());
          numbers(3).toPublisher(getRunningLoop()).subscribe(subscriber);
          passes(2);
          subscriber.subscription.request(3);
          passes(5);
          trail.assertIs("subscribed", "makes 1", 1, "closed");
          assertThat(reports)
              .singleElement()
              .satisfies(r -> assertThat(r.exception()).isSameAs(error));
        });
  }

  @Test
  @DisplayName("BRIDGE-18 subscribe, request and cancel come from any thread")
  void otherThreads() {
    virtual(
        () -> {
          var publisher = numbers(2).toPublisher(getRunningLoop());
          await(
              toThread(
                  () -> {
                    publisher.subscribe(subscriber);
                    waitUntil(() -> subscriber.subscription != null);
                    subscriber.subscription.request(3);
                    waitUntil(() -> subscriber.ended);
                  }));
          trail.assertIs("subscribed", "makes 1", 1, "makes 2", 2, "closed", "complete");
        });
  }

  @Test
  @DisplayName("BRIDGE-18 the end of the run ends the stream with CancelledError")
  void runEnds() {
    virtual(
        () -> {
          numbers(3).toPublisher(getRunningLoop()).subscribe(subscriber);
          passes(3);
          subscriber.subscription.request(1);
          passes(2);
        });
    trail.assertIs("subscribed", "makes 1", 1, "error", "closed");
    assertThat(subscriber.error).isInstanceOf(CancelledError.class);
  }

  @Test
  @DisplayName("BRIDGE-18 of a closed loop, a publisher fails its subscribers")
  void closedLoop() {
    var loop = newEventLoop();
    loop.close();
    AsyncIterable<Integer> source = () -> numbers(1);
    source.toPublisher(loop).subscribe(subscriber);
    trail.assertIs("subscribed", "error");
    assertThat(subscriber.error).hasMessageContaining("Event loop is closed");
  }

  @Test
  @DisplayName("BRIDGE-18 there and back is the same object")
  void thereAndBack() {
    virtual(
        () -> {
          var source = numbers(1);
          assertThat(AsyncIterable.of(source.toPublisher(getRunningLoop()))).isSameAs(source);
        });
  }

  @Test
  @DisplayName("BRIDGE-18 a null element is an error of the stream")
  void nullElement() {
    virtual(
        () -> {
          AsyncGenerator<Integer> nothing = asyncGenerator(y -> y.emit(null));
          nothing.toPublisher(getRunningLoop()).subscribe(subscriber);
          passes(2);
          subscriber.subscription.request(1);
          passes(5);
          assertThat(subscriber.error).isInstanceOf(NullPointerException.class);
        });
  }
}
