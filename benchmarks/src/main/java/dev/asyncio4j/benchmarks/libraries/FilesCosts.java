package dev.asyncio4j.benchmarks.libraries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.toThread;

import dev.asyncio4j.files.AsyncBinaryFile;
import dev.asyncio4j.files.AsyncFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files, beside the JDK's own that block. */
public final class FilesCosts {
  private static final int LINES = 20_000;
  private static final String LINE = "a line of text\n";

  private FilesCosts() {}

  public static void main(String[] args) throws Exception {
    Path lines = temporary(LINE.repeat(LINES).getBytes());
    Path small = temporary(LINE.repeat(230_000 / LINE.length()).getBytes());
    Path large = temporary(new byte[64 << 20]);
    Path written = temporary(new byte[0]);
    run(async(() -> measure(lines, small, large, written)));
  }

  private static Path temporary(byte[] content) throws IOException {
    Path path = Files.createTempFile("costs", null);
    path.toFile().deleteOnExit();
    return Files.write(path, content);
  }

  private static void measure(Path lines, Path small, Path large, Path written) throws Exception {
    Meter.measure("a line of 20,000, iterated", LINES, n -> iterate(lines));
    Meter.measure("the same, BufferedReader", LINES, n -> iterateBlocking(lines));
    Meter.measure("write of a line", LINES, n -> write(written, n));
    Meter.measure("the same, BufferedWriter", LINES, n -> writeBlocking(written, n));
    Meter.each("open, read 230 KB, close", 100, () -> openReadClose(small));
    Meter.each("readBytes, 230 KB", 100, () -> await(AsyncFiles.readBytes(small)));
    Meter.each(
        "toThread(readAllBytes), 230 KB",
        100,
        () -> await(toThread(() -> Files.readAllBytes(small))));
    Meter.measure("read(4 KiB) of 64 MiB", (64 << 20) / 4096, n -> reads(large, 4096));
    Meter.measure("a chunk of 64 KiB of 64 MiB", 1024, n -> chunks(large));
    Meter.measure("the same, FileChannel", 1024, n -> channel(large));
  }

  private static void iterate(Path path) {
    int length = 0;
    try (var file = await(AsyncFiles.open(path))) {
      for (String line : each(file)) length += line.length();
    }
    check(length > 0);
  }

  private static void iterateBlocking(Path path) throws IOException {
    int length = 0;
    try (var reader = Files.newBufferedReader(path)) {
      for (String line; (line = reader.readLine()) != null; ) length += line.length();
    }
    check(length > 0);
  }

  private static void write(Path path, int lines) {
    try (var file = await(AsyncFiles.open(path, "w"))) {
      for (int i = 0; i < lines; i++) await(file.write(LINE));
    }
  }

  private static void writeBlocking(Path path, int lines) throws IOException {
    try (var writer = Files.newBufferedWriter(path)) {
      for (int i = 0; i < lines; i++) writer.write(LINE);
    }
  }

  private static void openReadClose(Path path) {
    try (var file = await(AsyncFiles.open(path))) {
      check(!await(file.read()).isEmpty());
    }
  }

  private static void reads(Path path, int size) {
    try (AsyncBinaryFile file = await(AsyncFiles.openBinary(path, "r"))) {
      long count = 0;
      for (int length; (length = await(file.read(size)).length) > 0; ) count += length;
      check(count == 64 << 20);
    }
  }

  private static void chunks(Path path) {
    long count = 0;
    for (byte[] chunk : each(AsyncFiles.chunks(path, 1 << 16))) count += chunk.length;
    check(count == 64 << 20);
  }

  private static void channel(Path path) throws IOException {
    try (var channel = FileChannel.open(path)) {
      var buffer = ByteBuffer.allocate(1 << 16);
      long count = 0;
      for (int length; (length = channel.read(buffer.clear())) > 0; ) count += length;
      check(count == 64 << 20);
    }
  }

  private static void check(boolean holds) {
    if (!holds) throw new IllegalStateException("not everything was read");
  }
}
