package dev.asyncio4j.benchmarks;

import static java.util.stream.Collectors.joining;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.benchmarks.programs.Hello;
import dev.asyncio4j.kotlin.Suspending;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import kotlin.Unit;
import kotlinx.coroutines.Job;

/**
 * The hello program as an application's jar. It names the library's jars, and no others, by a path
 * beside it: classes of jars that are named by URLs do not get into an archive.
 */
final class HelloJar {
  static final Path PATH = Resources.path("hello.jar");

  private HelloJar() {}

  static void create() throws IOException {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Name.MANIFEST_VERSION, "1.0");
    attributes.put(Name.MAIN_CLASS, Hello.class.getName());
    Path home = Path.of(Jdk.classPath()).getParent();
    Files.createSymbolicLink(Resources.path("jars"), home);
    attributes.put(
        Name.CLASS_PATH,
        Stream.of(Asyncio.class, Suspending.class, Unit.class, Job.class)
            .map(type -> "jars/" + home.relativize(jarOf(type)))
            .collect(joining(" ")));
    attributes.put(new Name("Add-Opens"), "java.base/java.lang");
    try (var jar = new JarOutputStream(Files.newOutputStream(PATH), manifest);
        var code = Hello.class.getResourceAsStream("Hello.class")) {
      jar.putNextEntry(new JarEntry(Hello.class.getName().replace('.', '/') + ".class"));
      code.transferTo(jar);
    }
  }

  private static Path jarOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
