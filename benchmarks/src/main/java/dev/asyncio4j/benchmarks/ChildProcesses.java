package dev.asyncio4j.benchmarks;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.subprocess.ProcessOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Children per second: 8 tasks that start, feed and reap {@code true}, here and in asyncio, in
 * turn.
 *
 * <p>Usage: {@code java -cp benchmarks.jar dev.asyncio4j.benchmarks.ChildProcesses [python]}.
 */
public final class ChildProcesses {
  private static final int COUNT = 2000;
  private static final int ROUNDS = 3;

  private ChildProcesses() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var script = Files.createTempFile("children", ".py");
    try (var source = ChildProcesses.class.getResourceAsStream("/children.py")) {
      Files.write(script, source.readAllBytes());
    }
    var python = args.length > 0 ? args[0] : "python3";
    run(async(() -> some(200))); // warm up
    for (int round = 0; round < ROUNDS; round++) {
      System.out.printf("asyncio4j %.0f/s, asyncio %s/s%n", perSecond(), asyncio(python, script));
    }
    Files.delete(script);
  }

  private static double perSecond() {
    long start = System.nanoTime();
    run(
        async(
            () -> {
              var workers = new ArrayList<Coroutine<Void>>();
              for (int i = 0; i < 8; i++) workers.add(async(() -> some(COUNT / 8)));
              await(gather(workers));
            }));
    return COUNT / ((System.nanoTime() - start) / 1e9);
  }

  private static void some(int count) {
    for (int i = 0; i < count; i++) {
      try (var child = await(createSubprocessExec(ProcessOptions.piped(), "true"))) {
        await(child.communicate(null));
      }
    }
  }

  private static String asyncio(String python, Path script)
      throws IOException, InterruptedException {
    var command = new ProcessBuilder(python, script.toString(), String.valueOf(COUNT));
    var process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) throw new IOException(python + " failed");
    return String.valueOf(Math.round(Double.parseDouble(text.strip())));
  }
}
