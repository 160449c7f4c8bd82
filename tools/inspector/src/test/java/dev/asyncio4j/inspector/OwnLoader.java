package dev.asyncio4j.inspector;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;

/** Runs a program whose classes are in a loader of their own, as in a jar of jars. */
final class OwnLoader {
  private OwnLoader() {}

  /** The first argument is the program's class path, the second its class. */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    var urls = new ArrayList<URL>();
    for (var entry : args[0].split(File.pathSeparator)) urls.add(new File(entry).toURI().toURL());
    var rest = new String[args.length - 2];
    System.arraycopy(args, 2, rest, 0, rest.length);
    var platform = ClassLoader.getPlatformClassLoader();
    try (var loader = new URLClassLoader(urls.toArray(URL[]::new), platform)) {
      Thread.currentThread().setContextClassLoader(loader);
      var main = loader.loadClass(args[1]).getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(null, (Object) rest);
    }
  }
}
