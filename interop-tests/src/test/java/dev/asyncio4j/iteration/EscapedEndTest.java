package dev.asyncio4j.iteration;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Body1;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.support.HandPublisher;
import java.util.ArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ends of iteration where they do not belong, and generators that run or have ended. */
class EscapedEndTest {
  private static final StopAsyncIterationException END =
      new StopAsyncIterationException("of something else");

  private static AsyncGenerator<Integer> numbers() {
    return asyncGenerator(
        y -> {
          for (int i = 0; i < 3; i++) y.emit(i);
        });
  }

  private static <T> AsyncIterator<T> ended() {
    return () ->
        async(
            () -> {
              throw END;
            });
  }

  private static void assertEscapes(ThrowingCallable iteration) {
    assertThatThrownBy(iteration)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("async generator raised StopAsyncIteration: ")
        .hasCause(END);
  }

  @Test
  @DisplayName("F-11 an end of iteration that escapes from a generator's body is an error")
  void fromTheBody() {
    virtual(
        () -> {
          var seen = new ArrayList<Integer>();
          AsyncGenerator<Integer> broken =
              asyncGenerator(
                  y -> {
                    y.emit(1);
                    await(EscapedEndTest.<Integer>ended().next());
                    y.emit(2);
                  });
          assertEscapes(() -> each(broken).forEach(seen::add));
          assertThat(seen).containsExactly(1);
        });
  }

  @Test
  @DisplayName("F-11 an end of iteration that escapes from a function of map or filter is an error")
  void fromFunctions() {
    virtual(
        () -> {
          Body1<Integer, Integer> mapper =
              number -> {
                if (number == 1) throw END;
                return number;
              };
          assertEscapes(() -> await(numbers().map(mapper).toList()));
          assertEscapes(() -> await(numbers().filter(number -> mapper.run(number) >= 0).toList()));
          assertEscapes(() -> await(numbers().map(mapper).limit(3).toList()));
        });
  }

  @Test
  @DisplayName("F-11 an end of iteration that is thrown into a generator is an error")
  void thrownIn() {
    virtual(
        () -> {
          var begun = numbers();
          await(begun.next());
          assertEscapes(() -> await(begun.throwInto(END)));
          assertEscapes(() -> await(numbers().throwInto(END)));
        });
  }

  @Test
  @DisplayName("F-11 an end of iteration as the error of a publisher is an error")
  void fromAPublisher() {
    virtual(
        () -> {
          var publisher = new HandPublisher<Integer>();
          var list = createTask(AsyncIterable.of(publisher).toList());
          passes(2);
          publisher.fail(END);
          assertEscapes(() -> await(list));
        });
  }

  @Test
  @DisplayName("F-11 the end of an iterator of one's own, and of the source of a map, stay ends")
  void endsThatAreMeant() {
    virtual(
        () -> {
          assertThat(await(EscapedEndTest.<Integer>ended().map(n -> n + 1).toList())).isEmpty();
          assertThat(await(numbers().map(n -> n + 1).toList())).containsExactly(1, 2, 3);
        });
  }

  @Test
  @DisplayName("F-23 an error thrown into a generator that has ended gives null, as in CPython")
  void thrownIntoWhatHasEnded() {
    virtual(
        () -> {
          var error = new IllegalStateException("too late");
          var exhausted = numbers();
          await(exhausted.toList());
          assertThat(await(exhausted.throwInto(error))).isNull();
          var closed = numbers();
          await(closed.close());
          assertThat(await(closed.throwInto(error))).isNull();
          var unstarted = numbers();
          assertThatThrownBy(() -> await(unstarted.throwInto(error))).isSameAs(error);
          assertThat(await(unstarted.throwInto(error))).isNull();
          var ofPublisher =
              (AsyncGenerator<Integer>) AsyncIterable.of(new HandPublisher<Integer>()).iterator();
          await(ofPublisher.close());
          assertThat(await(ofPublisher.throwInto(error))).isNull();
        });
  }

  @Test
  @DisplayName("F-16 a call to a generator that runs is refused in the name of that call")
  void refusedByItsName() {
    virtual(
        () -> {
          AsyncGenerator<Integer> slow =
              asyncGenerator(
                  y -> {
                    pause(1);
                    y.emit(1);
                  });
          createTask(async(() -> await(slow.next())));
          passes(1);
          assertRefused("next", slow.next());
          assertRefused("send", slow.send(null));
          assertRefused("throwInto", slow.throwInto(new IllegalStateException("not thrown")));
          assertRefused("close", slow.close());
        });
  }

  private static void assertRefused(String call, Awaitable<?> refused) {
    assertThatThrownBy(() -> await(refused))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(call + "(): asynchronous generator is already running: <");
  }
}
