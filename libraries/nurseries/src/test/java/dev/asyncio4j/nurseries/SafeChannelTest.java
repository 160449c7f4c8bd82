package dev.asyncio4j.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.nurseries.Nurseries.asSafeChannel;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static dev.asyncio4j.nurseries.Nurseries.shielded;
import static dev.asyncio4j.testing.Virtual.now;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.pause;
import static dev.asyncio4j.testing.Virtual.seconds;
import static dev.asyncio4j.testing.Virtual.secondsSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Generators and scopes; producers in tasks of their own. */
@ExtendWith(NothingLeftBehind.class)
class SafeChannelTest {
  private final Trail trail = Trail.create();

  private AsyncGenerator.Body<Integer> counting(int to) {
    return out -> {
      try {
        openNursery(
            nursery -> {
              for (int i = 1; i <= to; i++) {
                pause(1);
                out.emit(i);
                trail.add("emitted " + i);
              }
            });
      } finally {
        trail.add("producer ends");
      }
    };
  }

  @AsyncTest
  @DisplayName("NUR-G-01 emit inside an open scope or nursery of a generator's body is refused")
  void generators() {
    AsyncGenerator<Integer> bad = asyncGenerator(out -> CancelScope.create().run(s -> out.emit(1)));
    assertThatThrownBy(() -> await(bad.next()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside an open cancel scope");
    AsyncGenerator<Integer> alsoBad = asyncGenerator(out -> openNursery(n -> out.emit(1)));
    assertThatThrownBy(() -> await(alsoBad.next()))
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .singleElement()
                    .satisfies(
                        x -> assertThat(x).hasMessageContaining("inside an open cancel scope")));
    AsyncGenerator<Integer> good =
        asyncGenerator(
            out -> {
              moveOnAfter(seconds(1), () -> pause(9));
              out.emit(1);
            });
    assertThat(CancelScope.create().run(s -> await(good.next())).value()).isEqualTo(1);
    await(good.close());
  }

  @AsyncTest
  @DisplayName("NUR-G-01 asSafeChannel lets a producer emit inside scopes, one element at a time")
  void aProducer() {
    try (SafeChannel<Integer> channel = asSafeChannel(counting(2))) {
      for (int i : each(channel)) trail.add("got " + i);
    }
    trail.assertIs("got 1", "emitted 1", "got 2", "emitted 2", "producer ends");
  }

  @AsyncTest
  @DisplayName("NUR-G-01 it closes its task when the iteration is left early, and waits for that")
  void leftEarly() {
    var start = now();
    try (SafeChannel<Integer> channel =
        asSafeChannel(
            out -> {
              try {
                out.emit(1);
              } finally {
                shielded(() -> pause(3));
                trail.add("cleaned up");
              }
            })) {
      for (int i : each(channel)) {
        trail.add(i);
        break;
      }
    }
    assertThat(secondsSince(start)).isEqualTo(3);
    trail.assertIs("1", "cleaned up");
  }

  @AsyncTest
  @DisplayName("NUR-G-01 the scopes of the body never cancel who iterates")
  void scopesOfTheBody() {
    try (SafeChannel<String> channel =
        asSafeChannel(
            out -> {
              var scope = moveOnAfter(seconds(1), () -> out.emit("a"));
              trail.add("moved on: " + scope.cancelledCaught());
              out.emit("b");
            })) {
      for (String item : each(channel)) {
        trail.add(item);
        pause(5);
      }
    }
    trail.assertIs("a", "moved on: true", "b");
  }

  @AsyncTest
  @DisplayName("NUR-G-01 who waits for an element and is cancelled takes none")
  void aConsumerIsCancelled() {
    try (SafeChannel<Integer> channel = asSafeChannel(counting(2))) {
      var elements = channel.iterator();
      assertThat(moveOnAfter(seconds(-1), () -> await(elements.next())).cancelledCaught()).isTrue();
      var scope = CancelScope.create();
      var first = createTask(async(() -> scope.run(s -> await(elements.next()))));
      passes(1);
      assertThatThrownBy(() -> await(elements.next()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("by another task already");
      scope.cancel();
      await(first);
      pause(5);
      assertThat(await(elements.next())).isEqualTo(1);
      assertThat(await(elements.next())).isEqualTo(2);
      assertThatThrownBy(() -> await(elements.next()))
          .isInstanceOf(StopAsyncIterationException.class);
    }
  }

  @AsyncTest
  @DisplayName("NUR-G-01 errors of the producer come out once, of next() or of close()")
  void errors() {
    SafeChannel<Integer> failing =
        asSafeChannel(
            out -> {
              throw new IOException("producer");
            });
    var elements = failing.iterator();
    assertThatThrownBy(() -> await(elements.next())).hasMessage("producer");
    assertThatThrownBy(() -> await(elements.next()))
        .isInstanceOf(StopAsyncIterationException.class);
    failing.close();
    SafeChannel<Integer> failsAtTheEnd =
        asSafeChannel(
            out -> {
              try {
                out.emit(1);
              } catch (CancelledError e) {
                throw new IOException("clean-up");
              }
            });
    await(failsAtTheEnd.iterator().next());
    assertThatThrownBy(failsAtTheEnd::close).hasMessage("clean-up");
    failsAtTheEnd.close();
    SafeChannel<Integer> escapes =
        asSafeChannel(
            out -> {
              throw new StopAsyncIterationException("of another one");
            });
    assertThatThrownBy(() -> await(escapes.iterator().next()))
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(StopAsyncIterationException.class);
    SafeChannel<Integer> never = asSafeChannel(counting(3));
    never.close();
    assertThat(never).hasToString("<SafeChannel ended closing>");
    AsyncGenerator.Yielder<?>[] kept = {null};
    SafeChannel<Integer> leaks =
        asSafeChannel(
            out -> {
              kept[0] = out;
              out.emit(1);
            });
    await(leaks.iterator().next());
    assertThatThrownBy(() -> kept[0].emit(null)).hasMessageContaining("emit outside the body");
    leaks.close();
  }

  @AsyncTest
  @DisplayName("NUR-G-01 the producer is in the scopes in which the channel was made")
  void scopesAround() {
    SafeChannel<?>[] kept = {null};
    var scope =
        moveOnAfter(
            seconds(3),
            () -> {
              SafeChannel<Integer> channel = asSafeChannel(counting(99));
              kept[0] = channel;
              for (int i : each(channel)) trail.add("got " + i);
            });
    assertThat(scope.cancelledCaught()).isTrue();
    passes(3);
    kept[0].close();
    assertThat(trail.lines()).contains("producer ends").contains("got 2");
  }

  @AsyncTest
  @DisplayName("NUR-G-01 an edge while close() waits comes out once the producer has ended")
  void closeIsCancelled() {
    var start = now();
    var task =
        createTask(
            async(
                () -> {
                  try (SafeChannel<Integer> channel =
                      asSafeChannel(
                          out -> {
                            try {
                              out.emit(1);
                            } finally {
                              shielded(() -> pause(3));
                            }
                          })) {
                    await(channel.iterator().next());
                  }
                }));
    pause(1);
    task.cancel();
    assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
    assertThat(secondsSince(start)).isEqualTo(3);
  }

  @AsyncTest
  @DisplayName("NUR-G-01 each of those that close it waits for the end of the producer")
  void closedTwice() {
    SafeChannel<Integer> channel =
        asSafeChannel(
            out -> {
              try {
                out.emit(1);
              } finally {
                shielded(() -> pause(3));
              }
            });
    await(channel.iterator().next());
    var start = now();
    var closers = List.of(createTask(async(channel::close)), createTask(async(channel::close)));
    for (var closer : closers) await(closer);
    assertThat(secondsSince(start)).isEqualTo(3);
  }
}
