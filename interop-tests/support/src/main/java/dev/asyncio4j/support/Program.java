package dev.asyncio4j.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program of this machine with its arguments: a peer that is not ours. */
public final class Program {
  private final List<String> command;

  private Program(List<String> command) {
    this.command = command;
  }

  /** The program; the test is left out, with a line that says so, if it is not installed. */
  public static Program named(String name) {
    var installed =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    if (!installed) System.out.println("left out, for " + name + " is not installed");
    assumeTrue(installed, name + " is not installed");
    return new Program(List.of(name));
  }

  public Program with(String... arguments) {
    var all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    return new Program(all);
  }

  /** Runs it to its end with {@code input}, and returns what it prints; it must not fail. */
  public String run(String input) throws Exception {
    try (var running = start()) {
      running.input().write(input.getBytes(UTF_8));
      running.input().close();
      var output = new String(running.process.getInputStream().readAllBytes(), UTF_8);
      assertThat(running.process.waitFor()).as(command + " says " + output).isZero();
      return output;
    }
  }

  public Running start() throws IOException {
    return new Running(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** The program while it runs; it does not outlive this. */
  public record Running(Process process) implements AutoCloseable {
    public OutputStream input() {
      return process.getOutputStream();
    }

    public String firstLine() throws IOException {
      return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    }

    @Override
    public void close() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }
}
