package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.support.ChildJvm;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process of {@link Targets}, started plainly, and the command line that looks into it. */
final class TargetProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** The time between two looks: the other process's, which is real. */
  private static final Duration STEP = Duration.ofMillis(200);

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
    return of(ChildJvm.running(Targets.class, List.of(), program));
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

  /** Polls until that is so. */
  static void pollUntil(Watch watch, BooleanSupplier isSo) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    do {
      LockSupport.parkNanos(STEP.toNanos());
      watch.poll();
    } while (!isSo.getAsBoolean() && System.nanoTime() < end);
    assertThat(isSo.getAsBoolean()).as("%s: %s", watch, watch.slowSteps()).isTrue();
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

  /** Returns the names of its platform threads, of which it is asked by the system's own means. */
  List<String> threads() throws IOException {
    try (var tasks = Files.list(Path.of("/proc/" + pid() + "/task"))) {
      var names = new ArrayList<String>();
      for (var task : tasks.toList()) names.add(Files.readString(task.resolve("comm")).strip());
      return names;
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
