package dev.asyncio4j.guide.ch19;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createSubprocessShell;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.subprocess.Output;
import dev.asyncio4j.subprocess.ProcessOptions;
import dev.asyncio4j.subprocess.Stdio;
import java.io.UncheckedIOException;

/**
 * A command with arguments, a line for the shell, input and output, exit values, a kill. Python:
 * {@code commands.py}, Kotlin: {@code Commands.kt}.
 */
public final class Commands {
  private Commands() {}

  static Coroutine<Void> main() {
    return async(
        () -> {
          var piped = ProcessOptions.defaults().stdout(Stdio.PIPE);
          try (var echo = await(createSubprocessExec(piped, "echo", "two  spaces; $HOME"))) {
            System.out.println(
                await(echo.stdout().readLine(UTF_8)).strip() + " / " + await(echo.waitFor()));
          }
          var both = piped.stderr(Stdio.PIPE);
          try (var shell = await(createSubprocessShell(both, "echo out; echo err >&2; exit 3"))) {
            Output output = await(shell.communicate(null));
            System.out.println(
                output.text().strip()
                    + " "
                    + output.errorText().strip()
                    + " "
                    + shell.returnCode().getAsInt());
          }
          try (var sort = await(createSubprocessExec(piped.stdin(Stdio.PIPE), "sort"))) {
            Output output = await(sort.communicate("pear\napple\n".getBytes(UTF_8)));
            System.out.println(String.join(", ", output.text().lines().toList()));
          }
          var merged = piped.stderr(Stdio.STDOUT);
          try (var shell = await(createSubprocessShell(merged, "echo a; echo b >&2"))) {
            for (String line : each(shell.stdout().lines(UTF_8)))
              System.out.println("line " + line);
            await(shell.waitFor());
          }
          var silent = ProcessOptions.defaults().stdout(Stdio.DEVNULL);
          try (var sleep = await(createSubprocessExec(silent, "sleep", "60"))) {
            System.out.println("running: " + (sleep.returnCode().isEmpty() ? "yes" : "no"));
            sleep.terminate();
            System.out.println("ended by signal " + -await(sleep.waitFor()));
          }
          try {
            await(createSubprocessExec(ProcessOptions.defaults(), "no-such-program-here"));
          } catch (UncheckedIOException e) {
            System.out.println("no such program");
          }
        });
  }

  public static void main(String[] args) {
    run(main());
  }
}
