package dev.asyncio4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each small example prints what its page says. */
class ExamplesTest {
  @Test
  void helloSleep() {
    assertPrints(
        HelloSleep::main,
        """
        Hello ...
        ... World!
        greeted: World
        """);
  }

  @Test
  void childPrograms() {
    assertPrints(
        ChildPrograms::main,
        """
        a
        b, code 0
        3, code 0
        , code 7
        """);
  }

  @Test
  void gatherResults() {
    assertPrints(
        GatherResults::main,
        """
        3 is done
        2 is done
        1 is done
        [1, 4, 9]
        4 is done
        success: 16
        failure: -5 is negative
        """);
  }

  @Test
  void echoServerAndClient() {
    assertPrints(
        EchoServerAndClient::main,
        """
        echoed: one
        echoed: two
        closed
        """);
  }

  @Test
  void producerConsumer() {
    assertPrints(
        ProducerConsumer::main,
        """
        produced 1
        produced 2
        consumed 1
        consumed 2
        produced 3
        produced 4
        consumed 3
        consumed 4
        no more
        """);
  }

  @Test
  void taskGroupErrors() {
    assertPrints(
        TaskGroupErrors::main,
        """
        the short task is done
        the long task is cancelled
        unhandled errors in a TaskGroup (1 sub-exception)
        - out of paper
        """);
  }

  @Test
  void timeoutAndCancel() {
    assertPrints(
        TimeoutAndCancel::main,
        """
        the block cleans up
        timeout: the block took too long
        the coroutine cleans up
        waitFor: the coroutine took too long
        the task cleans up
        cancelled: not needed any more
        """);
  }

  @Test
  void blockingCodeInThreads() {
    assertPrints(
        BlockingCodeInThreads::main,
        """
        loaded users and orders
        the loop ticked meanwhile: true
        """);
  }

  private static void assertPrints(Consumer<String[]> main, String expected) {
    var captured =
        Captured.run(
            "",
            () -> {
              main.accept(new String[0]);
              return 0;
            });
    assertThat(captured.out()).isEqualTo(expected);
    assertThat(captured.err()).isEmpty();
  }
}
