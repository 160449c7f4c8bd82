package dev.asyncio4j.processes;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The command line of a child: a JVM with the classes of this one, or its modules. */
final class ChildCommand {
  private static final Class<?> MAIN = ChildMain.class;

  private ChildCommand() {}

  static List<String> of(ChildOptions options) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(options.jvmOptions());
    String mode = System.getProperty("asyncio4j.fibers");
    if (mode != null) command.add("-Dasyncio4j.fibers=" + mode);
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED"); // for a loop in the child
    command.addAll(classes(options.classPath()));
    return options.launcher().apply(command);
  }

  private static String java() {
    String home = System.getProperty("java.home");
    if (home == null) {
      throw new IllegalStateException(
          "processes are JVMs, and a native image has none: run this program on a JVM");
    }
    for (String name : List.of("java", "java.exe")) {
      var file = new File(home, "bin" + File.separator + name);
      if (file.canExecute()) return file.getPath();
    }
    throw new IllegalStateException(
        "there is no java in " + home + ": make the image without --strip-native-commands");
  }

  private static List<String> classes(@Nullable List<Path> classPath) {
    List<String> words = new ArrayList<>();
    String path =
        classPath == null
            ? System.getProperty("java.class.path", "")
            : classPath.stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    if (!path.isEmpty()) words.addAll(List.of("-cp", path));
    Module module = MAIN.getModule();
    if (module.isNamed() && classPath == null) {
      String modules = System.getProperty("jdk.module.path");
      if (modules != null) words.addAll(List.of("-p", modules));
      String all =
          ModuleLayer.boot().modules().stream()
              .map(Module::getName)
              .collect(Collectors.joining(","));
      words.addAll(List.of("--add-modules", all, "-m", module.getName() + "/" + MAIN.getName()));
      return words;
    }
    if (classPath == null && !reachable(MAIN.getName())) words.addAll(throughSpringBoot());
    else words.add(MAIN.getName());
    return words;
  }

  private static boolean reachable(String type) {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    return MAIN.getName().equals(type) && MAIN.getClassLoader() == system
        || system.getResource(type.replace('.', '/') + ".class") != null;
  }

  /** The launcher of a Spring Boot jar that can start any class of it. */
  private static List<String> throughSpringBoot() {
    for (String name : List.of("launch.PropertiesLauncher", "PropertiesLauncher")) {
      String launcher = "org.springframework.boot.loader." + name;
      if (reachable(launcher)) return List.of("-Dloader.main=" + MAIN.getName(), launcher);
    }
    throw new IllegalStateException(
        "children cannot find the classes of this program, which "
            + MAIN.getClassLoader()
            + " has loaded: give ChildOptions.classPath");
  }
}
