package dev.asyncio4j.inspector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Registers beans of engines whose classes are in a loader of their own, from inside their process.
 * Says nothing there: who has loaded it sees whether a bean is there.
 */
final class Agent {
  /** The class of the engine that each loop has, by which its loader is found. */
  private static final String ENGINE = "dev.asyncio4j.impl.EventLoopImpl";

  private Agent() {}

  /**
   * Begins in the process that is looked at.
   *
   * @param name of the beans, each of which has a number behind it
   * @param process what the JVM knows
   */
  public static void agentmain(String name, Instrumentation process) {
    int number = 0;
    for (Class<?> type : process.getAllLoadedClasses())
      if (type.getName().equals(ENGINE)) register(name + "-" + ++number, type.getClassLoader());
  }

  /** {@return whether the loader has an engine, whose bean is now registered} */
  static boolean register(String name, ClassLoader loader) {
    try {
      var bean = Class.forName(Copies.BEAN, true, loader).getDeclaredConstructor().newInstance();
      ManagementFactory.getPlatformMBeanServer().registerMBean(bean, new ObjectName(name));
      return true;
    } catch (ReflectiveOperationException | JMException | LinkageError other) {
      return false; // of another version, or there is no such bean: who looks finds none
    }
  }

  /** Writes a jar that has this class alone, which the process reads once. */
  static Path jar() {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", Agent.class.getName());
    var file = Agent.class.getName().replace('.', '/') + ".class";
    try (var in = Agent.class.getResourceAsStream("Agent.class")) {
      if (in == null) throw new IOException(file + " is missing in this jar");
      var jar = Files.createTempFile("asyncio4j-agent", ".jar");
      jar.toFile().setReadable(true, false); // the process may be another user's
      try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
        out.putNextEntry(new JarEntry(file));
        in.transferTo(out);
        out.closeEntry();
      }
      return jar;
    } catch (IOException error) {
      throw new UncheckedIOException("The agent cannot be written: " + error.getMessage(), error);
    }
  }
}
