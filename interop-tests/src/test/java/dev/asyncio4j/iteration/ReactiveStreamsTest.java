package dev.asyncio4j.iteration;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.ReactiveStreams;
import dev.asyncio4j.support.HandPublisher;
import dev.asyncio4j.support.HandSubscriber;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.FlowAdapters;

/** {@link ReactiveStreams} adds nothing to what {@code Flow} publishers do: one look each way. */
class ReactiveStreamsTest {
  @Test
  @DisplayName(
      "BRIDGE-18 a publisher of Reactive Streams is taken one by one; its error is the same")
  void publisherToIterable() {
    var flow = new HandPublisher<String>();
    var error = new IOException("torn");
    virtual(
        () -> {
          var elements = ReactiveStreams.toAsyncIterable(FlowAdapters.toPublisher(flow)).iterator();
          flow.onRequest(() -> flow.next("a"));
          assertThat(await(elements.next())).isEqualTo("a");
          assertThat(flow.requested()).isEqualTo(1);
          flow.onRequest(() -> flow.fail(error));
          assertThatThrownBy(() -> await(elements.next())).isSameAs(error);
        });
  }

  @Test
  @DisplayName("BRIDGE-18 an async iterable is a publisher of Reactive Streams")
  void iterableToPublisher() {
    var trail = Trail.create();
    var subscriber = new HandSubscriber<Integer>(trail::add);
    virtual(
        () -> {
          AsyncGenerator<Integer> source = asyncGenerator(y -> List.of(1, 2).forEach(y::emit));
          ReactiveStreams.toPublisher(source, getRunningLoop())
              .subscribe(FlowAdapters.toSubscriber(subscriber));
          passes(2);
          subscriber.subscription.request(3);
          passes(5);
          trail.assertIs("subscribed", 1, 2, "complete");
        });
  }

  @Test
  @DisplayName("BRIDGE-18 there and back is the same object, through the adapters, too")
  void thereAndBack() {
    virtual(
        () -> {
          AsyncGenerator<Integer> source = asyncGenerator(y -> y.emit(1));
          var publisher = ReactiveStreams.toPublisher(source, getRunningLoop());
          assertThat(ReactiveStreams.toAsyncIterable(publisher)).isSameAs(source);
        });
  }
}
