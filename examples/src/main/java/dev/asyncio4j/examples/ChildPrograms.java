package dev.asyncio4j.examples;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.subprocess.ProcessOptions;

/**
 * Feeds programs and reads what they say. Python: {@code child_programs.py}, Kotlin: {@code
 * ChildPrograms.kt}.
 */
public final class ChildPrograms {
  private ChildPrograms() {}

  static Coroutine<String> output(String input, String... command) {
    return async(
        () -> {
          try (var child = await(createSubprocessExec(ProcessOptions.piped(), command))) {
            var output = await(child.communicate(input.getBytes(UTF_8)));
            return new String(output.stdout(), UTF_8).strip() + ", code " + await(child.waitFor());
          }
        });
  }

  static Coroutine<Void> all() {
    return async(
        () -> {
          var sorted = output("b\na\n", "sort");
          var counted = output("one two three", "wc", "-w");
          var failed = output("", "sh", "-c", "exit 7");
          await(gather(sorted, counted, failed)).forEach(System.out::println);
        });
  }

  public static void main(String[] args) {
    run(all());
  }
}
