package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.Hello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The hello program as an application's jar. It names the library's jars by a path beside it:
 * classes of jars that are named by URLs do not get into an archive.
 */
final class HelloJar {
  static final Path PATH = Resources.path("hello.jar");

  private HelloJar() {}

  static void create() throws IOException {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Name.MANIFEST_VERSION, "1.0");
    attributes.put(Name.MAIN_CLASS, Hello.class.getName());
    Path jar = Path.of(Jdk.classPath());
    Files.createSymbolicLink(Resources.path("jars"), jar.getParent());
    attributes.put(Name.CLASS_PATH, "jars/" + jar.getFileName());
    attributes.put(new Name("Add-Opens"), "java.base/java.lang");
    new JarOutputStream(Files.newOutputStream(PATH), manifest).close();
  }
}
