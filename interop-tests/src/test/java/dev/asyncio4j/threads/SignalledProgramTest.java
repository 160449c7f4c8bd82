package dev.asyncio4j.threads;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.Output;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.Stdio;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.transports.TransportInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Programs of their own that get signals. */
class SignalledProgramTest {

  @Test
  void ctrlCEndsARunAndItsChild() throws IOException {
    ChildJvm.assumeSigintIsHeard();
    Asyncio.run(
        async(
            () -> {
              try (var program = start(Waiting.class)) {
                long child = Long.parseLong(line(program));
                program.sendSignal("INT");
                assertThat(line(program)).isEqualTo("cancelled");
                assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false))
                    .as("the child of the program runs")
                    .isFalse();
                assertThat(exitValue(program)).isEqualTo(128 + 2);
              }
            }));
  }

  /** A JVM that a signal ends exits by itself, with a code that tells the signal. */
  private static int exitValue(AsyncProcess program) {
    await(program.waitFor());
    return program.transport().extraInfo(TransportInfo.SUBPROCESS).orElseThrow().exitValue();
  }

  /** Has a child when Ctrl-C comes. */
  static final class Waiting {
    public static void main(String[] args) {
      Asyncio.run(
          async(
              () -> {
                try {
                  try (var child =
                      await(createSubprocessExec(ProcessOptions.piped(), "sleep", "60"))) {
                    System.out.println(child.pid());
                    await(child.waitFor());
                  }
                } catch (CancelledError e) {
                  System.out.println("cancelled");
                  throw e;
                }
              }));
    }
  }

  @Test
  void aHandlerTakesTheDefaultActionAndGivesItBack() {
    Asyncio.run(
        async(
            () -> {
              try (var program = start(Handling.class)) {
                assertThat(line(program)).isEqualTo("ready");
                program.terminate();
                assertThat(line(program)).isEqualTo("handled");
                program.terminate();
                assertThat(exitValue(program)).isEqualTo(128 + 15);
              }
            }));
  }

  /** Handles TERM once. */
  static final class Handling {
    public static void main(String[] args) {
      Asyncio.run(
          async(
              () -> {
                var loop = getRunningLoop();
                Future<String> got = loop.createFuture();
                loop.addSignalHandler("TERM", () -> got.setResult("handled"));
                System.out.println("ready");
                var handled = await(got);
                loop.removeSignalHandler("TERM");
                System.out.println(handled);
                await(sleep(Duration.ofSeconds(60)));
              }));
    }
  }

  @Test
  @DisplayName("UNIX-01 a handler of a signal that the JVM was started to ignore is warned of")
  void ignoredFromTheStart() {
    Asyncio.run(
        async(
            () -> {
              var heard = signalled("USR1", 60);
              assertThat(heard.text()).isEqualTo("called\n");
              assertThat(heard.errorText()).doesNotContain("will not be called");
              var unheard = signalled("HUP", 1);
              assertThat(unheard.text()).isEmpty();
              assertThat(unheard.errorText()).contains("the handler of HUP will not be called");
            }));
  }

  /** Sends a signal to a program that was started to ignore it, and returns what it prints then. */
  private static Output signalled(String name, int patience) {
    var command = new ArrayList<>(List.of("sh", "-c", "trap '' " + name + "; exec \"$@\"", "sh"));
    command.addAll(ChildJvm.running(Signalled.class, List.of(), name, "" + patience).command());
    var options = ProcessOptions.piped().stdin(Stdio.DEVNULL);
    try (var program = await(createSubprocessExec(options, command.toArray(String[]::new)))) {
      assertThat(line(program)).isEqualTo("ready");
      program.sendSignal(name);
      return await(program.communicate(null));
    }
  }

  /** Waits for the handler of the signal that it is told, for as many seconds as it is told. */
  static final class Signalled {
    public static void main(String[] args) {
      Asyncio.run(
          async(
              () -> {
                var loop = getRunningLoop();
                Future<String> got = loop.createFuture();
                loop.addSignalHandler(args[0], () -> got.setResult("called"));
                System.out.println("ready");
                try {
                  System.out.println(
                      await(waitFor(got, Duration.ofSeconds(Long.parseLong(args[1])))));
                } catch (AsyncTimeoutException e) {
                  // not called
                }
              }));
    }
  }

  private static AsyncProcess start(Class<?> main) {
    var options = ProcessOptions.defaults().stdout(Stdio.PIPE).stderr(Stdio.DEVNULL);
    return await(createSubprocessExec(options, ChildJvm.running(main, List.of()).command()));
  }

  private static String line(AsyncProcess program) {
    return new String(await(program.stdout().readLine())).strip();
  }
}
