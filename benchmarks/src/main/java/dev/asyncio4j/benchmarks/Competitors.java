package dev.asyncio4j.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds who can be measured on this machine: the commands to run, by name. */
final class Competitors {
  private Competitors() {}

  static Map<String, List<String>> find(List<String> javaHomes, List<String> missing)
      throws IOException, InterruptedException {
    var commands = new LinkedHashMap<String, List<String>>();
    for (String library : List.of("asyncio", "uvloop")) {
      Optional<String> python = pythonWith(library);
      if (python.isPresent()) {
        commands.put(library, List.of(python.get(), script().toString(), library));
      } else {
        missing.add(library + " (no python3 on the PATH can import it)");
      }
    }
    for (String home : javaHomes) {
      addJava(commands, home);
    }
    return commands;
  }

  private static void addJava(Map<String, List<String>> commands, String home)
      throws IOException, InterruptedException {
    String java = Path.of(home, "bin", "java").toString();
    int version = versionOf(java);
    if (version >= 24) {
      commands.put("Java, loop, JDK " + version, java(java, JavaBodies.class, "loop", true));
    }
    if (version >= 21) {
      commands.put("Java, handoff, JDK " + version, java(java, JavaBodies.class, "handoff", false));
    }
    commands.put("Java, platform, JDK " + version, java(java, JavaBodies.class, "platform", false));
    commands.put("Kotlin, JDK " + version, java(java, KotlinBodies.class, "platform", false));
    commands.put(
        "plain kotlinx, JDK " + version, java(java, PlainKotlinx.class, "platform", false));
  }

  private static List<String> java(String java, Class<?> main, String mode, boolean open) {
    var command = new ArrayList<>(List.of(java, "-Xmx1g", "-Dasyncio4j.fibers=" + mode));
    if (open) {
      command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    }
    if (mode.equals("platform") && main == JavaBodies.class) {
      command.add("-Dasyncio4j.benchmarks.scale=100"); // a thread switch takes microseconds
    }
    command.addAll(List.of("-cp", Compare.classPath(), main.getName()));
    return command;
  }

  private static int versionOf(String java) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(java, "-XshowSettings:properties", "-version")
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return text.lines()
        .filter(line -> line.contains("java.specification.version"))
        .map(line -> Integer.parseInt(line.substring(line.indexOf('=') + 1).trim()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("not a JDK: " + java + " printed\n" + text));
  }

  /** The first python3 on the PATH that can import the library. */
  private static Optional<String> pythonWith(String library)
      throws IOException, InterruptedException {
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      Path python = Path.of(folder, "python3");
      if (!Files.isExecutable(python)) {
        continue;
      }
      var probe = new ProcessBuilder(python.toString(), "-c", "import " + library);
      probe.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      if (probe.start().waitFor() == 0) {
        return Optional.of(python.toString());
      }
    }
    return Optional.empty();
  }

  /** The Python sibling, out of the jar. */
  private static Path script() throws IOException {
    Path file = Files.createTempFile("operations", ".py");
    file.toFile().deleteOnExit();
    try (InputStream source = Competitors.class.getResourceAsStream("/operations.py")) {
      Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
