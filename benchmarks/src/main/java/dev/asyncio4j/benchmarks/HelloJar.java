package dev.asyncio4j.benchmarks;

import dev.asyncio4j.benchmarks.programs.Hello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The hello program as an application's jar. It opens {@code java.lang} in its manifest, and names
 * the library's jars there by relative paths: an archive would not be used in full with the flag
 * {@code --add-opens} on the command line, nor for jars that are named by URLs.
 */
final class HelloJar {
  static final Path PATH = Resources.path("hello.jar");

  private HelloJar() {}

  static void create() throws IOException {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Name.MANIFEST_VERSION, "1.0");
    attributes.put(Name.MAIN_CLASS, Hello.class.getName());
    Path jars = PATH.toAbsolutePath().getParent().relativize(Path.of(Jdk.classPath()));
    attributes.put(Name.CLASS_PATH, jars.toString());
    attributes.put(new Name("Add-Opens"), "java.base/java.lang");
    new JarOutputStream(Files.newOutputStream(PATH), manifest).close();
  }
}
