package dev.asyncio4j.examples.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.files.Python.repr;

import dev.asyncio4j.files.AsyncFiles;
import dev.asyncio4j.files.OpenOptions;
import dev.asyncio4j.files.Whence;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Binary files: buffered and unbuffered, read1, readinto, seek from three places, holes, exclusive
 * creation.
 */
public final class P02Binary {
  private P02Binary() {}

  public static void main(String[] args) {
    run(async(() -> program()));
  }

  private static void program() throws Exception {
    Path path = Files.createTempDirectory("files").resolve("b.bin");
    byte[] ten = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    try (var f = await(AsyncFiles.openBinary(path, "xb"))) {
      System.out.printf(
          "%d %d %s %s%n",
          await(f.write(ten)),
          await(f.tell()),
          repr(await(f.writable())),
          repr(await(f.seekable())));
    }
    places(path);
    try (var f = await(AsyncFiles.openBinary(path, "rb", OpenOptions.defaults().buffering(0)))) {
      System.out.printf(
          "%s %s %s%n",
          repr(await(f.read(2))), repr(await(f.readAll())), repr(f.channel().isPresent()));
    }
    try (var f = await(AsyncFiles.openBinary(path, "ab+"))) {
      await(f.seek(0));
      await(f.write("end\nno newline".getBytes()));
      await(f.seek(0));
      System.out.println(repr(await(f.toList())));
      System.out.println(repr(await(f.readLines())));
    }
    byte[] big = Arrays.copyOf(new byte[0], (1 << 20) + 4);
    System.arraycopy("tail".getBytes(), 0, big, 1 << 20, 4);
    try (var f = await(AsyncFiles.openBinary(path, "wb"))) {
      System.out.println(await(f.write(big)));
    }
    try (var f = await(AsyncFiles.openBinary(path, "rb"))) {
      int total = 0;
      for (byte[] chunk; (chunk = await(f.read(65536))).length > 0; ) total += chunk.length;
      System.out.println(total);
    }
  }

  private static void places(Path path) throws Exception {
    try (var f = await(AsyncFiles.openBinary(path, "rb+"))) {
      System.out.printf(
          "%d %s %d %s %s%n",
          await(f.seek(4)),
          repr(await(f.read(2))),
          await(f.seek(-3, Whence.END)),
          repr(await(f.read())),
          repr(await(f.read())));
      await(f.seek(2));
      System.out.println(await(f.seek(2, Whence.CURRENT)) + " " + repr(await(f.peek(1)) != null));
      var buffer = ByteBuffer.allocate(4);
      System.out.println(await(f.readInto(buffer)) + " " + repr(buffer.array()));
      await(f.seek(12));
      await(f.write("xy".getBytes()));
      await(f.flush());
      System.out.println(Files.size(path));
      await(f.seek(8));
      System.out.println(repr(await(f.read())));
      System.out.printf(
          "%d %d %s%n", await(f.truncate(3)), await(f.seek(0)), repr(await(f.read())));
      try {
        await(f.seek(-1));
      } catch (IllegalArgumentException e) {
        System.out.println("negative offset refused");
      }
    }
  }
}
