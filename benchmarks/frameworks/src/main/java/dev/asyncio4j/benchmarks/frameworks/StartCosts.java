package dev.asyncio4j.benchmarks.frameworks;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.util.FileSystemUtils;

/**
 * The start of an application of Spring MVC, with the starter on its class path and without. Each
 * start is that of a new process, in turn; the median of each counts.
 */
public final class StartCosts {
  private static final int STARTS = 15;

  private StartCosts() {}

  /** An application without controllers. */
  @EnableAutoConfiguration
  static class Application {}

  /** The time that a process took until its application had started, in milliseconds. */
  private record Start(double clock, double processor) {}

  /** Starts the application in this process, and tells what that took. */
  public static void main(String[] args) {
    try (var application =
        SpringApplication.run(
            Application.class,
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn")) {
      var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      System.out.println(
          ManagementFactory.getRuntimeMXBean().getUptime()
              + " "
              + system.getProcessCpuTime() / 1e6
              + " "
              + List.of(application.getBeanDefinitionNames()).contains("asyncioLoops"));
    }
  }

  static void measure() throws Exception {
    var without = new ArrayList<Start>();
    var lazy = new ArrayList<Start>();
    var with = new ArrayList<Start>();
    var folder = Files.createTempDirectory("asyncio4j-start");
    try {
      copyClasses(folder);
      var bare = classPath(folder, jar -> !jar.startsWith("asyncio4j"));
      var whole = classPath(folder, jar -> true);
      for (int i = 0; i < STARTS; i++) {
        without.add(start(bare, false));
        lazy.add(start(whole, true));
        with.add(start(whole, false));
      }
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
    System.out.printf("%n| start | ms | processor, ms |%n|---|--:|--:|%n");
    print("Spring Boot alone", without);
    print("with the starter, its loop not used", lazy);
    print("with the starter", with);
  }

  private static void print(String name, List<Start> starts) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f |%n",
        name,
        median(starts, Start::clock),
        median(starts, Start::processor));
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
    return starts.stream().mapToDouble(figure).sorted().toArray()[STARTS / 2];
  }

  private static Start start(String classPath, boolean lazy)
      throws IOException, InterruptedException {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dasyncio4j.loop.lazy=" + lazy,
                "-cp",
                classPath,
                StartCosts.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var told = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    var figures = told.split(" ");
    var hasStarter = String.valueOf(classPath.contains("asyncio4j-spring"));
    if (child.waitFor() != 0 || figures.length != 3 || !figures[2].equals(hasStarter))
      throw new IOException("the application did not start as it was to: " + told);
    return new Start(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
  }

  /** Lists a folder, and those libraries of this program that are wanted. */
  private static String classPath(Path folder, Predicate<String> jars) throws IOException {
    var program = Path.of(System.getProperty("java.class.path"));
    try (var libraries = Files.list(program.toAbsolutePath().resolveSibling("lib"))) {
      return libraries
          .filter(it -> jars.test(it.getFileName().toString()))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator, folder + File.pathSeparator, ""));
    }
  }

  /** Copies these classes out of their jar, whose manifest names all libraries. */
  private static void copyClasses(Path folder) throws IOException {
    for (var type : List.of(StartCosts.class, Application.class)) {
      var name = type.getName().replace('.', '/') + ".class";
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
        Files.copy(bytes, file);
      }
    }
  }
}
