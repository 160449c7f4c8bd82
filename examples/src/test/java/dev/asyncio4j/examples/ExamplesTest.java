package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.examples.kotlin.AllCoresKt;
import dev.asyncio4j.examples.kotlin.BlockingCodeInThreadsKt;
import dev.asyncio4j.examples.kotlin.ChildProgramsKt;
import dev.asyncio4j.examples.kotlin.EchoServerAndClientKt;
import dev.asyncio4j.examples.kotlin.GatherResultsKt;
import dev.asyncio4j.examples.kotlin.HelloSleepKt;
import dev.asyncio4j.examples.kotlin.LineServerKt;
import dev.asyncio4j.examples.kotlin.ProducerConsumerKt;
import dev.asyncio4j.examples.kotlin.TaskGroupErrorsKt;
import dev.asyncio4j.examples.kotlin.TimeoutAndCancelKt;
import dev.asyncio4j.examples.mixed.MixedService;
import dev.asyncio4j.kotlin.Suspending;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each small example, and its twin in Kotlin, prints what its page says. */
class ExamplesTest {
  /** For the programs whose output depends on how fast the machine is. */
  private static final RunOptions VIRTUAL = RunOptions.defaults().virtualTime();

  @Test
  void helloSleep() {
    assertPrints(
        HelloSleep::main,
        HelloSleepKt::main,
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
        ChildProgramsKt::main,
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
        arguments -> run(GatherResults.all(), VIRTUAL),
        () -> run(Suspending.callVoid(GatherResultsKt::gatherResults), VIRTUAL),
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
        EchoServerAndClientKt::main,
        """
        echoed: one
        echoed: two
        closed
        """);
  }

  @Test
  void lineServer() {
    assertPrints(
        LineServer::main,
        LineServerKt::main,
        """
        answer: HELLO
        answer: HOW ARE YOU
        answer: BYE
        closed, aborted: 0
        """);
  }

  @Test
  void allCores() {
    assertPrints(
        AllCores::main,
        AllCoresKt::main,
        """
        answer: HELLO
        answer: HOW ARE YOU
        answer: BYE
        closed
        """);
  }

  @Test
  void producerConsumer() {
    assertPrints(
        ProducerConsumer::main,
        ProducerConsumerKt::main,
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
        TaskGroupErrorsKt::main,
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
        TimeoutAndCancelKt::main,
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
        BlockingCodeInThreadsKt::main,
        """
        loaded users and orders
        the loop ticked meanwhile: true
        """);
  }

  @Test
  void mixedService() {
    assertPrints(
        () -> run(Suspending.callVoid(MixedService.INSTANCE::answerRequests), VIRTUAL),
        """
        repository: lamp looked up or given up
        repository: desk looked up or given up
        200 order 1: 2 items, 80.00
        repository: lamp looked up or given up
        repository: carpet looked up or given up
        service: invoice 2 given up
        504 order 2 took too long
        """);
  }

  /** Runs the program in Java and its twin in Kotlin. */
  private static void assertPrints(Consumer<String[]> java, Runnable kotlin, String expected) {
    assertPrints(() -> java.accept(new String[0]), expected);
    assertPrints(kotlin, expected);
  }

  private static void assertPrints(Runnable program, String expected) {
    var captured =
        Captured.run(
            "",
            () -> {
              program.run();
              return 0;
            });
    assertThat(captured.out()).isEqualTo(expected);
    assertThat(captured.err()).isEmpty();
  }
}
