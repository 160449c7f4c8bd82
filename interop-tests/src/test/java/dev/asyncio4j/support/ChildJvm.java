package dev.asyncio4j.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM like this one, in the same fiber mode, for what a test cannot do to itself. */
public final class ChildJvm {
  public static final String MODE = System.getProperty("asyncio4j.fibers", "");

  private ChildJvm() {}

  /** The process, not started, that runs {@code main}; {@code options} are for the JVM. */
  public static ProcessBuilder running(Class<?> main, List<String> options, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    if (!MODE.isEmpty()) command.add("-Dasyncio4j.fibers=" + MODE);
    if (MODE.equals("loop"))
      command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
