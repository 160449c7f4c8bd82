package dev.asyncio4j.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JDK that competitors run on.
 *
 * @param java its launcher
 * @param version its feature number
 * @param text name and full version
 */
record Jdk(String java, int version, String text) {

  static Jdk at(String home) throws IOException, InterruptedException {
    String java = Path.of(home, "bin", "java").toString();
    String text = Child.output(java, "-XshowSettings:properties", "-version");
    int version = Integer.parseInt(property(text, "java.specification.version", java));
    String name =
        property(text, "java.vm.vendor", java) + " " + property(text, "java.version", java);
    return new Jdk(java, version, "JDK " + name);
  }

  private static String property(String text, String name, String java) {
    return text.lines()
        .map(String::trim)
        .filter(line -> line.startsWith(name + " = "))
        .map(line -> line.substring(name.length() + 3))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("not a JDK: " + java + " printed\n" + text));
  }

  boolean hasVirtualThreads() {
    return version >= 21;
  }

  boolean hasLoop() {
    return version >= 24;
  }

  /** The best mode this JDK has. */
  String bestMode() {
    return hasLoop() ? "loop" : hasVirtualThreads() ? "handoff" : "platform";
  }

  /** Runs {@code main} with fibers of {@code mode}; {@code options} are for the JVM. */
  List<String> running(Class<?> main, String mode, List<String> options, String... arguments) {
    var command = new ArrayList<>(List.of(java, "-Dasyncio4j.fibers=" + mode));
    if (mode.equals("loop")) command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The class path of this process: the children run the same jars. */
  static String classPath() {
    return new File(System.getProperty("java.class.path")).getAbsolutePath();
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
