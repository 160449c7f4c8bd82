package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.RealTime;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A process of {@link Targets}, started plainly, and the command line that looks into it. */
final class TargetProcess implements AutoCloseable {
  /** A watch that outlives the pauses of a machine that is slow. */
  static final WatchOptions WATCHED = WatchOptions.defaults().lease(Duration.ofMinutes(5));

  /** The time between two looks: the other process's, which is real. */
  private static final Duration STEP = Duration.ofMillis(100);

  /** Options of a JVM that is to start soon; nothing is prepared for a look. */
  private static final List<String> SOON = List.of("-XX:+UseSerialGC");

  /** What was started: the JVM, or a command that has it as its child. */
  private final Process started;

  private final BufferedReader output;

  /** What the command line has printed at the last {@link #look}. */
  private String printed = "";

  private String complained = "";

  private TargetProcess(Process started) {
    this.started = started;
    this.output = started.inputReader(StandardCharsets.UTF_8);
  }

  static TargetProcess running(String... program) throws IOException {
    return of(ChildJvm.running(Targets.class, SOON, program));
  }

  /** Starts a JVM that runs {@link Targets}, and waits until that is ready. */
  static TargetProcess of(ProcessBuilder command) throws IOException {
    var target = starting(command);
    var line = target.output.readLine();
    while (line != null && !line.equals("ready")) line = target.output.readLine();
    assertThat(line).isEqualTo("ready");
    return target;
  }

  static TargetProcess starting(ProcessBuilder command) throws IOException {
    return new TargetProcess(command.redirectErrorStream(true).start());
  }

  /** The JVM itself, or that of a program that has started one; a JVM may have children, too. */
  private ProcessHandle process() {
    var handle = started.toHandle();
    boolean isJvm = handle.info().command().filter(path -> path.endsWith("java")).isPresent();
    return isJvm ? handle : handle.children().findFirst().orElse(handle);
  }

  long pid() {
    return process().pid();
  }

  /** Polls until that is so, or the test is given up. */
  static void pollUntil(Watch watch, BooleanSupplier isSo) {
    do {
      LockSupport.parkNanos(STEP.toNanos());
      watch.poll();
    } while (!isSo.getAsBoolean());
  }

  /** Runs a command again and again, until it ends well and what it prints is so. */
  void lookUntil(Predicate<String> isSo, String command, String... options) {
    RealTime.waitUntil(() -> look(command, options) == 0 && isSo.test(printed));
  }

  /** Runs a command with this process's id; gives the exit code. */
  int look(String command, String... options) {
    var args = new ArrayList<>(List.of(command, Long.toString(pid())));
    args.addAll(List.of(options));
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var code =
        Main.run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    printed = out.toString(StandardCharsets.UTF_8);
    complained = err.toString(StandardCharsets.UTF_8);
    return code;
  }

  String printed() {
    return printed;
  }

  String complained() {
    return complained;
  }

  /** Sends a signal, such as STOP. */
  void signal(String name) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, "" + pid()).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  /** Tells a process that is in short steps to block its loop. */
  void blockNow() throws IOException {
    started.getOutputStream().write('\n');
    started.getOutputStream().flush();
  }

  /** Returns what it writes until a line that has {@code text}. */
  String readUntil(String text) throws IOException {
    var lines = new ArrayList<String>();
    do lines.add(output.readLine());
    while (lines.get(lines.size() - 1) != null && !lines.get(lines.size() - 1).contains(text));
    return String.join("\n", lines);
  }

  /** Returns the names of its platform threads, of which it is asked by the system's own means. */
  List<String> threads() {
    try (var tasks = Files.list(Path.of("/proc/" + pid() + "/task"))) {
      return tasks.map(task -> commandOf(task)).toList();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** Returns the name of a thread; of one that has just ended none. */
  private static String commandOf(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException ended) {
      return "";
    }
  }

  /** Ends the process and returns what it has written since it was ready. */
  String end() throws IOException, InterruptedException {
    process().destroyForcibly(); // the method of Process would close its output
    started.waitFor();
    return String.join("\n", output.lines().toList());
  }

  @Override
  public void close() {
    process().destroyForcibly();
    started.destroyForcibly();
  }
}
