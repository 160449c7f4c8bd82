package dev.asyncio4j.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An echo server in a process of its own, on a port of its own, and loads on it. */
final class EchoRun implements AutoCloseable {
  static final int WARM_UP_SECONDS = 5;
  private static final Duration MOST_FOR_START = Duration.ofSeconds(20);
  private final int port = freePort();
  private final Child server;

  /** Starts {@code competitor} with the port as its last argument, and waits until it listens. */
  EchoRun(Competitor competitor) throws IOException, InterruptedException {
    server = new Child(competitor.command(port));
    try {
      waitUntilItListens();
    } catch (IOException | InterruptedException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The figures of a load, and the processor time of the server for a request, in µs. */
  record Measured(EchoLoad.Result load, double processor) {}

  /** Starts a server, warms it up, loads it and ends it. */
  static Measured measure(Competitor competitor, int connections, int seconds)
      throws IOException, InterruptedException {
    try (var run = new EchoRun(competitor)) {
      run.load(1, connections, WARM_UP_SECONDS);
      double before = run.processorTime();
      var load = run.load(1, connections, seconds).get(0);
      double micros = (run.processorTime() - before) * 1e6;
      return new Measured(load, micros / load.all());
    }
  }

  /** Loads the server from {@code clients} processes at once. */
  List<EchoLoad.Result> load(int clients, int connections, int seconds)
      throws IOException, InterruptedException {
    var loads = new ArrayList<Child>();
    try {
      for (int i = 0; i < clients; i++) {
        loads.add(new Child(EchoLoad.command(port, connections, seconds)));
      }
      var results = new ArrayList<EchoLoad.Result>();
      for (Child load : loads) results.add(EchoLoad.result(load.outcome()));
      return results;
    } catch (IllegalStateException e) {
      throw server.failure("failed under load (" + e.getMessage().strip() + ")");
    } finally {
      for (Child load : loads) load.close();
    }
  }

  int port() {
    return port;
  }

  /** Returns the processor time of the server so far, all its threads, in seconds. */
  double processorTime() {
    return server.processorTime();
  }

  /** Returns the memory that the server has in use, in bytes. */
  long memory() throws IOException {
    return server.memory();
  }

  /** Returns what the server holds on to, in bytes: a JVM's heap after a collection. */
  long held() throws IOException, InterruptedException {
    return server.isJvm() ? server.heap() : server.memory();
  }

  private void waitUntilItListens() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + MOST_FOR_START.toNanos();
    while (!listens()) {
      if (!server.isAlive()) throw server.failure("ended");
      if (System.nanoTime() > deadline) throw server.failure("does not listen");
      Thread.sleep(20);
    }
  }

  private boolean listens() {
    try (var probe = new Socket()) {
      probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
