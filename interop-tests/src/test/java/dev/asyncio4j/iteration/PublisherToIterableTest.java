package dev.asyncio4j.iteration;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.support.HandPublisher;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** {@link AsyncIterable#of}: publishers of {@code java.util.concurrent.Flow}. */
class PublisherToIterableTest {
  private final HandPublisher<String> publisher = new HandPublisher<>();

  @RepeatedTest(20)
  @DisplayName("BRIDGE-18 the elements of a publisher of other threads come in order, to its end")
  void elementsInOrder() {
    var numbers = IntStream.range(0, 500).boxed().toList();
    var taken =
        run(
            async(
                () -> {
                  var source = new SubmissionPublisher<Integer>(ForkJoinPool.commonPool(), 4);
                  var taking = createTask(AsyncIterable.of(source).toList());
                  passes(1);
                  await(
                      toThread(
                          () -> {
                            numbers.forEach(source::submit); // blocks while four are not taken
                            source.close();
                          }));
                  return await(taking);
                }));
    assertThat(taken).isEqualTo(numbers);
  }

  @Test
  @DisplayName("BRIDGE-18 a publisher that refuses the subscription has no elements, then")
  void refused() {
    virtual(
        () -> {
          Flow.Publisher<String> refusing =
              subscriber -> {
                throw new IllegalStateException("refused");
              };
          var elements = AsyncIterable.of(refusing).iterator();
          assertThatThrownBy(() -> await(elements.next())).hasMessage("refused");
          assertThatThrownBy(() -> await(elements.next()))
              .isInstanceOf(StopAsyncIterationException.class);
          await(sleep(Duration.ofSeconds(1))); // nothing outside is waited for
        });
  }

  @Test
  @DisplayName("BRIDGE-18 an element is requested when it is asked for, and none before")
  void backPressure() {
    virtual(
        () -> {
          var elements = AsyncIterable.of(publisher).iterator();
          assertThat(publisher.subscribed()).isFalse();
          var first = createTask(async(() -> await(elements.next())));
          passes(2);
          assertThat(publisher.requested()).isEqualTo(1);
          publisher.next("a");
          assertThat(await(first)).isEqualTo("a");
          passes(5);
          assertThat(publisher.requested()).isEqualTo(1);
          var second = createTask(async(() -> await(elements.next())));
          passes(2);
          assertThat(publisher.requested()).isEqualTo(2);
          publisher.complete();
          assertThatThrownBy(() -> await(second)).isInstanceOf(StopAsyncIterationException.class);
          assertThatThrownBy(() -> await(elements.next()))
              .isInstanceOf(StopAsyncIterationException.class);
        });
  }

  @Test
  @DisplayName("BRIDGE-09 the publisher's error comes out as the same object, checked or not")
  void sameError() {
    var error = new IOException("torn");
    virtual(
        () -> {
          publisher.onRequest(() -> publisher.fail(error));
          var elements = AsyncIterable.of(publisher).iterator();
          assertThatThrownBy(() -> await(elements.next())).isSameAs(error);
          assertThatThrownBy(() -> await(elements.next()))
              .isInstanceOf(StopAsyncIterationException.class);
        });
  }

  @Test
  @DisplayName("BRIDGE-18 close cancels the subscription; nothing comes after it")
  void closeCancels() {
    virtual(
        () -> {
          var elements = (AsyncGenerator<String>) AsyncIterable.of(publisher).iterator();
          publisher.onRequest(() -> publisher.next("a"));
          assertThat(await(elements.next())).isEqualTo("a");
          await(elements.close());
          assertThat(publisher.cancelled()).isTrue();
          publisher.next("late");
          assertThatThrownBy(() -> await(elements.next()))
              .isInstanceOf(StopAsyncIterationException.class);
          await(elements.close());
        });
  }

  @Test
  @DisplayName("BRIDGE-18 one that was closed before its first element never subscribes")
  void closedBeforeItsStart() {
    virtual(
        () -> {
          var elements = (AsyncGenerator<String>) AsyncIterable.of(publisher).iterator();
          await(elements.close());
          assertThatThrownBy(() -> await(elements.next()))
              .isInstanceOf(StopAsyncIterationException.class);
          assertThat(publisher.subscribed()).isFalse();
        });
  }

  @Test
  @DisplayName("BRIDGE-18 the end of the run cancels what is still subscribed")
  void runEndCancels() {
    virtual(
        () -> {
          publisher.onRequest(() -> publisher.next("a"));
          for (var element : each(AsyncIterable.of(publisher))) {
            assertThat(element).isEqualTo("a");
            break;
          }
          assertThat(publisher.cancelled()).isFalse();
        });
    assertThat(publisher.cancelled()).isTrue();
  }

  @Test
  @DisplayName("BRIDGE-05 who is cancelled while it waits takes no element away")
  void cancelledWaiter() {
    virtual(
        () -> {
          var elements = AsyncIterable.of(publisher).iterator();
          var first = createTask(async(() -> await(elements.next())));
          passes(2);
          first.cancel();
          assertThatThrownBy(() -> await(first)).isInstanceOf(CancelledError.class);
          var second = createTask(async(() -> await(elements.next())));
          passes(2);
          assertThat(publisher.requested()).isEqualTo(1);
          publisher.next("a");
          assertThat(await(second)).isEqualTo("a");
        });
  }

  @Test
  @DisplayName("BRIDGE-18 while an element is requested, virtual time stands still")
  void virtualTimeWaits() {
    virtual(
        () -> {
          publisher.onRequest(() -> new Thread(() -> publisher.next("from outside")).start());
          var elements = AsyncIterable.of(publisher).iterator();
          assertThat(await(waitFor(elements.next(), seconds(3600)))).isEqualTo("from outside");
          assertThat(getRunningLoop().time()).isLessThan(seconds(3600));
        });
  }

  @Test
  @DisplayName("BRIDGE-18 a timeout over a silent publisher works in real time, too")
  void timeoutOverSilence() {
    run(
        async(
            () -> {
              var elements = AsyncIterable.of(publisher).iterator();
              var waiting = waitFor(elements.next(), java.time.Duration.ofMillis(5));
              assertThatThrownBy(() -> await(waiting)).isInstanceOf(AsyncTimeoutException.class);
            }));
    assertThat(publisher.cancelled()).isTrue();
  }

  @Test
  @DisplayName("BRIDGE-18 the subscriber keeps the rules: one subscription, no null signals")
  void subscriberRules() {
    virtual(
        () -> {
          publisher.onRequest(() -> publisher.next("a"));
          assertThat(await(AsyncIterable.of(publisher).iterator().next())).isEqualTo("a");
          var second = publisher.subscribeAgain();
          assertThat(second.cancelled).as("rule 2.5: the second subscription").isTrue();
          assertThat(publisher.cancelled()).isFalse();
          assertThatThrownBy(() -> publisher.next(null)).isInstanceOf(NullPointerException.class);
          assertThatThrownBy(() -> publisher.fail(null)).isInstanceOf(NullPointerException.class);
        });
  }

  @Test
  @DisplayName("BRIDGE-18 two at once for the next element are refused, as by a generator")
  void oneAtATime() {
    virtual(
        () -> {
          var elements = AsyncIterable.of(publisher).iterator();
          var first = createTask(async(() -> await(elements.next())));
          passes(2);
          assertThatThrownBy(() -> await(elements.next()))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("already running");
          publisher.next("a");
          assertThat(await(first)).isEqualTo("a");
        });
  }

  @Test
  @DisplayName("BRIDGE-18 a publisher that completes within request gives all its elements")
  void synchronousPublisher() {
    var left = new ArrayList<>(List.of("a", "b"));
    publisher.onRequest(
        () -> {
          publisher.next(left.remove(0));
          if (left.isEmpty()) publisher.complete();
        });
    List<String> taken = virtual(() -> await(AsyncIterable.of(publisher).toList()));
    assertThat(taken).containsExactly("a", "b");
  }
}
