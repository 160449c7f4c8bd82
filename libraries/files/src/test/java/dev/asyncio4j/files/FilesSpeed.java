package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.VoidBody;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The costs of file operations, in microseconds each: the best of several rounds. */
final class FilesSpeed {
  private static final int LINES = 20_000;
  private static final int ROUNDS = 15;

  private FilesSpeed() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("speed");
    Path lines = folder.resolve("lines");
    Path big = folder.resolve("big");
    Files.writeString(lines, "a line of text\n".repeat(LINES));
    Files.write(big, new byte[256 << 20]);
    byte[] text = Files.readAllBytes(lines);
    Path small = Files.write(folder.resolve("small"), Arrays.copyOf(text, 230_000));
    run(
        async(
            () -> {
              measure("a line, iterated", LINES, () -> iterate(lines));
              measure("write of a line", LINES, () -> write(folder.resolve("out")));
              measure("open, read 230 KB, close", 200, () -> openReadClose(small));
              measure(
                  "readBytes 230 KB",
                  200,
                  () -> times(200, () -> await(AsyncFiles.readBytes(small))));
              measure(
                  "toThread(readAllBytes) 230 KB",
                  200,
                  () -> times(200, () -> await(toThread(() -> Files.readAllBytes(small)))));
              measure("a chunk of 64 KiB", 4096, () -> chunks(big));
              measure("a read(64 KiB)", 4096, () -> reads(big));
              measure("FileChannel, 64 KiB", 4096, () -> channel(big));
            }));
    Trees.remove(folder);
  }

  private static void times(int count, VoidBody body) throws Exception {
    for (int i = 0; i < count; i++) body.run();
  }

  private static void measure(String what, int operations, VoidBody body) throws Exception {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      body.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.printf("%-32s %8.3f us%n", what, best / 1e3 / operations);
  }

  private static void iterate(Path path) {
    int count = 0;
    try (var file = await(AsyncFiles.open(path))) {
      for (String line : each(file)) count += line.length();
    }
    if (count == 0) throw new IllegalStateException("nothing read");
  }

  private static void write(Path path) {
    try (var file = await(AsyncFiles.open(path, "w"))) {
      for (int i = 0; i < LINES; i++) await(file.write("a line of text\n"));
    }
  }

  private static void openReadClose(Path path) throws Exception {
    times(
        200,
        () -> {
          try (var file = await(AsyncFiles.open(path))) {
            if (await(file.read()).isEmpty()) throw new IllegalStateException("nothing read");
          }
        });
  }

  private static void chunks(Path path) {
    for (byte[] chunk : each(AsyncFiles.chunks(path, 1 << 16))) {
      if (chunk.length == 0) throw new IllegalStateException("nothing read");
    }
  }

  private static void reads(Path path) {
    try (var file = await(AsyncFiles.openBinary(path, "r"))) {
      while (await(file.read(1 << 16)).length > 0) {}
    }
  }

  private static void channel(Path path) throws Exception {
    try (var channel = FileChannel.open(path)) {
      var buffer = ByteBuffer.allocate(1 << 16);
      while (channel.read(buffer.clear()) > 0) {}
    }
  }
}
