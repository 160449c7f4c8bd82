package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.RealTime;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks into processes of each kind of launch. */
@InOneMode
class LaunchRealClockTest {
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final String TARGETS = Targets.class.getName();

  private static List<String> java(List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    return command;
  }

  /** A program whose classes the system's loader does not know. */
  private static ProcessBuilder inOwnLoader(Path folder, String... options) throws IOException {
    var file = OwnLoader.class.getName().replace('.', '/') + ".class";
    var copy = folder.resolve(file);
    Files.createDirectories(copy.getParent());
    try (var in = OwnLoader.class.getResourceAsStream("OwnLoader.class")) {
      if (!Files.exists(copy)) Files.write(copy, in.readAllBytes());
    }
    var command = java(List.of(options));
    command.addAll(List.of("-cp", folder.toString(), OwnLoader.class.getName()));
    command.addAll(List.of(CLASS_PATH, TARGETS, "album"));
    return new ProcessBuilder(command);
  }

  @Test
  @DisplayName("INS-15 in a loader of its own, as in a jar of jars: the agent finds it, and goes")
  void byAgent(@TempDir Path folder) throws IOException {
    try (var target = TargetProcess.of(inOwnLoader(folder))) {
      for (int i = 0; i < 2; i++) {
        assertThat(target.look("pstree", "--agent")).as(target.complained()).isZero();
        assertThat(target.printed()).contains("(T) Sundowning", "Targets.play");
        try (var connector = new Attach(target.pid(), null).connect()) {
          var server = connector.getMBeanServerConnection();
          RealTime.waitUntil(() -> !hasBeanOfAgent(server)); // nothing is left there
        }
        if (target.look("pstree") != 0) // the program shows itself after ten seconds
        assertThat(target.complained()).contains("loader of its own", "--agent");
      }
    }
  }

  private static boolean hasBeanOfAgent(MBeanServerConnection server) {
    try {
      var ofAgent = new ObjectName("dev.asyncio4j:type=Inspector,id=agent-*");
      return !server.queryNames(ofAgent, null).isEmpty();
    } catch (IOException | JMException error) {
      throw new AssertionError(error);
    }
  }

  @Test
  @DisplayName("INS-15 in a loader of its own: the program shows itself, while a loop is open")
  void byItself(@TempDir Path folder) throws IOException {
    try (var target = TargetProcess.of(inOwnLoader(folder, "-Dasyncio4j.inspect=on"))) {
      RealTime.waitUntil(() -> target.look("pstree") == 0);
      assertThat(target.printed()).contains("(T) Sundowning", "Targets.play");
    }
  }

  @Test
  @DisplayName("INS-15 several copies of the engine in one process: all of their loops are shown")
  void copies() throws IOException {
    var shown = List.of("-Dasyncio4j.inspect=on");
    try (var target = TargetProcess.of(ChildJvm.running(TwoEngines.class, shown))) {
      RealTime.waitUntil(
          () ->
              target.look("pstree") == 0
                  && target.printed().contains("(T) Sundowning")
                  && target.printed().contains("(T) crawler"));
      var snapshot = Inspector.snapshot(target.pid(), SnapshotOptions.defaults());
      assertThat(snapshot.loops()).extracting(LoopInfo::id).doesNotHaveDuplicates().hasSize(2);
      assertThat(snapshot.tasks()).extracting(TaskInfo::id).doesNotHaveDuplicates();
      assertThat(Snapshot.parse(snapshot.toJson()).tasks()).isEqualTo(snapshot.tasks());
      assertThat(target.look("pstree", "--agent")).as(target.complained()).isZero();
      assertThat(target.printed()).contains("(T) Sundowning", "(T) crawler");
      try (var watch = Inspector.watch(target.pid(), TargetProcess.WATCHED)) {
        RealTime.waitUntil(
            () -> {
              watch.poll();
              return watch.loops().size() == 2 && watch.trace().contains("worker-1");
            });
        assertThat(watch.loops()).extracting(LoopActivity::id).isSorted();
      }
    }
  }

  @Test
  @DisplayName("INS-15 agents are not let in: the sentence has the option that lets them")
  void noAgents(@TempDir Path folder) throws IOException {
    try (var target = TargetProcess.of(inOwnLoader(folder, "-XX:-EnableDynamicAgentLoading"))) {
      assertThat(target.look("ps", "--agent")).isEqualTo(3);
      assertThat(target.complained()).contains("-XX:+EnableDynamicAgentLoading");
    }
  }

  @Test
  @DisplayName("INS-15 on the module path")
  void modulePath() throws IOException {
    var modules = new ArrayList<String>();
    for (var entry : CLASS_PATH.split(File.pathSeparator))
      if (isOfEngine(Path.of(entry))) modules.add(entry);
    assumeTrue(modules.size() >= 5, "the engine was compiled without its descriptors");
    var command =
        java(
            List.of(
                "-p",
                String.join(File.pathSeparator, modules),
                "--add-modules",
                "dev.asyncio4j.impl",
                "-cp",
                CLASS_PATH,
                TARGETS,
                "album"));
    try (var target = TargetProcess.of(new ProcessBuilder(command))) {
      assertThat(target.look("pstree")).as(target.complained()).isZero();
      assertThat(target.printed()).contains("(T) Sundowning", "Targets.play");
    }
  }

