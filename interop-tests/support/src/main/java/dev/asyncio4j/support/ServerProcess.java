package dev.asyncio4j.support;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** Server programs as children of this JVM, which end with it, however it ends. */
public final class ServerProcess {
  /**
   * Ports from here on, and as many above, are below those that a system gives to connections: what
   * is free now is still free when the server takes it.
   */
  private static final int FIRST = 12_000;

  /** A Redis node of a cluster listens on a second port too, this far above the first. */
  private static final int BUS = 10_000;

  /** The ports that were looked at; a second channel of a file would end the first one's lock. */
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** Says to other JVMs what ports were given here: a server may take its own seconds later. */
  private static final Path LOCKS =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "asyncio4j-ports-" + System.getProperty("user.name"));

  /** The files of these ports: a lock would end with the collection of its channel. */
  private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

  private ServerProcess() {}

  /** {@return a port that nobody listens on, another one at each call} */
  public static int freePort() {
    while (true) {
      int port = FIRST + ThreadLocalRandom.current().nextInt(BUS);
      try (var free = new ServerSocket(port)) {
        if (GIVEN.add(port) && lock(port)) return port;
      } catch (BindException taken) {
        // another one, then
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Locks a port for this JVM, until it ends; false if another has it. */
  private static boolean lock(int port) throws IOException {
    Files.createDirectories(LOCKS);
    var file = FileChannel.open(LOCKS.resolve("" + port), CREATE, WRITE);
    try {
      if (file.tryLock() != null) return HELD.add(file);
    } catch (OverlappingFileLockException e) {
      // another class loader of this JVM has it
    }
    file.close();
    return false;
  }

  /**
   * Starts a server and waits until it listens. A shell ends it, and deletes its folder, once the
   * shell's input has ended.
   *
   * @param folder of its data, and of its {@code log}
   * @param port of 127.0.0.1 that it was told to listen on
   * @param command the program and its arguments
   * @return the shell
   */
  public static Process start(Path folder, int port, List<String> command) {
    var watch =
        "\"$@\" & p=$!; cat > /dev/null; kill -9 $p; wait $p 2> /dev/null; rm -rf " + folder;
    var watched = new ArrayList<>(List.of("sh", "-c", watch, "sh"));
    watched.addAll(command);
    try {
      var shell =
          new ProcessBuilder(watched)
              .redirectOutput(folder.resolve("log").toFile())
              .redirectErrorStream(true)
              .start();
      RealTime.waitUntil(() -> listens(port));
      return shell;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return whether somebody accepts connections at a port of 127.0.0.1} */
  public static boolean listens(int port) {
    try (var probe = new Socket("127.0.0.1", port)) {
      return probe.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
