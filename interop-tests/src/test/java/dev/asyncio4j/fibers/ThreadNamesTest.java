package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What log lines and thread dumps call the threads of Java bodies. */
class ThreadNamesTest {
  private static String threadName() {
    return Thread.currentThread().getName();
  }

  private static Coroutine<String> nameAfterAwait() {
    Body<String> body =
        () -> {
          String before = threadName();
          await(sleep(Duration.ZERO));
          assertThat(threadName()).isEqualTo(before);
          return before;
        };
    return async(body);
  }

  @Test
  @DisplayName("K-03 each thread of a Java body has a name")
  void namesOfThreads() {
    run(
        async(
            () -> {
              assertThat(threadName()).matches("asyncio4j-fiber-\\d+");
              assertThat(await(createTask(nameAfterAwait())))
                  .matches("asyncio4j-fiber-\\d+")
                  .isNotEqualTo(threadName());
            }));
  }

  @Test
  @DisplayName("K-03 in debug mode the name has that of the task, while its body runs")
  void namesOfTasks() {
    run(
        async(
            () -> {
              assertThat(await(createTask(nameAfterAwait(), "reader")))
                  .matches("asyncio4j-fiber-\\d+ reader");
              assertThat(await(createTask(nameAfterAwait(), "writer")))
                  .matches("asyncio4j-fiber-\\d+ writer");
            }),
        RunOptions.defaults().debug(true));
  }

  /** Prints the name of the thread of a task. */
  static final class Printing {
    private Printing() {}

    public static void main(String[] args) {
      System.out.println(run(async(() -> await(createTask(nameAfterAwait(), "reader")))));
    }
  }

  @Test
  @DisplayName("INS-29 with the property asyncio4j.threadNames it is so in any mode")
  void alwaysNamesOfTasks() throws IOException, InterruptedException {
    var option = List.of("-Dasyncio4j.threadNames=true");
    assertThat(ChildJvm.output(Printing.class, option)).matches("asyncio4j-fiber-\\d+ reader\\R");
  }
}
