package dev.asyncio4j.examples.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.files.Python.repr;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.files.AccessMode;
import dev.asyncio4j.files.AsyncFiles;
import dev.asyncio4j.files.AsyncOs;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Functions of the system: folders, renames, links, questions, and the errors of each. */
public final class P03Os {
  private P03Os() {}

  public static void main(String[] args) {
    run(async(() -> program()));
  }

  private static void attempt(String what, Coroutine<?> call) {
    try {
      await(call);
      System.out.println(what + " done");
    } catch (UncheckedIOException e) {
      System.out.println(what + " " + Python.nameOf(e));
    }
  }

  private static String names(Path folder) {
    return repr(await(AsyncOs.listdir(folder)).stream().sorted().toList());
  }

  private static void program() throws Exception {
    Path folder = Files.createTempDirectory("files");
    Path f = folder.resolve("f");
    await(AsyncOs.makedirs(folder.resolve("a/b"), false));
    await(AsyncOs.makedirs(folder.resolve("a/b"), true));
    attempt("makedirs again", AsyncOs.makedirs(folder.resolve("a/b"), false));
    attempt("mkdir without parent", AsyncOs.mkdir(folder.resolve("x/y")));
    try (var file = await(AsyncFiles.open(f, "w"))) {
      await(file.write("12345"));
    }
    attempt("mkdir on a file", AsyncOs.mkdir(f));
    questions(folder, f);
    changes(folder, f);
  }

  private static void questions(Path folder, Path f) {
    System.out.println(await(AsyncOs.stat(f)).size() + " " + await(AsyncOs.getsize(f)));
    System.out.printf(
        "%s %s %s%n",
        repr(await(AsyncOs.exists(f))),
        repr(await(AsyncOs.isfile(f))),
        repr(await(AsyncOs.isdir(folder))));
    Path link = folder.resolve("l");
    Path broken = folder.resolve("broken");
    await(AsyncOs.symlink(f, link));
    await(AsyncOs.symlink(folder.resolve("none"), broken));
    await(AsyncOs.link(f, folder.resolve("hard")));
    Path target = await(AsyncOs.readlink(link)).getFileName();
    System.out.println(repr(await(AsyncOs.islink(link))) + " " + target);
    System.out.printf(
        "%s %s%n", repr(await(AsyncOs.exists(broken))), repr(await(AsyncOs.samefile(f, link))));
    System.out.println(await(AsyncOs.stat(f)).links() + " " + names(folder));
    System.out.println(
        await(AsyncOs.scandir(folder)).stream()
            .map(e -> "('%s', %s, %s)".formatted(e.name(), repr(e.isFile()), repr(e.isDirectory())))
            .sorted()
            .collect(Collectors.joining(", ", "[", "]")));
  }

  private static void changes(Path folder, Path f) {
    await(AsyncOs.rename(f, folder.resolve("g")));
    attempt("rename of nothing", AsyncOs.rename(f, folder.resolve("h")));
    await(AsyncOs.replace(folder.resolve("g"), folder.resolve("hard")));
    await(AsyncOs.renames(folder.resolve("hard"), folder.resolve("new/deep/f")));
    System.out.println(names(folder));
    attempt("rmdir of a full folder", AsyncOs.rmdir(folder.resolve("a")));
    attempt("remove of nothing", AsyncOs.remove(f));
    attempt("listdir of a file", AsyncOs.listdir(folder.resolve("new/deep/f")));
    await(AsyncOs.unlink(folder.resolve("broken")));
    await(AsyncOs.removedirs(folder.resolve("a/b")));
    boolean access = await(AsyncOs.access(folder, AccessMode.READ, AccessMode.WRITE));
    System.out.println(names(folder) + " " + repr(access));
  }
}
