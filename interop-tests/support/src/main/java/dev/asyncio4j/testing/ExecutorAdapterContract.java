package dev.asyncio4j.testing;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.Body;
import dev.asyncio4j.Future;
import dev.asyncio4j.SerializableBody;
import dev.asyncio4j.ThreadOptions;
import dev.asyncio4j.exceptions.RemoteWorkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Checks what an adapter of executors that are elsewhere must do. A test of one extends this, and
 * gives an executor whose workers have the classes of the test.
 */
public abstract class ExecutorAdapterContract {
  /** The executor, remote as its adapter says; it stays open. */
  protected abstract ExecutorService executor();

  private <T> T sent(SerializableBody<T> work) {
    return run(async(() -> await(getRunningLoop().runInExecutor(executor(), work))));
  }

  @Test
  @DisplayName("contract: a result comes back, null too")
  void results() {
    int six = 6;
    assertThat(sent(() -> six * 7)).isEqualTo(42);
    assertThat(this.<Object>sent(() -> null)).isNull();
    var options = ThreadOptions.defaults().executor(executor());
    assertThat(run(toThread(() -> six * 8, options))).isEqualTo(48);
  }

  @Test
  @DisplayName(
      "contract: the work's own exception comes back, not wrapped, with a note of the place")
  void failures() {
    var error = catchThrowable(() -> sent(ExecutorAdapterContract::failing));
    assertThat(error).isExactlyInstanceOf(IOException.class).hasMessage("broken there");
    assertThat(error.getSuppressed()[0]).hasMessageStartingWith("ran on ");
  }

  private static int failing() throws IOException {
    throw new IOException("broken there");
  }

  @Test
  @DisplayName("contract: errors of the JVM and results that cannot travel fail their work alone")
  void otherFailures() {
    assertThat(catchThrowable(() -> sent(ExecutorAdapterContract::endless)))
        .isInstanceOf(StackOverflowError.class);
    assertThat(catchThrowable(() -> sent(() -> List.of(new Object()))))
        .isInstanceOf(RemoteWorkException.class)
        .hasMessageContaining("(java.lang.Object), which is not Serializable");
    assertThat(sent(() -> "lives")).isEqualTo("lives");
  }

  private static int endless() {
    return endless() + 1;
  }

  @Test
  @DisplayName("contract: what cannot travel is refused in the call")
  void refused() {
    run(
        async(
            () -> {
              Body<Integer> plain = () -> 42;
              var error = catchThrowable(() -> getRunningLoop().runInExecutor(executor(), plain));
              assertThat(error)
                  .isInstanceOf(RemoteWorkException.class)
                  .hasMessageContaining("cannot travel to " + executor());
            }));
  }

  @Test
  @DisplayName("contract: many at once, each result to its own call, on more than one loop")
  void many() {
    for (int loops = 0; loops < 2; loops++) {
      run(
          async(
              () -> {
                var all = new ArrayList<Future<Integer>>();
                for (int i = 0; i < 500; i++) {
                  int number = i;
                  all.add(getRunningLoop().runInExecutor(executor(), () -> number));
                }
                assertThat(await(gather(all))).isEqualTo(IntStream.range(0, 500).boxed().toList());
              }));
    }
  }
}