  private static boolean isOfEngine(Path entry) {
    var names = Set.of("kotlin.stdlib", "kotlinx.coroutines.core", "org.jspecify");
    return ModuleFinder.of(entry).findAll().stream()
        .map(ModuleReference::descriptor)
        .filter(module -> !module.isAutomatic())
        .anyMatch(module -> names.contains(module.name()) || isOurs(module.name()));
  }

  private static boolean isOurs(String module) {
    return module.equals("dev.asyncio4j") || module.equals("dev.asyncio4j.impl");
  }

  @Test
  @DisplayName("INS-15 an image of the JDK that lacks the module which is needed: it is named")
  void image(@TempDir Path folder) throws IOException, InterruptedException {
    var image = folder.resolve("image");
    var jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
    assumeTrue(Files.isExecutable(jlink), "this JDK has no jlink");
    var modules = "java.logging,java.management,jdk.unsupported";
    var made = List.of("" + jlink, "--add-modules", modules, "--output", "" + image);
    var code = new ProcessBuilder(made).inheritIO().start().waitFor();
    assumeTrue(code == 0, "this JDK cannot make an image");
    var java = image.resolve("bin").resolve("java").toString();
    var command = new ProcessBuilder(java, "-cp", CLASS_PATH, TARGETS, "album");
    try (var target = TargetProcess.of(command)) {
      assertThat(target.look("ps")).isEqualTo(4);
      assertThat(target.complained()).contains("without the module jdk.management.agent");
      assertThat(target.look("ps", "--agent")).isEqualTo(3);
      assertThat(target.complained()).contains("needs the module java.instrument");
    }
  }

  @Test
  @DisplayName("INS-15 in a container: a process of another namespace, by its number out here")
  void container() throws IOException, InterruptedException {
    assumeTrue(canUnshare(), "this user cannot make a namespace of processes");
    var command = new ArrayList<>(List.of("unshare", "--fork", "--pid", "--mount-proc"));
    command.addAll(java(List.of("-cp", CLASS_PATH, TARGETS, "album")));
    try (var target = TargetProcess.of(new ProcessBuilder(command))) {
      assertThat(target.look("pstree")).as(target.complained()).isZero();
      assertThat(target.printed()).contains("(T) Sundowning", "Targets.play");
    }
  }

  private static boolean canUnshare() throws InterruptedException {
    try {
      var command = List.of("unshare", "--fork", "--pid", "--mount-proc", "true");
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  @Test
  @DisplayName("INS-16 another user's process: exit code 3, and a sentence that says so")
  void otherUser(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can be somebody else");
    var setpriv = Path.of("/usr/bin/setpriv");
    assumeTrue(Files.isExecutable(setpriv), "setpriv is not installed");
    copyTool(folder);
    try (var target = TargetProcess.running("idle")) {
      var command = new ArrayList<>(List.of("" + setpriv, "--reuid=65534", "--clear-groups"));
      command.addAll(java(List.of("-cp", "" + folder, Main.class.getName())));
      command.addAll(List.of("ps", "" + target.pid()));
      var tool = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(tool.getInputStream().readAllBytes());
      assertThat(tool.waitFor()).as(said).isEqualTo(3);
      assertThat(said).contains("belongs to another user: run this as that user, or as root");
    }
  }

  /** Copies the tool's classes to where everybody can read them: it needs no others. */
  private static void copyTool(Path folder) throws IOException {
    var from =
        Path.of(URI.create("" + Main.class.getProtectionDomain().getCodeSource().getLocation()));
    assumeTrue(Files.isDirectory(from), "the tool is a jar here");
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var copy = folder.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(copy);
        else Files.copy(file, copy);
        assertThat(copy.toFile().setReadable(true, false)).isTrue();
        if (Files.isDirectory(file)) assertThat(copy.toFile().setExecutable(true, false)).isTrue();
      }
    }
  }

  @Test
  @DisplayName("INS-16 no JVM, a JVM that lets nobody in, one that is just starting")
  void notAttachable() throws IOException, InterruptedException {
    var sleep = new ProcessBuilder("sleep", "1000").start();
    try {
      assertThat(Optional.of(lookAt(sleep))).hasValue(3);
      assertThat(sleep.isAlive()).as("the process that is no JVM").isTrue();
    } finally {
      sleep.destroyForcibly();
    }
    var closed = List.of("-XX:+DisableAttachMechanism");
    try (var target = TargetProcess.of(ChildJvm.running(Targets.class, closed, "album"))) {
      assertThat(target.look("ps", "--retries", "0")).isEqualTo(3);
      assertThat(target.complained()).contains("-XX:+DisableAttachMechanism");
    }
    var plain = ChildJvm.running(Targets.class, List.of(), "album");
    try (var target = TargetProcess.starting(plain)) {
      assertThat(target.look("ps", "--retries", "60")).as(target.complained()).isIn(0, 4);
    }
  }

  private static int lookAt(Process process) {
    var nobody = new PrintStream(OutputStream.nullOutputStream());
    return Main.run(List.of("ps", "" + process.pid(), "--retries", "0"), nobody, nobody);
  }
}
