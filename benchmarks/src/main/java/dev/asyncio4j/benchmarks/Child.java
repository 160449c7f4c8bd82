package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A process of this run. It is quiet: its output matters when it is asked for, and when it fails.
 * None outlives the run.
 */
final class Child implements AutoCloseable {
  private static final long MOST_MINUTES = 15;
  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly)));
  }

  private final List<String> command;
  private final Path output = Resources.temporary(".out");
  private final Path errors = Resources.temporary(".err");
  private final Process process;

  Child(List<String> command) throws IOException {
    this.command = command;
    var builder = new ProcessBuilder(command);
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new NoSuchCommandException(e);
    }
    ALIVE.add(process);
  }

  /** Runs {@code command} to its end; {@return what it printed, errors first} */
  static String output(String... command) throws IOException, InterruptedException {
    try (var child = new Child(List.of(command))) {
      String printed = child.outcome();
      return Files.readString(child.errors) + printed;
    }
  }

  /** Runs {@code command} to its end; {@return what it printed} */
  static String run(List<String> command) throws IOException, InterruptedException {
    try (var child = new Child(command)) {
      return child.outcome();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns the processor time it has used so far, in seconds. */
  double processorTime() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /** Returns its memory that is in the machine's, in bytes; 0 where the system does not tell. */
  long memory() throws IOException {
    Path pages = Path.of("/proc/" + process.pid() + "/statm");
    return Files.exists(pages) ? Long.parseLong(Files.readString(pages).split(" ")[1]) * 4096 : 0;
  }

  /**
   * Returns what the heap of a JVM holds after a collection, in bytes, as its JDK's jcmd tells it.
   */
  long heap() throws IOException, InterruptedException {
    String jcmd = Path.of(command.get(0)).resolveSibling("jcmd").toString();
    String histogram = output(jcmd, String.valueOf(process.pid()), "GC.class_histogram");
    String total = histogram.lines().filter(line -> line.startsWith("Total")).findFirst().get();
    return Long.parseLong(total.split(" +")[2]);
  }

  boolean isJvm() {
    return Path.of(command.get(0)).endsWith("java");
  }

  /** Waits for the end, which must be a good one; {@return what it printed} */
  String outcome() throws IOException, InterruptedException {
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      throw failure("has not ended after " + MOST_MINUTES + " minutes");
    }
    if (process.exitValue() != 0) throw failure("ended with exit code " + process.exitValue());
    return Files.readString(output);
  }

  IllegalStateException failure(String what) throws IOException {
    return new IllegalStateException(
        "a process of this run %s: %s%n%s%s"
            .formatted(
                what,
                String.join(" ", command),
                Files.readString(output),
                Files.readString(errors)));
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    ALIVE.remove(process);
    Files.deleteIfExists(output);
    Files.deleteIfExists(errors);
  }
}
