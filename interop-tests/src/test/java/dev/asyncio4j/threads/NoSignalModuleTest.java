package dev.asyncio4j.threads;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.subprocess.AsyncProcess;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A Java runtime without {@code jdk.unsupported}, the JDK's door to signals. */
class NoSignalModuleTest {

  private static String output() throws IOException, InterruptedException {
    var options = List.of("--limit-modules", "java.base");
    return ChildJvm.output(Program.class, options);
  }

  /** Ends children, and wants to hear of a signal. */
  static final class Program {
    public static void main(String[] args) {
      Asyncio.run(
          async(
              () -> {
                System.out.println("terminate " + codeAfter(AsyncProcess::terminate));
                System.out.println("kill " + codeAfter(AsyncProcess::kill));
                System.out.println("USR1 " + codeAfter(child -> child.sendSignal("USR1")));
                AsyncProcess left;
                try (var child = await(createSubprocessExec(ProcessOptions.piped(), "true"))) {
                  left = child;
                }
                System.out.println("left " + left.returnCode().isPresent());
                try {
                  getRunningLoop().addSignalHandler("TERM", () -> {});
                } catch (IllegalStateException e) {
                  System.out.println("handler: " + e.getMessage());
                }
              }));
    }

    private static int codeAfter(Consumer<AsyncProcess> action) {
      try (var child = await(createSubprocessExec(ProcessOptions.piped(), "sleep", "60"))) {
        action.accept(child);
        return await(child.waitFor());
      }
    }
  }

  @Test
  @DisplayName("P-05 children are signalled and left without the JDK's module of signals")
  void signalsToChildren() throws Exception {
    assertThat(output().lines()).contains("terminate -15", "kill -9", "USR1 -10", "left true");
  }

  @Test
  @DisplayName("P-06 without the JDK's module of signals, a run and a handler say what is missing")
  void whatIsMissing() throws Exception {
    assertThat(output())
        .containsOnlyOnce("Ctrl-C will run no finally block")
        .contains("jlink --add-modules jdk.unsupported")
        .contains("handler: sig TERM cannot be caught");
  }
}
