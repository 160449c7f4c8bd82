package dev.asyncio4j.threads;

import static dev.asyncio4j.threads.PoolWork.failureOf;

import dev.asyncio4j.subprocess.ProcessPool;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;

/** Prints why a pool cannot start JVMs: their classes, and then the program java, are missing. */
public final class PoolWithoutClasses {
  private PoolWithoutClasses() {}

  /** With an argument, a class path: starts itself anew in a class loader that has it alone. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) inLoaderOf(arguments[0]);
    else {
      try (var pool = ProcessPool.create(1)) {
        System.out.println(failureOf(pool, () -> 1));
        System.setProperty("java.home", "nowhere");
        System.out.println(failureOf(pool, () -> 1));
      }
    }
  }

  private static void inLoaderOf(String classPath) throws Exception {
    var urls = new ArrayList<URL>();
    for (var entry : classPath.split(File.pathSeparator)) urls.add(Path.of(entry).toUri().toURL());
    var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    Object none = new String[0];
    loader
        .loadClass(PoolWithoutClasses.class.getName())
        .getMethod("main", String[].class)
        .invoke(null, none);
  }
}
