package dev.asyncio4j.examples.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.files.Python.repr;

import dev.asyncio4j.files.AsyncFiles;
import dev.asyncio4j.files.AsyncOs;
import dev.asyncio4j.files.TempFiles;
import dev.asyncio4j.files.TempOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/** Temporary files and folders: gone at the end, also after a failure; spooled files roll over. */
public final class P04Tempfile {
  private P04Tempfile() {}

  public static void main(String[] args) {
    run(async(() -> program()));
  }

  private static void program() throws Exception {
    try (var f = await(TempFiles.temporaryTextFile(TempOptions.defaults()))) {
      await(f.write("hello\nworld\n"));
      await(f.seek(0));
      System.out.println(repr(await(f.toList())));
    }
    Path name;
    var named = TempOptions.defaults().prefix("pre-").suffix(".end");
    try (var f = await(TempFiles.namedTemporaryFile(named))) {
      await(f.write("Line1\n Line2".getBytes()));
      await(f.seek(0));
      name = f.path();
      String file = name.getFileName().toString();
      System.out.printf(
          "%s %s %s%n",
          repr(await(f.toList())), repr(file.startsWith("pre-")), repr(f.name().endsWith(".end")));
      int mode = await(AsyncOs.stat(name)).mode() & 0777;
      System.out.println(repr(Files.exists(name)) + " 0o" + Integer.toOctalString(mode));
    }
    System.out.println(repr(Files.exists(name)));
    Path kept;
    try (var f = await(TempFiles.namedTemporaryTextFile(TempOptions.defaults().delete(false)))) {
      await(f.write("kept"));
      kept = f.path();
    }
    System.out.println(Files.readString(kept));
    Files.delete(kept);
    folder();
    spooled();
  }

  private static void folder() {
    Path gone = null;
    try (var folder = await(TempFiles.temporaryDirectory(TempOptions.defaults().prefix("dir-")))) {
      gone = folder.path();
      Path inside = gone.resolve("file");
      try (var f = await(AsyncFiles.open(inside, "w"))) {
        await(f.write("x"));
      }
      await(AsyncOs.makedirs(gone.resolve("a").resolve("b"), false));
      System.out.println(repr(Files.isDirectory(gone)) + " " + repr(Files.exists(inside)));
      throw new NoSuchElementException("body failed");
    } catch (NoSuchElementException e) {
      System.out.println(repr(Files.exists(gone)));
    }
  }

  private static void spooled() {
    try (var f = await(TempFiles.spooledTemporaryFile(10, TempOptions.defaults()))) {
      await(f.write("12345".getBytes()));
      System.out.println("rolled " + repr(f.rolled()));
      await(f.write("67890!".getBytes()));
      System.out.println("rolled " + repr(f.rolled()));
      await(f.seek(0));
      System.out.println(repr(await(f.read())));
    }
    try (var f = await(TempFiles.spooledTemporaryFile(1000, TempOptions.defaults()))) {
      await(f.write("abc".getBytes()));
      await(f.rollover());
      await(f.seek(1));
      System.out.println(repr(await(f.read(1))) + " " + repr(f.rolled()));
    }
  }
}
