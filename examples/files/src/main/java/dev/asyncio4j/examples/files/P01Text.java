package dev.asyncio4j.examples.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.files.Python.repr;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.files.AsyncFiles;
import dev.asyncio4j.files.AsyncTextFile;
import dev.asyncio4j.files.ClosedFileException;
import dev.asyncio4j.files.DecodeErrors;
import dev.asyncio4j.files.Newline;
import dev.asyncio4j.files.OpenOptions;
import dev.asyncio4j.files.TextDecodeException;
import dev.asyncio4j.files.TextEncodeException;
import dev.asyncio4j.files.UnsupportedFileOperationException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The README: write, read, iterate lines, append, universal newlines, encodings, errors. */
public final class P01Text {
  private static final OpenOptions KEEP = OpenOptions.defaults().newline(Newline.KEEP);

  private P01Text() {}

  public static void main(String[] args) {
    run(async(() -> program()));
  }

  private static void program() throws Exception {
    Path folder = Files.createTempDirectory("files");
    Path path = folder.resolve("a.txt");
    writeAndRead(path);
    encodings(folder.resolve("bad.txt"));
    errors(folder, path);
  }

  private static void writeAndRead(Path path) throws Exception {
    AsyncTextFile written;
    try (var f = await(AsyncFiles.open(path, "w", KEEP))) {
      System.out.println(await(f.write("één\n")) + " characters");
      await(f.writeLines(List.of("two\r\n", "three\r", "four")));
      System.out.println(f.mode() + " " + repr(f.closed()) + " " + path.getFileName());
      written = f;
    }
    System.out.println(repr(written.closed()) + " " + Files.size(path) + " bytes");
    try (var f = await(AsyncFiles.open(path))) {
      System.out.println(repr(await(f.read())));
    }
    try (var f = await(AsyncFiles.open(path))) {
      System.out.println(repr(await(f.toList())));
    }
    try (var f = await(AsyncFiles.open(path))) {
      System.out.printf(
          "%s %s %s %s%n",
          repr(await(f.readLine())),
          repr(await(f.read(2))),
          repr(await(f.readLines())),
          repr(await(f.readLine())));
    }
    try (var f = await(AsyncFiles.open(path, "a"))) {
      await(f.write("\nfive"));
    }
    try (var f = await(AsyncFiles.open(path, "r", KEEP))) {
      System.out.println(repr(await(f.readLines())));
    }
    try (var f = await(AsyncFiles.open(path, "r+"))) {
      long place = await(f.tell());
      String first = await(f.readLine());
      long after = await(f.tell());
      await(f.seek(place));
      boolean same = first.equals(await(f.readLine()));
      System.out.println(repr(same) + " " + place + " " + after);
      await(f.seek(0));
      await(f.truncate(5));
      System.out.println(repr(await(f.read())));
    }
  }

  private static void encodings(Path bad) {
    try (var f = await(AsyncFiles.openBinary(bad, "wb"))) {
      await(f.write(new byte[] {'o', 'k', ' ', (byte) 0xFF, ' ', 'e', 'n', 'd'}));
    }
    try (var f = await(AsyncFiles.open(bad))) {
      await(f.read());
    } catch (TextDecodeException e) {
      System.out.println("cannot decode byte " + (e.bytes()[0] & 0xFF) + " at " + e.offset());
    }
    for (var errors : List.of(DecodeErrors.REPLACE, DecodeErrors.IGNORE)) {
      try (var f = await(AsyncFiles.open(bad, "r", OpenOptions.defaults().errors(errors)))) {
        System.out.println(Python.ascii(await(f.read())));
      }
    }
    try (var f = await(AsyncFiles.open(bad, "w", OpenOptions.defaults().encoding(US_ASCII)))) {
      await(f.write("é"));
    } catch (TextEncodeException e) {
      System.out.println("cannot encode");
    }
  }

  private static void errors(Path folder, Path path) {
    for (String mode : List.of("rw", "", "q", "rbt", "wb+x")) {
      try {
        await(AsyncFiles.open(path, mode));
      } catch (IllegalArgumentException e) {
        System.out.println("bad mode " + repr(mode));
      }
    }
    for (var attempt : List.of(List.of("missing", "r"), List.of("a.txt", "x"), List.of("", "r"))) {
      try {
        await(AsyncFiles.open(folder.resolve(attempt.get(0)), attempt.get(1)));
      } catch (UncheckedIOException e) {
        System.out.println(Python.nameOf(e));
      }
    }
    var f = await(AsyncFiles.open(path));
    await(f.closeAsync());
    await(f.closeAsync());
    for (Supplier<Coroutine<?>> call : List.<Supplier<Coroutine<?>>>of(f::read, f::tell)) {
      try {
        await(call.get());
      } catch (ClosedFileException e) {
        System.out.println("closed");
      }
    }
    try (var open = await(AsyncFiles.open(path))) {
      await(open.write("x"));
    } catch (UnsupportedFileOperationException e) {
      System.out.println("not writable");
    }
  }
}
