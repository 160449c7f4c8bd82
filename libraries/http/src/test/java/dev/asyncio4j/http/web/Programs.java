package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.toThread;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.asyncio4j.support.ServerProcess;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Programs that are installed on this machine; a test whose program is absent is skipped by name.
 */
final class Programs {
  private static final List<String> SYSTEM = List.of("/usr/sbin", "/usr/bin", "/usr/local/bin");

  private Programs() {}

  /** A server in a process of its own, which ends when its input does: with this one, too. */
  record Server(Process process, int port) implements AutoCloseable {
    @Override
    public void close() {
      try {
        process.getOutputStream().close();
      } catch (IOException ended) {
        // it has no input any more
      }
      process.onExit().join();
    }
  }

  private static List<Path> found(String name) {
    var folders = new ArrayList<>(List.of(System.getenv("PATH").split(File.pathSeparator)));
    folders.addAll(SYSTEM);
    return folders.stream()
        .map(f -> Path.of(f, name))
        .filter(Files::isExecutable)
        .distinct()
        .toList();
  }

  static String command(String name) {
    var all = found(name);
    return all.isEmpty() ? abort(name + " is not installed") : all.get(0).toString();
  }

  static String pythonWith(String library) {
    for (Path python : found("python3")) {
      try {
        var probe = new ProcessBuilder(python.toString(), "-c", "import " + library);
        probe.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        if (probe.start().onExit().join().exitValue() == 0) return python.toString();
      } catch (IOException cannotRun) {
        continue;
      }
    }
    return abort("no python3 that can import " + library + " is installed");
  }

  /** A command under one of its names. */
  static String anyCommand(String... names) {
    for (String name : names) if (!found(name).isEmpty()) return command(name);
    return abort("none of " + String.join(", ", names) + " is installed");
  }

  /** Starts a command that ends with the close of the result, its children, too. */
  static AutoCloseable running(Path folder, String... command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TMPDIR", folder.toString());
    var process = builder.redirectOutput(folder.resolve("output").toFile()).start();
    return () -> {
      var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(each -> each.onExit().join());
    };
  }

  /** Runs a command to its end; the task waits. Returns what it printed, errors too. */
  static String output(String... command) {
    return await(
        toThread(
            () -> {
              var process = new ProcessBuilder(command).redirectErrorStream(true).start();
              process.getOutputStream().close();
              return new String(process.getInputStream().readAllBytes(), UTF_8);
            }));
  }

  static String script(String python, String name, String argument) throws Exception {
    return output(python, "-c", resource(name), argument);
  }

  static String resource(String name) throws IOException {
    try (var in = Programs.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Starts a script that prints its port. */
  static Server server(String python, String name) {
    try {
      var builder = new ProcessBuilder(python, "-c", resource(name));
      var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      return new Server(process, Integer.parseInt(lines.readLine()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts nginx in front of a port. */
  static Server nginx(String nginx, Path folder, int behind) throws Exception {
    return nginx(nginx, folder, resource("nginx.conf").replace("BEHIND", "" + behind));
  }

  /** Starts nginx as a server of the files in {@code folder/files}. */
  static Server nginxWithFiles(String nginx, Path folder) throws Exception {
    return nginx(nginx, folder, resource("nginx-files.conf"));
  }

  private static Server nginx(String nginx, Path folder, String text) throws Exception {
    int port = ServerProcess.freePort();
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(
        configuration, text.replace("FOLDER", folder.toString()).replace("PORT", "" + port));
    // The shell's child ends with the input of the shell, which ends with this process.
    String run = "\"$0\" -p \"$1\" -c \"$2\" -e stderr & cat; kill $!";
    var process =
        new ProcessBuilder("sh", "-c", run, nginx, folder.toString(), configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    for (int i = 0; i < 250; i++) {
      try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return new Server(process, port);
      } catch (IOException notYet) {
        process.onExit().completeOnTimeout(process, 20, TimeUnit.MILLISECONDS).join();
      }
    }
    throw new IllegalStateException("nginx: " + Files.readString(folder.resolve("output")));
  }
}
