package dev.asyncio4j.examples.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.files.Python.repr;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.files.AsyncFiles;
import dev.asyncio4j.files.AsyncTextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fifty files at once; a program goes on while a disk operation runs; one file used by two tasks
 * stays whole.
 */
public final class P05Concurrent {
  private P05Concurrent() {}

  public static void main(String[] args) {
    run(async(() -> program()));
  }

  private static Coroutine<Integer> copy(Path folder, int i) {
    Path path = folder.resolve(String.valueOf(i));
    return async(
        () -> {
          try (var f = await(AsyncFiles.open(path, "w"))) {
            for (int line = 0; line < 20; line++) await(f.write(i + ":" + line + "\n"));
          }
          int sum = 0;
          try (var f = await(AsyncFiles.open(path))) {
            for (String line : each(f)) sum += Integer.parseInt(line.strip().split(":")[1]);
          }
          return sum;
        });
  }

  private static void program() throws Exception {
    Path folder = Files.createTempDirectory("files");
    var copies = IntStream.range(0, 50).mapToObj(i -> copy(folder, i)).toList();
    var sums = new HashSet<>(await(gather(copies)));
    System.out.println(sums.toString().replace('[', '{').replace(']', '}'));
    pipe(folder.resolve("fifo"));
    log(folder.resolve("log"));
  }

  /** A named pipe: open() blocks until the other side opens, and the loop goes on meanwhile. */
  private static void pipe(Path fifo) throws Exception {
    new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
    int[] beats = {0};
    var ticker =
        createTask(
            async(
                () -> {
                  while (true) {
                    await(sleep(Duration.ofMillis(10)));
                    beats[0]++;
                  }
                }));
    var reading =
        createTask(
            async(
                () -> {
                  try (var f = await(AsyncFiles.open(fifo))) {
                    return await(f.read());
                  }
                }));
    while (beats[0] <= 5) await(sleep(Duration.ofMillis(10)));
    try (var f = await(AsyncFiles.open(fifo, "w"))) {
      await(f.write("through the pipe"));
    }
    System.out.println(await(reading) + " " + repr(beats[0] > 5));
    ticker.cancel();
  }

  private static void log(Path log) throws Exception {
    try (var f = await(AsyncFiles.open(log, "w"))) {
      await(gather(write(f, "a"), write(f, "b")));
    }
    List<String> lines = Files.readAllLines(log);
    var ofA = lines.stream().filter(line -> line.startsWith("a")).toList();
    var wanted = IntStream.range(0, 100).mapToObj(i -> "a" + i).toList();
    boolean whole = lines.stream().allMatch(line -> line.matches("[ab]\\d+"));
    System.out.println(lines.size() + " " + repr(ofA.equals(wanted)) + " " + repr(whole));
  }

  private static Coroutine<Void> write(AsyncTextFile f, String name) {
    return async(
        () -> {
          for (int i = 0; i < 100; i++) await(f.write(name + i + "\n"));
          return null;
        });
  }
}
